/**
 * Generated from xdg-toplevel-drag-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-toplevel-drag-v1
 *
 * The protocol:
 * Copyright 2023 David Redondo
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-toplevel-drag-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlDataSource } from './wayland.js';
import type { XdgToplevel } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface XdgToplevelDragV1Requests {
  xdg_toplevel_drag_manager_v1: 'destroy' | 'get_xdg_toplevel_drag';
  xdg_toplevel_drag_v1: 'destroy' | 'attach';
}

/** https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_manager_v1:enum:error */
export const XdgToplevelDragManagerV1Error = { invalid_source: 0 } as const;
export type XdgToplevelDragManagerV1Error =
  (typeof XdgToplevelDragManagerV1Error)[keyof typeof XdgToplevelDragManagerV1Error];

export const xdg_toplevel_drag_manager_v1: InterfaceDescriptor = {
  name: 'xdg_toplevel_drag_manager_v1',
  version: 1,
  protocol: 'xdg_toplevel_drag_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_xdg_toplevel_drag',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_toplevel_drag_v1' },
        { name: 'data_source', type: 'object', interface: 'wl_data_source' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_source', value: 0, since: 1 }] }],
  meanings: meanings.xdg_toplevel_drag_manager_v1,
};

/** It has no events. */
export type XdgToplevelDragManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_manager_v1
 * Described here up to version 1.
 */
export class XdgToplevelDragManagerV1 extends WaylandProxy<XdgToplevelDragManagerV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel_drag_manager_v1;

  /**
   * https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_manager_v1:request:get_xdg_toplevel_drag
   * Wire: id new_id, data_source object
   */
  getXdgToplevelDrag(dataSource: WlDataSource): XdgToplevelDragV1 {
    return this.construct(1, [dataSource], XdgToplevelDragV1);
  }
}

/** https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_v1:enum:error */
export const XdgToplevelDragV1Error = { toplevel_attached: 0, ongoing_drag: 1 } as const;
export type XdgToplevelDragV1Error = (typeof XdgToplevelDragV1Error)[keyof typeof XdgToplevelDragV1Error];

export const xdg_toplevel_drag_v1: InterfaceDescriptor = {
  name: 'xdg_toplevel_drag_v1',
  version: 1,
  protocol: 'xdg_toplevel_drag_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'attach',
      since: 1,
      args: [
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
        { name: 'x_offset', type: 'int' },
        { name: 'y_offset', type: 'int' },
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
        { name: 'toplevel_attached', value: 0, since: 1 },
        { name: 'ongoing_drag', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_toplevel_drag_v1,
};

/** It has no events. */
export type XdgToplevelDragV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_v1
 * Described here up to version 1.
 */
export class XdgToplevelDragV1 extends WaylandProxy<XdgToplevelDragV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel_drag_v1;

  /**
   * https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-drag-v1#xdg_toplevel_drag_v1:request:attach
   * Wire: toplevel object, x_offset int, y_offset int
   */
  attach(toplevel: XdgToplevel, xOffset: number, yOffset: number): void {
    const toplevelId = this.idOf(toplevel, 'xdg_toplevel', false);
    if (
      toplevelId >= 0 &&
      xOffset === (xOffset | 0) &&
      yOffset === (yOffset | 0) &&
      this.straight(1, 1, 3, toplevelId, xOffset, yOffset)
    )
      return;
    this.request(1, [toplevel, xOffset, yOffset]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_toplevel_drag_manager_v1: XdgToplevelDragManagerV1,
  xdg_toplevel_drag_v1: XdgToplevelDragV1,
} as const;
