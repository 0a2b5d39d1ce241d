/**
 * Generated from ext-foreign-toplevel-list-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-foreign-toplevel-list-v1
 *
 * The protocol:
 * Copyright © 2018 Ilia Bozhinov
 * Copyright © 2020 Isaac Freund
 * Copyright © 2022 wb9688
 * Copyright © 2023 i509VCB
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-foreign-toplevel-list-v1.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';

/** The requests of each interface, as in the XML. */
export interface ExtForeignToplevelListV1Requests {
  ext_foreign_toplevel_list_v1: 'stop' | 'destroy';
  ext_foreign_toplevel_handle_v1: 'destroy';
}

export const ext_foreign_toplevel_list_v1: InterfaceDescriptor = {
  name: 'ext_foreign_toplevel_list_v1',
  version: 1,
  protocol: 'ext_foreign_toplevel_list_v1',
  requests: [
    { name: 'stop', since: 1, args: [] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    {
      name: 'toplevel',
      since: 1,
      args: [{ name: 'toplevel', type: 'new_id', interface: 'ext_foreign_toplevel_handle_v1' }],
    },
    { name: 'finished', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.ext_foreign_toplevel_list_v1,
};

export type ExtForeignToplevelListV1Events = {
  /**
   * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_list_v1:event:toplevel
   * Wire: toplevel new_id
   */
  toplevel: (event: { toplevel: ExtForeignToplevelHandleV1 }) => void;
  /** https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_list_v1:event:finished */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_list_v1
 * Described here up to version 1.
 */
export class ExtForeignToplevelListV1 extends WaylandProxy<ExtForeignToplevelListV1Events> {
  static readonly interface: InterfaceDescriptor = ext_foreign_toplevel_list_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    ext_foreign_toplevel_handle_v1: () => ExtForeignToplevelHandleV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ toplevel: v[0] }), undefined];

  /** https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_list_v1:request:stop */
  stop(): void {
    if (!this.straight(0, 1, 0)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_list_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const ext_foreign_toplevel_handle_v1: InterfaceDescriptor = {
  name: 'ext_foreign_toplevel_handle_v1',
  version: 1,
  protocol: 'ext_foreign_toplevel_list_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'closed', since: 1, args: [] },
    { name: 'done', since: 1, args: [] },
    { name: 'title', since: 1, args: [{ name: 'title', type: 'string' }] },
    { name: 'app_id', since: 1, args: [{ name: 'app_id', type: 'string' }] },
    { name: 'identifier', since: 1, args: [{ name: 'identifier', type: 'string' }] },
  ],
  enums: [],
  meanings: meanings.ext_foreign_toplevel_handle_v1,
};

export type ExtForeignToplevelHandleV1Events = {
  /** https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1:event:closed */
  closed: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1:event:done */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1:event:title
   * Wire: title string
   */
  title: (event: { title: string }) => void;
  /**
   * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1:event:app_id
   * Wire: app_id string
   */
  appId: (event: { appId: string }) => void;
  /**
   * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1:event:identifier
   * Wire: identifier string
   */
  identifier: (event: { identifier: string }) => void;
};

/**
 * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1
 * Described here up to version 1.
 */
export class ExtForeignToplevelHandleV1 extends WaylandProxy<ExtForeignToplevelHandleV1Events> {
  static readonly interface: InterfaceDescriptor = ext_foreign_toplevel_handle_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    undefined,
    undefined,
    (v) => ({ title: v[0] }),
    (v) => ({ appId: v[0] }),
    (v) => ({ identifier: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/ext-foreign-toplevel-list-v1#ext_foreign_toplevel_handle_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_foreign_toplevel_list_v1: ExtForeignToplevelListV1,
  ext_foreign_toplevel_handle_v1: ExtForeignToplevelHandleV1,
} as const;
