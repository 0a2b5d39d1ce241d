/**
 * Generated from xdg-shell-unstable-v6.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-shell-unstable-v6
 *
 * The protocol:
 * Copyright © 2008-2013 Kristian Høgsberg
 * Copyright © 2013 Rafael Antognolli
 * Copyright © 2013 Jasper St. Pierre
 * Copyright © 2010-2013 Intel Corporation
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-shell-unstable-v6.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgShellUnstableV6Requests {
  zxdg_shell_v6: 'destroy' | 'create_positioner' | 'get_xdg_surface' | 'pong';
  zxdg_positioner_v6:
    | 'destroy'
    | 'set_size'
    | 'set_anchor_rect'
    | 'set_anchor'
    | 'set_gravity'
    | 'set_constraint_adjustment'
    | 'set_offset';
  zxdg_surface_v6: 'destroy' | 'get_toplevel' | 'get_popup' | 'set_window_geometry' | 'ack_configure';
  zxdg_toplevel_v6:
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
  zxdg_popup_v6: 'destroy' | 'grab';
}

/** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6:enum:error */
export const ZxdgShellV6Error = {
  role: 0,
  defunct_surfaces: 1,
  not_the_topmost_popup: 2,
  invalid_popup_parent: 3,
  invalid_surface_state: 4,
  invalid_positioner: 5,
} as const;
export type ZxdgShellV6Error = (typeof ZxdgShellV6Error)[keyof typeof ZxdgShellV6Error];

export const zxdg_shell_v6: InterfaceDescriptor = {
  name: 'zxdg_shell_v6',
  version: 1,
  protocol: 'xdg_shell_unstable_v6',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'create_positioner', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zxdg_positioner_v6' }] },
    {
      name: 'get_xdg_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_surface_v6' },
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
      ],
    },
  ],
  meanings: meanings.zxdg_shell_v6,
};

export type ZxdgShellV6Events = {
  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6:event:ping
   * Wire: serial uint
   */
  ping: (event: { serial: number }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6
 * Described here up to version 1.
 */
export class ZxdgShellV6 extends WaylandProxy<ZxdgShellV6Events> {
  static readonly interface: InterfaceDescriptor = zxdg_shell_v6;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6:request:create_positioner
   * Wire: id new_id
   */
  createPositioner(): ZxdgPositionerV6 {
    return this.makeStraight(1, 1, ZxdgPositionerV6) ?? this.construct(1, [], ZxdgPositionerV6);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6:request:get_xdg_surface
   * Wire: id new_id, surface object
   */
  getXdgSurface(surface: WlSurface): ZxdgSurfaceV6 {
    return this.construct(2, [surface], ZxdgSurfaceV6);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_shell_v6:request:pong
   * Wire: serial uint
   */
  pong(serial: number): void {
    if (serial === serial >>> 0 && this.straight(3, 1, 1, serial)) return;
    this.request(3, [serial]);
  }
}

/** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:enum:error */
export const ZxdgPositionerV6Error = { invalid_input: 0 } as const;
export type ZxdgPositionerV6Error = (typeof ZxdgPositionerV6Error)[keyof typeof ZxdgPositionerV6Error];

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:enum:anchor
 * Flags, to be combined with `|`.
 */
export const ZxdgPositionerV6Anchor = { none: 0, top: 1, bottom: 2, left: 4, right: 8 } as const;
export type ZxdgPositionerV6Anchor = number;

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:enum:gravity
 * Flags, to be combined with `|`.
 */
export const ZxdgPositionerV6Gravity = { none: 0, top: 1, bottom: 2, left: 4, right: 8 } as const;
export type ZxdgPositionerV6Gravity = number;

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:enum:constraint_adjustment
 * Flags, to be combined with `|`.
 */
export const ZxdgPositionerV6ConstraintAdjustment = {
  none: 0,
  slide_x: 1,
  slide_y: 2,
  flip_x: 4,
  flip_y: 8,
  resize_x: 16,
  resize_y: 32,
} as const;
export type ZxdgPositionerV6ConstraintAdjustment = number;

export const zxdg_positioner_v6: InterfaceDescriptor = {
  name: 'zxdg_positioner_v6',
  version: 1,
  protocol: 'xdg_shell_unstable_v6',
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
    { name: 'set_constraint_adjustment', since: 1, args: [{ name: 'constraint_adjustment', type: 'uint' }] },
    {
      name: 'set_offset',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_input', value: 0, since: 1 }] },
    {
      name: 'anchor',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'top', value: 1, since: 1 },
        { name: 'bottom', value: 2, since: 1 },
        { name: 'left', value: 4, since: 1 },
        { name: 'right', value: 8, since: 1 },
      ],
    },
    {
      name: 'gravity',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'top', value: 1, since: 1 },
        { name: 'bottom', value: 2, since: 1 },
        { name: 'left', value: 4, since: 1 },
        { name: 'right', value: 8, since: 1 },
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
  meanings: meanings.zxdg_positioner_v6,
};

/** It has no events. */
export type ZxdgPositionerV6Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6
 * Described here up to version 1.
 */
export class ZxdgPositionerV6 extends WaylandProxy<ZxdgPositionerV6Events> {
  static readonly interface: InterfaceDescriptor = zxdg_positioner_v6;

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
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:set_size
   * Wire: width int, height int
   */
  setSize(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(1, 1, 2, width, height)) return;
    this.request(1, [width, height]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:set_anchor_rect
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
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:set_anchor
   * Wire: anchor uint (anchor)
   */
  setAnchor(anchor: ZxdgPositionerV6Anchor): void {
    if (anchor === anchor >>> 0 && this.straight(3, 1, 1, anchor)) return;
    this.request(3, [anchor]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:set_gravity
   * Wire: gravity uint (gravity)
   */
  setGravity(gravity: ZxdgPositionerV6Gravity): void {
    if (gravity === gravity >>> 0 && this.straight(4, 1, 1, gravity)) return;
    this.request(4, [gravity]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:set_constraint_adjustment
   * Wire: constraint_adjustment uint
   */
  setConstraintAdjustment(constraintAdjustment: number): void {
    if (constraintAdjustment === constraintAdjustment >>> 0 && this.straight(5, 1, 1, constraintAdjustment)) return;
    this.request(5, [constraintAdjustment]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_positioner_v6:request:set_offset
   * Wire: x int, y int
   */
  setOffset(x: number, y: number): void {
    if (x === (x | 0) && y === (y | 0) && this.straight(6, 1, 2, x, y)) return;
    this.request(6, [x, y]);
  }
}

/** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:enum:error */
export const ZxdgSurfaceV6Error = { not_constructed: 1, already_constructed: 2, unconfigured_buffer: 3 } as const;
export type ZxdgSurfaceV6Error = (typeof ZxdgSurfaceV6Error)[keyof typeof ZxdgSurfaceV6Error];

export const zxdg_surface_v6: InterfaceDescriptor = {
  name: 'zxdg_surface_v6',
  version: 1,
  protocol: 'xdg_shell_unstable_v6',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'get_toplevel', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zxdg_toplevel_v6' }] },
    {
      name: 'get_popup',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zxdg_popup_v6' },
        { name: 'parent', type: 'object', interface: 'zxdg_surface_v6' },
        { name: 'positioner', type: 'object', interface: 'zxdg_positioner_v6' },
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
      ],
    },
  ],
  meanings: meanings.zxdg_surface_v6,
};

export type ZxdgSurfaceV6Events = {
  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:event:configure
   * Wire: serial uint
   */
  configure: (event: { serial: number }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6
 * Described here up to version 1.
 */
export class ZxdgSurfaceV6 extends WaylandProxy<ZxdgSurfaceV6Events> {
  static readonly interface: InterfaceDescriptor = zxdg_surface_v6;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:request:get_toplevel
   * Wire: id new_id
   */
  getToplevel(): ZxdgToplevelV6 {
    return this.makeStraight(1, 1, ZxdgToplevelV6) ?? this.construct(1, [], ZxdgToplevelV6);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:request:get_popup
   * Wire: id new_id, parent object, positioner object
   */
  getPopup(parent: ZxdgSurfaceV6, positioner: ZxdgPositionerV6): ZxdgPopupV6 {
    return this.construct(2, [parent, positioner], ZxdgPopupV6);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:request:set_window_geometry
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
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_surface_v6:request:ack_configure
   * Wire: serial uint
   */
  ackConfigure(serial: number): void {
    if (serial === serial >>> 0 && this.straight(4, 1, 1, serial)) return;
    this.request(4, [serial]);
  }
}

/** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:enum:resize_edge */
export const ZxdgToplevelV6ResizeEdge = {
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
export type ZxdgToplevelV6ResizeEdge = (typeof ZxdgToplevelV6ResizeEdge)[keyof typeof ZxdgToplevelV6ResizeEdge];

/** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:enum:state */
export const ZxdgToplevelV6State = { maximized: 1, fullscreen: 2, resizing: 3, activated: 4 } as const;
export type ZxdgToplevelV6State = (typeof ZxdgToplevelV6State)[keyof typeof ZxdgToplevelV6State];

export const zxdg_toplevel_v6: InterfaceDescriptor = {
  name: 'zxdg_toplevel_v6',
  version: 1,
  protocol: 'xdg_shell_unstable_v6',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_parent',
      since: 1,
      args: [{ name: 'parent', type: 'object', interface: 'zxdg_toplevel_v6', nullable: true }],
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
        { name: 'edges', type: 'uint' },
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
  ],
  enums: [
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
      ],
    },
  ],
  meanings: meanings.zxdg_toplevel_v6,
};

export type ZxdgToplevelV6Events = {
  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:event:configure
   * Wire: width int, height int, states array
   */
  configure: (event: { width: number; height: number; states: Uint8Array }) => void;
  /** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:event:close */
  close: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6
 * Described here up to version 1.
 */
export class ZxdgToplevelV6 extends WaylandProxy<ZxdgToplevelV6Events> {
  static readonly interface: InterfaceDescriptor = zxdg_toplevel_v6;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ width: v[0], height: v[1], states: v[2] }),
    undefined,
  ];

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
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_parent
   * Wire: parent object or null
   */
  setParent(parent: ZxdgToplevelV6 | null): void {
    const parentId = this.idOf(parent, 'zxdg_toplevel_v6', true);
    if (parentId >= 0 && this.straight(1, 1, 1, parentId)) return;
    this.request(1, [parent]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_title
   * Wire: title string
   */
  setTitle(title: string): void {
    this.request(2, [title]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_app_id
   * Wire: app_id string
   */
  setAppId(appId: string): void {
    this.request(3, [appId]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:show_window_menu
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
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:move
   * Wire: seat object, serial uint
   */
  move(seat: WlSeat, serial: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && serial === serial >>> 0 && this.straight(5, 1, 2, seatId, serial)) return;
    this.request(5, [seat, serial]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:resize
   * Wire: seat object, serial uint, edges uint
   */
  resize(seat: WlSeat, serial: number, edges: number): void {
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
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_max_size
   * Wire: width int, height int
   */
  setMaxSize(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(7, 1, 2, width, height)) return;
    this.request(7, [width, height]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_min_size
   * Wire: width int, height int
   */
  setMinSize(width: number, height: number): void {
    if (width === (width | 0) && height === (height | 0) && this.straight(8, 1, 2, width, height)) return;
    this.request(8, [width, height]);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_maximized */
  setMaximized(): void {
    if (!this.straight(9, 1, 0)) this.request(9, []);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:unset_maximized */
  unsetMaximized(): void {
    if (!this.straight(10, 1, 0)) this.request(10, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_fullscreen
   * Wire: output object or null
   */
  setFullscreen(output: WlOutput | null): void {
    const outputId = this.idOf(output, 'wl_output', true);
    if (outputId >= 0 && this.straight(11, 1, 1, outputId)) return;
    this.request(11, [output]);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:unset_fullscreen */
  unsetFullscreen(): void {
    if (!this.straight(12, 1, 0)) this.request(12, []);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_toplevel_v6:request:set_minimized */
  setMinimized(): void {
    if (!this.straight(13, 1, 0)) this.request(13, []);
  }
}

/** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_popup_v6:enum:error */
export const ZxdgPopupV6Error = { invalid_grab: 0 } as const;
export type ZxdgPopupV6Error = (typeof ZxdgPopupV6Error)[keyof typeof ZxdgPopupV6Error];

export const zxdg_popup_v6: InterfaceDescriptor = {
  name: 'zxdg_popup_v6',
  version: 1,
  protocol: 'xdg_shell_unstable_v6',
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
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_grab', value: 0, since: 1 }] }],
  meanings: meanings.zxdg_popup_v6,
};

export type ZxdgPopupV6Events = {
  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_popup_v6:event:configure
   * Wire: x int, y int, width int, height int
   */
  configure: (event: { x: number; y: number; width: number; height: number }) => void;
  /** https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_popup_v6:event:popup_done */
  popupDone: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_popup_v6
 * Described here up to version 1.
 */
export class ZxdgPopupV6 extends WaylandProxy<ZxdgPopupV6Events> {
  static readonly interface: InterfaceDescriptor = zxdg_popup_v6;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ x: v[0], y: v[1], width: v[2], height: v[3] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_popup_v6:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v6#zxdg_popup_v6:request:grab
   * Wire: seat object, serial uint
   */
  grab(seat: WlSeat, serial: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && serial === serial >>> 0 && this.straight(1, 1, 2, seatId, serial)) return;
    this.request(1, [seat, serial]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zxdg_shell_v6: ZxdgShellV6,
  zxdg_positioner_v6: ZxdgPositionerV6,
  zxdg_surface_v6: ZxdgSurfaceV6,
  zxdg_toplevel_v6: ZxdgToplevelV6,
  zxdg_popup_v6: ZxdgPopupV6,
} as const;
