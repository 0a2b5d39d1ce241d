/**
 * Generated from xdg-shell-unstable-v5.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/xdg-shell-unstable-v5
 *
 * The protocol:
 * Copyright © 2008-2013 Kristian Høgsberg
 * Copyright © 2013 Rafael Antognolli
 * Copyright © 2013 Jasper St. Pierre
 * Copyright © 2010-2013 Intel Corporation
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/xdg-shell-unstable-v5.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface XdgShellUnstableV5Requests {
  xdg_shell: 'destroy' | 'use_unstable_version' | 'get_xdg_surface' | 'get_xdg_popup' | 'pong';
  xdg_surface:
    | 'destroy'
    | 'set_parent'
    | 'set_title'
    | 'set_app_id'
    | 'show_window_menu'
    | 'move'
    | 'resize'
    | 'ack_configure'
    | 'set_window_geometry'
    | 'set_maximized'
    | 'unset_maximized'
    | 'set_fullscreen'
    | 'unset_fullscreen'
    | 'set_minimized';
  xdg_popup: 'destroy';
}

/** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:enum:version */
export const XdgShellVersion = { current: 5 } as const;
export type XdgShellVersion = (typeof XdgShellVersion)[keyof typeof XdgShellVersion];

/** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:enum:error */
export const XdgShellError = {
  role: 0,
  defunct_surfaces: 1,
  not_the_topmost_popup: 2,
  invalid_popup_parent: 3,
} as const;
export type XdgShellError = (typeof XdgShellError)[keyof typeof XdgShellError];

export const xdg_shell: InterfaceDescriptor = {
  name: 'xdg_shell',
  version: 1,
  protocol: 'xdg_shell_unstable_v5',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'use_unstable_version', since: 1, args: [{ name: 'version', type: 'int' }] },
    {
      name: 'get_xdg_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_surface' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'get_xdg_popup',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'xdg_popup' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'parent', type: 'object', interface: 'wl_surface' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'serial', type: 'uint' },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    { name: 'pong', since: 1, args: [{ name: 'serial', type: 'uint' }] },
  ],
  events: [{ name: 'ping', since: 1, args: [{ name: 'serial', type: 'uint' }] }],
  enums: [
    { name: 'version', since: 1, bitfield: false, entries: [{ name: 'current', value: 5, since: 1 }] },
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'role', value: 0, since: 1 },
        { name: 'defunct_surfaces', value: 1, since: 1 },
        { name: 'not_the_topmost_popup', value: 2, since: 1 },
        { name: 'invalid_popup_parent', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.xdg_shell,
};

export type XdgShellEvents = {
  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:event:ping
   * Wire: serial uint
   */
  ping: (event: { serial: number }) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell
 * Described here up to version 1.
 */
export class XdgShell extends WaylandProxy<XdgShellEvents> {
  static readonly interface: InterfaceDescriptor = xdg_shell;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0] })];

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:request:use_unstable_version
   * Wire: version int
   */
  useUnstableVersion(version: number): void {
    if (version === (version | 0) && this.straight(1, 1, 1, version)) return;
    this.request(1, [version]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:request:get_xdg_surface
   * Wire: id new_id, surface object
   */
  getXdgSurface(surface: WlSurface): XdgSurface {
    return this.construct(2, [surface], XdgSurface);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:request:get_xdg_popup
   * Wire: id new_id, surface object, parent object, seat object, serial uint, x int, y int
   */
  getXdgPopup(surface: WlSurface, parent: WlSurface, seat: WlSeat, serial: number, x: number, y: number): XdgPopup {
    return this.construct(3, [surface, parent, seat, serial, x, y], XdgPopup);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_shell:request:pong
   * Wire: serial uint
   */
  pong(serial: number): void {
    if (serial === serial >>> 0 && this.straight(4, 1, 1, serial)) return;
    this.request(4, [serial]);
  }
}

/** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:enum:resize_edge */
export const XdgSurfaceResizeEdge = {
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
export type XdgSurfaceResizeEdge = (typeof XdgSurfaceResizeEdge)[keyof typeof XdgSurfaceResizeEdge];

/** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:enum:state */
export const XdgSurfaceState = { maximized: 1, fullscreen: 2, resizing: 3, activated: 4 } as const;
export type XdgSurfaceState = (typeof XdgSurfaceState)[keyof typeof XdgSurfaceState];

export const xdg_surface: InterfaceDescriptor = {
  name: 'xdg_surface',
  version: 1,
  protocol: 'xdg_shell_unstable_v5',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_parent',
      since: 1,
      args: [{ name: 'parent', type: 'object', interface: 'xdg_surface', nullable: true }],
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
    { name: 'ack_configure', since: 1, args: [{ name: 'serial', type: 'uint' }] },
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
        { name: 'serial', type: 'uint' },
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
  meanings: meanings.xdg_surface,
};

export type XdgSurfaceEvents = {
  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:event:configure
   * Wire: width int, height int, states array, serial uint
   */
  configure: (event: { width: number; height: number; states: Uint8Array; serial: number }) => void;
  /** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:event:close */
  close: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface
 * Described here up to version 1.
 */
export class XdgSurface extends WaylandProxy<XdgSurfaceEvents> {
  static readonly interface: InterfaceDescriptor = xdg_surface;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ width: v[0], height: v[1], states: v[2], serial: v[3] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_parent
   * Wire: parent object or null
   */
  setParent(parent: XdgSurface | null): void {
    const parentId = this.idOf(parent, 'xdg_surface', true);
    if (parentId >= 0 && this.straight(1, 1, 1, parentId)) return;
    this.request(1, [parent]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_title
   * Wire: title string
   */
  setTitle(title: string): void {
    this.request(2, [title]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_app_id
   * Wire: app_id string
   */
  setAppId(appId: string): void {
    this.request(3, [appId]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:show_window_menu
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
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:move
   * Wire: seat object, serial uint
   */
  move(seat: WlSeat, serial: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && serial === serial >>> 0 && this.straight(5, 1, 2, seatId, serial)) return;
    this.request(5, [seat, serial]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:resize
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
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:ack_configure
   * Wire: serial uint
   */
  ackConfigure(serial: number): void {
    if (serial === serial >>> 0 && this.straight(7, 1, 1, serial)) return;
    this.request(7, [serial]);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_window_geometry
   * Wire: x int, y int, width int, height int
   */
  setWindowGeometry(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(8, 1, 4, x, y, width, height)
    )
      return;
    this.request(8, [x, y, width, height]);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_maximized */
  setMaximized(): void {
    if (!this.straight(9, 1, 0)) this.request(9, []);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:unset_maximized */
  unsetMaximized(): void {
    if (!this.straight(10, 1, 0)) this.request(10, []);
  }

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_fullscreen
   * Wire: output object or null
   */
  setFullscreen(output: WlOutput | null): void {
    const outputId = this.idOf(output, 'wl_output', true);
    if (outputId >= 0 && this.straight(11, 1, 1, outputId)) return;
    this.request(11, [output]);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:unset_fullscreen */
  unsetFullscreen(): void {
    if (!this.straight(12, 1, 0)) this.request(12, []);
  }

  /** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_surface:request:set_minimized */
  setMinimized(): void {
    if (!this.straight(13, 1, 0)) this.request(13, []);
  }
}

export const xdg_popup: InterfaceDescriptor = {
  name: 'xdg_popup',
  version: 1,
  protocol: 'xdg_shell_unstable_v5',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [{ name: 'popup_done', since: 1, args: [] }],
  enums: [],
  meanings: meanings.xdg_popup,
};

export type XdgPopupEvents = {
  /** https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_popup:event:popup_done */
  popupDone: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_popup
 * Described here up to version 1.
 */
export class XdgPopup extends WaylandProxy<XdgPopupEvents> {
  static readonly interface: InterfaceDescriptor = xdg_popup;

  /**
   * https://wayland.app/protocols/xdg-shell-unstable-v5#xdg_popup:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  xdg_shell: XdgShell,
  xdg_surface: XdgSurface,
  xdg_popup: XdgPopup,
} as const;
