/**
 * Generated from color-representation-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/color-representation-v1
 *
 * The protocol:
 * Copyright 2022 Simon Ser
 * Copyright 2022 Red Hat, Inc.
 * Copyright 2022 Collabora, Ltd.
 * Copyright 2022-2025 Red Hat, Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/color-representation-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ColorRepresentationV1Requests {
  wp_color_representation_manager_v1: 'destroy' | 'get_surface';
  wp_color_representation_surface_v1:
    | 'destroy'
    | 'set_alpha_mode'
    | 'set_coefficients_and_range'
    | 'set_chroma_location';
}

/** https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1:enum:error */
export const WpColorRepresentationManagerV1Error = { surface_exists: 1 } as const;
export type WpColorRepresentationManagerV1Error =
  (typeof WpColorRepresentationManagerV1Error)[keyof typeof WpColorRepresentationManagerV1Error];

export const wp_color_representation_manager_v1: InterfaceDescriptor = {
  name: 'wp_color_representation_manager_v1',
  version: 1,
  protocol: 'color_representation_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_color_representation_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [
    {
      name: 'supported_alpha_mode',
      since: 1,
      args: [{ name: 'alpha_mode', type: 'uint', enum: 'wp_color_representation_surface_v1.alpha_mode' }],
    },
    {
      name: 'supported_coefficients_and_ranges',
      since: 1,
      args: [
        { name: 'coefficients', type: 'uint', enum: 'wp_color_representation_surface_v1.coefficients' },
        { name: 'range', type: 'uint', enum: 'wp_color_representation_surface_v1.range' },
      ],
    },
    { name: 'done', since: 1, args: [] },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'surface_exists', value: 1, since: 1 }] }],
  meanings: meanings.wp_color_representation_manager_v1,
};

export type WpColorRepresentationManagerV1Events = {
  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1:event:supported_alpha_mode
   * Wire: alpha_mode uint (wp_color_representation_surface_v1.alpha_mode)
   */
  supportedAlphaMode: (event: { alphaMode: WpColorRepresentationSurfaceV1AlphaMode | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1:event:supported_coefficients_and_ranges
   * Wire: coefficients uint (wp_color_representation_surface_v1.coefficients), range uint (wp_color_representation_surface_v1.range)
   */
  supportedCoefficientsAndRanges: (event: {
    coefficients: WpColorRepresentationSurfaceV1Coefficients | (number & {});
    range: WpColorRepresentationSurfaceV1Range | (number & {});
  }) => void;
  /** https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1:event:done */
  done: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1
 * Described here up to version 1.
 */
export class WpColorRepresentationManagerV1 extends WaylandProxy<WpColorRepresentationManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_color_representation_manager_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ alphaMode: v[0] }),
    (v) => ({ coefficients: v[0], range: v[1] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_manager_v1:request:get_surface
   * Wire: id new_id, surface object
   */
  getSurface(surface: WlSurface): WpColorRepresentationSurfaceV1 {
    return this.construct(1, [surface], WpColorRepresentationSurfaceV1);
  }
}

/** https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:enum:error */
export const WpColorRepresentationSurfaceV1Error = {
  alpha_mode: 1,
  coefficients: 2,
  pixel_format: 3,
  inert: 4,
  chroma_location: 5,
} as const;
export type WpColorRepresentationSurfaceV1Error =
  (typeof WpColorRepresentationSurfaceV1Error)[keyof typeof WpColorRepresentationSurfaceV1Error];

/** https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:enum:alpha_mode */
export const WpColorRepresentationSurfaceV1AlphaMode = {
  premultiplied_electrical: 0,
  premultiplied_optical: 1,
  straight: 2,
} as const;
export type WpColorRepresentationSurfaceV1AlphaMode =
  (typeof WpColorRepresentationSurfaceV1AlphaMode)[keyof typeof WpColorRepresentationSurfaceV1AlphaMode];

/** https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:enum:coefficients */
export const WpColorRepresentationSurfaceV1Coefficients = {
  identity: 1,
  bt709: 2,
  fcc: 3,
  bt601: 4,
  smpte240: 5,
  bt2020: 6,
  bt2020_cl: 7,
  ictcp: 8,
} as const;
export type WpColorRepresentationSurfaceV1Coefficients =
  (typeof WpColorRepresentationSurfaceV1Coefficients)[keyof typeof WpColorRepresentationSurfaceV1Coefficients];

/** https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:enum:range */
export const WpColorRepresentationSurfaceV1Range = { full: 1, limited: 2 } as const;
export type WpColorRepresentationSurfaceV1Range =
  (typeof WpColorRepresentationSurfaceV1Range)[keyof typeof WpColorRepresentationSurfaceV1Range];

/** https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:enum:chroma_location */
export const WpColorRepresentationSurfaceV1ChromaLocation = {
  type_0: 1,
  type_1: 2,
  type_2: 3,
  type_3: 4,
  type_4: 5,
  type_5: 6,
} as const;
export type WpColorRepresentationSurfaceV1ChromaLocation =
  (typeof WpColorRepresentationSurfaceV1ChromaLocation)[keyof typeof WpColorRepresentationSurfaceV1ChromaLocation];

export const wp_color_representation_surface_v1: InterfaceDescriptor = {
  name: 'wp_color_representation_surface_v1',
  version: 1,
  protocol: 'color_representation_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_alpha_mode', since: 1, args: [{ name: 'alpha_mode', type: 'uint', enum: 'alpha_mode' }] },
    {
      name: 'set_coefficients_and_range',
      since: 1,
      args: [
        { name: 'coefficients', type: 'uint', enum: 'coefficients' },
        { name: 'range', type: 'uint', enum: 'range' },
      ],
    },
    {
      name: 'set_chroma_location',
      since: 1,
      args: [{ name: 'chroma_location', type: 'uint', enum: 'chroma_location' }],
    },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'alpha_mode', value: 1, since: 1 },
        { name: 'coefficients', value: 2, since: 1 },
        { name: 'pixel_format', value: 3, since: 1 },
        { name: 'inert', value: 4, since: 1 },
        { name: 'chroma_location', value: 5, since: 1 },
      ],
    },
    {
      name: 'alpha_mode',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'premultiplied_electrical', value: 0, since: 1 },
        { name: 'premultiplied_optical', value: 1, since: 1 },
        { name: 'straight', value: 2, since: 1 },
      ],
    },
    {
      name: 'coefficients',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'identity', value: 1, since: 1 },
        { name: 'bt709', value: 2, since: 1 },
        { name: 'fcc', value: 3, since: 1 },
        { name: 'bt601', value: 4, since: 1 },
        { name: 'smpte240', value: 5, since: 1 },
        { name: 'bt2020', value: 6, since: 1 },
        { name: 'bt2020_cl', value: 7, since: 1 },
        { name: 'ictcp', value: 8, since: 1 },
      ],
    },
    {
      name: 'range',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'full', value: 1, since: 1 },
        { name: 'limited', value: 2, since: 1 },
      ],
    },
    {
      name: 'chroma_location',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'type_0', value: 1, since: 1 },
        { name: 'type_1', value: 2, since: 1 },
        { name: 'type_2', value: 3, since: 1 },
        { name: 'type_3', value: 4, since: 1 },
        { name: 'type_4', value: 5, since: 1 },
        { name: 'type_5', value: 6, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_color_representation_surface_v1,
};

/** It has no events. */
export type WpColorRepresentationSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1
 * Described here up to version 1.
 */
export class WpColorRepresentationSurfaceV1 extends WaylandProxy<WpColorRepresentationSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_color_representation_surface_v1;

  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:request:set_alpha_mode
   * Wire: alpha_mode uint (alpha_mode)
   */
  setAlphaMode(alphaMode: WpColorRepresentationSurfaceV1AlphaMode): void {
    if (alphaMode === alphaMode >>> 0 && this.straight(1, 1, 1, alphaMode)) return;
    this.request(1, [alphaMode]);
  }

  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:request:set_coefficients_and_range
   * Wire: coefficients uint (coefficients), range uint (range)
   */
  setCoefficientsAndRange(
    coefficients: WpColorRepresentationSurfaceV1Coefficients,
    range: WpColorRepresentationSurfaceV1Range,
  ): void {
    if (coefficients === coefficients >>> 0 && range === range >>> 0 && this.straight(2, 1, 2, coefficients, range))
      return;
    this.request(2, [coefficients, range]);
  }

  /**
   * https://wayland.app/protocols/color-representation-v1#wp_color_representation_surface_v1:request:set_chroma_location
   * Wire: chroma_location uint (chroma_location)
   */
  setChromaLocation(chromaLocation: WpColorRepresentationSurfaceV1ChromaLocation): void {
    if (chromaLocation === chromaLocation >>> 0 && this.straight(3, 1, 1, chromaLocation)) return;
    this.request(3, [chromaLocation]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_color_representation_manager_v1: WpColorRepresentationManagerV1,
  wp_color_representation_surface_v1: WpColorRepresentationSurfaceV1,
} as const;
