/**
 * Generated from wlr-input-inhibitor-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-input-inhibitor-unstable-v1
 *
 * The protocol:
 * Copyright © 2018 Drew DeVault
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-input-inhibitor-unstable-v1.js';
import { type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';

/** The requests of each interface, as in the XML. */
export interface WlrInputInhibitorUnstableV1Requests {
  zwlr_input_inhibit_manager_v1: 'get_inhibitor';
  zwlr_input_inhibitor_v1: 'destroy';
}

/** https://wayland.app/protocols/wlr-input-inhibitor-unstable-v1#zwlr_input_inhibit_manager_v1:enum:error */
export const ZwlrInputInhibitManagerV1Error = { already_inhibited: 0 } as const;
export type ZwlrInputInhibitManagerV1Error =
  (typeof ZwlrInputInhibitManagerV1Error)[keyof typeof ZwlrInputInhibitManagerV1Error];

export const zwlr_input_inhibit_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_input_inhibit_manager_v1',
  version: 1,
  protocol: 'wlr_input_inhibit_unstable_v1',
  requests: [
    { name: 'get_inhibitor', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwlr_input_inhibitor_v1' }] },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_inhibited', value: 0, since: 1 }] }],
  meanings: meanings.zwlr_input_inhibit_manager_v1,
};

/** It has no events. */
export type ZwlrInputInhibitManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-input-inhibitor-unstable-v1#zwlr_input_inhibit_manager_v1
 * Described here up to version 1.
 */
export class ZwlrInputInhibitManagerV1 extends WaylandProxy<ZwlrInputInhibitManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_input_inhibit_manager_v1;

  /**
   * https://wayland.app/protocols/wlr-input-inhibitor-unstable-v1#zwlr_input_inhibit_manager_v1:request:get_inhibitor
   * Wire: id new_id
   */
  getInhibitor(): ZwlrInputInhibitorV1 {
    return this.makeStraight(0, 1, ZwlrInputInhibitorV1) ?? this.construct(0, [], ZwlrInputInhibitorV1);
  }
}

export const zwlr_input_inhibitor_v1: InterfaceDescriptor = {
  name: 'zwlr_input_inhibitor_v1',
  version: 1,
  protocol: 'wlr_input_inhibit_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [],
  enums: [],
  meanings: meanings.zwlr_input_inhibitor_v1,
};

/** It has no events. */
export type ZwlrInputInhibitorV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-input-inhibitor-unstable-v1#zwlr_input_inhibitor_v1
 * Described here up to version 1.
 */
export class ZwlrInputInhibitorV1 extends WaylandProxy<ZwlrInputInhibitorV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_input_inhibitor_v1;

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
   * https://wayland.app/protocols/wlr-input-inhibitor-unstable-v1#zwlr_input_inhibitor_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_input_inhibit_manager_v1: ZwlrInputInhibitManagerV1,
  zwlr_input_inhibitor_v1: ZwlrInputInhibitorV1,
} as const;
