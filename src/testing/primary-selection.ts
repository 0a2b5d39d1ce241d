/** `wp_primary_selection_unstable_v1`: what is marked, to be pasted with the middle button. */

import {
  type PrimarySelectionUnstableV1Requests,
  zwp_primary_selection_device_manager_v1,
  zwp_primary_selection_device_v1,
  zwp_primary_selection_offer_v1,
  zwp_primary_selection_source_v1,
} from '../protocol/generated/primary-selection-unstable-v1.js';
import type { ClientConnection } from './client-connection.js';
import { type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource } from './seat.js';
import { SelectionOffer, SelectionSource } from './selection.js';

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

class PrimarySource extends SelectionSource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwp_primary_selection_source_v1);
  }

  override get requests(): typeof sourceRequests {
    return sourceRequests;
  }

  override told(): unknown {
    return { mimeTypes: this.mimeTypes, selection: this.client.desktop.primarySelection.current === this };
  }
}

const sourceRequests: RequestTable<PrimarySource, Requests['zwp_primary_selection_source_v1']> = {
  offer(source, mimeType: string) {
    source.offer(mimeType);
  },
  destroy() {},
};

class PrimaryDevice extends Resource {
  readonly seat: Seat;

  constructor(client: ClientConnection, id: number, version: number, seat: Seat) {
    super(client, id, version, zwp_primary_selection_device_v1);
    this.seat = seat;
    client.desktop.primarySelection.watch(this, {
      event: 'selection',
      needsFocus: true,
      offer: (source) => new SelectionOffer(this, zwp_primary_selection_offer_v1, source),
    });
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    this.client.desktop.primarySelection.unwatch(this);
  }
}

const deviceRequests: RequestTable<PrimaryDevice, Requests['zwp_primary_selection_device_v1']> = {
  set_selection(device, source: PrimarySource | null, serial: number) {
    device.client.desktop.primarySelection.request(device.seat, device.client, source, serial);
  },
  destroy() {},
};
