/** `xdg_activation_v1`: tokens that let another window take the focus. A token is good if its serial is of an input event. */

import { randomUUID } from 'node:crypto';
import {
  XdgActivationTokenV1Error,
  type XdgActivationV1Requests,
  xdg_activation_token_v1,
  xdg_activation_v1,
} from '../protocol/generated/xdg-activation-v1.js';
import type { ClientConnection } from './client-connection.js';
import { type NameOf, RequestError, type RequestTable, Resource } from './resource.js';
import type { SeatResource } from './seat.js';
import type { Surface } from './surface.js';
import { XdgSurface } from './xdg-surface.js';
import { XdgToplevel } from './xdg-toplevel.js';

export class Activation extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_activation_v1);
  }

  override get requests(): typeof activationRequests {
    return activationRequests;
  }
}

const activationRequests: RequestTable<Activation, XdgActivationV1Requests['xdg_activation_v1']> = {
  destroy() {},
  get_activation_token(activation, id: number) {
    new ActivationToken(activation.client, id, activation.version);
  },
  activate(activation, token: string, { role }: Surface) {
    const { desktop } = activation.client;
    // Unknown and used ones are ignored.
    if (!desktop.activationTokens.delete(token)) return;
    const window = role instanceof XdgSurface ? role.object : undefined;
    if (!(window instanceof XdgToplevel) || !window.base.mapped) return;
    desktop.raise(window);
    desktop.focus(window);
  },
};

export class ActivationToken extends Resource {
  #used = false;
  #serial: { serial: number; seat: SeatResource } | undefined;
  #appId: string | undefined;
  #surface: Surface | undefined;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_activation_token_v1);
  }

  override get requests(): typeof tokenRequests {
    return tokenRequests;
  }

  override told(name: NameOf): unknown {
    return {
      committed: this.#used,
      serial: this.#serial !== undefined,
      appId: this.#appId,
      surface: this.#surface && name(this.#surface),
    };
  }

  set(what: { serial?: number; seat?: SeatResource; appId?: string; surface?: Surface }): void {
    this.#checkUnused();
    const { serial, seat, appId, surface } = what;
    if (serial !== undefined && seat !== undefined) this.#serial = { serial, seat };
    this.#appId = appId ?? this.#appId;
    this.#surface = surface ?? this.#surface;
  }

  commit(): void {
    this.#checkUnused();
    this.#used = true;
    const token = randomUUID();
    const { desktop } = this.client;
    if (this.#serial?.seat.seat.isInputSerial(this.client, this.#serial.serial) === true) {
      desktop.activationTokens.add(token);
    }
    // One that is good for nothing is given all the same.
    this.send('done', token);
  }

  #checkUnused(): void {
    if (!this.#used) return;
    throw new RequestError(this, XdgActivationTokenV1Error.already_used, 'it was committed before');
  }
}

const tokenRequests: RequestTable<ActivationToken, XdgActivationV1Requests['xdg_activation_token_v1']> = {
  set_serial(token, serial: number, seat: SeatResource) {
    token.set({ serial, seat });
  },
  set_app_id(token, appId: string) {
    token.set({ appId });
  },
  set_surface(token, surface: Surface) {
    token.set({ surface });
  },
  commit(token) {
    token.commit();
  },
  destroy() {},
};
