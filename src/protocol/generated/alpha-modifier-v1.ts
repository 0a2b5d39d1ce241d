/**
 * Generated from alpha-modifier-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/alpha-modifier-v1
 *
 * The protocol:
 * Copyright © 2024 Xaver Hugl
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/alpha-modifier-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface AlphaModifierV1Requests {
  wp_alpha_modifier_v1: 'destroy' | 'get_surface';
  wp_alpha_modifier_surface_v1: 'destroy' | 'set_multiplier';
}

/** https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_v1:enum:error */
export const WpAlphaModifierV1Error = { already_constructed: 0 } as const;
export type WpAlphaModifierV1Error = (typeof WpAlphaModifierV1Error)[keyof typeof WpAlphaModifierV1Error];

export const wp_alpha_modifier_v1: InterfaceDescriptor = {
  name: 'wp_alpha_modifier_v1',
  version: 1,
  protocol: 'alpha_modifier_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_alpha_modifier_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_constructed', value: 0, since: 1 }] }],
  meanings: meanings.wp_alpha_modifier_v1,
};

/** It has no events. */
export type WpAlphaModifierV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_v1
 * Described here up to version 1.
 */
export class WpAlphaModifierV1 extends WaylandProxy<WpAlphaModifierV1Events> {
  static readonly interface: InterfaceDescriptor = wp_alpha_modifier_v1;

  /**
   * https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_v1:request:get_surface
   * Wire: id new_id, surface object
   */
  getSurface(surface: WlSurface): WpAlphaModifierSurfaceV1 {
    return this.construct(1, [surface], WpAlphaModifierSurfaceV1);
  }
}

/** https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_surface_v1:enum:error */
export const WpAlphaModifierSurfaceV1Error = { no_surface: 0 } as const;
export type WpAlphaModifierSurfaceV1Error =
  (typeof WpAlphaModifierSurfaceV1Error)[keyof typeof WpAlphaModifierSurfaceV1Error];

export const wp_alpha_modifier_surface_v1: InterfaceDescriptor = {
  name: 'wp_alpha_modifier_surface_v1',
  version: 1,
  protocol: 'alpha_modifier_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_multiplier', since: 1, args: [{ name: 'factor', type: 'uint' }] },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'no_surface', value: 0, since: 1 }] }],
  meanings: meanings.wp_alpha_modifier_surface_v1,
};

/** It has no events. */
export type WpAlphaModifierSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_surface_v1
 * Described here up to version 1.
 */
export class WpAlphaModifierSurfaceV1 extends WaylandProxy<WpAlphaModifierSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_alpha_modifier_surface_v1;

  /**
   * https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/alpha-modifier-v1#wp_alpha_modifier_surface_v1:request:set_multiplier
   * Wire: factor uint
   */
  setMultiplier(factor: number): void {
    if (factor === factor >>> 0 && this.straight(1, 1, 1, factor)) return;
    this.request(1, [factor]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_alpha_modifier_v1: WpAlphaModifierV1,
  wp_alpha_modifier_surface_v1: WpAlphaModifierSurfaceV1,
} as const;
