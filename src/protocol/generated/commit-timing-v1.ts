/**
 * Generated from commit-timing-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/commit-timing-v1
 *
 * The protocol:
 * Copyright © 2023 Valve Corporation
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/commit-timing-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface CommitTimingV1Requests {
  wp_commit_timing_manager_v1: 'destroy' | 'get_timer';
  wp_commit_timer_v1: 'set_timestamp' | 'destroy';
}

/** https://wayland.app/protocols/commit-timing-v1#wp_commit_timing_manager_v1:enum:error */
export const WpCommitTimingManagerV1Error = { commit_timer_exists: 0 } as const;
export type WpCommitTimingManagerV1Error =
  (typeof WpCommitTimingManagerV1Error)[keyof typeof WpCommitTimingManagerV1Error];

export const wp_commit_timing_manager_v1: InterfaceDescriptor = {
  name: 'wp_commit_timing_manager_v1',
  version: 1,
  protocol: 'commit_timing_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_timer',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wp_commit_timer_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'commit_timer_exists', value: 0, since: 1 }] }],
  meanings: meanings.wp_commit_timing_manager_v1,
};

/** It has no events. */
export type WpCommitTimingManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/commit-timing-v1#wp_commit_timing_manager_v1
 * Described here up to version 1.
 */
export class WpCommitTimingManagerV1 extends WaylandProxy<WpCommitTimingManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_commit_timing_manager_v1;

  /**
   * https://wayland.app/protocols/commit-timing-v1#wp_commit_timing_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/commit-timing-v1#wp_commit_timing_manager_v1:request:get_timer
   * Wire: id new_id, surface object
   */
  getTimer(surface: WlSurface): WpCommitTimerV1 {
    return this.construct(1, [surface], WpCommitTimerV1);
  }
}

/** https://wayland.app/protocols/commit-timing-v1#wp_commit_timer_v1:enum:error */
export const WpCommitTimerV1Error = { invalid_timestamp: 0, timestamp_exists: 1, surface_destroyed: 2 } as const;
export type WpCommitTimerV1Error = (typeof WpCommitTimerV1Error)[keyof typeof WpCommitTimerV1Error];

export const wp_commit_timer_v1: InterfaceDescriptor = {
  name: 'wp_commit_timer_v1',
  version: 1,
  protocol: 'commit_timing_v1',
  requests: [
    {
      name: 'set_timestamp',
      since: 1,
      args: [
        { name: 'tv_sec_hi', type: 'uint' },
        { name: 'tv_sec_lo', type: 'uint' },
        { name: 'tv_nsec', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_timestamp', value: 0, since: 1 },
        { name: 'timestamp_exists', value: 1, since: 1 },
        { name: 'surface_destroyed', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_commit_timer_v1,
};

/** It has no events. */
export type WpCommitTimerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/commit-timing-v1#wp_commit_timer_v1
 * Described here up to version 1.
 */
export class WpCommitTimerV1 extends WaylandProxy<WpCommitTimerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_commit_timer_v1;

  /**
   * https://wayland.app/protocols/commit-timing-v1#wp_commit_timer_v1:request:set_timestamp
   * Wire: tv_sec_hi uint, tv_sec_lo uint, tv_nsec uint
   */
  setTimestamp(tvSecHi: number, tvSecLo: number, tvNsec: number): void {
    if (
      tvSecHi === tvSecHi >>> 0 &&
      tvSecLo === tvSecLo >>> 0 &&
      tvNsec === tvNsec >>> 0 &&
      this.straight(0, 1, 3, tvSecHi, tvSecLo, tvNsec)
    )
      return;
    this.request(0, [tvSecHi, tvSecLo, tvNsec]);
  }

  /**
   * https://wayland.app/protocols/commit-timing-v1#wp_commit_timer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_commit_timing_manager_v1: WpCommitTimingManagerV1,
  wp_commit_timer_v1: WpCommitTimerV1,
} as const;
