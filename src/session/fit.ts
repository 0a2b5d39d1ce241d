/**
 * Old content under a new configure. A compositor may end a client whose maximized or fullscreen window
 * does not have the size that it was told (weston does), so until the app draws, the old picture is shown
 * at that size: through a viewport where there is one, else in a buffer of the engine's own. A layer surface may be
 * smaller than it was told (wlr-layer-shell: zwlr_layer_surface_v1.configure); one that would hang over is fitted too.
 */

import { readSync } from 'node:fs';
import { bufferIn, configuredOn, type ObjectState, type State } from '../journal/index.js';
import type { RequestArg, WaylandProxy } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import type { Replay, Unfit } from './replay.js';

const MAXIMIZED = 1;
const FULLSCREEN = 2;

/** Transforms that exchange width and height (wl_output.transform: 90, 270 and their flipped ones). */
const turned = (transform: number): boolean => (transform & 1) === 1;

export interface Size {
  readonly width: number;
  readonly height: number;
}

function wordOf(object: ObjectState | undefined, key: string, index = 0): number | undefined {
  return object?.committed.get(key)?.[0]?.args[index] as number | undefined;
}

function viewportOf(state: State, surface: number): ObjectState | undefined {
  for (const handle of state.surfaces.get(surface)?.latched ?? []) {
    const object = state.object(handle);
    if (object?.interface.name === 'wp_viewport' && !object.dead) return object;
  }
  return undefined;
}

/** What a buffer's size comes to on its surface, or `undefined` without one whose size is known. */
export function surfaceSize(state: State, handle: number): Size | undefined {
  const surface = state.object(handle);
  const viewport = viewportOf(state, handle);
  const width = wordOf(viewport, 'destination');
  const height = wordOf(viewport, 'destination', 1);
  if (width !== undefined && height !== undefined && width > 0) return { width, height };
  const source = viewport?.committed.get('source')?.[0]?.args as number[] | undefined;
  if (source !== undefined && (source[2] as number) > 0)
    return { width: source[2] as number, height: source[3] as number };
  const buffer = state.object(bufferIn(surface?.committed));
  if (buffer === undefined) return undefined;
  const isShm = state.object(buffer.origin.target)?.interface.name === 'wl_shm_pool';
  const [, , shmWidth, shmHeight] = buffer.origin.args as number[];
  const size = isShm ? { width: shmWidth as number, height: shmHeight as number } : { width: 1, height: 1 };
  const scale = wordOf(surface, 'buffer scale') ?? 1;
  const across = turned(wordOf(surface, 'buffer transform') ?? 0);
  return {
    width: (across ? size.height : size.width) / scale,
    height: (across ? size.width : size.height) / scale,
  };
}

/** The size of a toplevel as its compositor sees it: the window geometry, else the surface. */
function windowSize(state: State, surface: number, configured: ObjectState): Size | undefined {
  const geometry = configured.committed.get('window geometry')?.[0]?.args as number[] | undefined;
  if (geometry !== undefined) return { width: geometry[2] as number, height: geometry[3] as number };
  return surfaceSize(state, surface);
}

/** Said after a surface's committed state and before its commit. */
export function fitContent(replay: Replay, surface: number): void {
  const { state } = replay;
  const bearer = state.surfaces.get(surface);
  const configured = bearer && configuredOn(state, bearer);
  const configure = configured && replay.configureOf(configured.handle);
  if (configured === undefined || configure === undefined || configure.width === 0 || configure.height === 0) return;
  const size = windowSize(state, surface, configured);
  if (size === undefined || (size.width === configure.width && size.height === configure.height)) return;
  const maximized = configure.states.includes(MAXIMIZED);
  const limits = configure.states.includes(FULLSCREEN) || bearer?.role !== 'xdg_toplevel';
  const tooLarge = size.width > configure.width || size.height > configure.height;
  if (!(maximized || (limits && tooLarge))) return;
  const byViewport = fitByViewport(replay, surface, configure);
  const unfit = byViewport ?? fitByBuffer(replay, surface, configure);
  if (unfit === undefined) {
    const target = replay.standIn(surface);
    if (target !== undefined) say(replay, target, 'attach', [null, 0, 0]);
    replay.holdBack(surface);
    replay.lose(
      surface,
      'content',
      `its ${size.width}x${size.height} can't be shown at ${configure.width}x${configure.height}`,
    );
    return;
  }
  const standIn = replay.standIn(configured.handle);
  const hasGeometry = configured.committed.has('window geometry');
  if (standIn !== undefined && hasGeometry) {
    say(replay, standIn, 'set_window_geometry', [0, 0, configure.width, configure.height]);
  }
  const undo: Unfit = (now, objectOf) => {
    const attached = unfit(now, objectOf);
    const own = now.object(configured.handle);
    const geometry = own?.pending.get('window geometry')?.[0] ?? own?.committed.get('window geometry')?.[0];
    if (standIn !== undefined && geometry !== undefined) {
      say(replay, standIn, 'set_window_geometry', geometry.args as number[]);
    }
    return attached;
  };
  replay.fitted(configured.handle, undo, byViewport === undefined ? surface : undefined);
  replay.degrade(
    surface,
    'resized',
    `the compositor wants ${configure.width}x${configure.height}, the picture has ${size.width}x${size.height}`,
  );
}

function say(replay: Replay, target: WaylandProxy, request: string, args: readonly RequestArg[]): void {
  const opcode = target.interface.requests.findIndex((message) => message.name === request);
  replay.connection.request(target, opcode, args);
}

function fitByViewport(replay: Replay, surface: number, size: Size): Unfit | undefined {
  const own = viewportOf(replay.state, surface);
  if (own !== undefined) {
    const standIn = replay.standIn(own.handle);
    if (standIn === undefined) return undefined;
    say(replay, standIn, 'set_destination', [size.width, size.height]);
    return (now) => {
      const state = now.object(own.handle);
      const destination = state?.pending.get('destination')?.[0] ?? state?.committed.get('destination')?.[0];
      if (state !== undefined && !state.dead)
        say(replay, standIn, 'set_destination', (destination?.args as number[]) ?? [-1, -1]);
      return 0;
    };
  }
  const target = replay.standIn(surface);
  const viewport = target && replay.makeViewport(target);
  if (viewport === undefined) return undefined;
  say(replay, viewport, 'set_destination', [size.width, size.height]);
  return () => {
    say(replay, viewport, 'destroy', []);
    return 0;
  };
}

/** The old picture at its place in a buffer of the new size; what it does not reach is empty. */
function fitByBuffer(replay: Replay, surface: number, size: Size): Unfit | undefined {
  const { state } = replay;
  const object = state.object(surface);
  const buffer = state.object(bufferIn(object?.committed));
  const pool = buffer && state.object(buffer.origin.target);
  const fd = pool?.origin.args.find((arg) => arg instanceof OwnedFd);
  const shm = pool && replay.standIn(pool.origin.target);
  const target = replay.standIn(surface);
  if (buffer === undefined || !(fd instanceof OwnedFd) || shm === undefined || target === undefined) {
    return undefined;
  }
  const [, offset, oldWidth, oldHeight, oldStride, format] = buffer.origin.args as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const scale = wordOf(object, 'buffer scale') ?? 1;
  const across = turned(wordOf(object, 'buffer transform') ?? 0);
  const width = (across ? size.height : size.width) * scale;
  const height = (across ? size.width : size.height) * scale;
  const bytesPerPixel = Math.floor(oldStride / oldWidth);
  const stride = (width * bytesPerPixel + 3) & ~3;
  const draw = (pixels: Uint8Array): void => {
    const row = Math.min(width, oldWidth) * bytesPerPixel;
    for (let y = 0; y < Math.min(height, oldHeight); y++)
      readSync(fd.fd, pixels, y * stride, row, offset + y * oldStride);
  };
  const fitted = replay.makeBuffer(shm, { width, height, stride, format, draw });
  say(replay, target, 'attach', [fitted, 0, 0]);
  return (now, objectOf) => thaw(replay, now, surface, size, objectOf);
}

/** What the app said of a surface's content while a buffer of the engine's stood there, said at last. */
function thaw(
  replay: Replay,
  now: State,
  surface: number,
  size: Size,
  objectOf: (handle: number) => WaylandProxy | undefined,
): number {
  const object = now.object(surface);
  const target = replay.standIn(surface);
  if (object === undefined || object.dead || target === undefined) return 0;
  for (const [key, request] of [
    ['buffer scale', 'set_buffer_scale'],
    ['buffer transform', 'set_buffer_transform'],
  ] as const) {
    const entry = object.pending.get(key)?.[0] ?? object.committed.get(key)?.[0];
    if (entry !== undefined) say(replay, target, request, entry.args as number[]);
  }
  // What it committed at another size would end it now: then the engine's buffer stays until it draws.
  const committed = surfaceSize(now, surface);
  const fits = committed?.width === size.width && committed.height === size.height;
  const handle = bufferIn(object.pending) || (fits ? bufferIn(object.committed) : 0);
  const buffer = objectOf(handle);
  if (buffer?.alive !== true) return 0;
  say(replay, target, 'attach', [buffer, 0, 0]);
  if (target.version >= 4) say(replay, target, 'damage_buffer', [0, 0, 0x7fffffff, 0x7fffffff]);
  else say(replay, target, 'damage', [0, 0, 0x7fffffff, 0x7fffffff]);
  return handle;
}
