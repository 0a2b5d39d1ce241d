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

/** The most handles of a list that stand in the order of another one already; those that it lacks are passed over. */
function longestInOrder(list: readonly number[], order: readonly number[]): readonly number[] {
  const places = new Map(order.map((handle, i) => [handle, i]));
  const found: { handle: number; place: number; length: number; before: number }[] = [];
  let last = -1;
  for (const handle of list) {
    const place = places.get(handle);
    if (place === undefined) continue;
    let before = -1;
    for (const [i, one] of found.entries()) {
      if (one.place < place && one.length > (found[before]?.length ?? 0)) before = i;
    }
    const length = (found[before]?.length ?? 0) + 1;
    if (length > (found[last]?.length ?? 0)) last = found.length;
    found.push({ handle, place, length, before });
  }
  const longest: number[] = [];
  for (let at = found[last]; at !== undefined; at = found[at.before]) longest.push(at.handle);
  return longest;
}

/** What brings the subsurfaces of `parent` from one order to another; as few as can be. */
export function placements(parent: number, from: readonly number[], to: readonly number[]): Placement[] {
  if (to.length === from.length && to.every((handle, i) => handle === from[i])) return [];
  const middle = to.indexOf(parent);
  const stay = new Set([
    ...longestInOrder(from.slice(0, from.indexOf(parent)), to.slice(0, middle)),
    ...longestInOrder(from.slice(from.indexOf(parent) + 1), to.slice(middle + 1)),
  ]);
  const said: Placement[] = [];
  for (let i = middle + 1; i < to.length; i++) {
    const child = to[i] as number;
    if (!stay.has(child)) said.push({ request: 'place_above', child, sibling: to[i - 1] as number });
  }
  for (let i = middle - 1; i >= 0; i--) {
    const child = to[i] as number;
    if (!stay.has(child)) said.push({ request: 'place_below', child, sibling: to[i + 1] as number });
  }
  return said;
}
