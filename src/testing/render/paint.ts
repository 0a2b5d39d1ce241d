/** Looked-up pixels are laid over the target, row by row. */

import { fade, over, overWide } from './blend.js';
import { type Grid, mix } from './sample.js';

/** What is painted on: canonical pixels, `width` to a row. */
export interface Target {
  readonly pixels: Uint32Array;
  readonly width: number;
}

/** Paints canonical pixels with the upper left corner at `left`, `top` of the target, all of them fainter by `opacity`. */
export function paint(
  target: Target,
  left: number,
  top: number,
  source: Uint32Array,
  { columns, rows }: Grid,
  opacity: number,
): void {
  const { pixels } = target;
  const factor = maskOf(opacity) >> 8;
  const mixes = columns.mixes || rows.mixes;
  for (let j = 0; j < rows.first.length; j++) {
    const line = (top + j) * target.width + left;
    const row = rows.first[j] as number;
    const next = rows.second[j] as number;
    const share = rows.weight[j] as number;
    for (let i = 0; i < columns.first.length; i++) {
      const column = columns.first[i] as number;
      let pixel = source[row + column] as number;
      if (mixes) {
        const beside = columns.second[i] as number;
        pixel = mix(
          pixel,
          source[row + beside] as number,
          source[next + column] as number,
          source[next + beside] as number,
          columns.weight[i] as number,
          share,
        );
      }
      if (factor !== 255) pixel = fade(pixel, factor);
      pixels[line + i] = over(pixel, pixels[line + i] as number);
    }
  }
}

/** Compositors with pixman make a mask of 16 bits of it, cut off. */
const maskOf = (opacity: number): number => Math.floor(0xffff * opacity);

/** The same with wide pixels, four floats each. */
export function paintWide(
  target: Target,
  left: number,
  top: number,
  source: Float32Array,
  { columns, rows }: Grid,
  opacity: number,
): void {
  const { pixels } = target;
  const factor = maskOf(opacity) / 0xffff;
  const mixes = columns.mixes || rows.mixes || factor !== 1;
  const mixed = new Float32Array(4);
  for (let j = 0; j < rows.first.length; j++) {
    const line = (top + j) * target.width + left;
    const row = rows.first[j] as number;
    const next = rows.second[j] as number;
    const wy = (rows.weight[j] as number) / 128;
    for (let i = 0; i < columns.first.length; i++) {
      const column = columns.first[i] as number;
      const below = pixels[line + i] as number;
      if (!mixes) {
        pixels[line + i] = overWide(source, (row + column) * 4, below);
        continue;
      }
      const beside = columns.second[i] as number;
      const wx = (columns.weight[i] as number) / 128;
      for (let channel = 0; channel < 4; channel++) {
        mixed[channel] =
          factor *
          ((source[(row + column) * 4 + channel] as number) * (1 - wx) * (1 - wy) +
            (source[(row + beside) * 4 + channel] as number) * wx * (1 - wy) +
            (source[(next + column) * 4 + channel] as number) * (1 - wx) * wy +
            (source[(next + beside) * 4 + channel] as number) * wx * wy);
      }
      pixels[line + i] = overWide(mixed, 0, below);
    }
  }
}
