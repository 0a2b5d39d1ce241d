/**
 * Generated from ext-image-capture-source-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-image-capture-source-v1
 *
 * The protocol:
 * Copyright © 2022 Andri Yngvason
 * Copyright © 2024 Simon Ser
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-image-capture-source-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { ExtForeignToplevelHandleV1 } from './ext-foreign-toplevel-list-v1.js';
import type { WlOutput } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtImageCaptureSourceV1Requests {
  ext_image_capture_source_v1: 'destroy';
  ext_output_image_capture_source_manager_v1: 'create_source' | 'destroy';
  ext_foreign_toplevel_image_capture_source_manager_v1: 'create_source' | 'destroy';
}

export const ext_image_capture_source_v1: InterfaceDescriptor = {
  name: 'ext_image_capture_source_v1',
  version: 1,
  protocol: 'ext_image_capture_source_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [],
  enums: [],
  meanings: meanings.ext_image_capture_source_v1,
};

/** It has no events. */
export type ExtImageCaptureSourceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-image-capture-source-v1#ext_image_capture_source_v1
 * Described here up to version 1.
 */
export class ExtImageCaptureSourceV1 extends WaylandProxy<ExtImageCaptureSourceV1Events> {
  static readonly interface: InterfaceDescriptor = ext_image_capture_source_v1;

  /**
   * https://wayland.app/protocols/ext-image-capture-source-v1#ext_image_capture_source_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

export const ext_output_image_capture_source_manager_v1: InterfaceDescriptor = {
  name: 'ext_output_image_capture_source_manager_v1',
  version: 1,
  protocol: 'ext_image_capture_source_v1',
  requests: [
    {
      name: 'create_source',
      since: 1,
      args: [
        { name: 'source', type: 'new_id', interface: 'ext_image_capture_source_v1' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.ext_output_image_capture_source_manager_v1,
};

/** It has no events. */
export type ExtOutputImageCaptureSourceManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-image-capture-source-v1#ext_output_image_capture_source_manager_v1
 * Described here up to version 1.
 */
export class ExtOutputImageCaptureSourceManagerV1 extends WaylandProxy<ExtOutputImageCaptureSourceManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_output_image_capture_source_manager_v1;

  /**
   * https://wayland.app/protocols/ext-image-capture-source-v1#ext_output_image_capture_source_manager_v1:request:create_source
   * Wire: source new_id, output object
   */
  createSource(output: WlOutput): ExtImageCaptureSourceV1 {
    return this.construct(0, [output], ExtImageCaptureSourceV1);
  }

  /**
   * https://wayland.app/protocols/ext-image-capture-source-v1#ext_output_image_capture_source_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

export const ext_foreign_toplevel_image_capture_source_manager_v1: InterfaceDescriptor = {
  name: 'ext_foreign_toplevel_image_capture_source_manager_v1',
  version: 1,
  protocol: 'ext_image_capture_source_v1',
  requests: [
    {
      name: 'create_source',
      since: 1,
      args: [
        { name: 'source', type: 'new_id', interface: 'ext_image_capture_source_v1' },
        { name: 'toplevel_handle', type: 'object', interface: 'ext_foreign_toplevel_handle_v1' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.ext_foreign_toplevel_image_capture_source_manager_v1,
};

/** It has no events. */
export type ExtForeignToplevelImageCaptureSourceManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-image-capture-source-v1#ext_foreign_toplevel_image_capture_source_manager_v1
 * Described here up to version 1.
 */
export class ExtForeignToplevelImageCaptureSourceManagerV1 extends WaylandProxy<ExtForeignToplevelImageCaptureSourceManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_foreign_toplevel_image_capture_source_manager_v1;

  /**
   * https://wayland.app/protocols/ext-image-capture-source-v1#ext_foreign_toplevel_image_capture_source_manager_v1:request:create_source
   * Wire: source new_id, toplevel_handle object
   */
  createSource(toplevelHandle: ExtForeignToplevelHandleV1): ExtImageCaptureSourceV1 {
    return this.construct(0, [toplevelHandle], ExtImageCaptureSourceV1);
  }

  /**
   * https://wayland.app/protocols/ext-image-capture-source-v1#ext_foreign_toplevel_image_capture_source_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_image_capture_source_v1: ExtImageCaptureSourceV1,
  ext_output_image_capture_source_manager_v1: ExtOutputImageCaptureSourceManagerV1,
  ext_foreign_toplevel_image_capture_source_manager_v1: ExtForeignToplevelImageCaptureSourceManagerV1,
} as const;
