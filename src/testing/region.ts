/** `wl_region` and `wl_compositor`. */

import { type WaylandRequests, wl_compositor, wl_region } from '../protocol/generated/wayland.js';
import type { ClientConnection } from './client-connection.js';
import { add, type Region, subtract } from './geometry.js';
import { type RequestTable, Resource } from './resource.js';
import { Surface } from './surface.js';

export class RegionResource extends Resource {
  /** Replaced, never changed: whoever took it keeps what it was (copy semantics). */
  region: Region = [];

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_region);
  }

  override get requests(): typeof regionRequests {
    return regionRequests;
  }
}

const regionRequests: RequestTable<RegionResource, WaylandRequests['wl_region']> = {
  destroy() {},
  add(self, x: number, y: number, width: number, height: number) {
    self.region = add(self.region, { x, y, width, height });
  },
  subtract(self, x: number, y: number, width: number, height: number) {
    self.region = subtract(self.region, { x, y, width, height });
  },
};

export class Compositor extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_compositor);
  }

  override get requests(): typeof compositorRequests {
    return compositorRequests;
  }
}

const compositorRequests: RequestTable<Compositor, WaylandRequests['wl_compositor']> = {
  create_surface(compositor, id: number) {
    new Surface(compositor.client, id, compositor.version);
  },
  create_region(compositor, id: number) {
    new RegionResource(compositor.client, id, compositor.version);
  },
  release() {},
};
