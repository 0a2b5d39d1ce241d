/**
 * Generated from ext-transient-seat-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-transient-seat-v1
 *
 * The protocol:
 * Copyright © 2020 - 2023 Andri Yngvason
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-transient-seat-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';

/** The requests of each interface, as in the XML. */
export interface ExtTransientSeatV1Requests {
  ext_transient_seat_manager_v1: 'create' | 'destroy';
  ext_transient_seat_v1: 'destroy';
}

export const ext_transient_seat_manager_v1: InterfaceDescriptor = {
  name: 'ext_transient_seat_manager_v1',
  version: 1,
  protocol: 'ext_transient_seat_v1',
  requests: [
    { name: 'create', since: 1, args: [{ name: 'seat', type: 'new_id', interface: 'ext_transient_seat_v1' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.ext_transient_seat_manager_v1,
};

/** It has no events. */
export type ExtTransientSeatManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_manager_v1
 * Described here up to version 1.
 */
export class ExtTransientSeatManagerV1 extends WaylandProxy<ExtTransientSeatManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_transient_seat_manager_v1;

  /**
   * https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_manager_v1:request:create
   * Wire: seat new_id
   */
  create(): ExtTransientSeatV1 {
    return this.makeStraight(0, 1, ExtTransientSeatV1) ?? this.construct(0, [], ExtTransientSeatV1);
  }

  /**
   * https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const ext_transient_seat_v1: InterfaceDescriptor = {
  name: 'ext_transient_seat_v1',
  version: 1,
  protocol: 'ext_transient_seat_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'ready', since: 1, args: [{ name: 'global_name', type: 'uint' }] },
    { name: 'denied', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.ext_transient_seat_v1,
};

export type ExtTransientSeatV1Events = {
  /**
   * https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_v1:event:ready
   * Wire: global_name uint
   */
  ready: (event: { globalName: number }) => void;
  /** https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_v1:event:denied */
  denied: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_v1
 * Described here up to version 1.
 */
export class ExtTransientSeatV1 extends WaylandProxy<ExtTransientSeatV1Events> {
  static readonly interface: InterfaceDescriptor = ext_transient_seat_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ globalName: v[0] }), undefined];

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
   * https://wayland.app/protocols/ext-transient-seat-v1#ext_transient_seat_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_transient_seat_manager_v1: ExtTransientSeatManagerV1,
  ext_transient_seat_v1: ExtTransientSeatV1,
} as const;
