/**
 * Generated from fullscreen-shell-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/fullscreen-shell-unstable-v1
 *
 * The protocol:
 * Copyright © 2016 Yong Bakos
 * Copyright © 2015 Jason Ekstrand
 * Copyright © 2015 Jonas Ådahl
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/fullscreen-shell-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface FullscreenShellUnstableV1Requests {
  zwp_fullscreen_shell_v1: 'release' | 'present_surface' | 'present_surface_for_mode';
  zwp_fullscreen_shell_mode_feedback_v1: never;
}

/** https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:enum:capability */
export const ZwpFullscreenShellV1Capability = { arbitrary_modes: 1, cursor_plane: 2 } as const;
export type ZwpFullscreenShellV1Capability =
  (typeof ZwpFullscreenShellV1Capability)[keyof typeof ZwpFullscreenShellV1Capability];

/** https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:enum:present_method */
export const ZwpFullscreenShellV1PresentMethod = { default: 0, center: 1, zoom: 2, zoom_crop: 3, stretch: 4 } as const;
export type ZwpFullscreenShellV1PresentMethod =
  (typeof ZwpFullscreenShellV1PresentMethod)[keyof typeof ZwpFullscreenShellV1PresentMethod];

/** https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:enum:error */
export const ZwpFullscreenShellV1Error = { invalid_method: 0, role: 1 } as const;
export type ZwpFullscreenShellV1Error = (typeof ZwpFullscreenShellV1Error)[keyof typeof ZwpFullscreenShellV1Error];

export const zwp_fullscreen_shell_v1: InterfaceDescriptor = {
  name: 'zwp_fullscreen_shell_v1',
  version: 1,
  protocol: 'fullscreen_shell_unstable_v1',
  requests: [
    { name: 'release', since: 1, destructor: true, args: [] },
    {
      name: 'present_surface',
      since: 1,
      args: [
        { name: 'surface', type: 'object', interface: 'wl_surface', nullable: true },
        { name: 'method', type: 'uint', enum: 'present_method' },
        { name: 'output', type: 'object', interface: 'wl_output', nullable: true },
      ],
    },
    {
      name: 'present_surface_for_mode',
      since: 1,
      args: [
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'output', type: 'object', interface: 'wl_output' },
        { name: 'framerate', type: 'int' },
        { name: 'feedback', type: 'new_id', interface: 'zwp_fullscreen_shell_mode_feedback_v1' },
      ],
    },
  ],
  events: [{ name: 'capability', since: 1, args: [{ name: 'capability', type: 'uint', enum: 'capability' }] }],
  enums: [
    {
      name: 'capability',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'arbitrary_modes', value: 1, since: 1 },
        { name: 'cursor_plane', value: 2, since: 1 },
      ],
    },
    {
      name: 'present_method',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'default', value: 0, since: 1 },
        { name: 'center', value: 1, since: 1 },
        { name: 'zoom', value: 2, since: 1 },
        { name: 'zoom_crop', value: 3, since: 1 },
        { name: 'stretch', value: 4, since: 1 },
      ],
    },
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_method', value: 0, since: 1 },
        { name: 'role', value: 1, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_fullscreen_shell_v1,
};

export type ZwpFullscreenShellV1Events = {
  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:event:capability
   * Wire: capability uint (capability)
   */
  capability: (event: { capability: ZwpFullscreenShellV1Capability | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1
 * Described here up to version 1.
 */
export class ZwpFullscreenShellV1 extends WaylandProxy<ZwpFullscreenShellV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_fullscreen_shell_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ capability: v[0] })];

  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:request:release
   * Destroys the object.
   */
  release(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:request:present_surface
   * Wire: surface object or null, method uint (present_method), output object or null
   */
  presentSurface(surface: WlSurface | null, method: ZwpFullscreenShellV1PresentMethod, output: WlOutput | null): void {
    const surfaceId = this.idOf(surface, 'wl_surface', true);
    const outputId = this.idOf(output, 'wl_output', true);
    if (
      surfaceId >= 0 &&
      method === method >>> 0 &&
      outputId >= 0 &&
      this.straight(1, 1, 3, surfaceId, method, outputId)
    )
      return;
    this.request(1, [surface, method, output]);
  }

  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_v1:request:present_surface_for_mode
   * Wire: surface object, output object, framerate int, feedback new_id
   */
  presentSurfaceForMode(surface: WlSurface, output: WlOutput, framerate: number): ZwpFullscreenShellModeFeedbackV1 {
    return this.construct(2, [surface, output, framerate], ZwpFullscreenShellModeFeedbackV1);
  }
}

export const zwp_fullscreen_shell_mode_feedback_v1: InterfaceDescriptor = {
  name: 'zwp_fullscreen_shell_mode_feedback_v1',
  version: 1,
  protocol: 'fullscreen_shell_unstable_v1',
  requests: [],
  events: [
    { name: 'mode_successful', since: 1, destructor: true, args: [] },
    { name: 'mode_failed', since: 1, destructor: true, args: [] },
    { name: 'present_cancelled', since: 1, destructor: true, args: [] },
  ],
  enums: [],
  meanings: meanings.zwp_fullscreen_shell_mode_feedback_v1,
};

export type ZwpFullscreenShellModeFeedbackV1Events = {
  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_mode_feedback_v1:event:mode_successful
   * Destroys the object.
   */
  modeSuccessful: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_mode_feedback_v1:event:mode_failed
   * Destroys the object.
   */
  modeFailed: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_mode_feedback_v1:event:present_cancelled
   * Destroys the object.
   */
  presentCancelled: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/fullscreen-shell-unstable-v1#zwp_fullscreen_shell_mode_feedback_v1
 * Described here up to version 1.
 */
export class ZwpFullscreenShellModeFeedbackV1 extends WaylandProxy<ZwpFullscreenShellModeFeedbackV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_fullscreen_shell_mode_feedback_v1;
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_fullscreen_shell_v1: ZwpFullscreenShellV1,
  zwp_fullscreen_shell_mode_feedback_v1: ZwpFullscreenShellModeFeedbackV1,
} as const;
