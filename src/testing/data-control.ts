/**
 * `ext_data_control_v1` and the `wlr_data_control_unstable_v1` that it came from: the selections for programs
 * without a window, as wl-paste is one. They differ by their names only.
 */

import {
  ExtDataControlDeviceV1Error,
  ExtDataControlSourceV1Error,
  ext_data_control_device_v1,
  ext_data_control_manager_v1,
  ext_data_control_offer_v1,
  ext_data_control_source_v1,
} from '../protocol/generated/ext-data-control-v1.js';
import {
  type WlrDataControlUnstableV1Requests,
  ZwlrDataControlDeviceV1Error,
  ZwlrDataControlSourceV1Error,
  zwlr_data_control_device_v1,
  zwlr_data_control_manager_v1,
  zwlr_data_control_offer_v1,
  zwlr_data_control_source_v1,
} from '../protocol/generated/wlr-data-control-unstable-v1.js';
import type { InterfaceDescriptor } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { SelectionSource, SelectionWatcher } from './data-device.js';
import type { Bind } from './globals.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { SeatResource } from './seat.js';

/** What one of the two protocols calls it all. */
interface Family {
  readonly manager: InterfaceDescriptor;
  readonly device: InterfaceDescriptor;
  readonly source: InterfaceDescriptor;
  readonly offer: InterfaceDescriptor;
  readonly usedSource: number;
  readonly invalidOffer: number;
  /** Since when the primary selection is part of it. */
  readonly primarySince: number;
}

const wlr: Family = {
  manager: zwlr_data_control_manager_v1,
  device: zwlr_data_control_device_v1,
  source: zwlr_data_control_source_v1,
  offer: zwlr_data_control_offer_v1,
  usedSource: ZwlrDataControlDeviceV1Error.used_source,
  invalidOffer: ZwlrDataControlSourceV1Error.invalid_offer,
  primarySince: 2,
};

const ext: Family = {
  manager: ext_data_control_manager_v1,
  device: ext_data_control_device_v1,
  source: ext_data_control_source_v1,
  offer: ext_data_control_offer_v1,
  usedSource: ExtDataControlDeviceV1Error.used_source,
  invalidOffer: ExtDataControlSourceV1Error.invalid_offer,
  primarySince: 1,
};

/** The requests of both have the same names. */
type Requests = WlrDataControlUnstableV1Requests;

class DataControlManager extends Resource {
  readonly family: Family;

  constructor(client: ClientConnection, id: number, version: number, family: Family) {
    super(client, id, version, family.manager);
    this.family = family;
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

export const bindWlrDataControl: Bind = (client, id, version) => new DataControlManager(client, id, version, wlr);
export const bindExtDataControl: Bind = (client, id, version) => new DataControlManager(client, id, version, ext);

const managerRequests: RequestTable<DataControlManager, Requests['zwlr_data_control_manager_v1']> = {
  create_data_source(manager, id: number) {
    new DataControlSource(manager, id);
  },
  get_data_device(manager, id: number, _seat: SeatResource) {
    new DataControlDevice(manager, id);
  },
  destroy() {},
};

class DataControlSource extends Resource implements SelectionSource {
  readonly mimeTypes: string[] = [];
  readonly family: Family;
  used = false;

  constructor(from: DataControlManager, id: number) {
    super(from.client, id, from.version, from.family.source);
    this.family = from.family;
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
    const { selection, primarySelection } = this.client.desktop;
    return {
      mimeTypes: this.mimeTypes,
      selection: selection.current === this,
      primary: primarySelection.current === this,
    };
  }

  protected override destroyed(): void {
    this.client.desktop.selection.lost(this);
    this.client.desktop.primarySelection.lost(this);
  }
}

const sourceRequests: RequestTable<DataControlSource, Requests['zwlr_data_control_source_v1']> = {
  offer(source, mimeType: string) {
    if (source.used) throw new RequestError(source, source.family.invalidOffer, 'it was already set as selection');
    if (!source.mimeTypes.includes(mimeType)) source.mimeTypes.push(mimeType);
  },
  destroy() {},
};

class DataControlDevice extends Resource {
  readonly family: Family;
  readonly #watchers: SelectionWatcher[];

  constructor(from: DataControlManager, id: number) {
    const { client } = from;
    super(client, id, from.version, from.family.device);
    this.family = from.family;
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
    const { tellNoSelection } = client.desktop.behaviour;
    if (tellNoSelection || selection.current) ofSelection.selectionChanged(selection.current);
    if (tellNoSelection || primarySelection.current) ofPrimary.selectionChanged(primarySelection.current);
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  #offer(event: 'selection' | 'primary_selection', source: SelectionSource | undefined): void {
    if (event === 'primary_selection' && this.version < this.family.primarySince) return;
    if (source === undefined) {
      this.send(event, null);
      return;
    }
    const offer = new DataControlOffer(this, source);
    this.send('data_offer', offer);
    for (const mimeType of source.mimeTypes) offer.send('offer', mimeType);
    this.send(event, offer);
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    for (const watcher of this.#watchers) {
      this.client.desktop.selection.watchers.delete(watcher);
      this.client.desktop.primarySelection.watchers.delete(watcher);
    }
  }
}

const deviceRequests: RequestTable<DataControlDevice, Requests['zwlr_data_control_device_v1']> = {
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
    throw new RequestError(device, device.family.usedSource, `${source} was used before`);
  }
  source.used = true;
}

class DataControlOffer extends Resource {
  readonly source: SelectionSource;

  constructor(from: DataControlDevice, source: SelectionSource) {
    super(from.client, from.client.serverId(), from.version, from.family.offer);
    this.source = source;
  }

  override get requests(): typeof offerRequests {
    return offerRequests;
  }
}

const offerRequests: RequestTable<DataControlOffer, Requests['zwlr_data_control_offer_v1']> = {
  receive(offer, mimeType: string, fd: OwnedFd) {
    offer.source.give(mimeType, new OwnedFd(fd.take()));
  },
  destroy() {},
};
