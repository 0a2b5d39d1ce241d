/**
 * Generated from pointer-warp-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/pointer-warp-v1
 *
 * The protocol:
 * Copyright © 2024 Neal Gompa
 * Copyright © 2024 Xaver Hugl
 * Copyright © 2024 Matthias Klumpp
 * Copyright © 2024 Vlad Zahorodnii
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/pointer-warp-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlPointer, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface PointerWarpV1Requests {
  wp_pointer_warp_v1: 'destroy' | 'warp_pointer';
}

export const wp_pointer_warp_v1: InterfaceDescriptor = {
  name: 'wp_pointer_warp_v1',
  version: 1,
  protocol: 'pointer_warp_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'warp_pointer',
      since: 1,
      args: [
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
        { name: 'serial', type: 'uint' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.wp_pointer_warp_v1,
};

/** It has no events. */
export type WpPointerWarpV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/pointer-warp-v1#wp_pointer_warp_v1
 * Described here up to version 1.
 */
export class WpPointerWarpV1 extends WaylandProxy<WpPointerWarpV1Events> {
  static readonly interface: InterfaceDescriptor = wp_pointer_warp_v1;

  /**
   * https://wayland.app/protocols/pointer-warp-v1#wp_pointer_warp_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/pointer-warp-v1#wp_pointer_warp_v1:request:warp_pointer
   * Wire: surface object, pointer object, x fixed, y fixed, serial uint
   */
  warpPointer(surface: WlSurface, pointer: WlPointer, x: number, y: number, serial: number): void {
    this.request(1, [surface, pointer, x, y, serial]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_pointer_warp_v1: WpPointerWarpV1,
} as const;
