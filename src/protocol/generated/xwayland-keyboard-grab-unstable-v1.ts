/**
 * Generated from xwayland-keyboard-grab-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xwayland-keyboard-grab-unstable-v1
 *
 * The protocol:
 * Copyright © 2017 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xwayland-keyboard-grab-unstable-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XwaylandKeyboardGrabUnstableV1Requests {
  zwp_xwayland_keyboard_grab_manager_v1: 'destroy' | 'grab_keyboard';
  zwp_xwayland_keyboard_grab_v1: 'destroy';
}

export const zwp_xwayland_keyboard_grab_manager_v1: InterfaceDescriptor = {
  name: 'zwp_xwayland_keyboard_grab_manager_v1',
  version: 1,
  protocol: 'xwayland_keyboard_grab_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'grab_keyboard',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_xwayland_keyboard_grab_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_xwayland_keyboard_grab_manager_v1,
};

/** It has no events. */
export type ZwpXwaylandKeyboardGrabManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xwayland-keyboard-grab-unstable-v1#zwp_xwayland_keyboard_grab_manager_v1
 * Described here up to version 1.
 */
export class ZwpXwaylandKeyboardGrabManagerV1 extends WaylandProxy<ZwpXwaylandKeyboardGrabManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_xwayland_keyboard_grab_manager_v1;

  /**
   * https://wayland.app/protocols/xwayland-keyboard-grab-unstable-v1#zwp_xwayland_keyboard_grab_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xwayland-keyboard-grab-unstable-v1#zwp_xwayland_keyboard_grab_manager_v1:request:grab_keyboard
   * Wire: id new_id, surface object, seat object
   */
  grabKeyboard(surface: WlSurface, seat: WlSeat): ZwpXwaylandKeyboardGrabV1 {
    return this.construct(1, [surface, seat], ZwpXwaylandKeyboardGrabV1);
  }
}

export const zwp_xwayland_keyboard_grab_v1: InterfaceDescriptor = {
  name: 'zwp_xwayland_keyboard_grab_v1',
  version: 1,
  protocol: 'xwayland_keyboard_grab_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [],
  enums: [],
  meanings: meanings.zwp_xwayland_keyboard_grab_v1,
};

/** It has no events. */
export type ZwpXwaylandKeyboardGrabV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xwayland-keyboard-grab-unstable-v1#zwp_xwayland_keyboard_grab_v1
 * Described here up to version 1.
 */
export class ZwpXwaylandKeyboardGrabV1 extends WaylandProxy<ZwpXwaylandKeyboardGrabV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_xwayland_keyboard_grab_v1;

  /**
   * https://wayland.app/protocols/xwayland-keyboard-grab-unstable-v1#zwp_xwayland_keyboard_grab_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_xwayland_keyboard_grab_manager_v1: ZwpXwaylandKeyboardGrabManagerV1,
  zwp_xwayland_keyboard_grab_v1: ZwpXwaylandKeyboardGrabV1,
} as const;
