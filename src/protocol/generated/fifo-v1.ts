/**
 * Generated from fifo-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/fifo-v1
 *
 * The protocol:
 * Copyright © 2023 Valve Corporation
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/fifo-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface FifoV1Requests {
  wp_fifo_manager_v1: 'destroy' | 'get_fifo';
  wp_fifo_v1: 'set_barrier' | 'wait_barrier' | 'destroy';
}

/** https://wayland.app/protocols/fifo-v1#wp_fifo_manager_v1:enum:error */
export const WpFifoManagerV1Error = { already_exists: 0 } as const;
export type WpFifoManagerV1Error = (typeof WpFifoManagerV1Error)[keyof typeof WpFifoManagerV1Error];

export const wp_fifo_manager_v1: InterfaceDescriptor = {
  name: 'wp_fifo_manager_v1',
  version: 1,
  protocol: 'fifo_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_fifo',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_fifo_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_exists', value: 0, since: 1 }] }],
  meanings: meanings.wp_fifo_manager_v1,
};

/** It has no events. */
export type WpFifoManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/fifo-v1#wp_fifo_manager_v1
 * Described here up to version 1.
 */
export class WpFifoManagerV1 extends WaylandProxy<WpFifoManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_fifo_manager_v1;

  /**
   * https://wayland.app/protocols/fifo-v1#wp_fifo_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/fifo-v1#wp_fifo_manager_v1:request:get_fifo
   * Wire: id new_id, surface object
   */
  getFifo(surface: WlSurface): WpFifoV1 {
    return this.construct(1, [surface], WpFifoV1);
  }
}

/** https://wayland.app/protocols/fifo-v1#wp_fifo_v1:enum:error */
export const WpFifoV1Error = { surface_destroyed: 0 } as const;
export type WpFifoV1Error = (typeof WpFifoV1Error)[keyof typeof WpFifoV1Error];

export const wp_fifo_v1: InterfaceDescriptor = {
  name: 'wp_fifo_v1',
  version: 1,
  protocol: 'fifo_v1',
  requests: [
    { name: 'set_barrier', since: 1, args: [] },
    { name: 'wait_barrier', since: 1, args: [] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'surface_destroyed', value: 0, since: 1 }] }],
  meanings: meanings.wp_fifo_v1,
};

/** It has no events. */
export type WpFifoV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/fifo-v1#wp_fifo_v1
 * Described here up to version 1.
 */
export class WpFifoV1 extends WaylandProxy<WpFifoV1Events> {
  static readonly interface: InterfaceDescriptor = wp_fifo_v1;

  /** https://wayland.app/protocols/fifo-v1#wp_fifo_v1:request:set_barrier */
  setBarrier(): void {
    if (!this.straight(0, 1, 0)) this.request(0, []);
  }

  /** https://wayland.app/protocols/fifo-v1#wp_fifo_v1:request:wait_barrier */
  waitBarrier(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/fifo-v1#wp_fifo_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_fifo_manager_v1: WpFifoManagerV1,
  wp_fifo_v1: WpFifoV1,
} as const;
