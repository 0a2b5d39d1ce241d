/**
 * Generated from echo.xml by the scanner; changes made here are lost.
 *
 * The protocol:
 * Copyright © 2026 the authors of resurface
 */

import {
  type InterfaceDescriptor,
  type Payload,
  type ProxyClass,
  type ProxyFields,
  type ProxyInit,
  WaylandProxy,
} from '../../src/protocol/index.js';
import type { OwnedFd } from '../../src/wire/index.js';

/** The requests of each interface, as in the XML. */
export interface EchoRequests {
  echo_v1:
    | 'destroy'
    | 'numbers'
    | 'texts'
    | 'objects'
    | 'bytes'
    | 'files'
    | 'enums'
    | 'make_child'
    | 'make_any'
    | 'everything'
    | 'on'
    | 'once'
    | 'make_mute';
  echo_child_v1: 'destroy' | 'ping';
  echo_mute_v1: never;
}

/** enum `echo_v1.error` */
export const EchoV1Error = { bad_echo: 0, gone: 1 } as const;
export type EchoV1Error = (typeof EchoV1Error)[keyof typeof EchoV1Error];

/** enum `echo_v1.mood` */
export const EchoV1Mood = { calm: 0, loud: 0x10, _2nd: 2, below: -1 } as const;
export type EchoV1Mood = (typeof EchoV1Mood)[keyof typeof EchoV1Mood];

/**
 * enum `echo_v1.flags`
 * Flags, to be combined with `|`.
 */
export const EchoV1Flags = { none: 0, left: 0x1, top: 0x80000000 } as const;
export type EchoV1Flags = number;

export const echo_v1: InterfaceDescriptor = {
  name: 'echo_v1',
  version: 3,
  protocol: 'resurface_echo_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    {
      name: 'numbers',
      since: 1,
      args: [
        { name: 'int', type: 'int' },
        { name: 'uint', type: 'uint' },
        { name: 'fixed', type: 'fixed' },
      ],
    },
    {
      name: 'texts',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'maybe_text', type: 'string', nullable: true },
      ],
    },
    {
      name: 'objects',
      since: 1,
      args: [
        { name: 'child', type: 'object', interface: 'echo_child_v1' },
        { name: 'maybe_child', type: 'object', interface: 'echo_child_v1', nullable: true },
        { name: 'any', type: 'object' },
      ],
    },
    { name: 'bytes', since: 1, args: [{ name: 'array', type: 'array' }] },
    {
      name: 'files',
      since: 1,
      args: [
        { name: 'first', type: 'fd' },
        { name: 'between', type: 'uint' },
        { name: 'second', type: 'fd' },
      ],
    },
    {
      name: 'enums',
      since: 1,
      args: [
        { name: 'mood', type: 'int', enum: 'mood' },
        { name: 'flags', type: 'uint', enum: 'flags' },
        { name: 'shade', type: 'uint', enum: 'echo_child_v1.shade' },
      ],
    },
    {
      name: 'make_child',
      since: 1,
      args: [
        { name: 'before', type: 'uint' },
        { name: 'child', type: 'new_id', interface: 'echo_child_v1' },
        { name: 'after', type: 'string' },
      ],
    },
    {
      name: 'make_any',
      since: 1,
      args: [
        { name: 'before', type: 'uint' },
        { name: 'object', type: 'new_id' },
        { name: 'after', type: 'string' },
      ],
    },
    {
      name: 'everything',
      since: 2,
      args: [
        { name: 'int', type: 'int' },
        { name: 'text', type: 'string' },
        { name: 'new_child', type: 'new_id', interface: 'echo_child_v1' },
        { name: 'file', type: 'fd' },
        { name: 'array', type: 'array' },
        { name: 'maybe_child', type: 'object', interface: 'echo_child_v1', nullable: true },
        { name: 'fixed', type: 'fixed' },
      ],
    },
    { name: 'on', since: 2, deprecatedSince: 3, args: [{ name: 'class', type: 'uint' }] },
    { name: 'once', since: 3, args: [] },
    { name: 'make_mute', since: 3, args: [{ name: 'id', type: 'new_id', interface: 'echo_mute_v1' }] },
  ],
  events: [
    {
      name: 'numbers',
      since: 1,
      args: [
        { name: 'int', type: 'int' },
        { name: 'uint', type: 'uint' },
        { name: 'fixed', type: 'fixed' },
      ],
    },
    {
      name: 'texts',
      since: 1,
      args: [
        { name: 'text', type: 'string' },
        { name: 'maybe_text', type: 'string', nullable: true },
      ],
    },
    {
      name: 'objects',
      since: 1,
      args: [
        { name: 'child', type: 'object', interface: 'echo_child_v1' },
        { name: 'maybe_child', type: 'object', interface: 'echo_child_v1', nullable: true },
        { name: 'any', type: 'object' },
      ],
    },
    { name: 'bytes', since: 1, args: [{ name: 'array', type: 'array' }] },
    {
      name: 'files',
      since: 1,
      args: [
        { name: 'first', type: 'fd' },
        { name: 'between', type: 'uint' },
        { name: 'second', type: 'fd' },
      ],
    },
    {
      name: 'enums',
      since: 1,
      args: [
        { name: 'mood', type: 'int', enum: 'mood' },
        { name: 'flags', type: 'uint', enum: 'flags' },
        { name: 'shade', type: 'uint', enum: 'echo_child_v1.shade' },
      ],
    },
    {
      name: 'child_made',
      since: 1,
      args: [
        { name: 'before', type: 'uint' },
        { name: 'child', type: 'new_id', interface: 'echo_child_v1' },
        { name: 'after', type: 'string' },
      ],
    },
    {
      name: 'everything',
      since: 2,
      args: [
        { name: 'int', type: 'int' },
        { name: 'text', type: 'string' },
        { name: 'new_child', type: 'new_id', interface: 'echo_child_v1' },
        { name: 'file', type: 'fd' },
        { name: 'array', type: 'array' },
        { name: 'maybe_child', type: 'object', interface: 'echo_child_v1', nullable: true },
        { name: 'fixed', type: 'fixed' },
      ],
    },
    { name: 'closed', since: 3, destructor: true, args: [] },
  ],
  enums: [
    {
      name: 'error',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'bad_echo', value: 0, since: 1 },
        { name: 'gone', value: 1, since: 2, deprecatedSince: 3 },
      ],
    },
    {
      name: 'mood',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'calm', value: 0, since: 1 },
        { name: 'loud', value: 0x10, since: 1 },
        { name: '2nd', value: 2, since: 1 },
        { name: 'below', value: -1, since: 1 },
      ],
    },
    {
      name: 'flags',
      since: 1,
      bitfield: true,
      entries: [
        { name: 'none', value: 0, since: 1 },
        { name: 'left', value: 0x1, since: 1 },
        { name: 'top', value: 0x80000000, since: 1 },
      ],
    },
  ],
};

export type EchoV1Events = {
  /**
   * event `echo_v1.numbers`
   * Wire: int int, uint uint, fixed fixed
   */
  numbers: (event: { int: number; uint: number; fixed: number }) => void;
  /**
   * event `echo_v1.texts`
   * Wire: text string, maybe_text string or null
   */
  texts: (event: { text: string; maybeText: string | null }) => void;
  /**
   * event `echo_v1.objects`
   * Wire: child object, maybe_child object or null, any object
   */
  objects: (event: { child: EchoChildV1; maybeChild: EchoChildV1 | null; any: WaylandProxy }) => void;
  /**
   * event `echo_v1.bytes`
   * Wire: array array
   */
  bytes: (event: { array: Uint8Array }) => void;
  /**
   * event `echo_v1.files`
   * Wire: first fd, between uint, second fd
   */
  files: (event: { first: OwnedFd; between: number; second: OwnedFd }) => void;
  /**
   * event `echo_v1.enums`
   * Wire: mood int (mood), flags uint (flags), shade uint (echo_child_v1.shade)
   */
  enums: (event: {
    mood: EchoV1Mood | (number & {});
    flags: EchoV1Flags;
    shade: EchoChildV1Shade | (number & {});
  }) => void;
  /**
   * event `echo_v1.child_made`
   * Wire: before uint, child new_id, after string
   */
  childMade: (event: { before: number; child: EchoChildV1; after: string }) => void;
  /**
   * event `echo_v1.everything`
   * Wire: int int, text string, new_child new_id, file fd, array array, maybe_child object or null, fixed fixed
   * @since 2
   */
  everything: (event: {
    int: number;
    text: string;
    newChild: EchoChildV1;
    file: OwnedFd;
    array: Uint8Array;
    maybeChild: EchoChildV1 | null;
    fixed: number;
  }) => void;
  /**
   * event `echo_v1.closed`
   * Destroys the object.
   * @since 3
   */
  closed: (event: Record<never, never>) => void;
};

/**
 * `echo_v1`
 * Described here up to version 3.
 */
export class EchoV1 extends WaylandProxy<EchoV1Events> {
  static readonly interface: InterfaceDescriptor = echo_v1;
  static readonly makes: Readonly<Record<string, () => ProxyClass>> = { echo_child_v1: () => EchoChildV1 };
  static readonly payloads: readonly (Payload | undefined)[] = [
    (v) => ({ int: v[0], uint: v[1], fixed: v[2] }),
    (v) => ({ text: v[0], maybeText: v[1] }),
    (v) => ({ child: v[0], maybeChild: v[1], any: v[2] }),
    (v) => ({ array: v[0] }),
    (v) => ({ first: v[0], between: v[1], second: v[2] }),
    (v) => ({ mood: v[0], flags: v[1], shade: v[2] }),
    (v) => ({ before: v[0], child: v[1], after: v[2] }),
    (v) => ({ int: v[0], text: v[1], newChild: v[2], file: v[3], array: v[4], maybeChild: v[5], fixed: v[6] }),
    undefined,
  ];
  /** Versions of the requests that version 1 did not have. */
  static readonly since = { everything: 2, onRequest: 2, onceRequest: 3, makeMute: 3 } as const;
  /** Versions of the events that version 1 did not have. */
  static readonly eventSince = { everything: 2, closed: 3 } as const;

  /**
   * request `echo_v1.destroy`
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * request `echo_v1.numbers`
   * Wire: int int, uint uint, fixed fixed
   */
  numbers(int: number, uint: number, fixed: number): void {
    this.request(1, [int, uint, fixed]);
  }

  /**
   * request `echo_v1.texts`
   * Wire: text string, maybe_text string or null
   */
  texts(text: string, maybeText: string | null): void {
    this.request(2, [text, maybeText]);
  }

  /**
   * request `echo_v1.objects`
   * Wire: child object, maybe_child object or null, any object
   */
  objects(child: EchoChildV1, maybeChild: EchoChildV1 | null, any: WaylandProxy): void {
    this.request(3, [child, maybeChild, any]);
  }

  /**
   * request `echo_v1.bytes`
   * Wire: array array
   */
  bytes(array: Uint8Array): void {
    this.request(4, [array]);
  }

  /**
   * request `echo_v1.files`
   * Wire: first fd, between uint, second fd
   */
  files(first: OwnedFd | number, between: number, second: OwnedFd | number): void {
    this.request(5, [first, between, second]);
  }

  /**
   * request `echo_v1.enums`
   * Wire: mood int (mood), flags uint (flags), shade uint (echo_child_v1.shade)
   */
  enums(mood: EchoV1Mood, flags: EchoV1Flags, shade: EchoChildV1Shade): void {
    if (
      mood === (mood | 0) &&
      flags === flags >>> 0 &&
      shade === shade >>> 0 &&
      this.straight(6, 1, 3, mood, flags, shade)
    )
      return;
    this.request(6, [mood, flags, shade]);
  }

  /**
   * request `echo_v1.make_child`
   * Wire: before uint, child new_id, after string
   */
  makeChild(before: number, after: string): EchoChildV1 {
    return this.construct(7, [before, after], EchoChildV1);
  }

  /**
   * request `echo_v1.make_any`
   * Wire: before uint, object new_id, after string
   */
  makeAny<T extends WaylandProxy>(before: number, type: ProxyClass<T>, version: number, after: string): T {
    return this.construct(8, [before, after], type, version);
  }

  /**
   * request `echo_v1.everything`
   * Wire: int int, text string, new_child new_id, file fd, array array, maybe_child object or null, fixed fixed
   * @since 2
   */
  everything(
    int: number,
    text: string,
    file: OwnedFd | number,
    array: Uint8Array,
    maybeChild: EchoChildV1 | null,
    fixed: number,
  ): EchoChildV1 {
    return this.construct(9, [int, text, file, array, maybeChild, fixed], EchoChildV1);
  }

  /**
   * request `echo_v1.on`
   * Wire: class uint
   * @since 2
   * @deprecated since version 3
   */
  onRequest(class_: number): void {
    if (class_ === class_ >>> 0 && this.straight(10, 2, 1, class_)) return;
    this.request(10, [class_]);
  }

  /**
   * request `echo_v1.once`
   * @since 3
   */
  onceRequest(): void {
    if (!this.straight(11, 3, 0)) this.request(11, []);
  }

  /**
   * request `echo_v1.make_mute`
   * Wire: id new_id
   * @since 3
   */
  makeMute(): EchoMuteV1 {
    return this.makeStraight(12, 3, EchoMuteV1) ?? this.construct(12, [], EchoMuteV1);
  }
}

/** enum `echo_child_v1.shade` */
export const EchoChildV1Shade = { dark: 0, light: 1 } as const;
export type EchoChildV1Shade = (typeof EchoChildV1Shade)[keyof typeof EchoChildV1Shade];

export const echo_child_v1: InterfaceDescriptor = {
  name: 'echo_child_v1',
  version: 3,
  protocol: 'resurface_echo_v1',
  requests: [
    { name: 'destroy', since: 1, destructor: true, args: [] },
    { name: 'ping', since: 1, args: [{ name: 'serial', type: 'uint' }] },
  ],
  events: [
    { name: 'pong', since: 1, args: [{ name: 'serial', type: 'uint' }] },
    { name: 'file', since: 1, args: [{ name: 'fd', type: 'fd' }] },
  ],
  enums: [
    {
      name: 'shade',
      since: 1,
      bitfield: false,
      entries: [
        { name: 'dark', value: 0, since: 1 },
        { name: 'light', value: 1, since: 1 },
      ],
    },
  ],
};

export type EchoChildV1Events = {
  /**
   * event `echo_child_v1.pong`
   * Wire: serial uint
   */
  pong: (event: { serial: number }) => void;
  /**
   * event `echo_child_v1.file`
   * Wire: fd fd
   */
  file: (event: { fd: OwnedFd }) => void;
};

/**
 * `echo_child_v1`
 * Described here up to version 3.
 */
export class EchoChildV1 extends WaylandProxy<EchoChildV1Events> {
  static readonly interface: InterfaceDescriptor = echo_child_v1;
  static readonly payloads: readonly (Payload | undefined)[] = [(v) => ({ serial: v[0] }), (v) => ({ fd: v[0] })];

  /**
   * request `echo_child_v1.destroy`
   * Destroys the object.
   */
  destroy(): void {
    if (!this.endStraight(0, 1)) this.request(0, []);
  }

  /**
   * request `echo_child_v1.ping`
   * Wire: serial uint
   */
  ping(serial: number): void {
    if (serial === serial >>> 0 && this.straight(1, 1, 1, serial)) return;
    this.request(1, [serial]);
  }
}

export const echo_mute_v1: InterfaceDescriptor = {
  name: 'echo_mute_v1',
  version: 1,
  protocol: 'resurface_echo_v1',
  requests: [],
  events: [],
  enums: [],
};

/** It has no events. */
export type EchoMuteV1Events = { [none: symbol]: () => void };

/**
 * `echo_mute_v1`
 * Described here up to version 1.
 */
export class EchoMuteV1 extends WaylandProxy<EchoMuteV1Events> {
  static readonly interface: InterfaceDescriptor = echo_mute_v1;

  constructor(init: ProxyInit) {
    super();
    (this as ProxyFields).sink = init.sink;
    (this as ProxyFields).handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? WaylandProxy.noLane;
  }
}

/** The classes of this protocol by interface name. */
export const interfaces = {
  echo_v1: EchoV1,
  echo_child_v1: EchoChildV1,
  echo_mute_v1: EchoMuteV1,
} as const;
