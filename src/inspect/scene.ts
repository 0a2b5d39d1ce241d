/** What surfaces show, out of a state alone: the scene of a window, for a renderer. No compositor is asked. */

import { readSync } from 'node:fs';
import { bufferIn, type ObjectState, parentOf, type State, type SurfaceState } from '../journal/index.js';
import { type BufferImage, type SceneSurface, shmFormats, surfaceSize, type Transform } from '../testing/index.js';
import { OwnedFd } from '../wire/index.js';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The live object of an interface whose state a surface's commits apply, or that made its role. */
export function latchedOf(state: State, surface: SurfaceState, name: string): ObjectState | undefined {
  for (const handle of surface.latched) {
    const object = state.object(handle);
    if (object?.interface.name === name && !object.dead) return object;
  }
  return undefined;
}

/** Arguments of the committed request under a key, if there is one. */
export function committed(object: ObjectState | undefined, key: string): readonly number[] | undefined {
  return object?.committed.get(key)?.[0]?.args as readonly number[] | undefined; // all that are asked for are numbers
}

/** The window geometry that was committed for a surface with an `xdg_surface`. */
export function geometryOf(state: State, surface: SurfaceState): Rectangle | undefined {
  const args = committed(latchedOf(state, surface, 'xdg_surface'), 'window geometry');
  if (args === undefined) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = args;
  return { x, y, width, height };
}

/** Size of what a surface shows, in logical pixels; undefined when that is nothing, or can't be drawn. */
export function sizeOf(state: State, surface: number): { width: number; height: number } | undefined {
  const one = ownScene(state, surface, 0, 0, false);
  return one && surfaceSize(one);
}

/** A surface's own committed content at a place; undefined when there is none that can be drawn. */
export function ownScene(
  state: State,
  handle: number,
  x: number,
  y: number,
  withPixels = true,
): SceneSurface | undefined {
  const object = state.object(handle);
  const surface = state.surfaces.get(handle);
  const buffer = imageOf(state, bufferIn(object?.committed), withPixels);
  if (surface === undefined || buffer === undefined) return undefined;
  const scene: SceneSurface = {
    buffer,
    bufferScale: committed(object, 'buffer scale')?.[0] ?? 1,
    // A compositor ends a client that says another one.
    bufferTransform: (committed(object, 'buffer transform')?.[0] ?? 0) as Transform,
    x,
    y,
  };
  const viewport = latchedOf(state, surface, 'wp_viewport');
  const [width = -1, height = -1] = committed(viewport, 'destination') ?? [];
  if (width > 0 && height > 0) scene.destination = { width, height };
  const source = sourceOf(viewport, scene);
  if (source === undefined) return scene;
  // A renderer refuses what is not inside of the buffer; some compositors forgive it.
  if (source.width <= 0 || source.height <= 0) return undefined;
  return { ...scene, source };
}

function sourceOf(viewport: ObjectState | undefined, scene: SceneSurface): Rectangle | undefined {
  const [x = -1, y = -1, width = -1, height = -1] = committed(viewport, 'source') ?? [];
  if (width <= 0 || height <= 0) return undefined;
  const whole = surfaceSize({ ...scene, destination: undefined });
  return { x, y, width: Math.min(width, whole.width - x), height: Math.min(height, whole.height - y) };
}

/** The pixels of a buffer; undefined when it isn't of shared memory or one colour, or of no format that can be drawn. */
export function imageOf(state: State, handle: number, withPixels = true): BufferImage | undefined {
  const buffer = state.object(handle);
  const maker = buffer && state.object(buffer.origin.target);
  if (buffer === undefined || maker === undefined) return undefined;
  const numbers = buffer.origin.args as readonly number[];
  if (maker.interface.name === 'wp_single_pixel_buffer_manager_v1') {
    const [, r = 0, g = 0, b = 0, a = 0] = numbers;
    return { kind: 'solid', rgba: [r, g, b, a], width: 1, height: 1 };
  }
  if (maker.interface.name !== 'wl_shm_pool') return undefined;
  const [, offset = 0, width = 0, height = 0, stride = 0, format = -1] = numbers;
  const known = shmFormats.get(format);
  const fd = maker.origin.args.find((arg) => arg instanceof OwnedFd);
  if (known === undefined || !(fd instanceof OwnedFd)) return undefined;
  if (offset < 0 || width < 1 || height < 1 || stride < width * known.bytesPerPixel) return undefined;
  const needed = stride * (height - 1) + width * known.bytesPerPixel;
  if (offset + needed > poolBytes(maker)) return undefined;
  const bytes = withPixels ? new Uint8Array(stride * height) : new Uint8Array();
  if (withPixels) readSync(fd.fd, bytes, 0, needed, offset);
  return { kind: 'shm', width, height, stride, format, bytes };
}

/** Size of a pool as it was last told to the compositor. */
export function poolBytes(pool: ObjectState): number {
  const size = pool.now.get('size')?.[0]?.args[0] ?? pool.origin.args[2];
  return typeof size === 'number' ? size : 0;
}

/**
 * A surface with its subsurfaces, from bottom to top; nothing if it has no content.
 * @param above the surfaces that it stands on: only a forged log has one that stands on itself
 */
export function treeScene(state: State, handle: number, x = 0, y = 0, above: readonly number[] = []): SceneSurface[] {
  const surface = state.surfaces.get(handle);
  if (surface === undefined || above.includes(handle)) return [];
  if (bufferIn(state.object(handle)?.committed) === 0) return [];
  return surface.stack.flatMap((one) => {
    if (one === handle) return ownScene(state, handle, x, y) ?? [];
    const child = state.surfaces.get(one);
    const [dx = 0, dy = 0] = committed(state.object(child?.subsurface ?? 0), 'position') ?? [];
    return treeScene(state, one, x + dx, y + dy, [...above, handle]);
  });
}

export interface ShownPopup {
  readonly surface: SurfaceState;
  readonly popup: ObjectState;
  /** Where its window geometry stands, from the corner of its parent's; as the compositor told it. */
  readonly placed: Rectangle | undefined;
}

/** The popups of a surface that are not dismissed, in the order of their making. */
export function popupsOf(state: State, parent: SurfaceState): ShownPopup[] {
  const found: ShownPopup[] = [];
  for (const surface of [...state.surfaces.values()].sort((a, b) => a.handle - b.handle)) {
    const popup = surface.role === 'xdg_popup' ? latchedOf(state, surface, 'xdg_popup') : undefined;
    if (popup === undefined || popup.heard.has('popup_done')) continue;
    if (parentOf(state, popup)?.surface !== parent.handle) continue;
    const args = popup.heard.get('configure') as readonly number[] | undefined; // four integers
    const [x = 0, y = 0, width = 0, height = 0] = args ?? [];
    found.push({ surface, popup, placed: args && { x, y, width, height } });
  }
  return found;
}

/** All of a window: its tree, and above it its popups, nested ones above theirs. */
export function windowScene(state: State, handle: number, x = 0, y = 0, above: readonly number[] = []): SceneSurface[] {
  const surface = state.surfaces.get(handle);
  const tree = above.includes(handle) ? [] : treeScene(state, handle, x, y);
  if (surface === undefined || tree.length === 0) return [];
  const geometry = geometryOf(state, surface);
  for (const { surface: popup, placed } of popupsOf(state, surface)) {
    const inner = geometryOf(state, popup);
    const px = x + (geometry?.x ?? 0) + (placed?.x ?? 0) - (inner?.x ?? 0);
    const py = y + (geometry?.y ?? 0) + (placed?.y ?? 0) - (inner?.y ?? 0);
    tree.push(...windowScene(state, popup.handle, px, py, [...above, handle]));
  }
  return tree;
}
