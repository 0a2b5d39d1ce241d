/**
 * Generated from input-method-unstable-v2.xml by the scanner; changes made here are lost.
 * Explained at https://wayland.app/protocols/input-method-unstable-v2
 *
 * The protocol:
 * Copyright © 2008-2011 Kristian Høgsberg
 * Copyright © 2010-2011 Intel Corporation
 * Copyright © 2012-2013 Collabora, Ltd.
 * Copyright © 2012, 2013 Intel Corporation
 * Copyright © 2015, 2016 Jan Arne Petersen
 * Copyright © 2017, 2018 Red Hat, Inc.
 * Copyright © 2018 Purism SPC
 */

import type { OwnedFd } from '../../wire/index.js';
import type { InterfaceDescriptor } from '../descriptor.js';
import { meanings } from '../meanings/input-method-unstable-v2.js';
import { type Payload, type ProxyFields, type ProxyInit, WaylandProxy } from '../proxy.js';
import type {
  ZwpTextInputV3ChangeCause,
  ZwpTextInputV3ContentHint,
  ZwpTextInputV3ContentPurpose,
} from './text-input-unstable-v3.js';
import type { WlKeyboardKeymapFormat, WlKeyboardKeyState, WlSeat, WlSurface } from './wayland.js';

/** The requests of each interface, as in the XML. */
export interface InputMethodUnstableV2Requests {
  zwp_input_method_v2:
    | 'commit_string'
    | 'set_preedit_string'
    | 'delete_surrounding_text'
    | 'commit'
    | 'get_input_popup_surface'
    | 'grab_keyboard'
    | 'destroy';
  zwp_input_popup_surface_v2: 'destroy';
  zwp_input_method_keyboard_grab_v2: 'release';
  zwp_input_method_manager_v2: 'get_input_method' | 'destroy';
}

/** https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:enum:error */
export const ZwpInputMethodV2Error = { role: 0 } as const;
export type ZwpInputMethodV2Error = (typeof ZwpInputMethodV2Error)[keyof typeof ZwpInputMethodV2Error];

export const zwp_input_method_v2: InterfaceDescriptor = {
  name: 'zwp_input_method_v2',
  version: 1,
  protocol: 'input_method_unstable_v2',
  requests: [
    { name: 'commit_string', since: 1, args: [{ name: 'text', type: 'string' }] },
    {
      name: 'set_preedit_string',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'cursor_begin', type: 'int' },
        { name: 'cursor_end', type: 'int' },
      ],
    },
    {
      name: 'delete_surrounding_text',
      since: 1,
      args: [
        { name: 'before_length', type: 'uint' },
        { name: 'after_length', type: 'uint' },
      ],
    },
    { name: 'commit', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    {
      name: 'get_input_popup_surface',
      since: 1,
      args: [
        { name: 'id', type: 'new_id', interface: 'zwp_input_popup_surface_v2' },
        { name: 'surface', type: 'object', interface: 'wl_surface' },
      ],
    },
    {
      name: 'grab_keyboard',
      since: 1,
      args: [{ name: 'keyboard', type: 'new_id', interface: 'zwp_input_method_keyboard_grab_v2' }],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [
    { name: 'activate', since: 1, args: [] },
    { name: 'deactivate', since: 1, args: [] },
    {
      name: 'surrounding_text',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'cursor', type: 'uint' },
        { name: 'anchor', type: 'uint' },
      ],
    },
    {
      name: 'text_change_cause',
      since: 1,
      args: [{ name: 'cause', type: 'uint', enum: 'zwp_text_input_v3.change_cause' }],
    },
    {
      name: 'content_type',
      since: 1,
      args: [
        { name: 'hint', type: 'uint', enum: 'zwp_text_input_v3.content_hint' },
        { name: 'purpose', type: 'uint', enum: 'zwp_text_input_v3.content_purpose' },
      ],
    },
    { name: 'done', since: 1, args: [] },
    { name: 'unavailable', since: 1, args: [] },
  ],
  enums: [{ name: 'error', since: 1, bitfield: false, entries: [{ name: 'role', value: 0, since: 1 }] }],
  meanings: meanings.zwp_input_method_v2,
};

export type ZwpInputMethodV2Events = {
  /** https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:activate */
  activate: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:deactivate */
  deactivate: (event: Record<never, never>) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:surrounding_text
   * Wire: text string, cursor uint, anchor uint
   */
  surroundingText: (event: { text: string; cursor: number; anchor: number }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:text_change_cause
   * Wire: cause uint (zwp_text_input_v3.change_cause)
   */
  textChangeCause: (event: { cause: ZwpTextInputV3ChangeCause | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:content_type
   * Wire: hint uint (zwp_text_input_v3.content_hint), purpose uint (zwp_text_input_v3.content_purpose)
   */
  contentType: (event: {
    hint: ZwpTextInputV3ContentHint;
    purpose: ZwpTextInputV3ContentPurpose | (number & {});
  }) => void;
  /** https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:done */
  done: (event: Record<never, never>) => void;
  /** https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:event:unavailable */
  unavailable: (event: Record<never, never>) => void;
};

/**
 * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2
 * Described here up to version 1.
 */
export class ZwpInputMethodV2 extends WaylandProxy<ZwpInputMethodV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_method_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [
    undefined,
    undefined,
    (v) => ({ text: v[0], cursor: v[1], anchor: v[2] }),
    (v) => ({ cause: v[0] }),
    (v) => ({ hint: v[0], purpose: v[1] }),
    undefined,
    undefined,
  ];

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:commit_string
   * Wire: text string
   */
  commitString(text: string): void {
    this.request(0, [text]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:set_preedit_string
   * Wire: text string, cursor_begin int, cursor_end int
   */
  setPreeditString(text: string, cursorBegin: number, cursorEnd: number): void {
    this.request(1, [text, cursorBegin, cursorEnd]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:delete_surrounding_text
   * Wire: before_length uint, after_length uint
   */
  deleteSurroundingText(beforeLength: number, afterLength: number): void {
    if (
      beforeLength === beforeLength >>> 0 &&
      afterLength === afterLength >>> 0 &&
      this.straight(2, 1, 2, beforeLength, afterLength)
    )
      return;
    this.request(2, [beforeLength, afterLength]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:commit
   * Wire: serial uint
   */
  commit(serial: number): void {
    if (serial === serial >>> 0 && this.straight(3, 1, 1, serial)) return;
    this.request(3, [serial]);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:get_input_popup_surface
   * Wire: id new_id, surface object
   */
  getInputPopupSurface(surface: WlSurface): ZwpInputPopupSurfaceV2 {
    return this.construct(4, [surface], ZwpInputPopupSurfaceV2);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:grab_keyboard
   * Wire: keyboard new_id
   */
  grabKeyboard(): ZwpInputMethodKeyboardGrabV2 {
    return this.makeStraight(5, 1, ZwpInputMethodKeyboardGrabV2) ?? this.construct(5, [], ZwpInputMethodKeyboardGrabV2);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(6, 1)) this.request(6, []);
  }
}

export const zwp_input_popup_surface_v2: InterfaceDescriptor = {
  name: 'zwp_input_popup_surface_v2',
  version: 1,
  protocol: 'input_method_unstable_v2',
  requests: [{ name: 'destroy', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'text_input_rectangle',
      since: 1,
      args: [
        { name: 'x', type: 'int' },
        { name: 'y', type: 'int' },
        { name: 'width', type: 'int' },
        { name: 'height', type: 'int' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_input_popup_surface_v2,
};

export type ZwpInputPopupSurfaceV2Events = {
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_popup_surface_v2:event:text_input_rectangle
   * Wire: x int, y int, width int, height int
   */
  textInputRectangle: (event: { x: number; y: number; width: number; height: number }) => void;
};

/**
 * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_popup_surface_v2
 * Described here up to version 1.
 */
export class ZwpInputPopupSurfaceV2 extends WaylandProxy<ZwpInputPopupSurfaceV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_popup_surface_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ x: v[0], y: v[1], width: v[2], height: v[3] }),
  ];

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_popup_surface_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

export const zwp_input_method_keyboard_grab_v2: InterfaceDescriptor = {
  name: 'zwp_input_method_keyboard_grab_v2',
  version: 1,
  protocol: 'input_method_unstable_v2',
  requests: [{ name: 'release', since: 1, destructor: true, args: [] }],
  events: [
    {
      name: 'keymap',
      since: 1,
      args: [
        { name: 'format', type: 'uint', enum: 'wl_keyboard.keymap_format' },
        { name: 'fd', type: 'fd' },
        { name: 'size', type: 'uint' },
      ],
    },
    {
      name: 'key',
      since: 1,
      args: [
        { name: 'serial', type: 'uint' },
        { name: 'time', type: 'uint' },
        { name: 'key', type: 'uint' },
        { name: 'state', type: 'uint', enum: 'wl_keyboard.key_state' },
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
      name: 'repeat_info',
      since: 1,
      args: [
        { name: 'rate', type: 'int' },
        { name: 'delay', type: 'int' },
      ],
    },
  ],
  enums: [],
  meanings: meanings.zwp_input_method_keyboard_grab_v2,
};

export type ZwpInputMethodKeyboardGrabV2Events = {
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_keyboard_grab_v2:event:keymap
   * Wire: format uint (wl_keyboard.keymap_format), fd fd, size uint
   */
  keymap: (event: { format: WlKeyboardKeymapFormat | (number & {}); fd: OwnedFd; size: number }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_keyboard_grab_v2:event:key
   * Wire: serial uint, time uint, key uint, state uint (wl_keyboard.key_state)
   */
  key: (event: { serial: number; time: number; key: number; state: WlKeyboardKeyState | (number & {}) }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_keyboard_grab_v2:event:modifiers
   * Wire: serial uint, mods_depressed uint, mods_latched uint, mods_locked uint, group uint
   */
  modifiers: (event: {
    serial: number;
    modsDepressed: number;
    modsLatched: number;
    modsLocked: number;
    group: number;
  }) => void;
  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_keyboard_grab_v2:event:repeat_info
   * Wire: rate int, delay int
   */
  repeatInfo: (event: { rate: number; delay: number }) => void;
};

/**
 * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_keyboard_grab_v2
 * Described here up to version 1.
 */
export class ZwpInputMethodKeyboardGrabV2 extends WaylandProxy<ZwpInputMethodKeyboardGrabV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_method_keyboard_grab_v2;
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ format: v[0], fd: v[1], size: v[2] }),
    (v) => ({ serial: v[0], time: v[1], key: v[2], state: v[3] }),
    (v) => ({ serial: v[0], modsDepressed: v[1], modsLatched: v[2], modsLocked: v[3], group: v[4] }),
    (v) => ({ rate: v[0], delay: v[1] }),
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
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_keyboard_grab_v2:request:release
   * Destroys the object.
   */
  release(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }
}

export const zwp_input_method_manager_v2: InterfaceDescriptor = {
  name: 'zwp_input_method_manager_v2',
  version: 1,
  protocol: 'input_method_unstable_v2',
  requests: [
    {
      name: 'get_input_method',
      since: 1,
      args: [
        { name: 'seat', type: 'object', interface: 'wl_seat' },
        { name: 'input_method', type: 'new_id', interface: 'zwp_input_method_v2' },
      ],
    },
    { name: 'destroy', since: 1, destructor: true, args: [] },
  ],
  events: [],
  enums: [],
  meanings: meanings.zwp_input_method_manager_v2,
};

/** It has no events. */
export type ZwpInputMethodManagerV2Events = { [none: symbol]: () => void };

/**
 * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_manager_v2
 * Described here up to version 1.
 */
export class ZwpInputMethodManagerV2 extends WaylandProxy<ZwpInputMethodManagerV2Events> {
  static readonly interface: InterfaceDescriptor = zwp_input_method_manager_v2;

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_manager_v2:request:get_input_method
   * Wire: seat object, input_method new_id
   */
  getInputMethod(seat: WlSeat): ZwpInputMethodV2 {
    return this.construct(0, [seat], ZwpInputMethodV2);
  }

  /**
   * https://wayland.app/protocols/input-method-unstable-v2#zwp_input_method_manager_v2:request:destroy
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(1, 1)) this.request(1, []);
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  zwp_input_method_v2: ZwpInputMethodV2,
  zwp_input_popup_surface_v2: ZwpInputPopupSurfaceV2,
  zwp_input_method_keyboard_grab_v2: ZwpInputMethodKeyboardGrabV2,
  zwp_input_method_manager_v2: ZwpInputMethodManagerV2,
} as const;
