/**
 * Generated from fractional-scale-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/fractional-scale-v1
 *
 * The protocol:
 * Copyright © 2022 Kenny Levinsen
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/fractional-scale-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface FractionalScaleV1Requests {
  wp_fractional_scale_manager_v1: 'destroy' | 'get_fractional_scale';
  wp_fractional_scale_v1: 'destroy';
}

/** https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_manager_v1:enum:error */
export const WpFractionalScaleManagerV1Error = { fractional_scale_exists: 0 } as const;
export type WpFractionalScaleManagerV1Error =
  (typeof WpFractionalScaleManagerV1Error)[keyof typeof WpFractionalScaleManagerV1Error];

export const wp_fractional_scale_manager_v1: InterfaceDescriptor = {
  name: 'wp_fractional_scale_manager_v1',
  version: 1,
  protocol: 'fractional_scale_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_fractional_scale',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_fractional_scale_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'fractional_scale_exists', value: 0, since: 1 }] },
  ],
  meanings: meanings.wp_fractional_scale_manager_v1,
};

/** It has no events. */
export type WpFractionalScaleManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_manager_v1
 * Described here up to version 1.
 */
export class WpFractionalScaleManagerV1 extends WaylandProxy<WpFractionalScaleManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_fractional_scale_manager_v1;

  /**
   * https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_manager_v1:request:get_fractional_scale
   * Wire: id new_id, surface object
   */
  getFractionalScale(surface: WlSurface): WpFractionalScaleV1 {
    return this.construct(1, [surface], WpFractionalScaleV1);
  }
}

export const wp_fractional_scale_v1: InterfaceDescriptor = {
  name: 'wp_fractional_scale_v1',
  version: 1,
  protocol: 'fractional_scale_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [{ name: 'preferred_scale', since: 1, args: [{ name: 'scale', type: 'uint' }] }],
  enums: [],
  meanings: meanings.wp_fractional_scale_v1,
};

export type WpFractionalScaleV1Events = {
  /**
   * https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_v1:event:preferred_scale
   * Wire: scale uint
   */
  preferredScale: (event: { scale: number }) => void;
};

/**
 * https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_v1
 * Described here up to version 1.
 */
export class WpFractionalScaleV1 extends WaylandProxy<WpFractionalScaleV1Events> {
  static readonly interface: InterfaceDescriptor = wp_fractional_scale_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ scale: v[0] })];

  /**
   * https://wayland.app/protocols/fractional-scale-v1#wp_fractional_scale_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_fractional_scale_manager_v1: WpFractionalScaleManagerV1,
  wp_fractional_scale_v1: WpFractionalScaleV1,
} as const;
