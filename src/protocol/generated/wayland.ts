/**
 * Generated from wayland.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wayland
 *
 * The protocol:
 * Copyright © 2008-2011 Kristian Høgsberg
 * Copyright © 2010-2011 Intel Corporation
 * Copyright © 2012-2013 Collabora, Ltd.
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wayland.js';
import { type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';

/** The requests of each interface, as in the XML. */
export interface WaylandRequests {
  wl_display: 'sync' | 'get_registry';
  wl_registry: 'bind';
  wl_callback: never;
  wl_compositor: 'create_surface' | 'create_region' | 'release';
  wl_shm_pool: 'create_buffer' | 'destroy' | 'resize';
  wl_shm: 'create_pool' | 'release';
  wl_buffer: 'destroy';
  wl_data_offer: 'accept' | 'receive' | 'destroy' | 'finish' | 'set_actions';
  wl_data_source: 'offer' | 'destroy' | 'set_actions';
  wl_data_device: 'start_drag' | 'set_selection' | 'release';
  wl_data_device_manager: 'create_data_source' | 'get_data_device' | 'release';
  wl_shell: 'get_shell_surface';
  wl_shell_surface:
    | 'pong'
    | 'move'
    | 'resize'
    | 'set_toplevel'
    | 'set_transient'
    | 'set_fullscreen'
    | 'set_popup'
    | 'set_maximized'
    | 'set_title'
    | 'set_class';
  wl_surface:
    | 'destroy'
    | 'attach'
    | 'damage'
    | 'frame'
    | 'set_opaque_region'
    | 'set_input_region'
    | 'commit'
    | 'set_buffer_transform'
    | 'set_buffer_scale'
    | 'damage_buffer'
    | 'offset'
    | 'get_release';
  wl_seat: 'get_pointer' | 'get_keyboard' | 'get_touch' | 'release';
  wl_pointer: 'set_cursor' | 'release';
  wl_keyboard: 'release';
  wl_touch: 'release';
  wl_output: 'release';
  wl_region: 'destroy' | 'add' | 'subtract';
  wl_subcompositor: 'destroy' | 'get_subsurface';
  wl_subsurface: 'destroy' | 'set_position' | 'place_above' | 'place_below' | 'set_sync' | 'set_desync';
  wl_fixes: 'destroy' | 'destroy_registry' | 'ack_global_remove';
}

/** https://wayland.app/protocols/wayland#wl_display:enum:error */
export const WlDisplayError = { invalid_object: 0, invalid_method: 1, no_memory: 2, implementation: 3 } as const;
export type WlDisplayError = (typeof WlDisplayError)[keyof typeof WlDisplayError];

export const wl_display: InterfaceDescriptor = {
  name: 'wl_display',
  version: 1,
  protocol: 'wayland',
  requests: [
    { name: 'sync', since: 1, args: [{ name: 'callback', type: 'new_id', interface: 'wl_callback' }] },
    { name: 'get_registry', since: 1, args: [{ name: 'registry', type: 'new_id', interface: 'wl_registry' }] },
  ],
  events: [
    {
      name: 'error',
      since: 1,
      args: [
        { name: 'object_id', type: 'object' },
        { name: 'code', type: 'uint' },
        { name: 'message', type: 'string' },
      ],
    },
    { name: 'delete_id', since: 1, args: [{ name: 'id', type: 'uint' }] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_object', value: 0, since: 1 },
        { name: 'invalid_method', value: 1, since: 1 },
        { name: 'no_memory', value: 2, since: 1 },
        { name: 'implementation', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_display,
};

export type WlDisplayEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_display:event:error
   * Wire: object_id object, code uint, message string
   */
  error: (event: { objectId: WaylandProxy; code: number; message: string }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_display:event:delete_id
   * Wire: id uint
   */
  deleteId: (event: { id: number }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_display
 * Described here up to version 1.
 */
export class WlDisplay extends WaylandProxy<WlDisplayEvents> {
  static readonly interface: InterfaceDescriptor = wl_display;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ objectId: v[0], code: v[1], message: v[2] }),
    (v) => ({ id: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/wayland#wl_display:request:sync
   * Wire: callback new_id
   */
  sync(): WlCallback {
    return this.makeStraight(0, 1, WlCallback) ?? this.construct(0, [], WlCallback);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_display:request:get_registry
   * Wire: registry new_id
   */
  getRegistry(): WlRegistry {
    return this.makeStraight(1, 1, WlRegistry) ?? this.construct(1, [], WlRegistry);
  }
}

export const wl_registry: InterfaceDescriptor = {
  name: 'wl_registry',
  version: 1,
  protocol: 'wayland',
  requests: [
    {
      name: 'bind',
      since: 1,
      args: [
        { name: 'name', type: 'uint' },
        { name: 'id', type: 'new_id' },
      ],
    },
  ],
  events: [
    {
      name: 'global',
      since: 1,
      args: [
        { name: 'name', type: 'uint' },
        { name: 'interface', type: 'string' },
        { name: 'version', type: 'uint' },
      ],
    },
    { name: 'global_remove', since: 1, args: [{ name: 'name', type: 'uint' }] },
  ],
  enums: [],
  meanings: meanings.wl_registry,
};

export type WlRegistryEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_registry:event:global
   * Wire: name uint, interface string, version uint
   */
  global: (event: { name: number; interface: string; version: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_registry:event:global_remove
   * Wire: name uint
   */
  globalRemove: (event: { name: number }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_registry
 * Described here up to version 1.
 */
export class WlRegistry extends WaylandProxy<WlRegistryEvents> {
  static readonly interface: InterfaceDescriptor = wl_registry;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ name: v[0], interface: v[1], version: v[2] }),
    (v) => ({ name: v[0] }),
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
   * https://wayland.app/protocols/wayland#wl_registry:request:bind
   * Wire: name uint, id new_id
   */
  bind<T extends WaylandProxy>(name: number, type: ProxyClass<T>, version: number): T {
    return this.construct(0, [name], type, version);
  }
}

export const wl_callback: InterfaceDescriptor = {
  name: 'wl_callback',
  version: 1,
  protocol: 'wayland',
  requests: [],
  events: [{ name: 'done', since: 1, destructor: true, args: [{ name: 'callback_data', type: 'uint' }] }],
  enums: [],
  meanings: meanings.wl_callback,
};

export type WlCallbackEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_callback:event:done
   * Wire: callback_data uint
   * Destroys the object.
   */
  done: (event: { callbackData: number }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_callback
 * Described here up to version 1.
 */
export class WlCallback extends WaylandProxy<WlCallbackEvents> {
  static readonly interface: InterfaceDescriptor = wl_callback;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ callbackData: v[0] })];

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }
}

export const wl_compositor: InterfaceDescriptor = {
  name: 'wl_compositor',
  version: 7,
  protocol: 'wayland',
  requests: [
    { name: 'create_surface', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_surface' }] },
    { name: 'create_region', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_region' }] },
    { name: 'release', since: 7, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.wl_compositor,
};

/** It has no events. */
export type WlCompositorEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_compositor
 * Described here up to version 7.
 */
export class WlCompositor extends WaylandProxy<WlCompositorEvents> {
  static readonly interface: InterfaceDescriptor = wl_compositor;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 7 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_compositor:request:create_surface
   * Wire: id new_id
   */
  createSurface(): WlSurface {
    return this.makeStraight(0, 1, WlSurface) ?? this.construct(0, [], WlSurface);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_compositor:request:create_region
   * Wire: id new_id
   */
  createRegion(): WlRegion {
    return this.makeStraight(1, 1, WlRegion) ?? this.construct(1, [], WlRegion);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_compositor:request:release
   * Destroys the object.
   * @since 7
   */
  release(): void {
    if (!this.endStraight(2, 7)) this.request(2, []);
  }
}

/**
 * https://wayland.app/protocols/wayland#wl_shm_pool:enum:error
 * @since 3
 */
export const WlShmPoolError = { invalid_format: 0, invalid_stride: 1 } as const;
export type WlShmPoolError = (typeof WlShmPoolError)[keyof typeof WlShmPoolError];

export const wl_shm_pool: InterfaceDescriptor = {
  name: 'wl_shm_pool',
  version: 3,
  protocol: 'wayland',
  requests: [
    {
      name: 'create_buffer',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wl_buffer' },
        { name: 'offset', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
        { name: 'stride', type: 'int' },
        { name: 'format', type: 'uint', enum: 'wl_shm.format' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'resize', since: 1, args: [{ name: 'size', type: 'int' }] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 3,
      bitfield: false,
      entries: [
        { name: 'invalid_format', value: 0, since: 1 },
        { name: 'invalid_stride', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_shm_pool,
};

/** It has no events. */
export type WlShmPoolEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_shm_pool
 * Described here up to version 3.
 */
export class WlShmPool extends WaylandProxy<WlShmPoolEvents> {
  static readonly interface: InterfaceDescriptor = wl_shm_pool;

  /**
   * https://wayland.app/protocols/wayland#wl_shm_pool:request:create_buffer
   * Wire: id new_id, offset int, width int, height int, stride int, format uint (wl_shm.format)
   */
  createBuffer(offset: number, width: number, height: number, stride: number, format: WlShmFormat): WlBuffer {
    return this.construct(0, [offset, width, height, stride, format], WlBuffer);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shm_pool:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shm_pool:request:resize
   * Wire: size int
   */
  resize(size: number): void {
    if (size === (size | 0) && this.straight(2, 1, 1, size)) return;
    this.request(2, [size]);
  }
}

/**
 * https://wayland.app/protocols/wayland#wl_shm:enum:error
 * @since 3
 */
export const WlShmError = { invalid_format: 0, invalid_stride: 1, invalid_fd: 2 } as const;
export type WlShmError = (typeof WlShmError)[keyof typeof WlShmError];

/** https://wayland.app/protocols/wayland#wl_shm:enum:format */
export const WlShmFormat = {
  argb8888: 0,
  xrgb8888: 1,
  c8: 0x20203843,
  rgb332: 0x38424752,
  bgr233: 0x38524742,
  xrgb4444: 0x32315258,
  xbgr4444: 0x32314258,
  rgbx4444: 0x32315852,
  bgrx4444: 0x32315842,
  argb4444: 0x32315241,
  abgr4444: 0x32314241,
  rgba4444: 0x32314152,
  bgra4444: 0x32314142,
  xrgb1555: 0x35315258,
  xbgr1555: 0x35314258,
  rgbx5551: 0x35315852,
  bgrx5551: 0x35315842,
  argb1555: 0x35315241,
  abgr1555: 0x35314241,
  rgba5551: 0x35314152,
  bgra5551: 0x35314142,
  rgb565: 0x36314752,
  bgr565: 0x36314742,
  rgb888: 0x34324752,
  bgr888: 0x34324742,
  xbgr8888: 0x34324258,
  rgbx8888: 0x34325852,
  bgrx8888: 0x34325842,
  abgr8888: 0x34324241,
  rgba8888: 0x34324152,
  bgra8888: 0x34324142,
  xrgb2101010: 0x30335258,
  xbgr2101010: 0x30334258,
  rgbx1010102: 0x30335852,
  bgrx1010102: 0x30335842,
  argb2101010: 0x30335241,
  abgr2101010: 0x30334241,
  rgba1010102: 0x30334152,
  bgra1010102: 0x30334142,
  yuyv: 0x56595559,
  yvyu: 0x55595659,
  uyvy: 0x59565955,
  vyuy: 0x59555956,
  ayuv: 0x56555941,
  nv12: 0x3231564e,
  nv21: 0x3132564e,
  nv16: 0x3631564e,
  nv61: 0x3136564e,
  yuv410: 0x39565559,
  yvu410: 0x39555659,
  yuv411: 0x31315559,
  yvu411: 0x31315659,
  yuv420: 0x32315559,
  yvu420: 0x32315659,
  yuv422: 0x36315559,
  yvu422: 0x36315659,
  yuv444: 0x34325559,
  yvu444: 0x34325659,
  r8: 0x20203852,
  r16: 0x20363152,
  rg88: 0x38384752,
  gr88: 0x38385247,
  rg1616: 0x32334752,
  gr1616: 0x32335247,
  xrgb16161616f: 0x48345258,
  xbgr16161616f: 0x48344258,
  argb16161616f: 0x48345241,
  abgr16161616f: 0x48344241,
  xyuv8888: 0x56555958,
  vuy888: 0x34325556,
  vuy101010: 0x30335556,
  y210: 0x30313259,
  y212: 0x32313259,
  y216: 0x36313259,
  y410: 0x30313459,
  y412: 0x32313459,
  y416: 0x36313459,
  xvyu2101010: 0x30335658,
  xvyu12_16161616: 0x36335658,
  xvyu16161616: 0x38345658,
  y0l0: 0x304c3059,
  x0l0: 0x304c3058,
  y0l2: 0x324c3059,
  x0l2: 0x324c3058,
  yuv420_8bit: 0x38305559,
  yuv420_10bit: 0x30315559,
  xrgb8888_a8: 0x38415258,
  xbgr8888_a8: 0x38414258,
  rgbx8888_a8: 0x38415852,
  bgrx8888_a8: 0x38415842,
  rgb888_a8: 0x38413852,
  bgr888_a8: 0x38413842,
  rgb565_a8: 0x38413552,
  bgr565_a8: 0x38413542,
  nv24: 0x3432564e,
  nv42: 0x3234564e,
  p210: 0x30313250,
  p010: 0x30313050,
  p012: 0x32313050,
  p016: 0x36313050,
  axbxgxrx106106106106: 0x30314241,
  nv15: 0x3531564e,
  q410: 0x30313451,
  q401: 0x31303451,
  xrgb16161616: 0x38345258,
  xbgr16161616: 0x38344258,
  argb16161616: 0x38345241,
  abgr16161616: 0x38344241,
  c1: 0x20203143,
  c2: 0x20203243,
  c4: 0x20203443,
  d1: 0x20203144,
  d2: 0x20203244,
  d4: 0x20203444,
  d8: 0x20203844,
  r1: 0x20203152,
  r2: 0x20203252,
  r4: 0x20203452,
  r10: 0x20303152,
  r12: 0x20323152,
  avuy8888: 0x59555641,
  xvuy8888: 0x59555658,
  p030: 0x30333050,
  rgb161616: 0x38344752,
  bgr161616: 0x38344742,
  r16f: 0x48202052,
  gr1616f: 0x48205247,
  bgr161616f: 0x48524742,
  r32f: 0x46202052,
  gr3232f: 0x46205247,
  bgr323232f: 0x46524742,
  abgr32323232f: 0x46384241,
  nv20: 0x3032564e,
  nv30: 0x3033564e,
  s010: 0x30313053,
  s210: 0x30313253,
  s410: 0x30313453,
  s012: 0x32313053,
  s212: 0x32313253,
  s412: 0x32313453,
  s016: 0x36313053,
  s216: 0x36313253,
  s416: 0x36313453,
  xvuy2101010: 0x30335958,
  p230: 0x30333250,
  t430: 0x30333454,
  y8: 0x59455247,
  xyyy2101010: 0x34415059,
} as const;
export type WlShmFormat = (typeof WlShmFormat)[keyof typeof WlShmFormat];

export const wl_shm: InterfaceDescriptor = {
  name: 'wl_shm',
  version: 3,
  protocol: 'wayland',
  requests: [
    {
      name: 'create_pool',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wl_shm_pool' },
        { name: 'fd', type: 'fd' },
        { name: 'size', type: 'int' },
      ],
    },
    { name: 'release', since: 2, destructor: true, args: [] },
  ],
  events: [{ name: 'format', since: 1, args: [{ name: 'format', type: 'uint', enum: 'format' }] }],
  enums: [
    {
      name: 'error',
      since: 3,
      bitfield: false,
      entries: [
        { name: 'invalid_format', value: 0, since: 1, deprecatedSince: 3 },
        { name: 'invalid_stride', value: 1, since: 1 },
        { name: 'invalid_fd', value: 2, since: 1 },
      ],
    },
    {
      name: 'format',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'argb8888', value: 0, since: 1 },
        { name: 'xrgb8888', value: 1, since: 1 },
        { name: 'c8', value: 0x20203843, since: 1 },
        { name: 'rgb332', value: 0x38424752, since: 1 },
        { name: 'bgr233', value: 0x38524742, since: 1 },
        { name: 'xrgb4444', value: 0x32315258, since: 1 },
        { name: 'xbgr4444', value: 0x32314258, since: 1 },
        { name: 'rgbx4444', value: 0x32315852, since: 1 },
        { name: 'bgrx4444', value: 0x32315842, since: 1 },
        { name: 'argb4444', value: 0x32315241, since: 1 },
        { name: 'abgr4444', value: 0x32314241, since: 1 },
        { name: 'rgba4444', value: 0x32314152, since: 1 },
        { name: 'bgra4444', value: 0x32314142, since: 1 },
        { name: 'xrgb1555', value: 0x35315258, since: 1 },
        { name: 'xbgr1555', value: 0x35314258, since: 1 },
        { name: 'rgbx5551', value: 0x35315852, since: 1 },
        { name: 'bgrx5551', value: 0x35315842, since: 1 },
        { name: 'argb1555', value: 0x35315241, since: 1 },
        { name: 'abgr1555', value: 0x35314241, since: 1 },
        { name: 'rgba5551', value: 0x35314152, since: 1 },
        { name: 'bgra5551', value: 0x35314142, since: 1 },
        { name: 'rgb565', value: 0x36314752, since: 1 },
        { name: 'bgr565', value: 0x36314742, since: 1 },
        { name: 'rgb888', value: 0x34324752, since: 1 },
        { name: 'bgr888', value: 0x34324742, since: 1 },
        { name: 'xbgr8888', value: 0x34324258, since: 1 },
        { name: 'rgbx8888', value: 0x34325852, since: 1 },
        { name: 'bgrx8888', value: 0x34325842, since: 1 },
        { name: 'abgr8888', value: 0x34324241, since: 1 },
        { name: 'rgba8888', value: 0x34324152, since: 1 },
        { name: 'bgra8888', value: 0x34324142, since: 1 },
        { name: 'xrgb2101010', value: 0x30335258, since: 1 },
        { name: 'xbgr2101010', value: 0x30334258, since: 1 },
        { name: 'rgbx1010102', value: 0x30335852, since: 1 },
        { name: 'bgrx1010102', value: 0x30335842, since: 1 },
        { name: 'argb2101010', value: 0x30335241, since: 1 },
        { name: 'abgr2101010', value: 0x30334241, since: 1 },
        { name: 'rgba1010102', value: 0x30334152, since: 1 },
        { name: 'bgra1010102', value: 0x30334142, since: 1 },
        { name: 'yuyv', value: 0x56595559, since: 1 },
        { name: 'yvyu', value: 0x55595659, since: 1 },
        { name: 'uyvy', value: 0x59565955, since: 1 },
        { name: 'vyuy', value: 0x59555956, since: 1 },
        { name: 'ayuv', value: 0x56555941, since: 1 },
        { name: 'nv12', value: 0x3231564e, since: 1 },
        { name: 'nv21', value: 0x3132564e, since: 1 },
        { name: 'nv16', value: 0x3631564e, since: 1 },
        { name: 'nv61', value: 0x3136564e, since: 1 },
        { name: 'yuv410', value: 0x39565559, since: 1 },
        { name: 'yvu410', value: 0x39555659, since: 1 },
        { name: 'yuv411', value: 0x31315559, since: 1 },
        { name: 'yvu411', value: 0x31315659, since: 1 },
        { name: 'yuv420', value: 0x32315559, since: 1 },
        { name: 'yvu420', value: 0x32315659, since: 1 },
        { name: 'yuv422', value: 0x36315559, since: 1 },
        { name: 'yvu422', value: 0x36315659, since: 1 },
        { name: 'yuv444', value: 0x34325559, since: 1 },
        { name: 'yvu444', value: 0x34325659, since: 1 },
        { name: 'r8', value: 0x20203852, since: 1 },
        { name: 'r16', value: 0x20363152, since: 1 },
        { name: 'rg88', value: 0x38384752, since: 1 },
        { name: 'gr88', value: 0x38385247, since: 1 },
        { name: 'rg1616', value: 0x32334752, since: 1 },
        { name: 'gr1616', value: 0x32335247, since: 1 },
        { name: 'xrgb16161616f', value: 0x48345258, since: 1 },
        { name: 'xbgr16161616f', value: 0x48344258, since: 1 },
        { name: 'argb16161616f', value: 0x48345241, since: 1 },
        { name: 'abgr16161616f', value: 0x48344241, since: 1 },
        { name: 'xyuv8888', value: 0x56555958, since: 1 },
        { name: 'vuy888', value: 0x34325556, since: 1 },
        { name: 'vuy101010', value: 0x30335556, since: 1 },
        { name: 'y210', value: 0x30313259, since: 1 },
        { name: 'y212', value: 0x32313259, since: 1 },
        { name: 'y216', value: 0x36313259, since: 1 },
        { name: 'y410', value: 0x30313459, since: 1 },
        { name: 'y412', value: 0x32313459, since: 1 },
        { name: 'y416', value: 0x36313459, since: 1 },
        { name: 'xvyu2101010', value: 0x30335658, since: 1 },
        { name: 'xvyu12_16161616', value: 0x36335658, since: 1 },
        { name: 'xvyu16161616', value: 0x38345658, since: 1 },
        { name: 'y0l0', value: 0x304c3059, since: 1 },
        { name: 'x0l0', value: 0x304c3058, since: 1 },
        { name: 'y0l2', value: 0x324c3059, since: 1 },
        { name: 'x0l2', value: 0x324c3058, since: 1 },
        { name: 'yuv420_8bit', value: 0x38305559, since: 1 },
        { name: 'yuv420_10bit', value: 0x30315559, since: 1 },
        { name: 'xrgb8888_a8', value: 0x38415258, since: 1 },
        { name: 'xbgr8888_a8', value: 0x38414258, since: 1 },
        { name: 'rgbx8888_a8', value: 0x38415852, since: 1 },
        { name: 'bgrx8888_a8', value: 0x38415842, since: 1 },
        { name: 'rgb888_a8', value: 0x38413852, since: 1 },
        { name: 'bgr888_a8', value: 0x38413842, since: 1 },
        { name: 'rgb565_a8', value: 0x38413552, since: 1 },
        { name: 'bgr565_a8', value: 0x38413542, since: 1 },
        { name: 'nv24', value: 0x3432564e, since: 1 },
        { name: 'nv42', value: 0x3234564e, since: 1 },
        { name: 'p210', value: 0x30313250, since: 1 },
        { name: 'p010', value: 0x30313050, since: 1 },
        { name: 'p012', value: 0x32313050, since: 1 },
        { name: 'p016', value: 0x36313050, since: 1 },
        { name: 'axbxgxrx106106106106', value: 0x30314241, since: 1 },
        { name: 'nv15', value: 0x3531564e, since: 1 },
        { name: 'q410', value: 0x30313451, since: 1 },
        { name: 'q401', value: 0x31303451, since: 1 },
        { name: 'xrgb16161616', value: 0x38345258, since: 1 },
        { name: 'xbgr16161616', value: 0x38344258, since: 1 },
        { name: 'argb16161616', value: 0x38345241, since: 1 },
        { name: 'abgr16161616', value: 0x38344241, since: 1 },
        { name: 'c1', value: 0x20203143, since: 1 },
        { name: 'c2', value: 0x20203243, since: 1 },
        { name: 'c4', value: 0x20203443, since: 1 },
        { name: 'd1', value: 0x20203144, since: 1 },
        { name: 'd2', value: 0x20203244, since: 1 },
        { name: 'd4', value: 0x20203444, since: 1 },
        { name: 'd8', value: 0x20203844, since: 1 },
        { name: 'r1', value: 0x20203152, since: 1 },
        { name: 'r2', value: 0x20203252, since: 1 },
        { name: 'r4', value: 0x20203452, since: 1 },
        { name: 'r10', value: 0x20303152, since: 1 },
        { name: 'r12', value: 0x20323152, since: 1 },
        { name: 'avuy8888', value: 0x59555641, since: 1 },
        { name: 'xvuy8888', value: 0x59555658, since: 1 },
        { name: 'p030', value: 0x30333050, since: 1 },
        { name: 'rgb161616', value: 0x38344752, since: 1 },
        { name: 'bgr161616', value: 0x38344742, since: 1 },
        { name: 'r16f', value: 0x48202052, since: 1 },
        { name: 'gr1616f', value: 0x48205247, since: 1 },
        { name: 'bgr161616f', value: 0x48524742, since: 1 },
        { name: 'r32f', value: 0x46202052, since: 1 },
        { name: 'gr3232f', value: 0x46205247, since: 1 },
        { name: 'bgr323232f', value: 0x46524742, since: 1 },
        { name: 'abgr32323232f', value: 0x46384241, since: 1 },
        { name: 'nv20', value: 0x3032564e, since: 1 },
        { name: 'nv30', value: 0x3033564e, since: 1 },
        { name: 's010', value: 0x30313053, since: 1 },
        { name: 's210', value: 0x30313253, since: 1 },
        { name: 's410', value: 0x30313453, since: 1 },
        { name: 's012', value: 0x32313053, since: 1 },
        { name: 's212', value: 0x32313253, since: 1 },
        { name: 's412', value: 0x32313453, since: 1 },
        { name: 's016', value: 0x36313053, since: 1 },
        { name: 's216', value: 0x36313253, since: 1 },
        { name: 's416', value: 0x36313453, since: 1 },
        { name: 'xvuy2101010', value: 0x30335958, since: 1 },
        { name: 'p230', value: 0x30333250, since: 1 },
        { name: 't430', value: 0x30333454, since: 1 },
        { name: 'y8', value: 0x59455247, since: 1 },
        { name: 'xyyy2101010', value: 0x34415059, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_shm,
};

export type WlShmEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_shm:event:format
   * Wire: format uint (format)
   */
  format: (event: { format: WlShmFormat | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_shm
 * Described here up to version 3.
 */
export class WlShm extends WaylandProxy<WlShmEvents> {
  static readonly interface: InterfaceDescriptor = wl_shm;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ format: v[0] })];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 2 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_shm:request:create_pool
   * Wire: id new_id, fd fd, size int
   */
  createPool(fd: OwnedFd | number, size: number): WlShmPool {
    return this.construct(0, [fd, size], WlShmPool);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shm:request:release
   * Destroys the object.
   * @since 2
   */
  release(): void {
    if (!this.endStraight(1, 2)) this.request(1, []);
  }
}

export const wl_buffer: InterfaceDescriptor = {
  name: 'wl_buffer',
  version: 1,
  protocol: 'wayland',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [{ name: 'release', since: 1, args: [] }],
  enums: [],
  meanings: meanings.wl_buffer,
};

export type WlBufferEvents = {
  /** https://wayland.app/protocols/wayland#wl_buffer:event:release */
  release: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_buffer
 * Described here up to version 1.
 */
export class WlBuffer extends WaylandProxy<WlBufferEvents> {
  static readonly interface: InterfaceDescriptor = wl_buffer;

  /**
   * https://wayland.app/protocols/wayland#wl_buffer:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/wayland#wl_data_offer:enum:error */
export const WlDataOfferError = {
  invalid_finish: 0,
  invalid_action_mask: 1,
  invalid_action: 2,
  invalid_offer: 3,
} as const;
export type WlDataOfferError = (typeof WlDataOfferError)[keyof typeof WlDataOfferError];

export const wl_data_offer: InterfaceDescriptor = {
  name: 'wl_data_offer',
  version: 4,
  protocol: 'wayland',
  requests: [
    {
      name: 'accept',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'mime_type', type: 'string', nullable: true },
      ],
    },
    {
      name: 'receive',
      since: 1,
      args: [
        { name: 'mime_type', type: 'string' },
        { name: 'fd', type: 'fd' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'finish', since: 3, args: [] },
    {
      name: 'set_actions',
      since: 3,
      args: [
        { name: 'dnd_actions', type: 'uint', enum: 'wl_data_device_manager.dnd_action' },
        { name: 'preferred_action', type: 'uint', enum: 'wl_data_device_manager.dnd_action' },
      ],
    },
  ],
  events: [
    { name: 'offer', since: 1, args: [{ name: 'mime_type', type: 'string' }] },
    {
      name: 'source_actions',
      since: 3,
      args: [{ name: 'source_actions', type: 'uint', enum: 'wl_data_device_manager.dnd_action' }],
    },
    {
      name: 'action',
      since: 3,
      args: [{ name: 'dnd_action', type: 'uint', enum: 'wl_data_device_manager.dnd_action' }],
    },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_finish', value: 0, since: 1 },
        { name: 'invalid_action_mask', value: 1, since: 1 },
        { name: 'invalid_action', value: 2, since: 1 },
        { name: 'invalid_offer', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_data_offer,
};

export type WlDataOfferEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:event:offer
   * Wire: mime_type string
   */
  offer: (event: { mimeType: string }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:event:source_actions
   * Wire: source_actions uint (wl_data_device_manager.dnd_action)
   * @since 3
   */
  sourceActions: (event: { sourceActions: WlDataDeviceManagerDndAction }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:event:action
   * Wire: dnd_action uint (wl_data_device_manager.dnd_action)
   * @since 3
   */
  action: (event: { dndAction: WlDataDeviceManagerDndAction }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_data_offer
 * Described here up to version 4.
 */
export class WlDataOffer extends WaylandProxy<WlDataOfferEvents> {
  static readonly interface: InterfaceDescriptor = wl_data_offer;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ mimeType: v[0] }),
    (v) => ({ sourceActions: v[0] }),
    (v) => ({ dndAction: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { finish: 3, setActions: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { sourceActions: 3, action: 3 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:request:accept
   * Wire: serial uint, mime_type string or null
   */
  accept(serial: number, mimeType: string | null): void {
    this.request(0, [serial, mimeType]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:request:receive
   * Wire: mime_type string, fd fd
   */
  receive(mimeType: string, fd: OwnedFd | number): void {
    this.request(1, [mimeType, fd]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:request:finish
   * @since 3
   */
  finish(): void {
    if (!this.straight(3, 3, 0)) this.request(3, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_offer:request:set_actions
   * Wire: dnd_actions uint (wl_data_device_manager.dnd_action), preferred_action uint (wl_data_device_manager.dnd_action)
   * @since 3
   */
  setActions(dndActions: WlDataDeviceManagerDndAction, preferredAction: WlDataDeviceManagerDndAction): void {
    if (
      dndActions === dndActions >>> 0 &&
      preferredAction === preferredAction >>> 0 &&
      this.straight(4, 3, 2, dndActions, preferredAction)
    )
      return;
    this.request(4, [dndActions, preferredAction]);
  }
}

/** https://wayland.app/protocols/wayland#wl_data_source:enum:error */
export const WlDataSourceError = { invalid_action_mask: 0, invalid_source: 1 } as const;
export type WlDataSourceError = (typeof WlDataSourceError)[keyof typeof WlDataSourceError];

export const wl_data_source: InterfaceDescriptor = {
  name: 'wl_data_source',
  version: 4,
  protocol: 'wayland',
  requests: [
    { name: 'offer', since: 1, args: [{ name: 'mime_type', type: 'string' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_actions',
      since: 3,
      args: [{ name: 'dnd_actions', type: 'uint', enum: 'wl_data_device_manager.dnd_action' }],
    },
  ],
  events: [
    { name: 'target', since: 1, args: [{ name: 'mime_type', type: 'string', nullable: true }] },
    {
      name: 'send',
      since: 1,
      args: [
        { name: 'mime_type', type: 'string' },
        { name: 'fd', type: 'fd' },
      ],
    },
    { name: 'cancelled', since: 1, args: [] },
    { name: 'dnd_drop_performed', since: 3, args: [] },
    { name: 'dnd_finished', since: 3, args: [] },
    {
      name: 'action',
      since: 3,
      args: [{ name: 'dnd_action', type: 'uint', enum: 'wl_data_device_manager.dnd_action' }],
    },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_action_mask', value: 0, since: 1 },
        { name: 'invalid_source', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_data_source,
};

export type WlDataSourceEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_data_source:event:target
   * Wire: mime_type string or null
   */
  target: (event: { mimeType: string | null }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_source:event:send
   * Wire: mime_type string, fd fd
   */
  send: (event: { mimeType: string; fd: OwnedFd }) => void;
  /** https://wayland.app/protocols/wayland#wl_data_source:event:cancelled */
  cancelled: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_source:event:dnd_drop_performed
   * @since 3
   */
  dndDropPerformed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_source:event:dnd_finished
   * @since 3
   */
  dndFinished: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_source:event:action
   * Wire: dnd_action uint (wl_data_device_manager.dnd_action)
   * @since 3
   */
  action: (event: { dndAction: WlDataDeviceManagerDndAction }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_data_source
 * Described here up to version 4.
 */
export class WlDataSource extends WaylandProxy<WlDataSourceEvents> {
  static readonly interface: InterfaceDescriptor = wl_data_source;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ mimeType: v[0] }),
    (v) => ({ mimeType: v[0], fd: v[1] }),
    undefined,
    undefined,
    undefined,
    (v) => ({ dndAction: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { setActions: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { dndDropPerformed: 3, dndFinished: 3, action: 3 } as const;

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
   * https://wayland.app/protocols/wayland#wl_data_source:request:offer
   * Wire: mime_type string
   */
  offer(mimeType: string): void {
    this.request(0, [mimeType]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_source:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_source:request:set_actions
   * Wire: dnd_actions uint (wl_data_device_manager.dnd_action)
   * @since 3
   */
  setActions(dndActions: WlDataDeviceManagerDndAction): void {
    if (dndActions === dndActions >>> 0 && this.straight(2, 3, 1, dndActions)) return;
    this.request(2, [dndActions]);
  }
}

/** https://wayland.app/protocols/wayland#wl_data_device:enum:error */
export const WlDataDeviceError = { role: 0, used_source: 1 } as const;
export type WlDataDeviceError = (typeof WlDataDeviceError)[keyof typeof WlDataDeviceError];

export const wl_data_device: InterfaceDescriptor = {
  name: 'wl_data_device',
  version: 4,
  protocol: 'wayland',
  requests: [
    {
      name: 'start_drag',
      since: 1,
      args: [
        { name: 'source', type: 'object', interface: 'wl_data_source', nullable: true },
        { name: 'origin', type: 'object', interface: 'wl_surface' },
        { name: 'icon', type: 'object', interface: 'wl_surface', nullable: true },
        { name: 'serial', type: 'uint' },
      ],
    },
    {
      name: 'set_selection',
      since: 1,
      args: [
        { name: 'source', type: 'object', interface: 'wl_data_source', nullable: true },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'release', since: 2, destructor: true, args: [] },
  ],
  events: [
    { name: 'data_offer', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_data_offer' }] },
    {
      name: 'enter',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
        { name: 'id', type: 'object', interface: 'wl_data_offer', nullable: true },
      ],
    },
    { name: 'leave', since: 1, args: [] },
    {
      name: 'motion',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
      ],
    },
    { name: 'drop', since: 1, args: [] },
    { name: 'selection', since: 1, args: [{ name: 'id', type: 'object', interface: 'wl_data_offer', nullable: true }] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'role', value: 0, since: 1 },
        { name: 'used_source', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_data_device,
};

export type WlDataDeviceEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_data_device:event:data_offer
   * Wire: id new_id
   */
  dataOffer: (event: { id: WlDataOffer }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_device:event:enter
   * Wire: serial uint, surface object, x fixed, y fixed, id object or null
   */
  enter: (event: { serial: number; surface: WlSurface; x: number; y: number; id: WlDataOffer | null }) => void;
  /** https://wayland.app/protocols/wayland#wl_data_device:event:leave */
  leave: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_device:event:motion
   * Wire: time uint, x fixed, y fixed
   */
  motion: (event: { time: number; x: number; y: number }) => void;
  /** https://wayland.app/protocols/wayland#wl_data_device:event:drop */
  drop: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_data_device:event:selection
   * Wire: id object or null
   */
  selection: (event: { id: WlDataOffer | null }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_data_device
 * Described here up to version 4.
 */
export class WlDataDevice extends WaylandProxy<WlDataDeviceEvents> {
  static readonly interface: InterfaceDescriptor = wl_data_device;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = { wl_data_offer: () => WlDataOffer };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ id: v[0] }),
    (v) => ({ serial: v[0], surface: v[1], x: v[2], y: v[3], id: v[4] }),
    undefined,
    (v) => ({ time: v[0], x: v[1], y: v[2] }),
    undefined,
    (v) => ({ id: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 2 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_data_device:request:start_drag
   * Wire: source object or null, origin object, icon object or null, serial uint
   */
  startDrag(source: WlDataSource | null, origin: WlSurface, icon: WlSurface | null, serial: number): void {
    const sourceId = this.idOf(source, 'wl_data_source', true);
    const originId = this.idOf(origin, 'wl_surface', false);
    const iconId = this.idOf(icon, 'wl_surface', true);
    if (
      sourceId >= 0 &&
      originId >= 0 &&
      iconId >= 0 &&
      serial === serial >>> 0 &&
      this.straight(0, 1, 4, sourceId, originId, iconId, serial)
    )
      return;
    this.request(0, [source, origin, icon, serial]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_device:request:set_selection
   * Wire: source object or null, serial uint
   */
  setSelection(source: WlDataSource | null, serial: number): void {
    const sourceId = this.idOf(source, 'wl_data_source', true);
    if (sourceId >= 0 && serial === serial >>> 0 && this.straight(1, 1, 2, sourceId, serial)) return;
    this.request(1, [source, serial]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_device:request:release
   * Destroys the object.
   * @since 2
   */
  release(): void {
    if (!this.endStraight(2, 2)) this.request(2, []);
  }
}

/**
 * https://wayland.app/protocols/wayland#wl_data_device_manager:enum:dnd_action
 * Flags, to be combined with `|`.
 * @since 3
 */
export const WlDataDeviceManagerDndAction = { none: 0, copy: 1, move: 2, ask: 4 } as const;
export type WlDataDeviceManagerDndAction = number;

export const wl_data_device_manager: InterfaceDescriptor = {
  name: 'wl_data_device_manager',
  version: 4,
  protocol: 'wayland',
  requests: [
    { name: 'create_data_source', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_data_source' }] },
    {
      name: 'get_data_device',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wl_data_device' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
    { name: 'release', since: 4, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'dnd_action',
      since: 3,
      bitfield: true,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'copy', value: 1, since: 1 },
        { name: 'move', value: 2, since: 1 },
        { name: 'ask', value: 4, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_data_device_manager,
};

/** It has no events. */
export type WlDataDeviceManagerEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_data_device_manager
 * Described here up to version 4.
 */
export class WlDataDeviceManager extends WaylandProxy<WlDataDeviceManagerEvents> {
  static readonly interface: InterfaceDescriptor = wl_data_device_manager;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 4 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_data_device_manager:request:create_data_source
   * Wire: id new_id
   */
  createDataSource(): WlDataSource {
    return this.makeStraight(0, 1, WlDataSource) ?? this.construct(0, [], WlDataSource);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_device_manager:request:get_data_device
   * Wire: id new_id, seat object
   */
  getDataDevice(seat: WlSeat): WlDataDevice {
    return this.construct(1, [seat], WlDataDevice);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_data_device_manager:request:release
   * Destroys the object.
   * @since 4
   */
  release(): void {
    if (!this.endStraight(2, 4)) this.request(2, []);
  }
}

/** https://wayland.app/protocols/wayland#wl_shell:enum:error */
export const WlShellError = { role: 0 } as const;
export type WlShellError = (typeof WlShellError)[keyof typeof WlShellError];

export const wl_shell: InterfaceDescriptor = {
  name: 'wl_shell',
  version: 1,
  protocol: 'wayland',
  requests: [
    {
      name: 'get_shell_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wl_shell_surface' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'role', value: 0, since: 1 }] }],
  meanings: meanings.wl_shell,
};

/** It has no events. */
export type WlShellEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_shell
 * Described here up to version 1.
 */
export class WlShell extends WaylandProxy<WlShellEvents> {
  static readonly interface: InterfaceDescriptor = wl_shell;

  /**
   * https://wayland.app/protocols/wayland#wl_shell:request:get_shell_surface
   * Wire: id new_id, surface object
   */
  getShellSurface(surface: WlSurface): WlShellSurface {
    return this.construct(0, [surface], WlShellSurface);
  }
}

/**
 * https://wayland.app/protocols/wayland#wl_shell_surface:enum:resize
 * Flags, to be combined with `|`.
 */
export const WlShellSurfaceResize = {
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
export type WlShellSurfaceResize = number;

/**
 * https://wayland.app/protocols/wayland#wl_shell_surface:enum:transient
 * Flags, to be combined with `|`.
 */
export const WlShellSurfaceTransient = { inactive: 0x1 } as const;
export type WlShellSurfaceTransient = number;

/** https://wayland.app/protocols/wayland#wl_shell_surface:enum:fullscreen_method */
export const WlShellSurfaceFullscreenMethod = { default: 0, scale: 1, driver: 2, fill: 3 } as const;
export type WlShellSurfaceFullscreenMethod =
  (typeof WlShellSurfaceFullscreenMethod)[keyof typeof WlShellSurfaceFullscreenMethod];

export const wl_shell_surface: InterfaceDescriptor = {
  name: 'wl_shell_surface',
  version: 1,
  protocol: 'wayland',
  requests: [
    { name: 'pong', since: 1, args: [{ name: 'serial', type: 'uint' }] },
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
        { name: 'edges', type: 'uint', enum: 'resize' },
      ],
    },
    { name: 'set_toplevel', since: 1, args: [] },
    {
      name: 'set_transient',
      since: 1,
      args: [
        { name: 'parent', type: 'object', interface: 'wl_surface' },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'flags', type: 'uint', enum: 'transient' },
      ],
    },
    {
      name: 'set_fullscreen',
      since: 1,
      args: [
        { name: 'method', type: 'uint', enum: 'fullscreen_method' },
        { name: 'framerate', type: 'uint' },
        { name: 'output', type: 'object', interface: 'wl_output', nullable: true },
      ],
    },
    {
      name: 'set_popup',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'serial', type: 'uint' },
        { name: 'parent', type: 'object', interface: 'wl_surface' },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'flags', type: 'uint', enum: 'transient' },
      ],
    },
    {
      name: 'set_maximized',
      since: 1,
      args: [{ name: 'output', type: 'object', interface: 'wl_output', nullable: true }],
    },
    { name: 'set_title', since: 1, args: [{ name: 'title', type: 'string' }] },
    { name: 'set_class', since: 1, args: [{ name: 'class_', type: 'string' }] },
  ],
  events: [
    { name: 'ping', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    {
      name: 'configure',
      since: 1,
      args: [
        { name: 'edges', type: 'uint', enum: 'resize' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'popup_done', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'resize',
      since: 1,
      bitfield: true,
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
    { name: 'transient', since: 1, bitfield: true, entries: [{ name: 'inactive', value: 0x1, since: 1 }] },
    {
      name: 'fullscreen_method',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'default', value: 0, since: 1 },
        { name: 'scale', value: 1, since: 1 },
        { name: 'driver', value: 2, since: 1 },
        { name: 'fill', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_shell_surface,
};

export type WlShellSurfaceEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:event:ping
   * Wire: serial uint
   */
  ping: (event: { serial: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:event:configure
   * Wire: edges uint (resize), width int, height int
   */
  configure: (event: { edges: WlShellSurfaceResize; width: number; height: number }) => void;
  /** https://wayland.app/protocols/wayland#wl_shell_surface:event:popup_done */
  popupDone: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_shell_surface
 * Described here up to version 1.
 */
export class WlShellSurface extends WaylandProxy<WlShellSurfaceEvents> {
  static readonly interface: InterfaceDescriptor = wl_shell_surface;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0] }),
    (v) => ({ edges: v[0], width: v[1], height: v[2] }),
    undefined,
  ];

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:pong
   * Wire: serial uint
   */
  pong(serial: number): void {
    if (serial === serial >>> 0 && this.straight(0, 1, 1, serial)) return;
    this.request(0, [serial]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:move
   * Wire: seat object, serial uint
   */
  move(seat: WlSeat, serial: number): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && serial === serial >>> 0 && this.straight(1, 1, 2, seatId, serial)) return;
    this.request(1, [seat, serial]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:resize
   * Wire: seat object, serial uint, edges uint (resize)
   */
  resize(seat: WlSeat, serial: number, edges: WlShellSurfaceResize): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (
      seatId >= 0 &&
      serial === serial >>> 0 &&
      edges === edges >>> 0 &&
      this.straight(2, 1, 3, seatId, serial, edges)
    )
      return;
    this.request(2, [seat, serial, edges]);
  }

  /** https://wayland.app/protocols/wayland#wl_shell_surface:request:set_toplevel */
  setToplevel(): void {
    if (!this.straight(3, 1, 0)) this.request(3, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:set_transient
   * Wire: parent object, x int, y int, flags uint (transient)
   */
  setTransient(parent: WlSurface, x: number, y: number, flags: WlShellSurfaceTransient): void {
    const parentId = this.idOf(parent, 'wl_surface', false);
    if (
      parentId >= 0 &&
      x === (x | 0) &&
      y === (y | 0) &&
      flags === flags >>> 0 &&
      this.straight(4, 1, 4, parentId, x, y, flags)
    )
      return;
    this.request(4, [parent, x, y, flags]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:set_fullscreen
   * Wire: method uint (fullscreen_method), framerate uint, output object or null
   */
  setFullscreen(method: WlShellSurfaceFullscreenMethod, framerate: number, output: WlOutput | null): void {
    const outputId = this.idOf(output, 'wl_output', true);
    if (
      method === method >>> 0 &&
      framerate === framerate >>> 0 &&
      outputId >= 0 &&
      this.straight(5, 1, 3, method, framerate, outputId)
    )
      return;
    this.request(5, [method, framerate, output]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:set_popup
   * Wire: seat object, serial uint, parent object, x int, y int, flags uint (transient)
   */
  setPopup(
    seat: WlSeat,
    serial: number,
    parent: WlSurface,
    x: number,
    y: number,
    flags: WlShellSurfaceTransient,
  ): void {
    this.request(6, [seat, serial, parent, x, y, flags]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:set_maximized
   * Wire: output object or null
   */
  setMaximized(output: WlOutput | null): void {
    const outputId = this.idOf(output, 'wl_output', true);
    if (outputId >= 0 && this.straight(7, 1, 1, outputId)) return;
    this.request(7, [output]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:set_title
   * Wire: title string
   */
  setTitle(title: string): void {
    this.request(8, [title]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_shell_surface:request:set_class
   * Wire: class_ string
   */
  setClass(class_: string): void {
    this.request(9, [class_]);
  }
}

/** https://wayland.app/protocols/wayland#wl_surface:enum:error */
export const WlSurfaceError = {
  invalid_scale: 0,
  invalid_transform: 1,
  invalid_size: 2,
  invalid_offset: 3,
  defunct_role_object: 4,
  no_buffer: 5,
} as const;
export type WlSurfaceError = (typeof WlSurfaceError)[keyof typeof WlSurfaceError];

export const wl_surface: InterfaceDescriptor = {
  name: 'wl_surface',
  version: 7,
  protocol: 'wayland',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'attach',
      since: 1,
      args: [
        { name: 'buffer', type: 'object', interface: 'wl_buffer', nullable: true },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    {
      name: 'damage',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'frame', since: 1, args: [{ name: 'callback', type: 'new_id', interface: 'wl_callback' }] },
    {
      name: 'set_opaque_region',
      since: 1,
      args: [{ name: 'region', type: 'object', interface: 'wl_region', nullable: true }],
    },
    {
      name: 'set_input_region',
      since: 1,
      args: [{ name: 'region', type: 'object', interface: 'wl_region', nullable: true }],
    },
    { name: 'commit', since: 1, args: [] },
    { name: 'set_buffer_transform', since: 2, args: [{ name: 'transform', type: 'int', enum: 'wl_output.transform' }] },
    { name: 'set_buffer_scale', since: 3, args: [{ name: 'scale', type: 'int' }] },
    {
      name: 'damage_buffer',
      since: 4,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    {
      name: 'offset',
      since: 5,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    { name: 'get_release', since: 7, args: [{ name: 'callback', type: 'new_id', interface: 'wl_callback' }] },
  ],
  events: [
    { name: 'enter', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    { name: 'leave', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    { name: 'preferred_buffer_scale', since: 6, args: [{ name: 'factor', type: 'int' }] },
    {
      name: 'preferred_buffer_transform',
      since: 6,
      args: [{ name: 'transform', type: 'uint', enum: 'wl_output.transform' }],
    },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_scale', value: 0, since: 1 },
        { name: 'invalid_transform', value: 1, since: 1 },
        { name: 'invalid_size', value: 2, since: 1 },
        { name: 'invalid_offset', value: 3, since: 1 },
        { name: 'defunct_role_object', value: 4, since: 1 },
        { name: 'no_buffer', value: 5, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_surface,
};

export type WlSurfaceEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_surface:event:enter
   * Wire: output object
   */
  enter: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_surface:event:leave
   * Wire: output object
   */
  leave: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_surface:event:preferred_buffer_scale
   * Wire: factor int
   * @since 6
   */
  preferredBufferScale: (event: { factor: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_surface:event:preferred_buffer_transform
   * Wire: transform uint (wl_output.transform)
   * @since 6
   */
  preferredBufferTransform: (event: { transform: WlOutputTransform | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_surface
 * Described here up to version 7.
 */
export class WlSurface extends WaylandProxy<WlSurfaceEvents> {
  static readonly interface: InterfaceDescriptor = wl_surface;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ output: v[0] }),
    (v) => ({ output: v[0] }),
    (v) => ({ factor: v[0] }),
    (v) => ({ transform: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = {
    setBufferTransform: 2,
    setBufferScale: 3,
    damageBuffer: 4,
    offset: 5,
    getRelease: 7,
  } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { preferredBufferScale: 6, preferredBufferTransform: 6 } as const;

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
   * https://wayland.app/protocols/wayland#wl_surface:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:attach
   * Wire: buffer object or null, x int, y int
   */
  attach(buffer: WlBuffer | null, x: number, y: number): void {
    const bufferId = this.idOf(buffer, 'wl_buffer', true);
    if (bufferId >= 0 && x === (x | 0) && y === (y | 0) && this.straight(1, 1, 3, bufferId, x, y)) return;
    this.request(1, [buffer, x, y]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:damage
   * Wire: x int, y int, width int, height int
   */
  damage(x: number, y: number, width: number, height: number): void {
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
   * https://wayland.app/protocols/wayland#wl_surface:request:frame
   * Wire: callback new_id
   */
  frame(): WlCallback {
    return this.makeStraight(3, 1, WlCallback) ?? this.construct(3, [], WlCallback);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:set_opaque_region
   * Wire: region object or null
   */
  setOpaqueRegion(region: WlRegion | null): void {
    const regionId = this.idOf(region, 'wl_region', true);
    if (regionId >= 0 && this.straight(4, 1, 1, regionId)) return;
    this.request(4, [region]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:set_input_region
   * Wire: region object or null
   */
  setInputRegion(region: WlRegion | null): void {
    const regionId = this.idOf(region, 'wl_region', true);
    if (regionId >= 0 && this.straight(5, 1, 1, regionId)) return;
    this.request(5, [region]);
  }

  /** https://wayland.app/protocols/wayland#wl_surface:request:commit */
  commit(): void {
    if (!this.straight(6, 1, 0)) this.request(6, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:set_buffer_transform
   * Wire: transform int (wl_output.transform)
   * @since 2
   */
  setBufferTransform(transform: WlOutputTransform): void {
    if (transform === (transform | 0) && this.straight(7, 2, 1, transform)) return;
    this.request(7, [transform]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:set_buffer_scale
   * Wire: scale int
   * @since 3
   */
  setBufferScale(scale: number): void {
    if (scale === (scale | 0) && this.straight(8, 3, 1, scale)) return;
    this.request(8, [scale]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:damage_buffer
   * Wire: x int, y int, width int, height int
   * @since 4
   */
  damageBuffer(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(9, 4, 4, x, y, width, height)
    )
      return;
    this.request(9, [x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:offset
   * Wire: x int, y int
   * @since 5
   */
  offset(x: number, y: number): void {
    if (x === (x | 0) && y === (y | 0) && this.straight(10, 5, 2, x, y)) return;
    this.request(10, [x, y]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_surface:request:get_release
   * Wire: callback new_id
   * @since 7
   */
  getRelease(): WlCallback {
    return this.makeStraight(11, 7, WlCallback) ?? this.construct(11, [], WlCallback);
  }
}

/**
 * https://wayland.app/protocols/wayland#wl_seat:enum:capability
 * Flags, to be combined with `|`.
 */
export const WlSeatCapability = { pointer: 1, keyboard: 2, touch: 4 } as const;
export type WlSeatCapability = number;

/** https://wayland.app/protocols/wayland#wl_seat:enum:error */
export const WlSeatError = { missing_capability: 0 } as const;
export type WlSeatError = (typeof WlSeatError)[keyof typeof WlSeatError];

export const wl_seat: InterfaceDescriptor = {
  name: 'wl_seat',
  version: 11,
  protocol: 'wayland',
  requests: [
    { name: 'get_pointer', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_pointer' }] },
    { name: 'get_keyboard', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_keyboard' }] },
    { name: 'get_touch', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'wl_touch' }] },
    { name: 'release', since: 5, destructor: true, args: [] },
  ],
  events: [
    { name: 'capabilities', since: 1, args: [{ name: 'capabilities', type: 'uint', enum: 'capability' }] },
    { name: 'name', since: 2, args: [{ name: 'name', type: 'string' }] },
  ],
  enums: [
    {
      name: 'capability',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'pointer', value: 1, since: 1 },
        { name: 'keyboard', value: 2, since: 1 },
        { name: 'touch', value: 4, since: 1 },
      ],
    },
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'missing_capability', value: 0, since: 1 }] },
  ],
  meanings: meanings.wl_seat,
};

export type WlSeatEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_seat:event:capabilities
   * Wire: capabilities uint (capability)
   */
  capabilities: (event: { capabilities: WlSeatCapability }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_seat:event:name
   * Wire: name string
   * @since 2
   */
  name: (event: { name: string }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_seat
 * Described here up to version 11.
 */
export class WlSeat extends WaylandProxy<WlSeatEvents> {
  static readonly interface: InterfaceDescriptor = wl_seat;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ capabilities: v[0] }),
    (v) => ({ name: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 5 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { name: 2 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_seat:request:get_pointer
   * Wire: id new_id
   */
  getPointer(): WlPointer {
    return this.makeStraight(0, 1, WlPointer) ?? this.construct(0, [], WlPointer);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_seat:request:get_keyboard
   * Wire: id new_id
   */
  getKeyboard(): WlKeyboard {
    return this.makeStraight(1, 1, WlKeyboard) ?? this.construct(1, [], WlKeyboard);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_seat:request:get_touch
   * Wire: id new_id
   */
  getTouch(): WlTouch {
    return this.makeStraight(2, 1, WlTouch) ?? this.construct(2, [], WlTouch);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_seat:request:release
   * Destroys the object.
   * @since 5
   */
  release(): void {
    if (!this.endStraight(3, 5)) this.request(3, []);
  }
}

/** https://wayland.app/protocols/wayland#wl_pointer:enum:error */
export const WlPointerError = { role: 0 } as const;
export type WlPointerError = (typeof WlPointerError)[keyof typeof WlPointerError];

/** https://wayland.app/protocols/wayland#wl_pointer:enum:button_state */
export const WlPointerButtonState = { released: 0, pressed: 1 } as const;
export type WlPointerButtonState = (typeof WlPointerButtonState)[keyof typeof WlPointerButtonState];

/** https://wayland.app/protocols/wayland#wl_pointer:enum:axis */
export const WlPointerAxis = { vertical_scroll: 0, horizontal_scroll: 1 } as const;
export type WlPointerAxis = (typeof WlPointerAxis)[keyof typeof WlPointerAxis];

/** https://wayland.app/protocols/wayland#wl_pointer:enum:axis_source */
export const WlPointerAxisSource = { wheel: 0, finger: 1, continuous: 2, wheel_tilt: 3 } as const;
export type WlPointerAxisSource = (typeof WlPointerAxisSource)[keyof typeof WlPointerAxisSource];

/** https://wayland.app/protocols/wayland#wl_pointer:enum:axis_relative_direction */
export const WlPointerAxisRelativeDirection = { identical: 0, inverted: 1 } as const;
export type WlPointerAxisRelativeDirection =
  (typeof WlPointerAxisRelativeDirection)[keyof typeof WlPointerAxisRelativeDirection];

export const wl_pointer: InterfaceDescriptor = {
  name: 'wl_pointer',
  version: 11,
  protocol: 'wayland',
  requests: [
    {
      name: 'set_cursor',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface', nullable: true },
        { name: 'hotspot_x', type: 'int' },
        { name: 'hotspot_y', type: 'int' },
      ],
    },
    { name: 'release', since: 3, destructor: true, args: [] },
  ],
  events: [
    {
      name: 'enter',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'surface_x', type: 'fixed' },
        { name: 'surface_y', type: 'fixed' },
      ],
    },
    {
      name: 'leave',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'motion',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'surface_x', type: 'fixed' },
        { name: 'surface_y', type: 'fixed' },
      ],
    },
    {
      name: 'button',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'button', type: 'uint' },
        { name: 'state', type: 'uint', enum: 'button_state' },
      ],
    },
    {
      name: 'axis',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'axis', type: 'uint', enum: 'axis' },
        { name: 'value', type: 'fixed' },
      ],
    },
    { name: 'frame', since: 5, args: [] },
    { name: 'axis_source', since: 5, args: [{ name: 'axis_source', type: 'uint', enum: 'axis_source' }] },
    {
      name: 'axis_stop',
      since: 5,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'axis', type: 'uint', enum: 'axis' },
      ],
    },
    {
      name: 'axis_discrete',
      since: 5,
      deprecatedSince: 8,
      args: [
        { name: 'axis', type: 'uint', enum: 'axis' },
        { name: 'discrete', type: 'int' },
      ],
    },
    {
      name: 'axis_value120',
      since: 8,
      args: [
        { name: 'axis', type: 'uint', enum: 'axis' },
        { name: 'value120', type: 'int' },
      ],
    },
    {
      name: 'axis_relative_direction',
      since: 9,
      args: [
        { name: 'axis', type: 'uint', enum: 'axis' },
        { name: 'direction', type: 'uint', enum: 'axis_relative_direction' },
      ],
    },
    {
      name: 'warp',
      since: 11,
      args: [
        { name: 'surface_x', type: 'fixed' },
        { name: 'surface_y', type: 'fixed' },
      ],
    },
  ],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'role', value: 0, since: 1 }] },
    {
      name: 'button_state',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'released', value: 0, since: 1 },
        { name: 'pressed', value: 1, since: 1 },
      ],
    },
    {
      name: 'axis',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'vertical_scroll', value: 0, since: 1 },
        { name: 'horizontal_scroll', value: 1, since: 1 },
      ],
    },
    {
      name: 'axis_source',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'wheel', value: 0, since: 1 },
        { name: 'finger', value: 1, since: 1 },
        { name: 'continuous', value: 2, since: 1 },
        { name: 'wheel_tilt', value: 3, since: 6 },
      ],
    },
    {
      name: 'axis_relative_direction',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'identical', value: 0, since: 1 },
        { name: 'inverted', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_pointer,
};

export type WlPointerEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:enter
   * Wire: serial uint, surface object, surface_x fixed, surface_y fixed
   */
  enter: (event: { serial: number; surface: WlSurface; surfaceX: number; surfaceY: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:leave
   * Wire: serial uint, surface object
   */
  leave: (event: { serial: number; surface: WlSurface }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:motion
   * Wire: time uint, surface_x fixed, surface_y fixed
   */
  motion: (event: { time: number; surfaceX: number; surfaceY: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:button
   * Wire: serial uint, time uint, button uint, state uint (button_state)
   */
  button: (event: {
    serial: number;
    time: number;
    button: number;
    state: WlPointerButtonState | (number & {});
  }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:axis
   * Wire: time uint, axis uint (axis), value fixed
   */
  axis: (event: { time: number; axis: WlPointerAxis | (number & {}); value: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:frame
   * @since 5
   */
  frame: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:axis_source
   * Wire: axis_source uint (axis_source)
   * @since 5
   */
  axisSource: (event: { axisSource: WlPointerAxisSource | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:axis_stop
   * Wire: time uint, axis uint (axis)
   * @since 5
   */
  axisStop: (event: { time: number; axis: WlPointerAxis | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:axis_discrete
   * Wire: axis uint (axis), discrete int
   * @since 5
   * @deprecated since version 8
   */
  axisDiscrete: (event: { axis: WlPointerAxis | (number & {}); discrete: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:axis_value120
   * Wire: axis uint (axis), value120 int
   * @since 8
   */
  axisValue120: (event: { axis: WlPointerAxis | (number & {}); value120: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:axis_relative_direction
   * Wire: axis uint (axis), direction uint (axis_relative_direction)
   * @since 9
   */
  axisRelativeDirection: (event: {
    axis: WlPointerAxis | (number & {});
    direction: WlPointerAxisRelativeDirection | (number & {});
  }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_pointer:event:warp
   * Wire: surface_x fixed, surface_y fixed
   * @since 11
   */
  warp: (event: { surfaceX: number; surfaceY: number }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_pointer
 * Described here up to version 11.
 */
export class WlPointer extends WaylandProxy<WlPointerEvents> {
  static readonly interface: InterfaceDescriptor = wl_pointer;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0], surface: v[1], surfaceX: v[2], surfaceY: v[3] }),
    (v) => ({ serial: v[0], surface: v[1] }),
    (v) => ({ time: v[0], surfaceX: v[1], surfaceY: v[2] }),
    (v) => ({ serial: v[0], time: v[1], button: v[2], state: v[3] }),
    (v) => ({ time: v[0], axis: v[1], value: v[2] }),
    undefined,
    (v) => ({ axisSource: v[0] }),
    (v) => ({ time: v[0], axis: v[1] }),
    (v) => ({ axis: v[0], discrete: v[1] }),
    (v) => ({ axis: v[0], value120: v[1] }),
    (v) => ({ axis: v[0], direction: v[1] }),
    (v) => ({ surfaceX: v[0], surfaceY: v[1] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = {
    frame: 5,
    axisSource: 5,
    axisStop: 5,
    axisDiscrete: 5,
    axisValue120: 8,
    axisRelativeDirection: 9,
    warp: 11,
  } as const;

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
   * https://wayland.app/protocols/wayland#wl_pointer:request:set_cursor
   * Wire: serial uint, surface object or null, hotspot_x int, hotspot_y int
   */
  setCursor(serial: number, surface: WlSurface | null, hotspotX: number, hotspotY: number): void {
    const surfaceId = this.idOf(surface, 'wl_surface', true);
    if (
      serial === serial >>> 0 &&
      surfaceId >= 0 &&
      hotspotX === (hotspotX | 0) &&
      hotspotY === (hotspotY | 0) &&
      this.straight(0, 1, 4, serial, surfaceId, hotspotX, hotspotY)
    )
      return;
    this.request(0, [serial, surface, hotspotX, hotspotY]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_pointer:request:release
   * Destroys the object.
   * @since 3
   */
  release(): void {
    if (!this.endStraight(1, 3)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/wayland#wl_keyboard:enum:keymap_format */
export const WlKeyboardKeymapFormat = { no_keymap: 0, xkb_v1: 1 } as const;
export type WlKeyboardKeymapFormat = (typeof WlKeyboardKeymapFormat)[keyof typeof WlKeyboardKeymapFormat];

/** https://wayland.app/protocols/wayland#wl_keyboard:enum:key_state */
export const WlKeyboardKeyState = { released: 0, pressed: 1, repeated: 2 } as const;
export type WlKeyboardKeyState = (typeof WlKeyboardKeyState)[keyof typeof WlKeyboardKeyState];

export const wl_keyboard: InterfaceDescriptor = {
  name: 'wl_keyboard',
  version: 11,
  protocol: 'wayland',
  requests: [{ name: 'release', since: 3, destructor: true, args: [] }],
  events: [
    {
      name: 'keymap',
      since: 1,
      args: [
        { name: 'format', type: 'uint', enum: 'keymap_format' },
        { name: 'fd', type: 'fd' },
        { name: 'size', type: 'uint' },
      ],
    },
    {
      name: 'enter',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'keys', type: 'array' },
      ],
    },
    {
      name: 'leave',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'key',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'key', type: 'uint' },
        { name: 'state', type: 'uint', enum: 'key_state' },
      ],
    },
    {
      name: 'modifiers',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'mods_depressed', type: 'uint' },
        { name: 'mods_latched', type: 'uint' },
        { name: 'mods_locked', type: 'uint' },
        { name: 'group', type: 'uint' },
      ],
    },
    {
      name: 'repeat_info',
      since: 4,
      args: [
        { name: 'rate', type: 'int' },
        { name: 'delay', type: 'int' },
      ],
    },
  ],
  enums: [
    {
      name: 'keymap_format',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'no_keymap', value: 0, since: 1 },
        { name: 'xkb_v1', value: 1, since: 1 },
      ],
    },
    {
      name: 'key_state',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'released', value: 0, since: 1 },
        { name: 'pressed', value: 1, since: 1 },
        { name: 'repeated', value: 2, since: 10 },
      ],
    },
  ],
  meanings: meanings.wl_keyboard,
};

export type WlKeyboardEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_keyboard:event:keymap
   * Wire: format uint (keymap_format), fd fd, size uint
   */
  keymap: (event: { format: WlKeyboardKeymapFormat | (number & {}); fd: OwnedFd; size: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_keyboard:event:enter
   * Wire: serial uint, surface object, keys array
   */
  enter: (event: { serial: number; surface: WlSurface; keys: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_keyboard:event:leave
   * Wire: serial uint, surface object
   */
  leave: (event: { serial: number; surface: WlSurface }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_keyboard:event:key
   * Wire: serial uint, time uint, key uint, state uint (key_state)
   */
  key: (event: { serial: number; time: number; key: number; state: WlKeyboardKeyState | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_keyboard:event:modifiers
   * Wire: serial uint, mods_depressed uint, mods_latched uint, mods_locked uint, group uint
   */
  modifiers: (event: {
    serial: number;
    modsDepressed: number;
    modsLatched: number;
    modsLocked: number;
    group: number;
  }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_keyboard:event:repeat_info
   * Wire: rate int, delay int
   * @since 4
   */
  repeatInfo: (event: { rate: number; delay: number }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_keyboard
 * Described here up to version 11.
 */
export class WlKeyboard extends WaylandProxy<WlKeyboardEvents> {
  static readonly interface: InterfaceDescriptor = wl_keyboard;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ format: v[0], fd: v[1], size: v[2] }),
    (v) => ({ serial: v[0], surface: v[1], keys: v[2] }),
    (v) => ({ serial: v[0], surface: v[1] }),
    (v) => ({ serial: v[0], time: v[1], key: v[2], state: v[3] }),
    (v) => ({ serial: v[0], modsDepressed: v[1], modsLatched: v[2], modsLocked: v[3], group: v[4] }),
    (v) => ({ rate: v[0], delay: v[1] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { repeatInfo: 4 } as const;

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
   * https://wayland.app/protocols/wayland#wl_keyboard:request:release
   * Destroys the object.
   * @since 3
   */
  release(): void {
    if (!this.endStraight(0, 3)) this.request(0, []);
  }
}

export const wl_touch: InterfaceDescriptor = {
  name: 'wl_touch',
  version: 11,
  protocol: 'wayland',
  requests: [{ name: 'release', since: 3, destructor: true, args: [] }],
  events: [
    {
      name: 'down',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'id', type: 'int' },
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
      ],
    },
    {
      name: 'up',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'id', type: 'int' },
      ],
    },
    {
      name: 'motion',
      since: 1,
      args: [
        { name: 'time', type: 'uint' },
        { name: 'id', type: 'int' },
        { name: 'x', type: 'fixed' },
        { name: 'y', type: 'fixed' },
      ],
    },
    { name: 'frame', since: 1, args: [] },
    { name: 'cancel', since: 1, args: [] },
    {
      name: 'shape',
      since: 6,
      args: [
        { name: 'id', type: 'int' },
        { name: 'major', type: 'fixed' },
        { name: 'minor', type: 'fixed' },
      ],
    },
    {
      name: 'orientation',
      since: 6,
      args: [
        { name: 'id', type: 'int' },
        { name: 'orientation', type: 'fixed' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.wl_touch,
};

export type WlTouchEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_touch:event:down
   * Wire: serial uint, time uint, surface object, id int, x fixed, y fixed
   */
  down: (event: { serial: number; time: number; surface: WlSurface; id: number; x: number; y: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_touch:event:up
   * Wire: serial uint, time uint, id int
   */
  up: (event: { serial: number; time: number; id: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_touch:event:motion
   * Wire: time uint, id int, x fixed, y fixed
   */
  motion: (event: { time: number; id: number; x: number; y: number }) => void;
  /** https://wayland.app/protocols/wayland#wl_touch:event:frame */
  frame: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/wayland#wl_touch:event:cancel */
  cancel: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_touch:event:shape
   * Wire: id int, major fixed, minor fixed
   * @since 6
   */
  shape: (event: { id: number; major: number; minor: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_touch:event:orientation
   * Wire: id int, orientation fixed
   * @since 6
   */
  orientation: (event: { id: number; orientation: number }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_touch
 * Described here up to version 11.
 */
export class WlTouch extends WaylandProxy<WlTouchEvents> {
  static readonly interface: InterfaceDescriptor = wl_touch;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0], time: v[1], surface: v[2], id: v[3], x: v[4], y: v[5] }),
    (v) => ({ serial: v[0], time: v[1], id: v[2] }),
    (v) => ({ time: v[0], id: v[1], x: v[2], y: v[3] }),
    undefined,
    undefined,
    (v) => ({ id: v[0], major: v[1], minor: v[2] }),
    (v) => ({ id: v[0], orientation: v[1] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { shape: 6, orientation: 6 } as const;

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
   * https://wayland.app/protocols/wayland#wl_touch:request:release
   * Destroys the object.
   * @since 3
   */
  release(): void {
    if (!this.endStraight(0, 3)) this.request(0, []);
  }
}

/** https://wayland.app/protocols/wayland#wl_output:enum:subpixel */
export const WlOutputSubpixel = {
  unknown: 0,
  none: 1,
  horizontal_rgb: 2,
  horizontal_bgr: 3,
  vertical_rgb: 4,
  vertical_bgr: 5,
} as const;
export type WlOutputSubpixel = (typeof WlOutputSubpixel)[keyof typeof WlOutputSubpixel];

/** https://wayland.app/protocols/wayland#wl_output:enum:transform */
export const WlOutputTransform = {
  normal: 0,
  _90: 1,
  _180: 2,
  _270: 3,
  flipped: 4,
  flipped_90: 5,
  flipped_180: 6,
  flipped_270: 7,
} as const;
export type WlOutputTransform = (typeof WlOutputTransform)[keyof typeof WlOutputTransform];

/**
 * https://wayland.app/protocols/wayland#wl_output:enum:mode
 * Flags, to be combined with `|`.
 */
export const WlOutputMode = { current: 0x1, preferred: 0x2 } as const;
export type WlOutputMode = number;

export const wl_output: InterfaceDescriptor = {
  name: 'wl_output',
  version: 4,
  protocol: 'wayland',
  requests: [{ name: 'release', since: 3, destructor: true, args: [] }],
  events: [
    {
      name: 'geometry',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'physical_width', type: 'int' },
        { name: 'physical_height', type: 'int' },
        { name: 'subpixel', type: 'int', enum: 'subpixel' },
        { name: 'make', type: 'string' },
        { name: 'model', type: 'string' },
        { name: 'transform', type: 'int', enum: 'transform' },
      ],
    },
    {
      name: 'mode',
      since: 1,
      args: [
        { name: 'flags', type: 'uint', enum: 'mode' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
        { name: 'refresh', type: 'int' },
      ],
    },
    { name: 'done', since: 2, args: [] },
    { name: 'scale', since: 2, args: [{ name: 'factor', type: 'int' }] },
    { name: 'name', since: 4, args: [{ name: 'name', type: 'string' }] },
    { name: 'description', since: 4, args: [{ name: 'description', type: 'string' }] },
  ],
  enums: [
    {
      name: 'subpixel',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'unknown', value: 0, since: 1 },
        { name: 'none', value: 1, since: 1 },
        { name: 'horizontal_rgb', value: 2, since: 1 },
        { name: 'horizontal_bgr', value: 3, since: 1 },
        { name: 'vertical_rgb', value: 4, since: 1 },
        { name: 'vertical_bgr', value: 5, since: 1 },
      ],
    },
    {
      name: 'transform',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'normal', value: 0, since: 1 },
        { name: '90', value: 1, since: 1 },
        { name: '180', value: 2, since: 1 },
        { name: '270', value: 3, since: 1 },
        { name: 'flipped', value: 4, since: 1 },
        { name: 'flipped_90', value: 5, since: 1 },
        { name: 'flipped_180', value: 6, since: 1 },
        { name: 'flipped_270', value: 7, since: 1 },
      ],
    },
    {
      name: 'mode',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'current', value: 0x1, since: 1 },
        { name: 'preferred', value: 0x2, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_output,
};

export type WlOutputEvents = {
  /**
   * https://wayland.app/protocols/wayland#wl_output:event:geometry
   * Wire: x int, y int, physical_width int, physical_height int, subpixel int (subpixel), make string, model string, transform int (transform)
   */
  geometry: (event: {
    x: number;
    y: number;
    physicalWidth: number;
    physicalHeight: number;
    subpixel: WlOutputSubpixel | (number & {});
    make: string;
    model: string;
    transform: WlOutputTransform | (number & {});
  }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_output:event:mode
   * Wire: flags uint (mode), width int, height int, refresh int
   */
  mode: (event: { flags: WlOutputMode; width: number; height: number; refresh: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_output:event:done
   * @since 2
   */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_output:event:scale
   * Wire: factor int
   * @since 2
   */
  scale: (event: { factor: number }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_output:event:name
   * Wire: name string
   * @since 4
   */
  name: (event: { name: string }) => void;
  /**
   * https://wayland.app/protocols/wayland#wl_output:event:description
   * Wire: description string
   * @since 4
   */
  description: (event: { description: string }) => void;
};

/**
 * https://wayland.app/protocols/wayland#wl_output
 * Described here up to version 4.
 */
export class WlOutput extends WaylandProxy<WlOutputEvents> {
  static readonly interface: InterfaceDescriptor = wl_output;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({
      x: v[0],
      y: v[1],
      physicalWidth: v[2],
      physicalHeight: v[3],
      subpixel: v[4],
      make: v[5],
      model: v[6],
      transform: v[7],
    }),
    (v) => ({ flags: v[0], width: v[1], height: v[2], refresh: v[3] }),
    undefined,
    (v) => ({ factor: v[0] }),
    (v) => ({ name: v[0] }),
    (v) => ({ description: v[0] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { release: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { done: 2, scale: 2, name: 4, description: 4 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_output:request:release
   * Destroys the object.
   * @since 3
   */
  release(): void {
    if (!this.endStraight(0, 3)) this.request(0, []);
  }
}

export const wl_region: InterfaceDescriptor = {
  name: 'wl_region',
  version: 7,
  protocol: 'wayland',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'add',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    {
      name: 'subtract',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.wl_region,
};

/** It has no events. */
export type WlRegionEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_region
 * Described here up to version 7.
 */
export class WlRegion extends WaylandProxy<WlRegionEvents> {
  static readonly interface: InterfaceDescriptor = wl_region;

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
   * https://wayland.app/protocols/wayland#wl_region:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_region:request:add
   * Wire: x int, y int, width int, height int
   */
  add(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(1, 1, 4, x, y, width, height)
    )
      return;
    this.request(1, [x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_region:request:subtract
   * Wire: x int, y int, width int, height int
   */
  subtract(x: number, y: number, width: number, height: number): void {
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
}

/** https://wayland.app/protocols/wayland#wl_subcompositor:enum:error */
export const WlSubcompositorError = { bad_surface: 0, bad_parent: 1 } as const;
export type WlSubcompositorError = (typeof WlSubcompositorError)[keyof typeof WlSubcompositorError];

export const wl_subcompositor: InterfaceDescriptor = {
  name: 'wl_subcompositor',
  version: 1,
  protocol: 'wayland',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_subsurface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'wl_subsurface' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'parent', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'bad_surface', value: 0, since: 1 },
        { name: 'bad_parent', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wl_subcompositor,
};

/** It has no events. */
export type WlSubcompositorEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_subcompositor
 * Described here up to version 1.
 */
export class WlSubcompositor extends WaylandProxy<WlSubcompositorEvents> {
  static readonly interface: InterfaceDescriptor = wl_subcompositor;

  /**
   * https://wayland.app/protocols/wayland#wl_subcompositor:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_subcompositor:request:get_subsurface
   * Wire: id new_id, surface object, parent object
   */
  getSubsurface(surface: WlSurface, parent: WlSurface): WlSubsurface {
    return this.construct(1, [surface, parent], WlSubsurface);
  }
}

/** https://wayland.app/protocols/wayland#wl_subsurface:enum:error */
export const WlSubsurfaceError = { bad_surface: 0 } as const;
export type WlSubsurfaceError = (typeof WlSubsurfaceError)[keyof typeof WlSubsurfaceError];

export const wl_subsurface: InterfaceDescriptor = {
  name: 'wl_subsurface',
  version: 1,
  protocol: 'wayland',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'set_position',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    { name: 'place_above', since: 1, args: [{ name: 'sibling', type: 'object', interface: 'wl_surface' }] },
    { name: 'place_below', since: 1, args: [{ name: 'sibling', type: 'object', interface: 'wl_surface' }] },
    { name: 'set_sync', since: 1, args: [] },
    { name: 'set_desync', since: 1, args: [] },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'bad_surface', value: 0, since: 1 }] }],
  meanings: meanings.wl_subsurface,
};

/** It has no events. */
export type WlSubsurfaceEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_subsurface
 * Described here up to version 1.
 */
export class WlSubsurface extends WaylandProxy<WlSubsurfaceEvents> {
  static readonly interface: InterfaceDescriptor = wl_subsurface;

  /**
   * https://wayland.app/protocols/wayland#wl_subsurface:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_subsurface:request:set_position
   * Wire: x int, y int
   */
  setPosition(x: number, y: number): void {
    if (x === (x | 0) && y === (y | 0) && this.straight(1, 1, 2, x, y)) return;
    this.request(1, [x, y]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_subsurface:request:place_above
   * Wire: sibling object
   */
  placeAbove(sibling: WlSurface): void {
    const siblingId = this.idOf(sibling, 'wl_surface', false);
    if (siblingId >= 0 && this.straight(2, 1, 1, siblingId)) return;
    this.request(2, [sibling]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_subsurface:request:place_below
   * Wire: sibling object
   */
  placeBelow(sibling: WlSurface): void {
    const siblingId = this.idOf(sibling, 'wl_surface', false);
    if (siblingId >= 0 && this.straight(3, 1, 1, siblingId)) return;
    this.request(3, [sibling]);
  }

  /** https://wayland.app/protocols/wayland#wl_subsurface:request:set_sync */
  setSync(): void {
    if (!this.straight(4, 1, 0)) this.request(4, []);
  }

  /** https://wayland.app/protocols/wayland#wl_subsurface:request:set_desync */
  setDesync(): void {
    if (!this.straight(5, 1, 0)) this.request(5, []);
  }
}

/** https://wayland.app/protocols/wayland#wl_fixes:enum:error */
export const WlFixesError = { invalid_ack_remove: 0 } as const;
export type WlFixesError = (typeof WlFixesError)[keyof typeof WlFixesError];

export const wl_fixes: InterfaceDescriptor = {
  name: 'wl_fixes',
  version: 2,
  protocol: 'wayland',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'destroy_registry', since: 1, args: [{ name: 'registry', type: 'object', interface: 'wl_registry' }] },
    {
      name: 'ack_global_remove',
      since: 2,
      args: [
        { name: 'registry', type: 'object', interface: 'wl_registry' },
        { name: 'name', type: 'uint' },
      ],
    },
  ],
  events: [],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_ack_remove', value: 0, since: 1 }] }],
  meanings: meanings.wl_fixes,
};

/** It has no events. */
export type WlFixesEvents = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wayland#wl_fixes
 * Described here up to version 2.
 */
export class WlFixes extends WaylandProxy<WlFixesEvents> {
  static readonly interface: InterfaceDescriptor = wl_fixes;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { ackGlobalRemove: 2 } as const;

  /**
   * https://wayland.app/protocols/wayland#wl_fixes:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_fixes:request:destroy_registry
   * Wire: registry object
   */
  destroyRegistry(registry: WlRegistry): void {
    const registryId = this.idOf(registry, 'wl_registry', false);
    if (registryId >= 0 && this.straight(1, 1, 1, registryId)) return;
    this.request(1, [registry]);
  }

  /**
   * https://wayland.app/protocols/wayland#wl_fixes:request:ack_global_remove
   * Wire: registry object, name uint
   * @since 2
   */
  ackGlobalRemove(registry: WlRegistry, name: number): void {
    const registryId = this.idOf(registry, 'wl_registry', false);
    if (registryId >= 0 && name === name >>> 0 && this.straight(2, 2, 2, registryId, name)) return;
    this.request(2, [registry, name]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wl_display: WlDisplay,
  wl_registry: WlRegistry,
  wl_callback: WlCallback,
  wl_compositor: WlCompositor,
  wl_shm_pool: WlShmPool,
  wl_shm: WlShm,
  wl_buffer: WlBuffer,
  wl_data_offer: WlDataOffer,
  wl_data_source: WlDataSource,
  wl_data_device: WlDataDevice,
  wl_data_device_manager: WlDataDeviceManager,
  wl_shell: WlShell,
  wl_shell_surface: WlShellSurface,
  wl_surface: WlSurface,
  wl_seat: WlSeat,
  wl_pointer: WlPointer,
  wl_keyboard: WlKeyboard,
  wl_touch: WlTouch,
  wl_output: WlOutput,
  wl_region: WlRegion,
  wl_subcompositor: WlSubcompositor,
  wl_subsurface: WlSubsurface,
  wl_fixes: WlFixes,
} as const;
