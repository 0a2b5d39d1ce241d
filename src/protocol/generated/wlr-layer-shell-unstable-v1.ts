/**
 * Generated from wlr-layer-shell-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/wlr-layer-shell-unstable-v1
 *
 * The protocol:
 * Copyright © 2017 Drew DeVault
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/wlr-layer-shell-unstable-v1.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlOutput, WlSurface } from './wayland.js';
import type { XdgPopup } from './xdg-shell.js';

/** The requests of each interface, as in the XML. */
export interface WlrLayerShellUnstableV1Requests {
  zwlr_layer_shell_v1: 'get_layer_surface' | 'destroy';
  zwlr_layer_surface_v1:
    | 'set_size'
    | 'set_anchor'
    | 'set_exclusive_zone'
    | 'set_margin'
    | 'set_keyboard_interactivity'
    | 'get_popup'
    | 'ack_configure'
    | 'destroy'
    | 'set_layer';
}

/** https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_shell_v1:enum:error */
export const ZwlrLayerShellV1Error = { role: 0, invalid_layer: 1, already_constructed: 2 } as const;
export type ZwlrLayerShellV1Error = (typeof ZwlrLayerShellV1Error)[keyof typeof ZwlrLayerShellV1Error];

/** https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_shell_v1:enum:layer */
export const ZwlrLayerShellV1Layer = { background: 0, bottom: 1, top: 2, overlay: 3 } as const;
export type ZwlrLayerShellV1Layer = (typeof ZwlrLayerShellV1Layer)[keyof typeof ZwlrLayerShellV1Layer];

export const zwlr_layer_shell_v1: InterfaceDescriptor = {
  name: 'zwlr_layer_shell_v1',
  version: 4,
  protocol: 'wlr_layer_shell_unstable_v1',
  requests: [
    {
      name: 'get_layer_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwlr_layer_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
        { name: 'output', type: 'object', interface: 'wl_output', nullable: true },
        { name: 'layer', type: 'uint', enum: 'layer' },
        { name: 'namespace', type: 'string' },
      ],
    },
    { name: 'destroy', since: 3, destructor: true, args: [] },
  ],
  events: [],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'role', value: 0, since: 1 },
        { name: 'invalid_layer', value: 1, since: 1 },
        { name: 'already_constructed', value: 2, since: 1 },
      ],
    },
    {
      name: 'layer',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'background', value: 0, since: 1 },
        { name: 'bottom', value: 1, since: 1 },
        { name: 'top', value: 2, since: 1 },
        { name: 'overlay', value: 3, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwlr_layer_shell_v1,
};

/** It has no events. */
export type ZwlrLayerShellV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_shell_v1
 * Described here up to version 4.
 */
export class ZwlrLayerShellV1 extends WaylandProxy<ZwlrLayerShellV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_layer_shell_v1;
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { destroy: 3 } as const;

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_shell_v1:request:get_layer_surface
   * Wire: id new_id, surface object, output object or null, layer uint (layer), namespace string
   */
  getLayerSurface(
    surface: WlSurface,
    output: WlOutput | null,
    layer: ZwlrLayerShellV1Layer,
    namespace: string,
  ): ZwlrLayerSurfaceV1 {
    return this.construct(0, [surface, output, layer, namespace], ZwlrLayerSurfaceV1);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_shell_v1:request:destroy
   * Destroys the object.
   * @since 3
   */
  destroy(): void {
    if (!this.endStraight(1, 3)) this.request(1, []);
  }
}

/** https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:enum:keyboard_interactivity */
export const ZwlrLayerSurfaceV1KeyboardInteractivity = { none: 0, exclusive: 1, on_demand: 2 } as const;
export type ZwlrLayerSurfaceV1KeyboardInteractivity =
  (typeof ZwlrLayerSurfaceV1KeyboardInteractivity)[keyof typeof ZwlrLayerSurfaceV1KeyboardInteractivity];

/** https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:enum:error */
export const ZwlrLayerSurfaceV1Error = {
  invalid_surface_state: 0,
  invalid_size: 1,
  invalid_anchor: 2,
  invalid_keyboard_interactivity: 3,
} as const;
export type ZwlrLayerSurfaceV1Error = (typeof ZwlrLayerSurfaceV1Error)[keyof typeof ZwlrLayerSurfaceV1Error];

/**
 * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:enum:anchor
 * Flags, to be combined with `|`.
 */
export const ZwlrLayerSurfaceV1Anchor = { top: 1, bottom: 2, left: 4, right: 8 } as const;
export type ZwlrLayerSurfaceV1Anchor = number;

export const zwlr_layer_surface_v1: InterfaceDescriptor = {
  name: 'zwlr_layer_surface_v1',
  version: 4,
  protocol: 'wlr_layer_shell_unstable_v1',
  requests: [
    {
      name: 'set_size',
      since: 1,
      args: [
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
      ],
    },
    { name: 'set_anchor', since: 1, args: [{ name: 'anchor', type: 'uint', enum: 'anchor' }] },
    { name: 'set_exclusive_zone', since: 1, args: [{ name: 'zone', type: 'int' }] },
    {
      name: 'set_margin',
      since: 1,
      args: [
        { name: 'top', type: 'int' },
        { name: 'right', type: 'int' },
        { name: 'bottom', type: 'int' },
        { name: 'left', type: 'int' },
      ],
    },
    {
      name: 'set_keyboard_interactivity',
      since: 1,
      args: [{ name: 'keyboard_interactivity', type: 'uint', enum: 'keyboard_interactivity' }],
    },
    { name: 'get_popup', since: 1, args: [{ name: 'popup', type: 'object', interface: 'xdg_popup' }] },
    { name: 'ack_configure', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'set_layer', since: 2, args: [{ name: 'layer', type: 'uint', enum: 'zwlr_layer_shell_v1.layer' }] },
  ],
  events: [
    {
      name: 'configure',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'width', type: 'uint' },
        { name: 'height', type: 'uint' },
      ],
    },
    { name: 'closed', since: 1, args: [] },
  ],
  enums: [
    {
      name: 'keyboard_interactivity',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'exclusive', value: 1, since: 1 },
        { name: 'on_demand', value: 2, since: 4 },
      ],
    },
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'invalid_surface_state', value: 0, since: 1 },
        { name: 'invalid_size', value: 1, since: 1 },
        { name: 'invalid_anchor', value: 2, since: 1 },
        { name: 'invalid_keyboard_interactivity', value: 3, since: 1 },
      ],
    },
    {
      name: 'anchor',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'top', value: 1, since: 1 },
        { name: 'bottom', value: 2, since: 1 },
        { name: 'left', value: 4, since: 1 },
        { name: 'right', value: 8, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwlr_layer_surface_v1,
};

export type ZwlrLayerSurfaceV1Events = {
  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:event:configure
   * Wire: serial uint, width uint, height uint
   */
  configure: (event: { serial: number; width: number; height: number }) => void;
  /** https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:event:closed */
  closed: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1
 * Described here up to version 4.
 */
export class ZwlrLayerSurfaceV1 extends WaylandProxy<ZwlrLayerSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = zwlr_layer_surface_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ serial: v[0], width: v[1], height: v[2] }),
    undefined,
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { setLayer: 2 } as const;

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:set_size
   * Wire: width uint, height uint
   */
  setSize(width: number, height: number): void {
    if (width === width >>> 0 && height === height >>> 0 && this.straight(0, 1, 2, width, height)) return;
    this.request(0, [width, height]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:set_anchor
   * Wire: anchor uint (anchor)
   */
  setAnchor(anchor: ZwlrLayerSurfaceV1Anchor): void {
    if (anchor === anchor >>> 0 && this.straight(1, 1, 1, anchor)) return;
    this.request(1, [anchor]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:set_exclusive_zone
   * Wire: zone int
   */
  setExclusiveZone(zone: number): void {
    if (zone === (zone | 0) && this.straight(2, 1, 1, zone)) return;
    this.request(2, [zone]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:set_margin
   * Wire: top int, right int, bottom int, left int
   */
  setMargin(top: number, right: number, bottom: number, left: number): void {
    if (
      top === (top | 0) &&
      right === (right | 0) &&
      bottom === (bottom | 0) &&
      left === (left | 0) &&
      this.straight(3, 1, 4, top, right, bottom, left)
    )
      return;
    this.request(3, [top, right, bottom, left]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:set_keyboard_interactivity
   * Wire: keyboard_interactivity uint (keyboard_interactivity)
   */
  setKeyboardInteractivity(keyboardInteractivity: ZwlrLayerSurfaceV1KeyboardInteractivity): void {
    if (keyboardInteractivity === keyboardInteractivity >>> 0 && this.straight(4, 1, 1, keyboardInteractivity)) return;
    this.request(4, [keyboardInteractivity]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:get_popup
   * Wire: popup object
   */
  getPopup(popup: XdgPopup): void {
    const popupId = this.idOf(popup, 'xdg_popup', false);
    if (popupId >= 0 && this.straight(5, 1, 1, popupId)) return;
    this.request(5, [popup]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:ack_configure
   * Wire: serial uint
   */
  ackConfigure(serial: number): void {
    if (serial === serial >>> 0 && this.straight(6, 1, 1, serial)) return;
    this.request(6, [serial]);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(7, 1)) this.request(7, []);
  }

  /**
   * https://wayland.app/protocols/wlr-layer-shell-unstable-v1#zwlr_layer_surface_v1:request:set_layer
   * Wire: layer uint (zwlr_layer_shell_v1.layer)
   * @since 2
   */
  setLayer(layer: ZwlrLayerShellV1Layer): void {
    if (layer === layer >>> 0 && this.straight(8, 2, 1, layer)) return;
    this.request(8, [layer]);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwlr_layer_shell_v1: ZwlrLayerShellV1,
  zwlr_layer_surface_v1: ZwlrLayerSurfaceV1,
} as const;
