/**
 * Which buffer pixels an output pixel takes, and how much of each. The arithmetic is pixman's: 16.16
 * fixed point along each axis, and weights of 7 bits between two neighbours. A surface is never turned
 * by odd angles, so each axis is looked up once, not once a pixel.
 */

import type { Filter, FixedLine } from './sampling.js';

const ONE = 0x10000;
const HALF = 0x8000;

/** For each output coordinate of a range: offsets of two neighbouring buffer pixels and the second one's weight. */
export interface Axis {
  /** Index of the pixel times `pitch`. */
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Of the second pixel, 0 … 127 of 128. All 0 with `nearest`. */
  readonly weight: Uint8Array;
  /** Whether any weight isn't 0. */
  readonly mixes: boolean;
}

/** Looks up the output coordinates `[from, to)` on a buffer axis of `length` pixels that stand `pitch` apart. */
export function lookUp(line: FixedLine, from: number, to: number, length: number, pitch: number, filter: Filter): Axis {
  const count = to - from;
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const weight = new Uint8Array(count);
  const { start, step } = line;
  // Where the centre of output pixel 0 falls; half a step is rounded up.
  const centre = start + Math.floor((step + 1) / 2);
  let mixes = false;
  const last = length - 1;
  for (let i = 0; i < count; i++) {
    const at = centre + step * (from + i);
    if (filter === 'nearest') {
      // Pixman takes the left one when the centre falls between two pixels.
      first[i] = second[i] = clamp(Math.floor((at - 1) / ONE), last) * pitch;
      continue;
    }
    const left = Math.floor((at - HALF) / ONE);
    first[i] = clamp(left, last) * pitch;
    second[i] = clamp(left + 1, last) * pitch;
    const share = Math.floor((at - HALF - left * ONE) / 512);
    weight[i] = share;
    if (share !== 0) mixes = true;
  }
  return { first, second, weight, mixes };
}

/** Beyond an edge the edge's pixel goes on (pixman's PAD). */
function clamp(index: number, last: number): number {
  return Math.max(0, Math.min(index, last));
}

/** Both axes of a surface: an output pixel's offset is the sum of its column's and its row's. */
export interface Grid {
  readonly columns: Axis;
  readonly rows: Axis;
}

/** Mixes four canonical pixels by two weights of 0 … 127; rounded down once, at the end, as pixman does. */
export function mix(p00: number, p10: number, p01: number, p11: number, wx: number, wy: number): number {
  const w11 = wx * wy;
  const w10 = (wx << 7) - w11;
  const w01 = (wy << 7) - w11;
  const w00 = 16384 - w10 - w01 - w11;
  let mixed = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const sum =
      ((p00 >>> shift) & 255) * w00 +
      ((p10 >>> shift) & 255) * w10 +
      ((p01 >>> shift) & 255) * w01 +
      ((p11 >>> shift) & 255) * w11;
    mixed |= (sum >> 14) << shift;
  }
  return mixed >>> 0;
}
