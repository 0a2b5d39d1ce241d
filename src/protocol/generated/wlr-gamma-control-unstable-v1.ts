/**
 * Generated from wlr-gamma-control-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-gamma-control-unstable-v1
 *
 * The protocol:
 * Copyright © 2015 Giulio camuffo
 * Copyright © 2018 Simon Ser
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-gamma-control-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrGammaControlUnstableV1Requests {
  zwlr_gamma_control_manager_v1: 'get_gamma_control' | 'destroy';
  zwlr_gamma_control_v1: 'set_gamma' | 'destroy';
}

export const zwlr_gamma_control_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_gamma_control_manager_v1',
  version: 1,
  protocol: 'wlr_gamma_control_unstable_v1',
  requests: [
    {
      name: 'get_gamma_control',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwlr_gamma_control_v1' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwlr_gamma_control_manager_v1,
};

/** It has no events. */
export type ZwlrGammaControlManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_manager_v1
 * Described here up to version 1.
 */
export class ZwlrGammaControlManagerV1 extends WaylandProxy<ZwlrGammaControlManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_gamma_control_manager_v1;

  /**
   * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_manager_v1:request:get_gamma_control
   * Wire: id new_id, output object
   */
  getGammaControl(output: WlOutput): ZwlrGammaControlV1 {
    return this.construct(0, [output], ZwlrGammaControlV1);
  }

  /**
   * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_v1:enum:error */
export const ZwlrGammaControlV1Error = { invalid_gamma: 1 } as const;
export type ZwlrGammaControlV1Error = (typeof ZwlrGammaControlV1Error)[keyof typeof ZwlrGammaControlV1Error];

export const zwlr_gamma_control_v1: InterfaceDescriptor = {
  name: 'zwlr_gamma_control_v1',
  version: 1,
  protocol: 'wlr_gamma_control_unstable_v1',
  requests: [
    { name: 'set_gamma', since: 1, args: [{ name: 'fd', type: 'fd' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'gamma_size', since: 1, args: [{ name: 'size', type: 'uint' }] },
    { name: 'failed', since: 1, args: [] },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_gamma', value: 1, since: 1 }] }],
  meanings: meanings.zwlr_gamma_control_v1,
};

export type ZwlrGammaControlV1Events = {
  /**
   * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_v1:event:gamma_size
   * Wire: size uint
   */
  gammaSize: (event: { size: number }) => void;
  /** https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_v1:event:failed */
  failed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_v1
 * Described here up to version 1.
 */
export class ZwlrGammaControlV1 extends WaylandProxy<ZwlrGammaControlV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_gamma_control_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ size: v[0] }), undefined];

  /**
   * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_v1:request:set_gamma
   * Wire: fd fd
   */
  setGamma(fd: OwnedFd | number): void {
    this.request(0, [fd]);
  }

  /**
   * https://wayland.app/protocols/wlr-gamma-control-unstable-v1#zwlr_gamma_control_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_gamma_control_manager_v1: ZwlrGammaControlManagerV1,
  zwlr_gamma_control_v1: ZwlrGammaControlV1,
} as const;
