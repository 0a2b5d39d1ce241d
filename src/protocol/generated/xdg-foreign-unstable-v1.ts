/**
 * Generated from xdg-foreign-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-foreign-unstable-v1
 *
 * The protocol:
 * Copyright © 2015-2016 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-foreign-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgForeignUnstableV1Requests {
  zxdg_exporter_v1: 'destroy' | 'export';
  zxdg_importer_v1: 'destroy' | 'import';
  zxdg_exported_v1: 'destroy';
  zxdg_imported_v1: 'destroy' | 'set_parent_of';
}

export const zxdg_exporter_v1: InterfaceDescriptor = {
  name: 'zxdg_exporter_v1',
  version: 1,
  protocol: 'xdg_foreign_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'export',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_exported_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zxdg_exporter_v1,
};

/** It has no events. */
export type ZxdgExporterV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_exporter_v1
 * Described here up to version 1.
 */
export class ZxdgExporterV1 extends WaylandProxy<ZxdgExporterV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_exporter_v1;

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_exporter_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_exporter_v1:request:export
   * Wire: id new_id, surface object
   */
  export(surface: WlSurface): ZxdgExportedV1 {
    return this.construct(1, [surface], ZxdgExportedV1);
  }
}

export const zxdg_importer_v1: InterfaceDescriptor = {
  name: 'zxdg_importer_v1',
  version: 1,
  protocol: 'xdg_foreign_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'import',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_imported_v1' },
        { name: 'handle', type: 'string' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zxdg_importer_v1,
};

/** It has no events. */
export type ZxdgImporterV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_importer_v1
 * Described here up to version 1.
 */
export class ZxdgImporterV1 extends WaylandProxy<ZxdgImporterV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_importer_v1;

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_importer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_importer_v1:request:import
   * Wire: id new_id, handle string
   */
  import(handle: string): ZxdgImportedV1 {
    return this.construct(1, [handle], ZxdgImportedV1);
  }
}

export const zxdg_exported_v1: InterfaceDescriptor = {
  name: 'zxdg_exported_v1',
  version: 1,
  protocol: 'xdg_foreign_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [{ name: 'handle', since: 1, args: [{ name: 'handle', type: 'string' }] }],
  enums: [],
  meanings: meanings.zxdg_exported_v1,
};

export type ZxdgExportedV1Events = {
  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_exported_v1:event:handle
   * Wire: handle string
   */
  handle: (event: { handle: string }) => void;
};

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_exported_v1
 * Described here up to version 1.
 */
export class ZxdgExportedV1 extends WaylandProxy<ZxdgExportedV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_exported_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ handle: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_exported_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

export const zxdg_imported_v1: InterfaceDescriptor = {
  name: 'zxdg_imported_v1',
  version: 1,
  protocol: 'xdg_foreign_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_parent_of', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface' }] },
  ],
  events: [{ name: 'destroyed', since: 1, args: [] }],
  enums: [],
  meanings: meanings.zxdg_imported_v1,
};

export type ZxdgImportedV1Events = {
  /** https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_imported_v1:event:destroyed */
  destroyed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_imported_v1
 * Described here up to version 1.
 */
export class ZxdgImportedV1 extends WaylandProxy<ZxdgImportedV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_imported_v1;

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_imported_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v1#zxdg_imported_v1:request:set_parent_of
   * Wire: surface object
   */
  setParentOf(surface: WlSurface): void {
    const surfaceId = this.idOf(surface, 'wl_surface', false);
    if (surfaceId >= 0 && this.straight(1, 1, 1, surfaceId)) return;
    this.request(1, [surface]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zxdg_exporter_v1: ZxdgExporterV1,
  zxdg_importer_v1: ZxdgImporterV1,
  zxdg_exported_v1: ZxdgExportedV1,
  zxdg_imported_v1: ZxdgImportedV1,
} as const;
