/**
 * Generated from idle-inhibit-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/idle-inhibit-unstable-v1
 *
 * The protocol:
 * Copyright © 2015 Samsung Electronics Co., Ltd
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/idle-inhibit-unstable-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface IdleInhibitUnstableV1Requests {
  zwp_idle_inhibit_manager_v1: 'destroy' | 'create_inhibitor';
  zwp_idle_inhibitor_v1: 'destroy';
}

export const zwp_idle_inhibit_manager_v1: InterfaceDescriptor = {
  name: 'zwp_idle_inhibit_manager_v1',
  version: 1,
  protocol: 'idle_inhibit_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'create_inhibitor',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_idle_inhibitor_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_idle_inhibit_manager_v1,
};

/** It has no events. */
export type ZwpIdleInhibitManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/idle-inhibit-unstable-v1#zwp_idle_inhibit_manager_v1
 * Described here up to version 1.
 */
export class ZwpIdleInhibitManagerV1 extends WaylandProxy<ZwpIdleInhibitManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_idle_inhibit_manager_v1;

  /**
   * https://wayland.app/protocols/idle-inhibit-unstable-v1#zwp_idle_inhibit_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/idle-inhibit-unstable-v1#zwp_idle_inhibit_manager_v1:request:create_inhibitor
   * Wire: id new_id, surface object
   */
  createInhibitor(surface: WlSurface): ZwpIdleInhibitorV1 {
    return this.construct(1, [surface], ZwpIdleInhibitorV1);
  }
}

export const zwp_idle_inhibitor_v1: InterfaceDescriptor = {
  name: 'zwp_idle_inhibitor_v1',
  version: 1,
  protocol: 'idle_inhibit_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [],
  enums: [],
  meanings: meanings.zwp_idle_inhibitor_v1,
};

/** It has no events. */
export type ZwpIdleInhibitorV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/idle-inhibit-unstable-v1#zwp_idle_inhibitor_v1
 * Described here up to version 1.
 */
export class ZwpIdleInhibitorV1 extends WaylandProxy<ZwpIdleInhibitorV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_idle_inhibitor_v1;

  /**
   * https://wayland.app/protocols/idle-inhibit-unstable-v1#zwp_idle_inhibitor_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_idle_inhibit_manager_v1: ZwpIdleInhibitManagerV1,
  zwp_idle_inhibitor_v1: ZwpIdleInhibitorV1,
} as const;
