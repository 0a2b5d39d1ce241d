/**
 * Generated from content-type-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/content-type-v1
 *
 * The protocol:
 * Copyright © 2021 Emmanuel Gil Peyrot
 * Copyright © 2022 Xaver Hugl
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/content-type-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ContentTypeV1Requests {
  wp_content_type_manager_v1: 'destroy' | 'get_surface_content_type';
  wp_content_type_v1: 'destroy' | 'set_content_type';
}

/** https://wayland.app/protocols/content-type-v1#wp_content_type_manager_v1:enum:error */
export const WpContentTypeManagerV1Error = { already_constructed: 0 } as const;
export type WpContentTypeManagerV1Error =
  (typeof WpContentTypeManagerV1Error)[keyof typeof WpContentTypeManagerV1Error];

export const wp_content_type_manager_v1: InterfaceDescriptor = {
  name: 'wp_content_type_manager_v1',
  version: 1,
  protocol: 'content_type_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_surface_content_type',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_content_type_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_constructed', value: 0, since: 1 }] }],
  meanings: meanings.wp_content_type_manager_v1,
};

/** It has no events. */
export type WpContentTypeManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/content-type-v1#wp_content_type_manager_v1
 * Described here up to version 1.
 */
export class WpContentTypeManagerV1 extends WaylandProxy<WpContentTypeManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_content_type_manager_v1;

  /**
   * https://wayland.app/protocols/content-type-v1#wp_content_type_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/content-type-v1#wp_content_type_manager_v1:request:get_surface_content_type
   * Wire: id new_id, surface object
   */
  getSurfaceContentType(surface: WlSurface): WpContentTypeV1 {
    return this.construct(1, [surface], WpContentTypeV1);
  }
}

/** https://wayland.app/protocols/content-type-v1#wp_content_type_v1:enum:type */
export const WpContentTypeV1Type = { none: 0, photo: 1, video: 2, game: 3 } as const;
export type WpContentTypeV1Type = (typeof WpContentTypeV1Type)[keyof typeof WpContentTypeV1Type];

export const wp_content_type_v1: InterfaceDescriptor = {
  name: 'wp_content_type_v1',
  version: 1,
  protocol: 'content_type_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_content_type', since: 1, args: [{ name: 'content_type', type: 'uint', enum: 'type' }] },
  ],
  events: [],
  enums: [
    {
      name: 'type',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'photo', value: 1, since: 1 },
        { name: 'video', value: 2, since: 1 },
        { name: 'game', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_content_type_v1,
};

/** It has no events. */
export type WpContentTypeV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/content-type-v1#wp_content_type_v1
 * Described here up to version 1.
 */
export class WpContentTypeV1 extends WaylandProxy<WpContentTypeV1Events> {
  static readonly interface: InterfaceDescriptor = wp_content_type_v1;

  /**
   * https://wayland.app/protocols/content-type-v1#wp_content_type_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/content-type-v1#wp_content_type_v1:request:set_content_type
   * Wire: content_type uint (type)
   */
  setContentType(contentType: WpContentTypeV1Type): void {
    if (contentType === contentType >>> 0 && this.straight(1, 1, 1, contentType)) return;
    this.request(1, [contentType]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_content_type_manager_v1: WpContentTypeManagerV1,
  wp_content_type_v1: WpContentTypeV1,
} as const;
