/**
 * Generated from linux-explicit-synchronization-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1
 *
 * The protocol:
 * Copyright 2016 The Chromium Authors.
 * Copyright 2017 Intel Corporation
 * Copyright 2018 Collabora, Ltd
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/linux-explicit-synchronization-unstable-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface LinuxExplicitSynchronizationUnstableV1Requests {
  zwp_linux_explicit_synchronization_v1: 'destroy' | 'get_synchronization';
  zwp_linux_surface_synchronization_v1: 'destroy' | 'set_acquire_fence' | 'get_release';
  zwp_linux_buffer_release_v1: never;
}

/** https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_explicit_synchronization_v1:enum:error */
export const ZwpLinuxExplicitSynchronizationV1Error = { synchronization_exists: 0 } as const;
export type ZwpLinuxExplicitSynchronizationV1Error =
  (typeof ZwpLinuxExplicitSynchronizationV1Error)[keyof typeof ZwpLinuxExplicitSynchronizationV1Error];

export const zwp_linux_explicit_synchronization_v1: InterfaceDescriptor = {
  name: 'zwp_linux_explicit_synchronization_v1',
  version: 2,
  protocol: 'zwp_linux_explicit_synchronization_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_synchronization',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_linux_surface_synchronization_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'synchronization_exists', value: 0, since: 1 }] },
  ],
  meanings: meanings.zwp_linux_explicit_synchronization_v1,
};

/** It has no events. */
export type ZwpLinuxExplicitSynchronizationV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_explicit_synchronization_v1
 * Described here up to version 2.
 */
export class ZwpLinuxExplicitSynchronizationV1 extends WaylandProxy<ZwpLinuxExplicitSynchronizationV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_linux_explicit_synchronization_v1;

  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_explicit_synchronization_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_explicit_synchronization_v1:request:get_synchronization
   * Wire: id new_id, surface object
   */
  getSynchronization(surface: WlSurface): ZwpLinuxSurfaceSynchronizationV1 {
    return this.construct(1, [surface], ZwpLinuxSurfaceSynchronizationV1);
  }
}

/** https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_surface_synchronization_v1:enum:error */
export const ZwpLinuxSurfaceSynchronizationV1Error = {
  invalid_fence: 0,
  duplicate_fence: 1,
  duplicate_release: 2,
  no_surface: 3,
  unsupported_buffer: 4,
  no_buffer: 5,
} as const;
export type ZwpLinuxSurfaceSynchronizationV1Error =
  (typeof ZwpLinuxSurfaceSynchronizationV1Error)[keyof typeof ZwpLinuxSurfaceSynchronizationV1Error];

export const zwp_linux_surface_synchronization_v1: InterfaceDescriptor = {
  name: 'zwp_linux_surface_synchronization_v1',
  version: 2,
  protocol: 'zwp_linux_explicit_synchronization_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_acquire_fence', since: 1, args: [{ name: 'fd', type: 'fd' }] },
    {
      name: 'get_release',
      since: 1,
      args: [{ name: 'release', type: 'new_id', interface: 'zwp_linux_buffer_release_v1' }],
    },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_fence', value: 0, since: 1 },
        { name: 'duplicate_fence', value: 1, since: 1 },
        { name: 'duplicate_release', value: 2, since: 1 },
        { name: 'no_surface', value: 3, since: 1 },
        { name: 'unsupported_buffer', value: 4, since: 1 },
        { name: 'no_buffer', value: 5, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_linux_surface_synchronization_v1,
};

/** It has no events. */
export type ZwpLinuxSurfaceSynchronizationV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_surface_synchronization_v1
 * Described here up to version 2.
 */
export class ZwpLinuxSurfaceSynchronizationV1 extends WaylandProxy<ZwpLinuxSurfaceSynchronizationV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_linux_surface_synchronization_v1;

  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_surface_synchronization_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_surface_synchronization_v1:request:set_acquire_fence
   * Wire: fd fd
   */
  setAcquireFence(fd: OwnedFd | number): void {
    this.request(1, [fd]);
  }

  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_surface_synchronization_v1:request:get_release
   * Wire: release new_id
   */
  getRelease(): ZwpLinuxBufferReleaseV1 {
    return this.makeStraight(2, 1, ZwpLinuxBufferReleaseV1) ?? this.construct(2, [], ZwpLinuxBufferReleaseV1);
  }
}

export const zwp_linux_buffer_release_v1: InterfaceDescriptor = {
  name: 'zwp_linux_buffer_release_v1',
  version: 1,
  protocol: 'zwp_linux_explicit_synchronization_unstable_v1',
  requests: [],
  events: [
    { name: 'fenced_release', since: 1, destructor: true, args: [{ name: 'fence', type: 'fd' }] },
    { name: 'immediate_release', since: 1, destructor: true, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_linux_buffer_release_v1,
};

export type ZwpLinuxBufferReleaseV1Events = {
  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_buffer_release_v1:event:fenced_release
   * Wire: fence fd
   * Destroys the object.
   */
  fencedRelease: (event: { fence: OwnedFd }) => void;
  /**
   * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_buffer_release_v1:event:immediate_release
   * Destroys the object.
   */
  immediateRelease: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/linux-explicit-synchronization-unstable-v1#zwp_linux_buffer_release_v1
 * Described here up to version 1.
 */
export class ZwpLinuxBufferReleaseV1 extends WaylandProxy<ZwpLinuxBufferReleaseV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_linux_buffer_release_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ fence: v[0] }), undefined];

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_linux_explicit_synchronization_v1: ZwpLinuxExplicitSynchronizationV1,
  zwp_linux_surface_synchronization_v1: ZwpLinuxSurfaceSynchronizationV1,
  zwp_linux_buffer_release_v1: ZwpLinuxBufferReleaseV1,
} as const;
