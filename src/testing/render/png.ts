/** Images ⇄ PNG files. */

import { PNG } from 'pngjs';
import { WaylandError } from '../../errors.js';
import type { Image } from './scene.js';

/** The image as a PNG file that keeps every bit, alpha included. */
export function encodePng(image: Image): Buffer {
  const png = new PNG({ width: image.width, height: image.height });
  png.data = Buffer.from(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  return PNG.sync.write(png, { deflateLevel: 1 });
}

/** Reads a PNG file of any colour type as 8-bit RGBA. @throws ERR_WL_FORMAT if it isn't one, or is damaged */
export function decodePng(bytes: Uint8Array): Image {
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return { width, height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
  } catch (error) {
    throw new WaylandError(
      'ERR_WL_FORMAT',
      `decoding a PNG of ${bytes.byteLength} bytes: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
