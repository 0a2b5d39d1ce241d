/** Signed 24.8 fixed point, as in `wl_fixed_t`. All 2^32 values are exact doubles. */

/** Smallest and largest number that fits: -8388608 and 8388607.99609375. */
export const FIXED_MIN = -0x800000;
export const FIXED_MAX = 0x7fffffff / 256;

/** The nearest raw value; ties go away from zero for positive and towards it for negative numbers. */
export function fixedFromNumber(value: number): number {
  return Math.round(value * 256) | 0;
}

export function numberFromFixed(raw: number): number {
  return raw / 256;
}
