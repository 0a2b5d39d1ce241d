/** `wl_display`, `wl_registry` and `wl_fixes`: what every client begins with. */

import {
  type WaylandRequests,
  WlDisplayError,
  WlFixesError,
  wl_display,
  wl_fixes,
  wl_registry,
} from '../protocol/generated/wayland.js';
import type { UntypedNewId } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { Global, RegistryListener } from './globals.js';
import { Callback, RequestError, type RequestTable, Resource } from './resource.js';

export class Display extends Resource {
  constructor(client: ClientConnection) {
    super(client, 1, 1, wl_display);
  }

  override get requests(): typeof displayRequests {
    return displayRequests;
  }
}

const displayRequests: RequestTable<Display, WaylandRequests['wl_display']> = {
  sync(display, id: number) {
    new Callback(display.client, id).done(display.client.desktop.serial());
  },
  get_registry(display, id: number) {
    new Registry(display.client, id);
  },
};

export class Registry extends Resource implements RegistryListener {
  constructor(client: ClientConnection, id: number) {
    super(client, id, 1, wl_registry);
    const { globals } = client.desktop;
    globals.registries.add(this);
    for (const global of globals.all) this.globalAdded(global);
  }

  override get requests(): typeof registryRequests {
    return registryRequests;
  }

  globalAdded(global: Global): void {
    this.send('global', global.name, global.interface, global.version);
  }

  globalRemoved(global: Global): void {
    this.send('global_remove', global.name);
  }

  protected override destroyed(): void {
    this.client.desktop.globals.registries.delete(this);
  }
}

const registryRequests: RequestTable<Registry, WaylandRequests['wl_registry']> = {
  bind(registry, name: number, wanted: UntypedNewId) {
    const refused = (why: string): RequestError => new RequestError(registry, WlDisplayError.invalid_object, why);
    const global = registry.client.desktop.globals.find(name);
    if (global === undefined) throw refused(`invalid global ${wanted.interface} (${name})`);
    if (global.interface !== wanted.interface) {
      throw refused(`invalid interface for global ${name}: have ${global.interface}, wanted ${wanted.interface}`);
    }
    if (wanted.version === 0 || wanted.version > global.version) {
      throw refused(
        `invalid version for global ${global.interface} (${name}): have ${global.version}, wanted ${wanted.version}`,
      );
    }
    global.bind(registry.client, wanted.id, wanted.version).bound = true;
  },
};

export class Fixes extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_fixes);
  }

  override get requests(): typeof fixesRequests {
    return fixesRequests;
  }
}

const fixesRequests: RequestTable<Fixes, WaylandRequests['wl_fixes']> = {
  destroy() {},
  destroy_registry(_fixes, registry: Registry) {
    registry.destroy();
  },
  ack_global_remove(fixes, _registry: Registry, name: number) {
    if (!fixes.client.desktop.globals.isRemoved(name)) {
      throw new RequestError(fixes, WlFixesError.invalid_ack_remove, `global ${name} is unknown or was not removed`);
    }
  },
};
