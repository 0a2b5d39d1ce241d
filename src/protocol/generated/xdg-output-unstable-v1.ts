/**
 * Generated from xdg-output-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-output-unstable-v1
 *
 * The protocol:
 * Copyright © 2017 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-output-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgOutputUnstableV1Requests {
  zxdg_output_manager_v1: 'destroy' | 'get_xdg_output';
  zxdg_output_v1: 'destroy';
}

export const zxdg_output_manager_v1: InterfaceDescriptor = {
  name: 'zxdg_output_manager_v1',
  version: 3,
  protocol: 'xdg_output_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_xdg_output',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_output_v1' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zxdg_output_manager_v1,
};

/** It has no events. */
export type ZxdgOutputManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_manager_v1
 * Described here up to version 3.
 */
export class ZxdgOutputManagerV1 extends WaylandProxy<ZxdgOutputManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_output_manager_v1;

  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_manager_v1:request:get_xdg_output
   * Wire: id new_id, output object
   */
  getXdgOutput(output: WlOutput): ZxdgOutputV1 {
    return this.construct(1, [output], ZxdgOutputV1);
  }
}

export const zxdg_output_v1: InterfaceDescriptor = {
  name: 'zxdg_output_v1',
  version: 3,
  protocol: 'xdg_output_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'logical_position',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    {
      name: 'logical_size',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'done', since: 1, deprecatedSince: 3, args: [] },
    { name: 'name', since: 2, args: [{ name: 'name', type: 'string' }] },
    { name: 'description', since: 2, args: [{ name: 'description', type: 'string' }] },
  ],
  enums: [],
  meanings: meanings.zxdg_output_v1,
};

export type ZxdgOutputV1Events = {
  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1:event:logical_position
   * Wire: x int, y int
   */
  logicalPosition: (event: { x: number; y: number }) => void;
  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1:event:logical_size
   * Wire: width int, height int
   */
  logicalSize: (event: { width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1:event:done
   * @deprecated since version 3
   */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1:event:name
   * Wire: name string
   * @since 2
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1:event:description
   * Wire: description string
   * @since 2
   */
  description: (event: { description: string }) => void;
};

/**
 * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1
 * Described here up to version 3.
 */
export class ZxdgOutputV1 extends WaylandProxy<ZxdgOutputV1Events> {
  static readonly interface: InterfaceDescriptor = zxdg_output_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ x: v[0], y: v[1] }),
    (v) => ({ width: v[0], height: v[1] }),
    undefined,
    (v) => ({ name: v[0] }),
    (v) => ({ description: v[0] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { name: 2, description: 2 } as const;

  /**
   * https://wayland.app/protocols/xdg-output-unstable-v1#zxdg_output_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zxdg_output_manager_v1: ZxdgOutputManagerV1,
  zxdg_output_v1: ZxdgOutputV1,
} as const;
