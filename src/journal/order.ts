/** Orders that make equal states give equal logs and plans. */

import type { Entry, Layer, State, SurfaceState } from './state.js';

/** Entries in the order of their keys' opcodes; those of one key in the order of the calls (a region's add and subtract). */
export function inOrder(layer: Layer): [string, Entry][] {
  const first = (entries: readonly Entry[]): number => Math.min(...entries.map((entry) => entry.opcode));
  const keys = [...layer].sort(([, a], [, b]) => first(a) - first(b));
  return keys.flatMap(([key, entries]) => entries.map((entry): [string, Entry] => [key, entry]));
}

/** The order in which a parent has its subsurfaces when nobody placed any: itself, then as they were made. */
export function defaultStack(state: State, surface: SurfaceState): number[] {
  const children = surface.stack.filter((handle) => handle !== surface.handle);
  const made = (handle: number): number => state.surfaces.get(handle)?.subsurface ?? 0;
  return [surface.handle, ...children.sort((a, b) => made(a) - made(b))];
}

export interface Placement {
  readonly request: 'place_above' | 'place_below';
  readonly child: number;
  readonly sibling: number;
}

/** What brings the subsurfaces of `parent` from one order to another. */
export function placements(parent: number, from: readonly number[], to: readonly number[]): Placement[] {
  if (to.length === from.length && to.every((handle, i) => handle === from[i])) return [];
  const middle = to.indexOf(parent);
  const said: Placement[] = [];
  for (let i = middle + 1; i < to.length; i++) {
    said.push({ request: 'place_above', child: to[i] as number, sibling: to[i - 1] as number });
  }
  for (let i = middle - 1; i >= 0; i--) {
    said.push({ request: 'place_below', child: to[i] as number, sibling: to[i + 1] as number });
  }
  return said;
}
