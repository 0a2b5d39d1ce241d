/** The pixel formats of wl_shm by name or code, and the rules that a buffer's place in its pool must keep. */

import { WaylandError } from '../errors.js';
import { WlShmFormat } from '../protocol/generated/wayland.js';
import { layouts, type NotPacked, type Packed } from './layouts.js';

/** A format's name in `wl_shm.format`, e.g. `argb8888`. */
export type ShmFormatName = keyof typeof WlShmFormat;

export interface ShmFormat {
  readonly name: ShmFormatName;
  /** Its number in `wl_shm.format`: a fourcc, but 0 and 1 for argb8888 and xrgb8888. */
  readonly code: WlShmFormat;
  /** Whether pixels carry alpha, premultiplied. Without it they are opaque. */
  readonly alpha: boolean;
  /** Bits that a pixel takes in a row, averaged where several share bytes; 0 if the format isn't packed in one plane. */
  readonly bitsPerPixel: number;
}

/** The largest size that the protocol's signed 32-bit arguments can name. */
export const SIZE_MAX = 0x7fffffff;

/** Rows start at multiples of this many bytes: pixman, which most compositors draw with, reads words. */
const STRIDE_UNIT = 4;

const byName = new Map<string, ShmFormat>();
const byCode = new Map<number, ShmFormat>();

for (const name of Object.keys(WlShmFormat) as ShmFormatName[]) {
  const layout: Packed | NotPacked = layouts[name];
  const format: ShmFormat = {
    name,
    code: WlShmFormat[name],
    // Names are made of the channels' letters, but for these three, which have alpha and don't say so.
    alpha: name.includes('a') || name === 'y410' || name === 'y412' || name === 'y416',
    bitsPerPixel: typeof layout === 'string' ? 0 : (layout[1] * 8) / layout[0],
  };
  byName.set(name, format);
  byCode.set(format.code, format);
}

/** All formats that the protocol names, in its order. */
export const shmFormats: readonly ShmFormat[] = [...byName.values()];

/**
 * Finds a format by its name (`argb8888`) or its code on the wire.
 * @throws ERR_WL_FORMAT when the protocol names no such format
 */
export function parseFormat(format: string | number): ShmFormat {
  const found = typeof format === 'number' ? byCode.get(format) : byName.get(format.toLowerCase());
  if (found !== undefined) return found;
  const shown = typeof format === 'number' ? `0x${format.toString(16)}` : `'${format}'`;
  throw new WaylandError(
    'ERR_WL_FORMAT',
    `${shown} is no wl_shm format; names are those of the protocol, e.g. 'argb8888'`,
  );
}

const reasons: Record<NotPacked, string> = {
  planes: 'its pixels lie in several planes',
  tiles: 'its pixels lie in tiles',
  modifier: 'its layout is only told by a modifier, which wl_shm has not',
};

function packed(format: ShmFormat): Packed {
  const layout: Packed | NotPacked = layouts[format.name];
  if (typeof layout !== 'string') return layout;
  throw new WaylandError('ERR_WL_FORMAT', `${format.name} can't be drawn row by row: ${reasons[layout]}`);
}

/** Bytes that the pixels of one row take. @throws ERR_WL_FORMAT if the format isn't packed in one plane */
export function rowBytes(format: ShmFormat, width: number): number {
  const [pixels, bytes] = packed(format);
  return Math.ceil(width / pixels) * bytes;
}

/**
 * The smallest stride that keeps the rules: a row's bytes, rounded up to a multiple of 4.
 * @throws ERR_WL_FORMAT if the format isn't packed in one plane
 */
export function minStride(format: ShmFormat, width: number): number {
  return Math.ceil(rowBytes(format, width) / STRIDE_UNIT) * STRIDE_UNIT;
}

/** Where a buffer lies in its pool, in pixels and bytes. */
export interface BufferPlace {
  /** Where it begins in its pool, in bytes. */
  readonly offset: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next, a multiple of 4. */
  readonly stride: number;
  /** What {@link parseFormat} gives for a name or code. */
  readonly format: ShmFormat;
}

/** Bytes of the pool that a buffer takes. */
export function placeBytes(place: BufferPlace): number {
  return place.stride * place.height;
}

/**
 * Checks what a compositor would answer with a protocol error, which ends the connection.
 * @param poolBytes size of the pool that the buffer must lie in
 * @throws ERR_WL_FORMAT naming the rule that is broken
 */
export function checkPlace(place: BufferPlace, poolBytes: number): void {
  const { offset, width, height, stride, format } = place;
  if (typeof format?.code !== 'number') {
    const word = JSON.stringify(format);
    throw new WaylandError('ERR_WL_FORMAT', `a buffer's format is what parseFormat(${word}) gives, got ${word} itself`);
  }
  const broken = (rule: string): WaylandError =>
    new WaylandError(
      'ERR_WL_FORMAT',
      `buffer of ${width}x${height} ${format.name}, stride ${stride}, offset ${offset}: ${rule}`,
    );
  for (const [name, value, least] of [
    ['offset', offset, 0],
    ['width', width, 1],
    ['height', height, 1],
    ['stride', stride, 1],
  ] as const) {
    if (!Number.isInteger(value) || value < least || value > SIZE_MAX) {
      throw broken(`${name} must be an integer from ${least} to ${SIZE_MAX}`);
    }
  }
  const row = rowBytes(format, width);
  if (stride < row) throw broken(`a row takes ${row} bytes, more than the stride`);
  if (stride % STRIDE_UNIT !== 0) throw broken(`the stride must be a multiple of ${STRIDE_UNIT}`);
  if (stride * height > SIZE_MAX) throw broken(`${stride * height} bytes are more than a signed 32-bit size can say`);
  const end = offset + stride * height;
  if (end > poolBytes) throw broken(`it ends at byte ${end}, the pool has ${poolBytes}`);
}
