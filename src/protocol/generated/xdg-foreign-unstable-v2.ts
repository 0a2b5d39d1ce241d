/**
 * Generated from xdg-foreign-unstable-v2.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-foreign-unstable-v2
 *
 * The protocol:
 * Copyright © 2015-2016 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-foreign-unstable-v2.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgForeignUnstableV2Requests {
  zxdg_exporter_v2: 'destroy' | 'export_toplevel';
  zxdg_importer_v2: 'destroy' | 'import_toplevel';
  zxdg_exported_v2: 'destroy';
  zxdg_imported_v2: 'destroy' | 'set_parent_of';
}

/** https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exporter_v2:enum:error */
export const ZxdgExporterV2Error = { invalid_surface: 0 } as const;
export type ZxdgExporterV2Error = (typeof ZxdgExporterV2Error)[keyof typeof ZxdgExporterV2Error];

export const zxdg_exporter_v2: InterfaceDescriptor = {
  name: 'zxdg_exporter_v2',
  version: 1,
  protocol: 'xdg_foreign_unstable_v2',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'export_toplevel',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_exported_v2' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_surface', value: 0, since: 1 }] }],
  meanings: meanings.zxdg_exporter_v2,
};

/** It has no events. */
export type ZxdgExporterV2Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exporter_v2
 * Described here up to version 1.
 */
export class ZxdgExporterV2 extends WaylandProxy<ZxdgExporterV2Events> {
  static readonly interface: InterfaceDescriptor = zxdg_exporter_v2;

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exporter_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exporter_v2:request:export_toplevel
   * Wire: id new_id, surface object
   */
  exportToplevel(surface: WlSurface): ZxdgExportedV2 {
    return this.construct(1, [surface], ZxdgExportedV2);
  }
}

export const zxdg_importer_v2: InterfaceDescriptor = {
  name: 'zxdg_importer_v2',
  version: 1,
  protocol: 'xdg_foreign_unstable_v2',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'import_toplevel',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_imported_v2' },
        { name: 'handle', type: 'string' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zxdg_importer_v2,
};

/** It has no events. */
export type ZxdgImporterV2Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_importer_v2
 * Described here up to version 1.
 */
export class ZxdgImporterV2 extends WaylandProxy<ZxdgImporterV2Events> {
  static readonly interface: InterfaceDescriptor = zxdg_importer_v2;

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_importer_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_importer_v2:request:import_toplevel
   * Wire: id new_id, handle string
   */
  importToplevel(handle: string): ZxdgImportedV2 {
    return this.construct(1, [handle], ZxdgImportedV2);
  }
}

export const zxdg_exported_v2: InterfaceDescriptor = {
  name: 'zxdg_exported_v2',
  version: 1,
  protocol: 'xdg_foreign_unstable_v2',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [{ name: 'handle', since: 1, args: [{ name: 'handle', type: 'string' }] }],
  enums: [],
  meanings: meanings.zxdg_exported_v2,
};

export type ZxdgExportedV2Events = {
  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exported_v2:event:handle
   * Wire: handle string
   */
  handle: (event: { handle: string }) => void;
};

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exported_v2
 * Described here up to version 1.
 */
export class ZxdgExportedV2 extends WaylandProxy<ZxdgExportedV2Events> {
  static readonly interface: InterfaceDescriptor = zxdg_exported_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ handle: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_exported_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_imported_v2:enum:error */
export const ZxdgImportedV2Error = { invalid_surface: 0 } as const;
export type ZxdgImportedV2Error = (typeof ZxdgImportedV2Error)[keyof typeof ZxdgImportedV2Error];

export const zxdg_imported_v2: InterfaceDescriptor = {
  name: 'zxdg_imported_v2',
  version: 1,
  protocol: 'xdg_foreign_unstable_v2',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_parent_of', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface' }] },
  ],
  events: [{ name: 'destroyed', since: 1, args: [] }],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_surface', value: 0, since: 1 }] }],
  meanings: meanings.zxdg_imported_v2,
};

export type ZxdgImportedV2Events = {
  /** https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_imported_v2:event:destroyed */
  destroyed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_imported_v2
 * Described here up to version 1.
 */
export class ZxdgImportedV2 extends WaylandProxy<ZxdgImportedV2Events> {
  static readonly interface: InterfaceDescriptor = zxdg_imported_v2;

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_imported_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-foreign-unstable-v2#zxdg_imported_v2:request:set_parent_of
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
  zxdg_exporter_v2: ZxdgExporterV2,
  zxdg_importer_v2: ZxdgImporterV2,
  zxdg_exported_v2: ZxdgExportedV2,
  zxdg_imported_v2: ZxdgImportedV2,
} as const;
