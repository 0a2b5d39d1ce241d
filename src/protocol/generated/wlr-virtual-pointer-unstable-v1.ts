/**
 * Generated from wlr-virtual-pointer-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1
 *
 * The protocol:
 * Copyright © 2019 Josef Gajdusek
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-virtual-pointer-unstable-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { WlOutput, WlPointerAxis, WlPointerAxisSource, WlPointerButtonState, WlSeat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrVirtualPointerUnstableV1Requests {
  zwlr_virtual_pointer_v1:
    | 'motion'
    | 'motion_absolute'
    | 'button'
    | 'axis'
    | 'frame'
    | 'axis_source'
    | 'axis_stop'
    | 'axis_discrete'
    | 'destroy';
  zwlr_virtual_pointer_manager_v1: 'create_virtual_pointer' | 'destroy' | 'create_virtual_pointer_with_output';
}

/** https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:enum:error */
export const ZwlrVirtualPointerV1Error = { invalid_axis: 0, invalid_axis_source: 1 } as const;
export type ZwlrVirtualPointerV1Error = (typeof ZwlrVirtualPointerV1Error)[keyof typeof ZwlrVirtualPointerV1Error];

export const zwlr_virtual_pointer_v1: InterfaceDescriptor = {
  name: 'zwlr_virtual_pointer_v1',
  version: 2,
  protocol: 'wlr_virtual_pointer_unstable_v1',
  requests: [
    {
      name: 'motion',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'dx', type: 'fixed' },
        { name: 'dy', type: 'fixed' },
      ],
    },
    {
      name: 'motion_absolute',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'x', type: 'uint' },
        { name: 'y', type: 'uint' },
        { name: 'x_extent', type: 'uint' },
        { name: 'y_extent', type: 'uint' },
      ],
    },
    {
      name: 'button',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'button', type: 'uint' },
        { name: 'state', type: 'uint', enum: 'wl_pointer.button_state' },
      ],
    },
    {
      name: 'axis',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'axis', type: 'uint', enum: 'wl_pointer.axis' },
        { name: 'value', type: 'fixed' },
      ],
    },
    { name: 'frame', since: 1, args: [] },
    { name: 'axis_source', since: 1, args: [{ name: 'axis_source', type: 'uint', enum: 'wl_pointer.axis_source' }] },
    {
      name: 'axis_stop',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'axis', type: 'uint', enum: 'wl_pointer.axis' },
      ],
    },
    {
      name: 'axis_discrete',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'axis', type: 'uint', enum: 'wl_pointer.axis' },
        { name: 'value', type: 'fixed' },
        { name: 'discrete', type: 'int' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_axis', value: 0, since: 1 },
        { name: 'invalid_axis_source', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwlr_virtual_pointer_v1,
};

/** It has no events. */
export type ZwlrVirtualPointerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1
 * Described here up to version 2.
 */
export class ZwlrVirtualPointerV1 extends WaylandProxy<ZwlrVirtualPointerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_virtual_pointer_v1;

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:motion
   * Wire: time uint, dx fixed, dy fixed
   */
  motion(time: number, dx: number, dy: number): void {
    this.request(0, [time, dx, dy]);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:motion_absolute
   * Wire: time uint, x uint, y uint, x_extent uint, y_extent uint
   */
  motionAbsolute(time: number, x: number, y: number, xExtent: number, yExtent: number): void {
    this.request(1, [time, x, y, xExtent, yExtent]);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:button
   * Wire: time uint, button uint, state uint (wl_pointer.button_state)
   */
  button(time: number, button: number, state: WlPointerButtonState): void {
    if (
      time === time >>> 0 &&
      button === button >>> 0 &&
      state === state >>> 0 &&
      this.straight(2, 1, 3, time, button, state)
    )
      return;
    this.request(2, [time, button, state]);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:axis
   * Wire: time uint, axis uint (wl_pointer.axis), value fixed
   */
  axis(time: number, axis: WlPointerAxis, value: number): void {
    this.request(3, [time, axis, value]);
  }

  /** https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:frame */
  frame(): void {
    if (!this.straight(4, 1, 0)) this.request(4, []);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:axis_source
   * Wire: axis_source uint (wl_pointer.axis_source)
   */
  axisSource(axisSource: WlPointerAxisSource): void {
    if (axisSource === axisSource >>> 0 && this.straight(5, 1, 1, axisSource)) return;
    this.request(5, [axisSource]);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:axis_stop
   * Wire: time uint, axis uint (wl_pointer.axis)
   */
  axisStop(time: number, axis: WlPointerAxis): void {
    if (time === time >>> 0 && axis === axis >>> 0 && this.straight(6, 1, 2, time, axis)) return;
    this.request(6, [time, axis]);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:axis_discrete
   * Wire: time uint, axis uint (wl_pointer.axis), value fixed, discrete int
   */
  axisDiscrete(time: number, axis: WlPointerAxis, value: number, discrete: number): void {
    this.request(7, [time, axis, value, discrete]);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(8, 1)) this.request(8, []);
  }
}

export const zwlr_virtual_pointer_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_virtual_pointer_manager_v1',
  version: 2,
  protocol: 'wlr_virtual_pointer_unstable_v1',
  requests: [
    {
      name: 'create_virtual_pointer',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat', nullable: true },
        { name: 'id', type: 'new_id', interface: 'zwlr_virtual_pointer_v1' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'create_virtual_pointer_with_output',
      since: 2,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat', nullable: true },
        { name: 'output', type: 'object', interface: 'wl_output', nullable: true },
        { name: 'id', type: 'new_id', interface: 'zwlr_virtual_pointer_v1' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwlr_virtual_pointer_manager_v1,
};

/** It has no events. */
export type ZwlrVirtualPointerManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_manager_v1
 * Described here up to version 2.
 */
export class ZwlrVirtualPointerManagerV1 extends WaylandProxy<ZwlrVirtualPointerManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_virtual_pointer_manager_v1;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { createVirtualPointerWithOutput: 2 } as const;

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_manager_v1:request:create_virtual_pointer
   * Wire: seat object or null, id new_id
   */
  createVirtualPointer(seat: WlSeat | null): ZwlrVirtualPointerV1 {
    return this.construct(0, [seat], ZwlrVirtualPointerV1);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/wlr-virtual-pointer-unstable-v1#zwlr_virtual_pointer_manager_v1:request:create_virtual_pointer_with_output
   * Wire: seat object or null, output object or null, id new_id
   * @since 2
   */
  createVirtualPointerWithOutput(seat: WlSeat | null, output: WlOutput | null): ZwlrVirtualPointerV1 {
    return this.construct(2, [seat, output], ZwlrVirtualPointerV1);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_virtual_pointer_v1: ZwlrVirtualPointerV1,
  zwlr_virtual_pointer_manager_v1: ZwlrVirtualPointerManagerV1,
} as const;
