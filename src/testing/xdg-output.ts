/** `xdg_output_unstable_v1`: where outputs stand in logical pixels. */

import {
  type XdgOutputUnstableV1Requests,
  zxdg_output_manager_v1,
  zxdg_output_v1,
} from '../protocol/generated/xdg-output-unstable-v1.js';
import type { ClientConnection } from './client-connection.js';
import type { Output, OutputResource } from './output.js';
import { type RequestTable, Resource } from './resource.js';

export class XdgOutputManager extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, zxdg_output_manager_v1);
  }

  override get requests(): typeof managerRequests {
    return managerRequests;
  }
}

const managerRequests: RequestTable<XdgOutputManager, XdgOutputUnstableV1Requests['zxdg_output_manager_v1']> = {
  destroy() {},
  get_xdg_output(manager, id: number, output: OutputResource) {
    new XdgOutput(manager, id, output);
  },
};

export class XdgOutput extends Resource {
  readonly output: Output;

  constructor(manager: XdgOutputManager, id: number, resource: OutputResource) {
    super(manager.client, id, manager.version, zxdg_output_v1);
    const { output } = resource;
    this.output = output;
    const { x, y, width, height } = output.area;
    this.send('logical_position', x, y);
    this.send('logical_size', width, height);
    if (this.version >= 2) {
      this.send('name', output.name);
      this.send('description', `${output.make} ${output.model} (${output.name})`);
    }
    // Since version 3 wl_output.done stands for both.
    if (this.version >= 3) resource.send('done');
    else this.send('done');
  }

  override get requests(): typeof outputRequests {
    return outputRequests;
  }

  override told(): unknown {
    return { output: this.output.name };
  }
}

const outputRequests: RequestTable<XdgOutput, XdgOutputUnstableV1Requests['zxdg_output_v1']> = {
  destroy() {},
};
