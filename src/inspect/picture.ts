/** What windows look like, as images with transparency: composited by the renderer of the test compositor. */

import { WaylandError } from '../errors.js';
import type { State } from '../journal/index.js';
import { type Image, render, type SceneSurface, surfaceSize } from '../testing/index.js';
import { type Rectangle, treeScene, windowScene } from './scene.js';

/** A picture of this many pixels takes half a gigabyte to draw. */
const PIXELS_MAX = 64 * 1024 * 1024;
/** Pixels for each logical one, at most: a viewport may shrink a buffer to nothing. */
const SCALE_MAX = 4;
/** Pixels between two windows on one sheet. */
const GAP = 16;

export interface Picture extends Image {
  /** Pixels for each logical one. */
  readonly scale: number;
  /** What it shows, in logical pixels from the corner of the window's surface: popups may stand outside of that. */
  readonly area: Rectangle;
}

/** What surfaces cover; undefined for none. */
function extentOf(surfaces: readonly SceneSurface[]): Rectangle | undefined {
  if (surfaces.length === 0) return undefined;
  const sizes = surfaces.map((surface) => ({ x: surface.x, y: surface.y, ...surfaceSize(surface) }));
  const x = Math.min(...sizes.map((one) => one.x));
  const y = Math.min(...sizes.map((one) => one.y));
  const right = Math.max(...sizes.map((one) => one.x + one.width));
  const bottom = Math.max(...sizes.map((one) => one.y + one.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Buffer pixels for each logical one. */
function densityOf(surface: SceneSurface): number {
  const { source, destination, bufferScale } = surface;
  if (surface.buffer.kind === 'solid' || destination === undefined)
    return surface.buffer.kind === 'solid' ? 1 : bufferScale;
  const from = source ?? surfaceSize({ ...surface, destination: undefined });
  return Math.max(from.width / destination.width, from.height / destination.height) * bufferScale;
}

/**
 * A scene as an image with transparency: it is drawn over black and over white, and what the two differ by shone through.
 * @throws ERR_WL_ARGUMENT when it is too large
 */
export function pictureOf(surfaces: readonly SceneSurface[], area: Rectangle, scale: number): Image {
  const width = Math.max(1, Math.ceil(area.width * scale));
  const height = Math.max(1, Math.ceil(area.height * scale));
  if (width * height > PIXELS_MAX) {
    throw new WaylandError('ERR_WL_ARGUMENT', `a picture of ${width}x${height} pixels is too large to be drawn`);
  }
  const moved = surfaces.map((surface) => ({ ...surface, x: surface.x - area.x, y: surface.y - area.y }));
  const over = (level: number): Uint8Array =>
    render({ width, height, scale, background: [level, level, level, 255], surfaces: moved }).data;
  const data = over(0);
  const onWhite = over(255);
  for (let at = 0; at < data.length; at += 4) {
    const through = (onWhite[at + 1] as number) - (data[at + 1] as number);
    data[at + 3] = 255 - through;
  }
  return { width, height, data };
}

/** A premultiplied picture as image files want it. */
export function straightened({ width, height, data }: Image): Image {
  const straight = Uint8Array.from(data);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    if (alpha === 255 || alpha === 0) continue;
    for (let i = at; i < at + 3; i++) straight[i] = Math.min(255, Math.round(((data[i] as number) * 255) / alpha));
  }
  return { width, height, data: straight };
}

/**
 * A window with its subsurfaces and popups, premultiplied; undefined if it shows nothing.
 * @throws ERR_WL_ARGUMENT when it is too large
 */
export function windowPicture(state: State, surface: number): Picture | undefined {
  const surfaces = windowScene(state, surface);
  const area = extentOf(surfaces);
  if (area === undefined) return undefined;
  const scale = Math.min(SCALE_MAX, Math.max(1, ...surfaces.map(densityOf)));
  return { ...pictureOf(surfaces, area, scale), scale, area };
}

/** A part of a surface with its subsurfaces and without popups, premultiplied. @throws ERR_WL_ARGUMENT when it is too large */
export function treePicture(state: State, surface: number, area: Rectangle, scale: number): Image {
  return pictureOf(treeScene(state, surface), area, scale);
}

/** Pictures beside each other, from left to right, with nothing in between. */
export function sheetOf(pictures: readonly Image[]): Image {
  const [only] = pictures;
  if (only !== undefined && pictures.length === 1) return only;
  const width = pictures.reduce((sum, one) => sum + one.width + GAP, -GAP);
  const height = Math.max(...pictures.map((one) => one.height));
  if (width * height > PIXELS_MAX) {
    throw new WaylandError('ERR_WL_ARGUMENT', `a sheet of ${width}x${height} pixels is too large to be drawn`);
  }
  const data = new Uint8Array(width * height * 4);
  let left = 0;
  for (const one of pictures) {
    for (let y = 0; y < one.height; y++) {
      data.set(one.data.subarray(y * one.width * 4, (y + 1) * one.width * 4), (y * width + left) * 4);
    }
    left += one.width + GAP;
  }
  return { width, height, data };
}
