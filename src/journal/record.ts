/**
 * What the log consists of, once its bytes are read: requests, and marks for what the compositor said
 * that the log can't do without. Objects are named by handles.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';
import type { OwnedFd } from '../wire/index.js';
import type { Needs } from './state.js';

/**
 * An argument: objects and typed `new_id`s are handles (0 is null), an untyped `new_id` is its handle
 * too; an fd is there only where it is kept.
 */
export type LogArg = number | string | null | Uint8Array | OwnedFd;

export interface MadeObject {
  readonly handle: number;
  readonly interface: InterfaceDescriptor;
  readonly version: number;
}

export interface RequestRecord {
  readonly kind: 'request';
  readonly target: number;
  readonly opcode: number;
  readonly args: readonly LogArg[];
  readonly made?: MadeObject;
}

export interface EventRecord {
  readonly kind: 'event';
  readonly target: number;
  readonly opcode: number;
  readonly args: readonly LogArg[];
}

/** The compositor made an object, by an event of `by`. */
export interface MadeRecord {
  readonly kind: 'made';
  readonly by: number;
  readonly made: MadeObject;
}

/** The compositor or the engine ended an object that the app did not destroy. */
export interface GoneRecord {
  readonly kind: 'gone';
  readonly target: number;
}

/** What no message says: a name that the app gave, what stays out of files, a role that was unmapped. */
export interface NoteRecord {
  readonly kind: 'note';
  readonly target: number;
  readonly key?: string;
  readonly sensitive?: boolean;
  /** Whether the commit that asks for the first configure counts as sent. */
  readonly asked?: boolean;
  /** What the app said when it bound a global. */
  readonly needs?: Needs;
}

export type LogRecord = RequestRecord | EventRecord | MadeRecord | GoneRecord | NoteRecord;
