/** Subsurfaces in a state: how a surface becomes one, its place among its siblings, its mode, and how it leaves. */

import { applyReleased, forgetSameStacks } from './latch.js';
import type { ObjectState, State, SurfaceState } from './state.js';

/** Where a surface goes is now told by its role. */
export function forgetMoves(state: State, surface: SurfaceState): void {
  state.objects.get(surface.handle)?.committed.delete('offset');
}

/** The parent's next commit takes it in (wl_subcompositor.get_subsurface). */
export function becomeSubsurface(state: State, object: ObjectState, handle: number): void {
  const child = state.surfaces.get(handle);
  const parent = state.surfaces.get(object.surface);
  if (child === undefined || parent === undefined) return;
  forgetMoves(state, child);
  child.role = 'wl_subsurface';
  child.parent = parent.handle;
  child.subsurface = object.handle;
  child.sync = true;
  parent.pendingStack = [...nextStack(parent), handle];
}

function nextStack(surface: SurfaceState): readonly number[] {
  return surface.pendingStack ?? surface.cachedStack ?? surface.stack;
}

/** The surface whose role object it is. */
export function surfaceOfSubsurface(state: State, subsurface: ObjectState): SurfaceState | undefined {
  for (const surface of state.surfaces.values()) if (surface.subsurface === subsurface.handle) return surface;
  return undefined;
}

/** Acts at once (wl_subsurface.set_sync, set_desync). */
export function setMode(state: State, subsurface: ObjectState, sync: boolean): void {
  const surface = surfaceOfSubsurface(state, subsurface);
  if (surface === undefined) return;
  surface.sync = sync;
  if (!sync) applyReleased(state, surface);
}

/** Waits for the parent's commit (wl_subsurface.place_above, place_below). */
export function reorder(state: State, subsurface: ObjectState, request: string, sibling: number): void {
  const surface = surfaceOfSubsurface(state, subsurface);
  const parent = state.surfaces.get(surface?.parent ?? 0);
  if (surface === undefined || parent === undefined) return;
  const stack = nextStack(parent).filter((one) => one !== surface.handle);
  const at = stack.indexOf(sibling);
  if (at < 0) return;
  stack.splice(request === 'place_above' ? at + 1 : at, 0, surface.handle);
  parent.pendingStack = stack;
  forgetSameStacks(parent);
}

/** A subsurface whose role object is destroyed is gone from its parent at once. */
export function leaveParent(state: State, subsurface: ObjectState, parent: SurfaceState): void {
  const child = surfaceOfSubsurface(state, subsurface);
  if (child === undefined) return;
  leaveStacks(parent, child.handle);
  child.parent = 0;
  applyReleased(state, child);
  child.subsurface = 0;
  child.sync = true;
}

/** A surface that is gone is in no order any more. */
export function leaveStacks(parent: SurfaceState, child: number): void {
  const without = (stack: number[]): number[] => stack.filter((one) => one !== child);
  parent.stack = without(parent.stack);
  if (parent.cachedStack !== undefined) parent.cachedStack = without(parent.cachedStack);
  if (parent.pendingStack !== undefined) parent.pendingStack = without(parent.pendingStack);
  forgetSameStacks(parent);
}
