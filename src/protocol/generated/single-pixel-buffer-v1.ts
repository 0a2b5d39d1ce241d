/**
 * Generated from single-pixel-buffer-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/single-pixel-buffer-v1
 *
 * The protocol:
 * Copyright © 2022 Simon Ser
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/single-pixel-buffer-v1.js';
import { WaylandProxy } from '../proxy.js';
import { WlBuffer } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface SinglePixelBufferV1Requests {
  wp_single_pixel_buffer_manager_v1: 'destroy' | 'create_u32_rgba_buffer';
}

export const wp_single_pixel_buffer_manager_v1: InterfaceDescriptor = {
  name: 'wp_single_pixel_buffer_manager_v1',
  version: 1,
  protocol: 'single_pixel_buffer_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'create_u32_rgba_buffer',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wl_buffer' },
        { name: 'r', type: 'uint' },
        { name: 'g', type: 'uint' },
        { name: 'b', type: 'uint' },
        { name: 'a', type: 'uint' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.wp_single_pixel_buffer_manager_v1,
};

/** It has no events. */
export type WpSinglePixelBufferManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/single-pixel-buffer-v1#wp_single_pixel_buffer_manager_v1
 * Described here up to version 1.
 */
export class WpSinglePixelBufferManagerV1 extends WaylandProxy<WpSinglePixelBufferManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_single_pixel_buffer_manager_v1;

  /**
   * https://wayland.app/protocols/single-pixel-buffer-v1#wp_single_pixel_buffer_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/single-pixel-buffer-v1#wp_single_pixel_buffer_manager_v1:request:create_u32_rgba_buffer
   * Wire: id new_id, r uint, g uint, b uint, a uint
   */
  createU32RgbaBuffer(r: number, g: number, b: number, a: number): WlBuffer {
    return this.construct(1, [r, g, b, a], WlBuffer);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_single_pixel_buffer_manager_v1: WpSinglePixelBufferManagerV1,
} as const;
