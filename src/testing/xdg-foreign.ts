/** `xdg_foreign_unstable_v2` and `_v1`: windows of one client as parents of another's, by handles. */

import { randomUUID } from 'node:crypto';
import {
  type XdgForeignUnstableV1Requests,
  zxdg_exported_v1,
  zxdg_exporter_v1,
  zxdg_imported_v1,
  zxdg_importer_v1,
} from '../protocol/generated/xdg-foreign-unstable-v1.js';
import {
  type XdgForeignUnstableV2Requests,
  ZxdgExporterV2Error,
  ZxdgImportedV2Error,
  zxdg_exported_v2,
  zxdg_exporter_v2,
  zxdg_imported_v2,
  zxdg_importer_v2,
} from '../protocol/generated/xdg-foreign-unstable-v2.js';
import type { InterfaceDescriptor } from '../protocol/index.js';
import type { ClientConnection } from './client-connection.js';
import { type NameOf, PlainResource, RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface } from './surface.js';
import { XdgSurface } from './xdg-surface.js';
import { XdgToplevel } from './xdg-toplevel.js';

function toplevelOf({ role }: Surface): XdgToplevel | undefined {
  return role instanceof XdgSurface && role.object instanceof XdgToplevel ? role.object : undefined;
}

/** The window of a surface. `code` is version 2's; version 1 names no error. */
function needToplevel(resource: Resource, surface: Surface, code: number): XdgToplevel {
  const toplevel = toplevelOf(surface);
  if (toplevel === undefined) throw new RequestError(resource, code, `${surface} is no xdg_toplevel`);
  return toplevel;
}

const exportFrom =
  (descriptor: InterfaceDescriptor) =>
  (exporter: Resource, id: number, surface: Surface): void => {
    const toplevel = needToplevel(exporter, surface, ZxdgExporterV2Error.invalid_surface);
    new Exported(exporter.client, id, descriptor, toplevel);
  };

const importTo =
  (descriptor: InterfaceDescriptor) =>
  (importer: Resource, id: number, handle: string): void => {
    new Imported(importer.client, id, descriptor, importer.client.desktop.exports.get(handle));
  };

const exporterV2: RequestTable<Resource, XdgForeignUnstableV2Requests['zxdg_exporter_v2']> = {
  destroy() {},
  export_toplevel: exportFrom(zxdg_exported_v2),
};
const importerV2: RequestTable<Resource, XdgForeignUnstableV2Requests['zxdg_importer_v2']> = {
  destroy() {},
  import_toplevel: importTo(zxdg_imported_v2),
};
const exporterV1: RequestTable<Resource, XdgForeignUnstableV1Requests['zxdg_exporter_v1']> = {
  destroy() {},
  export: exportFrom(zxdg_exported_v1),
};
const importerV1: RequestTable<Resource, XdgForeignUnstableV1Requests['zxdg_importer_v1']> = {
  destroy() {},
  import: importTo(zxdg_imported_v1),
};

type Made = (client: ClientConnection, id: number, version: number) => Resource;

export const bindExporterV2: Made = (client, id, version) =>
  new PlainResource(client, id, version, zxdg_exporter_v2, exporterV2);
export const bindImporterV2: Made = (client, id, version) =>
  new PlainResource(client, id, version, zxdg_importer_v2, importerV2);
export const bindExporterV1: Made = (client, id, version) =>
  new PlainResource(client, id, version, zxdg_exporter_v1, exporterV1);
export const bindImporterV1: Made = (client, id, version) =>
  new PlainResource(client, id, version, zxdg_importer_v1, importerV1);

export class Exported extends Resource {
  readonly handle = randomUUID();
  readonly toplevel: XdgToplevel;
  readonly imports = new Set<Imported>();

  constructor(client: ClientConnection, id: number, descriptor: InterfaceDescriptor, toplevel: XdgToplevel) {
    super(client, id, 1, descriptor);
    this.toplevel = toplevel;
    toplevel.exports.add(this);
    client.desktop.exports.set(this.handle, this);
    this.send('handle', this.handle);
  }

  override get requests(): RequestTable<Exported, 'destroy'> {
    return { destroy() {} };
  }

  override told(name: NameOf): unknown {
    return { toplevel: name(this.toplevel.alive ? this.toplevel.base.surface : undefined) };
  }

  /** The handle means nothing any more. */
  revoke(): void {
    this.client.desktop.exports.delete(this.handle);
    this.toplevel.exports.delete(this);
    for (const one of [...this.imports]) one.lose();
  }

  protected override destroyed(): void {
    this.revoke();
  }
}

export class Imported extends Resource {
  #exported: Exported | undefined;
  /** Windows whose parent it was made. */
  readonly #children = new Set<XdgToplevel>();

  constructor(client: ClientConnection, id: number, descriptor: InterfaceDescriptor, exported: Exported | undefined) {
    super(client, id, 1, descriptor);
    this.#exported = exported;
    if (exported === undefined) this.send('destroyed');
    else exported.imports.add(this);
  }

  override get requests(): RequestTable<Imported, 'destroy' | 'set_parent_of'> {
    return importedRequests;
  }

  override told(name: NameOf): unknown {
    const children = [...this.#children].filter((one) => one.alive && one.parent === this.#exported?.toplevel);
    return {
      toplevel: name(this.#exported?.toplevel.base.surface),
      children: children.map((one) => name(one.base.surface)).sort(),
    };
  }

  adopt(surface: Surface): void {
    const child = needToplevel(this, surface, ZxdgImportedV2Error.invalid_surface);
    const parent = this.#exported?.toplevel;
    if (parent === undefined || child === parent) return;
    this.#children.add(child);
    child.parent = parent.base.mapped ? parent : undefined;
    this.client.desktop.changed();
  }

  #release(): void {
    for (const child of this.#children) {
      if (child.parent === this.#exported?.toplevel) child.parent = undefined;
    }
    this.#children.clear();
    this.#exported?.imports.delete(this);
    this.#exported = undefined;
  }

  /** What it refers to is gone. */
  lose(): void {
    this.#release();
    this.send('destroyed');
  }

  protected override destroyed(): void {
    this.#release();
  }
}

const importedRequests: RequestTable<Imported, 'destroy' | 'set_parent_of'> = {
  destroy() {},
  set_parent_of(imported, surface: Surface) {
    imported.adopt(surface);
  },
};
