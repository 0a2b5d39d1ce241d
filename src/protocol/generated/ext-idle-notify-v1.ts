/**
 * Generated from ext-idle-notify-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-idle-notify-v1
 *
 * The protocol:
 * Copyright © 2015 Martin Gräßlin
 * Copyright © 2022 Simon Ser
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-idle-notify-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlSeat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtIdleNotifyV1Requests {
  ext_idle_notifier_v1: 'destroy' | 'get_idle_notification' | 'get_input_idle_notification';
  ext_idle_notification_v1: 'destroy';
}

export const ext_idle_notifier_v1: InterfaceDescriptor = {
  name: 'ext_idle_notifier_v1',
  version: 2,
  protocol: 'ext_idle_notify_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_idle_notification',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'ext_idle_notification_v1' },
        { name: 'timeout', type: 'uint' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    {
      name: 'get_input_idle_notification',
      since: 2,
      args: [
        { name: 'id', type: 'new_id', interface: 'ext_idle_notification_v1' },
        { name: 'timeout', type: 'uint' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.ext_idle_notifier_v1,
};

/** It has no events. */
export type ExtIdleNotifierV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notifier_v1
 * Described here up to version 2.
 */
export class ExtIdleNotifierV1 extends WaylandProxy<ExtIdleNotifierV1Events> {
  static readonly interface: InterfaceDescriptor = ext_idle_notifier_v1;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { getInputIdleNotification: 2 } as const;

  /**
   * https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notifier_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notifier_v1:request:get_idle_notification
   * Wire: id new_id, timeout uint, seat object
   */
  getIdleNotification(timeout: number, seat: WlSeat): ExtIdleNotificationV1 {
    return this.construct(1, [timeout, seat], ExtIdleNotificationV1);
  }

  /**
   * https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notifier_v1:request:get_input_idle_notification
   * Wire: id new_id, timeout uint, seat object
   * @since 2
   */
  getInputIdleNotification(timeout: number, seat: WlSeat): ExtIdleNotificationV1 {
    return this.construct(2, [timeout, seat], ExtIdleNotificationV1);
  }
}

export const ext_idle_notification_v1: InterfaceDescriptor = {
  name: 'ext_idle_notification_v1',
  version: 2,
  protocol: 'ext_idle_notify_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'idled', since: 1, args: [] },
    { name: 'resumed', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.ext_idle_notification_v1,
};

export type ExtIdleNotificationV1Events = {
  /** https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notification_v1:event:idled */
  idled: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notification_v1:event:resumed */
  resumed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notification_v1
 * Described here up to version 2.
 */
export class ExtIdleNotificationV1 extends WaylandProxy<ExtIdleNotificationV1Events> {
  static readonly interface: InterfaceDescriptor = ext_idle_notification_v1;

  /**
   * https://wayland.app/protocols/ext-idle-notify-v1#ext_idle_notification_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_idle_notifier_v1: ExtIdleNotifierV1,
  ext_idle_notification_v1: ExtIdleNotificationV1,
} as const;
