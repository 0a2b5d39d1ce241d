/** What can't be there while a global is missing, and what of a state is left without it. */

import type { MessageDescriptor } from '../protocol/index.js';
import { roleObjectOf } from './roles.js';
import { bufferIn, type ObjectState, State, type SurfaceState } from './state.js';

/** Whether a request can do without an argument: the compositor chooses an output itself. */
export function choosesOutput(arg: MessageDescriptor['args'][number] | undefined): boolean {
  return arg?.interface === 'wl_output' && arg.nullable === true;
}

/**
 * All objects that need one of these: made from it, made for it, or surfaces that get role or content by it. A surface
 * must not be there in part: one that has content can't get a role any more (xdg_wm_base.get_xdg_surface).
 */
export function dependentsOf(state: State, roots: Iterable<number>): Set<number> {
  const needing = new Set(roots);
  for (let before = -1; before !== needing.size; ) {
    before = needing.size;
    for (const object of state.objects.values()) {
      if (!needing.has(object.handle) && isMadeOf(state, object, needing)) needing.add(object.handle);
    }
    for (const surface of state.surfaces.values()) {
      if (!needing.has(surface.handle) && isShownBy(state, surface, needing)) needing.add(surface.handle);
    }
  }
  return needing;
}

function isMadeOf(state: State, { origin }: ObjectState, needing: ReadonlySet<number>): boolean {
  if (needing.has(origin.target)) return true;
  if (origin.copied !== undefined && needing.has(origin.copied.factory)) return true;
  const message = state.object(origin.target)?.interface.requests[origin.opcode];
  return (
    message?.args.some(
      (arg, i) => arg.type === 'object' && !choosesOutput(arg) && needing.has(origin.args[i] as number),
    ) === true
  );
}

function isShownBy(state: State, surface: SurfaceState, needing: ReadonlySet<number>): boolean {
  const object = state.object(surface.handle);
  if (object === undefined) return false;
  const role = roleObjectOf(state, surface);
  if (role !== undefined && needing.has(role.handle)) return true;
  for (const handle of surface.latched) {
    if (needing.has(handle) && state.object(handle)?.interface.name === 'xdg_surface') return true;
  }
  return [object.pending, object.cached, object.committed].some((layer) => needing.has(bufferIn(layer)));
}

/** The same state without some objects and surfaces. It shares the others: it is for reading only. */
export function without(state: State, handles: ReadonlySet<number>): State {
  const rest = new State();
  for (const [handle, object] of state.objects) if (!handles.has(handle)) rest.objects.set(handle, object);
  for (const [handle, surface] of state.surfaces) if (!handles.has(handle)) rest.surfaces.set(handle, surface);
  return rest;
}
