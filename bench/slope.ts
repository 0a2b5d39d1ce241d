// Whether something grows: the slope of samples that were taken at even steps, with how far chance could have moved it.
import { type Spread, spreadOf } from './harness.js';

/** Middles of this many parts: within one, a collector's saw teeth cancel out. */
const PARTS = 20;

/**
 * Theil and Sen's slope from one sample to the next: the median of the slopes between all pairs. `low` to `high` is where the
 * slope is with 95 % probability, by Kendall's ranks.
 */
export function slopeOf(samples: readonly number[]): Spread {
  const parts = Math.min(PARTS, samples.length);
  const step = samples.length / parts;
  const middles = Array.from({ length: parts }, (_, part) => {
    return spreadOf(samples.slice(Math.round(part * step), Math.round((part + 1) * step))).median;
  });
  const slopes: number[] = [];
  for (const [i, from] of middles.entries()) {
    for (let j = i + 1; j < parts; j++) slopes.push(((middles[j] as number) - from) / (j - i) / step);
  }
  slopes.sort((a, b) => a - b);
  const ranks = 1.96 * Math.sqrt((parts * (parts - 1) * (2 * parts + 5)) / 18);
  const at = (rank: number): number => {
    return slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))] ?? Number.NaN;
  };
  const { median } = spreadOf(slopes);
  return {
    median,
    low: at((slopes.length - ranks) / 2 - 1),
    high: at((slopes.length + ranks) / 2),
    samples: samples.length,
  };
}
