/**
 * Generated from keyboard-shortcuts-inhibit-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1
 *
 * The protocol:
 * Copyright © 2017 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/keyboard-shortcuts-inhibit-unstable-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface KeyboardShortcutsInhibitUnstableV1Requests {
  zwp_keyboard_shortcuts_inhibit_manager_v1: 'destroy' | 'inhibit_shortcuts';
  zwp_keyboard_shortcuts_inhibitor_v1: 'destroy';
}

/** https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibit_manager_v1:enum:error */
export const ZwpKeyboardShortcutsInhibitManagerV1Error = { already_inhibited: 0 } as const;
export type ZwpKeyboardShortcutsInhibitManagerV1Error =
  (typeof ZwpKeyboardShortcutsInhibitManagerV1Error)[keyof typeof ZwpKeyboardShortcutsInhibitManagerV1Error];

export const zwp_keyboard_shortcuts_inhibit_manager_v1: InterfaceDescriptor = {
  name: 'zwp_keyboard_shortcuts_inhibit_manager_v1',
  version: 1,
  protocol: 'keyboard_shortcuts_inhibit_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'inhibit_shortcuts',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_keyboard_shortcuts_inhibitor_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_inhibited', value: 0, since: 1 }] }],
  meanings: meanings.zwp_keyboard_shortcuts_inhibit_manager_v1,
};

/** It has no events. */
export type ZwpKeyboardShortcutsInhibitManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibit_manager_v1
 * Described here up to version 1.
 */
export class ZwpKeyboardShortcutsInhibitManagerV1 extends WaylandProxy<ZwpKeyboardShortcutsInhibitManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_keyboard_shortcuts_inhibit_manager_v1;

  /**
   * https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibit_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibit_manager_v1:request:inhibit_shortcuts
   * Wire: id new_id, surface object, seat object
   */
  inhibitShortcuts(surface: WlSurface, seat: WlSeat): ZwpKeyboardShortcutsInhibitorV1 {
    return this.construct(1, [surface, seat], ZwpKeyboardShortcutsInhibitorV1);
  }
}

export const zwp_keyboard_shortcuts_inhibitor_v1: InterfaceDescriptor = {
  name: 'zwp_keyboard_shortcuts_inhibitor_v1',
  version: 1,
  protocol: 'keyboard_shortcuts_inhibit_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'active', since: 1, args: [] },
    { name: 'inactive', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_keyboard_shortcuts_inhibitor_v1,
};

export type ZwpKeyboardShortcutsInhibitorV1Events = {
  /** https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibitor_v1:event:active */
  active: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibitor_v1:event:inactive */
  inactive: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibitor_v1
 * Described here up to version 1.
 */
export class ZwpKeyboardShortcutsInhibitorV1 extends WaylandProxy<ZwpKeyboardShortcutsInhibitorV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_keyboard_shortcuts_inhibitor_v1;

  /**
   * https://wayland.app/protocols/keyboard-shortcuts-inhibit-unstable-v1#zwp_keyboard_shortcuts_inhibitor_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_keyboard_shortcuts_inhibit_manager_v1: ZwpKeyboardShortcutsInhibitManagerV1,
  zwp_keyboard_shortcuts_inhibitor_v1: ZwpKeyboardShortcutsInhibitorV1,
} as const;
