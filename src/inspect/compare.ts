/** What differs between two snapshots: objects by their path, what is in force on them, and pixels. */

import { isDeepStrictEqual } from 'node:util';
import { bufferIn } from '../journal/index.js';
import type { Image } from '../testing/index.js';
import { describe } from './describe.js';
import type { ObjectDescription, SnapshotDescription, SurfaceDescription } from './description.js';
import type { RequestDescription } from './entries.js';
import type { OpenedSnapshot } from './opened.js';
import { pictureOf } from './picture.js';
import { imageOf } from './scene.js';
import type { Tree } from './tree.js';

/** One thing that is not alike. The shape of what `resurface inspect --diff --json` prints. */
export type Difference =
  /** An object that only one of them has. */
  | { readonly path: string; readonly kind: 'only'; readonly in: 'first' | 'second' }
  /** A value: `title`, `committed buffer scale`, `version`; null where one of them has none. */
  | {
      readonly path: string;
      readonly kind: 'state';
      readonly what: string;
      readonly first: unknown;
      readonly second: unknown;
    }
  /** What a surface shows: how many pixels of its buffer differ, and the smallest rectangle around them. */
  | {
      readonly path: string;
      readonly kind: 'pixels';
      readonly differing: number;
      readonly of: number;
      readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    };

interface Side {
  readonly snapshot: OpenedSnapshot;
  readonly description: SnapshotDescription;
  readonly objects: ReadonlyMap<string, ObjectDescription>;
}

/** Serials and handles don't count: they say nothing of what a person sees. */
export function compare(first: OpenedSnapshot, second: OpenedSnapshot): Difference[] {
  const [a, b] = [sideOf(first), sideOf(second)];
  const found: Difference[] = [];
  for (const path of new Set([...a.objects.keys(), ...b.objects.keys()])) {
    const [one, other] = [a.objects.get(path), b.objects.get(path)];
    if (one === undefined || other === undefined)
      found.push({ path, kind: 'only', in: other === undefined ? 'first' : 'second' });
    else found.push(...statesDiffering(path, one, other), ...pixelsDiffering(path, a, b, one, other));
  }
  const [data, otherData] = [first.content.data, second.content.data];
  if (!isDeepStrictEqual(data, otherData)) {
    found.push({ path: 'data', kind: 'state', what: 'data', first: a.description.data, second: b.description.data });
  }
  const { sections } = first.content;
  const { sections: others } = second.content;
  for (const name of new Set([...Object.keys(sections), ...Object.keys(others)])) {
    if (isDeepStrictEqual(sections[name], others[name])) continue;
    found.push({
      path: 'sections',
      kind: 'state',
      what: name,
      first: sections[name] ?? null,
      second: others[name] ?? null,
    });
  }
  return found;
}

function sideOf(snapshot: OpenedSnapshot): Side {
  const description = describe(snapshot, (tree: Tree) => (handle) => tree.path(handle));
  const objects = new Map<string, ObjectDescription>();
  const add = (object: ObjectDescription): void => {
    objects.set(object.path, object);
    for (const one of object.objects) add(one);
    if (!('subsurfaces' in object)) return;
    const { subsurfaces, popups } = object as SurfaceDescription; // nothing else has them
    for (const { surface } of [...subsurfaces, ...popups]) add(surface);
  };
  const { windows, layers, surfaces, seats, outputs, globals, pools, others } = description;
  for (const { surface } of windows) add(surface);
  for (const object of [...layers, ...surfaces, ...seats, ...outputs, ...globals, ...pools, ...others]) add(object);
  return { snapshot, description, objects };
}

/** Everything of an object that can be compared, by a name. */
function factsOf(object: ObjectDescription): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  const { version, destroyed, sensitive, global, made, state, heard } = object;
  facts.set('version', version);
  if (destroyed === true) facts.set('destroyed', true);
  if (sensitive === true) facts.set('sensitive', true);
  if (global !== undefined) facts.set('global', global);
  if (made !== undefined) facts.set('made by', withoutSerials(made));
  for (const [stage, keys] of Object.entries(state)) {
    for (const [key, said] of Object.entries(keys ?? {})) {
      facts.set(stage === 'now' ? key : `${stage} ${key}`, (said as readonly RequestDescription[]).map(withoutSerials));
    }
  }
  for (const [event, args] of Object.entries(heard ?? {})) {
    const { serial: _, ...rest } = args;
    facts.set(`heard ${event}`, rest);
  }
  if ('touched' in object) facts.set('bytes', (object as unknown as { bytes: number }).bytes); // only pools have it
  if (!('subsurfaces' in object)) return facts;
  const { role, subsurfaces } = object as SurfaceDescription; // nothing else has them
  facts.set('role', role);
  const placed = subsurfaces.filter((one) => one.placed);
  facts.set('stack', [
    ...placed.filter((one) => one.below).map((one) => one.surface.path),
    'itself',
    ...placed.filter((one) => !one.below).map((one) => one.surface.path),
  ]);
  return facts;
}

function withoutSerials({ request, args, copied }: RequestDescription): unknown {
  const { serial: _, ...rest } = args;
  return { request, args: rest, ...(copied && { copied: copied.map(withoutSerials) }) };
}

function statesDiffering(path: string, one: ObjectDescription, other: ObjectDescription): Difference[] {
  const [a, b] = [factsOf(one), factsOf(other)];
  const found: Difference[] = [];
  for (const what of new Set([...a.keys(), ...b.keys()])) {
    const [first, second] = [a.get(what) ?? null, b.get(what) ?? null];
    if (!isDeepStrictEqual(first, second)) found.push({ path, kind: 'state', what, first, second });
  }
  return found;
}

function pixelsDiffering(
  path: string,
  a: Side,
  b: Side,
  one: ObjectDescription,
  other: ObjectDescription,
): Difference[] {
  const [first, second] = [shownBy(a, one), shownBy(b, other)];
  // Another size, or nothing at all, is a difference of their states.
  if (first === undefined || second === undefined) return [];
  if (first.width !== second.width || first.height !== second.height) return [];
  const { width, height } = first;
  const [before, after] = [words(first), words(second)];
  let differing = 0;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let i = 0; i < before.length; i++) {
    if (before[i] === after[i]) continue;
    differing++;
    const x = i % width;
    const y = (i - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  }
  if (differing === 0) return [];
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return [{ path, kind: 'pixels', differing, of: width * height, box }];
}

const words = ({ data }: Image): Uint32Array => new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);

/** The buffer that a surface shows, one to one. */
function shownBy({ snapshot: { state } }: Side, { handle }: ObjectDescription): Image | undefined {
  const buffer = imageOf(state, bufferIn(state.objects.get(handle)?.committed));
  if (buffer === undefined || !state.surfaces.has(handle)) return undefined;
  const { width, height } = buffer;
  return pictureOf([{ buffer, bufferScale: 1, bufferTransform: 0, x: 0, y: 0 }], { x: 0, y: 0, width, height }, 1);
}
