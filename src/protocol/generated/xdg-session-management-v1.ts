/**
 * Generated from xdg-session-management-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-session-management-v1
 *
 * The protocol:
 * Copyright 2018 Mike Blumenkrantz
 * Copyright 2018 Samsung Electronics Co., Ltd
 * Copyright 2018 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-session-management-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { XdgToplevel } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface XdgSessionManagementV1Requests {
  xdg_session_manager_v1: 'destroy' | 'get_session';
  xdg_session_v1: 'destroy' | 'remove' | 'add_toplevel' | 'restore_toplevel' | 'remove_toplevel';
  xdg_toplevel_session_v1: 'destroy' | 'rename';
}

/** https://wayland.app/protocols/xdg-session-management-v1#xdg_session_manager_v1:enum:error */
export const XdgSessionManagerV1Error = { in_use: 1, invalid_session_id: 2, invalid_reason: 3 } as const;
export type XdgSessionManagerV1Error = (typeof XdgSessionManagerV1Error)[keyof typeof XdgSessionManagerV1Error];

/** https://wayland.app/protocols/xdg-session-management-v1#xdg_session_manager_v1:enum:reason */
export const XdgSessionManagerV1Reason = { launch: 1, recover: 2, session_restore: 3 } as const;
export type XdgSessionManagerV1Reason = (typeof XdgSessionManagerV1Reason)[keyof typeof XdgSessionManagerV1Reason];

export const xdg_session_manager_v1: InterfaceDescriptor = {
  name: 'xdg_session_manager_v1',
  version: 1,
  protocol: 'xdg_session_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_session',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_session_v1' },
        { name: 'reason', type: 'uint', enum: 'reason' },
        { name: 'session_id', type: 'string', nullable: true },
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
        { name: 'in_use', value: 1, since: 1 },
        { name: 'invalid_session_id', value: 2, since: 1 },
        { name: 'invalid_reason', value: 3, since: 1 },
      ],
    },
    {
      name: 'reason',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'launch', value: 1, since: 1 },
        { name: 'recover', value: 2, since: 1 },
        { name: 'session_restore', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_session_manager_v1,
};

/** It has no events. */
export type XdgSessionManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_manager_v1
 * Described here up to version 1.
 */
export class XdgSessionManagerV1 extends WaylandProxy<XdgSessionManagerV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_session_manager_v1;

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_manager_v1:request:get_session
   * Wire: id new_id, reason uint (reason), session_id string or null
   */
  getSession(reason: XdgSessionManagerV1Reason, sessionId: string | null): XdgSessionV1 {
    return this.construct(1, [reason, sessionId], XdgSessionV1);
  }
}

/** https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:enum:error */
export const XdgSessionV1Error = { name_in_use: 1, already_mapped: 2, invalid_name: 3, already_added: 4 } as const;
export type XdgSessionV1Error = (typeof XdgSessionV1Error)[keyof typeof XdgSessionV1Error];

export const xdg_session_v1: InterfaceDescriptor = {
  name: 'xdg_session_v1',
  version: 1,
  protocol: 'xdg_session_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'remove', since: 1, destructor: true, args: [] },
    {
      name: 'add_toplevel',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_toplevel_session_v1' },
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
        { name: 'name', type: 'string' },
      ],
    },
    {
      name: 'restore_toplevel',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_toplevel_session_v1' },
        { name: 'toplevel', type: 'object', interface: 'xdg_toplevel' },
        { name: 'name', type: 'string' },
      ],
    },
    { name: 'remove_toplevel', since: 1, args: [{ name: 'name', type: 'string' }] },
  ],
  events: [
    { name: 'created', since: 1, args: [{ name: 'session_id', type: 'string' }] },
    { name: 'restored', since: 1, args: [] },
    { name: 'replaced', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'name_in_use', value: 1, since: 1 },
        { name: 'already_mapped', value: 2, since: 1 },
        { name: 'invalid_name', value: 3, since: 1 },
        { name: 'already_added', value: 4, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_session_v1,
};

export type XdgSessionV1Events = {
  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:event:created
   * Wire: session_id string
   */
  created: (event: { sessionId: string }) => void;
  /** https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:event:restored */
  restored: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:event:replaced */
  replaced: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1
 * Described here up to version 1.
 */
export class XdgSessionV1 extends WaylandProxy<XdgSessionV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_session_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ sessionId: v[0] }), undefined, undefined];

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:request:remove
   * Destroys the object.
   */
  remove(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:request:add_toplevel
   * Wire: id new_id, toplevel object, name string
   */
  addToplevel(toplevel: XdgToplevel, name: string): XdgToplevelSessionV1 {
    return this.construct(2, [toplevel, name], XdgToplevelSessionV1);
  }

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:request:restore_toplevel
   * Wire: id new_id, toplevel object, name string
   */
  restoreToplevel(toplevel: XdgToplevel, name: string): XdgToplevelSessionV1 {
    return this.construct(3, [toplevel, name], XdgToplevelSessionV1);
  }

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_session_v1:request:remove_toplevel
   * Wire: name string
   */
  removeToplevel(name: string): void {
    this.request(4, [name]);
  }
}

export const xdg_toplevel_session_v1: InterfaceDescriptor = {
  name: 'xdg_toplevel_session_v1',
  version: 1,
  protocol: 'xdg_session_management_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'rename', since: 1, args: [{ name: 'name', type: 'string' }] },
  ],
  events: [{ name: 'restored', since: 1, args: [] }],
  enums: [],
  meanings: meanings.xdg_toplevel_session_v1,
};

export type XdgToplevelSessionV1Events = {
  /** https://wayland.app/protocols/xdg-session-management-v1#xdg_toplevel_session_v1:event:restored */
  restored: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-session-management-v1#xdg_toplevel_session_v1
 * Described here up to version 1.
 */
export class XdgToplevelSessionV1 extends WaylandProxy<XdgToplevelSessionV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel_session_v1;

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_toplevel_session_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-session-management-v1#xdg_toplevel_session_v1:request:rename
   * Wire: name string
   */
  rename(name: string): void {
    this.request(1, [name]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_session_manager_v1: XdgSessionManagerV1,
  xdg_session_v1: XdgSessionV1,
  xdg_toplevel_session_v1: XdgToplevelSessionV1,
} as const;
