/**
 * Generated from ext-background-effect-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-background-effect-v1
 *
 * The protocol:
 * Copyright (C) 2015 Martin Gräßlin
 * Copyright (C) 2015 Marco Martin
 * Copyright (C) 2020 Vlad Zahorodnii
 * Copyright (C) 2024 Xaver Hugl
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-background-effect-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlRegion, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtBackgroundEffectV1Requests {
  ext_background_effect_manager_v1: 'destroy' | 'get_background_effect';
  ext_background_effect_surface_v1: 'destroy' | 'set_blur_region';
}

/** https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_manager_v1:enum:error */
export const ExtBackgroundEffectManagerV1Error = { background_effect_exists: 0 } as const;
export type ExtBackgroundEffectManagerV1Error =
  (typeof ExtBackgroundEffectManagerV1Error)[keyof typeof ExtBackgroundEffectManagerV1Error];

/**
 * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_manager_v1:enum:capability
 * Flags, to be combined with `|`.
 */
export const ExtBackgroundEffectManagerV1Capability = { blur: 1 } as const;
export type ExtBackgroundEffectManagerV1Capability = number;

export const ext_background_effect_manager_v1: InterfaceDescriptor = {
  name: 'ext_background_effect_manager_v1',
  version: 1,
  protocol: 'ext_background_effect_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_background_effect',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'ext_background_effect_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [{ name: 'capabilities', since: 1, args: [{ name: 'flags', type: 'uint', enum: 'capability' }] }],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'background_effect_exists', value: 0, since: 1 }] },
    { name: 'capability', since: 1, bitfield: true, entries: [{ name: 'blur', value: 1, since: 1 }] },
  ],
  meanings: meanings.ext_background_effect_manager_v1,
};

export type ExtBackgroundEffectManagerV1Events = {
  /**
   * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_manager_v1:event:capabilities
   * Wire: flags uint (capability)
   */
  capabilities: (event: { flags: ExtBackgroundEffectManagerV1Capability }) => void;
};

/**
 * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_manager_v1
 * Described here up to version 1.
 */
export class ExtBackgroundEffectManagerV1 extends WaylandProxy<ExtBackgroundEffectManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_background_effect_manager_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ flags: v[0] })];

  /**
   * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_manager_v1:request:get_background_effect
   * Wire: id new_id, surface object
   */
  getBackgroundEffect(surface: WlSurface): ExtBackgroundEffectSurfaceV1 {
    return this.construct(1, [surface], ExtBackgroundEffectSurfaceV1);
  }
}

/** https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_surface_v1:enum:error */
export const ExtBackgroundEffectSurfaceV1Error = { surface_destroyed: 0 } as const;
export type ExtBackgroundEffectSurfaceV1Error =
  (typeof ExtBackgroundEffectSurfaceV1Error)[keyof typeof ExtBackgroundEffectSurfaceV1Error];

export const ext_background_effect_surface_v1: InterfaceDescriptor = {
  name: 'ext_background_effect_surface_v1',
  version: 1,
  protocol: 'ext_background_effect_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_blur_region',
      since: 1,
      args: [{ name: 'region', type: 'object', interface: 'wl_region', nullable: true }],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'surface_destroyed', value: 0, since: 1 }] }],
  meanings: meanings.ext_background_effect_surface_v1,
};

/** It has no events. */
export type ExtBackgroundEffectSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_surface_v1
 * Described here up to version 1.
 */
export class ExtBackgroundEffectSurfaceV1 extends WaylandProxy<ExtBackgroundEffectSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = ext_background_effect_surface_v1;

  /**
   * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-background-effect-v1#ext_background_effect_surface_v1:request:set_blur_region
   * Wire: region object or null
   */
  setBlurRegion(region: WlRegion | null): void {
    const regionId = this.idOf(region, 'wl_region', true);
    if (regionId >= 0 && this.straight(1, 1, 1, regionId)) return;
    this.request(1, [region]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_background_effect_manager_v1: ExtBackgroundEffectManagerV1,
  ext_background_effect_surface_v1: ExtBackgroundEffectSurfaceV1,
} as const;
