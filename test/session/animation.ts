// A picture that changes in bands, one with each frame: what is shown after any number of frames is known.
import type { DrawTarget } from '../../src/window/index.js';
import { colourAt, type Paint } from '../contract/pictures.js';

export const BANDS = 10;

/** Of 0 to `BANDS` - 1, from above. */
const bandOf = (y: number, height: number): number => Math.floor((y * BANDS) / height);

/** What is shown after frame `n`, in a window of this height: each band as the last frame left it that drew there. */
export const after =
  (n: number, height: number): Paint =>
  (x, y) =>
    colourAt(x, y, n - ((((n - bandOf(y, height)) % BANDS) + BANDS) % BANDS));

/** Draws frame `n` over the one before, or all of it. */
export function drawFrame({ pixels, width, height, damage }: DrawTarget, n: number, whole: boolean): void {
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const paint = after(n, height);
  let [from, to] = [height, 0];
  for (let y = 0; y < height; y++) {
    if (!whole && bandOf(y, height) !== n % BANDS) continue;
    [from, to] = [Math.min(from, y), y + 1];
    for (let x = 0; x < width; x++) words[y * width + x] = paint(x, y);
  }
  if (!whole) damage(0, from, width, to - from);
}
