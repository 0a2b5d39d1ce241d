/**
 * Generated from input-method-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/input-method-unstable-v1
 *
 * The protocol:
 * Copyright © 2012, 2013 Intel Corporation
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/input-method-unstable-v1.js';
import { type Payload, type ProxyClass, WaylandProxy } from '../proxy.js';
import { WlKeyboard, type WlOutput, type WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface InputMethodUnstableV1Requests {
  zwp_input_method_context_v1:
    | 'destroy'
    | 'commit_string'
    | 'preedit_string'
    | 'preedit_styling'
    | 'preedit_cursor'
    | 'delete_surrounding_text'
    | 'cursor_position'
    | 'modifiers_map'
    | 'keysym'
    | 'grab_keyboard'
    | 'key'
    | 'modifiers'
    | 'language'
    | 'text_direction';
  zwp_input_method_v1: never;
  zwp_input_panel_v1: 'get_input_panel_surface';
  zwp_input_panel_surface_v1: 'set_toplevel' | 'set_overlay_panel';
}

export const zwp_input_method_context_v1: InterfaceDescriptor = {
  name: 'zwp_input_method_context_v1',
  version: 1,
  protocol: 'input_method_unstable_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'commit_string',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'text', type: 'string' },
      ],
    },
    {
      name: 'preedit_string',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'text', type: 'string' },
        { name: 'commit', type: 'string' },
      ],
    },
    {
      name: 'preedit_styling',
      since: 1,
      args: [
        { name: 'index', type: 'uint' },
        { name: 'length', type: 'uint' },
        { name: 'style', type: 'uint' },
      ],
    },
    { name: 'preedit_cursor', since: 1, args: [{ name: 'index', type: 'int' }] },
    {
      name: 'delete_surrounding_text',
      since: 1,
      args: [
        { name: 'index', type: 'int' },
        { name: 'length', type: 'uint' },
      ],
    },
    {
      name: 'cursor_position',
      since: 1,
      args: [
        { name: 'index', type: 'int' },
        { name: 'anchor', type: 'int' },
      ],
    },
    { name: 'modifiers_map', since: 1, args: [{ name: 'map', type: 'array' }] },
    {
      name: 'keysym',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'sym', type: 'uint' },
        { name: 'state', type: 'uint' },
        { name: 'modifiers', type: 'uint' },
      ],
    },
    { name: 'grab_keyboard', since: 1, args: [{ name: 'keyboard', type: 'new_id', interface: 'wl_keyboard' }] },
    {
      name: 'key',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'key', type: 'uint' },
        { name: 'state', type: 'uint' },
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
      name: 'language',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'language', type: 'string' },
      ],
    },
    {
      name: 'text_direction',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'direction', type: 'uint' },
      ],
    },
  ],
  events: [
    {
      name: 'surrounding_text',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'cursor', type: 'uint' },
        { name: 'anchor', type: 'uint' },
      ],
    },
    { name: 'reset', since: 1, args: [] },
    {
      name: 'content_type',
      since: 1,
      args: [
        { name: 'hint', type: 'uint' },
        { name: 'purpose', type: 'uint' },
      ],
    },
    {
      name: 'invoke_action',
      since: 1,
      args: [
        { name: 'button', type: 'uint' },
        { name: 'index', type: 'uint' },
      ],
    },
    { name: 'commit_state', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    { name: 'preferred_language', since: 1, args: [{ name: 'language', type: 'string' }] },
  ],
  enums: [],
  meanings: meanings.zwp_input_method_context_v1,
};

export type ZwpInputMethodContextV1Events = {
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:event:surrounding_text
   * Wire: text string, cursor uint, anchor uint
   */
  surroundingText: (event: { text: string; cursor: number; anchor: number }) => void;
  /** https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:event:reset */
  reset: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:event:content_type
   * Wire: hint uint, purpose uint
   */
  contentType: (event: { hint: number; purpose: number }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:event:invoke_action
   * Wire: button uint, index uint
   */
  invokeAction: (event: { button: number; index: number }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:event:commit_state
   * Wire: serial uint
   */
  commitState: (event: { serial: number }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:event:preferred_language
   * Wire: language string
   */
  preferredLanguage: (event: { language: string }) => void;
};

/**
 * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1
 * Described here up to version 1.
 */
export class ZwpInputMethodContextV1 extends WaylandProxy<ZwpInputMethodContextV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_method_context_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ text: v[0], cursor: v[1], anchor: v[2] }),
    undefined,
    (v) => ({ hint: v[0], purpose: v[1] }),
    (v) => ({ button: v[0], index: v[1] }),
    (v) => ({ serial: v[0] }),
    (v) => ({ language: v[0] }),
  ];

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:commit_string
   * Wire: serial uint, text string
   */
  commitString(serial: number, text: string): void {
    this.request(1, [serial, text]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:preedit_string
   * Wire: serial uint, text string, commit string
   */
  preeditString(serial: number, text: string, commit: string): void {
    this.request(2, [serial, text, commit]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:preedit_styling
   * Wire: index uint, length uint, style uint
   */
  preeditStyling(index: number, length: number, style: number): void {
    if (
      index === index >>> 0 &&
      length === length >>> 0 &&
      style === style >>> 0 &&
      this.straight(3, 1, 3, index, length, style)
    )
      return;
    this.request(3, [index, length, style]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:preedit_cursor
   * Wire: index int
   */
  preeditCursor(index: number): void {
    if (index === (index | 0) && this.straight(4, 1, 1, index)) return;
    this.request(4, [index]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:delete_surrounding_text
   * Wire: index int, length uint
   */
  deleteSurroundingText(index: number, length: number): void {
    if (index === (index | 0) && length === length >>> 0 && this.straight(5, 1, 2, index, length)) return;
    this.request(5, [index, length]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:cursor_position
   * Wire: index int, anchor int
   */
  cursorPosition(index: number, anchor: number): void {
    if (index === (index | 0) && anchor === (anchor | 0) && this.straight(6, 1, 2, index, anchor)) return;
    this.request(6, [index, anchor]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:modifiers_map
   * Wire: map array
   */
  modifiersMap(map: Uint8Array): void {
    this.request(7, [map]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:keysym
   * Wire: serial uint, time uint, sym uint, state uint, modifiers uint
   */
  keysym(serial: number, time: number, sym: number, state: number, modifiers: number): void {
    this.request(8, [serial, time, sym, state, modifiers]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:grab_keyboard
   * Wire: keyboard new_id
   */
  grabKeyboard(): WlKeyboard {
    return this.makeStraight(9, 1, WlKeyboard) ?? this.construct(9, [], WlKeyboard);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:key
   * Wire: serial uint, time uint, key uint, state uint
   */
  key(serial: number, time: number, key: number, state: number): void {
    if (
      serial === serial >>> 0 &&
      time === time >>> 0 &&
      key === key >>> 0 &&
      state === state >>> 0 &&
      this.straight(10, 1, 4, serial, time, key, state)
    )
      return;
    this.request(10, [serial, time, key, state]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:modifiers
   * Wire: serial uint, mods_depressed uint, mods_latched uint, mods_locked uint, group uint
   */
  modifiers(serial: number, modsDepressed: number, modsLatched: number, modsLocked: number, group: number): void {
    this.request(11, [serial, modsDepressed, modsLatched, modsLocked, group]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:language
   * Wire: serial uint, language string
   */
  language(serial: number, language: string): void {
    this.request(12, [serial, language]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_context_v1:request:text_direction
   * Wire: serial uint, direction uint
   */
  textDirection(serial: number, direction: number): void {
    if (serial === serial >>> 0 && direction === direction >>> 0 && this.straight(13, 1, 2, serial, direction)) return;
    this.request(13, [serial, direction]);
  }
}

export const zwp_input_method_v1: InterfaceDescriptor = {
  name: 'zwp_input_method_v1',
  version: 1,
  protocol: 'input_method_unstable_v1',
  requests: [],
  events: [
    { name: 'activate', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_input_method_context_v1' }] },
    {
      name: 'deactivate',
      since: 1,
      args: [{ name: 'context', type: 'object', interface: 'zwp_input_method_context_v1' }],
    },
  ],
  enums: [],
  meanings: meanings.zwp_input_method_v1,
};

export type ZwpInputMethodV1Events = {
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_v1:event:activate
   * Wire: id new_id
   */
  activate: (event: { id: ZwpInputMethodContextV1 }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_v1:event:deactivate
   * Wire: context object
   */
  deactivate: (event: { context: ZwpInputMethodContextV1 }) => void;
};

/**
 * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_method_v1
 * Described here up to version 1.
 */
export class ZwpInputMethodV1 extends WaylandProxy<ZwpInputMethodV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_method_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = {
    zwp_input_method_context_v1: () => ZwpInputMethodContextV1,
  };
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ id: v[0] }), (v) => ({ context: v[0] })];
}

export const zwp_input_panel_v1: InterfaceDescriptor = {
  name: 'zwp_input_panel_v1',
  version: 1,
  protocol: 'input_method_unstable_v1',
  requests: [
    {
      name: 'get_input_panel_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_input_panel_surface_v1' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_input_panel_v1,
};

/** It has no events. */
export type ZwpInputPanelV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_panel_v1
 * Described here up to version 1.
 */
export class ZwpInputPanelV1 extends WaylandProxy<ZwpInputPanelV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_panel_v1;

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_panel_v1:request:get_input_panel_surface
   * Wire: id new_id, surface object
   */
  getInputPanelSurface(surface: WlSurface): ZwpInputPanelSurfaceV1 {
    return this.construct(0, [surface], ZwpInputPanelSurfaceV1);
  }
}

/** https://wayland.app/protocols/input-method-unstable-v1#zwp_input_panel_surface_v1:enum:position */
export const ZwpInputPanelSurfaceV1Position = { center_bottom: 0 } as const;
export type ZwpInputPanelSurfaceV1Position =
  (typeof ZwpInputPanelSurfaceV1Position)[keyof typeof ZwpInputPanelSurfaceV1Position];

export const zwp_input_panel_surface_v1: InterfaceDescriptor = {
  name: 'zwp_input_panel_surface_v1',
  version: 1,
  protocol: 'input_method_unstable_v1',
  requests: [
    {
      name: 'set_toplevel',
      since: 1,
      args: [
        { name: 'output', type: 'object', interface: 'wl_output' },
        { name: 'position', type: 'uint' },
      ],
    },
    { name: 'set_overlay_panel', since: 1, args: [] },
  ],
  events: [],
  enums: [{ name: 'position', since: 1, bitfield: false, entries: [{ name: 'center_bottom', value: 0, since: 1 }] }],
  meanings: meanings.zwp_input_panel_surface_v1,
};

/** It has no events. */
export type ZwpInputPanelSurfaceV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_panel_surface_v1
 * Described here up to version 1.
 */
export class ZwpInputPanelSurfaceV1 extends WaylandProxy<ZwpInputPanelSurfaceV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_panel_surface_v1;

  /**
   * https://wayland.app/protocols/input-method-unstable-v1#zwp_input_panel_surface_v1:request:set_toplevel
   * Wire: output object, position uint
   */
  setToplevel(output: WlOutput, position: number): void {
    const outputId = this.idOf(output, 'wl_output', false);
    if (outputId >= 0 && position === position >>> 0 && this.straight(0, 1, 2, outputId, position)) return;
    this.request(0, [output, position]);
  }

  /** https://wayland.app/protocols/input-method-unstable-v1#zwp_input_panel_surface_v1:request:set_overlay_panel */
  setOverlayPanel(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_input_method_context_v1: ZwpInputMethodContextV1,
  zwp_input_method_v1: ZwpInputMethodV1,
  zwp_input_panel_v1: ZwpInputPanelV1,
  zwp_input_panel_surface_v1: ZwpInputPanelSurfaceV1,
} as const;
