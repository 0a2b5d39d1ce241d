/**
 * Generated from xdg-toplevel-icon-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-toplevel-icon-v1
 *
 * The protocol:
 * Copyright © 2023-2024 Matthias Klumpp
 * Copyright © 2024 David Edmundson
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-toplevel-icon-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlBuffer } from './wayland.js';
import type { XdgToplevel } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface XdgToplevelIconV1Requests {
  xdg_toplevel_icon_manager_v1: 'destroy' | 'create_icon' | 'set_icon';
  xdg_toplevel_icon_v1: 'destroy' | 'set_name' | 'add_buffer';
}

export const xdg_toplevel_icon_manager_v1: InterfaceDescriptor = {
  name: 'xdg_toplevel_icon_manager_v1',
  version: 1,
  protocol: 'xdg_toplevel_icon_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'create_icon', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'xdg_toplevel_icon_v1' }] },
    {
      name: 'set_icon',
      since: 1,
      args: [
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
        { name: 'icon', type: 'object', interface: 'xdg_toplevel_icon_v1', nullable: true },
      ],
    },
  ],
  events: [
    { name: 'icon_size', since: 1, args: [{ name: 'size', type: 'int' }] },
    { name: 'done', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.xdg_toplevel_icon_manager_v1,
};

export type XdgToplevelIconManagerV1Events = {
  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_manager_v1:event:icon_size
   * Wire: size int
   */
  iconSize: (event: { size: number }) => void;
  /** https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_manager_v1:event:done */
  done: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_manager_v1
 * Described here up to version 1.
 */
export class XdgToplevelIconManagerV1 extends WaylandProxy<XdgToplevelIconManagerV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel_icon_manager_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ size: v[0] }), undefined];

  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_manager_v1:request:create_icon
   * Wire: id new_id
   */
  createIcon(): XdgToplevelIconV1 {
    return this.makeStraight(1, 1, XdgToplevelIconV1) ?? this.construct(1, [], XdgToplevelIconV1);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_manager_v1:request:set_icon
   * Wire: toplevel object, icon object or null
   */
  setIcon(toplevel: XdgToplevel, icon: XdgToplevelIconV1 | null): void {
    const toplevelId = this.idOf(toplevel, 'xdg_toplevel', false);
    const iconId = this.idOf(icon, 'xdg_toplevel_icon_v1', true);
    if (toplevelId >= 0 && iconId >= 0 && this.straight(2, 1, 2, toplevelId, iconId)) return;
    this.request(2, [toplevel, icon]);
  }
}

/** https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_v1:enum:error */
export const XdgToplevelIconV1Error = { invalid_buffer: 1, immutable: 2, no_buffer: 3 } as const;
export type XdgToplevelIconV1Error = (typeof XdgToplevelIconV1Error)[keyof typeof XdgToplevelIconV1Error];

export const xdg_toplevel_icon_v1: InterfaceDescriptor = {
  name: 'xdg_toplevel_icon_v1',
  version: 1,
  protocol: 'xdg_toplevel_icon_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_name', since: 1, args: [{ name: 'icon_name', type: 'string' }] },
    {
      name: 'add_buffer',
      since: 1,
      args: [
        { name: 'buffer', type: 'object', interface: 'wl_buffer' },
        { name: 'scale', type: 'int' },
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
        { name: 'invalid_buffer', value: 1, since: 1 },
        { name: 'immutable', value: 2, since: 1 },
        { name: 'no_buffer', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_toplevel_icon_v1,
};

/** It has no events. */
export type XdgToplevelIconV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_v1
 * Described here up to version 1.
 */
export class XdgToplevelIconV1 extends WaylandProxy<XdgToplevelIconV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel_icon_v1;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_v1:request:set_name
   * Wire: icon_name string
   */
  setName(iconName: string): void {
    this.request(1, [iconName]);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-icon-v1#xdg_toplevel_icon_v1:request:add_buffer
   * Wire: buffer object, scale int
   */
  addBuffer(buffer: WlBuffer, scale: number): void {
    const bufferId = this.idOf(buffer, 'wl_buffer', false);
    if (bufferId >= 0 && scale === (scale | 0) && this.straight(2, 1, 2, bufferId, scale)) return;
    this.request(2, [buffer, scale]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_toplevel_icon_manager_v1: XdgToplevelIconManagerV1,
  xdg_toplevel_icon_v1: XdgToplevelIconV1,
} as const;
