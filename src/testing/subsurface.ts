/** `wl_subcompositor` and `wl_subsurface`: surfaces within surfaces. */

import {
  type WaylandRequests,
  WlSubcompositorError,
  WlSubsurfaceError,
  wl_subcompositor,
  wl_subsurface,
} from '../protocol/generated/wayland.js';
import type { ClientConnection } from './client-connection.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface, SurfaceRole } from './surface.js';

export class Subcompositor extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_subcompositor);
  }

  override get requests(): typeof subcompositorRequests {
    return subcompositorRequests;
  }
}

const subcompositorRequests: RequestTable<Subcompositor, WaylandRequests['wl_subcompositor']> = {
  destroy() {},
  get_subsurface(subcompositor, id: number, surface: Surface, parent: Surface) {
    if (surface.role !== undefined || !surface.takeRole('wl_subsurface')) {
      throw new RequestError(subcompositor, WlSubcompositorError.bad_surface, `${surface} already has a role`);
    }
    for (let above: Surface | undefined = parent; above !== undefined; above = above.place?.parent) {
      if (above === surface) {
        throw new RequestError(subcompositor, WlSubcompositorError.bad_parent, `${parent} is inside of ${surface}`);
      }
    }
    new Subsurface(subcompositor.client, id, subcompositor.version, surface, parent);
  },
};

export class Subsurface extends Resource implements SurfaceRole {
  readonly holdsSurface = true;
  /** `undefined` once the surface is gone. */
  surface: Surface | undefined;

  constructor(client: ClientConnection, id: number, version: number, surface: Surface, parent: Surface) {
    super(client, id, version, wl_subsurface);
    this.surface = surface;
    surface.role = this;
    surface.place = { parent, x: 0, y: 0, synchronized: true };
    parent.pendingStack.push(surface);
    parent.pending.stack = [...parent.pendingStack];
  }

  override get requests(): typeof subsurfaceRequests {
    return subsurfaceRequests;
  }

  surfaceDestroyed(): void {
    this.surface = undefined;
  }

  protected override destroyed(): void {
    const { surface } = this;
    if (surface === undefined) return;
    surface.place?.parent.removeChild(surface);
    surface.place = undefined;
    surface.role = undefined;
    surface.applyFreed();
    this.client.desktop.changed();
  }

  restack(sibling: Surface, above: boolean): void {
    const { surface } = this;
    // Nothing is left to be ordered when the surface or its parent is gone.
    if (surface?.place === undefined) return;
    const { parent } = surface.place;
    if (sibling === surface || !parent.pendingStack.includes(sibling)) {
      throw new RequestError(this, WlSubsurfaceError.bad_surface, `${sibling} is neither a sibling nor the parent`);
    }
    const stack = parent.pendingStack.filter((one) => one !== surface);
    stack.splice(stack.indexOf(sibling) + (above ? 1 : 0), 0, surface);
    parent.pendingStack = stack;
    parent.pending.stack = [...stack];
  }
}

const subsurfaceRequests: RequestTable<Subsurface, WaylandRequests['wl_subsurface']> = {
  destroy() {},
  set_position(self, x: number, y: number) {
    const { surface } = self;
    surface?.place?.parent.pending.positions.set(surface, { x, y });
  },
  place_above(self, sibling: Surface) {
    self.restack(sibling, true);
  },
  place_below(self, sibling: Surface) {
    self.restack(sibling, false);
  },
  set_sync(self) {
    if (self.surface?.place !== undefined) self.surface.place.synchronized = true;
  },
  set_desync(self) {
    const { surface } = self;
    if (surface?.place === undefined) return;
    surface.place.synchronized = false;
    surface.applyFreed();
    self.client.desktop.changed();
  },
};
