// Comparing what a screen showed. A pixel of the reference that isn't opaque is not looked at.
import type { Image } from 'resurface/testing';

const words = ({ data }: Image): Uint32Array => new Uint32Array(Uint8Array.from(data).buffer);
const OPAQUE = 0xff000000;
const opaque = (pixel: number): boolean => (pixel & OPAQUE) === OPAQUE >> 0;

/** How many pixels differ from the reference; all of them if the sizes do. */
export function differing(image: Image, reference: Image): number {
  if (image.width !== reference.width || image.height !== reference.height) return reference.width * reference.height;
  const [seen, wanted] = [words(image), words(reference)];
  let count = 0;
  for (let i = 0; i < wanted.length; i++) {
    if (seen[i] !== wanted[i] && opaque(wanted[i] as number)) count++;
  }
  return count;
}

/** Cuts a rectangle out of an image. @throws RangeError when it isn't inside */
export function cut(image: Image, x: number, y: number, width: number, height: number): Image {
  if (x < 0 || y < 0 || x + width > image.width || y + height > image.height) {
    throw new RangeError(`${width}x${height} at ${x}, ${y} is not inside of ${image.width}x${image.height} pixels`);
  }
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const from = ((y + row) * image.width + x) * 4;
    data.set(image.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** Where the opaque part of a picture stands in an image, pixel for pixel. */
export function locate(image: Image, picture: Image): { x: number; y: number } | undefined {
  const [hay, needle] = [words(image), words(picture)];
  const places: number[] = [];
  for (let i = 0; i < needle.length; i++) if (opaque(needle[i] as number)) places.push(i);
  for (let y = 0; y + picture.height <= image.height; y++) {
    for (let x = 0; x + picture.width <= image.width; x++) {
      const stands = places.every((i) => {
        const [row, column] = [Math.floor(i / picture.width), i % picture.width];
        return hay[(y + row) * image.width + x + column] === needle[i];
      });
      if (stands) return { x, y };
    }
  }
  return undefined;
}

/** The image where the picture is opaque, nothing elsewhere: there the background shows through. */
export function masked(image: Image, picture: Image): Image {
  const data = Uint8Array.from(image.data);
  for (let i = 3; i < data.length; i += 4) if (picture.data[i] !== 255) data.fill(0, i - 3, i + 1);
  return { ...image, data };
}
