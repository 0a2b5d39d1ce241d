/**
 * Generated from drm-lease-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/drm-lease-v1
 *
 * The protocol:
 * Copyright © 2018 NXP
 * Copyright © 2019 Status Research & Development GmbH.
 * Copyright © 2021 Xaver Hugl
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/drm-lease-v1.js';
import { type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';

/** The requests of each interface, as in the XML. */
export interface DrmLeaseV1Requests {
  wp_drm_lease_device_v1: 'create_lease_request' | 'release';
  wp_drm_lease_connector_v1: 'destroy';
  wp_drm_lease_request_v1: 'request_connector' | 'submit';
  wp_drm_lease_v1: 'destroy';
}

export const wp_drm_lease_device_v1: InterfaceDescriptor = {
  name: 'wp_drm_lease_device_v1',
  version: 1,
  protocol: 'drm_lease_v1',
  requests: [
    {
      name: 'create_lease_request',
      since: 1,
      args: [{ name: 'id', type: 'new_id', interface: 'wp_drm_lease_request_v1' }],
    },
    { name: 'release', since: 1, args: [] },
  ],
  events: [
    { name: 'drm_fd', since: 1, args: [{ name: 'fd', type: 'fd' }] },
    { name: 'connector', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wp_drm_lease_connector_v1' }] },
    { name: 'done', since: 1, args: [] },
    { name: 'released', since: 1, destructor: true, args: [] },
  ],
  enums: [],
  meanings: meanings.wp_drm_lease_device_v1,
};

export type WpDrmLeaseDeviceV1Events = {
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1:event:drm_fd
   * Wire: fd fd
   */
  drmFd: (event: { fd: OwnedFd }) => void;
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1:event:connector
   * Wire: id new_id
   */
  connector: (event: { id: WpDrmLeaseConnectorV1 }) => void;
  /** https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1:event:done */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1:event:released
   * Destroys the object.
   */
  released: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1
 * Described here up to version 1.
 */
export class WpDrmLeaseDeviceV1 extends WaylandProxy<WpDrmLeaseDeviceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_drm_lease_device_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    wp_drm_lease_connector_v1: () => WpDrmLeaseConnectorV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ fd: v[0] }),
    (v) => ({ id: v[0] }),
    undefined,
    undefined,
  ];

  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1:request:create_lease_request
   * Wire: id new_id
   */
  createLeaseRequest(): WpDrmLeaseRequestV1 {
    return this.makeStraight(0, 1, WpDrmLeaseRequestV1) ?? this.construct(0, [], WpDrmLeaseRequestV1);
  }

  /** https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_device_v1:request:release */
  release(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }
}

export const wp_drm_lease_connector_v1: InterfaceDescriptor = {
  name: 'wp_drm_lease_connector_v1',
  version: 1,
  protocol: 'drm_lease_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'name', since: 1, args: [{ name: 'name', type: 'string' }] },
    { name: 'description', since: 1, args: [{ name: 'description', type: 'string' }] },
    { name: 'connector_id', since: 1, args: [{ name: 'connector_id', type: 'uint' }] },
    { name: 'done', since: 1, args: [] },
    { name: 'withdrawn', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.wp_drm_lease_connector_v1,
};

export type WpDrmLeaseConnectorV1Events = {
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1:event:name
   * Wire: name string
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1:event:description
   * Wire: description string
   */
  description: (event: { description: string }) => void;
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1:event:connector_id
   * Wire: connector_id uint
   */
  connectorId: (event: { connectorId: number }) => void;
  /** https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1:event:withdrawn */
  withdrawn: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1
 * Described here up to version 1.
 */
export class WpDrmLeaseConnectorV1 extends WaylandProxy<WpDrmLeaseConnectorV1Events> {
  static readonly interface: InterfaceDescriptor = wp_drm_lease_connector_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ name: v[0] }),
    (v) => ({ description: v[0] }),
    (v) => ({ connectorId: v[0] }),
    undefined,
    undefined,
  ];

  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_connector_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_request_v1:enum:error */
export const WpDrmLeaseRequestV1Error = { wrong_device: 0, duplicate_connector: 1, empty_lease: 2 } as const;
export type WpDrmLeaseRequestV1Error = (typeof WpDrmLeaseRequestV1Error)[keyof typeof WpDrmLeaseRequestV1Error];

export const wp_drm_lease_request_v1: InterfaceDescriptor = {
  name: 'wp_drm_lease_request_v1',
  version: 1,
  protocol: 'drm_lease_v1',
  requests: [
    {
      name: 'request_connector',
      since: 1,
      args: [{ name: 'connector', type: 'object', interface: 'wp_drm_lease_connector_v1' }],
    },
    {
      name: 'submit',
      since: 1,
      destructor: true,
      args: [{ name: 'id', type: 'new_id', interface: 'wp_drm_lease_v1' }],
    },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'wrong_device', value: 0, since: 1 },
        { name: 'duplicate_connector', value: 1, since: 1 },
        { name: 'empty_lease', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_drm_lease_request_v1,
};

/** It has no events. */
export type WpDrmLeaseRequestV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_request_v1
 * Described here up to version 1.
 */
export class WpDrmLeaseRequestV1 extends WaylandProxy<WpDrmLeaseRequestV1Events> {
  static readonly interface: InterfaceDescriptor = wp_drm_lease_request_v1;

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
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_request_v1:request:request_connector
   * Wire: connector object
   */
  requestConnector(connector: WpDrmLeaseConnectorV1): void {
    const connectorId = this.idOf(connector, 'wp_drm_lease_connector_v1', false);
    if (connectorId >= 0 && this.straight(0, 1, 1, connectorId)) return;
    this.request(0, [connector]);
  }

  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_request_v1:request:submit
   * Wire: id new_id
   * Destroys the object.
   */
  submit(): WpDrmLeaseV1 {
    return this.construct(1, [], WpDrmLeaseV1);
  }
}

export const wp_drm_lease_v1: InterfaceDescriptor = {
  name: 'wp_drm_lease_v1',
  version: 1,
  protocol: 'drm_lease_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'lease_fd', since: 1, args: [{ name: 'leased_fd', type: 'fd' }] },
    { name: 'finished', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.wp_drm_lease_v1,
};

export type WpDrmLeaseV1Events = {
  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_v1:event:lease_fd
   * Wire: leased_fd fd
   */
  leaseFd: (event: { leasedFd: OwnedFd }) => void;
  /** https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_v1:event:finished */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_v1
 * Described here up to version 1.
 */
export class WpDrmLeaseV1 extends WaylandProxy<WpDrmLeaseV1Events> {
  static readonly interface: InterfaceDescriptor = wp_drm_lease_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ leasedFd: v[0] }), undefined];

  /**
   * https://wayland.app/protocols/drm-lease-v1#wp_drm_lease_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_drm_lease_device_v1: WpDrmLeaseDeviceV1,
  wp_drm_lease_connector_v1: WpDrmLeaseConnectorV1,
  wp_drm_lease_request_v1: WpDrmLeaseRequestV1,
  wp_drm_lease_v1: WpDrmLeaseV1,
} as const;
