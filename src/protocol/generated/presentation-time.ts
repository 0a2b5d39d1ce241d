/**
 * Generated from presentation-time.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/presentation-time
 *
 * The protocol:
 * Copyright © 2013-2014 Collabora, Ltd.
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/presentation-time.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface PresentationTimeRequests {
  wp_presentation: 'destroy' | 'feedback';
  wp_presentation_feedback: never;
}

/** https://wayland.app/protocols/presentation-time#wp_presentation:enum:error */
export const WpPresentationError = { invalid_timestamp: 0, invalid_flag: 1 } as const;
export type WpPresentationError = (typeof WpPresentationError)[keyof typeof WpPresentationError];

export const wp_presentation: InterfaceDescriptor = {
  name: 'wp_presentation',
  version: 2,
  protocol: 'presentation_time',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'feedback',
      since: 1,
      args: [
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'callback', type: 'new_id', interface: 'wp_presentation_feedback' },
      ],
    },
  ],
  events: [{ name: 'clock_id', since: 1, args: [{ name: 'clk_id', type: 'uint' }] }],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_timestamp', value: 0, since: 1 },
        { name: 'invalid_flag', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_presentation,
};

export type WpPresentationEvents = {
  /**
   * https://wayland.app/protocols/presentation-time#wp_presentation:event:clock_id
   * Wire: clk_id uint
   */
  clockId: (event: { clkId: number }) => void;
};

/**
 * https://wayland.app/protocols/presentation-time#wp_presentation
 * Described here up to version 2.
 */
export class WpPresentation extends WaylandProxy<WpPresentationEvents> {
  static readonly interface: InterfaceDescriptor = wp_presentation;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ clkId: v[0] })];

  /**
   * https://wayland.app/protocols/presentation-time#wp_presentation:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/presentation-time#wp_presentation:request:feedback
   * Wire: surface object, callback new_id
   */
  feedback(surface: WlSurface): WpPresentationFeedback {
    return this.construct(1, [surface], WpPresentationFeedback);
  }
}

/**
 * https://wayland.app/protocols/presentation-time#wp_presentation_feedback:enum:kind
 * Flags, to be combined with `|`.
 */
export const WpPresentationFeedbackKind = { vsync: 0x1, hw_clock: 0x2, hw_completion: 0x4, zero_copy: 0x8 } as const;
export type WpPresentationFeedbackKind = number;

export const wp_presentation_feedback: InterfaceDescriptor = {
  name: 'wp_presentation_feedback',
  version: 2,
  protocol: 'presentation_time',
  requests: [],
  events: [
    { name: 'sync_output', since: 1, args: [{ name: 'output', type: 'object', interface: 'wl_output' }] },
    {
      name: 'presented',
      since: 1,
      destructor: true,
      args: [
        { name: 'tv_sec_hi', type: 'uint' },
        { name: 'tv_sec_lo', type: 'uint' },
        { name: 'tv_nsec', type: 'uint' },
        { name: 'refresh', type: 'uint' },
        { name: 'seq_hi', type: 'uint' },
        { name: 'seq_lo', type: 'uint' },
        { name: 'flags', type: 'uint', enum: 'kind' },
      ],
    },
    { name: 'discarded', since: 1, destructor: true, args: [] },
  ],
  enums: [
    {
      name: 'kind',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'vsync', value: 0x1, since: 1 },
        { name: 'hw_clock', value: 0x2, since: 1 },
        { name: 'hw_completion', value: 0x4, since: 1 },
        { name: 'zero_copy', value: 0x8, since: 1 },
      ],
    },
  ],
  meanings: meanings.wp_presentation_feedback,
};

export type WpPresentationFeedbackEvents = {
  /**
   * https://wayland.app/protocols/presentation-time#wp_presentation_feedback:event:sync_output
   * Wire: output object
   */
  syncOutput: (event: { output: WlOutput }) => void;
  /**
   * https://wayland.app/protocols/presentation-time#wp_presentation_feedback:event:presented
   * Wire: tv_sec_hi uint, tv_sec_lo uint, tv_nsec uint, refresh uint, seq_hi uint, seq_lo uint, flags uint (kind)
   * Destroys the object.
   */
  presented: (event: {
    tvSecHi: number;
    tvSecLo: number;
    tvNsec: number;
    refresh: number;
    seqHi: number;
    seqLo: number;
    flags: WpPresentationFeedbackKind;
  }) => void;
  /**
   * https://wayland.app/protocols/presentation-time#wp_presentation_feedback:event:discarded
   * Destroys the object.
   */
  discarded: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/presentation-time#wp_presentation_feedback
 * Described here up to version 2.
 */
export class WpPresentationFeedback extends WaylandProxy<WpPresentationFeedbackEvents> {
  static readonly interface: InterfaceDescriptor = wp_presentation_feedback;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ output: v[0] }),
    (v) => ({ tvSecHi: v[0], tvSecLo: v[1], tvNsec: v[2], refresh: v[3], seqHi: v[4], seqLo: v[5], flags: v[6] }),
    undefined,
  ];
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  wp_presentation: WpPresentation,
  wp_presentation_feedback: WpPresentationFeedback,
} as const;
