/**
 * Generated from primary-selection-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/primary-selection-unstable-v1
 *
 * The protocol:
 * Copyright © 2015, 2016 Red Hat
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/primary-selection-unstable-v1.js';
import { type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlSeat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface PrimarySelectionUnstableV1Requests {
  zwp_primary_selection_device_manager_v1: 'create_source' | 'get_device' | 'destroy';
  zwp_primary_selection_device_v1: 'set_selection' | 'destroy';
  zwp_primary_selection_offer_v1: 'receive' | 'destroy';
  zwp_primary_selection_source_v1: 'offer' | 'destroy';
}

export const zwp_primary_selection_device_manager_v1: InterfaceDescriptor = {
  name: 'zwp_primary_selection_device_manager_v1',
  version: 1,
  protocol: 'wp_primary_selection_unstable_v1',
  requests: [
    {
      name: 'create_source',
      since: 1,
      args: [{ name: 'id', type: 'new_id', interface: 'zwp_primary_selection_source_v1' }],
    },
    {
      name: 'get_device',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_primary_selection_device_v1' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_primary_selection_device_manager_v1,
};

/** It has no events. */
export type ZwpPrimarySelectionDeviceManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_manager_v1
 * Described here up to version 1.
 */
export class ZwpPrimarySelectionDeviceManagerV1 extends WaylandProxy<ZwpPrimarySelectionDeviceManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_primary_selection_device_manager_v1;

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_manager_v1:request:create_source
   * Wire: id new_id
   */
  createSource(): ZwpPrimarySelectionSourceV1 {
    return this.makeStraight(0, 1, ZwpPrimarySelectionSourceV1) ?? this.construct(0, [], ZwpPrimarySelectionSourceV1);
  }

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_manager_v1:request:get_device
   * Wire: id new_id, seat object
   */
  getDevice(seat: WlSeat): ZwpPrimarySelectionDeviceV1 {
    return this.construct(1, [seat], ZwpPrimarySelectionDeviceV1);
  }

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

export const zwp_primary_selection_device_v1: InterfaceDescriptor = {
  name: 'zwp_primary_selection_device_v1',
  version: 1,
  protocol: 'wp_primary_selection_unstable_v1',
  requests: [
    {
      name: 'set_selection',
      since: 1,
      args: [
        { name: 'source', type: 'object', interface: 'zwp_primary_selection_source_v1', nullable: true },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    {
      name: 'data_offer',
      since: 1,
      args: [{ name: 'offer', type: 'new_id', interface: 'zwp_primary_selection_offer_v1' }],
    },
    {
      name: 'selection',
      since: 1,
      args: [{ name: 'id', type: 'object', interface: 'zwp_primary_selection_offer_v1', nullable: true }],
    },
  ],
  enums: [],
  meanings: meanings.zwp_primary_selection_device_v1,
};

export type ZwpPrimarySelectionDeviceV1Events = {
  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_v1:event:data_offer
   * Wire: offer new_id
   */
  dataOffer: (event: { offer: ZwpPrimarySelectionOfferV1 }) => void;
  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_v1:event:selection
   * Wire: id object or null
   */
  selection: (event: { id: ZwpPrimarySelectionOfferV1 | null }) => void;
};

/**
 * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_v1
 * Described here up to version 1.
 */
export class ZwpPrimarySelectionDeviceV1 extends WaylandProxy<ZwpPrimarySelectionDeviceV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_primary_selection_device_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwp_primary_selection_offer_v1: () => ZwpPrimarySelectionOfferV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ offer: v[0] }), (v) => ({ id: v[0] })];

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_v1:request:set_selection
   * Wire: source object or null, serial uint
   */
  setSelection(source: ZwpPrimarySelectionSourceV1 | null, serial: number): void {
    const sourceId = this.idOf(source, 'zwp_primary_selection_source_v1', true);
    if (sourceId >= 0 && serial === serial >>> 0 && this.straight(0, 1, 2, sourceId, serial)) return;
    this.request(0, [source, serial]);
  }

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_device_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_primary_selection_offer_v1: InterfaceDescriptor = {
  name: 'zwp_primary_selection_offer_v1',
  version: 1,
  protocol: 'wp_primary_selection_unstable_v1',
  requests: [
    {
      name: 'receive',
      since: 1,
      args: [
        { name: 'mime_type', type: 'string' },
        { name: 'fd', type: 'fd' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [{ name: 'offer', since: 1, args: [{ name: 'mime_type', type: 'string' }] }],
  enums: [],
  meanings: meanings.zwp_primary_selection_offer_v1,
};

export type ZwpPrimarySelectionOfferV1Events = {
  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_offer_v1:event:offer
   * Wire: mime_type string
   */
  offer: (event: { mimeType: string }) => void;
};

/**
 * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_offer_v1
 * Described here up to version 1.
 */
export class ZwpPrimarySelectionOfferV1 extends WaylandProxy<ZwpPrimarySelectionOfferV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_primary_selection_offer_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ mimeType: v[0] })];

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_offer_v1:request:receive
   * Wire: mime_type string, fd fd
   */
  receive(mimeType: string, fd: OwnedFd | number): void {
    this.request(0, [mimeType, fd]);
  }

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_offer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwp_primary_selection_source_v1: InterfaceDescriptor = {
  name: 'zwp_primary_selection_source_v1',
  version: 1,
  protocol: 'wp_primary_selection_unstable_v1',
  requests: [
    { name: 'offer', since: 1, args: [{ name: 'mime_type', type: 'string' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    {
      name: 'send',
      since: 1,
      args: [
        { name: 'mime_type', type: 'string' },
        { name: 'fd', type: 'fd' },
      ],
    },
    { name: 'cancelled', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_primary_selection_source_v1,
};

export type ZwpPrimarySelectionSourceV1Events = {
  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_source_v1:event:send
   * Wire: mime_type string, fd fd
   */
  send: (event: { mimeType: string; fd: OwnedFd }) => void;
  /** https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_source_v1:event:cancelled */
  cancelled: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_source_v1
 * Described here up to version 1.
 */
export class ZwpPrimarySelectionSourceV1 extends WaylandProxy<ZwpPrimarySelectionSourceV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_primary_selection_source_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ mimeType: v[0], fd: v[1] }), undefined];

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
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_source_v1:request:offer
   * Wire: mime_type string
   */
  offer(mimeType: string): void {
    this.request(0, [mimeType]);
  }

  /**
   * https://wayland.app/protocols/primary-selection-unstable-v1#zwp_primary_selection_source_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_primary_selection_device_manager_v1: ZwpPrimarySelectionDeviceManagerV1,
  zwp_primary_selection_device_v1: ZwpPrimarySelectionDeviceV1,
  zwp_primary_selection_offer_v1: ZwpPrimarySelectionOfferV1,
  zwp_primary_selection_source_v1: ZwpPrimarySelectionSourceV1,
} as const;
