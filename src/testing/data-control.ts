/** `wlr_data_control_unstable_v1`: the clipboard for programs without a window, as wl-paste is one. */

import {
  type WlrDataControlUnstableV1Requests,
  ZwlrDataControlDeviceV1Error,
  ZwlrDataControlSourceV1Error,
  zwlr_data_control_device_v1,
  zwlr_data_control_manager_v1,
  zwlr_data_control_offer_v1,
  zwlr_data_control_source_v1,
} from '../protocol/generated/wlr-data-control-unstable-v1.js';
import { OwnedFd } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { SelectionSource, SelectionWatcher } from './data-device.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { SeatResource } from './seat.js';

export class DataControlManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_data_control_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<
  DataControlManager,
  WlrDataControlUnstableV1Requests['zwlr_data_control_manager_v1']
> = {
  create_data_source(manager, id: number) {
    new DataControlSource(manager.client, id, manager.version);
  },
  get_data_device(manager, id: number, _seat: SeatResource) {
    new DataControlDevice(manager.client, id, manager.version);
  },
  destroy() {},
};

export class DataControlSource extends Resource implements SelectionSource {
  readonly mimeTypes: string[] = [];
  used = false;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_data_control_source_v1);
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

  protected override destroyed(): void {
    this.client.desktop.selection.lost(this);
    this.client.desktop.primarySelection.lost(this);
  }
}

const sourceRequests: RequestTable<DataControlSource, WlrDataControlUnstableV1Requests['zwlr_data_control_source_v1']> =
  {
    offer(source, mimeType: string) {
      if (source.used) {
        throw new RequestError(source, ZwlrDataControlSourceV1Error.invalid_offer, 'it was already set as selection');
      }
      if (!source.mimeTypes.includes(mimeType)) source.mimeTypes.push(mimeType);
    },
    destroy() {},
  };

export class DataControlDevice extends Resource {
  readonly #watchers: SelectionWatcher[];

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zwlr_data_control_device_v1);
    const { selection, primarySelection } = client.desktop;
    this.#watchers = (['selection', 'primary_selection'] as const).map((event) => ({
      client,
      needsFocus: false,
      selectionChanged: (source) => this.#offer(event, source),
    }));
    const [ofSelection, ofPrimary] = this.#watchers;
    if (ofSelection === undefined || ofPrimary === undefined) return;
    selection.watchers.add(ofSelection);
    primarySelection.watchers.add(ofPrimary);
    ofSelection.selectionChanged(selection.current);
    ofPrimary.selectionChanged(primarySelection.current);
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  #offer(event: 'selection' | 'primary_selection', source: SelectionSource | undefined): void {
    if (event === 'primary_selection' && this.version < 2) return;
    if (source === undefined) {
      this.send(event, null);
      return;
    }
    const offer = new DataControlOffer(this.client, this.version, source);
    this.send('data_offer', offer);
    for (const mimeType of source.mimeTypes) offer.send('offer', mimeType);
    this.send(event, offer);
  }

  protected override destroyed(): void {
    for (const watcher of this.#watchers) {
      this.client.desktop.selection.watchers.delete(watcher);
      this.client.desktop.primarySelection.watchers.delete(watcher);
    }
  }
}

const deviceRequests: RequestTable<DataControlDevice, WlrDataControlUnstableV1Requests['zwlr_data_control_device_v1']> =
  {
    set_selection(device, source: DataControlSource | null) {
      use(device, source);
      device.client.desktop.selection.set(source ?? undefined);
    },
    destroy() {},
    set_primary_selection(device, source: DataControlSource | null) {
      use(device, source);
      device.client.desktop.primarySelection.set(source ?? undefined);
    },
  };

function use(device: DataControlDevice, source: DataControlSource | null): void {
  if (source === null) return;
  if (source.used) {
    throw new RequestError(device, ZwlrDataControlDeviceV1Error.used_source, `${source} was used before`);
  }
  source.used = true;
}

export class DataControlOffer extends Resource {
  readonly source: SelectionSource;

  constructor(client: ClientConnection, version: number, source: SelectionSource) {
    super(client, client.serverId(), version, zwlr_data_control_offer_v1);
    this.source = source;
  }

  override get requests(): typeof offerRequests {
    return offerRequests;
  }
}

const offerRequests: RequestTable<DataControlOffer, WlrDataControlUnstableV1Requests['zwlr_data_control_offer_v1']> = {
  receive(offer, mimeType: string, fd: OwnedFd) {
    offer.source.give(mimeType, new OwnedFd(fd.take()));
  },
  destroy() {},
};
