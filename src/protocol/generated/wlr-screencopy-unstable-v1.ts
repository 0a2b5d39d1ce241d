/**
 * Generated from wlr-screencopy-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-screencopy-unstable-v1
 *
 * The protocol:
 * Copyright © 2018 Simon Ser
 * Copyright © 2019 Andri Yngvason
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-screencopy-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlBuffer, WlOutput, WlShmFormat } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrScreencopyUnstableV1Requests {
  zwlr_screencopy_manager_v1: 'capture_output' | 'capture_output_region' | 'destroy';
  zwlr_screencopy_frame_v1: 'copy' | 'destroy' | 'copy_with_damage';
}

export const zwlr_screencopy_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_screencopy_manager_v1',
  version: 3,
  protocol: 'wlr_screencopy_unstable_v1',
  requests: [
    {
      name: 'capture_output',
      since: 1,
      args: [
        { name: 'frame', type: 'new_id', interface: 'zwlr_screencopy_frame_v1' },
        { name: 'overlay_cursor', type: 'int' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    {
      name: 'capture_output_region',
      since: 1,
      args: [
        { name: 'frame', type: 'new_id', interface: 'zwlr_screencopy_frame_v1' },
        { name: 'overlay_cursor', type: 'int' },
        { name: 'output', type: 'object', interface: 'wl_output' },
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwlr_screencopy_manager_v1,
};

/** It has no events. */
export type ZwlrScreencopyManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_manager_v1
 * Described here up to version 3.
 */
export class ZwlrScreencopyManagerV1 extends WaylandProxy<ZwlrScreencopyManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_screencopy_manager_v1;

  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_manager_v1:request:capture_output
   * Wire: frame new_id, overlay_cursor int, output object
   */
  captureOutput(overlayCursor: number, output: WlOutput): ZwlrScreencopyFrameV1 {
    return this.construct(0, [overlayCursor, output], ZwlrScreencopyFrameV1);
  }

  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_manager_v1:request:capture_output_region
   * Wire: frame new_id, overlay_cursor int, output object, x int, y int, width int, height int
   */
  captureOutputRegion(
    overlayCursor: number,
    output: WlOutput,
    x: number,
    y: number,
    width: number,
    height: number,
  ): ZwlrScreencopyFrameV1 {
    return this.construct(1, [overlayCursor, output, x, y, width, height], ZwlrScreencopyFrameV1);
  }

  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(2, 1)) this.request(2, []);
  }
}

/** https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:enum:error */
export const ZwlrScreencopyFrameV1Error = { already_used: 0, invalid_buffer: 1 } as const;
export type ZwlrScreencopyFrameV1Error = (typeof ZwlrScreencopyFrameV1Error)[keyof typeof ZwlrScreencopyFrameV1Error];

/**
 * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:enum:flags
 * Flags, to be combined with `|`.
 */
export const ZwlrScreencopyFrameV1Flags = { y_invert: 1 } as const;
export type ZwlrScreencopyFrameV1Flags = number;

export const zwlr_screencopy_frame_v1: InterfaceDescriptor = {
  name: 'zwlr_screencopy_frame_v1',
  version: 3,
  protocol: 'wlr_screencopy_unstable_v1',
  requests: [
    { name: 'copy', since: 1, args: [{ name: 'buffer', type: 'object', interface: 'wl_buffer' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'copy_with_damage', since: 2, args: [{ name: 'buffer', type: 'object', interface: 'wl_buffer' }] },
  ],
  events: [
    {
      name: 'buffer',
      since: 1,
      args: [
        { name: 'format', type: 'uint', enum: 'wl_shm.format' },
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
        { name: 'stride', type: 'uint' },
      ],
    },
    { name: 'flags', since: 1, args: [{ name: 'flags', type: 'uint', enum: 'flags' }] },
    {
      name: 'ready',
      since: 1,
      args: [
        { name: 'tv_sec_hi', type: 'uint' },
        { name: 'tv_sec_lo', type: 'uint' },
        { name: 'tv_nsec', type: 'uint' },
      ],
    },
    { name: 'failed', since: 1, args: [] },
    {
      name: 'damage',
      since: 2,
      args: [
        { name: 'x', type: 'uint' },
        { name: 'y', type: 'uint' },
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
      ],
    },
    {
      name: 'linux_dmabuf',
      since: 3,
      args: [
        { name: 'format', type: 'uint' },
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
      ],
    },
    { name: 'buffer_done', since: 3, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'already_used', value: 0, since: 1 },
        { name: 'invalid_buffer', value: 1, since: 1 },
      ],
    },
    { name: 'flags', since: 1, bitfield: true, entries: [{ name: 'y_invert', value: 1, since: 1 }] },
  ],
  meanings: meanings.zwlr_screencopy_frame_v1,
};

export type ZwlrScreencopyFrameV1Events = {
  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:buffer
   * Wire: format uint (wl_shm.format), width uint, height uint, stride uint
   */
  buffer: (event: { format: WlShmFormat | (number & {}); width: number; height: number; stride: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:flags
   * Wire: flags uint (flags)
   */
  flags: (event: { flags: ZwlrScreencopyFrameV1Flags }) => void;
  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:ready
   * Wire: tv_sec_hi uint, tv_sec_lo uint, tv_nsec uint
   */
  ready: (event: { tvSecHi: number; tvSecLo: number; tvNsec: number }) => void;
  /** https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:failed */
  failed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:damage
   * Wire: x uint, y uint, width uint, height uint
   * @since 2
   */
  damage: (event: { x: number; y: number; width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:linux_dmabuf
   * Wire: format uint, width uint, height uint
   * @since 3
   */
  linuxDmabuf: (event: { format: number; width: number; height: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:event:buffer_done
   * @since 3
   */
  bufferDone: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1
 * Described here up to version 3.
 */
export class ZwlrScreencopyFrameV1 extends WaylandProxy<ZwlrScreencopyFrameV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_screencopy_frame_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ format: v[0], width: v[1], height: v[2], stride: v[3] }),
    (v) => ({ flags: v[0] }),
    (v) => ({ tvSecHi: v[0], tvSecLo: v[1], tvNsec: v[2] }),
    undefined,
    (v) => ({ x: v[0], y: v[1], width: v[2], height: v[3] }),
    (v) => ({ format: v[0], width: v[1], height: v[2] }),
    undefined,
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { copyWithDamage: 2 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { damage: 2, linuxDmabuf: 3, bufferDone: 3 } as const;

  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:request:copy
   * Wire: buffer object
   */
  copy(buffer: WlBuffer): void {
    const bufferId = this.idOf(buffer, 'wl_buffer', false);
    if (bufferId >= 0 && this.straight(0, 1, 1, bufferId)) return;
    this.request(0, [buffer]);
  }

  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }

  /**
   * https://wayland.app/protocols/wlr-screencopy-unstable-v1#zwlr_screencopy_frame_v1:request:copy_with_damage
   * Wire: buffer object
   * @since 2
   */
  copyWithDamage(buffer: WlBuffer): void {
    const bufferId = this.idOf(buffer, 'wl_buffer', false);
    if (bufferId >= 0 && this.straight(2, 2, 1, bufferId)) return;
    this.request(2, [buffer]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_screencopy_manager_v1: ZwlrScreencopyManagerV1,
  zwlr_screencopy_frame_v1: ZwlrScreencopyFrameV1,
} as const;
