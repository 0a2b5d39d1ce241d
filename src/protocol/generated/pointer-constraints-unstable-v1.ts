/**
 * Generated from pointer-constraints-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/pointer-constraints-unstable-v1
 *
 * The protocol:
 * Copyright © 2014 Jonas Ådahl
 * Copyright © 2015 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/pointer-constraints-unstable-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlPointer, WlRegion, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface PointerConstraintsUnstableV1Requests {
  zwp_pointer_constraints_v1: 'destroy' | 'lock_pointer' | 'confine_pointer';
  zwp_locked_pointer_v1: 'destroy' | 'set_cursor_position_hint' | 'set_region';
  zwp_confined_pointer_v1: 'destroy' | 'set_region';
}

/** https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_pointer_constraints_v1:enum:error */
export const ZwpPointerConstraintsV1Error = { already_constrained: 1 } as const;
export type ZwpPointerConstraintsV1Error =
  (typeof ZwpPointerConstraintsV1Error)[keyof typeof ZwpPointerConstraintsV1Error];

/** https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_pointer_constraints_v1:enum:lifetime */
export const ZwpPointerConstraintsV1Lifetime = { oneshot: 1, persistent: 2 } as const;
export type ZwpPointerConstraintsV1Lifetime =
  (typeof ZwpPointerConstraintsV1Lifetime)[keyof typeof ZwpPointerConstraintsV1Lifetime];

export const zwp_pointer_constraints_v1: InterfaceDescriptor = {
  name: 'zwp_pointer_constraints_v1',
  version: 1,
  protocol: 'pointer_constraints_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'lock_pointer',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_locked_pointer_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
        { name: 'region', type: 'object', interface: 'wl_region', nullable: true },
        { name: 'lifetime', type: 'uint', enum: 'lifetime' },
      ],
    },
    {
      name: 'confine_pointer',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_confined_pointer_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
        { name: 'region', type: 'object', interface: 'wl_region', nullable: true },
        { name: 'lifetime', type: 'uint', enum: 'lifetime' },
      ],
    },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_constrained', value: 1, since: 1 }] },
    {
      name: 'lifetime',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'oneshot', value: 1, since: 1 },
        { name: 'persistent', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_pointer_constraints_v1,
};

/** It has no events. */
export type ZwpPointerConstraintsV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_pointer_constraints_v1
 * Described here up to version 1.
 */
export class ZwpPointerConstraintsV1 extends WaylandProxy<ZwpPointerConstraintsV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_pointer_constraints_v1;

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_pointer_constraints_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_pointer_constraints_v1:request:lock_pointer
   * Wire: id new_id, surface object, pointer object, region object or null, lifetime uint (lifetime)
   */
  lockPointer(
    surface: WlSurface,
    pointer: WlPointer,
    region: WlRegion | null,
    lifetime: ZwpPointerConstraintsV1Lifetime,
  ): ZwpLockedPointerV1 {
    return this.construct(1, [surface, pointer, region, lifetime], ZwpLockedPointerV1);
  }

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_pointer_constraints_v1:request:confine_pointer
   * Wire: id new_id, surface object, pointer object, region object or null, lifetime uint (lifetime)
   */
  confinePointer(
    surface: WlSurface,
    pointer: WlPointer,
    region: WlRegion | null,
    lifetime: ZwpPointerConstraintsV1Lifetime,
  ): ZwpConfinedPointerV1 {
    return this.construct(2, [surface, pointer, region, lifetime], ZwpConfinedPointerV1);
  }
}

export const zwp_locked_pointer_v1: InterfaceDescriptor = {
  name: 'zwp_locked_pointer_v1',
  version: 1,
  protocol: 'pointer_constraints_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_cursor_position_hint',
      since: 1,
      args: [
        { name: 'surface_x', type: 'fixed' },
        { name: 'surface_y', type: 'fixed' },
      ],
    },
    {
      name: 'set_region',
      since: 1,
      args: [{ name: 'region', type: 'object', interface: 'wl_region', nullable: true }],
    },
  ],
  events: [
    { name: 'locked', since: 1, args: [] },
    { name: 'unlocked', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_locked_pointer_v1,
};

export type ZwpLockedPointerV1Events = {
  /** https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_locked_pointer_v1:event:locked */
  locked: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_locked_pointer_v1:event:unlocked */
  unlocked: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_locked_pointer_v1
 * Described here up to version 1.
 */
export class ZwpLockedPointerV1 extends WaylandProxy<ZwpLockedPointerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_locked_pointer_v1;

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_locked_pointer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_locked_pointer_v1:request:set_cursor_position_hint
   * Wire: surface_x fixed, surface_y fixed
   */
  setCursorPositionHint(surfaceX: number, surfaceY: number): void {
    this.request(1, [surfaceX, surfaceY]);
  }

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_locked_pointer_v1:request:set_region
   * Wire: region object or null
   */
  setRegion(region: WlRegion | null): void {
    const regionId = this.idOf(region, 'wl_region', true);
    if (regionId >= 0 && this.straight(2, 1, 1, regionId)) return;
    this.request(2, [region]);
  }
}

export const zwp_confined_pointer_v1: InterfaceDescriptor = {
  name: 'zwp_confined_pointer_v1',
  version: 1,
  protocol: 'pointer_constraints_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_region',
      since: 1,
      args: [{ name: 'region', type: 'object', interface: 'wl_region', nullable: true }],
    },
  ],
  events: [
    { name: 'confined', since: 1, args: [] },
    { name: 'unconfined', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_confined_pointer_v1,
};

export type ZwpConfinedPointerV1Events = {
  /** https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_confined_pointer_v1:event:confined */
  confined: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_confined_pointer_v1:event:unconfined */
  unconfined: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_confined_pointer_v1
 * Described here up to version 1.
 */
export class ZwpConfinedPointerV1 extends WaylandProxy<ZwpConfinedPointerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_confined_pointer_v1;

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_confined_pointer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/pointer-constraints-unstable-v1#zwp_confined_pointer_v1:request:set_region
   * Wire: region object or null
   */
  setRegion(region: WlRegion | null): void {
    const regionId = this.idOf(region, 'wl_region', true);
    if (regionId >= 0 && this.straight(1, 1, 1, regionId)) return;
    this.request(1, [region]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_pointer_constraints_v1: ZwpPointerConstraintsV1,
  zwp_locked_pointer_v1: ZwpLockedPointerV1,
  zwp_confined_pointer_v1: ZwpConfinedPointerV1,
} as const;
