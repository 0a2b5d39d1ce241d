/** The clipboard: `wl_data_device` and its sources and offers. */

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
import type { ClientConnection } from './client-connection.js';
import { ALL_ACTIONS, Drag } from './drag.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource } from './seat.js';
import { offerRequests as everyOfferRequests, SelectionOffer, SelectionSource } from './selection.js';
import type { Surface, SurfaceRole } from './surface.js';

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

export class DataSource extends SelectionSource {
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
    super.destroyed();
    this.drag?.cancel();
  }
}

const sourceRequests: RequestTable<DataSource, WaylandRequests['wl_data_source']> = {
  offer(source, mimeType: string) {
    source.offer(mimeType);
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

class DataOffer extends SelectionOffer {
  constructor(from: DataDevice, source: SelectionSource) {
    super(from, wl_data_offer, source);
  }

  override get requests(): typeof offerRequests {
    return offerRequests;
  }

  notADrag(): never {
    throw new RequestError(this, WlDataOfferError.invalid_offer, 'it is no drag-and-drop offer');
  }
}

const offerRequests: RequestTable<DataOffer, WaylandRequests['wl_data_offer']> = {
  ...everyOfferRequests,
  accept() {},
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

export class DataDevice extends Resource {
  readonly seat: Seat;

  constructor(client: ClientConnection, id: number, version: number, seat: Seat) {
    super(client, id, version, wl_data_device);
    this.seat = seat;
    client.desktop.dataDevices.push(this);
    client.desktop.selection.watch(this, {
      event: 'selection',
      needsFocus: true,
      offer: (source) => new DataOffer(this, source),
    });
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  protected override destroyed(): void {
    const { selection, dataDevices } = this.client.desktop;
    selection.unwatch(this);
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
    device.client.desktop.selection.request(device.seat, device.client, source, serial);
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
