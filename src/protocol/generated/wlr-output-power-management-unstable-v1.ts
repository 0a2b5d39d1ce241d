/**
 * Generated from wlr-output-power-management-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-output-power-management-unstable-v1
 *
 * The protocol:
 * Copyright © 2019 Purism SPC
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-output-power-management-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrOutputPowerManagementUnstableV1Requests {
  zwlr_output_power_manager_v1: 'get_output_power' | 'destroy';
  zwlr_output_power_v1: 'set_mode' | 'destroy';
}

export const zwlr_output_power_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_output_power_manager_v1',
  version: 1,
  protocol: 'wlr_output_power_management_unstable_v1',
  requests: [
    {
      name: 'get_output_power',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwlr_output_power_v1' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwlr_output_power_manager_v1,
};

/** It has no events. */
export type ZwlrOutputPowerManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_manager_v1
 * Described here up to version 1.
 */
export class ZwlrOutputPowerManagerV1 extends WaylandProxy<ZwlrOutputPowerManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_power_manager_v1;

  /**
   * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_manager_v1:request:get_output_power
   * Wire: id new_id, output object
   */
  getOutputPower(output: WlOutput): ZwlrOutputPowerV1 {
    return this.construct(0, [output], ZwlrOutputPowerV1);
  }

  /**
   * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1:enum:mode */
export const ZwlrOutputPowerV1Mode = { off: 0, on: 1 } as const;
export type ZwlrOutputPowerV1Mode = (typeof ZwlrOutputPowerV1Mode)[keyof typeof ZwlrOutputPowerV1Mode];

/** https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1:enum:error */
export const ZwlrOutputPowerV1Error = { invalid_mode: 1 } as const;
export type ZwlrOutputPowerV1Error = (typeof ZwlrOutputPowerV1Error)[keyof typeof ZwlrOutputPowerV1Error];

export const zwlr_output_power_v1: InterfaceDescriptor = {
  name: 'zwlr_output_power_v1',
  version: 1,
  protocol: 'wlr_output_power_management_unstable_v1',
  requests: [
    { name: 'set_mode', since: 1, args: [{ name: 'mode', type: 'uint', enum: 'mode' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'mode', since: 1, args: [{ name: 'mode', type: 'uint', enum: 'mode' }] },
    { name: 'failed', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'mode',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'off', value: 0, since: 1 },
        { name: 'on', value: 1, since: 1 },
      ],
    },
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_mode', value: 1, since: 1 }] },
  ],
  meanings: meanings.zwlr_output_power_v1,
};

export type ZwlrOutputPowerV1Events = {
  /**
   * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1:event:mode
   * Wire: mode uint (mode)
   */
  mode: (event: { mode: ZwlrOutputPowerV1Mode | (number & {}) }) => void;
  /** https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1:event:failed */
  failed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1
 * Described here up to version 1.
 */
export class ZwlrOutputPowerV1 extends WaylandProxy<ZwlrOutputPowerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_output_power_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ mode: v[0] }), undefined];

  /**
   * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1:request:set_mode
   * Wire: mode uint (mode)
   */
  setMode(mode: ZwlrOutputPowerV1Mode): void {
    if (mode === mode >>> 0 && this.straight(0, 1, 1, mode)) return;
    this.request(0, [mode]);
  }

  /**
   * https://wayland.app/protocols/wlr-output-power-management-unstable-v1#zwlr_output_power_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_output_power_manager_v1: ZwlrOutputPowerManagerV1,
  zwlr_output_power_v1: ZwlrOutputPowerV1,
} as const;
