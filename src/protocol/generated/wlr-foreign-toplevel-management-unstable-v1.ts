/**
 * Generated from wlr-foreign-toplevel-management-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1
 *
 * The protocol:
 * Copyright © 2018 Ilia Bozhinov
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-foreign-toplevel-management-unstable-v1.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrForeignToplevelManagementUnstableV1Requests {
  zwlr_foreign_toplevel_manager_v1: 'stop';
  zwlr_foreign_toplevel_handle_v1:
    | 'set_maximized'
    | 'unset_maximized'
    | 'set_minimized'
    | 'unset_minimized'
    | 'activate'
    | 'close'
    | 'set_rectangle'
    | 'destroy'
    | 'set_fullscreen'
    | 'unset_fullscreen';
}

export const zwlr_foreign_toplevel_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_foreign_toplevel_manager_v1',
  version: 3,
  protocol: 'wlr_foreign_toplevel_management_unstable_v1',
  requests: [{ name: 'stop', since: 1, args: [] }],
  events: [
    {
      name: 'toplevel',
      since: 1,
      args: [{ name: 'toplevel', type: 'new_id', interface: 'zwlr_foreign_toplevel_handle_v1' }],
    },
    { name: 'finished', since: 1, args: [] },
  ],
  enums: [],
  meanings: meanings.zwlr_foreign_toplevel_manager_v1,
};

export type ZwlrForeignToplevelManagerV1Events = {
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_manager_v1:event:toplevel
   * Wire: toplevel new_id
   */
  toplevel: (event: { toplevel: ZwlrForeignToplevelHandleV1 }) => void;
  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_manager_v1:event:finished */
  finished: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_manager_v1
 * Described here up to version 3.
 */
export class ZwlrForeignToplevelManagerV1 extends WaylandProxy<ZwlrForeignToplevelManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_foreign_toplevel_manager_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwlr_foreign_toplevel_handle_v1: () => ZwlrForeignToplevelHandleV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ toplevel: v[0] }), undefined];

  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_manager_v1:request:stop */
  stop(): void {
    if (!this.straight(0, 1, 0)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:enum:state */
export const ZwlrForeignToplevelHandleV1State = { maximized: 0, minimized: 1, activated: 2, fullscreen: 3 } as const;
export type ZwlrForeignToplevelHandleV1State =
  (typeof ZwlrForeignToplevelHandleV1State)[keyof typeof ZwlrForeignToplevelHandleV1State];

/** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:enum:error */
export const ZwlrForeignToplevelHandleV1Error = { invalid_rectangle: 0 } as const;
export type ZwlrForeignToplevelHandleV1Error =
  (typeof ZwlrForeignToplevelHandleV1Error)[keyof typeof ZwlrForeignToplevelHandleV1Error];

export const zwlr_foreign_toplevel_handle_v1: InterfaceDescriptor = {
  name: 'zwlr_foreign_toplevel_handle_v1',
  version: 3,
  protocol: 'wlr_foreign_toplevel_management_unstable_v1',
  requests: [
    { name: 'set_maximized', since: 1, args: [] },
    { name: 'unset_maximized', since: 1, args: [] },
    { name: 'set_minimized', since: 1, args: [] },
    { name: 'unset_minimized', since: 1, args: [] },
    { name: 'activate', since: 1, args: [{ name: 'seat', type: 'object', interface: 'wl_seat' }] },
    { name: 'close', since: 1, args: [] },
    {
      name: 'set_rectangle',
      since: 1,
      args: [
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_fullscreen',
      since: 2,
      args: [{ name: 'output', type: 'object', interface: 'wl_output', nullable: true }],
    },
    { name: 'unset_fullscreen', since: 2, args: [] },
  ],
  events: [
    { name: 'title', since: 1, args: [{ name: 'title', type: 'string' }] },
    { name: 'app_id', since: 1, args: [{ name: 'app_id', type: 'string' }] },
    { name: 'output_enter', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    { name: 'output_leave', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    { name: 'state', since: 1, args: [{ name: 'state', type: 'array' }] },
    { name: 'done', since: 1, args: [] },
    { name: 'closed', since: 1, args: [] },
    {
      name: 'parent',
      since: 3,
      args: [{ name: 'parent', type: 'object', interface: 'zwlr_foreign_toplevel_handle_v1', nullable: true }],
    },
  ],
  enums: [
    {
      name: 'state',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'maximized', value: 0, since: 1 },
        { name: 'minimized', value: 1, since: 1 },
        { name: 'activated', value: 2, since: 1 },
        { name: 'fullscreen', value: 3, since: 2 },
      ],
    },
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_rectangle', value: 0, since: 1 }] },
  ],
  meanings: meanings.zwlr_foreign_toplevel_handle_v1,
};

export type ZwlrForeignToplevelHandleV1Events = {
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:title
   * Wire: title string
   */
  title: (event: { title: string }) => void;
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:app_id
   * Wire: app_id string
   */
  appId: (event: { appId: string }) => void;
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:output_enter
   * Wire: output object
   */
  outputEnter: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:output_leave
   * Wire: output object
   */
  outputLeave: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:state
   * Wire: state array
   */
  state: (event: { state: Uint8Array }) => void;
  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:closed */
  closed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:event:parent
   * Wire: parent object or null
   * @since 3
   */
  parent: (event: { parent: ZwlrForeignToplevelHandleV1 | null }) => void;
};

/**
 * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1
 * Described here up to version 3.
 */
export class ZwlrForeignToplevelHandleV1 extends WaylandProxy<ZwlrForeignToplevelHandleV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_foreign_toplevel_handle_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ title: v[0] }),
    (v) => ({ appId: v[0] }),
    (v) => ({ output: v[0] }),
    (v) => ({ output: v[0] }),
    (v) => ({ state: v[0] }),
    undefined,
    undefined,
    (v) => ({ parent: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { setFullscreen: 2, unsetFullscreen: 2 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { parent: 3 } as const;

  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:set_maximized */
  setMaximized(): void {
    if (!this.straight(0, 1, 0)) this.request(0, []);
  }

  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:unset_maximized */
  unsetMaximized(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }

  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:set_minimized */
  setMinimized(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }

  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:unset_minimized */
  unsetMinimized(): void {
    if (!this.straight(3, 1, 0)) this.request(3, []);
  }

  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:activate
   * Wire: seat object
   */
  activate(seat: WlSeat): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && this.straight(4, 1, 1, seatId)) return;
    this.request(4, [seat]);
  }

  /** https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:close */
  close(): void {
    if (!this.straight(5, 1, 0)) this.request(5, []);
  }

  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:set_rectangle
   * Wire: surface object, x int, y int, width int, height int
   */
  setRectangle(surface: WlSurface, x: number, y: number, width: number, height: number): void {
    this.request(6, [surface, x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(7, 1)) this.request(7, []);
  }

  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:set_fullscreen
   * Wire: output object or null
   * @since 2
   */
  setFullscreen(output: WlOutput | null): void {
    const outputId = this.idOf(output, 'wl_output', true);
    if (outputId >= 0 && this.straight(8, 2, 1, outputId)) return;
    this.request(8, [output]);
  }

  /**
   * https://wayland.app/protocols/wlr-foreign-toplevel-management-unstable-v1#zwlr_foreign_toplevel_handle_v1:request:unset_fullscreen
   * @since 2
   */
  unsetFullscreen(): void {
    if (!this.straight(9, 2, 0)) this.request(9, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_foreign_toplevel_manager_v1: ZwlrForeignToplevelManagerV1,
  zwlr_foreign_toplevel_handle_v1: ZwlrForeignToplevelHandleV1,
} as const;
