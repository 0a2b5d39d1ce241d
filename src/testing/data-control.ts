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
import type { ClientConnection } from './client-connection.js';
import type { Bind } from './globals.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { SeatResource } from './seat.js';
import { SelectionOffer, SelectionSource, type SelectionWatch } from './selection.js';

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

class DataControlSource extends SelectionSource {
  readonly family: Family;
  used = false;

  constructor(from: DataControlManager, id: number) {
    super(from.client, id, from.version, from.family.source);
    this.family = from.family;
  }

  override get requests(): typeof sourceRequests {
    return sourceRequests;
  }

  override told(): unknown {
    const { selection, primarySelection } = this.client.desktop;
    return {
      mimeTypes: this.mimeTypes,
      selection: selection.current === this,
      primary: primarySelection.current === this,
    };
  }
}

const sourceRequests: RequestTable<DataControlSource, Requests['zwlr_data_control_source_v1']> = {
  offer(source, mimeType: string) {
    if (source.used) throw new RequestError(source, source.family.invalidOffer, 'it was already set as selection');
    source.offer(mimeType);
  },
  destroy() {},
};

class DataControlDevice extends Resource {
  readonly family: Family;

  constructor(from: DataControlManager, id: number) {
    super(from.client, id, from.version, from.family.device);
    this.family = from.family;
    const watch = (event: SelectionWatch['event']): SelectionWatch => ({
      event,
      needsFocus: false,
      offer: (source) => new SelectionOffer(this, this.family.offer, source),
    });
    const { selection, primarySelection } = this.client.desktop;
    selection.watch(this, watch('selection'));
    if (this.version >= this.family.primarySince) primarySelection.watch(this, watch('primary_selection'));
  }

  override get requests(): typeof deviceRequests {
    return deviceRequests;
  }

  override told(): unknown {
    return {};
  }

  protected override destroyed(): void {
    this.client.desktop.selection.unwatch(this);
    this.client.desktop.primarySelection.unwatch(this);
  }
}

const deviceRequests: RequestTable<DataControlDevice, Requests['zwlr_data_control_device_v1']> = {
  set_selection(device, source: DataControlSource | null) {
    use(device, source);
    device.client.desktop.selection.set(source);
  },
  destroy() {},
  set_primary_selection(device, source: DataControlSource | null) {
    use(device, source);
    device.client.desktop.primarySelection.set(source);
  },
};

function use(device: DataControlDevice, source: DataControlSource | null): void {
  if (source === null) return;
  if (source.used) {
    throw new RequestError(device, device.family.usedSource, `${source} was used before`);
  }
  source.used = true;
}
