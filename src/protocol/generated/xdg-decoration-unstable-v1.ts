/**
 * Generated from xdg-decoration-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-decoration-unstable-v1
 *
 * The protocol:
 * Copyright © 2018 Simon Ser
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-decoration-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { XdgToplevel } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface XdgDecorationUnstableV1Requests {
  zxdg_decoration_manager_v1: 'destroy' | 'get_toplevel_decoration';
  zxdg_toplevel_decoration_v1: 'destroy' | 'set_mode' | 'unset_mode';
}

export const zxdg_decoration_manager_v1: InterfaceDescriptor = {
  name: 'zxdg_decoration_manager_v1',
  version: 2,
  protocol: 'xdg_decoration_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_toplevel_decoration',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_toplevel_decoration_v1' },
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zxdg_decoration_manager_v1,
};

/** It has no events. */
export type ZxdgDecorationManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_decoration_manager_v1
 * Described here up to version 2.
 */
export class ZxdgDecorationManagerV1 extends WaylandProxy<ZxdgDecorationManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_decoration_manager_v1;

  /**
   * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_decoration_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_decoration_manager_v1:request:get_toplevel_decoration
   * Wire: id new_id, toplevel object
   */
  getToplevelDecoration(toplevel: XdgToplevel): ZxdgToplevelDecorationV1 {
    return this.construct(1, [toplevel], ZxdgToplevelDecorationV1);
  }
}

/** https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1:enum:error */
export const ZxdgToplevelDecorationV1Error = {
  unconfigured_buffer: 0,
  already_constructed: 1,
  orphaned: 2,
  invalid_mode: 3,
} as const;
export type ZxdgToplevelDecorationV1Error =
  (typeof ZxdgToplevelDecorationV1Error)[keyof typeof ZxdgToplevelDecorationV1Error];

/** https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1:enum:mode */
export const ZxdgToplevelDecorationV1Mode = { client_side: 1, server_side: 2 } as const;
export type ZxdgToplevelDecorationV1Mode =
  (typeof ZxdgToplevelDecorationV1Mode)[keyof typeof ZxdgToplevelDecorationV1Mode];

export const zxdg_toplevel_decoration_v1: InterfaceDescriptor = {
  name: 'zxdg_toplevel_decoration_v1',
  version: 2,
  protocol: 'xdg_decoration_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_mode', since: 1, args: [{ name: 'mode', type: 'uint', enum: 'mode' }] },
    { name: 'unset_mode', since: 1, args: [] },
  ],
  events: [{ name: 'configure', since: 1, args: [{ name: 'mode', type: 'uint', enum: 'mode' }] }],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'unconfigured_buffer', value: 0, since: 1 },
        { name: 'already_constructed', value: 1, since: 1 },
        { name: 'orphaned', value: 2, since: 1 },
        { name: 'invalid_mode', value: 3, since: 1 },
      ],
    },
    {
      name: 'mode',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'client_side', value: 1, since: 1 },
        { name: 'server_side', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.zxdg_toplevel_decoration_v1,
};

export type ZxdgToplevelDecorationV1Events = {
  /**
   * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1:event:configure
   * Wire: mode uint (mode)
   */
  configure: (event: { mode: ZxdgToplevelDecorationV1Mode | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1
 * Described here up to version 2.
 */
export class ZxdgToplevelDecorationV1 extends WaylandProxy<ZxdgToplevelDecorationV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_toplevel_decoration_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ mode: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1:request:set_mode
   * Wire: mode uint (mode)
   */
  setMode(mode: ZxdgToplevelDecorationV1Mode): void {
    if (mode === mode >>> 0 && this.straight(1, 1, 1, mode)) return;
    this.request(1, [mode]);
  }

  /** https://wayland.app/protocols/xdg-decoration-unstable-v1#zxdg_toplevel_decoration_v1:request:unset_mode */
  unsetMode(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zxdg_decoration_manager_v1: ZxdgDecorationManagerV1,
  zxdg_toplevel_decoration_v1: ZxdgToplevelDecorationV1,
} as const;
