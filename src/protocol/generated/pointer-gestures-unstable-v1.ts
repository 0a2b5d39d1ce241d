/**
 * Generated from pointer-gestures-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/pointer-gestures-unstable-v1
 *
 * The protocol:
 * Copyright © 2015, 2021 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/pointer-gestures-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlPointer, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface PointerGesturesUnstableV1Requests {
  zwp_pointer_gestures_v1: 'get_swipe_gesture' | 'get_pinch_gesture' | 'release' | 'get_hold_gesture';
  zwp_pointer_gesture_swipe_v1: 'destroy';
  zwp_pointer_gesture_pinch_v1: 'destroy';
  zwp_pointer_gesture_hold_v1: 'destroy';
}

export const zwp_pointer_gestures_v1: InterfaceDescriptor = {
  name: 'zwp_pointer_gestures_v1',
  version: 3,
  protocol: 'pointer_gestures_unstable_v1',
  requests: [
    {
      name: 'get_swipe_gesture',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_pointer_gesture_swipe_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
    {
      name: 'get_pinch_gesture',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_pointer_gesture_pinch_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
    { name: 'release', since: 2, destructor: true, args: [] },
    {
      name: 'get_hold_gesture',
      since: 3,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_pointer_gesture_hold_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_pointer_gestures_v1,
};

/** It has no events. */
export type ZwpPointerGesturesV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gestures_v1
 * Described here up to version 3.
 */
export class ZwpPointerGesturesV1 extends WaylandProxy<ZwpPointerGesturesV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_pointer_gestures_v1;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 2, getHoldGesture: 3 } as const;

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gestures_v1:request:get_swipe_gesture
   * Wire: id new_id, pointer object
   */
  getSwipeGesture(pointer: WlPointer): ZwpPointerGestureSwipeV1 {
    return this.construct(0, [pointer], ZwpPointerGestureSwipeV1);
  }

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gestures_v1:request:get_pinch_gesture
   * Wire: id new_id, pointer object
   */
  getPinchGesture(pointer: WlPointer): ZwpPointerGesturePinchV1 {
    return this.construct(1, [pointer], ZwpPointerGesturePinchV1);
  }

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gestures_v1:request:release
   * Destroys the object.
   * @since 2
   */
  release(): void {
    if (!this.endStraight(2, 2)) this.request(2, []);
  }

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gestures_v1:request:get_hold_gesture
   * Wire: id new_id, pointer object
   * @since 3
   */
  getHoldGesture(pointer: WlPointer): ZwpPointerGestureHoldV1 {
    return this.construct(3, [pointer], ZwpPointerGestureHoldV1);
  }
}

export const zwp_pointer_gesture_swipe_v1: InterfaceDescriptor = {
  name: 'zwp_pointer_gesture_swipe_v1',
  version: 3,
  protocol: 'pointer_gestures_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'begin',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'fingers', type: 'uint' },
      ],
    },
    {
      name: 'update',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'dx', type: 'fixed' },
        { name: 'dy', type: 'fixed' },
      ],
    },
    {
      name: 'end',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'cancelled', type: 'int' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_pointer_gesture_swipe_v1,
};

export type ZwpPointerGestureSwipeV1Events = {
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_swipe_v1:event:begin
   * Wire: serial uint, time uint, surface object, fingers uint
   */
  begin: (event: { serial: number; time: number; surface: WlSurface; fingers: number }) => void;
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_swipe_v1:event:update
   * Wire: time uint, dx fixed, dy fixed
   */
  update: (event: { time: number; dx: number; dy: number }) => void;
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_swipe_v1:event:end
   * Wire: serial uint, time uint, cancelled int
   */
  end: (event: { serial: number; time: number; cancelled: number }) => void;
};

/**
 * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_swipe_v1
 * Described here up to version 3.
 */
export class ZwpPointerGestureSwipeV1 extends WaylandProxy<ZwpPointerGestureSwipeV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_pointer_gesture_swipe_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0], time: v[1], surface: v[2], fingers: v[3] }),
    (v) => ({ time: v[0], dx: v[1], dy: v[2] }),
    (v) => ({ serial: v[0], time: v[1], cancelled: v[2] }),
  ];

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_swipe_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

export const zwp_pointer_gesture_pinch_v1: InterfaceDescriptor = {
  name: 'zwp_pointer_gesture_pinch_v1',
  version: 3,
  protocol: 'pointer_gestures_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'begin',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'fingers', type: 'uint' },
      ],
    },
    {
      name: 'update',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'dx', type: 'fixed' },
        { name: 'dy', type: 'fixed' },
        { name: 'scale', type: 'fixed' },
        { name: 'rotation', type: 'fixed' },
      ],
    },
    {
      name: 'end',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'cancelled', type: 'int' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_pointer_gesture_pinch_v1,
};

export type ZwpPointerGesturePinchV1Events = {
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_pinch_v1:event:begin
   * Wire: serial uint, time uint, surface object, fingers uint
   */
  begin: (event: { serial: number; time: number; surface: WlSurface; fingers: number }) => void;
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_pinch_v1:event:update
   * Wire: time uint, dx fixed, dy fixed, scale fixed, rotation fixed
   */
  update: (event: { time: number; dx: number; dy: number; scale: number; rotation: number }) => void;
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_pinch_v1:event:end
   * Wire: serial uint, time uint, cancelled int
   */
  end: (event: { serial: number; time: number; cancelled: number }) => void;
};

/**
 * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_pinch_v1
 * Described here up to version 3.
 */
export class ZwpPointerGesturePinchV1 extends WaylandProxy<ZwpPointerGesturePinchV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_pointer_gesture_pinch_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0], time: v[1], surface: v[2], fingers: v[3] }),
    (v) => ({ time: v[0], dx: v[1], dy: v[2], scale: v[3], rotation: v[4] }),
    (v) => ({ serial: v[0], time: v[1], cancelled: v[2] }),
  ];

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_pinch_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

export const zwp_pointer_gesture_hold_v1: InterfaceDescriptor = {
  name: 'zwp_pointer_gesture_hold_v1',
  version: 3,
  protocol: 'pointer_gestures_unstable_v1',
  requests: [{ name: 'destroy', since: 3, destructor: true, args: [] }],
  events: [
    {
      name: 'begin',
      since: 3,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'fingers', type: 'uint' },
      ],
    },
    {
      name: 'end',
      since: 3,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'cancelled', type: 'int' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_pointer_gesture_hold_v1,
};

export type ZwpPointerGestureHoldV1Events = {
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_hold_v1:event:begin
   * Wire: serial uint, time uint, surface object, fingers uint
   * @since 3
   */
  begin: (event: { serial: number; time: number; surface: WlSurface; fingers: number }) => void;
  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_hold_v1:event:end
   * Wire: serial uint, time uint, cancelled int
   * @since 3
   */
  end: (event: { serial: number; time: number; cancelled: number }) => void;
};

/**
 * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_hold_v1
 * Described here up to version 3.
 */
export class ZwpPointerGestureHoldV1 extends WaylandProxy<ZwpPointerGestureHoldV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_pointer_gesture_hold_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0], time: v[1], surface: v[2], fingers: v[3] }),
    (v) => ({ serial: v[0], time: v[1], cancelled: v[2] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { destroy: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { begin: 3, end: 3 } as const;

  /**
   * https://wayland.app/protocols/pointer-gestures-unstable-v1#zwp_pointer_gesture_hold_v1:request:destroy
   * Destroys the object.
   * @since 3
   */
  destroy(): void {
    if (!this.endStraight(0, 3)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_pointer_gestures_v1: ZwpPointerGesturesV1,
  zwp_pointer_gesture_swipe_v1: ZwpPointerGestureSwipeV1,
  zwp_pointer_gesture_pinch_v1: ZwpPointerGesturePinchV1,
  zwp_pointer_gesture_hold_v1: ZwpPointerGestureHoldV1,
} as const;
