/**
 * Generated from xdg-system-bell-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-system-bell-v1
 *
 * The protocol:
 * Copyright © 2016, 2023 Red Hat
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-system-bell-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgSystemBellV1Requests {
  xdg_system_bell_v1: 'destroy' | 'ring';
}

export const xdg_system_bell_v1: InterfaceDescriptor = {
  name: 'xdg_system_bell_v1',
  version: 1,
  protocol: 'xdg_system_bell_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'ring', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface', nullable: true }] },
  ],
  events: [],
  enums: [],
  meanings: meanings.xdg_system_bell_v1,
};

/** It has no events. */
export type XdgSystemBellV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-system-bell-v1#xdg_system_bell_v1
 * Described here up to version 1.
 */
export class XdgSystemBellV1 extends WaylandProxy<XdgSystemBellV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_system_bell_v1;

  /**
   * https://wayland.app/protocols/xdg-system-bell-v1#xdg_system_bell_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-system-bell-v1#xdg_system_bell_v1:request:ring
   * Wire: surface object or null
   */
  ring(surface: WlSurface | null): void {
    const surfaceId = this.idOf(surface, 'wl_surface', true);
    if (surfaceId >= 0 && this.straight(1, 1, 1, surfaceId)) return;
    this.request(1, [surface]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_system_bell_v1: XdgSystemBellV1,
} as const;
