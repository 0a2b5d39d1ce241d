/**
 * Generated from wlr-data-control-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-data-control-unstable-v1
 *
 * The protocol:
 * Copyright © 2018 Simon Ser
 * Copyright © 2019 Ivan Molodetskikh
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-data-control-unstable-v1.js';
import { type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlSeat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrDataControlUnstableV1Requests {
  zwlr_data_control_manager_v1: 'create_data_source' | 'get_data_device' | 'destroy';
  zwlr_data_control_device_v1: 'set_selection' | 'destroy' | 'set_primary_selection';
  zwlr_data_control_source_v1: 'offer' | 'destroy';
  zwlr_data_control_offer_v1: 'receive' | 'destroy';
}

export const zwlr_data_control_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_data_control_manager_v1',
  version: 2,
  protocol: 'wlr_data_control_unstable_v1',
  requests: [
    {
      name: 'create_data_source',
      since: 1,
      args: [{ name: 'id', type: 'new_id', interface: 'zwlr_data_control_source_v1' }],
    },
    {
      name: 'get_data_device',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwlr_data_control_device_v1' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwlr_data_control_manager_v1,
};

/** It has no events. */
export type ZwlrDataControlManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_manager_v1
 * Described here up to version 2.
 */
export class ZwlrDataControlManagerV1 extends WaylandProxy<ZwlrDataControlManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_data_control_manager_v1;

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_manager_v1:request:create_data_source
   * Wire: id new_id
   */
  createDataSource(): ZwlrDataControlSourceV1 {
    return this.makeStraight(0, 1, ZwlrDataControlSourceV1) ?? this.construct(0, [], ZwlrDataControlSourceV1);
  }

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_manager_v1:request:get_data_device
   * Wire: id new_id, seat object
   */
  getDataDevice(seat: WlSeat): ZwlrDataControlDeviceV1 {
    return this.construct(1, [seat], ZwlrDataControlDeviceV1);
  }

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

/**
 * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:enum:error
 * @since 2
 */
export const ZwlrDataControlDeviceV1Error = { used_source: 1 } as const;
export type ZwlrDataControlDeviceV1Error =
  (typeof ZwlrDataControlDeviceV1Error)[keyof typeof ZwlrDataControlDeviceV1Error];

export const zwlr_data_control_device_v1: InterfaceDescriptor = {
  name: 'zwlr_data_control_device_v1',
  version: 2,
  protocol: 'wlr_data_control_unstable_v1',
  requests: [
    {
      name: 'set_selection',
      since: 1,
      args: [{ name: 'source', type: 'object', interface: 'zwlr_data_control_source_v1', nullable: true }],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_primary_selection',
      since: 2,
      args: [{ name: 'source', type: 'object', interface: 'zwlr_data_control_source_v1', nullable: true }],
    },
  ],
  events: [
    { name: 'data_offer', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwlr_data_control_offer_v1' }] },
    {
      name: 'selection',
      since: 1,
      args: [{ name: 'id', type: 'object', interface: 'zwlr_data_control_offer_v1', nullable: true }],
    },
    { name: 'finished', since: 1, args: [] },
    {
      name: 'primary_selection',
      since: 2,
      args: [{ name: 'id', type: 'object', interface: 'zwlr_data_control_offer_v1', nullable: true }],
    },
  ],
  enums: [{ name: 'error', since: 2, bitfield: false, entries: [{ name: 'used_source', value: 1, since: 1 }] }],
  meanings: meanings.zwlr_data_control_device_v1,
};

export type ZwlrDataControlDeviceV1Events = {
  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:event:data_offer
   * Wire: id new_id
   */
  dataOffer: (event: { id: ZwlrDataControlOfferV1 }) => void;
  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:event:selection
   * Wire: id object or null
   */
  selection: (event: { id: ZwlrDataControlOfferV1 | null }) => void;
  /** https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:event:finished */
  finished: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:event:primary_selection
   * Wire: id object or null
   * @since 2
   */
  primarySelection: (event: { id: ZwlrDataControlOfferV1 | null }) => void;
};

/**
 * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1
 * Described here up to version 2.
 */
export class ZwlrDataControlDeviceV1 extends WaylandProxy<ZwlrDataControlDeviceV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_data_control_device_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwlr_data_control_offer_v1: () => ZwlrDataControlOfferV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ id: v[0] }),
    (v) => ({ id: v[0] }),
    undefined,
    (v) => ({ id: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { setPrimarySelection: 2 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { primarySelection: 2 } as const;

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:request:set_selection
   * Wire: source object or null
   */
  setSelection(source: ZwlrDataControlSourceV1 | null): void {
    const sourceId = this.idOf(source, 'zwlr_data_control_source_v1', true);
    if (sourceId >= 0 && this.straight(0, 1, 1, sourceId)) return;
    this.request(0, [source]);
  }

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_device_v1:request:set_primary_selection
   * Wire: source object or null
   * @since 2
   */
  setPrimarySelection(source: ZwlrDataControlSourceV1 | null): void {
    const sourceId = this.idOf(source, 'zwlr_data_control_source_v1', true);
    if (sourceId >= 0 && this.straight(2, 2, 1, sourceId)) return;
    this.request(2, [source]);
  }
}

/** https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_source_v1:enum:error */
export const ZwlrDataControlSourceV1Error = { invalid_offer: 1 } as const;
export type ZwlrDataControlSourceV1Error =
  (typeof ZwlrDataControlSourceV1Error)[keyof typeof ZwlrDataControlSourceV1Error];

export const zwlr_data_control_source_v1: InterfaceDescriptor = {
  name: 'zwlr_data_control_source_v1',
  version: 1,
  protocol: 'wlr_data_control_unstable_v1',
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
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_offer', value: 1, since: 1 }] }],
  meanings: meanings.zwlr_data_control_source_v1,
};

export type ZwlrDataControlSourceV1Events = {
  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_source_v1:event:send
   * Wire: mime_type string, fd fd
   */
  send: (event: { mimeType: string; fd: OwnedFd }) => void;
  /** https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_source_v1:event:cancelled */
  cancelled: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_source_v1
 * Described here up to version 1.
 */
export class ZwlrDataControlSourceV1 extends WaylandProxy<ZwlrDataControlSourceV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_data_control_source_v1;
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
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_source_v1:request:offer
   * Wire: mime_type string
   */
  offer(mimeType: string): void {
    this.request(0, [mimeType]);
  }

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_source_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const zwlr_data_control_offer_v1: InterfaceDescriptor = {
  name: 'zwlr_data_control_offer_v1',
  version: 1,
  protocol: 'wlr_data_control_unstable_v1',
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
  meanings: meanings.zwlr_data_control_offer_v1,
};

export type ZwlrDataControlOfferV1Events = {
  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_offer_v1:event:offer
   * Wire: mime_type string
   */
  offer: (event: { mimeType: string }) => void;
};

/**
 * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_offer_v1
 * Described here up to version 1.
 */
export class ZwlrDataControlOfferV1 extends WaylandProxy<ZwlrDataControlOfferV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_data_control_offer_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ mimeType: v[0] })];

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_offer_v1:request:receive
   * Wire: mime_type string, fd fd
   */
  receive(mimeType: string, fd: OwnedFd | number): void {
    this.request(0, [mimeType, fd]);
  }

  /**
   * https://wayland.app/protocols/wlr-data-control-unstable-v1#zwlr_data_control_offer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_data_control_manager_v1: ZwlrDataControlManagerV1,
  zwlr_data_control_device_v1: ZwlrDataControlDeviceV1,
  zwlr_data_control_source_v1: ZwlrDataControlSourceV1,
  zwlr_data_control_offer_v1: ZwlrDataControlOfferV1,
} as const;
