/**
 * Generated from input-timestamps-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/input-timestamps-unstable-v1
 *
 * The protocol:
 * Copyright © 2017 Collabora, Ltd.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/input-timestamps-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlKeyboard, WlPointer, WlTouch } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface InputTimestampsUnstableV1Requests {
  zwp_input_timestamps_manager_v1:
    | 'destroy'
    | 'get_keyboard_timestamps'
    | 'get_pointer_timestamps'
    | 'get_touch_timestamps';
  zwp_input_timestamps_v1: 'destroy';
}

export const zwp_input_timestamps_manager_v1: InterfaceDescriptor = {
  name: 'zwp_input_timestamps_manager_v1',
  version: 1,
  protocol: 'input_timestamps_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_keyboard_timestamps',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_input_timestamps_v1' },
        { name: 'keyboard', type: 'object', interface: 'wl_keyboard' },
      ],
    },
    {
      name: 'get_pointer_timestamps',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_input_timestamps_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
    {
      name: 'get_touch_timestamps',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_input_timestamps_v1' },
        { name: 'touch', type: 'object', interface: 'wl_touch' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_input_timestamps_manager_v1,
};

/** It has no events. */
export type ZwpInputTimestampsManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_manager_v1
 * Described here up to version 1.
 */
export class ZwpInputTimestampsManagerV1 extends WaylandProxy<ZwpInputTimestampsManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_timestamps_manager_v1;

  /**
   * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_manager_v1:request:get_keyboard_timestamps
   * Wire: id new_id, keyboard object
   */
  getKeyboardTimestamps(keyboard: WlKeyboard): ZwpInputTimestampsV1 {
    return this.construct(1, [keyboard], ZwpInputTimestampsV1);
  }

  /**
   * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_manager_v1:request:get_pointer_timestamps
   * Wire: id new_id, pointer object
   */
  getPointerTimestamps(pointer: WlPointer): ZwpInputTimestampsV1 {
    return this.construct(2, [pointer], ZwpInputTimestampsV1);
  }

  /**
   * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_manager_v1:request:get_touch_timestamps
   * Wire: id new_id, touch object
   */
  getTouchTimestamps(touch: WlTouch): ZwpInputTimestampsV1 {
    return this.construct(3, [touch], ZwpInputTimestampsV1);
  }
}

export const zwp_input_timestamps_v1: InterfaceDescriptor = {
  name: 'zwp_input_timestamps_v1',
  version: 1,
  protocol: 'input_timestamps_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'timestamp',
      since: 1,
      args: [
        { name: 'tv_sec_hi', type: 'uint' },
        { name: 'tv_sec_lo', type: 'uint' },
        { name: 'tv_nsec', type: 'uint' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_input_timestamps_v1,
};

export type ZwpInputTimestampsV1Events = {
  /**
   * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_v1:event:timestamp
   * Wire: tv_sec_hi uint, tv_sec_lo uint, tv_nsec uint
   */
  timestamp: (event: { tvSecHi: number; tvSecLo: number; tvNsec: number }) => void;
};

/**
 * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_v1
 * Described here up to version 1.
 */
export class ZwpInputTimestampsV1 extends WaylandProxy<ZwpInputTimestampsV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_timestamps_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ tvSecHi: v[0], tvSecLo: v[1], tvNsec: v[2] }),
  ];

  /**
   * https://wayland.app/protocols/input-timestamps-unstable-v1#zwp_input_timestamps_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_input_timestamps_manager_v1: ZwpInputTimestampsManagerV1,
  zwp_input_timestamps_v1: ZwpInputTimestampsV1,
} as const;
