/**
 * What an interface is, as data: the machine-readable part of a protocol's XML. The scanner emits
 * these, the codec, the journal and the compositor read them.
 */

import type { ArgSignature } from '../wire/index.js';
import type { InterfaceMeanings } from './meaning.js';

export type ArgDescriptor = ArgSignature;

export interface MessageDescriptor {
  /** As in the XML: `set_title`. */
  readonly name: string;
  readonly since: number;
  readonly deprecatedSince?: number;
  /** `type="destructor"`: the object is gone when this message was sent. */
  readonly destructor?: boolean;
  readonly args: readonly ArgDescriptor[];
}

export interface EnumEntry {
  readonly name: string;
  readonly value: number;
  readonly since: number;
  readonly deprecatedSince?: number;
}

export interface EnumDescriptor {
  readonly name: string;
  readonly since: number;
  readonly bitfield: boolean;
  readonly entries: readonly EnumEntry[];
}

export interface InterfaceDescriptor {
  /** As in the XML: `wl_surface`. */
  readonly name: string;
  /** Highest version that is described here. */
  readonly version: number;
  /** Name of the protocol (the XML's root): `wayland`. */
  readonly protocol: string;
  /** Index = opcode. */
  readonly requests: readonly MessageDescriptor[];
  /** Index = opcode. */
  readonly events: readonly MessageDescriptor[];
  readonly enums: readonly EnumDescriptor[];
  /** What its requests mean after a loss; absent where nobody declared it. */
  readonly meanings?: InterfaceMeanings;
}
