/**
 * What the tail needs to know of a request before it reads it: most of what a busy app says leaves no trace in a state, alone
 * or together with what follows, and need not become a record.
 */

import type { InterfaceDescriptor, MessageDescriptor } from '../protocol/index.js';

/** Any other request. */
export const FOLDS = 0;
/** Leaves no trace: damage, a pong. */
export const PASSES = 1;
/** Makes an object and does nothing else: unless that is used, its end takes it away without a trace. */
export const MAKES = 2;
/** Ends its object and does nothing else. */
export const ENDS = 3;
/** Asks for an answer: once it has come, the request leaves no trace. */
export const ASKS = 4;
/** `wl_surface.attach`: read together with the commit that comes next, if there is nothing else between. */
export const ATTACHES = 5;
/** `wl_surface.commit` */
export const COMMITS = 6;

export interface Reading {
  readonly message: MessageDescriptor;
  readonly kind:
    | typeof FOLDS
    | typeof PASSES
    | typeof MAKES
    | typeof ENDS
    | typeof ASKS
    | typeof ATTACHES
    | typeof COMMITS;
  /** For `MAKES`: at which word of the message the new id stands, if that is certain. */
  readonly newId: number;
  readonly hasFds: boolean;
  /** Whether all arguments are whole numbers or objects, a word for each. */
  readonly numbers: boolean;
  /** For `PASSES`: whether it tells something of memory all the same. */
  readonly tells: boolean;
}

const known = new WeakMap<InterfaceDescriptor, readonly Reading[]>();

/** How the requests of an interface are read; index = opcode. */
export function readingsOf(descriptor: InterfaceDescriptor): readonly Reading[] {
  let found = known.get(descriptor);
  if (found === undefined) {
    found = descriptor.requests.map((message) => ({
      message,
      kind: kindOf(descriptor, message),
      newId: placeOfNewId(message),
      hasFds: message.args.some(({ type }) => type === 'fd'),
      numbers: message.args.every(({ type }) => type === 'int' || type === 'uint' || type === 'object'),
      tells: isDamage(descriptor, message) || message.args.some(mayBeBuffer),
    }));
    known.set(descriptor, found);
  }
  return found;
}

const isDamage = (of: InterfaceDescriptor, { name }: MessageDescriptor): boolean =>
  of.name === 'wl_surface' && (name === 'damage' || name === 'damage_buffer');

const mayBeBuffer = ({ type, interface: named = 'wl_buffer' }: MessageDescriptor['args'][number]): boolean =>
  type === 'object' && named === 'wl_buffer';

function kindOf(descriptor: InterfaceDescriptor, message: MessageDescriptor): Reading['kind'] {
  const meaning = descriptor.meanings?.requests[message.name];
  if (meaning === undefined) return FOLDS; // which tells that nobody declared it
  const made = message.args.find(({ type }) => type === 'new_id');
  const plain = meaning.identity === undefined && meaning.surface === undefined && meaning.role === undefined;
  if (made !== undefined) {
    if (message.destructor === true || placeOfNewId(message) < 0) return FOLDS;
    if (made.interface === 'wl_callback') return ASKS;
    // An object that it names could be gone without a trace before the one that it makes is read.
    const simple = plain && meaning.lifetime === 'creates' && message.args.every(({ type }) => type !== 'object');
    return simple && made.interface !== 'wl_surface' && made.interface !== 'wl_subsurface' ? MAKES : FOLDS;
  }
  if (descriptor.name === 'wl_surface' && message.name === 'attach') return ATTACHES;
  if (meaning.lifetime === 'commits') return COMMITS;
  if (!plain) return FOLDS;
  if (message.destructor === true) return meaning.lifetime === 'destroys' && message.args.length === 0 ? ENDS : FOLDS;
  const traceless = meaning.lifetime === undefined && message.args.every(({ type }) => type !== 'fd');
  return traceless ? PASSES : FOLDS;
}

/** Counted in words from the header; -1 where what stands before it has no fixed size, or it names its interface. */
function placeOfNewId({ args }: MessageDescriptor): number {
  let at = 2;
  for (const { type, interface: named } of args) {
    if (type === 'new_id') return named === undefined ? -1 : at;
    if (type === 'string' || type === 'array') return -1;
    if (type !== 'fd') at++;
  }
  return -1;
}
