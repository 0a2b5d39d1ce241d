/**
 * Generated from linux-dmabuf-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/linux-dmabuf-unstable-v1
 *
 * The protocol:
 * Copyright © 2014, 2015 Collabora, Ltd.
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/linux-dmabuf-unstable-v1.js';
import { type Payload, type ProxyClass, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import { WlBuffer, type WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface LinuxDmabufUnstableV1Requests {
  zwp_linux_dmabuf_v1: 'destroy' | 'create_params' | 'get_default_feedback' | 'get_surface_feedback';
  zwp_linux_buffer_params_v1: 'destroy' | 'add' | 'create' | 'create_immed';
  zwp_linux_dmabuf_feedback_v1: 'destroy';
}

export const zwp_linux_dmabuf_v1: InterfaceDescriptor = {
  name: 'zwp_linux_dmabuf_v1',
  version: 5,
  protocol: 'linux_dmabuf_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'create_params',
      since: 1,
      args: [{ name: 'params_id', type: 'new_id', interface: 'zwp_linux_buffer_params_v1' }],
    },
    {
      name: 'get_default_feedback',
      since: 4,
      args: [{ name: 'id', type: 'new_id', interface: 'zwp_linux_dmabuf_feedback_v1' }],
    },
    {
      name: 'get_surface_feedback',
      since: 4,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_linux_dmabuf_feedback_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [
    { name: 'format', since: 1, args: [{ name: 'format', type: 'uint' }] },
    {
      name: 'modifier',
      since: 3,
      args: [
        { name: 'format', type: 'uint' },
        { name: 'modifier_hi', type: 'uint' },
        { name: 'modifier_lo', type: 'uint' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_linux_dmabuf_v1,
};

export type ZwpLinuxDmabufV1Events = {
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1:event:format
   * Wire: format uint
   */
  format: (event: { format: number }) => void;
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1:event:modifier
   * Wire: format uint, modifier_hi uint, modifier_lo uint
   * @since 3
   */
  modifier: (event: { format: number; modifierHi: number; modifierLo: number }) => void;
};

/**
 * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1
 * Described here up to version 5.
 */
export class ZwpLinuxDmabufV1 extends WaylandProxy<ZwpLinuxDmabufV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_linux_dmabuf_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ format: v[0] }),
    (v) => ({ format: v[0], modifierHi: v[1], modifierLo: v[2] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { getDefaultFeedback: 4, getSurfaceFeedback: 4 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { modifier: 3 } as const;

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1:request:create_params
   * Wire: params_id new_id
   */
  createParams(): ZwpLinuxBufferParamsV1 {
    return this.makeStraight(1, 1, ZwpLinuxBufferParamsV1) ?? this.construct(1, [], ZwpLinuxBufferParamsV1);
  }

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1:request:get_default_feedback
   * Wire: id new_id
   * @since 4
   */
  getDefaultFeedback(): ZwpLinuxDmabufFeedbackV1 {
    return this.makeStraight(2, 4, ZwpLinuxDmabufFeedbackV1) ?? this.construct(2, [], ZwpLinuxDmabufFeedbackV1);
  }

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_v1:request:get_surface_feedback
   * Wire: id new_id, surface object
   * @since 4
   */
  getSurfaceFeedback(surface: WlSurface): ZwpLinuxDmabufFeedbackV1 {
    return this.construct(3, [surface], ZwpLinuxDmabufFeedbackV1);
  }
}

/** https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:enum:error */
export const ZwpLinuxBufferParamsV1Error = {
  already_used: 0,
  plane_idx: 1,
  plane_set: 2,
  incomplete: 3,
  invalid_format: 4,
  invalid_dimensions: 5,
  out_of_bounds: 6,
  invalid_wl_buffer: 7,
} as const;
export type ZwpLinuxBufferParamsV1Error =
  (typeof ZwpLinuxBufferParamsV1Error)[keyof typeof ZwpLinuxBufferParamsV1Error];

/**
 * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:enum:flags
 * Flags, to be combined with `|`.
 */
export const ZwpLinuxBufferParamsV1Flags = { y_invert: 1, interlaced: 2, bottom_first: 4 } as const;
export type ZwpLinuxBufferParamsV1Flags = number;

export const zwp_linux_buffer_params_v1: InterfaceDescriptor = {
  name: 'zwp_linux_buffer_params_v1',
  version: 5,
  protocol: 'linux_dmabuf_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'add',
      since: 1,
      args: [
        { name: 'fd', type: 'fd' },
        { name: 'plane_idx', type: 'uint' },
        { name: 'offset', type: 'uint' },
        { name: 'stride', type: 'uint' },
        { name: 'modifier_hi', type: 'uint' },
        { name: 'modifier_lo', type: 'uint' },
      ],
    },
    {
      name: 'create',
      since: 1,
      args: [
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
        { name: 'format', type: 'uint' },
        { name: 'flags', type: 'uint', enum: 'flags' },
      ],
    },
    {
      name: 'create_immed',
      since: 2,
      args: [
        { name: 'buffer_id', type: 'new_id', interface: 'wl_buffer' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
        { name: 'format', type: 'uint' },
        { name: 'flags', type: 'uint', enum: 'flags' },
      ],
    },
  ],
  events: [
    { name: 'created', since: 1, args: [{ name: 'buffer', type: 'new_id', interface: 'wl_buffer' }] },
    { name: 'failed', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'already_used', value: 0, since: 1 },
        { name: 'plane_idx', value: 1, since: 1 },
        { name: 'plane_set', value: 2, since: 1 },
        { name: 'incomplete', value: 3, since: 1 },
        { name: 'invalid_format', value: 4, since: 1 },
        { name: 'invalid_dimensions', value: 5, since: 1 },
        { name: 'out_of_bounds', value: 6, since: 1 },
        { name: 'invalid_wl_buffer', value: 7, since: 1 },
      ],
    },
    {
      name: 'flags',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'y_invert', value: 1, since: 1 },
        { name: 'interlaced', value: 2, since: 1 },
        { name: 'bottom_first', value: 4, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_linux_buffer_params_v1,
};

export type ZwpLinuxBufferParamsV1Events = {
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:event:created
   * Wire: buffer new_id
   */
  created: (event: { buffer: WlBuffer }) => void;
  /** https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:event:failed */
  failed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1
 * Described here up to version 5.
 */
export class ZwpLinuxBufferParamsV1 extends WaylandProxy<ZwpLinuxBufferParamsV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_linux_buffer_params_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = { wl_buffer: () => WlBuffer };
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ buffer: v[0] }), undefined];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { createImmed: 2 } as const;

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
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:request:add
   * Wire: fd fd, plane_idx uint, offset uint, stride uint, modifier_hi uint, modifier_lo uint
   */
  add(
    fd: OwnedFd | number,
    planeIdx: number,
    offset: number,
    stride: number,
    modifierHi: number,
    modifierLo: number,
  ): void {
    this.request(1, [fd, planeIdx, offset, stride, modifierHi, modifierLo]);
  }

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:request:create
   * Wire: width int, height int, format uint, flags uint (flags)
   */
  create(width: number, height: number, format: number, flags: ZwpLinuxBufferParamsV1Flags): void {
    if (
      width === (width | 0) &&
      height === (height | 0) &&
      format === format >>> 0 &&
      flags === flags >>> 0 &&
      this.straight(2, 1, 4, width, height, format, flags)
    )
      return;
    this.request(2, [width, height, format, flags]);
  }

  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_buffer_params_v1:request:create_immed
   * Wire: buffer_id new_id, width int, height int, format uint, flags uint (flags)
   * @since 2
   */
  createImmed(width: number, height: number, format: number, flags: ZwpLinuxBufferParamsV1Flags): WlBuffer {
    return this.construct(3, [width, height, format, flags], WlBuffer);
  }
}

/**
 * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:enum:tranche_flags
 * Flags, to be combined with `|`.
 */
export const ZwpLinuxDmabufFeedbackV1TrancheFlags = { scanout: 1 } as const;
export type ZwpLinuxDmabufFeedbackV1TrancheFlags = number;

export const zwp_linux_dmabuf_feedback_v1: InterfaceDescriptor = {
  name: 'zwp_linux_dmabuf_feedback_v1',
  version: 5,
  protocol: 'linux_dmabuf_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    { name: 'done', since: 1, args: [] },
    {
      name: 'format_table',
      since: 1,
      args: [
        { name: 'fd', type: 'fd' },
        { name: 'size', type: 'uint' },
      ],
    },
    { name: 'main_device', since: 1, args: [{ name: 'device', type: 'array' }] },
    { name: 'tranche_done', since: 1, args: [] },
    { name: 'tranche_target_device', since: 1, args: [{ name: 'device', type: 'array' }] },
    { name: 'tranche_formats', since: 1, args: [{ name: 'indices', type: 'array' }] },
    { name: 'tranche_flags', since: 1, args: [{ name: 'flags', type: 'uint', enum: 'tranche_flags' }] },
  ],
  enums: [{ name: 'tranche_flags', since: 1, bitfield: true, entries: [{ name: 'scanout', value: 1, since: 1 }] }],
  meanings: meanings.zwp_linux_dmabuf_feedback_v1,
};

export type ZwpLinuxDmabufFeedbackV1Events = {
  /** https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:done */
  done: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:format_table
   * Wire: fd fd, size uint
   */
  formatTable: (event: { fd: OwnedFd; size: number }) => void;
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:main_device
   * Wire: device array
   */
  mainDevice: (event: { device: Uint8Array }) => void;
  /** https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:tranche_done */
  trancheDone: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:tranche_target_device
   * Wire: device array
   */
  trancheTargetDevice: (event: { device: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:tranche_formats
   * Wire: indices array
   */
  trancheFormats: (event: { indices: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:event:tranche_flags
   * Wire: flags uint (tranche_flags)
   */
  trancheFlags: (event: { flags: ZwpLinuxDmabufFeedbackV1TrancheFlags }) => void;
};

/**
 * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1
 * Described here up to version 5.
 */
export class ZwpLinuxDmabufFeedbackV1 extends WaylandProxy<ZwpLinuxDmabufFeedbackV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_linux_dmabuf_feedback_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    undefined,
    (v) => ({ fd: v[0], size: v[1] }),
    (v) => ({ device: v[0] }),
    undefined,
    (v) => ({ device: v[0] }),
    (v) => ({ indices: v[0] }),
    (v) => ({ flags: v[0] }),
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
   * https://wayland.app/protocols/linux-dmabuf-unstable-v1#zwp_linux_dmabuf_feedback_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_linux_dmabuf_v1: ZwpLinuxDmabufV1,
  zwp_linux_buffer_params_v1: ZwpLinuxBufferParamsV1,
  zwp_linux_dmabuf_feedback_v1: ZwpLinuxDmabufFeedbackV1,
} as const;
