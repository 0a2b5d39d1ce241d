/** What the protocol allows in a scene; refused with a message before anything is drawn. */

import { WaylandError } from '../../errors.js';
import { shmFormats } from './formats.js';
import { contentSize } from './geometry.js';
import type { BufferImage, Scene, SceneSurface } from './scene.js';

function refuse(code: 'ERR_WL_ARGUMENT' | 'ERR_WL_FORMAT', problem: string): never {
  throw new WaylandError(code, `rendering a scene: ${problem}`);
}

const whole = (value: number): boolean => Number.isInteger(value) && value > 0;

/** @throws ERR_WL_ARGUMENT, ERR_WL_FORMAT */
export function checkScene(scene: Scene): void {
  if (!whole(scene.width) || !whole(scene.height)) {
    refuse('ERR_WL_ARGUMENT', `an output can't have ${scene.width}x${scene.height} pixels`);
  }
  if (!(scene.scale > 0)) refuse('ERR_WL_ARGUMENT', `an output's scale must be above 0, got ${scene.scale}`);
  for (const surface of scene.surfaces) checkSurface(surface);
}

function checkSurface(surface: SceneSurface): void {
  checkBuffer(surface.buffer);
  const { bufferScale, bufferTransform, source, destination } = surface;
  if (!whole(bufferScale)) refuse('ERR_WL_ARGUMENT', `a buffer scale must be a positive integer, got ${bufferScale}`);
  if (!Number.isInteger(bufferTransform) || bufferTransform < 0 || bufferTransform > 7) {
    refuse('ERR_WL_ARGUMENT', `a buffer transform is one of 0 to 7, got ${bufferTransform}`);
  }
  if (destination !== undefined && !(whole(destination.width) && whole(destination.height))) {
    refuse('ERR_WL_ARGUMENT', `a viewport's destination can't be ${destination.width}x${destination.height}`);
  }
  if (source === undefined) return;
  const content = contentSize(surface);
  const { x, y, width, height } = source;
  const fits =
    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= content.width && y + height <= content.height;
  if (!fits) {
    refuse(
      'ERR_WL_ARGUMENT',
      `a viewport's source of ${width}x${height} at ${x},${y} is not inside the content of ${content.width}x${content.height}`,
    );
  }
  if (destination === undefined && !(Number.isInteger(width) && Number.isInteger(height))) {
    refuse(
      'ERR_WL_ARGUMENT',
      `a viewport's source of ${width}x${height} needs a destination: it isn't a size in integers`,
    );
  }
}

function checkBuffer(buffer: BufferImage): void {
  if (buffer.kind === 'solid') return;
  const { width, height, stride, bytes } = buffer;
  if (!whole(width) || !whole(height)) refuse('ERR_WL_FORMAT', `a buffer can't have ${width}x${height} pixels`);
  const format = shmFormats.get(buffer.format);
  if (format === undefined) refuse('ERR_WL_FORMAT', `wl_shm format 0x${buffer.format.toString(16)} can't be drawn`);
  const row = width * format.bytesPerPixel;
  if (!Number.isInteger(stride) || stride < row) {
    refuse('ERR_WL_FORMAT', `${width} pixels of ${format.name} need a stride of at least ${row} bytes, got ${stride}`);
  }
  const needed = stride * (height - 1) + row;
  if (bytes.length < needed) {
    refuse(
      'ERR_WL_FORMAT',
      `${width}x${height} pixels with a stride of ${stride} need ${needed} bytes, got ${bytes.length}`,
    );
  }
}
