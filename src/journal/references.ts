/**
 * Who still needs whom. An object that was destroyed stays in the state while something that lives was
 * made from it or shows it: a pool with buffers, a buffer on a surface.
 */

import type { MessageDescriptor } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import type { LogArg } from './record.js';
import { requestOf } from './roles.js';
import type { Copied, Entry, Layer, ObjectState, Origin, State } from './state.js';

function* namedBy(message: MessageDescriptor | undefined, args: readonly LogArg[]): Iterable<number> {
  if (message === undefined) return;
  for (let i = 0; i < args.length; i++) {
    if (message.args[i]?.type === 'object' && (args[i] as number) !== 0) yield args[i] as number;
  }
}

function* namedByCopied(copied: Copied | undefined): Iterable<number> {
  if (copied === undefined) return;
  yield copied.factory;
  for (const entry of copied.entries) yield* namedBy(copied.interface.requests[entry.opcode], entry.args);
}

/** Without the object itself, which a manager's request names: nothing lives because it is named by its own state. */
function* namedByEntry(state: State, object: ObjectState, entry: Entry): Iterable<number> {
  if (entry.target !== undefined) yield entry.target;
  for (const handle of namedBy(requestOf(state, object, entry), entry.args)) if (handle !== object.handle) yield handle;
  yield* namedByCopied(entry.copied);
}

function* namedByOrigin(state: State, object: ObjectState): Iterable<number> {
  const { origin } = object;
  if (origin.target === 0) return;
  yield origin.target;
  const maker = state.objects.get(origin.target);
  if (origin.opcode >= 0) yield* namedBy(maker?.interface.requests[origin.opcode], origin.args);
  yield* namedByCopied(origin.copied);
}

function retain(state: State, handles: Iterable<number>): void {
  for (const handle of handles) {
    const object = state.objects.get(handle);
    if (object !== undefined) object.references++;
  }
}

function release(state: State, handles: readonly number[]): void {
  for (const handle of handles) {
    const object = state.objects.get(handle);
    if (object === undefined) continue;
    object.references--;
    forgetIfUnneeded(state, object);
  }
}

export function retainEntry(state: State, object: ObjectState, entry: Entry): void {
  retain(state, namedByEntry(state, object, entry));
}

export function releaseEntry(state: State, object: ObjectState, entry: Entry): void {
  release(state, [...namedByEntry(state, object, entry)]);
}

export function clearLayer(state: State, object: ObjectState, layer: Layer): void {
  const entries = [...layer.values()].flat();
  layer.clear();
  for (const entry of entries) releaseEntry(state, object, entry);
}

/** Puts a new object into the state. */
export function enter(state: State, object: ObjectState): void {
  state.objects.set(object.handle, object);
  retain(state, namedByOrigin(state, object));
}

/** Changes how an object would have to be made. */
export function amendOrigin(state: State, object: ObjectState, origin: Origin): void {
  const before = [...namedByOrigin(state, object)];
  object.origin = origin;
  retain(state, namedByOrigin(state, object));
  release(state, before);
}

/** Keeps or forgets an object that was destroyed. */
export function forgetIfUnneeded(state: State, object: ObjectState): void {
  if (!object.dead || object.references > 0 || state.objects.get(object.handle) !== object) return;
  const origins = [...namedByOrigin(state, object)];
  state.objects.delete(object.handle);
  for (const layer of [object.now, object.pending, object.cached, object.committed]) clearLayer(state, object, layer);
  for (const arg of object.origin.args) if (arg instanceof OwnedFd) arg.close();
  release(state, origins);
}
