/**
 * Generated from ext-image-copy-capture-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/ext-image-copy-capture-v1
 *
 * The protocol:
 * Copyright © 2021-2023 Andri Yngvason
 * Copyright © 2024 Simon Ser
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/ext-image-copy-capture-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { ExtImageCaptureSourceV1 } from './ext-image-capture-source-v1.js';
import type { WlBuffer, WlOutputTransform, WlPointer, WlShmFormat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface ExtImageCopyCaptureV1Requests {
  ext_image_copy_capture_manager_v1: 'create_session' | 'create_pointer_cursor_session' | 'destroy';
  ext_image_copy_capture_session_v1: 'create_frame' | 'destroy';
  ext_image_copy_capture_frame_v1: 'destroy' | 'attach_buffer' | 'damage_buffer' | 'capture';
  ext_image_copy_capture_cursor_session_v1: 'destroy' | 'get_capture_session';
}

/** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_manager_v1:enum:error */
export const ExtImageCopyCaptureManagerV1Error = { invalid_option: 1 } as const;
export type ExtImageCopyCaptureManagerV1Error =
  (typeof ExtImageCopyCaptureManagerV1Error)[keyof typeof ExtImageCopyCaptureManagerV1Error];

/**
 * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_manager_v1:enum:options
 * Flags, to be combined with `|`.
 */
export const ExtImageCopyCaptureManagerV1Options = { paint_cursors: 1 } as const;
export type ExtImageCopyCaptureManagerV1Options = number;

export const ext_image_copy_capture_manager_v1: InterfaceDescriptor = {
  name: 'ext_image_copy_capture_manager_v1',
  version: 1,
  protocol: 'ext_image_copy_capture_v1',
  requests: [
    {
      name: 'create_session',
      since: 1,
      args: [
        { name: 'session', type: 'new_id', interface: 'ext_image_copy_capture_session_v1' },
        { name: 'source', type: 'object', interface: 'ext_image_capture_source_v1' },
        { name: 'options', type: 'uint', enum: 'options' },
      ],
    },
    {
      name: 'create_pointer_cursor_session',
      since: 1,
      args: [
        { name: 'session', type: 'new_id', interface: 'ext_image_copy_capture_cursor_session_v1' },
        { name: 'source', type: 'object', interface: 'ext_image_capture_source_v1' },
        { name: 'pointer', type: 'object', interface: 'wl_pointer' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    { name: 'error', since: 1, bitfield: false, entries: [{ name: 'invalid_option', value: 1, since: 1 }] },
    { name: 'options', since: 1, bitfield: true, entries: [{ name: 'paint_cursors', value: 1, since: 1 }] },
  ],
  meanings: meanings.ext_image_copy_capture_manager_v1,
};

/** It has no events. */
export type ExtImageCopyCaptureManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_manager_v1
 * Described here up to version 1.
 */
export class ExtImageCopyCaptureManagerV1 extends WaylandProxy<ExtImageCopyCaptureManagerV1Events> {
  static readonly interface: InterfaceDescriptor = ext_image_copy_capture_manager_v1;

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_manager_v1:request:create_session
   * Wire: session new_id, source object, options uint (options)
   */
  createSession(
    source: ExtImageCaptureSourceV1,
    options: ExtImageCopyCaptureManagerV1Options,
  ): ExtImageCopyCaptureSessionV1 {
    return this.construct(0, [source, options], ExtImageCopyCaptureSessionV1);
  }

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_manager_v1:request:create_pointer_cursor_session
   * Wire: session new_id, source object, pointer object
   */
  createPointerCursorSession(source: ExtImageCaptureSourceV1, pointer: WlPointer): ExtImageCopyCaptureCursorSessionV1 {
    return this.construct(1, [source, pointer], ExtImageCopyCaptureCursorSessionV1);
  }

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

/** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:enum:error */
export const ExtImageCopyCaptureSessionV1Error = { duplicate_frame: 1 } as const;
export type ExtImageCopyCaptureSessionV1Error =
  (typeof ExtImageCopyCaptureSessionV1Error)[keyof typeof ExtImageCopyCaptureSessionV1Error];

export const ext_image_copy_capture_session_v1: InterfaceDescriptor = {
  name: 'ext_image_copy_capture_session_v1',
  version: 1,
  protocol: 'ext_image_copy_capture_v1',
  requests: [
    {
      name: 'create_frame',
      since: 1,
      args: [{ name: 'frame', type: 'new_id', interface: 'ext_image_copy_capture_frame_v1' }],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    {
      name: 'buffer_size',
      since: 1,
      args: [
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
      ],
    },
    { name: 'shm_format', since: 1, args: [{ name: 'format', type: 'uint', enum: 'wl_shm.format' }] },
    { name: 'dmabuf_device', since: 1, args: [{ name: 'device', type: 'array' }] },
    {
      name: 'dmabuf_format',
      since: 1,
      args: [
        { name: 'format', type: 'uint' },
        { name: 'modifiers', type: 'array' },
      ],
    },
    { name: 'done', since: 1, args: [] },
    { name: 'stopped', since: 1, args: [] },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'duplicate_frame', value: 1, since: 1 }] }],
  meanings: meanings.ext_image_copy_capture_session_v1,
};

export type ExtImageCopyCaptureSessionV1Events = {
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:event:buffer_size
   * Wire: width uint, height uint
   */
  bufferSize: (event: { width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:event:shm_format
   * Wire: format uint (wl_shm.format)
   */
  shmFormat: (event: { format: WlShmFormat | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:event:dmabuf_device
   * Wire: device array
   */
  dmabufDevice: (event: { device: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:event:dmabuf_format
   * Wire: format uint, modifiers array
   */
  dmabufFormat: (event: { format: number; modifiers: Uint8Array }) => void;
  /** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:event:stopped */
  stopped: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1
 * Described here up to version 1.
 */
export class ExtImageCopyCaptureSessionV1 extends WaylandProxy<ExtImageCopyCaptureSessionV1Events> {
  static readonly interface: InterfaceDescriptor = ext_image_copy_capture_session_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ width: v[0], height: v[1] }),
    (v) => ({ format: v[0] }),
    (v) => ({ device: v[0] }),
    (v) => ({ format: v[0], modifiers: v[1] }),
    undefined,
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
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:request:create_frame
   * Wire: frame new_id
   */
  createFrame(): ExtImageCopyCaptureFrameV1 {
    return this.makeStraight(0, 1, ExtImageCopyCaptureFrameV1) ?? this.construct(0, [], ExtImageCopyCaptureFrameV1);
  }

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_session_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:enum:error */
export const ExtImageCopyCaptureFrameV1Error = { no_buffer: 1, invalid_buffer_damage: 2, already_captured: 3 } as const;
export type ExtImageCopyCaptureFrameV1Error =
  (typeof ExtImageCopyCaptureFrameV1Error)[keyof typeof ExtImageCopyCaptureFrameV1Error];

/** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:enum:failure_reason */
export const ExtImageCopyCaptureFrameV1FailureReason = { unknown: 0, buffer_constraints: 1, stopped: 2 } as const;
export type ExtImageCopyCaptureFrameV1FailureReason =
  (typeof ExtImageCopyCaptureFrameV1FailureReason)[keyof typeof ExtImageCopyCaptureFrameV1FailureReason];

export const ext_image_copy_capture_frame_v1: InterfaceDescriptor = {
  name: 'ext_image_copy_capture_frame_v1',
  version: 1,
  protocol: 'ext_image_copy_capture_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'attach_buffer', since: 1, args: [{ name: 'buffer', type: 'object', interface: 'wl_buffer' }] },
    {
      name: 'damage_buffer',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'capture', since: 1, args: [] },
  ],
  events: [
    { name: 'transform', since: 1, args: [{ name: 'transform', type: 'uint', enum: 'wl_output.transform' }] },
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
    {
      name: 'presentation_time',
      since: 1,
      args: [
        { name: 'tv_sec_hi', type: 'uint' },
        { name: 'tv_sec_lo', type: 'uint' },
        { name: 'tv_nsec', type: 'uint' },
      ],
    },
    { name: 'ready', since: 1, args: [] },
    { name: 'failed', since: 1, args: [{ name: 'reason', type: 'uint', enum: 'failure_reason' }] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'no_buffer', value: 1, since: 1 },
        { name: 'invalid_buffer_damage', value: 2, since: 1 },
        { name: 'already_captured', value: 3, since: 1 },
      ],
    },
    {
      name: 'failure_reason',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'unknown', value: 0, since: 1 },
        { name: 'buffer_constraints', value: 1, since: 1 },
        { name: 'stopped', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.ext_image_copy_capture_frame_v1,
};

export type ExtImageCopyCaptureFrameV1Events = {
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:event:transform
   * Wire: transform uint (wl_output.transform)
   */
  transform: (event: { transform: WlOutputTransform | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:event:damage
   * Wire: x int, y int, width int, height int
   */
  damage: (event: { x: number; y: number; width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:event:presentation_time
   * Wire: tv_sec_hi uint, tv_sec_lo uint, tv_nsec uint
   */
  presentationTime: (event: { tvSecHi: number; tvSecLo: number; tvNsec: number }) => void;
  /** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:event:ready */
  ready: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:event:failed
   * Wire: reason uint (failure_reason)
   */
  failed: (event: { reason: ExtImageCopyCaptureFrameV1FailureReason | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1
 * Described here up to version 1.
 */
export class ExtImageCopyCaptureFrameV1 extends WaylandProxy<ExtImageCopyCaptureFrameV1Events> {
  static readonly interface: InterfaceDescriptor = ext_image_copy_capture_frame_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ transform: v[0] }),
    (v) => ({ x: v[0], y: v[1], width: v[2], height: v[3] }),
    (v) => ({ tvSecHi: v[0], tvSecLo: v[1], tvNsec: v[2] }),
    undefined,
    (v) => ({ reason: v[0] }),
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
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:request:attach_buffer
   * Wire: buffer object
   */
  attachBuffer(buffer: WlBuffer): void {
    const bufferId = this.idOf(buffer, 'wl_buffer', false);
    if (bufferId >= 0 && this.straight(1, 1, 1, bufferId)) return;
    this.request(1, [buffer]);
  }

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:request:damage_buffer
   * Wire: x int, y int, width int, height int
   */
  damageBuffer(x: number, y: number, width: number, height: number): void {
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

  /** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_frame_v1:request:capture */
  capture(): void {
    if (!this.straight(3, 1, 0)) this.request(3, []);
  }
}

/** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:enum:error */
export const ExtImageCopyCaptureCursorSessionV1Error = { duplicate_session: 1 } as const;
export type ExtImageCopyCaptureCursorSessionV1Error =
  (typeof ExtImageCopyCaptureCursorSessionV1Error)[keyof typeof ExtImageCopyCaptureCursorSessionV1Error];

export const ext_image_copy_capture_cursor_session_v1: InterfaceDescriptor = {
  name: 'ext_image_copy_capture_cursor_session_v1',
  version: 1,
  protocol: 'ext_image_copy_capture_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_capture_session',
      since: 1,
      args: [{ name: 'session', type: 'new_id', interface: 'ext_image_copy_capture_session_v1' }],
    },
  ],
  events: [
    { name: 'enter', since: 1, args: [] },
    { name: 'leave', since: 1, args: [] },
    {
      name: 'position',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
    {
      name: 'hotspot',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
      ],
    },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'duplicate_session', value: 1, since: 1 }] }],
  meanings: meanings.ext_image_copy_capture_cursor_session_v1,
};

export type ExtImageCopyCaptureCursorSessionV1Events = {
  /** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:event:enter */
  enter: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:event:leave */
  leave: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:event:position
   * Wire: x int, y int
   */
  position: (event: { x: number; y: number }) => void;
  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:event:hotspot
   * Wire: x int, y int
   */
  hotspot: (event: { x: number; y: number }) => void;
};

/**
 * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1
 * Described here up to version 1.
 */
export class ExtImageCopyCaptureCursorSessionV1 extends WaylandProxy<ExtImageCopyCaptureCursorSessionV1Events> {
  static readonly interface: InterfaceDescriptor = ext_image_copy_capture_cursor_session_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    undefined,
    undefined,
    (v) => ({ x: v[0], y: v[1] }),
    (v) => ({ x: v[0], y: v[1] }),
  ];

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/ext-image-copy-capture-v1#ext_image_copy_capture_cursor_session_v1:request:get_capture_session
   * Wire: session new_id
   */
  getCaptureSession(): ExtImageCopyCaptureSessionV1 {
    return this.makeStraight(1, 1, ExtImageCopyCaptureSessionV1) ?? this.construct(1, [], ExtImageCopyCaptureSessionV1);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  ext_image_copy_capture_manager_v1: ExtImageCopyCaptureManagerV1,
  ext_image_copy_capture_session_v1: ExtImageCopyCaptureSessionV1,
  ext_image_copy_capture_frame_v1: ExtImageCopyCaptureFrameV1,
  ext_image_copy_capture_cursor_session_v1: ExtImageCopyCaptureCursorSessionV1,
} as const;
