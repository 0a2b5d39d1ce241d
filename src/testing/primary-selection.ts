/** `wp_primary_selection_unstable_v1`: what is marked, to be pasted with the middle button. */

import {
  type PrimarySelectionUnstableV1Requests,
  zwp_primary_selection_device_manager_v1,
  zwp_primary_selection_device_v1,
  zwp_primary_selection_offer_v1,
  zwp_primary_selection_source_v1,
} from '../protocol/generated/primary-selection-unstable-v1.js';
import { OwnedFd } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { SelectionSource, SelectionWatcher } from './data-device.js';
import { type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource } from './seat.js';

type Requests = PrimarySelectionUnstableV1Requests;

export class PrimarySelectionManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwp_primary_selection_device_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<PrimarySelectionManager, Requests['zwp_primary_selection_device_manager_v1']> = {
  create_source(manager, id: number) {
    new PrimarySource(manager.client, id, manager.version);
  },
  get_device(manager, id: number, seat: SeatResource) {
    new PrimaryDevice(manager.client, id, manager.version, seat.seat);
  },
  destroy() {},
};

class PrimarySource extends Resource implements SelectionSource {
  readonly mimeTypes: string[] = [];

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwp_primary_selection_source_v1);
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

  override told(): unknown {
    return { mimeTypes: this.mimeTypes, selection: this.client.desktop.primarySelection.current === this };
  }

  protected override destroyed(): void {
    this.client.desktop.primarySelection.lost(this);
  }
}

const sourceRequests: RequestTable<PrimarySource, Requests['zwp_primary_selection_source_v1']> = {
  offer(source, mimeType: string) {
    if (!source.mimeTypes.includes(mimeType)) source.mimeTypes.push(mimeType);
  },
  destroy() {},
};

class PrimaryDevice extends Resource implements SelectionWatcher {
  readonly needsFocus = true;
  readonly seat: Seat;

  constructor(client: ClientConnection, id: number, version: number, seat: Seat) {
    super(client, id, version, zwp_primary_selection_device_v1);
    this.seat = seat;
    const { primarySelection } = client.desktop;
    primarySelection.watchers.add(this);
    if (seat.keyboardFocus?.client === client) this.selectionChanged(primarySelection.current);
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  override told(): unknown {
    return {};
  }

  selectionChanged(source: SelectionSource | undefined): void {
    if (source === undefined) {
      this.send('selection', null);
      return;
    }
    const offer = new PrimaryOffer(this.client, this.version, source);
    this.send('data_offer', offer);
    for (const mimeType of source.mimeTypes) offer.send('offer', mimeType);
    this.send('selection', offer);
  }

  protected override destroyed(): void {
    this.client.desktop.primarySelection.watchers.delete(this);
  }
}

const deviceRequests: RequestTable<PrimaryDevice, Requests['zwp_primary_selection_device_v1']> = {
  set_selection(device, source: PrimarySource | null, serial: number) {
    device.client.desktop.primarySelection.request(device.seat, device.client, source ?? undefined, serial);
  },
  destroy() {},
};

class PrimaryOffer extends Resource {
  readonly source: SelectionSource;

  constructor(client: ClientConnection, version: number, source: SelectionSource) {
    super(client, client.serverId(), version, zwp_primary_selection_offer_v1);
    this.source = source;
  }

  override get requests(): typeof offerRequests {
    return offerRequests;
  }
}

const offerRequests: RequestTable<PrimaryOffer, Requests['zwp_primary_selection_offer_v1']> = {
  receive(offer, mimeType: string, fd: OwnedFd) {
    offer.source.give(mimeType, new OwnedFd(fd.take()));
  },
  destroy() {},
};
