/**
 * Generated from wlr-export-dmabuf-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1
 *
 * The protocol:
 * Copyright © 2018 Rostislav Pehlivanov
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-export-dmabuf-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface WlrExportDmabufUnstableV1Requests {
  zwlr_export_dmabuf_manager_v1: 'capture_output' | 'destroy';
  zwlr_export_dmabuf_frame_v1: 'destroy';
}

export const zwlr_export_dmabuf_manager_v1: InterfaceDescriptor = {
  name: 'zwlr_export_dmabuf_manager_v1',
  version: 1,
  protocol: 'wlr_export_dmabuf_unstable_v1',
  requests: [
    {
      name: 'capture_output',
      since: 1,
      args: [
        { name: 'frame', type: 'new_id', interface: 'zwlr_export_dmabuf_frame_v1' },
        { name: 'overlay_cursor', type: 'int' },
        { name: 'output', type: 'object', interface: 'wl_output' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwlr_export_dmabuf_manager_v1,
};

/** It has no events. */
export type ZwlrExportDmabufManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_manager_v1
 * Described here up to version 1.
 */
export class ZwlrExportDmabufManagerV1 extends WaylandProxy<ZwlrExportDmabufManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_export_dmabuf_manager_v1;

  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_manager_v1:request:capture_output
   * Wire: frame new_id, overlay_cursor int, output object
   */
  captureOutput(overlayCursor: number, output: WlOutput): ZwlrExportDmabufFrameV1 {
    return this.construct(0, [overlayCursor, output], ZwlrExportDmabufFrameV1);
  }

  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_manager_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:enum:flags */
export const ZwlrExportDmabufFrameV1Flags = { transient: 0x1 } as const;
export type ZwlrExportDmabufFrameV1Flags =
  (typeof ZwlrExportDmabufFrameV1Flags)[keyof typeof ZwlrExportDmabufFrameV1Flags];

/** https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:enum:cancel_reason */
export const ZwlrExportDmabufFrameV1CancelReason = { temporary: 0, permanent: 1, resizing: 2 } as const;
export type ZwlrExportDmabufFrameV1CancelReason =
  (typeof ZwlrExportDmabufFrameV1CancelReason)[keyof typeof ZwlrExportDmabufFrameV1CancelReason];

export const zwlr_export_dmabuf_frame_v1: InterfaceDescriptor = {
  name: 'zwlr_export_dmabuf_frame_v1',
  version: 1,
  protocol: 'wlr_export_dmabuf_unstable_v1',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'frame',
      since: 1,
      args: [
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
        { name: 'offset_x', type: 'uint' },
        { name: 'offset_y', type: 'uint' },
        { name: 'buffer_flags', type: 'uint' },
        { name: 'flags', type: 'uint', enum: 'flags' },
        { name: 'format', type: 'uint' },
        { name: 'mod_high', type: 'uint' },
        { name: 'mod_low', type: 'uint' },
        { name: 'num_objects', type: 'uint' },
      ],
    },
    {
      name: 'object',
      since: 1,
      args: [
        { name: 'index', type: 'uint' },
        { name: 'fd', type: 'fd' },
        { name: 'size', type: 'uint' },
        { name: 'offset', type: 'uint' },
        { name: 'stride', type: 'uint' },
        { name: 'plane_index', type: 'uint' },
      ],
    },
    {
      name: 'ready',
      since: 1,
      args: [
        { name: 'tv_sec_hi', type: 'uint' },
        { name: 'tv_sec_lo', type: 'uint' },
        { name: 'tv_nsec', type: 'uint' },
      ],
    },
    { name: 'cancel', since: 1, args: [{ name: 'reason', type: 'uint', enum: 'cancel_reason' }] },
  ],
  enums: [
    { name: 'flags', since: 1, bitfield: false, entries: [{ name: 'transient', value: 0x1, since: 1 }] },
    {
      name: 'cancel_reason',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'temporary', value: 0, since: 1 },
        { name: 'permanent', value: 1, since: 1 },
        { name: 'resizing', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwlr_export_dmabuf_frame_v1,
};

export type ZwlrExportDmabufFrameV1Events = {
  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:event:frame
   * Wire: width uint, height uint, offset_x uint, offset_y uint, buffer_flags uint, flags uint (flags), format uint, mod_high uint, mod_low uint, num_objects uint
   */
  frame: (event: {
    width: number;
    height: number;
    offsetX: number;
    offsetY: number;
    bufferFlags: number;
    flags: ZwlrExportDmabufFrameV1Flags | (number & {});
    format: number;
    modHigh: number;
    modLow: number;
    numObjects: number;
  }) => void;
  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:event:object
   * Wire: index uint, fd fd, size uint, offset uint, stride uint, plane_index uint
   */
  object: (event: {
    index: number;
    fd: OwnedFd;
    size: number;
    offset: number;
    stride: number;
    planeIndex: number;
  }) => void;
  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:event:ready
   * Wire: tv_sec_hi uint, tv_sec_lo uint, tv_nsec uint
   */
  ready: (event: { tvSecHi: number; tvSecLo: number; tvNsec: number }) => void;
  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:event:cancel
   * Wire: reason uint (cancel_reason)
   */
  cancel: (event: { reason: ZwlrExportDmabufFrameV1CancelReason | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1
 * Described here up to version 1.
 */
export class ZwlrExportDmabufFrameV1 extends WaylandProxy<ZwlrExportDmabufFrameV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_export_dmabuf_frame_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({
      width: v[0],
      height: v[1],
      offsetX: v[2],
      offsetY: v[3],
      bufferFlags: v[4],
      flags: v[5],
      format: v[6],
      modHigh: v[7],
      modLow: v[8],
      numObjects: v[9],
    }),
    (v) => ({ index: v[0], fd: v[1], size: v[2], offset: v[3], stride: v[4], planeIndex: v[5] }),
    (v) => ({ tvSecHi: v[0], tvSecLo: v[1], tvNsec: v[2] }),
    (v) => ({ reason: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/wlr-export-dmabuf-unstable-v1#zwlr_export_dmabuf_frame_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_export_dmabuf_manager_v1: ZwlrExportDmabufManagerV1,
  zwlr_export_dmabuf_frame_v1: ZwlrExportDmabufFrameV1,
} as const;
