/**
 * Generated from ext-data-control-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-data-control-v1
 *
 * The protocol:
 * Copyright © 2018 Simon Ser
 * Copyright © 2019 Ivan Molodetskikh
 * Copyright © 2024 Neal Gompa
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-data-control-v1.js';
import { type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlSeat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtDataControlV1Requests {
  ext_data_control_manager_v1: 'create_data_source' | 'get_data_device' | 'destroy';
  ext_data_control_device_v1: 'set_selection' | 'destroy' | 'set_primary_selection';
  ext_data_control_source_v1: 'offer' | 'destroy';
  ext_data_control_offer_v1: 'receive' | 'destroy';
}

export const ext_data_control_manager_v1: InterfaceDescriptor = {
  name: 'ext_data_control_manager_v1',
  version: 1,
  protocol: 'ext_data_control_v1',
  requests: [
    {
      name: 'create_data_source',
      since: 1,
      args: [{ name: 'id', type: 'new_id', interface: 'ext_data_control_source_v1' }],
    },
    {
      name: 'get_data_device',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'ext_data_control_device_v1' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.ext_data_control_manager_v1,
};

/** It has no events. */
export type ExtDataControlManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_manager_v1
 * Described here up to version 1.
 */
export class ExtDataControlManagerV1 extends WaylandProxy<ExtDataControlManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_data_control_manager_v1;

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_manager_v1:request:create_data_source
   * Wire: id new_id
   */
  createDataSource(): ExtDataControlSourceV1 {
    return this.makeStraight(0, 1, ExtDataControlSourceV1) ?? this.construct(0, [], ExtDataControlSourceV1);
  }

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_manager_v1:request:get_data_device
   * Wire: id new_id, seat object
   */
  getDataDevice(seat: WlSeat): ExtDataControlDeviceV1 {
    return this.construct(1, [seat], ExtDataControlDeviceV1);
  }

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

/** https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:enum:error */
export const ExtDataControlDeviceV1Error = { used_source: 1 } as const;
export type ExtDataControlDeviceV1Error =
  (typeof ExtDataControlDeviceV1Error)[keyof typeof ExtDataControlDeviceV1Error];

export const ext_data_control_device_v1: InterfaceDescriptor = {
  name: 'ext_data_control_device_v1',
  version: 1,
  protocol: 'ext_data_control_v1',
  requests: [
    {
      name: 'set_selection',
      since: 1,
      args: [{ name: 'source', type: 'object', interface: 'ext_data_control_source_v1', nullable: true }],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_primary_selection',
      since: 1,
      args: [{ name: 'source', type: 'object', interface: 'ext_data_control_source_v1', nullable: true }],
    },
  ],
  events: [
    { name: 'data_offer', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'ext_data_control_offer_v1' }] },
    {
      name: 'selection',
      since: 1,
      args: [{ name: 'id', type: 'object', interface: 'ext_data_control_offer_v1', nullable: true }],
    },
    { name: 'finished', since: 1, args: [] },
    {
      name: 'primary_selection',
      since: 1,
      args: [{ name: 'id', type: 'object', interface: 'ext_data_control_offer_v1', nullable: true }],
    },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'used_source', value: 1, since: 1 }] }],
  meanings: meanings.ext_data_control_device_v1,
};

export type ExtDataControlDeviceV1Events = {
  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:event:data_offer
   * Wire: id new_id
   */
  dataOffer: (event: { id: ExtDataControlOfferV1 }) => void;
  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:event:selection
   * Wire: id object or null
   */
  selection: (event: { id: ExtDataControlOfferV1 | null }) => void;
  /** https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:event:finished */
  finished: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:event:primary_selection
   * Wire: id object or null
   */
  primarySelection: (event: { id: ExtDataControlOfferV1 | null }) => void;
};

/**
 * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1
 * Described here up to version 1.
 */
export class ExtDataControlDeviceV1 extends WaylandProxy<ExtDataControlDeviceV1Events> {
  static readonly interface: InterfaceDescriptor = ext_data_control_device_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    ext_data_control_offer_v1: () => ExtDataControlOfferV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ id: v[0] }),
    (v) => ({ id: v[0] }),
    undefined,
    (v) => ({ id: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:request:set_selection
   * Wire: source object or null
   */
  setSelection(source: ExtDataControlSourceV1 | null): void {
    const sourceId = this.idOf(source, 'ext_data_control_source_v1', true);
    if (sourceId >= 0 && this.straight(0, 1, 1, sourceId)) return;
    this.request(0, [source]);
  }

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_device_v1:request:set_primary_selection
   * Wire: source object or null
   */
  setPrimarySelection(source: ExtDataControlSourceV1 | null): void {
    const sourceId = this.idOf(source, 'ext_data_control_source_v1', true);
    if (sourceId >= 0 && this.straight(2, 1, 1, sourceId)) return;
    this.request(2, [source]);
  }
}

/** https://wayland.app/protocols/ext-data-control-v1#ext_data_control_source_v1:enum:error */
export const ExtDataControlSourceV1Error = { invalid_offer: 1 } as const;
export type ExtDataControlSourceV1Error =
  (typeof ExtDataControlSourceV1Error)[keyof typeof ExtDataControlSourceV1Error];

export const ext_data_control_source_v1: InterfaceDescriptor = {
  name: 'ext_data_control_source_v1',
  version: 1,
  protocol: 'ext_data_control_v1',
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
  meanings: meanings.ext_data_control_source_v1,
};

export type ExtDataControlSourceV1Events = {
  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_source_v1:event:send
   * Wire: mime_type string, fd fd
   */
  send: (event: { mimeType: string; fd: OwnedFd }) => void;
  /** https://wayland.app/protocols/ext-data-control-v1#ext_data_control_source_v1:event:cancelled */
  cancelled: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_source_v1
 * Described here up to version 1.
 */
export class ExtDataControlSourceV1 extends WaylandProxy<ExtDataControlSourceV1Events> {
  static readonly interface: InterfaceDescriptor = ext_data_control_source_v1;
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
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_source_v1:request:offer
   * Wire: mime_type string
   */
  offer(mimeType: string): void {
    this.request(0, [mimeType]);
  }

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_source_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const ext_data_control_offer_v1: InterfaceDescriptor = {
  name: 'ext_data_control_offer_v1',
  version: 1,
  protocol: 'ext_data_control_v1',
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
  meanings: meanings.ext_data_control_offer_v1,
};

export type ExtDataControlOfferV1Events = {
  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_offer_v1:event:offer
   * Wire: mime_type string
   */
  offer: (event: { mimeType: string }) => void;
};

/**
 * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_offer_v1
 * Described here up to version 1.
 */
export class ExtDataControlOfferV1 extends WaylandProxy<ExtDataControlOfferV1Events> {
  static readonly interface: InterfaceDescriptor = ext_data_control_offer_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ mimeType: v[0] })];

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_offer_v1:request:receive
   * Wire: mime_type string, fd fd
   */
  receive(mimeType: string, fd: OwnedFd | number): void {
    this.request(0, [mimeType, fd]);
  }

  /**
   * https://wayland.app/protocols/ext-data-control-v1#ext_data_control_offer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_data_control_manager_v1: ExtDataControlManagerV1,
  ext_data_control_device_v1: ExtDataControlDeviceV1,
  ext_data_control_source_v1: ExtDataControlSourceV1,
  ext_data_control_offer_v1: ExtDataControlOfferV1,
} as const;
