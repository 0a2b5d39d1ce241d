/** What can't be there while a global is missing, and what of a state is left without it. */

import type { MessageDescriptor } from '../protocol/index.js';
import { configuredOn, roleObjectOf } from './roles.js';
import { bufferIn, ObjectState, State, SurfaceState } from './state.js';

/** Whether a request can do without an argument: the compositor chooses an output itself. */
export function choosesOutput(arg: MessageDescriptor['args'][number] | undefined): boolean {
  return arg?.interface === 'wl_output' && arg.nullable === true;
}

/**
 * All objects that need one of these: made from it, made for it, or surfaces that get role or content by it. A surface
 * must not be there in part: one that has content can't get a role any more (xdg_wm_base.get_xdg_surface).
 * @returns for each of them, the roots included, the root that it needs
 */
export function dependentsOf(state: State, roots: Iterable<number>): Map<number, number> {
  const needing = new Map<number, number>();
  for (const root of roots) needing.set(root, root);
  for (let before = -1; before !== needing.size; ) {
    before = needing.size;
    for (const object of state.objects.values()) {
      const root = needing.has(object.handle) ? undefined : madeOf(state, object, needing);
      if (root !== undefined) needing.set(object.handle, root);
    }
    for (const surface of state.surfaces.values()) {
      const root = needing.has(surface.handle) ? undefined : shownBy(state, surface, needing);
      if (root !== undefined) needing.set(surface.handle, root);
    }
  }
  return needing;
}

function madeOf(state: State, { origin }: ObjectState, needing: ReadonlyMap<number, number>): number | undefined {
  const message = state.object(origin.target)?.interface.requests[origin.opcode];
  const named = message?.args.map((arg, i) =>
    arg.type === 'object' && !choosesOutput(arg) ? (origin.args[i] as number) : 0,
  );
  return firstIn(needing, [origin.target, origin.copied?.factory, ...(named ?? [])]);
}

function shownBy(state: State, surface: SurfaceState, needing: ReadonlyMap<number, number>): number | undefined {
  const object = state.object(surface.handle);
  const shows = [object?.pending, object?.cached, object?.committed].map((layer) => bufferIn(layer));
  return firstIn(needing, [roleObjectOf(state, surface)?.handle, configuredOn(state, surface)?.handle, ...shows]);
}

function firstIn(needing: ReadonlyMap<number, number>, handles: readonly (number | undefined)[]): number | undefined {
  for (const handle of handles) {
    const root = handle === undefined ? undefined : needing.get(handle);
    if (root !== undefined) return root;
  }
  return undefined;
}

/** The same state without some objects and surfaces. It shares the others: it is for reading only. */
export function without(state: State, handles: { has(handle: number): boolean }): State {
  const rest = new State();
  for (const [handle, object] of state.objects) if (!handles.has(handle)) rest.objects.set(handle, object);
  for (const [handle, surface] of state.surfaces) if (!handles.has(handle)) rest.surfaces.set(handle, surface);
  return rest;
}

/**
 * What comes back on a connection that has all the rest. A surface that is there already looks as if nothing were set on it
 * but what comes back.
 * @param away what stays away: it can't be named
 */
export function partOf(state: State, back: ReadonlySet<number>, away: { has(handle: number): boolean }): State {
  const part = new State();
  for (const [handle, object] of state.objects) {
    const isThere = !back.has(handle);
    if (away.has(handle) || (isThere && object.interface.name === 'wl_subsurface')) continue; // nothing names these
    if (!part.surfaces.has(handle)) part.objects.set(handle, object); // a surface may be bare already
    if (isThere) continue;
    const surface = state.surfaces.get(object.surface);
    if (surface !== undefined && !back.has(surface.handle) && !away.has(surface.handle))
      bare(state, part, surface, back);
  }
  for (const [handle, surface] of state.surfaces) if (back.has(handle)) part.surfaces.set(handle, surface);
  return part;
}

function bare(state: State, part: State, there: SurfaceState, back: ReadonlySet<number>): void {
  const object = state.object(there.handle);
  if (object === undefined || part.surfaces.has(there.handle)) return;
  const surface = new SurfaceState(there.handle);
  surface.latched.push(...there.latched.filter((handle) => back.has(handle)));
  surface.stack = [...there.stack];
  part.surfaces.set(there.handle, surface);
  part.objects.set(
    there.handle,
    new ObjectState(object.handle, object.interface, object.version, object.origin, object.surface),
  );
}
