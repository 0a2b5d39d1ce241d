/** Canonical pixels (premultiplied, red in the lowest byte) laid over each other, with pixman's rounding. */

/** `source` over `below`; division by 255 is rounded to nearest, and sums are capped, as pixman's are. */
export function over(source: number, below: number): number {
  const alpha = source >>> 24;
  if (alpha === 255) return source;
  if (source === 0) return below;
  const rest = 255 - alpha;
  // Two channels at once: each product has 16 bits of room.
  let even = (below & 0xff00ff) * rest + 0x800080;
  even = ((even + ((even >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
  let odd = ((below >>> 8) & 0xff00ff) * rest + 0x800080;
  odd = ((odd + ((odd >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
  even = cap(even + (source & 0xff00ff));
  odd = cap(odd + ((source >>> 8) & 0xff00ff));
  return ((odd << 8) | even) >>> 0;
}

/** All channels times a factor of 0 … 255, which stands for 0 … 1; rounded to nearest, as pixman's masks are. */
export function fade(pixel: number, factor: number): number {
  let even = (pixel & 0xff00ff) * factor + 0x800080;
  even = ((even + ((even >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
  let odd = ((pixel >>> 8) & 0xff00ff) * factor + 0x800080;
  odd = ((odd + ((odd >>> 8) & 0xff00ff)) >>> 8) & 0xff00ff;
  return ((odd << 8) | even) >>> 0;
}

/** Caps two sums of 9 bits at 255: only pixels brighter than their alpha get there. */
function cap(sums: number): number {
  const carried = (sums >>> 8) & 0x10001;
  return (sums | (carried * 255)) & 0xff00ff;
}

/** A wide pixel, four floats from `at` on, over a canonical one: in single precision, cut to 8 bits at the end. */
export function overWide(source: Float32Array, at: number, below: number): number {
  const rest = Math.fround(1 - (source[at + 3] as number));
  return (
    (byteOf(source[at] as number, below & 255, rest) |
      (byteOf(source[at + 1] as number, (below >>> 8) & 255, rest) << 8) |
      (byteOf(source[at + 2] as number, (below >>> 16) & 255, rest) << 16) |
      0xff000000) >>>
    0
  );
}

const UNIT = Math.fround(1 / 255);

function byteOf(colour: number, below: number, rest: number): number {
  const sum = Math.fround(colour + Math.fround(Math.fround(below * UNIT) * rest));
  if (sum >= 1) return 255;
  return sum > 0 ? Math.floor(sum * 256) : 0;
}
