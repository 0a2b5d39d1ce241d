/**
 * Generated from ext-session-lock-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-session-lock-v1
 *
 * The protocol:
 * Copyright 2021 Isaac Freund
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-session-lock-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtSessionLockV1Requests {
  ext_session_lock_manager_v1: 'destroy' | 'lock';
  ext_session_lock_v1: 'destroy' | 'get_lock_surface' | 'unlock_and_destroy';
  ext_session_lock_surface_v1: 'destroy' | 'ack_configure';
}

export const ext_session_lock_manager_v1: InterfaceDescriptor = {
  name: 'ext_session_lock_manager_v1',
  version: 1,
  protocol: 'ext_session_lock_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'lock', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'ext_session_lock_v1' }] },
  ],
  events: [],
  enums: [],
  meanings: meanings.ext_session_lock_manager_v1,
};

/** It has no events. */
export type ExtSessionLockManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_manager_v1
 * Described here up to version 1.
 */
export class ExtSessionLockManagerV1 extends WaylandProxy<ExtSessionLockManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_session_lock_manager_v1;

  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_manager_v1:request:lock
   * Wire: id new_id
   */
  lock(): ExtSessionLockV1 {
    return this.makeStraight(1, 1, ExtSessionLockV1) ?? this.construct(1, [], ExtSessionLockV1);
  }
}

/** https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1:enum:error */
export const ExtSessionLockV1Error = {
  invalid_destroy: 0,
  invalid_unlock: 1,
  role: 2,
  duplicate_output: 3,
  already_constructed: 4,
} as const;
export type ExtSessionLockV1Error = (typeof ExtSessionLockV1Error)[keyof typeof ExtSessionLockV1Error];

export const ext_session_lock_v1: InterfaceDescriptor = {
  name: 'ext_session_lock_v1',
  version: 1,
  protocol: 'ext_session_lock_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_lock_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'ext_session_lock_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    { name: 'unlock_and_destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'locked', since: 1, args: [] },
    { name: 'finished', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_destroy', value: 0, since: 1 },
        { name: 'invalid_unlock', value: 1, since: 1 },
        { name: 'role', value: 2, since: 1 },
        { name: 'duplicate_output', value: 3, since: 1 },
        { name: 'already_constructed', value: 4, since: 1 },
      ],
    },
  ],
  meanings: meanings.ext_session_lock_v1,
};

export type ExtSessionLockV1Events = {
  /** https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1:event:locked */
  locked: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1:event:finished */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1
 * Described here up to version 1.
 */
export class ExtSessionLockV1 extends WaylandProxy<ExtSessionLockV1Events> {
  static readonly interface: InterfaceDescriptor = ext_session_lock_v1;

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
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1:request:get_lock_surface
   * Wire: id new_id, surface object, output object
   */
  getLockSurface(surface: WlSurface, output: WlOutput): ExtSessionLockSurfaceV1 {
    return this.construct(1, [surface, output], ExtSessionLockSurfaceV1);
  }

  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_v1:request:unlock_and_destroy
   * Destroys the object.
   */
  unlockAndDestroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

/** https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_surface_v1:enum:error */
export const ExtSessionLockSurfaceV1Error = {
  commit_before_first_ack: 0,
  null_buffer: 1,
  dimensions_mismatch: 2,
  invalid_serial: 3,
} as const;
export type ExtSessionLockSurfaceV1Error =
  (typeof ExtSessionLockSurfaceV1Error)[keyof typeof ExtSessionLockSurfaceV1Error];

export const ext_session_lock_surface_v1: InterfaceDescriptor = {
  name: 'ext_session_lock_surface_v1',
  version: 1,
  protocol: 'ext_session_lock_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'ack_configure', since: 1, args: [{ name: 'serial', type: 'uint' }] },
  ],
  events: [
    {
      name: 'configure',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
      ],
    },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'commit_before_first_ack', value: 0, since: 1 },
        { name: 'null_buffer', value: 1, since: 1 },
        { name: 'dimensions_mismatch', value: 2, since: 1 },
        { name: 'invalid_serial', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.ext_session_lock_surface_v1,
};

export type ExtSessionLockSurfaceV1Events = {
  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_surface_v1:event:configure
   * Wire: serial uint, width uint, height uint
   */
  configure: (event: { serial: number; width: number; height: number }) => void;
};

/**
 * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_surface_v1
 * Described here up to version 1.
 */
export class ExtSessionLockSurfaceV1 extends WaylandProxy<ExtSessionLockSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = ext_session_lock_surface_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0], width: v[1], height: v[2] })];

  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-session-lock-v1#ext_session_lock_surface_v1:request:ack_configure
   * Wire: serial uint
   */
  ackConfigure(serial: number): void {
    if (serial === serial >>> 0 && this.straight(1, 1, 1, serial)) return;
    this.request(1, [serial]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_session_lock_manager_v1: ExtSessionLockManagerV1,
  ext_session_lock_v1: ExtSessionLockV1,
  ext_session_lock_surface_v1: ExtSessionLockSurfaceV1,
} as const;
