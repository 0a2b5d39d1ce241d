/** `zwp_idle_inhibit_v1` and `ext_idle_notify_v1`: whether the user is away. Time passes here only when a test says so. */

import {
  type ExtIdleNotifyV1Requests,
  ext_idle_notification_v1,
  ext_idle_notifier_v1,
} from '../protocol/generated/ext-idle-notify-v1.js';
import {
  type IdleInhibitUnstableV1Requests,
  zwp_idle_inhibit_manager_v1,
  zwp_idle_inhibitor_v1,
} from '../protocol/generated/idle-inhibit-unstable-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource, SeatWatcher } from './seat.js';
import type { Surface } from './surface.js';
import { SurfaceAttachment } from './surface-extension.js';

const inhibitRequests: RequestTable<Resource, IdleInhibitUnstableV1Requests['zwp_idle_inhibit_manager_v1']> = {
  destroy() {},
  create_inhibitor(manager, id: number, surface: Surface) {
    new IdleInhibitor(manager.client, id, manager.version, zwp_idle_inhibitor_v1, surface);
  },
};

export const bindIdleInhibitManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_idle_inhibit_manager_v1, inhibitRequests);

class IdleInhibitor extends SurfaceAttachment {
  override get requests(): RequestTable<Resource, IdleInhibitUnstableV1Requests['zwp_idle_inhibitor_v1']> {
    return { destroy() {} };
  }

  override told(): unknown {
    return {};
  }
}

/** An inhibitor counts while its surface is shown. */
function inhibited({ desktop }: Seat): boolean {
  return desktop.clients.some((client) => client.ofType(IdleInhibitor).some((one) => one.surface?.mapped === true));
}

type NotifierRequests = ExtIdleNotifyV1Requests['ext_idle_notifier_v1'];

const notifierRequests: RequestTable<Resource, NotifierRequests> = {
  destroy() {},
  get_idle_notification(notifier, id: number, timeout: number, seat: SeatResource) {
    new IdleNotification(notifier, id, timeout, seat.seat, true);
  },
  get_input_idle_notification(notifier, id: number, timeout: number, seat: SeatResource) {
    new IdleNotification(notifier, id, timeout, seat.seat, false);
  },
};

export const bindIdleNotifier: Bind = (client, id, version) =>
  new PlainResource(client, id, version, ext_idle_notifier_v1, notifierRequests);

class IdleNotification extends Resource implements SeatWatcher {
  readonly #seat: Seat;
  readonly #timeout: number;
  readonly #heedsInhibitors: boolean;
  #passed = 0;
  #idle = false;

  constructor(from: Resource, id: number, timeout: number, seat: Seat, heedsInhibitors: boolean) {
    super(from.client, id, from.version, ext_idle_notification_v1);
    this.#timeout = timeout;
    this.#seat = seat;
    this.#heedsInhibitors = heedsInhibitors;
    seat.watchers.add(this);
    this.idled(0);
  }

  override get requests(): RequestTable<Resource, ExtIdleNotifyV1Requests['ext_idle_notification_v1']> {
    return { destroy() {} };
  }

  override told(): unknown {
    return { timeout: this.#timeout, heedsInhibitors: this.#heedsInhibitors };
  }

  idled(milliseconds: number): void {
    if (this.#heedsInhibitors && inhibited(this.#seat)) return;
    this.#passed += milliseconds;
    if (this.#idle || this.#passed < this.#timeout) return;
    this.#idle = true;
    this.send('idled');
  }

  active(): void {
    this.#passed = 0;
    if (this.#idle) this.send('resumed');
    this.#idle = false;
  }

  protected override destroyed(): void {
    this.#seat.watchers.delete(this);
  }
}
