/**
 * Generated from tablet-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/tablet-unstable-v1
 *
 * The protocol:
 * Copyright 2014 © Stephen "Lyude" Chandler Paul
 * Copyright 2015-2016 © Red Hat, Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/tablet-unstable-v1.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface TabletUnstableV1Requests {
  zwp_tablet_manager_v1: 'get_tablet_seat' | 'destroy';
  zwp_tablet_seat_v1: 'destroy';
  zwp_tablet_tool_v1: 'set_cursor' | 'destroy';
  zwp_tablet_v1: 'destroy';
}

export const zwp_tablet_manager_v1: InterfaceDescriptor = {
  name: 'zwp_tablet_manager_v1',
  version: 1,
  protocol: 'tablet_unstable_v1',
  requests: [
    {
      name: 'get_tablet_seat',
      since: 1,
      args: [
        { name: 'tablet_seat', type: 'new_id', interface: 'zwp_tablet_seat_v1' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_tablet_manager_v1,
};

/** It has no events. */
export type ZwpTabletManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_manager_v1
 * Described here up to version 1.
 */
export class ZwpTabletManagerV1 extends WaylandProxy<ZwpTabletManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_manager_v1;

  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_manager_v1:request:get_tablet_seat
   * Wire: tablet_seat new_id, seat object
   */
  getTabletSeat(seat: WlSeat): ZwpTabletSeatV1 {
    return this.construct(0, [seat], ZwpTabletSeatV1);
  }

  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_tablet_seat_v1: InterfaceDescriptor = {
  name: 'zwp_tablet_seat_v1',
  version: 1,
  protocol: 'tablet_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'tablet_added', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_tablet_v1' }] },
    { name: 'tool_added', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_tablet_tool_v1' }] },
  ],
  enums: [],
  meanings: meanings.zwp_tablet_seat_v1,
};

export type ZwpTabletSeatV1Events = {
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_seat_v1:event:tablet_added
   * Wire: id new_id
   */
  tabletAdded: (event: { id: ZwpTabletV1 }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_seat_v1:event:tool_added
   * Wire: id new_id
   */
  toolAdded: (event: { id: ZwpTabletToolV1 }) => void;
};

/**
 * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_seat_v1
 * Described here up to version 1.
 */
export class ZwpTabletSeatV1 extends WaylandProxy<ZwpTabletSeatV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_seat_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwp_tablet_v1: () => ZwpTabletV1,
    zwp_tablet_tool_v1: () => ZwpTabletToolV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ id: v[0] }), (v) => ({ id: v[0] })];

  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_seat_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:enum:type */
export const ZwpTabletToolV1Type = {
  pen: 0x140,
  eraser: 0x141,
  brush: 0x142,
  pencil: 0x143,
  airbrush: 0x144,
  finger: 0x145,
  mouse: 0x146,
  lens: 0x147,
} as const;
export type ZwpTabletToolV1Type = (typeof ZwpTabletToolV1Type)[keyof typeof ZwpTabletToolV1Type];

/** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:enum:capability */
export const ZwpTabletToolV1Capability = {
  tilt: 1,
  pressure: 2,
  distance: 3,
  rotation: 4,
  slider: 5,
  wheel: 6,
} as const;
export type ZwpTabletToolV1Capability = (typeof ZwpTabletToolV1Capability)[keyof typeof ZwpTabletToolV1Capability];

/** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:enum:button_state */
export const ZwpTabletToolV1ButtonState = { released: 0, pressed: 1 } as const;
export type ZwpTabletToolV1ButtonState = (typeof ZwpTabletToolV1ButtonState)[keyof typeof ZwpTabletToolV1ButtonState];

/** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:enum:error */
export const ZwpTabletToolV1Error = { role: 0 } as const;
export type ZwpTabletToolV1Error = (typeof ZwpTabletToolV1Error)[keyof typeof ZwpTabletToolV1Error];

export const zwp_tablet_tool_v1: InterfaceDescriptor = {
  name: 'zwp_tablet_tool_v1',
  version: 1,
  protocol: 'tablet_unstable_v1',
  requests: [
    {
      name: 'set_cursor',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface', nullable: true },
        { name: 'hotspot_x', type: 'int' },
        { name: 'hotspot_y', type: 'int' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'type', since: 1, args: [{ name: 'tool_type', type: 'uint', enum: 'type' }] },
    {
      name: 'hardware_serial',
      since: 1,
      args: [
        { name: 'hardware_serial_hi', type: 'uint' },
        { name: 'hardware_serial_lo', type: 'uint' },
      ],
    },
    {
      name: 'hardware_id_wacom',
      since: 1,
      args: [
        { name: 'hardware_id_hi', type: 'uint' },
        { name: 'hardware_id_lo', type: 'uint' },
      ],
    },
    { name: 'capability', since: 1, args: [{ name: 'capability', type: 'uint', enum: 'capability' }] },
    { name: 'done', since: 1, args: [] },
    { name: 'removed', since: 1, args: [] },
    {
      name: 'proximity_in',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'tablet', type: 'object', interface: 'zwp_tablet_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    { name: 'proximity_out', since: 1, args: [] },
    { name: 'down', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    { name: 'up', since: 1, args: [] },
    {
      name: 'motion',
      since: 1,
      args: [
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
      ],
    },
    { name: 'pressure', since: 1, args: [{ name: 'pressure', type: 'uint' }] },
    { name: 'distance', since: 1, args: [{ name: 'distance', type: 'uint' }] },
    {
      name: 'tilt',
      since: 1,
      args: [
        { name: 'tilt_x', type: 'int' },
        { name: 'tilt_y', type: 'int' },
      ],
    },
    { name: 'rotation', since: 1, args: [{ name: 'degrees', type: 'int' }] },
    { name: 'slider', since: 1, args: [{ name: 'position', type: 'int' }] },
    {
      name: 'wheel',
      since: 1,
      args: [
        { name: 'degrees', type: 'int' },
        { name: 'clicks', type: 'int' },
      ],
    },
    {
      name: 'button',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'button', type: 'uint' },
        { name: 'state', type: 'uint', enum: 'button_state' },
      ],
    },
    { name: 'frame', since: 1, args: [{ name: 'time', type: 'uint' }] },
  ],
  enums: [
    {
      name: 'type',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'pen', value: 0x140, since: 1 },
        { name: 'eraser', value: 0x141, since: 1 },
        { name: 'brush', value: 0x142, since: 1 },
        { name: 'pencil', value: 0x143, since: 1 },
        { name: 'airbrush', value: 0x144, since: 1 },
        { name: 'finger', value: 0x145, since: 1 },
        { name: 'mouse', value: 0x146, since: 1 },
        { name: 'lens', value: 0x147, since: 1 },
      ],
    },
    {
      name: 'capability',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'tilt', value: 1, since: 1 },
        { name: 'pressure', value: 2, since: 1 },
        { name: 'distance', value: 3, since: 1 },
        { name: 'rotation', value: 4, since: 1 },
        { name: 'slider', value: 5, since: 1 },
        { name: 'wheel', value: 6, since: 1 },
      ],
    },
    {
      name: 'button_state',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'released', value: 0, since: 1 },
        { name: 'pressed', value: 1, since: 1 },
      ],
    },
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'role', value: 0, since: 1 }] },
  ],
  meanings: meanings.zwp_tablet_tool_v1,
};

export type ZwpTabletToolV1Events = {
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:type
   * Wire: tool_type uint (type)
   */
  type: (event: { toolType: ZwpTabletToolV1Type | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:hardware_serial
   * Wire: hardware_serial_hi uint, hardware_serial_lo uint
   */
  hardwareSerial: (event: { hardwareSerialHi: number; hardwareSerialLo: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:hardware_id_wacom
   * Wire: hardware_id_hi uint, hardware_id_lo uint
   */
  hardwareIdWacom: (event: { hardwareIdHi: number; hardwareIdLo: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:capability
   * Wire: capability uint (capability)
   */
  capability: (event: { capability: ZwpTabletToolV1Capability | (number & {}) }) => void;
  /** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:removed */
  removed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:proximity_in
   * Wire: serial uint, tablet object, surface object
   */
  proximityIn: (event: { serial: number; tablet: ZwpTabletV1; surface: WlSurface }) => void;
  /** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:proximity_out */
  proximityOut: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:down
   * Wire: serial uint
   */
  down: (event: { serial: number }) => void;
  /** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:up */
  up: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:motion
   * Wire: x fixed, y fixed
   */
  motion: (event: { x: number; y: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:pressure
   * Wire: pressure uint
   */
  pressure: (event: { pressure: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:distance
   * Wire: distance uint
   */
  distance: (event: { distance: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:tilt
   * Wire: tilt_x int, tilt_y int
   */
  tilt: (event: { tiltX: number; tiltY: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:rotation
   * Wire: degrees int
   */
  rotation: (event: { degrees: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:slider
   * Wire: position int
   */
  slider: (event: { position: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:wheel
   * Wire: degrees int, clicks int
   */
  wheel: (event: { degrees: number; clicks: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:button
   * Wire: serial uint, button uint, state uint (button_state)
   */
  button: (event: { serial: number; button: number; state: ZwpTabletToolV1ButtonState | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:event:frame
   * Wire: time uint
   */
  frame: (event: { time: number }) => void;
};

/**
 * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1
 * Described here up to version 1.
 */
export class ZwpTabletToolV1 extends WaylandProxy<ZwpTabletToolV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_tool_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ toolType: v[0] }),
    (v) => ({ hardwareSerialHi: v[0], hardwareSerialLo: v[1] }),
    (v) => ({ hardwareIdHi: v[0], hardwareIdLo: v[1] }),
    (v) => ({ capability: v[0] }),
    undefined,
    undefined,
    (v) => ({ serial: v[0], tablet: v[1], surface: v[2] }),
    undefined,
    (v) => ({ serial: v[0] }),
    undefined,
    (v) => ({ x: v[0], y: v[1] }),
    (v) => ({ pressure: v[0] }),
    (v) => ({ distance: v[0] }),
    (v) => ({ tiltX: v[0], tiltY: v[1] }),
    (v) => ({ degrees: v[0] }),
    (v) => ({ position: v[0] }),
    (v) => ({ degrees: v[0], clicks: v[1] }),
    (v) => ({ serial: v[0], button: v[1], state: v[2] }),
    (v) => ({ time: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:request:set_cursor
   * Wire: serial uint, surface object or null, hotspot_x int, hotspot_y int
   */
  setCursor(serial: number, surface: WlSurface | null, hotspotX: number, hotspotY: number): void {
    const surfaceId = this.idOf(surface, 'wl_surface', true);
    if (
      serial === serial >>> 0 &&
      surfaceId >= 0 &&
      hotspotX === (hotspotX | 0) &&
      hotspotY === (hotspotY | 0) &&
      this.straight(0, 1, 4, serial, surfaceId, hotspotX, hotspotY)
    )
      return;
    this.request(0, [serial, surface, hotspotX, hotspotY]);
  }

  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_tool_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_tablet_v1: InterfaceDescriptor = {
  name: 'zwp_tablet_v1',
  version: 1,
  protocol: 'tablet_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'name', since: 1, args: [{ name: 'name', type: 'string' }] },
    {
      name: 'id',
      since: 1,
      args: [
        { name: 'vid', type: 'uint' },
        { name: 'pid', type: 'uint' },
      ],
    },
    { name: 'path', since: 1, args: [{ name: 'path', type: 'string' }] },
    { name: 'done', since: 1, args: [] },
    { name: 'removed', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_tablet_v1,
};

export type ZwpTabletV1Events = {
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1:event:name
   * Wire: name string
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1:event:id
   * Wire: vid uint, pid uint
   */
  id: (event: { vid: number; pid: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1:event:path
   * Wire: path string
   */
  path: (event: { path: string }) => void;
  /** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1:event:removed */
  removed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1
 * Described here up to version 1.
 */
export class ZwpTabletV1 extends WaylandProxy<ZwpTabletV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ name: v[0] }),
    (v) => ({ vid: v[0], pid: v[1] }),
    (v) => ({ path: v[0] }),
    undefined,
    undefined,
  ];

  /**
   * https://wayland.app/protocols/tablet-unstable-v1#zwp_tablet_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_tablet_manager_v1: ZwpTabletManagerV1,
  zwp_tablet_seat_v1: ZwpTabletSeatV1,
  zwp_tablet_tool_v1: ZwpTabletToolV1,
  zwp_tablet_v1: ZwpTabletV1,
} as const;
