/**
 * How real compositors take pixels of a surface that isn't shown one to one. They differ, and each is
 * copied to the bit; `docs/compositors.md` has the findings, and a test compares them with the real ones.
 */

import { type Line, mappingOf, surfaceSize } from './geometry.js';
import type { Scene, SceneSurface } from './scene.js';

/** Pixman's two: the pixel at the centre, or a mix of the four around it. */
export type Filter = 'nearest' | 'bilinear';

/** A {@link Line} in 16.16 fixed point: what pixman counts with. */
export interface FixedLine {
  readonly start: number;
  readonly step: number;
}

/** One compositor's way. */
export interface Sampling {
  /** Asked once for each surface. */
  filter(surface: SceneSurface, scene: Scene): Filter;
  /** Rounds one axis; `origin` is the output pixel at which the surface begins along it. */
  round(line: Line, origin: number): FixedLine;
}

const ONE = 0x10000;

/** pixman_double_to_fixed. */
const fixed = (value: number): number => Math.trunc(value * ONE);

/** Rounds in the output's coordinates, so pixels may depend on where the surface stands. */
function fromOutput(line: Line): FixedLine {
  return { step: fixed(line.step), start: fixed(line.start) };
}

/** Rounds the step only, and counts from the surface's own corner. */
function fromCorner(line: Line, origin: number): FixedLine {
  const step = fixed(line.step);
  return { step, start: Math.round((line.start + line.step * origin) * ONE) - step * origin };
}

/** Rounds the way from buffer to output, then inverts it and rounds again. */
function fromInverse(line: Line): FixedLine {
  const forward = Math.round(ONE / line.step) / ONE;
  const offset = Math.round((-line.start / line.step) * ONE) / ONE;
  return { step: Math.round(ONE / forward), start: Math.round((-offset / forward) * ONE) };
}

/** Bilinear where the surface is reduced, in width or height; nearest where it is enlarged. */
function reduced(surface: SceneSurface, scene: Scene): Filter {
  const { alongX, alongY } = mappingOf(scene, surface);
  return Math.abs(alongX.step) > 1 || Math.abs(alongY.step) > 1 ? 'bilinear' : 'nearest';
}

export const samplings = {
  /** Nobody's, but what they have in common: enlarged pixels stay sharp, and a picture doesn't depend on its place. */
  plain: { filter: reduced, round: fromCorner },
  'weston-10': { filter: () => 'bilinear', round: fromOutput },
  'weston-16': { filter: () => 'bilinear', round: fromOutput },
  'sway-1.7': { filter: () => 'nearest', round: fromInverse },
  /** Compares the logical size with the whole buffer's pixels, as if the buffer weren't turned. */
  'sway-1.12': {
    filter: (surface) => {
      const { width, height } = surfaceSize(surface);
      return width < surface.buffer.width || height < surface.buffer.height ? 'bilinear' : 'nearest';
    },
    round: fromCorner,
  },
} as const satisfies Record<string, Sampling>;

/** A compositor whose way of taking pixels is known, or `plain`. */
export type SamplingName = keyof typeof samplings;
