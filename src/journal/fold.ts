/** `fold(log) → state`: what each record does to the state, by the declared meanings. */

import { wl_surface } from '../protocol/generated/wayland.js';
import type { Meaning, MessageDescriptor } from '../protocol/index.js';
import { amendByEvent, amends } from './amend.js';
import { leaveShape, replaceCursor } from './cursors.js';
import { isDefault } from './defaults.js';
import { announce, identify, withdraw } from './globals.js';
import { adoptChildren, applyReleased, commit, namesUnmappedParent, put } from './latch.js';
import { inOrder } from './order.js';
import type { EventRecord, LogArg, LogRecord, MadeObject, RequestRecord } from './record.js';
import { clearLayer, enter, forgetIfUnneeded, releaseEntry, retainEntry } from './references.js';
import { configuredFor, meaningOf, requestOf } from './roles.js';
import { type Copied, type Entry, type Layer, ObjectState, type Origin, type State, SurfaceState } from './state.js';
import {
  becomeSubsurface,
  forgetMoves,
  leaveParent,
  leaveStacks,
  reorder,
  setMode,
  surfaceOfSubsurface,
} from './subsurfaces.js';
import type { Term } from './terms.js';

const OFFSET = wl_surface.requests.findIndex(({ name }) => name === 'offset');
const OFFSET_SINCE = wl_surface.requests[OFFSET]?.since ?? 0;

/** Folds records into a state, in place. Splitting the log in any way gives the same state. */
export function fold(state: State, records: Iterable<LogRecord>): State {
  for (const record of records) foldRecord(state, record);
  return state;
}

export function foldRecord(state: State, record: LogRecord): void {
  switch (record.kind) {
    case 'request':
      foldRequest(state, record);
      return;
    case 'event':
      foldEvent(state, record);
      return;
    case 'made':
      makeObject(state, record.made, { target: record.by, opcode: -1, args: [] }, undefined);
      return;
    case 'gone': {
      const object = state.objects.get(record.target);
      if (object !== undefined && !object.dead) destroyObject(state, object, undefined);
      return;
    }
    case 'note': {
      const object = state.objects.get(record.target);
      if (object === undefined) return;
      if (record.key !== undefined) object.key = record.key;
      if (record.sensitive !== undefined) object.sensitive = record.sensitive;
      if (record.needs !== undefined) object.needs = record.needs;
      const surface = state.surfaces.get(record.target);
      if (record.asked !== undefined && surface !== undefined) surface.asked = record.asked;
    }
  }
}

/** The value of an argument by its name in the XML. */
export function argNamed(message: MessageDescriptor, args: readonly LogArg[], name: string): LogArg | undefined {
  const index = message.args.findIndex((arg) => arg.name === name);
  return index < 0 ? undefined : args[index];
}

function foldRequest(state: State, record: RequestRecord): void {
  const target = state.objects.get(record.target);
  const term = target?.terms[record.opcode];
  if (target === undefined || term === undefined) return;
  const { message, meaning } = term;
  if (meaning === undefined) state.undeclared.add(term.name);
  const entry = entryOf(state, message, record, meaning);
  if (record.made !== undefined) {
    const { opcode, args, copied } = entry;
    makeObject(state, record.made, { target: target.handle, opcode, args, ...(copied && { copied }) }, meaning);
  }
  if (meaning?.identity !== undefined) {
    const owner = ownerOf(state, target, message, record.args, meaning);
    if (owner !== undefined)
      keep(state, owner, meaning, term, owner === target ? entry : { ...entry, target: target.handle });
  }
  if (meaning?.lifetime === 'commits') {
    const surface = state.surfaces.get(target.handle);
    if (surface !== undefined) commit(state, surface);
  }
  if (message.destructor === true || meaning?.lifetime === 'destroys') destroyObject(state, target, meaning);
}

/** Whose state a request is: its target's, or that of an object that it names. */
function ownerOf(
  state: State,
  target: ObjectState,
  message: MessageDescriptor,
  args: readonly LogArg[],
  { of }: Meaning,
): ObjectState | undefined {
  if (of === undefined) return target;
  const owner = state.objects.get(argNamed(message, args, of) as number);
  return owner?.dead === true ? undefined : owner;
}

/** The request as it is kept: arguments that are passed by value are captured. */
function entryOf(state: State, message: MessageDescriptor, record: RequestRecord, meaning: Meaning | undefined): Entry {
  const { opcode, args } = record;
  const unset = meaning?.identity === 'unset';
  const value = meaning?.copies === undefined ? undefined : argNamed(message, args, meaning.copies);
  const object = typeof value === 'number' ? state.objects.get(value) : undefined;
  const maker = object === undefined ? undefined : state.objects.get(object.origin.target);
  if (object === undefined || maker === undefined) return unset ? { opcode, args, unset } : { opcode, args };
  const copied: Copied = {
    factory: maker.handle,
    interface: object.interface,
    version: object.version,
    opcode: object.origin.opcode,
    entries: inOrder(object.now).map(([, one]) => one),
    ...(meaning?.seals === true && { sealed: object.handle }),
  };
  const index = message.args.findIndex((arg) => arg.name === meaning?.copies);
  return { opcode, args: args.map((arg, i) => (i === index ? 0 : arg)), copied, ...(unset && { unset }) };
}

function makeObject(state: State, made: MadeObject, origin: Origin, meaning: Meaning | undefined): void {
  const maker = state.objects.get(origin.target);
  const message = maker?.interface.requests[origin.opcode];
  let surface = made.interface.name === 'wl_surface' ? made.handle : 0;
  if (meaning?.surface === 'inherit') surface = maker?.surface ?? 0;
  else if (meaning?.surface !== undefined && message !== undefined) {
    surface = (argNamed(message, origin.args, meaning.surface) as number | undefined) ?? 0;
  }
  const object = new ObjectState(made.handle, made.interface, made.version, origin, surface);
  enter(state, object);
  if (surface === made.handle) state.surfaces.set(surface, new SurfaceState(surface));
  else state.surfaces.get(surface)?.latched.push(made.handle);
  if (made.interface.name === 'wl_subsurface' && message !== undefined) {
    becomeSubsurface(state, object, argNamed(message, origin.args, 'surface') as number);
  } else if (meaning?.role !== undefined) {
    const bearer = state.surfaces.get(surface);
    if (bearer !== undefined) {
      forgetMoves(state, bearer);
      bearer.role = meaning.role;
      bearer.asked = false;
    }
  }
  const global = maker?.interface.name === 'wl_registry' ? identify(state, origin.args[0] as number) : undefined;
  if (global !== undefined) object.global = global;
}

/** Whether there is still a commit that would apply the state of an object. */
function isLatchedOn(state: State, object: ObjectState): boolean {
  if (!state.surfaces.has(object.surface)) return false;
  return object.interface.name !== 'wl_subsurface' || surfaceOfSubsurface(state, object) !== undefined;
}

function keep(state: State, target: ObjectState, meaning: Meaning, term: Term, entry: Entry): void {
  const { message, latched } = term;
  const { key } = meaning;
  if (meaning.identity === 'order') {
    reorder(state, target, message.name, entry.args[0] as number);
    return;
  }
  if (meaning.identity === 'unset') {
    for (const one of typeof key === 'string' ? [key] : (key ?? [])) {
      if (!latched) takeAway(state, target, one);
      else if (isLatchedOn(state, target)) put(state, target, target.pending, one, entry);
    }
    if (target.interface.name === 'wl_subsurface') setMode(state, target, true);
    return;
  }
  if (meaning.applied === 'now' || meaning.applied === undefined || meaning.applied === 'configure') {
    if (amends(state, target, message, entry)) return;
    if (isDefault(target, entry) || namesUnmappedParent(state, target, entry)) {
      takeAway(state, target, key as string);
      return;
    }
  }
  if (latched && !isLatchedOn(state, target)) return;
  if (term.name === 'wl_surface.attach') entry = keepMove(state, target, entry);
  retainEntry(state, target, entry);
  if (target.sensitive && key === 'buffer') hidePoolOf(state, entry.args[0] as number);
  if (latched && meaning.identity === 'sum') clearKey(state, target, target.pending, key as string); // sums up at commit
  put(state, target, latched ? target.pending : target.now, key as string, entry);
  if (target.interface.name === 'wl_subsurface' && key === 'desync') setMode(state, target, false);
  replaceCursor(state, target, entry);
}

/**
 * Before version 5 an attach says by how much the surface moves: the same as an offset, which adds up.
 * @returns what is left of the attach
 */
function keepMove(state: State, surface: ObjectState, entry: Entry): Entry {
  if (surface.version >= OFFSET_SINCE) return entry;
  const [buffer = 0, x = 0, y = 0] = entry.args;
  clearKey(state, surface, surface.pending, 'offset');
  if (x !== 0 || y !== 0) put(state, surface, surface.pending, 'offset', { opcode: OFFSET, args: [x, y] });
  return x === 0 && y === 0 ? entry : { ...entry, args: [buffer, 0, 0] };
}

/** What a sensitive surface ever drew from stays out of files, also when it shows something else by then. */
function hidePoolOf(state: State, buffer: number): void {
  const pool = state.objects.get(state.objects.get(buffer)?.origin.target ?? 0);
  if (pool?.interface.name === 'wl_shm_pool') pool.sensitive = true;
}

function takeAway(state: State, object: ObjectState, key: string): void {
  clearKey(state, object, object.now, key);
}

function clearKey(state: State, object: ObjectState, layer: Layer, key: string): void {
  const old = layer.get(key);
  if (old === undefined) return;
  layer.delete(key);
  for (const entry of old) releaseEntry(state, object, entry);
}

function foldEvent(state: State, record: EventRecord): void {
  const target = state.objects.get(record.target);
  const message = target?.interface.events[record.opcode];
  if (target === undefined || message === undefined) return;
  const { args } = record;
  switch (`${target.interface.name}.${message.name}`) {
    case 'wl_registry.global': {
      const [name, iface, version] = args as [number, string, number];
      announce(state, name, iface, version);
      break;
    }
    case 'wl_registry.global_remove':
      withdraw(state, args[0] as number);
      break;
    case 'wl_buffer.release':
      target.held = false;
      break;
    case 'wl_surface.enter':
      target.heard.set(`enter ${args[0]}`, args);
      break;
    case 'wl_surface.leave':
      target.heard.delete(`enter ${args[0]}`);
      break;
    case 'wl_callback.done':
      answered(state, target);
      break;
    case 'xdg_popup.repositioned':
      repositioned(state, target, args[0] as number);
      break;
    default:
      if (message.destructor === true) break;
      amendByEvent(state, target, message.name, args);
      if (target.interface.meanings?.inertAfter?.includes(message.name) === true) {
        if (!mayEnd(state, target)) break;
        forgetUses(state, target);
      }
      target.heard.set(message.name, args);
  }
  if (message.destructor === true) destroyObject(state, target, undefined);
}

/** What was asked for with an object that stands for nothing any more is over: a selection or a drag with its source. */
function forgetUses(state: State, source: ObjectState): void {
  for (const object of state.objects.values()) {
    for (const [key, [entry]] of object.now) {
      const message = entry && requestOf(state, object, entry);
      if (entry === undefined || message === undefined) continue;
      const fate = meaningOf(state, object, entry)?.afterLoss;
      if (fate !== 'wish' && fate !== 'fail') continue;
      const names = message.args.some((arg, i) => arg.type === 'object' && entry?.args[i] === source.handle);
      if (names) takeAway(state, object, key);
    }
  }
}

/** Whether the events that end objects of its kind end this one. */
function mayEnd(state: State, { interface: { meanings }, origin }: ObjectState): boolean {
  const condition = meanings?.inertIf;
  const message = state.objects.get(origin.target)?.interface.requests[origin.opcode];
  if (condition === undefined || message === undefined) return true;
  return argNamed(message, origin.args, condition.argument) === condition.value;
}

/** Only the last of several need be answered (xdg-shell: xdg_popup.reposition). */
function repositioned(state: State, popup: ObjectState, token: number): void {
  if (popup.now.get('positioner')?.[0]?.args[1] === token) takeAway(state, popup, 'positioner');
}

/** A callback that was answered is no longer waited for, in whatever stage its request is. */
function answered(state: State, callback: ObjectState): void {
  const surface = state.objects.get(callback.origin.target);
  if (surface === undefined) return;
  for (const layer of [surface.pending, surface.cached, surface.committed]) {
    for (const [key, entries] of layer) {
      const left = entries.filter(
        (entry) => !(requestOf(state, surface, entry)?.args[0]?.type === 'new_id' && entry.args[0] === callback.handle),
      );
      if (left.length === entries.length) continue;
      if (left.length === 0) layer.delete(key);
      else layer.set(key, left);
    }
  }
}

function destroyObject(state: State, object: ObjectState, meaning: Meaning | undefined): void {
  const surface = state.surfaces.get(object.surface);
  if (object.interface.name === 'xdg_toplevel') adoptChildren(state, object);
  if (object.interface.name === 'wp_cursor_shape_device_v1') leaveShape(state, object);
  object.dead = true;
  object.held = false;
  clearLayer(state, object, object.now);
  if (object.interface.name === 'wl_surface') {
    destroySurface(state, object);
  } else if (surface !== undefined) {
    if (object.interface.name === 'wl_subsurface') leaveParent(state, object, surface);
    const stands = object.committed.size > 0 || object.cached.size > 0;
    if (meaning?.unsetsAtCommit === true && stands) {
      unsetAtNextCommit(state, object);
    } else {
      const at = surface.latched.indexOf(object.handle);
      if (at >= 0) surface.latched.splice(at, 1);
      for (const layer of [object.pending, object.cached, object.committed]) clearLayer(state, object, layer);
    }
    if (object.interface.name === surface.role) endRole(state, surface, object);
  } else if (object.interface.name === 'wl_subsurface') {
    const child = surfaceOfSubsurface(state, object);
    if (child !== undefined) child.subsurface = 0;
    if (child !== undefined) child.sync = true;
  }
  forgetIfUnneeded(state, object);
}

/** Without its role object an xdg_surface is as it was made. */
function endRole(state: State, surface: SurfaceState, role: ObjectState): void {
  surface.asked = false;
  const configured = configuredFor(state, role);
  if (configured === undefined || configured.dead) return;
  configured.heard.clear();
  for (const layer of [configured.now, configured.pending, configured.committed]) clearLayer(state, configured, layer);
}

/** What it had latched stands until the surface's next commit; until then it is needed. */
function unsetAtNextCommit(state: State, object: ObjectState): void {
  object.references++;
  const keys = new Set([...object.committed.keys(), ...object.cached.keys()]);
  clearLayer(state, object, object.pending);
  for (const key of keys) object.pending.set(key, [{ opcode: 0, args: [], unset: true }]);
}

function destroySurface(state: State, object: ObjectState): void {
  const surface = state.surfaces.get(object.handle);
  if (surface === undefined) return;
  state.surfaces.delete(object.handle);
  for (const child of state.surfaces.values()) {
    if (child.parent !== object.handle) continue;
    child.parent = 0;
    applyReleased(state, child);
  }
  const parent = state.surfaces.get(surface.parent);
  if (parent !== undefined) leaveStacks(parent, object.handle);
  const subsurface = state.objects.get(surface.subsurface);
  for (const layer of subsurface === undefined ? [] : [subsurface.pending, subsurface.cached, subsurface.committed]) {
    layer.clear(); // positions, which name nothing
  }
  for (const handle of surface.latched) {
    const latched = state.objects.get(handle);
    if (latched === undefined) continue;
    const ends = [latched.pending, latched.cached, latched.committed].flatMap((layer) =>
      callbacksIn(state, latched, layer),
    );
    for (const layer of [latched.pending, latched.cached, latched.committed]) clearLayer(state, latched, layer);
    // Nobody will answer what was asked of it.
    for (const callback of ends) foldRecord(state, { kind: 'gone', target: callback });
    if (latched === object || !latched.dead) continue;
    latched.references--;
    forgetIfUnneeded(state, latched);
  }
}

/** Objects that the requests of a layer made. */
function callbacksIn(state: State, object: ObjectState, layer: Layer): number[] {
  return [...layer.values()].flat().flatMap((entry) => {
    const args = requestOf(state, object, entry)?.args ?? [];
    return entry.args.filter((_, i) => args[i]?.type === 'new_id') as number[];
  });
}
