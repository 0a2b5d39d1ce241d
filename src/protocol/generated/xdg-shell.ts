/**
 * Generated from xdg-shell.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-shell
 *
 * The protocol:
 * Copyright © 2008-2013 Kristian Høgsberg
 * Copyright © 2013 Rafael Antognolli
 * Copyright © 2013 Jasper St. Pierre
 * Copyright © 2010-2013 Intel Corporation
 * Copyright © 2015-2017 Samsung Electronics Co., Ltd
 * Copyright © 2015-2017 Red Hat Inc.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-shell.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgShellRequests {
  xdg_wm_base: 'destroy' | 'create_positioner' | 'get_xdg_surface' | 'pong';
  xdg_positioner:
    | 'destroy'
    | 'set_size'
    | 'set_anchor_rect'
    | 'set_anchor'
    | 'set_gravity'
    | 'set_constraint_adjustment'
    | 'set_offset'
    | 'set_reactive'
    | 'set_parent_size'
    | 'set_parent_configure';
  xdg_surface: 'destroy' | 'get_toplevel' | 'get_popup' | 'set_window_geometry' | 'ack_configure';
  xdg_toplevel:
    | 'destroy'
    | 'set_parent'
    | 'set_title'
    | 'set_app_id'
    | 'show_window_menu'
    | 'move'
    | 'resize'
    | 'set_max_size'
    | 'set_min_size'
    | 'set_maximized'
    | 'unset_maximized'
    | 'set_fullscreen'
    | 'unset_fullscreen'
    | 'set_minimized';
  xdg_popup: 'destroy' | 'grab' | 'reposition';
}

/** https://wayland.app/protocols/xdg-shell#xdg_wm_base:enum:error */
export const XdgWmBaseError = {
  role: 0,
  defunct_surfaces: 1,
  not_the_topmost_popup: 2,
  invalid_popup_parent: 3,
  invalid_surface_state: 4,
  invalid_positioner: 5,
  unresponsive: 6,
} as const;
export type XdgWmBaseError = (typeof XdgWmBaseError)[keyof typeof XdgWmBaseError];

export const xdg_wm_base: InterfaceDescriptor = {
  name: 'xdg_wm_base',
  version: 7,
  protocol: 'xdg_shell',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'create_positioner', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'xdg_positioner' }] },
    {
      name: 'get_xdg_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_surface' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    { name: 'pong', since: 1, args: [{ name: 'serial', type: 'uint' }] },
  ],
  events: [{ name: 'ping', since: 1, args: [{ name: 'serial', type: 'uint' }] }],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'role', value: 0, since: 1 },
        { name: 'defunct_surfaces', value: 1, since: 1 },
        { name: 'not_the_topmost_popup', value: 2, since: 1 },
        { name: 'invalid_popup_parent', value: 3, since: 1 },
        { name: 'invalid_surface_state', value: 4, since: 1 },
        { name: 'invalid_positioner', value: 5, since: 1 },
        { name: 'unresponsive', value: 6, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_wm_base,
};

export type XdgWmBaseEvents = {
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_wm_base:event:ping
   * Wire: serial uint
   */
  ping: (event: { serial: number }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell#xdg_wm_base
 * Described here up to version 7.
 */
export class XdgWmBase extends WaylandProxy<XdgWmBaseEvents> {
  static readonly interface: InterfaceDescriptor = xdg_wm_base;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_wm_base:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_wm_base:request:create_positioner
   * Wire: id new_id
   */
  createPositioner(): XdgPositioner {
    return this.makeStraight(1, 1, XdgPositioner) ?? this.construct(1, [], XdgPositioner);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_wm_base:request:get_xdg_surface
   * Wire: id new_id, surface object
   */
  getXdgSurface(surface: WlSurface): XdgSurface {
    return this.construct(2, [surface], XdgSurface);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_wm_base:request:pong
   * Wire: serial uint
   */
  pong(serial: number): void {
    if (serial === serial >>> 0 && this.straight(3, 1, 1, serial)) return;
    this.request(3, [serial]);
  }
}

/** https://wayland.app/protocols/xdg-shell#xdg_positioner:enum:error */
export const XdgPositionerError = { invalid_input: 0 } as const;
export type XdgPositionerError = (typeof XdgPositionerError)[keyof typeof XdgPositionerError];

/** https://wayland.app/protocols/xdg-shell#xdg_positioner:enum:anchor */
export const XdgPositionerAnchor = {
  none: 0,
  top: 1,
  bottom: 2,
  left: 3,
  right: 4,
  top_left: 5,
  bottom_left: 6,
  top_right: 7,
  bottom_right: 8,
} as const;
export type XdgPositionerAnchor = (typeof XdgPositionerAnchor)[keyof typeof XdgPositionerAnchor];

/** https://wayland.app/protocols/xdg-shell#xdg_positioner:enum:gravity */
export const XdgPositionerGravity = {
  none: 0,
  top: 1,
  bottom: 2,
  left: 3,
  right: 4,
  top_left: 5,
  bottom_left: 6,
  top_right: 7,
  bottom_right: 8,
} as const;
export type XdgPositionerGravity = (typeof XdgPositionerGravity)[keyof typeof XdgPositionerGravity];

/**
 * https://wayland.app/protocols/xdg-shell#xdg_positioner:enum:constraint_adjustment
 * Flags, to be combined with `|`.
 */
export const XdgPositionerConstraintAdjustment = {
  none: 0,
  slide_x: 1,
  slide_y: 2,
  flip_x: 4,
  flip_y: 8,
  resize_x: 16,
  resize_y: 32,
} as const;
export type XdgPositionerConstraintAdjustment = number;

export const xdg_positioner: InterfaceDescriptor = {
  name: 'xdg_positioner',
  version: 7,
  protocol: 'xdg_shell',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_size',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    {
      name: 'set_anchor_rect',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'set_anchor', since: 1, args: [{ name: 'anchor', type: 'uint', enum: 'anchor' }] },
    { name: 'set_gravity', since: 1, args: [{ name: 'gravity', type: 'uint', enum: 'gravity' }] },
    {
      name: 'set_constraint_adjustment',
      since: 1,
      args: [{ name: 'constraint_adjustment', type: 'uint', enum: 'constraint_adjustment' }],
    },
    {
      name: 'set_offset',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    { name: 'set_reactive', since: 3, args: [] },
    {
      name: 'set_parent_size',
      since: 3,
      args: [
        { name: 'parent_width', type: 'int' },
        { name: 'parent_height', type: 'int' },
      ],
    },
    { name: 'set_parent_configure', since: 3, args: [{ name: 'serial', type: 'uint' }] },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_input', value: 0, since: 1 }] },
    {
      name: 'anchor',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'top', value: 1, since: 1 },
        { name: 'bottom', value: 2, since: 1 },
        { name: 'left', value: 3, since: 1 },
        { name: 'right', value: 4, since: 1 },
        { name: 'top_left', value: 5, since: 1 },
        { name: 'bottom_left', value: 6, since: 1 },
        { name: 'top_right', value: 7, since: 1 },
        { name: 'bottom_right', value: 8, since: 1 },
      ],
    },
    {
      name: 'gravity',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'top', value: 1, since: 1 },
        { name: 'bottom', value: 2, since: 1 },
        { name: 'left', value: 3, since: 1 },
        { name: 'right', value: 4, since: 1 },
        { name: 'top_left', value: 5, since: 1 },
        { name: 'bottom_left', value: 6, since: 1 },
        { name: 'top_right', value: 7, since: 1 },
        { name: 'bottom_right', value: 8, since: 1 },
      ],
    },
    {
      name: 'constraint_adjustment',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'slide_x', value: 1, since: 1 },
        { name: 'slide_y', value: 2, since: 1 },
        { name: 'flip_x', value: 4, since: 1 },
        { name: 'flip_y', value: 8, since: 1 },
        { name: 'resize_x', value: 16, since: 1 },
        { name: 'resize_y', value: 32, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_positioner,
};

/** It has no events. */
export type XdgPositionerEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-shell#xdg_positioner
 * Described here up to version 7.
 */
export class XdgPositioner extends WaylandProxy<XdgPositionerEvents> {
  static readonly interface: InterfaceDescriptor = xdg_positioner;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { setReactive: 3, setParentSize: 3, setParentConfigure: 3 } as const;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_size
   * Wire: width int, height int
   */
  setSize(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(1, 1, 2, width, height)) return;
    this.request(1, [width, height]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_anchor_rect
   * Wire: x int, y int, width int, height int
   */
  setAnchorRect(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(2, 1, 4, x, y, width, height)
    )
      return;
    this.request(2, [x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_anchor
   * Wire: anchor uint (anchor)
   */
  setAnchor(anchor: XdgPositionerAnchor): void {
    if (anchor === anchor >>> 0 && this.straight(3, 1, 1, anchor)) return;
    this.request(3, [anchor]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_gravity
   * Wire: gravity uint (gravity)
   */
  setGravity(gravity: XdgPositionerGravity): void {
    if (gravity === gravity >>> 0 && this.straight(4, 1, 1, gravity)) return;
    this.request(4, [gravity]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_constraint_adjustment
   * Wire: constraint_adjustment uint (constraint_adjustment)
   */
  setConstraintAdjustment(constraintAdjustment: XdgPositionerConstraintAdjustment): void {
    if (constraintAdjustment === constraintAdjustment >>> 0 && this.straight(5, 1, 1, constraintAdjustment)) return;
    this.request(5, [constraintAdjustment]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_offset
   * Wire: x int, y int
   */
  setOffset(x: number, y: number): void {
    if (x === (x | 0) && y === (y | 0) && this.straight(6, 1, 2, x, y)) return;
    this.request(6, [x, y]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_reactive
   * @since 3
   */
  setReactive(): void {
    if (!this.straight(7, 3, 0)) this.request(7, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_parent_size
   * Wire: parent_width int, parent_height int
   * @since 3
   */
  setParentSize(parentWidth: number, parentHeight: number): void {
    if (
      parentWidth === (parentWidth | 0) &&
      parentHeight === (parentHeight | 0) &&
      this.straight(8, 3, 2, parentWidth, parentHeight)
    )
      return;
    this.request(8, [parentWidth, parentHeight]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_positioner:request:set_parent_configure
   * Wire: serial uint
   * @since 3
   */
  setParentConfigure(serial: number): void {
    if (serial === serial >>> 0 && this.straight(9, 3, 1, serial)) return;
    this.request(9, [serial]);
  }
}

/** https://wayland.app/protocols/xdg-shell#xdg_surface:enum:error */
export const XdgSurfaceError = {
  not_constructed: 1,
  already_constructed: 2,
  unconfigured_buffer: 3,
  invalid_serial: 4,
  invalid_size: 5,
  defunct_role_object: 6,
} as const;
export type XdgSurfaceError = (typeof XdgSurfaceError)[keyof typeof XdgSurfaceError];

export const xdg_surface: InterfaceDescriptor = {
  name: 'xdg_surface',
  version: 7,
  protocol: 'xdg_shell',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'get_toplevel', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'xdg_toplevel' }] },
    {
      name: 'get_popup',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_popup' },
        { name: 'parent', type: 'object', interface: 'xdg_surface', nullable: true },
        { name: 'positioner', type: 'object', interface: 'xdg_positioner' },
      ],
    },
    {
      name: 'set_window_geometry',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'ack_configure', since: 1, args: [{ name: 'serial', type: 'uint' }] },
  ],
  events: [{ name: 'configure', since: 1, args: [{ name: 'serial', type: 'uint' }] }],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'not_constructed', value: 1, since: 1 },
        { name: 'already_constructed', value: 2, since: 1 },
        { name: 'unconfigured_buffer', value: 3, since: 1 },
        { name: 'invalid_serial', value: 4, since: 1 },
        { name: 'invalid_size', value: 5, since: 1 },
        { name: 'defunct_role_object', value: 6, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_surface,
};

export type XdgSurfaceEvents = {
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_surface:event:configure
   * Wire: serial uint
   */
  configure: (event: { serial: number }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell#xdg_surface
 * Described here up to version 7.
 */
export class XdgSurface extends WaylandProxy<XdgSurfaceEvents> {
  static readonly interface: InterfaceDescriptor = xdg_surface;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_surface:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_surface:request:get_toplevel
   * Wire: id new_id
   */
  getToplevel(): XdgToplevel {
    return this.makeStraight(1, 1, XdgToplevel) ?? this.construct(1, [], XdgToplevel);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_surface:request:get_popup
   * Wire: id new_id, parent object or null, positioner object
   */
  getPopup(parent: XdgSurface | null, positioner: XdgPositioner): XdgPopup {
    return this.construct(2, [parent, positioner], XdgPopup);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_surface:request:set_window_geometry
   * Wire: x int, y int, width int, height int
   */
  setWindowGeometry(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(3, 1, 4, x, y, width, height)
    )
      return;
    this.request(3, [x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_surface:request:ack_configure
   * Wire: serial uint
   */
  ackConfigure(serial: number): void {
    if (serial === serial >>> 0 && this.straight(4, 1, 1, serial)) return;
    this.request(4, [serial]);
  }
}

/** https://wayland.app/protocols/xdg-shell#xdg_toplevel:enum:error */
export const XdgToplevelError = { invalid_resize_edge: 0, invalid_parent: 1, invalid_size: 2 } as const;
export type XdgToplevelError = (typeof XdgToplevelError)[keyof typeof XdgToplevelError];

/** https://wayland.app/protocols/xdg-shell#xdg_toplevel:enum:resize_edge */
export const XdgToplevelResizeEdge = {
  none: 0,
  top: 1,
  bottom: 2,
  left: 4,
  top_left: 5,
  bottom_left: 6,
  right: 8,
  top_right: 9,
  bottom_right: 10,
} as const;
export type XdgToplevelResizeEdge = (typeof XdgToplevelResizeEdge)[keyof typeof XdgToplevelResizeEdge];

/** https://wayland.app/protocols/xdg-shell#xdg_toplevel:enum:state */
export const XdgToplevelState = {
  maximized: 1,
  fullscreen: 2,
  resizing: 3,
  activated: 4,
  tiled_left: 5,
  tiled_right: 6,
  tiled_top: 7,
  tiled_bottom: 8,
  suspended: 9,
  constrained_left: 10,
  constrained_right: 11,
  constrained_top: 12,
  constrained_bottom: 13,
} as const;
export type XdgToplevelState = (typeof XdgToplevelState)[keyof typeof XdgToplevelState];

/**
 * https://wayland.app/protocols/xdg-shell#xdg_toplevel:enum:wm_capabilities
 * @since 5
 */
export const XdgToplevelWmCapabilities = { window_menu: 1, maximize: 2, fullscreen: 3, minimize: 4 } as const;
export type XdgToplevelWmCapabilities = (typeof XdgToplevelWmCapabilities)[keyof typeof XdgToplevelWmCapabilities];

export const xdg_toplevel: InterfaceDescriptor = {
  name: 'xdg_toplevel',
  version: 7,
  protocol: 'xdg_shell',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_parent',
      since: 1,
      args: [{ name: 'parent', type: 'object', interface: 'xdg_toplevel', nullable: true }],
    },
    { name: 'set_title', since: 1, args: [{ name: 'title', type: 'string' }] },
    { name: 'set_app_id', since: 1, args: [{ name: 'app_id', type: 'string' }] },
    {
      name: 'show_window_menu',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'serial', type: 'uint' },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    {
      name: 'move',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'serial', type: 'uint' },
      ],
    },
    {
      name: 'resize',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'serial', type: 'uint' },
        { name: 'edges', type: 'uint', enum: 'resize_edge' },
      ],
    },
    {
      name: 'set_max_size',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    {
      name: 'set_min_size',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'set_maximized', since: 1, args: [] },
    { name: 'unset_maximized', since: 1, args: [] },
    {
      name: 'set_fullscreen',
      since: 1,
      args: [{ name: 'output', type: 'object', interface: 'wl_output', nullable: true }],
    },
    { name: 'unset_fullscreen', since: 1, args: [] },
    { name: 'set_minimized', since: 1, args: [] },
  ],
  events: [
    {
      name: 'configure',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
        { name: 'states', type: 'array' },
      ],
    },
    { name: 'close', since: 1, args: [] },
    {
      name: 'configure_bounds',
      since: 4,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'wm_capabilities', since: 5, args: [{ name: 'capabilities', type: 'array' }] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_resize_edge', value: 0, since: 1 },
        { name: 'invalid_parent', value: 1, since: 1 },
        { name: 'invalid_size', value: 2, since: 1 },
      ],
    },
    {
      name: 'resize_edge',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'top', value: 1, since: 1 },
        { name: 'bottom', value: 2, since: 1 },
        { name: 'left', value: 4, since: 1 },
        { name: 'top_left', value: 5, since: 1 },
        { name: 'bottom_left', value: 6, since: 1 },
        { name: 'right', value: 8, since: 1 },
        { name: 'top_right', value: 9, since: 1 },
        { name: 'bottom_right', value: 10, since: 1 },
      ],
    },
    {
      name: 'state',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'maximized', value: 1, since: 1 },
        { name: 'fullscreen', value: 2, since: 1 },
        { name: 'resizing', value: 3, since: 1 },
        { name: 'activated', value: 4, since: 1 },
        { name: 'tiled_left', value: 5, since: 2 },
        { name: 'tiled_right', value: 6, since: 2 },
        { name: 'tiled_top', value: 7, since: 2 },
        { name: 'tiled_bottom', value: 8, since: 2 },
        { name: 'suspended', value: 9, since: 6 },
        { name: 'constrained_left', value: 10, since: 7 },
        { name: 'constrained_right', value: 11, since: 7 },
        { name: 'constrained_top', value: 12, since: 7 },
        { name: 'constrained_bottom', value: 13, since: 7 },
      ],
    },
    {
      name: 'wm_capabilities',
      since: 5,
      bitfield: false,
      entries: [
        { name: 'window_menu', value: 1, since: 1 },
        { name: 'maximize', value: 2, since: 1 },
        { name: 'fullscreen', value: 3, since: 1 },
        { name: 'minimize', value: 4, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_toplevel,
};

export type XdgToplevelEvents = {
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:event:configure
   * Wire: width int, height int, states array
   */
  configure: (event: { width: number; height: number; states: Uint8Array }) => void;
  /** https://wayland.app/protocols/xdg-shell#xdg_toplevel:event:close */
  close: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:event:configure_bounds
   * Wire: width int, height int
   * @since 4
   */
  configureBounds: (event: { width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:event:wm_capabilities
   * Wire: capabilities array
   * @since 5
   */
  wmCapabilities: (event: { capabilities: Uint8Array }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell#xdg_toplevel
 * Described here up to version 7.
 */
export class XdgToplevel extends WaylandProxy<XdgToplevelEvents> {
  static readonly interface: InterfaceDescriptor = xdg_toplevel;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ width: v[0], height: v[1], states: v[2] }),
    undefined,
    (v) => ({ width: v[0], height: v[1] }),
    (v) => ({ capabilities: v[0] }),
  ];
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { configureBounds: 4, wmCapabilities: 5 } as const;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_parent
   * Wire: parent object or null
   */
  setParent(parent: XdgToplevel | null): void {
    const parentId = this.idOf(parent, 'xdg_toplevel', true);
    if (parentId >= 0 && this.straight(1, 1, 1, parentId)) return;
    this.request(1, [parent]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_title
   * Wire: title string
   */
  setTitle(title: string): void {
    this.request(2, [title]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_app_id
   * Wire: app_id string
   */
  setAppId(appId: string): void {
    this.request(3, [appId]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:show_window_menu
   * Wire: seat object, serial uint, x int, y int
   */
  showWindowMenu(seat: WlSeat, serial: number, x: number, y: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (
      seatId >= 0 &&
      serial === serial >>> 0 &&
      x === (x | 0) &&
      y === (y | 0) &&
      this.straight(4, 1, 4, seatId, serial, x, y)
    )
      return;
    this.request(4, [seat, serial, x, y]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:move
   * Wire: seat object, serial uint
   */
  move(seat: WlSeat, serial: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && serial === serial >>> 0 && this.straight(5, 1, 2, seatId, serial)) return;
    this.request(5, [seat, serial]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:resize
   * Wire: seat object, serial uint, edges uint (resize_edge)
   */
  resize(seat: WlSeat, serial: number, edges: XdgToplevelResizeEdge): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (
      seatId >= 0 &&
      serial === serial >>> 0 &&
      edges === edges >>> 0 &&
      this.straight(6, 1, 3, seatId, serial, edges)
    )
      return;
    this.request(6, [seat, serial, edges]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_max_size
   * Wire: width int, height int
   */
  setMaxSize(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(7, 1, 2, width, height)) return;
    this.request(7, [width, height]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_min_size
   * Wire: width int, height int
   */
  setMinSize(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(8, 1, 2, width, height)) return;
    this.request(8, [width, height]);
  }

  /** https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_maximized */
  setMaximized(): void {
    if (!this.straight(9, 1, 0)) this.request(9, []);
  }

  /** https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:unset_maximized */
  unsetMaximized(): void {
    if (!this.straight(10, 1, 0)) this.request(10, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_fullscreen
   * Wire: output object or null
   */
  setFullscreen(output: WlOutput | null): void {
    const outputId = this.idOf(output, 'wl_output', true);
    if (outputId >= 0 && this.straight(11, 1, 1, outputId)) return;
    this.request(11, [output]);
  }

  /** https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:unset_fullscreen */
  unsetFullscreen(): void {
    if (!this.straight(12, 1, 0)) this.request(12, []);
  }

  /** https://wayland.app/protocols/xdg-shell#xdg_toplevel:request:set_minimized */
  setMinimized(): void {
    if (!this.straight(13, 1, 0)) this.request(13, []);
  }
}

/** https://wayland.app/protocols/xdg-shell#xdg_popup:enum:error */
export const XdgPopupError = { invalid_grab: 0 } as const;
export type XdgPopupError = (typeof XdgPopupError)[keyof typeof XdgPopupError];

export const xdg_popup: InterfaceDescriptor = {
  name: 'xdg_popup',
  version: 7,
  protocol: 'xdg_shell',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'grab',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'serial', type: 'uint' },
      ],
    },
    {
      name: 'reposition',
      since: 3,
      args: [
        { name: 'positioner', type: 'object', interface: 'xdg_positioner' },
        { name: 'token', type: 'uint' },
      ],
    },
  ],
  events: [
    {
      name: 'configure',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'popup_done', since: 1, args: [] },
    { name: 'repositioned', since: 3, args: [{ name: 'token', type: 'uint' }] },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_grab', value: 0, since: 1 }] }],
  meanings: meanings.xdg_popup,
};

export type XdgPopupEvents = {
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_popup:event:configure
   * Wire: x int, y int, width int, height int
   */
  configure: (event: { x: number; y: number; width: number; height: number }) => void;
  /** https://wayland.app/protocols/xdg-shell#xdg_popup:event:popup_done */
  popupDone: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/xdg-shell#xdg_popup:event:repositioned
   * Wire: token uint
   * @since 3
   */
  repositioned: (event: { token: number }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell#xdg_popup
 * Described here up to version 7.
 */
export class XdgPopup extends WaylandProxy<XdgPopupEvents> {
  static readonly interface: InterfaceDescriptor = xdg_popup;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ x: v[0], y: v[1], width: v[2], height: v[3] }),
    undefined,
    (v) => ({ token: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { reposition: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { repositioned: 3 } as const;

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_popup:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_popup:request:grab
   * Wire: seat object, serial uint
   */
  grab(seat: WlSeat, serial: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && serial === serial >>> 0 && this.straight(1, 1, 2, seatId, serial)) return;
    this.request(1, [seat, serial]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell#xdg_popup:request:reposition
   * Wire: positioner object, token uint
   * @since 3
   */
  reposition(positioner: XdgPositioner, token: number): void {
    const positionerId = this.idOf(positioner, 'xdg_positioner', false);
    if (positionerId >= 0 && token === token >>> 0 && this.straight(2, 3, 2, positionerId, token)) return;
    this.request(2, [positioner, token]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_wm_base: XdgWmBase,
  xdg_positioner: XdgPositioner,
  xdg_surface: XdgSurface,
  xdg_toplevel: XdgToplevel,
  xdg_popup: XdgPopup,
} as const;
