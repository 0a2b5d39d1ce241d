/** A drag under way: from `wl_data_device.start_drag` to `wl_data_offer.finish`, or to its cancellation. */

import {
  type WaylandRequests,
  WlDataDeviceManagerDndAction,
  WlDataOfferError,
  wl_data_offer,
} from '../protocol/generated/wayland.js';
import type { OwnedFd } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { DataDevice, DataSource } from './data-device.js';
import type { Desktop } from './desktop.js';
import { RequestError, type RequestTable } from './resource.js';
import type { Seat } from './seat.js';
import { offerRequests as everyOfferRequests, SelectionOffer } from './selection.js';
import type { Surface } from './surface.js';

const { none, copy, move, ask } = WlDataDeviceManagerDndAction;
export const ALL_ACTIONS = copy | move | ask;

export interface DragStart {
  readonly client: ClientConnection;
  /** `undefined`: only the client itself hears of it. */
  readonly source: DataSource | undefined;
  readonly icon: Surface | undefined;
}

export class Drag {
  readonly client: ClientConnection;
  readonly source: DataSource | undefined;
  readonly icon: Surface | undefined;
  readonly #seat: Seat;
  readonly #desktop: Desktop;
  #focus: Surface | undefined;
  /** Offers of the client that it is over. */
  #offers: DragOffer[] = [];

  constructor(seat: Seat, { client, source, icon }: DragStart) {
    this.#seat = seat;
    this.#desktop = seat.desktop;
    this.client = client;
    this.source = source;
    this.icon = icon;
  }

  /** Takes the pointer from the surface that it is on. */
  begin(): void {
    this.#seat.drag = this;
    if (this.source !== undefined) this.source.drag = this;
    if (this.icon !== undefined) Object.assign(this.icon.moved, { x: 0, y: 0 });
    this.#seat.setPointerFocus(undefined);
    this.move();
  }

  /** The seat's pointer is at another place, or something else is below it. */
  move(): void {
    const { x, y } = this.#seat.pointer;
    const found = this.#desktop.surfaceAt(x, y)?.surface;
    const target = this.source === undefined && found?.client !== this.client ? undefined : found;
    if (target !== this.#focus) {
      this.#leave();
      if (target !== undefined) this.#enter(target);
    } else if (target !== undefined) {
      const inside = this.#seat.pointerIn(target);
      for (const device of this.#devices(target)) device.send('motion', this.#desktop.time, inside.x, inside.y);
    }
    if (this.icon !== undefined) this.#desktop.changed();
  }

  #devices(surface: Surface): DataDevice[] {
    return this.#desktop.dataDevices.filter((one) => one.client === surface.client && one.seat === this.#seat);
  }

  #enter(surface: Surface): void {
    this.#focus = surface;
    const serial = this.#seat.inputSerial(surface.client);
    const { x, y } = this.#seat.pointerIn(surface);
    for (const device of this.#devices(surface)) {
      let offer: DragOffer | null = null;
      if (this.source !== undefined) {
        offer = new DragOffer(device, this.source);
        this.#offers.push(offer);
        device.send('data_offer', offer);
        offer.describe();
      }
      device.send('enter', serial, surface, x, y, offer);
    }
  }

  #leave(): void {
    const { source } = this;
    if (this.#focus?.alive === true) for (const device of this.#devices(this.#focus)) device.send('leave');
    const had = this.#offers.length > 0;
    for (const offer of this.#offers) offer.over = true;
    this.#offers = [];
    this.#focus = undefined;
    if (!had || source === undefined || !source.alive) return;
    source.send('target', null);
    source.chooseAction(none);
  }

  /** The last button was released. */
  drop(): void {
    this.#end();
    const { source } = this;
    const focus = this.#focus?.alive === true ? this.#focus : undefined;
    const taker = this.#offers.find((offer) => offer.wanted);
    if (focus !== undefined && (source === undefined || taker !== undefined)) {
      for (const device of this.#devices(focus)) device.send('drop');
      if (taker !== undefined) taker.dropped = true;
      for (const offer of this.#offers) if (offer !== taker) offer.over = true;
      source?.send('dnd_drop_performed');
    } else {
      this.#leave();
      source?.dragCancelled();
    }
    this.#seat.followPointer();
  }

  /** It ends without a drop. */
  cancel(): void {
    this.#end();
    this.#leave();
    this.source?.dragCancelled();
    this.#seat.followPointer();
  }

  #end(): void {
    if (this.#seat.drag === this) this.#seat.drag = undefined;
    if (this.source !== undefined) this.source.drag = undefined;
    this.icon?.unmap();
    this.#desktop.changed();
  }
}

/** `wl_data_offer` of a drag. */
class DragOffer extends SelectionOffer<DataSource> {
  /** The drag left it, or another one took the drop. */
  over = false;
  dropped = false;
  #finished = false;
  #accepted: string | null = null;
  #actions: { all: number; preferred: number } | undefined;
  #action: number = none;

  constructor(from: DataDevice, source: DataSource) {
    super(from, wl_data_offer, source);
  }

  override get requests(): typeof offerRequests {
    return offerRequests;
  }

  override describe(): void {
    super.describe();
    if (this.source.actions !== undefined) this.send('source_actions', this.source.actions);
    this.#choose();
  }

  /** Whether a drop would be taken. */
  get wanted(): boolean {
    // Before version 3 a drop can't be refused.
    return this.version < 3 || (this.#accepted !== null && this.#action !== none);
  }

  accept(mimeType: string | null): void {
    this.#checkOpen();
    if (this.over) return;
    this.#accepted = mimeType;
    this.source.send('target', mimeType);
  }

  override receive(mimeType: string, fd: OwnedFd): void {
    this.#checkOpen();
    super.receive(mimeType, fd);
  }

  setActions(all: number, preferred: number): void {
    if ((all & ~ALL_ACTIONS) !== 0) {
      throw new RequestError(this, WlDataOfferError.invalid_action_mask, `actions ${all}`);
    }
    if ((preferred & (preferred - 1)) !== 0 || (preferred & ~all) !== 0) {
      throw new RequestError(this, WlDataOfferError.invalid_action, `preferred action ${preferred}`);
    }
    this.#checkOpen();
    if (this.over) return;
    this.#actions = { all, preferred };
    this.#choose();
  }

  #choose(): void {
    const before = this.#action;
    const source = this.source.actions ?? copy;
    const { all, preferred } =
      this.version >= 3 ? (this.#actions ?? { all: none, preferred: none }) : { all: copy, preferred: copy };
    const both = source & all;
    this.#action = (both & preferred) !== 0 ? preferred : both & -both;
    if (this.#action === before) return;
    // After the drop it is the two clients' affair, until the end.
    if (!this.dropped) {
      this.send('action', this.#action);
      this.source.chooseAction(this.#action);
    }
  }

  finish(): void {
    const settled = this.#accepted !== null && this.#action !== none;
    if (this.over || !this.dropped || this.#finished || !settled) {
      throw new RequestError(
        this,
        WlDataOfferError.invalid_finish,
        'nothing was dropped, no type accepted, no action chosen, or it was finished before',
      );
    }
    this.#conclude();
  }

  #conclude(): void {
    this.#finished = true;
    this.source.chooseAction(this.#action);
    this.source.send('dnd_finished');
  }

  #checkOpen(): void {
    if (!this.#finished) return;
    throw new RequestError(this, WlDataOfferError.invalid_offer, 'it was finished');
  }

  protected override destroyed(): void {
    if (this.over || !this.dropped || this.#finished) return;
    // Before version 3 its end is the end of the transfer.
    if (this.version < 3) this.#conclude();
    else this.source.dragCancelled();
  }
}

const offerRequests: RequestTable<DragOffer, WaylandRequests['wl_data_offer']> = {
  ...everyOfferRequests,
  accept(offer, _serial: number, mimeType: string | null) {
    offer.accept(mimeType);
  },
  finish(offer) {
    offer.finish();
  },
  set_actions(offer, actions: number, preferred: number) {
    offer.setActions(actions, preferred);
  },
};
