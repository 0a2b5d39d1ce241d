/**
 * What a selection is: one source of data, the devices that are told of it, and how it is offered to them. The
 * protocols that have one (data-device.ts, primary-selection.ts, data-control.ts) name their interfaces and events.
 */

import type { PrimarySelectionUnstableV1Requests } from '../protocol/generated/primary-selection-unstable-v1.js';
import type { WlrDataControlUnstableV1Requests } from '../protocol/generated/wlr-data-control-unstable-v1.js';
import type { InterfaceDescriptor } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { Desktop } from './desktop.js';
import { type RequestTable, Resource } from './resource.js';
import type { Seat } from './seat.js';

/** How a device of one of the protocols hears of a selection. */
export interface SelectionWatch {
  readonly event: 'selection' | 'primary_selection';
  /** Only told while its client has the keyboard. */
  readonly needsFocus: boolean;
  readonly offer: (source: SelectionSource) => SelectionOffer;
}

export class Selection {
  current: SelectionSource | undefined;
  /** Of the request that set it; 0 when none was needed. */
  #serial = 0;
  readonly #watches = new Map<Resource, SelectionWatch>();
  readonly #desktop: Desktop;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  /** A client asks for it with the serial of what its user did. Refused without a word, as compositors do. */
  request(seat: Seat, client: ClientConnection, source: SelectionSource | null, serial: number): void {
    if (this.#desktop.behaviour.checkSelectionSerials) {
      if (!seat.isInputSerial(client, serial)) return;
      // An older wish came late.
      if (this.current !== undefined && serial < this.#serial) return;
    }
    this.set(source);
    this.#serial = serial;
  }

  set(source: SelectionSource | null): void {
    const before = this.current;
    this.#serial = 0;
    this.current = source ?? undefined;
    if (this.current === before) return;
    before?.cancelled();
    for (const [device, watch] of this.#watches) {
      if (!watch.needsFocus || this.#hasFocus(device.client)) this.#tell(device, watch);
    }
  }

  /** The source is gone. */
  lost(source: SelectionSource): void {
    if (source === this.current) this.set(null);
  }

  /** Tells a device what it is, and from now on what it becomes. */
  watch(device: Resource, watch: SelectionWatch): void {
    this.#watches.set(device, watch);
    const now = watch.needsFocus
      ? this.#hasFocus(device.client)
      : this.current !== undefined || this.#desktop.behaviour.tellNoSelection;
    if (now) this.#tell(device, watch);
  }

  unwatch(device: Resource): void {
    this.#watches.delete(device);
  }

  /** wl_data_device.selection comes before the keyboard's focus. */
  focused(client: ClientConnection): void {
    for (const [device, watch] of this.#watches) {
      if (watch.needsFocus && device.client === client) this.#tell(device, watch);
    }
  }

  #hasFocus(client: ClientConnection): boolean {
    return this.#desktop.seat.keyboardFocus?.client === client;
  }

  #tell(device: Resource, { event, offer: offerOf }: SelectionWatch): void {
    if (this.current === undefined) {
      device.send(event, null);
      return;
    }
    const offer = offerOf(this.current);
    device.send('data_offer', offer);
    offer.describe();
    device.send(event, offer);
  }
}

/** Who can give a selection's data. */
export abstract class SelectionSource extends Resource {
  readonly mimeTypes: string[] = [];

  offer(mimeType: string): void {
    if (!this.mimeTypes.includes(mimeType)) this.mimeTypes.push(mimeType);
  }

  /** Asks for the data; the fd is passed on. */
  give(mimeType: string, fd: OwnedFd): void {
    if (this.alive) this.send('send', mimeType, fd);
    else fd.close();
  }

  /** Another one took its place. */
  cancelled(): void {
    this.send('cancelled');
  }

  protected override destroyed(): void {
    this.client.desktop.selection.lost(this);
    this.client.desktop.primarySelection.lost(this);
  }
}

/** What a source has, for one client to ask for it. */
export class SelectionOffer<Source extends SelectionSource = SelectionSource> extends Resource {
  protected readonly source: Source;

  constructor(from: Resource, descriptor: InterfaceDescriptor, source: Source) {
    super(from.client, from.client.serverId(), from.version, descriptor);
    this.source = source;
  }

  override get requests(): RequestTable<never, string> {
    return offerRequests;
  }

  describe(): void {
    for (const mimeType of this.source.mimeTypes) this.send('offer', mimeType);
  }

  receive(mimeType: string, fd: OwnedFd): void {
    this.source.give(mimeType, new OwnedFd(fd.take()));
  }
}

type OfferRequests =
  | PrimarySelectionUnstableV1Requests['zwp_primary_selection_offer_v1']
  | WlrDataControlUnstableV1Requests['zwlr_data_control_offer_v1'];

/** A wl_data_offer has others too. */
export const offerRequests: RequestTable<SelectionOffer, OfferRequests> = {
  receive(offer, mimeType: string, fd: OwnedFd) {
    offer.receive(mimeType, fd);
  },
  destroy() {},
};
