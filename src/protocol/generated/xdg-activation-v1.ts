/**
 * Generated from xdg-activation-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-activation-v1
 *
 * The protocol:
 * Copyright © 2020 Aleix Pol Gonzalez <aleixpol@kde.org>
 * Copyright © 2020 Carlos Garnacho <carlosg@gnome.org>
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-activation-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgActivationV1Requests {
  xdg_activation_v1: 'destroy' | 'get_activation_token' | 'activate';
  xdg_activation_token_v1: 'set_serial' | 'set_app_id' | 'set_surface' | 'commit' | 'destroy';
}

export const xdg_activation_v1: InterfaceDescriptor = {
  name: 'xdg_activation_v1',
  version: 1,
  protocol: 'xdg_activation_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_activation_token',
      since: 1,
      args: [{ name: 'id', type: 'new_id', interface: 'xdg_activation_token_v1' }],
    },
    {
      name: 'activate',
      since: 1,
      args: [
        { name: 'token', type: 'string' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.xdg_activation_v1,
};

/** It has no events. */
export type XdgActivationV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_v1
 * Described here up to version 1.
 */
export class XdgActivationV1 extends WaylandProxy<XdgActivationV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_activation_v1;

  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_v1:request:get_activation_token
   * Wire: id new_id
   */
  getActivationToken(): XdgActivationTokenV1 {
    return this.makeStraight(1, 1, XdgActivationTokenV1) ?? this.construct(1, [], XdgActivationTokenV1);
  }

  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_v1:request:activate
   * Wire: token string, surface object
   */
  activate(token: string, surface: WlSurface): void {
    this.request(2, [token, surface]);
  }
}

/** https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:enum:error */
export const XdgActivationTokenV1Error = { already_used: 0 } as const;
export type XdgActivationTokenV1Error = (typeof XdgActivationTokenV1Error)[keyof typeof XdgActivationTokenV1Error];

export const xdg_activation_token_v1: InterfaceDescriptor = {
  name: 'xdg_activation_token_v1',
  version: 1,
  protocol: 'xdg_activation_v1',
  requests: [
    {
      name: 'set_serial',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'set_app_id', since: 1, args: [{ name: 'app_id', type: 'string' }] },
    { name: 'set_surface', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface' }] },
    { name: 'commit', since: 1, args: [] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [{ name: 'done', since: 1, args: [{ name: 'token', type: 'string' }] }],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'already_used', value: 0, since: 1 }] }],
  meanings: meanings.xdg_activation_token_v1,
};

export type XdgActivationTokenV1Events = {
  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:event:done
   * Wire: token string
   */
  done: (event: { token: string }) => void;
};

/**
 * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1
 * Described here up to version 1.
 */
export class XdgActivationTokenV1 extends WaylandProxy<XdgActivationTokenV1Events> {
  static readonly interface: InterfaceDescriptor = xdg_activation_token_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ token: v[0] })];

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
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:request:set_serial
   * Wire: serial uint, seat object
   */
  setSerial(serial: number, seat: WlSeat): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (serial === serial >>> 0 && seatId >= 0 && this.straight(0, 1, 2, serial, seatId)) return;
    this.request(0, [serial, seat]);
  }

  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:request:set_app_id
   * Wire: app_id string
   */
  setAppId(appId: string): void {
    this.request(1, [appId]);
  }

  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:request:set_surface
   * Wire: surface object
   */
  setSurface(surface: WlSurface): void {
    const surfaceId = this.idOf(surface, 'wl_surface', false);
    if (surfaceId >= 0 && this.straight(2, 1, 1, surfaceId)) return;
    this.request(2, [surface]);
  }

  /** https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:request:commit */
  commit(): void {
    if (!this.straight(3, 1, 0)) this.request(3, []);
  }

  /**
   * https://wayland.app/protocols/xdg-activation-v1#xdg_activation_token_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(4, 1)) this.request(4, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_activation_v1: XdgActivationV1,
  xdg_activation_token_v1: XdgActivationTokenV1,
} as const;
