/**
 * Old content under a new configure. A compositor may end a client whose maximized or fullscreen window
 * does not have the size that it was told (weston does), so until the app draws, the old picture is shown
 * at that size: through a viewport where there is one, else in a buffer of the engine's own. A layer surface may be
 * smaller than it was told (wlr-layer-shell: zwlr_layer_surface_v1.configure); one that would hang over is fitted too.
 */

import { readSync } from 'node:fs';
import { bufferIn, configuredOn, type State } from '../journal/index.js';
import type { RequestArg, WaylandProxy } from '../protocol/index.js';
import type { Named } from './fits.js';
import { sayNamed, shmPixels } from './own-objects.js';
import type { Replay } from './replay.js';
import { committed, type Look, orientationOf, type Size, viewportOf, windowSize } from './sizes.js';

const MAXIMIZED = 1;
const FULLSCREEN = 2;

/** Said after a surface's committed state and before its commit. */
export function fitContent(replay: Replay, surface: number): void {
  const { state } = replay;
  const bearer = state.surfaces.get(surface);
  const configured = bearer && configuredOn(state, bearer);
  const configure = configured && replay.configureOf(configured.handle);
  if (configured === undefined || configure === undefined || configure.width === 0 || configure.height === 0) return;
  const size = windowSize(state, surface, configured, said(replay));
  if (size === undefined || (size.width === configure.width && size.height === configure.height)) return;
  const maximized = configure.states.includes(MAXIMIZED);
  const limits = configure.states.includes(FULLSCREEN) || bearer?.role !== 'xdg_toplevel';
  const tooLarge = size.width > configure.width || size.height > configure.height;
  if (!(maximized || (limits && tooLarge))) return;
  const target = replay.standIn(surface);
  const told = replay.standIn(configured.handle);
  const viewport = target && fitByViewport(replay, surface, target, configure);
  if (target === undefined || told === undefined || !(viewport || fitByBuffer(replay, surface, target, configure))) {
    if (target !== undefined) say(replay, target, 'attach', [null, 0, 0]);
    replay.heldBack.add(surface);
    replay.report.lose(
      surface,
      'content',
      `its ${size.width}x${size.height} can't be shown at ${configure.width}x${configure.height}`,
    );
    return;
  }
  if (configured.committed.has('window geometry')) {
    say(replay, told, 'set_window_geometry', [0, 0, configure.width, configure.height]);
  }
  replay.fitted({
    surface: { handle: surface, object: target },
    configured: { handle: configured.handle, object: told },
    size: { width: configure.width, height: configure.height },
    unsuited: size,
    viewport,
  });
  replay.report.degrade(
    surface,
    'resized',
    `the compositor wants ${configure.width}x${configure.height}, the picture has ${size.width}x${size.height}`,
  );
}

function say(replay: Replay, target: WaylandProxy, request: string, args: readonly RequestArg[]): void {
  sayNamed(replay.connection, target, request, args);
}

/** What is in force on the new connection, which may have lower versions. */
function said(replay: Replay): Look {
  return (object, key) => {
    const entry = committed(object, key);
    const since = entry && object?.interface.requests[entry.opcode]?.since;
    const version = object && replay.standIn(object.handle)?.version;
    return since !== undefined && version !== undefined && since > version ? undefined : entry;
  };
}

/** @returns the viewport that does it; none where the compositor has none, or the surface had another that still counts */
function fitByViewport(replay: Replay, surface: number, target: WaylandProxy, size: Size): Named | undefined {
  const { state } = replay;
  const own = viewportOf(state, surface);
  if (isSucceeded(state, surface)) return undefined;
  const object = own === undefined ? replay.makeViewport(target) : replay.standIn(own.handle);
  if (object === undefined) return undefined;
  say(replay, object, 'set_destination', [size.width, size.height]);
  return { handle: own?.handle ?? 0, object };
}

/** Whether a viewport that the app destroyed holds the content until the app's next commit. */
function isSucceeded(state: State, surface: number): boolean {
  return (state.surfaces.get(surface)?.latched ?? []).some((handle) => {
    const object = state.object(handle);
    return object?.interface.name === 'wp_viewport' && object.dead;
  });
}

/** The old picture at its place in a buffer of the new size; what it does not reach is empty. */
function fitByBuffer(replay: Replay, surface: number, target: WaylandProxy, size: Size): boolean {
  const { state } = replay;
  const object = state.object(surface);
  const buffer = state.object(bufferIn(object?.committed));
  const old = buffer && shmPixels(state, buffer);
  const shm = old && replay.standIn(old.pool.origin.target);
  if (old === undefined || shm === undefined || isSucceeded(state, surface)) return false;
  const { scale, across } = orientationOf(object, said(replay));
  const width = (across ? size.height : size.width) * scale;
  const height = (across ? size.width : size.height) * scale;
  const bytesPerPixel = Math.floor(old.stride / old.width);
  const stride = (width * bytesPerPixel + 3) & ~3;
  const draw = (pixels: Uint8Array): void => {
    const row = Math.min(width, old.width) * bytesPerPixel;
    for (let y = 0; y < Math.min(height, old.height); y++)
      readSync(old.fd.fd, pixels, y * stride, row, old.offset + y * old.stride);
  };
  say(replay, target, 'attach', [replay.makeBuffer(shm, { width, height, stride, format: old.format, draw }), 0, 0]);
  return true;
}
