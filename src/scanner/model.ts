/** What the scanner knows of a protocol: its XML as data, with the line of everything that can be wrong. */

import type { ArgDescriptor } from '../protocol/index.js';

export type ArgType = ArgDescriptor['type'];

export interface ArgModel {
  readonly name: string;
  readonly type: ArgType;
  /** Interface of an `object` or `new_id`, where the XML names one. */
  readonly interface?: string;
  readonly nullable: boolean;
  /** `name` in the same interface, or `interface.name`. */
  readonly enum?: string;
  readonly line: number;
}

export interface MessageModel {
  readonly name: string;
  readonly since: number;
  readonly deprecatedSince?: number;
  readonly destructor: boolean;
  readonly args: readonly ArgModel[];
  readonly line: number;
}

export interface EntryModel {
  readonly name: string;
  /** -2^31 … 2^32 - 1. */
  readonly value: number;
  /** Whether the XML writes it in hexadecimal or as a shift; then the output is hexadecimal. */
  readonly hex: boolean;
  readonly since: number;
  readonly deprecatedSince?: number;
  readonly line: number;
}

export interface EnumModel {
  readonly name: string;
  readonly since: number;
  readonly deprecatedSince?: number;
  readonly bitfield: boolean;
  readonly entries: readonly EntryModel[];
  readonly line: number;
}

export interface InterfaceModel {
  readonly name: string;
  readonly version: number;
  /** Upstream promises that it never gets another version. */
  readonly frozen: boolean;
  readonly requests: readonly MessageModel[];
  readonly events: readonly MessageModel[];
  readonly enums: readonly EnumModel[];
  readonly line: number;
}

export interface ProtocolModel {
  /** The `name` of the XML's root. */
  readonly name: string;
  /** File as it was given: for messages. */
  readonly file: string;
  /** File name without folder and `.xml`: the name of the generated file. */
  readonly stem: string;
  /** The copyright holders' lines, without the licence. */
  readonly copyright: readonly string[];
  readonly interfaces: readonly InterfaceModel[];
  readonly line: number;
}

/** An interface that is described elsewhere and may be referred to. */
export interface KnownInterface {
  readonly name: string;
  /** Where its class is imported from: `resurface/protocols/wayland`. */
  readonly module: string;
  readonly enums: readonly { readonly name: string; readonly bitfield: boolean }[];
}
