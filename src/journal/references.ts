/**
 * Who still needs whom. An object that was destroyed stays in the state while something that lives was
 * made from it or shows it: a pool with buffers, a buffer on a surface.
 */

import { OwnedFd } from '../wire/index.js';
import type { LogArg } from './record.js';
import { termOf } from './roles.js';
import type { Copied, Entry, Layer, ObjectState, Origin, State } from './state.js';
import { type Term, termsOf } from './terms.js';

/** Calls for each object that a request names. */
function namedBy(term: Term | undefined, args: readonly LogArg[], call: (handle: number) => void): void {
  if (term === undefined) return;
  for (const i of term.objects) if (i < args.length && args[i] !== 0) call(args[i] as number);
}

function namedByCopied(copied: Copied | undefined, call: (handle: number) => void): void {
  if (copied === undefined) return;
  call(copied.factory);
  const terms = termsOf(copied.interface);
  for (const entry of copied.entries) namedBy(terms[entry.opcode], entry.args, call);
}

/** Without the object itself, which a manager's request names: nothing lives because it is named by its own state. */
function namedByEntry(state: State, object: ObjectState, entry: Entry, call: (handle: number) => void): void {
  if (entry.target !== undefined) call(entry.target);
  const term = termOf(state, object, entry);
  for (const i of term?.objects ?? NONE) {
    const handle = entry.args[i];
    if (i < entry.args.length && handle !== 0 && handle !== object.handle) call(handle as number);
  }
  if (entry.copied !== undefined) namedByCopied(entry.copied, call);
}

const NONE: readonly number[] = [];

function namedByOrigin(state: State, { origin }: ObjectState, call: (handle: number) => void): void {
  if (origin.target === 0) return;
  call(origin.target);
  const maker = state.objects.get(origin.target);
  if (origin.opcode >= 0) namedBy(maker?.terms[origin.opcode], origin.args, call);
  namedByCopied(origin.copied, call);
}

function retain(state: State, handle: number): void {
  const object = state.objects.get(handle);
  if (object !== undefined) object.references++;
}

function release(state: State, handle: number): void {
  const object = state.objects.get(handle);
  if (object === undefined) return;
  object.references--;
  if (object.dead) forgetIfUnneeded(state, object);
}

export function retainEntry(state: State, object: ObjectState, entry: Entry): void {
  namedByEntry(state, object, entry, (handle) => retain(state, handle));
}

export function releaseEntry(state: State, object: ObjectState, entry: Entry): void {
  if (letGoSimply(state, object, entry)) return;
  // All are known before the first is let go of, which may take others along.
  const named: number[] = [];
  namedByEntry(state, object, entry, (handle) => named.push(handle));
  for (const handle of named) release(state, handle);
}

/** Lets go of what a plain request names. @returns false for one that may name more than one object */
function letGoSimply(state: State, object: ObjectState, entry: Entry): boolean {
  if (entry.target !== undefined || entry.copied !== undefined) return false;
  const names = object.terms[entry.opcode]?.objects ?? NONE;
  if (names.length > 1) return false;
  const handle = names.length === 0 ? 0 : (entry.args[names[0] as number] ?? 0);
  if (handle !== 0 && handle !== object.handle) release(state, handle as number);
  return true;
}

export function clearLayer(state: State, object: ObjectState, layer: Layer): void {
  if (layer.size === 0) return;
  const entries = [...layer.values()].flat();
  layer.clear();
  for (const entry of entries) releaseEntry(state, object, entry);
}

/** Puts a new object into the state. */
export function enter(state: State, object: ObjectState): void {
  state.objects.set(object.handle, object);
  namedByOrigin(state, object, (handle) => retain(state, handle));
}

/** Changes how an object would have to be made. */
export function amendOrigin(state: State, object: ObjectState, origin: Origin): void {
  const before: number[] = [];
  namedByOrigin(state, object, (handle) => before.push(handle));
  object.origin = origin;
  namedByOrigin(state, object, (handle) => retain(state, handle));
  for (const handle of before) release(state, handle);
}

/** Keeps or forgets an object that was destroyed. */
export function forgetIfUnneeded(state: State, object: ObjectState): void {
  if (!object.dead || object.references > 0 || state.objects.get(object.handle) !== object) return;
  const origins: number[] = [];
  namedByOrigin(state, object, (handle) => origins.push(handle));
  state.objects.delete(object.handle);
  for (const layer of [object.now, object.pending, object.cached, object.committed]) clearLayer(state, object, layer);
  for (const arg of object.origin.args) if (arg instanceof OwnedFd) arg.close();
  for (const handle of origins) release(state, handle);
}
