/**
 * Generated from tearing-control-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/tearing-control-v1
 *
 * The protocol:
 * Copyright © 2021 Xaver Hugl
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/tearing-control-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface TearingControlV1Requests {
  wp_tearing_control_manager_v1: 'destroy' | 'get_tearing_control';
  wp_tearing_control_v1: 'set_presentation_hint' | 'destroy';
}

/** https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_manager_v1:enum:error */
export const WpTearingControlManagerV1Error = { tearing_control_exists: 0 } as const;
export type WpTearingControlManagerV1Error =
  (typeof WpTearingControlManagerV1Error)[keyof typeof WpTearingControlManagerV1Error];

export const wp_tearing_control_manager_v1: InterfaceDescriptor = {
  name: 'wp_tearing_control_manager_v1',
  version: 1,
  protocol: 'tearing_control_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_tearing_control',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_tearing_control_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'tearing_control_exists', value: 0, since: 1 }] },
  ],
  meanings: meanings.wp_tearing_control_manager_v1,
};

/** It has no events. */
export type WpTearingControlManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_manager_v1
 * Described here up to version 1.
 */
export class WpTearingControlManagerV1 extends WaylandProxy<WpTearingControlManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_tearing_control_manager_v1;

  /**
   * https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_manager_v1:request:get_tearing_control
   * Wire: id new_id, surface object
   */
  getTearingControl(surface: WlSurface): WpTearingControlV1 {
    return this.construct(1, [surface], WpTearingControlV1);
  }
}

/** https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_v1:enum:presentation_hint */
export const WpTearingControlV1PresentationHint = { vsync: 0, async: 1 } as const;
export type WpTearingControlV1PresentationHint =
  (typeof WpTearingControlV1PresentationHint)[keyof typeof WpTearingControlV1PresentationHint];

export const wp_tearing_control_v1: InterfaceDescriptor = {
  name: 'wp_tearing_control_v1',
  version: 1,
  protocol: 'tearing_control_v1',
  requests: [
    { name: 'set_presentation_hint', since: 1, args: [{ name: 'hint', type: 'uint', enum: 'presentation_hint' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'presentation_hint',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'vsync', value: 0, since: 1 },
        { name: 'async', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_tearing_control_v1,
};

/** It has no events. */
export type WpTearingControlV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_v1
 * Described here up to version 1.
 */
export class WpTearingControlV1 extends WaylandProxy<WpTearingControlV1Events> {
  static readonly interface: InterfaceDescriptor = wp_tearing_control_v1;

  /**
   * https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_v1:request:set_presentation_hint
   * Wire: hint uint (presentation_hint)
   */
  setPresentationHint(hint: WpTearingControlV1PresentationHint): void {
    if (hint === hint >>> 0 && this.straight(0, 1, 1, hint)) return;
    this.request(0, [hint]);
  }

  /**
   * https://wayland.app/protocols/tearing-control-v1#wp_tearing_control_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_tearing_control_manager_v1: WpTearingControlManagerV1,
  wp_tearing_control_v1: WpTearingControlV1,
} as const;
