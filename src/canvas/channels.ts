/** Which byte of a pixel is red: in a canvas, in a picture, in a window's buffer. */

import { WaylandError } from '../errors.js';
import type { DrawTarget } from '../window/index.js';

/** Premultiplied bytes of a pixel in memory: `bgra` is wl_shm's argb8888, `rgba` its abgr8888 and Skia's own. */
export type Channels = 'bgra' | 'rgba';

/** @throws ERR_WL_FORMAT for formats other than argb8888, xrgb8888, abgr8888 and xbgr8888 */
export function channelsOf({ format }: Pick<DrawTarget, 'format'>): Channels {
  if (format === 'argb8888' || format === 'xrgb8888') return 'bgra';
  if (format === 'abgr8888' || format === 'xbgr8888') return 'rgba';
  throw new WaylandError(
    'ERR_WL_FORMAT',
    `a canvas or picture can't be copied to ${format}; make the window with argb8888, xrgb8888, abgr8888 or xbgr8888`,
  );
}

type Bytes = Uint8Array | Uint8ClampedArray;

/** Copies `count` pixels and swaps red and blue. Both sides start at a word. */
export function copySwapped(from: Bytes, fromAt: number, to: Bytes, toAt: number, count: number): void {
  const source = new Uint32Array(from.buffer, from.byteOffset + fromAt, count);
  const target = new Uint32Array(to.buffer, to.byteOffset + toAt, count);
  for (let i = 0; i < count; i++) {
    const pixel = source[i] as number; // i is below both lengths
    target[i] = (pixel & 0xff00ff00) | ((pixel & 0xff) << 16) | ((pixel >>> 16) & 0xff);
  }
}

/** Copies `count` pixels, red and blue swapped where the two sides differ. */
export function copyPixels(
  from: Bytes,
  fromAt: number,
  fromChannels: Channels,
  to: Bytes,
  toAt: number,
  toChannels: Channels,
  count: number,
): void {
  if (fromChannels === toChannels) to.set(from.subarray(fromAt, fromAt + count * 4), toAt);
  else copySwapped(from, fromAt, to, toAt, count);
}
