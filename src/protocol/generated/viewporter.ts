/**
 * Generated from viewporter.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/viewporter
 *
 * The protocol:
 * Copyright © 2013-2016 Collabora, Ltd.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/viewporter.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ViewporterRequests {
  wp_viewporter: 'destroy' | 'get_viewport';
  wp_viewport: 'destroy' | 'set_source' | 'set_destination';
}

/** https://wayland.app/protocols/viewporter#wp_viewporter:enum:error */
export const WpViewporterError = { viewport_exists: 0 } as const;
export type WpViewporterError = (typeof WpViewporterError)[keyof typeof WpViewporterError];

export const wp_viewporter: InterfaceDescriptor = {
  name: 'wp_viewporter',
  version: 1,
  protocol: 'viewporter',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_viewport',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_viewport' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'viewport_exists', value: 0, since: 1 }] }],
  meanings: meanings.wp_viewporter,
};

/** It has no events. */
export type WpViewporterEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/viewporter#wp_viewporter
 * Described here up to version 1.
 */
export class WpViewporter extends WaylandProxy<WpViewporterEvents> {
  static readonly interface: InterfaceDescriptor = wp_viewporter;

  /**
   * https://wayland.app/protocols/viewporter#wp_viewporter:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/viewporter#wp_viewporter:request:get_viewport
   * Wire: id new_id, surface object
   */
  getViewport(surface: WlSurface): WpViewport {
    return this.construct(1, [surface], WpViewport);
  }
}

/** https://wayland.app/protocols/viewporter#wp_viewport:enum:error */
export const WpViewportError = { bad_value: 0, bad_size: 1, out_of_buffer: 2, no_surface: 3 } as const;
export type WpViewportError = (typeof WpViewportError)[keyof typeof WpViewportError];

export const wp_viewport: InterfaceDescriptor = {
  name: 'wp_viewport',
  version: 1,
  protocol: 'viewporter',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_source',
      since: 1,
      args: [
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
        { name: 'width', type: 'fixed' },
        { name: 'height', type: 'fixed' },
      ],
    },
    {
      name: 'set_destination',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'bad_value', value: 0, since: 1 },
        { name: 'bad_size', value: 1, since: 1 },
        { name: 'out_of_buffer', value: 2, since: 1 },
        { name: 'no_surface', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_viewport,
};

/** It has no events. */
export type WpViewportEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/viewporter#wp_viewport
 * Described here up to version 1.
 */
export class WpViewport extends WaylandProxy<WpViewportEvents> {
  static readonly interface: InterfaceDescriptor = wp_viewport;

  /**
   * https://wayland.app/protocols/viewporter#wp_viewport:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/viewporter#wp_viewport:request:set_source
   * Wire: x fixed, y fixed, width fixed, height fixed
   */
  setSource(x: number, y: number, width: number, height: number): void {
    this.request(1, [x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/viewporter#wp_viewport:request:set_destination
   * Wire: width int, height int
   */
  setDestination(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(2, 1, 2, width, height)) return;
    this.request(2, [width, height]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_viewporter: WpViewporter,
  wp_viewport: WpViewport,
} as const;
