/**
 * Generated from cursor-shape-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/cursor-shape-v1
 *
 * The protocol:
 * Copyright 2018 The Chromium Authors
 * Copyright 2023 Simon Ser
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/cursor-shape-v1.js';
import { WaylandProxy } from '../proxy.js';
import type { ZwpTabletToolV2 } from './tablet-v2.js';
import type { WlPointer } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface CursorShapeV1Requests {
  wp_cursor_shape_manager_v1: 'destroy' | 'get_pointer' | 'get_tablet_tool_v2';
  wp_cursor_shape_device_v1: 'destroy' | 'set_shape';
}

export const wp_cursor_shape_manager_v1: InterfaceDescriptor = {
  name: 'wp_cursor_shape_manager_v1',
  version: 2,
  protocol: 'cursor_shape_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_pointer',
      since: 1,
      args: [
        { name: 'cursor_shape_device', type: 'new_id', interface: 'wp_cursor_shape_device_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
    {
      name: 'get_tablet_tool_v2',
      since: 1,
      args: [
        { name: 'cursor_shape_device', type: 'new_id', interface: 'wp_cursor_shape_device_v1' },
        { name: 'tablet_tool', type: 'object', interface: 'zwp_tablet_tool_v2' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.wp_cursor_shape_manager_v1,
};

/** It has no events. */
export type WpCursorShapeManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_manager_v1
 * Described here up to version 2.
 */
export class WpCursorShapeManagerV1 extends WaylandProxy<WpCursorShapeManagerV1Events> {
  static readonly interface: InterfaceDescriptor = wp_cursor_shape_manager_v1;

  /**
   * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_manager_v1:request:get_pointer
   * Wire: cursor_shape_device new_id, pointer object
   */
  getPointer(pointer: WlPointer): WpCursorShapeDeviceV1 {
    return this.construct(1, [pointer], WpCursorShapeDeviceV1);
  }

  /**
   * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_manager_v1:request:get_tablet_tool_v2
   * Wire: cursor_shape_device new_id, tablet_tool object
   */
  getTabletToolV2(tabletTool: ZwpTabletToolV2): WpCursorShapeDeviceV1 {
    return this.construct(2, [tabletTool], WpCursorShapeDeviceV1);
  }
}

/** https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_device_v1:enum:shape */
export const WpCursorShapeDeviceV1Shape = {
  default: 1,
  context_menu: 2,
  help: 3,
  pointer: 4,
  progress: 5,
  wait: 6,
  cell: 7,
  crosshair: 8,
  text: 9,
  vertical_text: 10,
  alias: 11,
  copy: 12,
  move: 13,
  no_drop: 14,
  not_allowed: 15,
  grab: 16,
  grabbing: 17,
  e_resize: 18,
  n_resize: 19,
  ne_resize: 20,
  nw_resize: 21,
  s_resize: 22,
  se_resize: 23,
  sw_resize: 24,
  w_resize: 25,
  ew_resize: 26,
  ns_resize: 27,
  nesw_resize: 28,
  nwse_resize: 29,
  col_resize: 30,
  row_resize: 31,
  all_scroll: 32,
  zoom_in: 33,
  zoom_out: 34,
  dnd_ask: 35,
  all_resize: 36,
} as const;
export type WpCursorShapeDeviceV1Shape = (typeof WpCursorShapeDeviceV1Shape)[keyof typeof WpCursorShapeDeviceV1Shape];

/** https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_device_v1:enum:error */
export const WpCursorShapeDeviceV1Error = { invalid_shape: 1 } as const;
export type WpCursorShapeDeviceV1Error = (typeof WpCursorShapeDeviceV1Error)[keyof typeof WpCursorShapeDeviceV1Error];

export const wp_cursor_shape_device_v1: InterfaceDescriptor = {
  name: 'wp_cursor_shape_device_v1',
  version: 2,
  protocol: 'cursor_shape_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_shape',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'shape', type: 'uint', enum: 'shape' },
      ],
    },
  ],
  events: [],
  enums: [
    {
      name: 'shape',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'default', value: 1, since: 1 },
        { name: 'context_menu', value: 2, since: 1 },
        { name: 'help', value: 3, since: 1 },
        { name: 'pointer', value: 4, since: 1 },
        { name: 'progress', value: 5, since: 1 },
        { name: 'wait', value: 6, since: 1 },
        { name: 'cell', value: 7, since: 1 },
        { name: 'crosshair', value: 8, since: 1 },
        { name: 'text', value: 9, since: 1 },
        { name: 'vertical_text', value: 10, since: 1 },
        { name: 'alias', value: 11, since: 1 },
        { name: 'copy', value: 12, since: 1 },
        { name: 'move', value: 13, since: 1 },
        { name: 'no_drop', value: 14, since: 1 },
        { name: 'not_allowed', value: 15, since: 1 },
        { name: 'grab', value: 16, since: 1 },
        { name: 'grabbing', value: 17, since: 1 },
        { name: 'e_resize', value: 18, since: 1 },
        { name: 'n_resize', value: 19, since: 1 },
        { name: 'ne_resize', value: 20, since: 1 },
        { name: 'nw_resize', value: 21, since: 1 },
        { name: 's_resize', value: 22, since: 1 },
        { name: 'se_resize', value: 23, since: 1 },
        { name: 'sw_resize', value: 24, since: 1 },
        { name: 'w_resize', value: 25, since: 1 },
        { name: 'ew_resize', value: 26, since: 1 },
        { name: 'ns_resize', value: 27, since: 1 },
        { name: 'nesw_resize', value: 28, since: 1 },
        { name: 'nwse_resize', value: 29, since: 1 },
        { name: 'col_resize', value: 30, since: 1 },
        { name: 'row_resize', value: 31, since: 1 },
        { name: 'all_scroll', value: 32, since: 1 },
        { name: 'zoom_in', value: 33, since: 1 },
        { name: 'zoom_out', value: 34, since: 1 },
        { name: 'dnd_ask', value: 35, since: 2 },
        { name: 'all_resize', value: 36, since: 2 },
      ],
    },
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_shape', value: 1, since: 1 }] },
  ],
  meanings: meanings.wp_cursor_shape_device_v1,
};

/** It has no events. */
export type WpCursorShapeDeviceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_device_v1
 * Described here up to version 2.
 */
export class WpCursorShapeDeviceV1 extends WaylandProxy<WpCursorShapeDeviceV1Events> {
  static readonly interface: InterfaceDescriptor = wp_cursor_shape_device_v1;

  /**
   * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_device_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/cursor-shape-v1#wp_cursor_shape_device_v1:request:set_shape
   * Wire: serial uint, shape uint (shape)
   */
  setShape(serial: number, shape: WpCursorShapeDeviceV1Shape): void {
    if (serial === serial >>> 0 && shape === shape >>> 0 && this.straight(1, 1, 2, serial, shape)) return;
    this.request(1, [serial, shape]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_cursor_shape_manager_v1: WpCursorShapeManagerV1,
  wp_cursor_shape_device_v1: WpCursorShapeDeviceV1,
} as const;
