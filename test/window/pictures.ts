import type { DrawTarget } from '../../src/window/index.js';
import type { Image } from '../peers/image.js';

/** A pixel of a picture in which no two rows or columns are alike, as red, green, blue. */
export function colourAt(x: number, y: number): [number, number, number] {
  return [(x * 3 + y) & 255, (y * 5 + 31) & 255, (x * 7 + (y >> 1) * 11) & 255];
}

/** Draws it into a target of a format with the channels of argb8888. */
export function paintPicture({ pixels, width, height, stride }: DrawTarget): void {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b] = colourAt(x, y);
      pixels.set([b, g, r, 255], y * stride + x * 4);
    }
  }
}

/** What a screen must show of it. */
export function pictureOf(width: number, height: number): Image {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], (y * width + x) * 4);
  }
  return { width, height, data };
}
