/**
 * Generated from relative-pointer-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/relative-pointer-unstable-v1
 *
 * The protocol:
 * Copyright © 2014 Jonas Ådahl
 * Copyright © 2015 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/relative-pointer-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlPointer } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface RelativePointerUnstableV1Requests {
  zwp_relative_pointer_manager_v1: 'destroy' | 'get_relative_pointer';
  zwp_relative_pointer_v1: 'destroy';
}

export const zwp_relative_pointer_manager_v1: InterfaceDescriptor = {
  name: 'zwp_relative_pointer_manager_v1',
  version: 1,
  protocol: 'relative_pointer_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_relative_pointer',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_relative_pointer_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_relative_pointer_manager_v1,
};

/** It has no events. */
export type ZwpRelativePointerManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/relative-pointer-unstable-v1#zwp_relative_pointer_manager_v1
 * Described here up to version 1.
 */
export class ZwpRelativePointerManagerV1 extends WaylandProxy<ZwpRelativePointerManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_relative_pointer_manager_v1;

  /**
   * https://wayland.app/protocols/relative-pointer-unstable-v1#zwp_relative_pointer_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/relative-pointer-unstable-v1#zwp_relative_pointer_manager_v1:request:get_relative_pointer
   * Wire: id new_id, pointer object
   */
  getRelativePointer(pointer: WlPointer): ZwpRelativePointerV1 {
    return this.construct(1, [pointer], ZwpRelativePointerV1);
  }
}

export const zwp_relative_pointer_v1: InterfaceDescriptor = {
  name: 'zwp_relative_pointer_v1',
  version: 1,
  protocol: 'relative_pointer_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'relative_motion',
      since: 1,
      args: [
        { name: 'utime_hi', type: 'uint' },
        { name: 'utime_lo', type: 'uint' },
        { name: 'dx', type: 'fixed' },
        { name: 'dy', type: 'fixed' },
        { name: 'dx_unaccel', type: 'fixed' },
        { name: 'dy_unaccel', type: 'fixed' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_relative_pointer_v1,
};

export type ZwpRelativePointerV1Events = {
  /**
   * https://wayland.app/protocols/relative-pointer-unstable-v1#zwp_relative_pointer_v1:event:relative_motion
   * Wire: utime_hi uint, utime_lo uint, dx fixed, dy fixed, dx_unaccel fixed, dy_unaccel fixed
   */
  relativeMotion: (event: {
    utimeHi: number;
    utimeLo: number;
    dx: number;
    dy: number;
    dxUnaccel: number;
    dyUnaccel: number;
  }) => void;
};

/**
 * https://wayland.app/protocols/relative-pointer-unstable-v1#zwp_relative_pointer_v1
 * Described here up to version 1.
 */
export class ZwpRelativePointerV1 extends WaylandProxy<ZwpRelativePointerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_relative_pointer_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ utimeHi: v[0], utimeLo: v[1], dx: v[2], dy: v[3], dxUnaccel: v[4], dyUnaccel: v[5] }),
  ];

  /**
   * https://wayland.app/protocols/relative-pointer-unstable-v1#zwp_relative_pointer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_relative_pointer_manager_v1: ZwpRelativePointerManagerV1,
  zwp_relative_pointer_v1: ZwpRelativePointerV1,
} as const;
