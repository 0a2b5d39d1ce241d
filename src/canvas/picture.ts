/** Pictures from files, as pixels that fit a window's buffer. */

import { readFile } from 'node:fs/promises';
import { WaylandError } from '../errors.js';
import type { DrawTarget } from '../window/index.js';
import { channelsOf, copyPixels, copySwapped } from './channels.js';
import { canvasLibrary } from './library.js';

/** Pixels like those of an argb8888 buffer: blue, green, red, alpha, premultiplied; rows without padding. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

export interface PictureOptions {
  /** Pixels to scale it to; default: its own. With one of the two it keeps its shape. */
  readonly width?: number;
  readonly height?: number;
}

/**
 * Reads a PNG, JPEG, WebP, AVIF, GIF (its first frame) or SVG file.
 * @throws ERR_WL_DEPENDENCY without `@napi-rs/canvas`; ERR_WL_FORMAT if it isn't such a picture; ERR_WL_ARGUMENT for a
 * bad size; the file system's error if it can't be read
 */
export async function loadPicture(file: string, options: PictureOptions = {}): Promise<Picture> {
  const { createCanvas, loadImage } = canvasLibrary();
  const bytes = await readFile(file);
  let image: Awaited<ReturnType<typeof loadImage>>;
  try {
    image = await loadImage(bytes);
  } catch (cause) {
    throw new WaylandError('ERR_WL_FORMAT', `'${file}' can't be decoded as a picture: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (image.width < 1 || image.height < 1) {
    throw new WaylandError('ERR_WL_FORMAT', `'${file}' is a picture of ${image.width}x${image.height} pixels`);
  }
  const { width, height } = scaledSize(image, options);
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  const pixels = new Uint8ClampedArray(width * height * 4);
  copySwapped(canvas.data(), 0, pixels, 0, width * height);
  return { width, height, pixels };
}

function scaledSize(own: { width: number; height: number }, wanted: PictureOptions): { width: number; height: number } {
  const ratio = own.width / own.height;
  const width =
    wanted.width ?? (wanted.height === undefined ? own.width : Math.max(1, Math.round(wanted.height * ratio)));
  const height =
    wanted.height ?? (wanted.width === undefined ? own.height : Math.max(1, Math.round(wanted.width / ratio)));
  for (const side of [width, height]) {
    if (Number.isInteger(side) && side >= 1 && side <= 65535) continue;
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `a picture's width and height are integers from 1 to 65535, got ${width}x${height}`,
    );
  }
  return { width, height };
}

/**
 * Copies a picture into a draw target with its upper left corner at `x`, `y`, cut to the target. Replaces
 * what is there, also where the picture is transparent.
 * @throws ERR_WL_FORMAT if the target's format has other channels; ERR_WL_ARGUMENT unless `x` and `y` are integers
 */
export function copyPicture(target: DrawTarget, picture: Picture, x = 0, y = 0): void {
  const channels = channelsOf(target);
  if (!Number.isInteger(x) || !Number.isInteger(y)) {
    throw new WaylandError('ERR_WL_ARGUMENT', `a picture is copied to whole pixels, got ${x}, ${y}`);
  }
  const left = Math.max(0, x);
  const top = Math.max(0, y);
  const right = Math.min(target.width, x + picture.width);
  const bottom = Math.min(target.height, y + picture.height);
  if (right <= left) return;
  for (let row = top; row < bottom; row++) {
    const from = ((row - y) * picture.width + (left - x)) * 4;
    copyPixels(picture.pixels, from, 'bgra', target.pixels, row * target.stride + left * 4, channels, right - left);
  }
}
