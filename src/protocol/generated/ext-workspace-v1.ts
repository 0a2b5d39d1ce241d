/**
 * Generated from ext-workspace-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-workspace-v1
 *
 * The protocol:
 * Copyright © 2019 Christopher Billington
 * Copyright © 2020 Ilia Bozhinov
 * Copyright © 2022 Victoria Brekenfeld
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-workspace-v1.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';
import type { WlOutput } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtWorkspaceV1Requests {
  ext_workspace_manager_v1: 'commit' | 'stop';
  ext_workspace_group_handle_v1: 'create_workspace' | 'destroy';
  ext_workspace_handle_v1: 'destroy' | 'activate' | 'deactivate' | 'assign' | 'remove';
}

export const ext_workspace_manager_v1: InterfaceDescriptor = {
  name: 'ext_workspace_manager_v1',
  version: 1,
  protocol: 'ext_workspace_v1',
  requests: [
    { name: 'commit', since: 1, args: [] },
    { name: 'stop', since: 1, args: [] },
  ],
  events: [
    {
      name: 'workspace_group',
      since: 1,
      args: [{ name: 'workspace_group', type: 'new_id', interface: 'ext_workspace_group_handle_v1' }],
    },
    {
      name: 'workspace',
      since: 1,
      args: [{ name: 'workspace', type: 'new_id', interface: 'ext_workspace_handle_v1' }],
    },
    { name: 'done', since: 1, args: [] },
    { name: 'finished', since: 1, destructor: true, args: [] },
  ],
  enums: [],
  meanings: meanings.ext_workspace_manager_v1,
};

export type ExtWorkspaceManagerV1Events = {
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1:event:workspace_group
   * Wire: workspace_group new_id
   */
  workspaceGroup: (event: { workspaceGroup: ExtWorkspaceGroupHandleV1 }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1:event:workspace
   * Wire: workspace new_id
   */
  workspace: (event: { workspace: ExtWorkspaceHandleV1 }) => void;
  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1:event:done */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1:event:finished
   * Destroys the object.
   */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1
 * Described here up to version 1.
 */
export class ExtWorkspaceManagerV1 extends WaylandProxy<ExtWorkspaceManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_workspace_manager_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    ext_workspace_group_handle_v1: () => ExtWorkspaceGroupHandleV1,
    ext_workspace_handle_v1: () => ExtWorkspaceHandleV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ workspaceGroup: v[0] }),
    (v) => ({ workspace: v[0] }),
    undefined,
    undefined,
  ];

  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1:request:commit */
  commit(): void {
    if (!this.straight(0, 1, 0)) this.request(0, []);
  }

  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_manager_v1:request:stop */
  stop(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }
}

/**
 * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:enum:group_capabilities
 * Flags, to be combined with `|`.
 */
export const ExtWorkspaceGroupHandleV1GroupCapabilities = { create_workspace: 1 } as const;
export type ExtWorkspaceGroupHandleV1GroupCapabilities = number;

export const ext_workspace_group_handle_v1: InterfaceDescriptor = {
  name: 'ext_workspace_group_handle_v1',
  version: 1,
  protocol: 'ext_workspace_v1',
  requests: [
    { name: 'create_workspace', since: 1, args: [{ name: 'workspace', type: 'string' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'capabilities', since: 1, args: [{ name: 'capabilities', type: 'uint', enum: 'group_capabilities' }] },
    { name: 'output_enter', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    { name: 'output_leave', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    {
      name: 'workspace_enter',
      since: 1,
      args: [{ name: 'workspace', type: 'object', interface: 'ext_workspace_handle_v1' }],
    },
    {
      name: 'workspace_leave',
      since: 1,
      args: [{ name: 'workspace', type: 'object', interface: 'ext_workspace_handle_v1' }],
    },
    { name: 'removed', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'group_capabilities',
      since: 1,
      bitfield: true,
      entries: [{ name: 'create_workspace', value: 1, since: 1 }],
    },
  ],
  meanings: meanings.ext_workspace_group_handle_v1,
};

export type ExtWorkspaceGroupHandleV1Events = {
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:event:capabilities
   * Wire: capabilities uint (group_capabilities)
   */
  capabilities: (event: { capabilities: ExtWorkspaceGroupHandleV1GroupCapabilities }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:event:output_enter
   * Wire: output object
   */
  outputEnter: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:event:output_leave
   * Wire: output object
   */
  outputLeave: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:event:workspace_enter
   * Wire: workspace object
   */
  workspaceEnter: (event: { workspace: ExtWorkspaceHandleV1 }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:event:workspace_leave
   * Wire: workspace object
   */
  workspaceLeave: (event: { workspace: ExtWorkspaceHandleV1 }) => void;
  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:event:removed */
  removed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1
 * Described here up to version 1.
 */
export class ExtWorkspaceGroupHandleV1 extends WaylandProxy<ExtWorkspaceGroupHandleV1Events> {
  static readonly interface: InterfaceDescriptor = ext_workspace_group_handle_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ capabilities: v[0] }),
    (v) => ({ output: v[0] }),
    (v) => ({ output: v[0] }),
    (v) => ({ workspace: v[0] }),
    (v) => ({ workspace: v[0] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:request:create_workspace
   * Wire: workspace string
   */
  createWorkspace(workspace: string): void {
    this.request(0, [workspace]);
  }

  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_group_handle_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/**
 * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:enum:state
 * Flags, to be combined with `|`.
 */
export const ExtWorkspaceHandleV1State = { active: 1, urgent: 2, hidden: 4 } as const;
export type ExtWorkspaceHandleV1State = number;

/**
 * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:enum:workspace_capabilities
 * Flags, to be combined with `|`.
 */
export const ExtWorkspaceHandleV1WorkspaceCapabilities = { activate: 1, deactivate: 2, remove: 4, assign: 8 } as const;
export type ExtWorkspaceHandleV1WorkspaceCapabilities = number;

export const ext_workspace_handle_v1: InterfaceDescriptor = {
  name: 'ext_workspace_handle_v1',
  version: 1,
  protocol: 'ext_workspace_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'activate', since: 1, args: [] },
    { name: 'deactivate', since: 1, args: [] },
    {
      name: 'assign',
      since: 1,
      args: [{ name: 'workspace_group', type: 'object', interface: 'ext_workspace_group_handle_v1' }],
    },
    { name: 'remove', since: 1, args: [] },
  ],
  events: [
    { name: 'id', since: 1, args: [{ name: 'id', type: 'string' }] },
    { name: 'name', since: 1, args: [{ name: 'name', type: 'string' }] },
    { name: 'coordinates', since: 1, args: [{ name: 'coordinates', type: 'array' }] },
    { name: 'state', since: 1, args: [{ name: 'state', type: 'uint', enum: 'state' }] },
    { name: 'capabilities', since: 1, args: [{ name: 'capabilities', type: 'uint', enum: 'workspace_capabilities' }] },
    { name: 'removed', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'state',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'active', value: 1, since: 1 },
        { name: 'urgent', value: 2, since: 1 },
        { name: 'hidden', value: 4, since: 1 },
      ],
    },
    {
      name: 'workspace_capabilities',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'activate', value: 1, since: 1 },
        { name: 'deactivate', value: 2, since: 1 },
        { name: 'remove', value: 4, since: 1 },
        { name: 'assign', value: 8, since: 1 },
      ],
    },
  ],
  meanings: meanings.ext_workspace_handle_v1,
};

export type ExtWorkspaceHandleV1Events = {
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:event:id
   * Wire: id string
   */
  id: (event: { id: string }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:event:name
   * Wire: name string
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:event:coordinates
   * Wire: coordinates array
   */
  coordinates: (event: { coordinates: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:event:state
   * Wire: state uint (state)
   */
  state: (event: { state: ExtWorkspaceHandleV1State }) => void;
  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:event:capabilities
   * Wire: capabilities uint (workspace_capabilities)
   */
  capabilities: (event: { capabilities: ExtWorkspaceHandleV1WorkspaceCapabilities }) => void;
  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:event:removed */
  removed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1
 * Described here up to version 1.
 */
export class ExtWorkspaceHandleV1 extends WaylandProxy<ExtWorkspaceHandleV1Events> {
  static readonly interface: InterfaceDescriptor = ext_workspace_handle_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ id: v[0] }),
    (v) => ({ name: v[0] }),
    (v) => ({ coordinates: v[0] }),
    (v) => ({ state: v[0] }),
    (v) => ({ capabilities: v[0] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:request:activate */
  activate(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }

  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:request:deactivate */
  deactivate(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }

  /**
   * https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:request:assign
   * Wire: workspace_group object
   */
  assign(workspaceGroup: ExtWorkspaceGroupHandleV1): void {
    const workspaceGroupId = this.idOf(workspaceGroup, 'ext_workspace_group_handle_v1', false);
    if (workspaceGroupId >= 0 && this.straight(3, 1, 1, workspaceGroupId)) return;
    this.request(3, [workspaceGroup]);
  }

  /** https://wayland.app/protocols/ext-workspace-v1#ext_workspace_handle_v1:request:remove */
  remove(): void {
    if (!this.straight(4, 1, 0)) this.request(4, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_workspace_manager_v1: ExtWorkspaceManagerV1,
  ext_workspace_group_handle_v1: ExtWorkspaceGroupHandleV1,
  ext_workspace_handle_v1: ExtWorkspaceHandleV1,
} as const;
