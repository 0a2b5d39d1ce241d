/** The clipboard: `wl_data_device` and its sources and offers; and the selection itself, which other protocols share. */

import {
  type WaylandRequests,
  WlDataDeviceError,
  WlDataOfferError,
  WlDataSourceError,
  wl_data_device,
  wl_data_device_manager,
  wl_data_offer,
  wl_data_source,
} from '../protocol/generated/wayland.js';
import { OwnedFd } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { Desktop } from './desktop.js';
import { ALL_ACTIONS, Drag } from './drag.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource } from './seat.js';
import type { Surface, SurfaceRole } from './surface.js';

/** Who can give the selection's data. */
export interface SelectionSource {
  readonly mimeTypes: readonly string[];
  /** Asks for the data; the fd is passed on. */
  give(mimeType: string, fd: OwnedFd): void;
  /** Another one took its place. */
  cancelled(): void;
}

/** Who is told of the selection. */
export interface SelectionWatcher {
  readonly client: ClientConnection;
  /** Only told while its client has the keyboard. */
  readonly needsFocus: boolean;
  selectionChanged(source: SelectionSource | undefined): void;
}

export class Selection {
  current: SelectionSource | undefined;
  /** Of the request that set it; 0 when none was needed. */
  #serial = 0;
  readonly watchers = new Set<SelectionWatcher>();
  readonly #desktop: Desktop;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  /** A client asks for it with the serial of what its user did. Refused without a word, as compositors do. */
  request(seat: Seat, client: ClientConnection, source: SelectionSource | undefined, serial: number): void {
    if (this.#desktop.behaviour.checkSelectionSerials) {
      if (!seat.isInputSerial(client, serial)) return;
      // An older wish came late.
      if (this.current !== undefined && serial < this.#serial) return;
    }
    this.set(source);
    this.#serial = serial;
  }

  set(source: SelectionSource | undefined): void {
    this.#serial = 0;
    if (source === this.current) return;
    const before = this.current;
    this.current = source;
    before?.cancelled();
    const focus = this.#desktop.seat.keyboardFocus?.client;
    for (const watcher of this.watchers) {
      if (!watcher.needsFocus || watcher.client === focus) watcher.selectionChanged(source);
    }
  }

  /** The source is gone. */
  lost(source: SelectionSource): void {
    if (source === this.current) this.set(undefined);
  }

  /** wl_data_device.selection comes before the keyboard's focus. */
  focused(client: ClientConnection): void {
    for (const watcher of this.watchers) {
      if (watcher.needsFocus && watcher.client === client) watcher.selectionChanged(this.current);
    }
  }
}

export class DataDeviceManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_data_device_manager);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<DataDeviceManager, WaylandRequests['wl_data_device_manager']> = {
  create_data_source(manager, id: number) {
    new DataSource(manager.client, id, manager.version);
  },
  get_data_device(manager, id: number, seat: SeatResource) {
    new DataDevice(manager.client, id, manager.version, seat.seat);
  },
  release() {},
};

export class DataSource extends Resource implements SelectionSource {
  readonly mimeTypes: string[] = [];
  actions: number | undefined;
  usedFor: 'selection' | 'drag' | undefined;
  /** The drag that it is used in, until the drop. */
  drag: Drag | undefined;
  #chosen = 0;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_data_source);
  }

  override get requests(): typeof sourceRequests {
    return sourceRequests;
  }

  give(mimeType: string, fd: OwnedFd): void {
    if (this.alive) this.send('send', mimeType, fd);
    else fd.close();
  }

  cancelled(): void {
    this.send('cancelled');
  }

  /** wl_data_source.cancelled: before version 3 only a selection has it. */
  dragCancelled(): void {
    if (this.version >= 3) this.cancelled();
  }

  /** Tells the action of the drag, if it is another one. */
  chooseAction(action: number): void {
    if (action === this.#chosen) return;
    this.#chosen = action;
    this.send('action', action);
  }

  protected override destroyed(): void {
    this.client.desktop.selection.lost(this);
    this.drag?.cancel();
  }
}

const sourceRequests: RequestTable<DataSource, WaylandRequests['wl_data_source']> = {
  offer(source, mimeType: string) {
    if (!source.mimeTypes.includes(mimeType)) source.mimeTypes.push(mimeType);
  },
  destroy() {},
  set_actions(source, actions: number) {
    if ((actions & ~ALL_ACTIONS) !== 0 || source.actions !== undefined) {
      throw new RequestError(source, WlDataSourceError.invalid_action_mask, `actions ${actions}, or set twice`);
    }
    if (source.usedFor !== undefined) {
      throw new RequestError(source, WlDataSourceError.invalid_source, `it is already used for a ${source.usedFor}`);
    }
    source.actions = actions;
  },
};

export class DataOffer extends Resource {
  readonly #source: SelectionSource;

  constructor(client: ClientConnection, version: number, source: SelectionSource) {
    super(client, client.serverId(), version, wl_data_offer);
    this.#source = source;
  }

  override get requests(): typeof offerRequests {
    return offerRequests;
  }

  describe(): void {
    for (const mimeType of this.#source.mimeTypes) this.send('offer', mimeType);
  }

  receive(mimeType: string, fd: OwnedFd): void {
    this.#source.give(mimeType, new OwnedFd(fd.take()));
  }

  notADrag(): never {
    throw new RequestError(this, WlDataOfferError.invalid_offer, 'it is no drag-and-drop offer');
  }
}

const offerRequests: RequestTable<DataOffer, WaylandRequests['wl_data_offer']> = {
  accept() {},
  receive(offer, mimeType: string, fd: OwnedFd) {
    offer.receive(mimeType, fd);
  },
  destroy() {},
  finish(offer) {
    throw new RequestError(offer, WlDataOfferError.invalid_finish, 'it is no drag-and-drop offer');
  },
  set_actions(offer, actions: number, preferred: number) {
    if ((actions & ~ALL_ACTIONS) !== 0) {
      throw new RequestError(offer, WlDataOfferError.invalid_action_mask, `actions ${actions}`);
    }
    if ((preferred & (preferred - 1)) !== 0 || (preferred & ~ALL_ACTIONS) !== 0) {
      throw new RequestError(offer, WlDataOfferError.invalid_action, `preferred action ${preferred}`);
    }
    offer.notADrag();
  },
};

export class DataDevice extends Resource implements SelectionWatcher {
  readonly needsFocus = true;
  readonly seat: Seat;

  constructor(client: ClientConnection, id: number, version: number, seat: Seat) {
    super(client, id, version, wl_data_device);
    this.seat = seat;
    const { desktop } = client;
    desktop.dataDevices.push(this);
    desktop.selection.watchers.add(this);
    if (desktop.seat.keyboardFocus?.client === client) this.selectionChanged(desktop.selection.current);
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  selectionChanged(source: SelectionSource | undefined): void {
    if (source === undefined) {
      this.send('selection', null);
      return;
    }
    const offer = new DataOffer(this.client, this.version, source);
    this.send('data_offer', offer);
    offer.describe();
    this.send('selection', offer);
  }

  protected override destroyed(): void {
    const { selection, dataDevices } = this.client.desktop;
    selection.watchers.delete(this);
    dataDevices.splice(dataDevices.indexOf(this), 1);
  }
}

/** The role of a drag's icon has no object. */
const dragIcon: SurfaceRole = { holdsSurface: false, surfaceDestroyed() {} };

const deviceRequests: RequestTable<DataDevice, WaylandRequests['wl_data_device']> = {
  start_drag(device, source: DataSource | null, origin: Surface, icon: Surface | null, serial: number) {
    use(device, source, 'drag');
    if (icon !== null) {
      if ((icon.role !== undefined && icon.role !== dragIcon) || !icon.takeRole('dnd_icon')) {
        throw new RequestError(device, WlDataDeviceError.role, `${icon} is a ${icon.roleName ?? 'window'}`);
      }
      icon.role = dragIcon;
    }
    const { seat, client } = device;
    const { implicitGrab } = seat;
    if (implicitGrab?.surface !== origin || implicitGrab.serial !== serial || seat.drag !== undefined) {
      // The button was released meanwhile, or it is not of that surface.
      source?.dragCancelled();
      return;
    }
    new Drag(seat, { client, source: source ?? undefined, icon: icon ?? undefined }).begin();
  },
  set_selection(device, source: DataSource | null, serial: number) {
    use(device, source, 'selection');
    device.client.desktop.selection.request(device.seat, device.client, source ?? undefined, serial);
  },
  release() {},
};

function use(device: DataDevice, source: DataSource | null, what: 'selection' | 'drag'): void {
  if (source === null) return;
  if (source.usedFor !== undefined) {
    throw new RequestError(device, WlDataDeviceError.used_source, `${source} was used for a ${source.usedFor}`);
  }
  if (what === 'selection' && source.actions !== undefined) {
    throw new RequestError(source, WlDataSourceError.invalid_source, 'a source with actions is for drags only');
  }
  source.usedFor = what;
}
