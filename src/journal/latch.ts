/**
 * What a commit does: pending state becomes cached or committed state, for the surface, for what is
 * latched onto it, and for synchronized subsurfaces (wayland: wl_surface.commit, wl_subsurface).
 */

import type { Identity } from '../protocol/index.js';
import { releaseEntry, clearLayer, forgetIfUnneeded } from './references.js';
import { bufferIn, type Entry, type Layer, type ObjectState, type State, type SurfaceState } from './state.js';

function identityOf(object: ObjectState, entry: Entry): Identity | undefined {
  const name = object.interface.requests[entry.opcode]?.name;
  return name === undefined ? undefined : object.interface.meanings?.requests[name]?.identity;
}

/** Puts a request in force, in one layer. */
export function put(state: State, object: ObjectState, layer: Layer, key: string, entry: Entry): void {
  const old = layer.get(key) ?? [];
  switch (identityOf(object, entry)) {
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
  const moved = [...from];
  from.clear();
  for (const [key, entries] of moved) {
    for (const entry of entries) {
      const takesAway = entry.unset === true || (key === 'buffer' && entry.args[0] === 0);
      // What takes something away must still do so when it leaves the cache.
      if (takesAway && to === object.committed) {
        for (const old of to.get(key) ?? []) releaseEntry(state, object, old);
        to.delete(key);
      } else {
        put(state, object, to, key, entry);
      }
    }
  }
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
  const attached = bufferIn(state.objects.get(surface.handle)?.pending);
  const buffer = state.objects.get(attached);
  if (buffer !== undefined) buffer.held = true;
  if (isSynchronized(state, surface)) {
    for (const object of latchedOn(state, surface)) transfer(state, object, object.pending, object.cached);
    surface.cachedStack = surface.pendingStack ?? surface.cachedStack;
    surface.pendingStack = undefined;
    surface.cached = true;
  } else {
    apply(state, surface, 'cached');
    apply(state, surface, 'pending');
  }
}

/** Applies cached commits that no parent holds back any more (wl_subsurface.set_desync). */
export function applyReleased(state: State, surface: SurfaceState): void {
  if (isSynchronized(state, surface)) return;
  if (surface.cached) apply(state, surface, 'cached');
  for (const child of childrenOf(state, surface)) applyReleased(state, child);
}

function latchedOn(state: State, surface: SurfaceState): ObjectState[] {
  return surface.latched.flatMap((handle) => state.objects.get(handle) ?? []);
}

export function childrenOf(state: State, surface: SurfaceState): SurfaceState[] {
  return surface.stack.flatMap((handle) => (handle === surface.handle ? [] : (state.surfaces.get(handle) ?? [])));
}

function apply(state: State, surface: SurfaceState, stage: 'pending' | 'cached'): void {
  if (stage === 'cached' && !surface.cached) return;
  const hadContent = state.contentOf(surface.handle) !== 0;
  for (const object of latchedOn(state, surface)) {
    transfer(state, object, object[stage], object.committed);
    if (object.dead) dropLatched(state, surface, object);
  }
  if (stage === 'pending') {
    surface.stack = surface.pendingStack ?? surface.stack;
    surface.pendingStack = undefined;
  } else {
    surface.stack = surface.cachedStack ?? surface.stack;
    surface.cachedStack = undefined;
    surface.cached = false;
  }
  mapOrUnmap(state, surface, hadContent);
  for (const child of childrenOf(state, surface)) {
    if (child.cached && isSynchronized(state, child)) apply(state, child, 'cached');
  }
}

/** A destroyed object whose state ended with this commit. */
function dropLatched(state: State, surface: SurfaceState, object: ObjectState): void {
  if (object.pending.size > 0 || object.cached.size > 0 || object.committed.size > 0) return;
  surface.latched.splice(surface.latched.indexOf(object.handle), 1);
  object.references--;
  forgetIfUnneeded(state, object);
}

/** The role object of a surface, if it has one that lives. */
export function roleObjectOf(state: State, surface: SurfaceState): ObjectState | undefined {
  if (surface.role === 'wl_subsurface') return state.objects.get(surface.subsurface);
  return latchedOn(state, surface).find((object) => !object.dead && object.interface.name === surface.role);
}

/**
 * The first commit of a role asks for a configure; one without content unmaps what was shown, and a
 * toplevel falls back to what it was when it was made (xdg-shell: xdg_toplevel).
 */
function mapOrUnmap(state: State, surface: SurfaceState, hadContent: boolean): void {
  const role = roleObjectOf(state, surface);
  if (role === undefined || surface.role === 'wl_subsurface') return;
  if (state.contentOf(surface.handle) !== 0) return;
  if (!hadContent) {
    surface.asked = true;
    return;
  }
  surface.asked = false;
  role.heard.clear();
  if (role.interface.name === 'xdg_toplevel') {
    for (const layer of [role.now, role.pending, role.committed]) clearLayer(state, role, layer);
  }
  const xdgSurface = state.objects.get(role.origin.target);
  if (xdgSurface === undefined) return;
  xdgSurface.heard.clear();
  clearLayer(state, xdgSurface, xdgSurface.now);
}
