/**
 * Generated from text-input-unstable-v1.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/text-input-unstable-v1
 *
 * The protocol:
 * Copyright © 2012, 2013 Intel Corporation
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/text-input-unstable-v1.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface TextInputUnstableV1Requests {
  zwp_text_input_v1:
    | 'activate'
    | 'deactivate'
    | 'show_input_panel'
    | 'hide_input_panel'
    | 'reset'
    | 'set_surrounding_text'
    | 'set_content_type'
    | 'set_cursor_rectangle'
    | 'set_preferred_language'
    | 'commit_state'
    | 'invoke_action';
  zwp_text_input_manager_v1: 'create_text_input';
}

/**
 * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:enum:content_hint
 * Flags, to be combined with `|`.
 */
export const ZwpTextInputV1ContentHint = {
  none: 0x0,
  default: 0x7,
  password: 0xc0,
  auto_completion: 0x1,
  auto_correction: 0x2,
  auto_capitalization: 0x4,
  lowercase: 0x8,
  uppercase: 0x10,
  titlecase: 0x20,
  hidden_text: 0x40,
  sensitive_data: 0x80,
  latin: 0x100,
  multiline: 0x200,
} as const;
export type ZwpTextInputV1ContentHint = number;

/** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:enum:content_purpose */
export const ZwpTextInputV1ContentPurpose = {
  normal: 0,
  alpha: 1,
  digits: 2,
  number: 3,
  phone: 4,
  url: 5,
  email: 6,
  name: 7,
  password: 8,
  date: 9,
  time: 10,
  datetime: 11,
  terminal: 12,
} as const;
export type ZwpTextInputV1ContentPurpose =
  (typeof ZwpTextInputV1ContentPurpose)[keyof typeof ZwpTextInputV1ContentPurpose];

/** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:enum:preedit_style */
export const ZwpTextInputV1PreeditStyle = {
  default: 0,
  none: 1,
  active: 2,
  inactive: 3,
  highlight: 4,
  underline: 5,
  selection: 6,
  incorrect: 7,
} as const;
export type ZwpTextInputV1PreeditStyle = (typeof ZwpTextInputV1PreeditStyle)[keyof typeof ZwpTextInputV1PreeditStyle];

/** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:enum:text_direction */
export const ZwpTextInputV1TextDirection = { auto: 0, ltr: 1, rtl: 2 } as const;
export type ZwpTextInputV1TextDirection =
  (typeof ZwpTextInputV1TextDirection)[keyof typeof ZwpTextInputV1TextDirection];

export const zwp_text_input_v1: InterfaceDescriptor = {
  name: 'zwp_text_input_v1',
  version: 1,
  protocol: 'text_input_unstable_v1',
  requests: [
    {
      name: 'activate',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    { name: 'deactivate', since: 1, args: [{ name: 'seat', type: 'object', interface: 'wl_seat' }] },
    { name: 'show_input_panel', since: 1, args: [] },
    { name: 'hide_input_panel', since: 1, args: [] },
    { name: 'reset', since: 1, args: [] },
    {
      name: 'set_surrounding_text',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'cursor', type: 'uint' },
        { name: 'anchor', type: 'uint' },
      ],
    },
    {
      name: 'set_content_type',
      since: 1,
      args: [
        { name: 'hint', type: 'uint', enum: 'content_hint' },
        { name: 'purpose', type: 'uint', enum: 'content_purpose' },
      ],
    },
    {
      name: 'set_cursor_rectangle',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
    { name: 'set_preferred_language', since: 1, args: [{ name: 'language', type: 'string' }] },
    { name: 'commit_state', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    {
      name: 'invoke_action',
      since: 1,
      args: [
        { name: 'button', type: 'uint' },
        { name: 'index', type: 'uint' },
      ],
    },
  ],
  events: [
    { name: 'enter', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface' }] },
    { name: 'leave', since: 1, args: [] },
    { name: 'modifiers_map', since: 1, args: [{ name: 'map', type: 'array' }] },
    { name: 'input_panel_state', since: 1, args: [{ name: 'state', type: 'uint' }] },
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
        { name: 'style', type: 'uint', enum: 'preedit_style' },
      ],
    },
    { name: 'preedit_cursor', since: 1, args: [{ name: 'index', type: 'int' }] },
    {
      name: 'commit_string',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'text', type: 'string' },
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
    {
      name: 'delete_surrounding_text',
      since: 1,
      args: [
        { name: 'index', type: 'int' },
        { name: 'length', type: 'uint' },
      ],
    },
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
        { name: 'direction', type: 'uint', enum: 'text_direction' },
      ],
    },
  ],
  enums: [
    {
      name: 'content_hint',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'none', value: 0x0, since: 1 },
        { name: 'default', value: 0x7, since: 1 },
        { name: 'password', value: 0xc0, since: 1 },
        { name: 'auto_completion', value: 0x1, since: 1 },
        { name: 'auto_correction', value: 0x2, since: 1 },
        { name: 'auto_capitalization', value: 0x4, since: 1 },
        { name: 'lowercase', value: 0x8, since: 1 },
        { name: 'uppercase', value: 0x10, since: 1 },
        { name: 'titlecase', value: 0x20, since: 1 },
        { name: 'hidden_text', value: 0x40, since: 1 },
        { name: 'sensitive_data', value: 0x80, since: 1 },
        { name: 'latin', value: 0x100, since: 1 },
        { name: 'multiline', value: 0x200, since: 1 },
      ],
    },
    {
      name: 'content_purpose',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'normal', value: 0, since: 1 },
        { name: 'alpha', value: 1, since: 1 },
        { name: 'digits', value: 2, since: 1 },
        { name: 'number', value: 3, since: 1 },
        { name: 'phone', value: 4, since: 1 },
        { name: 'url', value: 5, since: 1 },
        { name: 'email', value: 6, since: 1 },
        { name: 'name', value: 7, since: 1 },
        { name: 'password', value: 8, since: 1 },
        { name: 'date', value: 9, since: 1 },
        { name: 'time', value: 10, since: 1 },
        { name: 'datetime', value: 11, since: 1 },
        { name: 'terminal', value: 12, since: 1 },
      ],
    },
    {
      name: 'preedit_style',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'default', value: 0, since: 1 },
        { name: 'none', value: 1, since: 1 },
        { name: 'active', value: 2, since: 1 },
        { name: 'inactive', value: 3, since: 1 },
        { name: 'highlight', value: 4, since: 1 },
        { name: 'underline', value: 5, since: 1 },
        { name: 'selection', value: 6, since: 1 },
        { name: 'incorrect', value: 7, since: 1 },
      ],
    },
    {
      name: 'text_direction',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'auto', value: 0, since: 1 },
        { name: 'ltr', value: 1, since: 1 },
        { name: 'rtl', value: 2, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_text_input_v1,
};

export type ZwpTextInputV1Events = {
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:enter
   * Wire: surface object
   */
  enter: (event: { surface: WlSurface }) => void;
  /** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:leave */
  leave: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:modifiers_map
   * Wire: map array
   */
  modifiersMap: (event: { map: Uint8Array }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:input_panel_state
   * Wire: state uint
   */
  inputPanelState: (event: { state: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:preedit_string
   * Wire: serial uint, text string, commit string
   */
  preeditString: (event: { serial: number; text: string; commit: string }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:preedit_styling
   * Wire: index uint, length uint, style uint (preedit_style)
   */
  preeditStyling: (event: { index: number; length: number; style: ZwpTextInputV1PreeditStyle | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:preedit_cursor
   * Wire: index int
   */
  preeditCursor: (event: { index: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:commit_string
   * Wire: serial uint, text string
   */
  commitString: (event: { serial: number; text: string }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:cursor_position
   * Wire: index int, anchor int
   */
  cursorPosition: (event: { index: number; anchor: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:delete_surrounding_text
   * Wire: index int, length uint
   */
  deleteSurroundingText: (event: { index: number; length: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:keysym
   * Wire: serial uint, time uint, sym uint, state uint, modifiers uint
   */
  keysym: (event: { serial: number; time: number; sym: number; state: number; modifiers: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:language
   * Wire: serial uint, language string
   */
  language: (event: { serial: number; language: string }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:event:text_direction
   * Wire: serial uint, direction uint (text_direction)
   */
  textDirection: (event: { serial: number; direction: ZwpTextInputV1TextDirection | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1
 * Described here up to version 1.
 */
export class ZwpTextInputV1 extends WaylandProxy<ZwpTextInputV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_text_input_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ surface: v[0] }),
    undefined,
    (v) => ({ map: v[0] }),
    (v) => ({ state: v[0] }),
    (v) => ({ serial: v[0], text: v[1], commit: v[2] }),
    (v) => ({ index: v[0], length: v[1], style: v[2] }),
    (v) => ({ index: v[0] }),
    (v) => ({ serial: v[0], text: v[1] }),
    (v) => ({ index: v[0], anchor: v[1] }),
    (v) => ({ index: v[0], length: v[1] }),
    (v) => ({ serial: v[0], time: v[1], sym: v[2], state: v[3], modifiers: v[4] }),
    (v) => ({ serial: v[0], language: v[1] }),
    (v) => ({ serial: v[0], direction: v[1] }),
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
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:activate
   * Wire: seat object, surface object
   */
  activate(seat: WlSeat, surface: WlSurface): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    const surfaceId = this.idOf(surface, 'wl_surface', false);
    if (seatId >= 0 && surfaceId >= 0 && this.straight(0, 1, 2, seatId, surfaceId)) return;
    this.request(0, [seat, surface]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:deactivate
   * Wire: seat object
   */
  deactivate(seat: WlSeat): void {
    const seatId = this.idOf(seat, 'wl_seat', false);
    if (seatId >= 0 && this.straight(1, 1, 1, seatId)) return;
    this.request(1, [seat]);
  }

  /** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:show_input_panel */
  showInputPanel(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }

  /** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:hide_input_panel */
  hideInputPanel(): void {
    if (!this.straight(3, 1, 0)) this.request(3, []);
  }

  /** https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:reset */
  reset(): void {
    if (!this.straight(4, 1, 0)) this.request(4, []);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:set_surrounding_text
   * Wire: text string, cursor uint, anchor uint
   */
  setSurroundingText(text: string, cursor: number, anchor: number): void {
    this.request(5, [text, cursor, anchor]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:set_content_type
   * Wire: hint uint (content_hint), purpose uint (content_purpose)
   */
  setContentType(hint: ZwpTextInputV1ContentHint, purpose: ZwpTextInputV1ContentPurpose): void {
    if (hint === hint >>> 0 && purpose === purpose >>> 0 && this.straight(6, 1, 2, hint, purpose)) return;
    this.request(6, [hint, purpose]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:set_cursor_rectangle
   * Wire: x int, y int, width int, height int
   */
  setCursorRectangle(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(7, 1, 4, x, y, width, height)
    )
      return;
    this.request(7, [x, y, width, height]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:set_preferred_language
   * Wire: language string
   */
  setPreferredLanguage(language: string): void {
    this.request(8, [language]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:commit_state
   * Wire: serial uint
   */
  commitState(serial: number): void {
    if (serial === serial >>> 0 && this.straight(9, 1, 1, serial)) return;
    this.request(9, [serial]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_v1:request:invoke_action
   * Wire: button uint, index uint
   */
  invokeAction(button: number, index: number): void {
    if (button === button >>> 0 && index === index >>> 0 && this.straight(10, 1, 2, button, index)) return;
    this.request(10, [button, index]);
  }
}

export const zwp_text_input_manager_v1: InterfaceDescriptor = {
  name: 'zwp_text_input_manager_v1',
  version: 1,
  protocol: 'text_input_unstable_v1',
  requests: [
    { name: 'create_text_input', since: 1, args: [{ name: 'id', type: 'new_id', interface: 'zwp_text_input_v1' }] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_text_input_manager_v1,
};

/** It has no events. */
export type ZwpTextInputManagerV1Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_manager_v1
 * Described here up to version 1.
 */
export class ZwpTextInputManagerV1 extends WaylandProxy<ZwpTextInputManagerV1Events> {
  static readonly interface: InterfaceDescriptor = zwp_text_input_manager_v1;

  /**
   * https://wayland.app/protocols/text-input-unstable-v1#zwp_text_input_manager_v1:request:create_text_input
   * Wire: id new_id
   */
  createTextInput(): ZwpTextInputV1 {
    return this.makeStraight(0, 1, ZwpTextInputV1) ?? this.construct(0, [], ZwpTextInputV1);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_text_input_v1: ZwpTextInputV1,
  zwp_text_input_manager_v1: ZwpTextInputManagerV1,
} as const;
