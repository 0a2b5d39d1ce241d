/**
 * Generated from wlr-output-management-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-output-management-unstable-v1
 *
 * The protocol:
 * Copyright © 2019 Purism SPC
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-output-management-unstable-v1.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';
import type { WlOutputTransform } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrOutputManagementUnstableV1Requests {
  zwlr_output_manager_v1: 'create_configuration' | 'stop';
  zwlr_output_head_v1: never;
  zwlr_output_mode_v1: never;
  zwlr_output_configuration_v1: 'enable_head' | 'disable_head' | 'apply' | 'test' | 'destroy';
  zwlr_output_configuration_head_v1: 'set_mode' | 'set_custom_mode' | 'set_position' | 'set_transform' | 'set_scale';
}

export const zwlr_output_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_output_manager_v1',
  version: 2,
  protocol: 'wlr_output_management_unstable_v1',
  requests: [
    {
      name: 'create_configuration',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwlr_output_configuration_v1' },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'stop', since: 1, args: [] },
  ],
  events: [
    { name: 'head', since: 1, args: [{ name: 'head', type: 'new_id', interface: 'zwlr_output_head_v1' }] },
    { name: 'done', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    { name: 'finished', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwlr_output_manager_v1,
};

export type ZwlrOutputManagerV1Events = {
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_manager_v1:event:head
   * Wire: head new_id
   */
  head: (event: { head: ZwlrOutputHeadV1 }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_manager_v1:event:done
   * Wire: serial uint
   */
  done: (event: { serial: number }) => void;
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_manager_v1:event:finished */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_manager_v1
 * Described here up to version 2.
 */
export class ZwlrOutputManagerV1 extends WaylandProxy<ZwlrOutputManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_manager_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = { zwlr_output_head_v1: () => ZwlrOutputHeadV1 };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ head: v[0] }),
    (v) => ({ serial: v[0] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_manager_v1:request:create_configuration
   * Wire: id new_id, serial uint
   */
  createConfiguration(serial: number): ZwlrOutputConfigurationV1 {
    return this.construct(0, [serial], ZwlrOutputConfigurationV1);
  }

  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_manager_v1:request:stop */
  stop(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }
}

export const zwlr_output_head_v1: InterfaceDescriptor = {
  name: 'zwlr_output_head_v1',
  version: 2,
  protocol: 'wlr_output_management_unstable_v1',
  requests: [],
  events: [
    { name: 'name', since: 1, args: [{ name: 'name', type: 'string' }] },
    { name: 'description', since: 1, args: [{ name: 'description', type: 'string' }] },
    {
      name: 'physical_size',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'mode', since: 1, args: [{ name: 'mode', type: 'new_id', interface: 'zwlr_output_mode_v1' }] },
    { name: 'enabled', since: 1, args: [{ name: 'enabled', type: 'int' }] },
    { name: 'current_mode', since: 1, args: [{ name: 'mode', type: 'object', interface: 'zwlr_output_mode_v1' }] },
    {
      name: 'position',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    { name: 'transform', since: 1, args: [{ name: 'transform', type: 'int', enum: 'wl_output.transform' }] },
    { name: 'scale', since: 1, args: [{ name: 'scale', type: 'fixed' }] },
    { name: 'finished', since: 1, args: [] },
    { name: 'make', since: 2, args: [{ name: 'make', type: 'string' }] },
    { name: 'model', since: 2, args: [{ name: 'model', type: 'string' }] },
    { name: 'serial_number', since: 2, args: [{ name: 'serial_number', type: 'string' }] },
  ],
  enums: [],
  meanings: meanings.zwlr_output_head_v1,
};

export type ZwlrOutputHeadV1Events = {
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:name
   * Wire: name string
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:description
   * Wire: description string
   */
  description: (event: { description: string }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:physical_size
   * Wire: width int, height int
   */
  physicalSize: (event: { width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:mode
   * Wire: mode new_id
   */
  mode: (event: { mode: ZwlrOutputModeV1 }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:enabled
   * Wire: enabled int
   */
  enabled: (event: { enabled: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:current_mode
   * Wire: mode object
   */
  currentMode: (event: { mode: ZwlrOutputModeV1 }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:position
   * Wire: x int, y int
   */
  position: (event: { x: number; y: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:transform
   * Wire: transform int (wl_output.transform)
   */
  transform: (event: { transform: WlOutputTransform | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:scale
   * Wire: scale fixed
   */
  scale: (event: { scale: number }) => void;
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:finished */
  finished: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:make
   * Wire: make string
   * @since 2
   */
  make: (event: { make: string }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:model
   * Wire: model string
   * @since 2
   */
  model: (event: { model: string }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1:event:serial_number
   * Wire: serial_number string
   * @since 2
   */
  serialNumber: (event: { serialNumber: string }) => void;
};

/**
 * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_head_v1
 * Described here up to version 2.
 */
export class ZwlrOutputHeadV1 extends WaylandProxy<ZwlrOutputHeadV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_head_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = { zwlr_output_mode_v1: () => ZwlrOutputModeV1 };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ name: v[0] }),
    (v) => ({ description: v[0] }),
    (v) => ({ width: v[0], height: v[1] }),
    (v) => ({ mode: v[0] }),
    (v) => ({ enabled: v[0] }),
    (v) => ({ mode: v[0] }),
    (v) => ({ x: v[0], y: v[1] }),
    (v) => ({ transform: v[0] }),
    (v) => ({ scale: v[0] }),
    undefined,
    (v) => ({ make: v[0] }),
    (v) => ({ model: v[0] }),
    (v) => ({ serialNumber: v[0] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { make: 2, model: 2, serialNumber: 2 } as const;
}

export const zwlr_output_mode_v1: InterfaceDescriptor = {
  name: 'zwlr_output_mode_v1',
  version: 2,
  protocol: 'wlr_output_management_unstable_v1',
  requests: [],
  events: [
    {
      name: 'size',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'refresh', since: 1, args: [{ name: 'refresh', type: 'int' }] },
    { name: 'preferred', since: 1, args: [] },
    { name: 'finished', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwlr_output_mode_v1,
};

export type ZwlrOutputModeV1Events = {
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_mode_v1:event:size
   * Wire: width int, height int
   */
  size: (event: { width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_mode_v1:event:refresh
   * Wire: refresh int
   */
  refresh: (event: { refresh: number }) => void;
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_mode_v1:event:preferred */
  preferred: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_mode_v1:event:finished */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_mode_v1
 * Described here up to version 2.
 */
export class ZwlrOutputModeV1 extends WaylandProxy<ZwlrOutputModeV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_mode_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ width: v[0], height: v[1] }),
    (v) => ({ refresh: v[0] }),
    undefined,
    undefined,
  ];
}

/** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:enum:error */
export const ZwlrOutputConfigurationV1Error = {
  already_configured_head: 1,
  unconfigured_head: 2,
  already_used: 3,
} as const;
export type ZwlrOutputConfigurationV1Error =
  (typeof ZwlrOutputConfigurationV1Error)[keyof typeof ZwlrOutputConfigurationV1Error];

export const zwlr_output_configuration_v1: InterfaceDescriptor = {
  name: 'zwlr_output_configuration_v1',
  version: 2,
  protocol: 'wlr_output_management_unstable_v1',
  requests: [
    {
      name: 'enable_head',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwlr_output_configuration_head_v1' },
        { name: 'head', type: 'object', interface: 'zwlr_output_head_v1' },
      ],
    },
    { name: 'disable_head', since: 1, args: [{ name: 'head', type: 'object', interface: 'zwlr_output_head_v1' }] },
    { name: 'apply', since: 1, args: [] },
    { name: 'test', since: 1, args: [] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'succeeded', since: 1, args: [] },
    { name: 'failed', since: 1, args: [] },
    { name: 'cancelled', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'already_configured_head', value: 1, since: 1 },
        { name: 'unconfigured_head', value: 2, since: 1 },
        { name: 'already_used', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwlr_output_configuration_v1,
};

export type ZwlrOutputConfigurationV1Events = {
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:event:succeeded */
  succeeded: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:event:failed */
  failed: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:event:cancelled */
  cancelled: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1
 * Described here up to version 2.
 */
export class ZwlrOutputConfigurationV1 extends WaylandProxy<ZwlrOutputConfigurationV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_configuration_v1;

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:request:enable_head
   * Wire: id new_id, head object
   */
  enableHead(head: ZwlrOutputHeadV1): ZwlrOutputConfigurationHeadV1 {
    return this.construct(0, [head], ZwlrOutputConfigurationHeadV1);
  }

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:request:disable_head
   * Wire: head object
   */
  disableHead(head: ZwlrOutputHeadV1): void {
    const headId = this.idOf(head, 'zwlr_output_head_v1', false);
    if (headId >= 0 && this.straight(1, 1, 1, headId)) return;
    this.request(1, [head]);
  }

  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:request:apply */
  apply(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }

  /** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:request:test */
  test(): void {
    if (!this.straight(3, 1, 0)) this.request(3, []);
  }

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(4, 1)) this.request(4, []);
  }
}

/** https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1:enum:error */
export const ZwlrOutputConfigurationHeadV1Error = {
  already_set: 1,
  invalid_mode: 2,
  invalid_custom_mode: 3,
  invalid_transform: 4,
  invalid_scale: 5,
} as const;
export type ZwlrOutputConfigurationHeadV1Error =
  (typeof ZwlrOutputConfigurationHeadV1Error)[keyof typeof ZwlrOutputConfigurationHeadV1Error];

export const zwlr_output_configuration_head_v1: InterfaceDescriptor = {
  name: 'zwlr_output_configuration_head_v1',
  version: 2,
  protocol: 'wlr_output_management_unstable_v1',
  requests: [
    { name: 'set_mode', since: 1, args: [{ name: 'mode', type: 'object', interface: 'zwlr_output_mode_v1' }] },
    {
      name: 'set_custom_mode',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
        { name: 'refresh', type: 'int' },
      ],
    },
    {
      name: 'set_position',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    { name: 'set_transform', since: 1, args: [{ name: 'transform', type: 'int', enum: 'wl_output.transform' }] },
    { name: 'set_scale', since: 1, args: [{ name: 'scale', type: 'fixed' }] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'already_set', value: 1, since: 1 },
        { name: 'invalid_mode', value: 2, since: 1 },
        { name: 'invalid_custom_mode', value: 3, since: 1 },
        { name: 'invalid_transform', value: 4, since: 1 },
        { name: 'invalid_scale', value: 5, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwlr_output_configuration_head_v1,
};

/** It has no events. */
export type ZwlrOutputConfigurationHeadV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1
 * Described here up to version 2.
 */
export class ZwlrOutputConfigurationHeadV1 extends WaylandProxy<ZwlrOutputConfigurationHeadV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_configuration_head_v1;

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1:request:set_mode
   * Wire: mode object
   */
  setMode(mode: ZwlrOutputModeV1): void {
    const modeId = this.idOf(mode, 'zwlr_output_mode_v1', false);
    if (modeId >= 0 && this.straight(0, 1, 1, modeId)) return;
    this.request(0, [mode]);
  }

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1:request:set_custom_mode
   * Wire: width int, height int, refresh int
   */
  setCustomMode(width: number, height: number, refresh: number): void {
    if (
      width === (width | 0) &&
      height === (height | 0) &&
      refresh === (refresh | 0) &&
      this.straight(1, 1, 3, width, height, refresh)
    )
      return;
    this.request(1, [width, height, refresh]);
  }

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1:request:set_position
   * Wire: x int, y int
   */
  setPosition(x: number, y: number): void {
    if (x === (x | 0) && y === (y | 0) && this.straight(2, 1, 2, x, y)) return;
    this.request(2, [x, y]);
  }

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1:request:set_transform
   * Wire: transform int (wl_output.transform)
   */
  setTransform(transform: WlOutputTransform): void {
    if (transform === (transform | 0) && this.straight(3, 1, 1, transform)) return;
    this.request(3, [transform]);
  }

  /**
   * https://wayland.app/protocols/wlr-output-management-unstable-v1#zwlr_output_configuration_head_v1:request:set_scale
   * Wire: scale fixed
   */
  setScale(scale: number): void {
    this.request(4, [scale]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_output_manager_v1: ZwlrOutputManagerV1,
  zwlr_output_head_v1: ZwlrOutputHeadV1,
  zwlr_output_mode_v1: ZwlrOutputModeV1,
  zwlr_output_configuration_v1: ZwlrOutputConfigurationV1,
  zwlr_output_configuration_head_v1: ZwlrOutputConfigurationHeadV1,
} as const;
