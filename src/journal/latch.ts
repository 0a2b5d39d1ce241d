/**
 * What a commit does: pending state becomes cached or committed state, for the surface, for what is
 * latched onto it, and for synchronized subsurfaces (wayland: wl_surface.commit, wl_subsurface).
 */

import { isDefault } from './defaults.js';
import { clearLayer, forgetIfUnneeded, releaseEntry, retainEntry } from './references.js';
import { configuredFor, meaningOf, roleObjectOf } from './roles.js';
import { bufferIn, type Entry, type Layer, type ObjectState, type State, type SurfaceState } from './state.js';

const NONE: readonly Entry[] = [];

/** Puts a request in force, in one layer. */
export function put(state: State, object: ObjectState, layer: Layer, key: string, entry: Entry): void {
  const old = layer.get(key) ?? NONE;
  switch (meaningOf(state, object, entry)?.identity) {
    case 'add':
      layer.set(key, [...old, entry]);
      return;
    case 'sum': {
      const last = old[0];
      const args = entry.args.map((arg, i) => (arg as number) + ((last?.args[i] as number | undefined) ?? 0));
      layer.set(key, [{ ...entry, args }]);
      return;
    }
    default:
      layer.set(key, [entry]);
      for (const one of old) releaseEntry(state, object, one);
  }
}

function transfer(state: State, object: ObjectState, from: Layer, to: Layer): void {
  if (from.size === 0) return;
  if (object.surface === object.handle && from.has('buffer')) forgetReleases(state, to);
  const only = from.takeOnly();
  if (only !== undefined) {
    move(state, object, only.key, only.entries, to);
    return;
  }
  const moved = from.take();
  for (let i = 0; i < moved.keys.length; i++) {
    move(state, object, moved.keys[i] as string, moved.entries[i] as Entry[], to);
  }
}

function move(state: State, object: ObjectState, key: string, entries: readonly Entry[], to: Layer): void {
  for (const entry of entries) {
    const takesAway = entry.unset === true || isDefault(object, entry);
    // What takes something away must still do so when it leaves the cache.
    if (takesAway && (to === object.committed || !object.committed.has(key))) {
      for (const old of to.get(key) ?? []) releaseEntry(state, object, old);
      to.delete(key);
      releaseEntry(state, object, entry);
    } else if (key === 'offset' && to === object.committed && !isMoved(state, object)) {
      // Only a cursor and a dragged icon keep where it went.
    } else {
      put(state, object, to, key, entry);
    }
  }
}

/** Who waits for the release of content that another one replaces is not asked for with that one (wl_surface.get_release). */
function forgetReleases(state: State, layer: Layer): void {
  const entries = layer.get('release');
  if (entries === undefined) return;
  for (const entry of entries) {
    const callback = state.objects.get(entry.args[0] as number);
    if (callback === undefined) continue;
    callback.dead = true;
    forgetIfUnneeded(state, callback);
  }
  layer.delete('release');
}

/** Whether a surface's commits wait for its parent's: its own mode, or an ancestor's. */
export function isSynchronized(state: State, surface: SurfaceState): boolean {
  for (let one: SurfaceState | undefined = surface; one !== undefined && one.parent !== 0; ) {
    if (one.sync) return true;
    one = state.surfaces.get(one.parent);
  }
  return false;
}

export function commit(state: State, surface: SurfaceState): void {
  const object = state.objects.get(surface.handle);
  const buffer = state.objects.get(bufferIn(object?.pending));
  if (buffer?.dead === false) buffer.held = true;
  // A buffer that was destroyed before the commit is none (compositors with libwayland forget it).
  const attach = object?.pending.get('buffer')?.[0];
  if (object !== undefined && buffer?.dead === true && attach !== undefined) {
    object.pending.set('buffer', [{ ...attach, args: [0, 0, 0] }]);
    releaseEntry(state, object, attach);
  }
  if (isSynchronized(state, surface)) {
    moveLatched(state, surface, 'pending', 'cached');
    surface.cachedStack = surface.pendingStack ?? surface.cachedStack;
    surface.pendingStack = undefined;
    forgetSameStacks(surface);
    surface.cached = true;
  } else {
    apply(state, surface, 'cached');
    apply(state, surface, 'pending');
  }
}

/**
 * An attach with the commit after it, of a surface that shows something and where nothing else is pending: another buffer is
 * shown. The buffer lives: its end would stand between them.
 * @returns false, with nothing changed, where they have to be folded one after the other
 */
export function show(state: State, handle: number, buffer: number): boolean {
  const surface = state.surfaces.get(handle);
  const object = state.objects.get(handle);
  const shown = state.objects.get(buffer);
  if (surface === undefined || object === undefined || shown === undefined) return false;
  if (object.sensitive || !isPlain(state, surface)) return false;
  const old = object.committed.get('buffer')?.[0];
  if (old === undefined || object.committed.has('release')) return false;
  shown.held = true;
  if (old.args[0] === buffer) return true;
  const entry = { opcode: old.opcode, args: [buffer, 0, 0] };
  retainEntry(state, object, entry);
  object.committed.set('buffer', [entry]);
  releaseEntry(state, object, old);
  return true;
}

/** Whether a commit would take along what is attached, and do nothing else: not to children, and for no parent to wait for. */
function isPlain(state: State, surface: SurfaceState): boolean {
  if (surface.parent !== 0 || surface.stack.length > 1) return false;
  if (surface.pendingStack !== undefined || surface.cachedStack !== undefined) return false;
  for (const handle of surface.latched) {
    const latched = state.objects.get(handle);
    // What was destroyed has pending what its end unsets.
    if (latched !== undefined && latched.pending.size > 0) return false;
  }
  return true;
}

/** An order that changes nothing is none. */
export function forgetSameStacks(surface: SurfaceState): void {
  if (surface.cachedStack === undefined && surface.pendingStack === undefined) return;
  const same = (a: readonly number[] | undefined, b: readonly number[]): boolean =>
    a?.length === b.length && a.every((handle, i) => handle === b[i]);
  if (same(surface.cachedStack, surface.stack)) surface.cachedStack = undefined;
  if (same(surface.pendingStack, surface.cachedStack ?? surface.stack)) surface.pendingStack = undefined;
}

/**
 * Applies cached commits that no parent holds back any more, because of its mode or because there is none
 * (wl_surface.commit: what becomes effectively desynchronized does so with what is queued).
 */
export function applyReleased(state: State, surface: SurfaceState): void {
  if (isSynchronized(state, surface)) return;
  if (surface.cached) apply(state, surface, 'cached');
  // Also those that the parent's next commit adds: the mode acts at once.
  for (const child of state.surfaces.values()) if (child.parent === surface.handle) applyReleased(state, child);
}

type Stage = 'pending' | 'cached' | 'committed';

/** What is latched on a surface goes one stage on. */
function moveLatched(state: State, surface: SurfaceState, from: Stage, to: Stage): void {
  let dead: ObjectState[] | undefined;
  for (const handle of surface.latched) {
    const object = state.objects.get(handle);
    if (object === undefined) continue;
    transfer(state, object, object[from], object[to]);
    if (!object.dead) continue;
    dead ??= [];
    dead.push(object);
  }
  for (const object of dead ?? []) dropLatched(state, surface, object);
}

export function childrenOf(state: State, surface: SurfaceState): SurfaceState[] {
  return surface.stack.flatMap((handle) => (handle === surface.handle ? [] : (state.surfaces.get(handle) ?? [])));
}

function apply(state: State, surface: SurfaceState, stage: 'pending' | 'cached'): void {
  if (stage === 'cached' && !surface.cached) return;
  const hadContent = state.contentOf(surface.handle) !== 0;
  moveLatched(state, surface, stage, 'committed');
  if (stage === 'pending') {
    surface.stack = surface.pendingStack ?? surface.stack;
    surface.pendingStack = undefined;
  } else {
    surface.stack = surface.cachedStack ?? surface.stack;
    surface.cachedStack = undefined;
    surface.cached = false;
  }
  forgetSameStacks(surface);
  mapOrUnmap(state, surface, hadContent);
  if (surface.stack.length === 1) return;
  for (const child of childrenOf(state, surface)) {
    if (child.cached && isSynchronized(state, child)) apply(state, child, 'cached');
  }
}

/** A destroyed object whose state ended with this commit. */
function dropLatched(state: State, surface: SurfaceState, object: ObjectState): void {
  for (const key of object.pending.keys()) {
    // What a commit has taken away meanwhile need not be taken away again.
    if (!object.cached.has(key) && !object.committed.has(key)) object.pending.delete(key); // it names no object
  }
  if (object.pending.size > 0 || object.cached.size > 0 || object.committed.size > 0) return;
  surface.latched.splice(surface.latched.indexOf(object.handle), 1);
  object.references--;
  forgetIfUnneeded(state, object);
}

/**
 * The first commit of a role asks for a configure; one without content unmaps what was shown, and a toplevel
 * or layer surface falls back to what it was when it was made (xdg-shell: xdg_toplevel; zwlr_layer_surface_v1).
 */
function mapOrUnmap(state: State, surface: SurfaceState, hadContent: boolean): void {
  if (state.contentOf(surface.handle) !== 0) return;
  const role = roleObjectOf(state, surface);
  if (role === undefined || surface.role === 'wl_subsurface') return;
  if (!hadContent) {
    surface.asked = true;
    return;
  }
  surface.asked = false;
  role.heard.delete('configure');
  if (role.interface.name === 'xdg_toplevel') adoptChildren(state, role);
  if (role.interface.meanings?.resetWhenUnmapped === true) {
    for (const layer of [role.now, role.pending, role.committed]) clearLayer(state, role, layer);
  }
  const configured = configuredFor(state, role);
  if (configured === undefined) return;
  configured.heard.delete('configure');
  for (const layer of [configured.now, configured.committed]) clearLayer(state, configured, layer);
}

/** Whether the offsets of a surface's contents add up to something: not where the compositor or a parent places it. */
function isMoved(state: State, object: ObjectState): boolean {
  const role = state.surfaces.get(object.handle)?.role;
  return role === undefined;
}

/** Whether a request makes an unmapped window a parent: that is as if it named none (xdg-shell: xdg_toplevel.set_parent). */
export function namesUnmappedParent(state: State, toplevel: ObjectState, entry: Entry): boolean {
  // What a manager says of it has opcodes of its own.
  if (toplevel.interface.name !== 'xdg_toplevel' || entry.target !== undefined) return false;
  if (toplevel.interface.requests[entry.opcode]?.name !== 'set_parent') return false;
  const parent = state.objects.get(entry.args[0] as number);
  return parent !== undefined && state.contentOf(parent.surface) === 0;
}

/** The children of a toplevel that is unmapped are those of its own parent (xdg-shell: xdg_toplevel.set_parent). */
export function adoptChildren(state: State, toplevel: ObjectState): void {
  const above = toplevel.now.get('parent')?.[0];
  for (const child of [...state.objects.values()]) {
    const entry = child.now.get('parent')?.[0];
    if (child.interface !== toplevel.interface || entry?.args[0] !== toplevel.handle) continue;
    if (above === undefined) {
      child.now.delete('parent');
    } else {
      retainEntry(state, child, above);
      child.now.set('parent', [above]);
    }
    releaseEntry(state, child, entry);
  }
}
