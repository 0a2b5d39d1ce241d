/**
 * Generated from xdg-toplevel-tag-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-toplevel-tag-v1
 *
 * The protocol:
 * Copyright © 2024 Xaver Hugl
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-toplevel-tag-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { XdgToplevel } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface XdgToplevelTagV1Requests {
  xdg_toplevel_tag_manager_v1: 'destroy' | 'set_toplevel_tag' | 'set_toplevel_description';
}

export const xdg_toplevel_tag_manager_v1: InterfaceDescriptor = {
  name: 'xdg_toplevel_tag_manager_v1',
  version: 1,
  protocol: 'xdg_toplevel_tag_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_toplevel_tag',
      since: 1,
      args: [
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
        { name: 'tag', type: 'string' },
      ],
    },
    {
      name: 'set_toplevel_description',
      since: 1,
      args: [
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
        { name: 'description', type: 'string' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.xdg_toplevel_tag_manager_v1,
};

/** It has no events. */
export type XdgToplevelTagManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-toplevel-tag-v1#xdg_toplevel_tag_manager_v1
 * Described here up to version 1.
 */
export class XdgToplevelTagManagerV1 extends WaylandProxy<XdgToplevelTagManagerV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel_tag_manager_v1;

  /**
   * https://wayland.app/protocols/xdg-toplevel-tag-v1#xdg_toplevel_tag_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-tag-v1#xdg_toplevel_tag_manager_v1:request:set_toplevel_tag
   * Wire: toplevel object, tag string
   */
  setToplevelTag(toplevel: XdgToplevel, tag: string): void {
    this.request(1, [toplevel, tag]);
  }

  /**
   * https://wayland.app/protocols/xdg-toplevel-tag-v1#xdg_toplevel_tag_manager_v1:request:set_toplevel_description
   * Wire: toplevel object, description string
   */
  setToplevelDescription(toplevel: XdgToplevel, description: string): void {
    this.request(2, [toplevel, description]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_toplevel_tag_manager_v1: XdgToplevelTagManagerV1,
} as const;
