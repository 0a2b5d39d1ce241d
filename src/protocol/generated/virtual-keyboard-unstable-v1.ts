/**
 * Generated from virtual-keyboard-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/virtual-keyboard-unstable-v1
 *
 * The protocol:
 * Copyright © 2008-2011 Kristian Høgsberg
 * Copyright © 2010-2013 Intel Corporation
 * Copyright © 2012-2013 Collabora, Ltd.
 * Copyright © 2018 Purism SPC
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/virtual-keyboard-unstable-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSeat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface VirtualKeyboardUnstableV1Requests {
  zwp_virtual_keyboard_v1: 'keymap' | 'key' | 'modifiers' | 'destroy';
  zwp_virtual_keyboard_manager_v1: 'create_virtual_keyboard';
}

/** https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_v1:enum:error */
export const ZwpVirtualKeyboardV1Error = { no_keymap: 0 } as const;
export type ZwpVirtualKeyboardV1Error = (typeof ZwpVirtualKeyboardV1Error)[keyof typeof ZwpVirtualKeyboardV1Error];

export const zwp_virtual_keyboard_v1: InterfaceDescriptor = {
  name: 'zwp_virtual_keyboard_v1',
  version: 1,
  protocol: 'virtual_keyboard_unstable_v1',
  requests: [
    {
      name: 'keymap',
      since: 1,
      args: [
        { name: 'format', type: 'uint' },
        { name: 'fd', type: 'fd' },
        { name: 'size', type: 'uint' },
      ],
    },
    {
      name: 'key',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'key', type: 'uint' },
        { name: 'state', type: 'uint' },
      ],
    },
    {
      name: 'modifiers',
      since: 1,
      args: [
        { name: 'mods_depressed', type: 'uint' },
        { name: 'mods_latched', type: 'uint' },
        { name: 'mods_locked', type: 'uint' },
        { name: 'group', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'no_keymap', value: 0, since: 1 }] }],
  meanings: meanings.zwp_virtual_keyboard_v1,
};

/** It has no events. */
export type ZwpVirtualKeyboardV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_v1
 * Described here up to version 1.
 */
export class ZwpVirtualKeyboardV1 extends WaylandProxy<ZwpVirtualKeyboardV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_virtual_keyboard_v1;

  /**
   * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_v1:request:keymap
   * Wire: format uint, fd fd, size uint
   */
  keymap(format: number, fd: OwnedFd | number, size: number): void {
    this.request(0, [format, fd, size]);
  }

  /**
   * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_v1:request:key
   * Wire: time uint, key uint, state uint
   */
  key(time: number, key: number, state: number): void {
    if (time === time >>> 0 && key === key >>> 0 && state === state >>> 0 && this.straight(1, 1, 3, time, key, state))
      return;
    this.request(1, [time, key, state]);
  }

  /**
   * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_v1:request:modifiers
   * Wire: mods_depressed uint, mods_latched uint, mods_locked uint, group uint
   */
  modifiers(modsDepressed: number, modsLatched: number, modsLocked: number, group: number): void {
    if (
      modsDepressed === modsDepressed >>> 0 &&
      modsLatched === modsLatched >>> 0 &&
      modsLocked === modsLocked >>> 0 &&
      group === group >>> 0 &&
      this.straight(2, 1, 4, modsDepressed, modsLatched, modsLocked, group)
    )
      return;
    this.request(2, [modsDepressed, modsLatched, modsLocked, group]);
  }

  /**
   * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(3, 1)) this.request(3, []);
  }
}

/** https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_manager_v1:enum:error */
export const ZwpVirtualKeyboardManagerV1Error = { unauthorized: 0 } as const;
export type ZwpVirtualKeyboardManagerV1Error =
  (typeof ZwpVirtualKeyboardManagerV1Error)[keyof typeof ZwpVirtualKeyboardManagerV1Error];

export const zwp_virtual_keyboard_manager_v1: InterfaceDescriptor = {
  name: 'zwp_virtual_keyboard_manager_v1',
  version: 1,
  protocol: 'virtual_keyboard_unstable_v1',
  requests: [
    {
      name: 'create_virtual_keyboard',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'id', type: 'new_id', interface: 'zwp_virtual_keyboard_v1' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'unauthorized', value: 0, since: 1 }] }],
  meanings: meanings.zwp_virtual_keyboard_manager_v1,
};

/** It has no events. */
export type ZwpVirtualKeyboardManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_manager_v1
 * Described here up to version 1.
 */
export class ZwpVirtualKeyboardManagerV1 extends WaylandProxy<ZwpVirtualKeyboardManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_virtual_keyboard_manager_v1;

  /**
   * https://wayland.app/protocols/virtual-keyboard-unstable-v1#zwp_virtual_keyboard_manager_v1:request:create_virtual_keyboard
   * Wire: seat object, id new_id
   */
  createVirtualKeyboard(seat: WlSeat): ZwpVirtualKeyboardV1 {
    return this.construct(0, [seat], ZwpVirtualKeyboardV1);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_virtual_keyboard_v1: ZwpVirtualKeyboardV1,
  zwp_virtual_keyboard_manager_v1: ZwpVirtualKeyboardManagerV1,
} as const;
