// What a screen showed: images as plain RGBA, how they are read, compared, cut and looked for.
import { readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

/** An image of `width` x `height` pixels; `data` has 4 bytes a pixel, red first, rows without padding. */
export interface Image {
  width: number;
  height: number;
  data: Uint8Array;
}

/** In pixels of an image; `x`, `y` is the upper left corner. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Comparison {
  pixelsDiffering: number;
  /** The first one in reading order, with both colours as RGBA. */
  firstDifference: { x: number; y: number; a: number[]; b: number[] } | undefined;
}

const words = (image: Image): Uint32Array => {
  const { buffer, byteOffset, byteLength } = image.data;
  // a view on whole pixels needs an aligned start; a decoder's slice may have none
  return byteOffset % 4 === 0
    ? new Uint32Array(buffer, byteOffset, byteLength >> 2)
    : new Uint32Array(image.data.slice().buffer);
};

/** Compares every pixel, alpha included. Throws a `RangeError` if the sizes differ. */
export function compareImages(a: Image, b: Image): Comparison {
  if (a.width !== b.width || a.height !== b.height) {
    throw new RangeError(`cannot compare ${a.width}x${a.height} with ${b.width}x${b.height} pixels`);
  }
  const left = words(a);
  const right = words(b);
  let pixelsDiffering = 0;
  let first = -1;
  for (let i = 0; i < left.length; i++) {
    if (left[i] === right[i]) continue;
    pixelsDiffering++;
    if (first < 0) first = i;
  }
  if (first < 0) return { pixelsDiffering, firstDifference: undefined };
  const colour = (image: Image): number[] => [...image.data.subarray(first * 4, first * 4 + 4)];
  const firstDifference = {
    x: first % a.width,
    y: Math.floor(first / a.width),
    a: colour(a),
    b: colour(b),
  };
  return { pixelsDiffering, firstDifference };
}

/** Cuts `rect` out. Throws a `RangeError` if it isn't inside the image. */
export function crop(image: Image, rect: Rect): Image {
  const { x, y, width, height } = rect;
  if (x < 0 || y < 0 || width < 1 || height < 1 || x + width > image.width || y + height > image.height) {
    throw new RangeError(`${width}x${height}+${x}+${y} is not inside ${image.width}x${image.height} pixels`);
  }
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * image.width + x) * 4;
    data.set(image.data.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** Where `picture` first stands in `image`, pixel for pixel, in reading order. */
export function locate(image: Image, picture: Image): Rect | undefined {
  const { width, height } = picture;
  const hay = words(image);
  const needle = words(picture);
  const first = needle[0];
  for (let y = 0; y + height <= image.height; y++) {
    next: for (let x = 0; x + width <= image.width; x++) {
      if (hay[y * image.width + x] !== first) continue;
      for (let row = 0; row < height; row++) {
        const from = (y + row) * image.width + x;
        for (let column = 0; column < width; column++) {
          if (hay[from + column] !== needle[row * width + column]) continue next;
        }
      }
      return { x, y, width, height };
    }
  }
  return undefined;
}

/** The one colour (RGBA) that the whole image has, if it has only one. */
export function uniformColour(image: Image): number[] | undefined {
  const pixels = words(image);
  return pixels.every((pixel) => pixel === pixels[0]) ? [...image.data.subarray(0, 4)] : undefined;
}

/** How many pixels have this colour (RGBA). */
export function countColour(image: Image, colour: readonly number[]): number {
  const wanted = new Uint32Array(new Uint8Array(colour).buffer)[0];
  return words(image).reduce((count, pixel) => count + (pixel === wanted ? 1 : 0), 0);
}

export function decodePng(bytes: Uint8Array): Image {
  const { width, height, data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return {
    width,
    height,
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
  };
}

export function readPng(file: string): Image {
  return decodePng(readFileSync(file));
}

/** Writes a PNG that keeps every bit. Level 1: these are looked at once, not shipped. */
export function writePng(image: Image, file: string): void {
  const png = new PNG({ width: image.width, height: image.height });
  png.data = Buffer.from(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  writeFileSync(file, PNG.sync.write(png, { deflateLevel: 1 }));
}

/** Reads a binary PPM (`P6`, 8 bits a channel), grim's format without compression; alpha becomes 255. */
export function decodePpm(bytes: Uint8Array): Image {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(64, bytes.byteLength)).toString('latin1');
  const found = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(head);
  if (!found) throw new Error(`not a binary PPM with 8 bits a channel: ${JSON.stringify(head.slice(0, 20))}`);
  const [width, height] = [Number(found[1]), Number(found[2])];
  const start = found[0].length;
  if (bytes.length !== start + width * height * 3) {
    throw new Error(`PPM of ${width}x${height} has ${bytes.length - start} bytes of pixels`);
  }
  const pixels = new Uint32Array(width * height);
  for (let i = 0, from = start; i < pixels.length; i++, from += 3) {
    // all three are inside the array: its length was checked above
    const [r, g, b] = [bytes[from] as number, bytes[from + 1] as number, bytes[from + 2] as number];
    pixels[i] = (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
  }
  return { width, height, data: new Uint8Array(pixels.buffer) };
}
