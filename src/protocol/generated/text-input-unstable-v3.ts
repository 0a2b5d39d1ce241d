/**
 * Generated from text-input-unstable-v3.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/text-input-unstable-v3
 *
 * The protocol:
 * Copyright © 2012, 2013 Intel Corporation
 * Copyright © 2015, 2016 Jan Arne Petersen
 * Copyright © 2017, 2018 Red Hat, Inc.
 * Copyright © 2018 Purism SPC
 */

import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/text-input-unstable-v3.js';
import { type Payload, WaylandProxy } from '../proxy.js';
import type { WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface TextInputUnstableV3Requests {
  zwp_text_input_v3:
    | 'destroy'
    | 'enable'
    | 'disable'
    | 'set_surrounding_text'
    | 'set_text_change_cause'
    | 'set_content_type'
    | 'set_cursor_rectangle'
    | 'commit'
    | 'set_available_actions'
    | 'show_input_panel'
    | 'hide_input_panel';
  zwp_text_input_manager_v3: 'destroy' | 'get_text_input';
}

/** https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:enum:change_cause */
export const ZwpTextInputV3ChangeCause = { input_method: 0, other: 1 } as const;
export type ZwpTextInputV3ChangeCause = (typeof ZwpTextInputV3ChangeCause)[keyof typeof ZwpTextInputV3ChangeCause];

/**
 * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:enum:content_hint
 * Flags, to be combined with `|`.
 */
export const ZwpTextInputV3ContentHint = {
  none: 0x0,
  completion: 0x1,
  spellcheck: 0x2,
  auto_capitalization: 0x4,
  lowercase: 0x8,
  uppercase: 0x10,
  titlecase: 0x20,
  hidden_text: 0x40,
  sensitive_data: 0x80,
  latin: 0x100,
  multiline: 0x200,
  on_screen_input_provided: 0x400,
  no_emoji: 0x800,
  preedit_shown: 0x1000,
} as const;
export type ZwpTextInputV3ContentHint = number;

/** https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:enum:content_purpose */
export const ZwpTextInputV3ContentPurpose = {
  normal: 0,
  alpha: 1,
  digits: 2,
  number: 3,
  phone: 4,
  url: 5,
  email: 6,
  name: 7,
  password: 8,
  pin: 9,
  date: 10,
  time: 11,
  datetime: 12,
  terminal: 13,
} as const;
export type ZwpTextInputV3ContentPurpose =
  (typeof ZwpTextInputV3ContentPurpose)[keyof typeof ZwpTextInputV3ContentPurpose];

/**
 * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:enum:error
 * @since 2
 */
export const ZwpTextInputV3Error = { invalid_action: 0 } as const;
export type ZwpTextInputV3Error = (typeof ZwpTextInputV3Error)[keyof typeof ZwpTextInputV3Error];

/**
 * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:enum:action
 * @since 2
 */
export const ZwpTextInputV3Action = { none: 0, submit: 1 } as const;
export type ZwpTextInputV3Action = (typeof ZwpTextInputV3Action)[keyof typeof ZwpTextInputV3Action];

/** https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:enum:preedit_hint */
export const ZwpTextInputV3PreeditHint = {
  whole: 1,
  selection: 2,
  prediction: 3,
  prefix: 4,
  suffix: 5,
  spelling_error: 6,
  compose_error: 7,
} as const;
export type ZwpTextInputV3PreeditHint = (typeof ZwpTextInputV3PreeditHint)[keyof typeof ZwpTextInputV3PreeditHint];

export const zwp_text_input_v3: InterfaceDescriptor = {
  name: 'zwp_text_input_v3',
  version: 2,
  protocol: 'text_input_unstable_v3',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'enable', since: 1, args: [] },
    { name: 'disable', since: 1, args: [] },
    {
      name: 'set_surrounding_text',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'cursor', type: 'int' },
        { name: 'anchor', type: 'int' },
      ],
    },
    { name: 'set_text_change_cause', since: 1, args: [{ name: 'cause', type: 'uint', enum: 'change_cause' }] },
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
    { name: 'commit', since: 1, args: [] },
    { name: 'set_available_actions', since: 2, args: [{ name: 'available_actions', type: 'array' }] },
    { name: 'show_input_panel', since: 2, args: [] },
    { name: 'hide_input_panel', since: 2, args: [] },
  ],
  events: [
    { name: 'enter', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface' }] },
    { name: 'leave', since: 1, args: [{ name: 'surface', type: 'object', interface: 'wl_surface' }] },
    {
      name: 'preedit_string',
      since: 1,
      args: [
        { name: 'text', type: 'string', nullable: true },
        { name: 'cursor_begin', type: 'int' },
        { name: 'cursor_end', type: 'int' },
      ],
    },
    { name: 'commit_string', since: 1, args: [{ name: 'text', type: 'string', nullable: true }] },
    {
      name: 'delete_surrounding_text',
      since: 1,
      args: [
        { name: 'before_length', type: 'uint' },
        { name: 'after_length', type: 'uint' },
      ],
    },
    { name: 'done', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    {
      name: 'action',
      since: 2,
      args: [
        { name: 'action', type: 'uint', enum: 'action' },
        { name: 'serial', type: 'uint' },
      ],
    },
    { name: 'language', since: 2, args: [{ name: 'language', type: 'string' }] },
    {
      name: 'preedit_hint',
      since: 2,
      args: [
        { name: 'start', type: 'uint' },
        { name: 'end', type: 'uint' },
        { name: 'hint', type: 'uint', enum: 'preedit_hint' },
      ],
    },
  ],
  enums: [
    {
      name: 'change_cause',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'input_method', value: 0, since: 1 },
        { name: 'other', value: 1, since: 1 },
      ],
    },
    {
      name: 'content_hint',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'none', value: 0x0, since: 1 },
        { name: 'completion', value: 0x1, since: 1 },
        { name: 'spellcheck', value: 0x2, since: 1 },
        { name: 'auto_capitalization', value: 0x4, since: 1 },
        { name: 'lowercase', value: 0x8, since: 1 },
        { name: 'uppercase', value: 0x10, since: 1 },
        { name: 'titlecase', value: 0x20, since: 1 },
        { name: 'hidden_text', value: 0x40, since: 1 },
        { name: 'sensitive_data', value: 0x80, since: 1 },
        { name: 'latin', value: 0x100, since: 1 },
        { name: 'multiline', value: 0x200, since: 1 },
        { name: 'on_screen_input_provided', value: 0x400, since: 2 },
        { name: 'no_emoji', value: 0x800, since: 2 },
        { name: 'preedit_shown', value: 0x1000, since: 2 },
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
        { name: 'pin', value: 9, since: 1 },
        { name: 'date', value: 10, since: 1 },
        { name: 'time', value: 11, since: 1 },
        { name: 'datetime', value: 12, since: 1 },
        { name: 'terminal', value: 13, since: 1 },
      ],
    },
    { name: 'error', since: 2, bitfield: false, entries: [{ name: 'invalid_action', value: 0, since: 1 }] },
    {
      name: 'action',
      since: 2,
      bitfield: false,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'submit', value: 1, since: 1 },
      ],
    },
    {
      name: 'preedit_hint',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'whole', value: 1, since: 1 },
        { name: 'selection', value: 2, since: 1 },
        { name: 'prediction', value: 3, since: 1 },
        { name: 'prefix', value: 4, since: 1 },
        { name: 'suffix', value: 5, since: 1 },
        { name: 'spelling_error', value: 6, since: 1 },
        { name: 'compose_error', value: 7, since: 1 },
      ],
    },
  ],
  meanings: meanings.zwp_text_input_v3,
};

export type ZwpTextInputV3Events = {
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:enter
   * Wire: surface object
   */
  enter: (event: { surface: WlSurface }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:leave
   * Wire: surface object
   */
  leave: (event: { surface: WlSurface }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:preedit_string
   * Wire: text string or null, cursor_begin int, cursor_end int
   */
  preeditString: (event: { text: string | null; cursorBegin: number; cursorEnd: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:commit_string
   * Wire: text string or null
   */
  commitString: (event: { text: string | null }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:delete_surrounding_text
   * Wire: before_length uint, after_length uint
   */
  deleteSurroundingText: (event: { beforeLength: number; afterLength: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:done
   * Wire: serial uint
   */
  done: (event: { serial: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:action
   * Wire: action uint (action), serial uint
   * @since 2
   */
  action: (event: { action: ZwpTextInputV3Action | (number & {}); serial: number }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:language
   * Wire: language string
   * @since 2
   */
  language: (event: { language: string }) => void;
  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:event:preedit_hint
   * Wire: start uint, end uint, hint uint (preedit_hint)
   * @since 2
   */
  preeditHint: (event: { start: number; end: number; hint: ZwpTextInputV3PreeditHint | (number & {}) }) => void;
};

/**
 * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3
 * Described here up to version 2.
 */
export class ZwpTextInputV3 extends WaylandProxy<ZwpTextInputV3Events> {
  static readonly interface: InterfaceDescriptor = zwp_text_input_v3;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ surface: v[0] }),
    (v) => ({ surface: v[0] }),
    (v) => ({ text: v[0], cursorBegin: v[1], cursorEnd: v[2] }),
    (v) => ({ text: v[0] }),
    (v) => ({ beforeLength: v[0], afterLength: v[1] }),
    (v) => ({ serial: v[0] }),
    (v) => ({ action: v[0], serial: v[1] }),
    (v) => ({ language: v[0] }),
    (v) => ({ start: v[0], end: v[1], hint: v[2] }),
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { setAvailableActions: 2, showInputPanel: 2, hideInputPanel: 2 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { action: 2, language: 2, preeditHint: 2 } as const;

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /** https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:enable */
  enable(): void {
    if (!this.straight(1, 1, 0)) this.request(1, []);
  }

  /** https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:disable */
  disable(): void {
    if (!this.straight(2, 1, 0)) this.request(2, []);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:set_surrounding_text
   * Wire: text string, cursor int, anchor int
   */
  setSurroundingText(text: string, cursor: number, anchor: number): void {
    this.request(3, [text, cursor, anchor]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:set_text_change_cause
   * Wire: cause uint (change_cause)
   */
  setTextChangeCause(cause: ZwpTextInputV3ChangeCause): void {
    if (cause === cause >>> 0 && this.straight(4, 1, 1, cause)) return;
    this.request(4, [cause]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:set_content_type
   * Wire: hint uint (content_hint), purpose uint (content_purpose)
   */
  setContentType(hint: ZwpTextInputV3ContentHint, purpose: ZwpTextInputV3ContentPurpose): void {
    if (hint === hint >>> 0 && purpose === purpose >>> 0 && this.straight(5, 1, 2, hint, purpose)) return;
    this.request(5, [hint, purpose]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:set_cursor_rectangle
   * Wire: x int, y int, width int, height int
   */
  setCursorRectangle(x: number, y: number, width: number, height: number): void {
    if (
      x === (x | 0) &&
      y === (y | 0) &&
      width === (width | 0) &&
      height === (height | 0) &&
      this.straight(6, 1, 4, x, y, width, height)
    )
      return;
    this.request(6, [x, y, width, height]);
  }

  /** https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:commit */
  commit(): void {
    if (!this.straight(7, 1, 0)) this.request(7, []);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:set_available_actions
   * Wire: available_actions array
   * @since 2
   */
  setAvailableActions(availableActions: Uint8Array): void {
    this.request(8, [availableActions]);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:show_input_panel
   * @since 2
   */
  showInputPanel(): void {
    if (!this.straight(9, 2, 0)) this.request(9, []);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_v3:request:hide_input_panel
   * @since 2
   */
  hideInputPanel(): void {
    if (!this.straight(10, 2, 0)) this.request(10, []);
  }
}

export const zwp_text_input_manager_v3: InterfaceDescriptor = {
  name: 'zwp_text_input_manager_v3',
  version: 2,
  protocol: 'text_input_unstable_v3',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'get_text_input',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_text_input_v3' },
        { name: 'seat', type: 'object', interface: 'wl_seat' },
      ],
    },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_text_input_manager_v3,
};

/** It has no events. */
export type ZwpTextInputManagerV3Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_manager_v3
 * Described here up to version 2.
 */
export class ZwpTextInputManagerV3 extends WaylandProxy<ZwpTextInputManagerV3Events> {
  static readonly interface: InterfaceDescriptor = zwp_text_input_manager_v3;

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_manager_v3:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * https://wayland.app/protocols/text-input-unstable-v3#zwp_text_input_manager_v3:request:get_text_input
   * Wire: id new_id, seat object
   */
  getTextInput(seat: WlSeat): ZwpTextInputV3 {
    return this.construct(1, [seat], ZwpTextInputV3);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_text_input_v3: ZwpTextInputV3,
  zwp_text_input_manager_v3: ZwpTextInputManagerV3,
} as const;
