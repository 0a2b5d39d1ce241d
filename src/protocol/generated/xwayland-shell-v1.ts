/**
 * Generated from xwayland-shell-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xwayland-shell-v1
 *
 * The protocol:
 * Copyright © 2022 Joshua Ashton
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xwayland-shell-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XwaylandShellV1Requests {
  xwayland_shell_v1: 'destroy' | 'get_xwayland_surface';
  xwayland_surface_v1: 'set_serial' | 'destroy';
}

/** https://wayland.app/protocols/xwayland-shell-v1#xwayland_shell_v1:enum:error */
export const XwaylandShellV1Error = { role: 0 } as const;
export type XwaylandShellV1Error = (typeof XwaylandShellV1Error)[keyof typeof XwaylandShellV1Error];

export const xwayland_shell_v1: InterfaceDescriptor = {
  name: 'xwayland_shell_v1',
  version: 1,
  protocol: 'xwayland_shell_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_xwayland_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xwayland_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'role', value: 0, since: 1 }] }],
  meanings: meanings.xwayland_shell_v1,
};

/** It has no events. */
export type XwaylandShellV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xwayland-shell-v1#xwayland_shell_v1
 * Described here up to version 1.
 */
export class XwaylandShellV1 extends WaylandProxy<XwaylandShellV1Events> {
  static readonly interface: InterfaceDescriptor = xwayland_shell_v1;

  /**
   * https://wayland.app/protocols/xwayland-shell-v1#xwayland_shell_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xwayland-shell-v1#xwayland_shell_v1:request:get_xwayland_surface
   * Wire: id new_id, surface object
   */
  getXwaylandSurface(surface: WlSurface): XwaylandSurfaceV1 {
    return this.construct(1, [surface], XwaylandSurfaceV1);
  }
}

/** https://wayland.app/protocols/xwayland-shell-v1#xwayland_surface_v1:enum:error */
export const XwaylandSurfaceV1Error = { already_associated: 0, invalid_serial: 1 } as const;
export type XwaylandSurfaceV1Error = (typeof XwaylandSurfaceV1Error)[keyof typeof XwaylandSurfaceV1Error];

export const xwayland_surface_v1: InterfaceDescriptor = {
  name: 'xwayland_surface_v1',
  version: 1,
  protocol: 'xwayland_shell_v1',
  requests: [
    {
      name: 'set_serial',
      since: 1,
      args: [
        { name: 'serial_lo', type: 'uint' },
        { name: 'serial_hi', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'already_associated', value: 0, since: 1 },
        { name: 'invalid_serial', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.xwayland_surface_v1,
};

/** It has no events. */
export type XwaylandSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xwayland-shell-v1#xwayland_surface_v1
 * Described here up to version 1.
 */
export class XwaylandSurfaceV1 extends WaylandProxy<XwaylandSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = xwayland_surface_v1;

  /**
   * https://wayland.app/protocols/xwayland-shell-v1#xwayland_surface_v1:request:set_serial
   * Wire: serial_lo uint, serial_hi uint
   */
  setSerial(serialLo: number, serialHi: number): void {
    if (serialLo === serialLo >>> 0 && serialHi === serialHi >>> 0 && this.straight(0, 1, 2, serialLo, serialHi))
      return;
    this.request(0, [serialLo, serialHi]);
  }

  /**
   * https://wayland.app/protocols/xwayland-shell-v1#xwayland_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xwayland_shell_v1: XwaylandShellV1,
  xwayland_surface_v1: XwaylandSurfaceV1,
} as const;
