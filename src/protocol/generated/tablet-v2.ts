/**
 * Generated from tablet-v2.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/tablet-v2
 *
 * The protocol:
 * Copyright 2014 © Stephen "Lyude" Chandler Paul
 * Copyright 2015-2024 © Red Hat, Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/tablet-v2.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface TabletV2Requests {
  zwp_tablet_manager_v2: 'get_tablet_seat' | 'destroy';
  zwp_tablet_seat_v2: 'destroy';
  zwp_tablet_tool_v2: 'set_cursor' | 'destroy';
  zwp_tablet_v2: 'destroy';
  zwp_tablet_pad_ring_v2: 'set_feedback' | 'destroy';
  zwp_tablet_pad_strip_v2: 'set_feedback' | 'destroy';
  zwp_tablet_pad_group_v2: 'destroy';
  zwp_tablet_pad_v2: 'set_feedback' | 'destroy';
  zwp_tablet_pad_dial_v2: 'set_feedback' | 'destroy';
}

export const zwp_tablet_manager_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_manager_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [
    {
      name: 'get_tablet_seat',
      since: 1,
      args: [
        { name: 'tablet_seat', type: 'new_id', interface: 'zwp_tablet_seat_v2' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_tablet_manager_v2,
};

/** It has no events. */
export type ZwpTabletManagerV2Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_manager_v2
 * Described here up to version 2.
 */
export class ZwpTabletManagerV2 extends WaylandProxy<ZwpTabletManagerV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_manager_v2;

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_manager_v2:request:get_tablet_seat
   * Wire: tablet_seat new_id, seat object
   */
  getTabletSeat(seat: WlSeat): ZwpTabletSeatV2 {
    return this.construct(0, [seat], ZwpTabletSeatV2);
  }

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_manager_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_tablet_seat_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_seat_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'tablet_added', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_tablet_v2' }] },
    { name: 'tool_added', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_tablet_tool_v2' }] },
    { name: 'pad_added', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_tablet_pad_v2' }] },
  ],
  enums: [],
  meanings: meanings.zwp_tablet_seat_v2,
};

export type ZwpTabletSeatV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_seat_v2:event:tablet_added
   * Wire: id new_id
   */
  tabletAdded: (event: { id: ZwpTabletV2 }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_seat_v2:event:tool_added
   * Wire: id new_id
   */
  toolAdded: (event: { id: ZwpTabletToolV2 }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_seat_v2:event:pad_added
   * Wire: id new_id
   */
  padAdded: (event: { id: ZwpTabletPadV2 }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_seat_v2
 * Described here up to version 2.
 */
export class ZwpTabletSeatV2 extends WaylandProxy<ZwpTabletSeatV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_seat_v2;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwp_tablet_v2: () => ZwpTabletV2,
    zwp_tablet_tool_v2: () => ZwpTabletToolV2,
    zwp_tablet_pad_v2: () => ZwpTabletPadV2,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ id: v[0] }),
    (v) => ({ id: v[0] }),
    (v) => ({ id: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_seat_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:enum:type */
export const ZwpTabletToolV2Type = {
  pen: 0x140,
  eraser: 0x141,
  brush: 0x142,
  pencil: 0x143,
  airbrush: 0x144,
  finger: 0x145,
  mouse: 0x146,
  lens: 0x147,
} as const;
export type ZwpTabletToolV2Type = (typeof ZwpTabletToolV2Type)[keyof typeof ZwpTabletToolV2Type];

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:enum:capability */
export const ZwpTabletToolV2Capability = {
  tilt: 1,
  pressure: 2,
  distance: 3,
  rotation: 4,
  slider: 5,
  wheel: 6,
} as const;
export type ZwpTabletToolV2Capability = (typeof ZwpTabletToolV2Capability)[keyof typeof ZwpTabletToolV2Capability];

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:enum:button_state */
export const ZwpTabletToolV2ButtonState = { released: 0, pressed: 1 } as const;
export type ZwpTabletToolV2ButtonState = (typeof ZwpTabletToolV2ButtonState)[keyof typeof ZwpTabletToolV2ButtonState];

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:enum:error */
export const ZwpTabletToolV2Error = { role: 0 } as const;
export type ZwpTabletToolV2Error = (typeof ZwpTabletToolV2Error)[keyof typeof ZwpTabletToolV2Error];

export const zwp_tablet_tool_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_tool_v2',
  version: 2,
  protocol: 'tablet_v2',
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
        { name: 'tablet', type: 'object', interface: 'zwp_tablet_v2' },
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
        { name: 'tilt_x', type: 'fixed' },
        { name: 'tilt_y', type: 'fixed' },
      ],
    },
    { name: 'rotation', since: 1, args: [{ name: 'degrees', type: 'fixed' }] },
    { name: 'slider', since: 1, args: [{ name: 'position', type: 'int' }] },
    {
      name: 'wheel',
      since: 1,
      args: [
        { name: 'degrees', type: 'fixed' },
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
  meanings: meanings.zwp_tablet_tool_v2,
};

export type ZwpTabletToolV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:type
   * Wire: tool_type uint (type)
   */
  type: (event: { toolType: ZwpTabletToolV2Type | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:hardware_serial
   * Wire: hardware_serial_hi uint, hardware_serial_lo uint
   */
  hardwareSerial: (event: { hardwareSerialHi: number; hardwareSerialLo: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:hardware_id_wacom
   * Wire: hardware_id_hi uint, hardware_id_lo uint
   */
  hardwareIdWacom: (event: { hardwareIdHi: number; hardwareIdLo: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:capability
   * Wire: capability uint (capability)
   */
  capability: (event: { capability: ZwpTabletToolV2Capability | (number & {}) }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:removed */
  removed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:proximity_in
   * Wire: serial uint, tablet object, surface object
   */
  proximityIn: (event: { serial: number; tablet: ZwpTabletV2; surface: WlSurface }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:proximity_out */
  proximityOut: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:down
   * Wire: serial uint
   */
  down: (event: { serial: number }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:up */
  up: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:motion
   * Wire: x fixed, y fixed
   */
  motion: (event: { x: number; y: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:pressure
   * Wire: pressure uint
   */
  pressure: (event: { pressure: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:distance
   * Wire: distance uint
   */
  distance: (event: { distance: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:tilt
   * Wire: tilt_x fixed, tilt_y fixed
   */
  tilt: (event: { tiltX: number; tiltY: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:rotation
   * Wire: degrees fixed
   */
  rotation: (event: { degrees: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:slider
   * Wire: position int
   */
  slider: (event: { position: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:wheel
   * Wire: degrees fixed, clicks int
   */
  wheel: (event: { degrees: number; clicks: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:button
   * Wire: serial uint, button uint, state uint (button_state)
   */
  button: (event: { serial: number; button: number; state: ZwpTabletToolV2ButtonState | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:event:frame
   * Wire: time uint
   */
  frame: (event: { time: number }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2
 * Described here up to version 2.
 */
export class ZwpTabletToolV2 extends WaylandProxy<ZwpTabletToolV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_tool_v2;
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
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:request:set_cursor
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
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_tool_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:enum:bustype
 * @since 2
 */
export const ZwpTabletV2Bustype = { usb: 3, bluetooth: 5, virtual: 6, serial: 17, i2c: 24 } as const;
export type ZwpTabletV2Bustype = (typeof ZwpTabletV2Bustype)[keyof typeof ZwpTabletV2Bustype];

export const zwp_tablet_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_v2',
  version: 2,
  protocol: 'tablet_v2',
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
    { name: 'bustype', since: 2, args: [{ name: 'bustype', type: 'uint', enum: 'bustype' }] },
  ],
  enums: [
    {
      name: 'bustype',
      since: 2,
      bitfield: false,
      entries: [
        { name: 'usb', value: 3, since: 1 },
        { name: 'bluetooth', value: 5, since: 1 },
        { name: 'virtual', value: 6, since: 1 },
        { name: 'serial', value: 17, since: 1 },
        { name: 'i2c', value: 24, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_tablet_v2,
};

export type ZwpTabletV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:event:name
   * Wire: name string
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:event:id
   * Wire: vid uint, pid uint
   */
  id: (event: { vid: number; pid: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:event:path
   * Wire: path string
   */
  path: (event: { path: string }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:event:removed */
  removed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:event:bustype
   * Wire: bustype uint (bustype)
   * @since 2
   */
  bustype: (event: { bustype: ZwpTabletV2Bustype | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2
 * Described here up to version 2.
 */
export class ZwpTabletV2 extends WaylandProxy<ZwpTabletV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ name: v[0] }),
    (v) => ({ vid: v[0], pid: v[1] }),
    (v) => ({ path: v[0] }),
    undefined,
    undefined,
    (v) => ({ bustype: v[0] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { bustype: 2 } as const;

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:enum:source */
export const ZwpTabletPadRingV2Source = { finger: 1 } as const;
export type ZwpTabletPadRingV2Source = (typeof ZwpTabletPadRingV2Source)[keyof typeof ZwpTabletPadRingV2Source];

export const zwp_tablet_pad_ring_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_pad_ring_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [
    {
      name: 'set_feedback',
      since: 1,
      args: [
        { name: 'description', type: 'string' },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'source', since: 1, args: [{ name: 'source', type: 'uint', enum: 'source' }] },
    { name: 'angle', since: 1, args: [{ name: 'degrees', type: 'fixed' }] },
    { name: 'stop', since: 1, args: [] },
    { name: 'frame', since: 1, args: [{ name: 'time', type: 'uint' }] },
  ],
  enums: [{ name: 'source', since: 1, bitfield: false, entries: [{ name: 'finger', value: 1, since: 1 }] }],
  meanings: meanings.zwp_tablet_pad_ring_v2,
};

export type ZwpTabletPadRingV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:event:source
   * Wire: source uint (source)
   */
  source: (event: { source: ZwpTabletPadRingV2Source | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:event:angle
   * Wire: degrees fixed
   */
  angle: (event: { degrees: number }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:event:stop */
  stop: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:event:frame
   * Wire: time uint
   */
  frame: (event: { time: number }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2
 * Described here up to version 2.
 */
export class ZwpTabletPadRingV2 extends WaylandProxy<ZwpTabletPadRingV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_pad_ring_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ source: v[0] }),
    (v) => ({ degrees: v[0] }),
    undefined,
    (v) => ({ time: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:request:set_feedback
   * Wire: description string, serial uint
   */
  setFeedback(description: string, serial: number): void {
    this.request(0, [description, serial]);
  }

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_ring_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:enum:source */
export const ZwpTabletPadStripV2Source = { finger: 1 } as const;
export type ZwpTabletPadStripV2Source = (typeof ZwpTabletPadStripV2Source)[keyof typeof ZwpTabletPadStripV2Source];

export const zwp_tablet_pad_strip_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_pad_strip_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [
    {
      name: 'set_feedback',
      since: 1,
      args: [
        { name: 'description', type: 'string' },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'source', since: 1, args: [{ name: 'source', type: 'uint', enum: 'source' }] },
    { name: 'position', since: 1, args: [{ name: 'position', type: 'uint' }] },
    { name: 'stop', since: 1, args: [] },
    { name: 'frame', since: 1, args: [{ name: 'time', type: 'uint' }] },
  ],
  enums: [{ name: 'source', since: 1, bitfield: false, entries: [{ name: 'finger', value: 1, since: 1 }] }],
  meanings: meanings.zwp_tablet_pad_strip_v2,
};

export type ZwpTabletPadStripV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:event:source
   * Wire: source uint (source)
   */
  source: (event: { source: ZwpTabletPadStripV2Source | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:event:position
   * Wire: position uint
   */
  position: (event: { position: number }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:event:stop */
  stop: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:event:frame
   * Wire: time uint
   */
  frame: (event: { time: number }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2
 * Described here up to version 2.
 */
export class ZwpTabletPadStripV2 extends WaylandProxy<ZwpTabletPadStripV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_pad_strip_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ source: v[0] }),
    (v) => ({ position: v[0] }),
    undefined,
    (v) => ({ time: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:request:set_feedback
   * Wire: description string, serial uint
   */
  setFeedback(description: string, serial: number): void {
    this.request(0, [description, serial]);
  }

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_strip_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_tablet_pad_group_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_pad_group_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'buttons', since: 1, args: [{ name: 'buttons', type: 'array' }] },
    { name: 'ring', since: 1, args: [{ name: 'ring', type: 'new_id', interface: 'zwp_tablet_pad_ring_v2' }] },
    { name: 'strip', since: 1, args: [{ name: 'strip', type: 'new_id', interface: 'zwp_tablet_pad_strip_v2' }] },
    { name: 'modes', since: 1, args: [{ name: 'modes', type: 'uint' }] },
    { name: 'done', since: 1, args: [] },
    {
      name: 'mode_switch',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'serial', type: 'uint' },
        { name: 'mode', type: 'uint' },
      ],
    },
    { name: 'dial', since: 2, args: [{ name: 'dial', type: 'new_id', interface: 'zwp_tablet_pad_dial_v2' }] },
  ],
  enums: [],
  meanings: meanings.zwp_tablet_pad_group_v2,
};

export type ZwpTabletPadGroupV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:buttons
   * Wire: buttons array
   */
  buttons: (event: { buttons: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:ring
   * Wire: ring new_id
   */
  ring: (event: { ring: ZwpTabletPadRingV2 }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:strip
   * Wire: strip new_id
   */
  strip: (event: { strip: ZwpTabletPadStripV2 }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:modes
   * Wire: modes uint
   */
  modes: (event: { modes: number }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:done */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:mode_switch
   * Wire: time uint, serial uint, mode uint
   */
  modeSwitch: (event: { time: number; serial: number; mode: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:event:dial
   * Wire: dial new_id
   * @since 2
   */
  dial: (event: { dial: ZwpTabletPadDialV2 }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2
 * Described here up to version 2.
 */
export class ZwpTabletPadGroupV2 extends WaylandProxy<ZwpTabletPadGroupV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_pad_group_v2;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwp_tablet_pad_ring_v2: () => ZwpTabletPadRingV2,
    zwp_tablet_pad_strip_v2: () => ZwpTabletPadStripV2,
    zwp_tablet_pad_dial_v2: () => ZwpTabletPadDialV2,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ buttons: v[0] }),
    (v) => ({ ring: v[0] }),
    (v) => ({ strip: v[0] }),
    (v) => ({ modes: v[0] }),
    undefined,
    (v) => ({ time: v[0], serial: v[1], mode: v[2] }),
    (v) => ({ dial: v[0] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { dial: 2 } as const;

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_group_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:enum:button_state */
export const ZwpTabletPadV2ButtonState = { released: 0, pressed: 1 } as const;
export type ZwpTabletPadV2ButtonState = (typeof ZwpTabletPadV2ButtonState)[keyof typeof ZwpTabletPadV2ButtonState];

export const zwp_tablet_pad_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_pad_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [
    {
      name: 'set_feedback',
      since: 1,
      args: [
        { name: 'button', type: 'uint' },
        { name: 'description', type: 'string' },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'group', since: 1, args: [{ name: 'pad_group', type: 'new_id', interface: 'zwp_tablet_pad_group_v2' }] },
    { name: 'path', since: 1, args: [{ name: 'path', type: 'string' }] },
    { name: 'buttons', since: 1, args: [{ name: 'buttons', type: 'uint' }] },
    { name: 'done', since: 1, args: [] },
    {
      name: 'button',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'button', type: 'uint' },
        { name: 'state', type: 'uint', enum: 'button_state' },
      ],
    },
    {
      name: 'enter',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'tablet', type: 'object', interface: 'zwp_tablet_v2' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'leave',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    { name: 'removed', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'button_state',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'released', value: 0, since: 1 },
        { name: 'pressed', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_tablet_pad_v2,
};

export type ZwpTabletPadV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:group
   * Wire: pad_group new_id
   */
  group: (event: { padGroup: ZwpTabletPadGroupV2 }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:path
   * Wire: path string
   */
  path: (event: { path: string }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:buttons
   * Wire: buttons uint
   */
  buttons: (event: { buttons: number }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:done */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:button
   * Wire: time uint, button uint, state uint (button_state)
   */
  button: (event: { time: number; button: number; state: ZwpTabletPadV2ButtonState | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:enter
   * Wire: serial uint, tablet object, surface object
   */
  enter: (event: { serial: number; tablet: ZwpTabletV2; surface: WlSurface }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:leave
   * Wire: serial uint, surface object
   */
  leave: (event: { serial: number; surface: WlSurface }) => void;
  /** https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:event:removed */
  removed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2
 * Described here up to version 2.
 */
export class ZwpTabletPadV2 extends WaylandProxy<ZwpTabletPadV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_pad_v2;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwp_tablet_pad_group_v2: () => ZwpTabletPadGroupV2,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ padGroup: v[0] }),
    (v) => ({ path: v[0] }),
    (v) => ({ buttons: v[0] }),
    undefined,
    (v) => ({ time: v[0], button: v[1], state: v[2] }),
    (v) => ({ serial: v[0], tablet: v[1], surface: v[2] }),
    (v) => ({ serial: v[0], surface: v[1] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:request:set_feedback
   * Wire: button uint, description string, serial uint
   */
  setFeedback(button: number, description: string, serial: number): void {
    this.request(0, [button, description, serial]);
  }

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_tablet_pad_dial_v2: InterfaceDescriptor = {
  name: 'zwp_tablet_pad_dial_v2',
  version: 2,
  protocol: 'tablet_v2',
  requests: [
    {
      name: 'set_feedback',
      since: 1,
      args: [
        { name: 'description', type: 'string' },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'delta', since: 1, args: [{ name: 'value120', type: 'int' }] },
    { name: 'frame', since: 1, args: [{ name: 'time', type: 'uint' }] },
  ],
  enums: [],
  meanings: meanings.zwp_tablet_pad_dial_v2,
};

export type ZwpTabletPadDialV2Events = {
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_dial_v2:event:delta
   * Wire: value120 int
   */
  delta: (event: { value120: number }) => void;
  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_dial_v2:event:frame
   * Wire: time uint
   */
  frame: (event: { time: number }) => void;
};

/**
 * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_dial_v2
 * Described here up to version 2.
 */
export class ZwpTabletPadDialV2 extends WaylandProxy<ZwpTabletPadDialV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_tablet_pad_dial_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ value120: v[0] }), (v) => ({ time: v[0] })];

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_dial_v2:request:set_feedback
   * Wire: description string, serial uint
   */
  setFeedback(description: string, serial: number): void {
    this.request(0, [description, serial]);
  }

  /**
   * https://wayland.app/protocols/tablet-v2#zwp_tablet_pad_dial_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_tablet_manager_v2: ZwpTabletManagerV2,
  zwp_tablet_seat_v2: ZwpTabletSeatV2,
  zwp_tablet_tool_v2: ZwpTabletToolV2,
  zwp_tablet_v2: ZwpTabletV2,
  zwp_tablet_pad_ring_v2: ZwpTabletPadRingV2,
  zwp_tablet_pad_strip_v2: ZwpTabletPadStripV2,
  zwp_tablet_pad_group_v2: ZwpTabletPadGroupV2,
  zwp_tablet_pad_v2: ZwpTabletPadV2,
  zwp_tablet_pad_dial_v2: ZwpTabletPadDialV2,
} as const;
