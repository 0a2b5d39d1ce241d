/**
 * Generated from security-context-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/security-context-v1
 *
 * The protocol:
 * Copyright © 2021 Simon Ser
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/security-context-v1.js';
import { WaylandProxy } from '../proxy.js';

/** The requests of each interface, as in the XML. */
export interface SecurityContextV1Requests {
  wp_security_context_manager_v1: 'destroy' | 'create_listener';
  wp_security_context_v1: 'destroy' | 'set_sandbox_engine' | 'set_app_id' | 'set_instance_id' | 'commit';
}

/** https://wayland.app/protocols/security-context-v1#wp_security_context_manager_v1:enum:error */
export const WpSecurityContextManagerV1Error = { invalid_listen_fd: 1, nested: 2 } as const;
export type WpSecurityContextManagerV1Error =
  (typeof WpSecurityContextManagerV1Error)[keyof typeof WpSecurityContextManagerV1Error];

export const wp_security_context_manager_v1: InterfaceDescriptor = {
  name: 'wp_security_context_manager_v1',
  version: 1,
  protocol: 'security_context_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'create_listener',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_security_context_v1' },
        { name: 'listen_fd', type: 'fd' },
        { name: 'close_fd', type: 'fd' },
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
        { name: 'invalid_listen_fd', value: 1, since: 1 },
        { name: 'nested', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_security_context_manager_v1,
};

/** It has no events. */
export type WpSecurityContextManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/security-context-v1#wp_security_context_manager_v1
 * Described here up to version 1.
 */
export class WpSecurityContextManagerV1 extends WaylandProxy<WpSecurityContextManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_security_context_manager_v1;

  /**
   * https://wayland.app/protocols/security-context-v1#wp_security_context_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/security-context-v1#wp_security_context_manager_v1:request:create_listener
   * Wire: id new_id, listen_fd fd, close_fd fd
   */
  createListener(listenFd: OwnedFd | number, closeFd: OwnedFd | number): WpSecurityContextV1 {
    return this.construct(1, [listenFd, closeFd], WpSecurityContextV1);
  }
}

/** https://wayland.app/protocols/security-context-v1#wp_security_context_v1:enum:error */
export const WpSecurityContextV1Error = { already_used: 1, already_set: 2, invalid_metadata: 3 } as const;
export type WpSecurityContextV1Error = (typeof WpSecurityContextV1Error)[keyof typeof WpSecurityContextV1Error];

export const wp_security_context_v1: InterfaceDescriptor = {
  name: 'wp_security_context_v1',
  version: 1,
  protocol: 'security_context_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_sandbox_engine', since: 1, args: [{ name: 'name', type: 'string' }] },
    { name: 'set_app_id', since: 1, args: [{ name: 'app_id', type: 'string' }] },
    { name: 'set_instance_id', since: 1, args: [{ name: 'instance_id', type: 'string' }] },
    { name: 'commit', since: 1, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'already_used', value: 1, since: 1 },
        { name: 'already_set', value: 2, since: 1 },
        { name: 'invalid_metadata', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_security_context_v1,
};

/** It has no events. */
export type WpSecurityContextV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/security-context-v1#wp_security_context_v1
 * Described here up to version 1.
 */
export class WpSecurityContextV1 extends WaylandProxy<WpSecurityContextV1Events> {
  static readonly interface: InterfaceDescriptor = wp_security_context_v1;

  /**
   * https://wayland.app/protocols/security-context-v1#wp_security_context_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/security-context-v1#wp_security_context_v1:request:set_sandbox_engine
   * Wire: name string
   */
  setSandboxEngine(name: string): void {
    this.request(1, [name]);
  }

  /**
   * https://wayland.app/protocols/security-context-v1#wp_security_context_v1:request:set_app_id
   * Wire: app_id string
   */
  setAppId(appId: string): void {
    this.request(2, [appId]);
  }

  /**
   * https://wayland.app/protocols/security-context-v1#wp_security_context_v1:request:set_instance_id
   * Wire: instance_id string
   */
  setInstanceId(instanceId: string): void {
    this.request(3, [instanceId]);
  }

  /** https://wayland.app/protocols/security-context-v1#wp_security_context_v1:request:commit */
  commit(): void {
    if (!this.straight(4, 1, 0)) this.request(4, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_security_context_manager_v1: WpSecurityContextManagerV1,
  wp_security_context_v1: WpSecurityContextV1,
} as const;
