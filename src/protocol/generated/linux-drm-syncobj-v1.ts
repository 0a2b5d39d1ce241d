/**
 * Generated from linux-drm-syncobj-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/linux-drm-syncobj-v1
 *
 * The protocol:
 * Copyright 2016 The Chromium Authors.
 * Copyright 2017 Intel Corporation
 * Copyright 2018 Collabora, Ltd
 * Copyright 2021 Simon Ser
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/linux-drm-syncobj-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface LinuxDrmSyncobjV1Requests {
  wp_linux_drm_syncobj_manager_v1: 'destroy' | 'get_surface' | 'import_timeline';
  wp_linux_drm_syncobj_timeline_v1: 'destroy';
  wp_linux_drm_syncobj_surface_v1: 'destroy' | 'set_acquire_point' | 'set_release_point';
}

/** https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_manager_v1:enum:error */
export const WpLinuxDrmSyncobjManagerV1Error = { surface_exists: 0, invalid_timeline: 1 } as const;
export type WpLinuxDrmSyncobjManagerV1Error =
  (typeof WpLinuxDrmSyncobjManagerV1Error)[keyof typeof WpLinuxDrmSyncobjManagerV1Error];

export const wp_linux_drm_syncobj_manager_v1: InterfaceDescriptor = {
  name: 'wp_linux_drm_syncobj_manager_v1',
  version: 1,
  protocol: 'linux_drm_syncobj_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_linux_drm_syncobj_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'import_timeline',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_linux_drm_syncobj_timeline_v1' },
        { name: 'fd', type: 'fd' },
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
        { name: 'surface_exists', value: 0, since: 1 },
        { name: 'invalid_timeline', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_linux_drm_syncobj_manager_v1,
};

/** It has no events. */
export type WpLinuxDrmSyncobjManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_manager_v1
 * Described here up to version 1.
 */
export class WpLinuxDrmSyncobjManagerV1 extends WaylandProxy<WpLinuxDrmSyncobjManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_linux_drm_syncobj_manager_v1;

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_manager_v1:request:get_surface
   * Wire: id new_id, surface object
   */
  getSurface(surface: WlSurface): WpLinuxDrmSyncobjSurfaceV1 {
    return this.construct(1, [surface], WpLinuxDrmSyncobjSurfaceV1);
  }

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_manager_v1:request:import_timeline
   * Wire: id new_id, fd fd
   */
  importTimeline(fd: OwnedFd | number): WpLinuxDrmSyncobjTimelineV1 {
    return this.construct(2, [fd], WpLinuxDrmSyncobjTimelineV1);
  }
}

export const wp_linux_drm_syncobj_timeline_v1: InterfaceDescriptor = {
  name: 'wp_linux_drm_syncobj_timeline_v1',
  version: 1,
  protocol: 'linux_drm_syncobj_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [],
  enums: [],
  meanings: meanings.wp_linux_drm_syncobj_timeline_v1,
};

/** It has no events. */
export type WpLinuxDrmSyncobjTimelineV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_timeline_v1
 * Described here up to version 1.
 */
export class WpLinuxDrmSyncobjTimelineV1 extends WaylandProxy<WpLinuxDrmSyncobjTimelineV1Events> {
  static readonly interface: InterfaceDescriptor = wp_linux_drm_syncobj_timeline_v1;

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_timeline_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_surface_v1:enum:error */
export const WpLinuxDrmSyncobjSurfaceV1Error = {
  no_surface: 1,
  unsupported_buffer: 2,
  no_buffer: 3,
  no_acquire_point: 4,
  no_release_point: 5,
  conflicting_points: 6,
} as const;
export type WpLinuxDrmSyncobjSurfaceV1Error =
  (typeof WpLinuxDrmSyncobjSurfaceV1Error)[keyof typeof WpLinuxDrmSyncobjSurfaceV1Error];

export const wp_linux_drm_syncobj_surface_v1: InterfaceDescriptor = {
  name: 'wp_linux_drm_syncobj_surface_v1',
  version: 1,
  protocol: 'linux_drm_syncobj_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_acquire_point',
      since: 1,
      args: [
        { name: 'timeline', type: 'object', interface: 'wp_linux_drm_syncobj_timeline_v1' },
        { name: 'point_hi', type: 'uint' },
        { name: 'point_lo', type: 'uint' },
      ],
    },
    {
      name: 'set_release_point',
      since: 1,
      args: [
        { name: 'timeline', type: 'object', interface: 'wp_linux_drm_syncobj_timeline_v1' },
        { name: 'point_hi', type: 'uint' },
        { name: 'point_lo', type: 'uint' },
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
        { name: 'no_surface', value: 1, since: 1 },
        { name: 'unsupported_buffer', value: 2, since: 1 },
        { name: 'no_buffer', value: 3, since: 1 },
        { name: 'no_acquire_point', value: 4, since: 1 },
        { name: 'no_release_point', value: 5, since: 1 },
        { name: 'conflicting_points', value: 6, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_linux_drm_syncobj_surface_v1,
};

/** It has no events. */
export type WpLinuxDrmSyncobjSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_surface_v1
 * Described here up to version 1.
 */
export class WpLinuxDrmSyncobjSurfaceV1 extends WaylandProxy<WpLinuxDrmSyncobjSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_linux_drm_syncobj_surface_v1;

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_surface_v1:request:set_acquire_point
   * Wire: timeline object, point_hi uint, point_lo uint
   */
  setAcquirePoint(timeline: WpLinuxDrmSyncobjTimelineV1, pointHi: number, pointLo: number): void {
    const timelineId = this.idOf(timeline, 'wp_linux_drm_syncobj_timeline_v1', false);
    if (
      timelineId >= 0 &&
      pointHi === pointHi >>> 0 &&
      pointLo === pointLo >>> 0 &&
      this.straight(1, 1, 3, timelineId, pointHi, pointLo)
    )
      return;
    this.request(1, [timeline, pointHi, pointLo]);
  }

  /**
   * https://wayland.app/protocols/linux-drm-syncobj-v1#wp_linux_drm_syncobj_surface_v1:request:set_release_point
   * Wire: timeline object, point_hi uint, point_lo uint
   */
  setReleasePoint(timeline: WpLinuxDrmSyncobjTimelineV1, pointHi: number, pointLo: number): void {
    const timelineId = this.idOf(timeline, 'wp_linux_drm_syncobj_timeline_v1', false);
    if (
      timelineId >= 0 &&
      pointHi === pointHi >>> 0 &&
      pointLo === pointLo >>> 0 &&
      this.straight(2, 1, 3, timelineId, pointHi, pointLo)
    )
      return;
    this.request(2, [timeline, pointHi, pointLo]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_linux_drm_syncobj_manager_v1: WpLinuxDrmSyncobjManagerV1,
  wp_linux_drm_syncobj_timeline_v1: WpLinuxDrmSyncobjTimelineV1,
  wp_linux_drm_syncobj_surface_v1: WpLinuxDrmSyncobjSurfaceV1,
} as const;
