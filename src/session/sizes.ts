/** What the sizes of surfaces and windows come to, out of a state. */

import type { Entry, ObjectState, State } from '../journal/index.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which of the requests under a key counts. */
export type Look = (object: ObjectState | undefined, key: string) => Entry | undefined;

/** What is in force. */
export const committed: Look = (object, key) => object?.committed.get(key)?.[0];

/** What the app said last, committed or not. */
export const latest: Look = (object, key) =>
  (object?.pending.get(key) ?? object?.cached.get(key) ?? object?.committed.get(key))?.[0];

/** Transforms that exchange width and height (wl_output.transform: 90, 270 and their flipped ones). */
export const turned = (transform: number): boolean => (transform & 1) === 1;

export function viewportOf(state: State, surface: number): ObjectState | undefined {
  for (const handle of state.surfaces.get(surface)?.latched ?? []) {
    const object = state.object(handle);
    if (object?.interface.name === 'wp_viewport' && !object.dead) return object;
  }
  return undefined;
}

/** Scale and transform of a surface's buffer. */
export function orientationOf(surface: ObjectState | undefined, look: Look): { scale: number; across: boolean } {
  const [scale = 1] = (look(surface, 'buffer scale')?.args ?? []) as number[];
  const [transform = 0] = (look(surface, 'buffer transform')?.args ?? []) as number[];
  return { scale, across: turned(transform) };
}

/** What a buffer's size comes to on its surface, or `undefined` without one whose size is known. */
function surfaceSize(state: State, handle: number, look: Look): Size | undefined {
  const surface = state.object(handle);
  const viewport = viewportOf(state, handle);
  const [width = 0, height = 0] = (look(viewport, 'destination')?.args ?? []) as number[];
  if (width > 0) return { width, height };
  const [, , sourceWidth = 0, sourceHeight = 0] = (look(viewport, 'source')?.args ?? []) as number[];
  if (sourceWidth > 0) return { width: sourceWidth, height: sourceHeight };
  const attach = look(surface, 'buffer');
  const buffer = attach && state.object(attach.args[0] as number);
  if (buffer === undefined) return undefined;
  const isShm = state.object(buffer.origin.target)?.interface.name === 'wl_shm_pool';
  const [, , shmWidth, shmHeight] = buffer.origin.args as number[];
  const size = isShm ? { width: shmWidth as number, height: shmHeight as number } : { width: 1, height: 1 };
  const { scale, across } = orientationOf(surface, look);
  return {
    width: (across ? size.height : size.width) / scale,
    height: (across ? size.width : size.height) / scale,
  };
}

/** The size of a window as its compositor sees it: the window geometry, else the surface. */
export function windowSize(state: State, surface: number, configured: ObjectState, look: Look): Size | undefined {
  const geometry = look(configured, 'window geometry')?.args as number[] | undefined;
  if (geometry !== undefined) return { width: geometry[2] as number, height: geometry[3] as number };
  return surfaceSize(state, surface, look);
}
