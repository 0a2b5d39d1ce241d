// Pictures in which no two rows or columns are alike, one for each seed, as pixels of argb8888.

/** Alpha, red, green, blue from the highest byte on. */
export function colourAt(x: number, y: number, seed: number): number {
  const red = (x * 3 + y + seed * 67) & 255;
  const green = (y * 5 + 31 + seed * 29) & 255;
  const blue = (x * 7 + (y >> 1) * 11 + seed * 101) & 255;
  return (0xff000000 | (red << 16) | (green << 8) | blue) >>> 0;
}

export type Paint = (x: number, y: number) => number;

/** A picture by its seed, or one colour. */
export const picture =
  (seed: number): Paint =>
  (x, y) =>
    colourAt(x, y, seed);

export const solid =
  (colour: number): Paint =>
  () =>
    colour;

/** What a screen must show of it: RGBA. */
export function imageOf(
  width: number,
  height: number,
  paint: Paint,
): { width: number; height: number; data: Uint8Array } {
  const words = new Uint32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const argb = paint(x, y);
      words[at++] = ((argb & 0xff00ff00) | ((argb & 0xff) << 16) | ((argb >> 16) & 0xff)) >>> 0;
    }
  }
  return { width, height, data: new Uint8Array(words.buffer) };
}
