/** A scene becomes an image: one surface after the other, from bottom to top. */

import { over } from './blend.js';
import { checkScene } from './check.js';
import { readPixels, readWidePixels, type ShmFormat, shmFormats } from './formats.js';
import { type Mapping, mappingOf, surfaceSize } from './geometry.js';
import { paint, paintWide, type Target } from './paint.js';
import { type Grid, lookUp } from './sample.js';
import { type Sampling, type SamplingName, samplings } from './sampling.js';
import type { BufferImage, Image, Scene, SceneSurface } from './scene.js';

export interface RenderOptions {
  /** How pixels are taken of surfaces that aren't shown one to one. Default `plain`. */
  sampling?: SamplingName | Sampling;
}

/** A part of the output, in pixels: `[left, right)` × `[top, bottom)`. */
interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Composites a scene as compositors with a pixman renderer do.
 * @throws ERR_WL_FORMAT for a format that isn't in `shmFormats`, a stride that is too small or bytes that are missing
 * @throws ERR_WL_ARGUMENT for a size, scale, transform or source rectangle that the protocol doesn't allow
 */
export function render(scene: Scene, options: RenderOptions = {}): Image {
  checkScene(scene);
  const { width, height } = scene;
  const target: Target = { pixels: new Uint32Array(width * height), width };
  const [r, g, b] = scene.background;
  const background = (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
  if (!scene.surfaces.some((surface) => hides(scene, surface))) target.pixels.fill(background);
  const { sampling = 'plain' } = options;
  const way = typeof sampling === 'string' ? samplings[sampling] : sampling;
  for (const surface of scene.surfaces) draw(target, scene, surface, way);
  return { width, height, data: new Uint8Array(target.pixels.buffer) };
}

/** Where a surface is seen; an edge between two pixels takes the whole one whose centre it covers. */
function areaOf(scene: Scene, surface: SceneSurface): Area {
  const { width, height } = surfaceSize(surface);
  const { scale } = scene;
  const edge = (at: number, most: number): number => Math.min(most, Math.max(0, Math.round(at * scale)));
  return {
    left: edge(surface.x, scene.width),
    top: edge(surface.y, scene.height),
    right: edge(surface.x + width, scene.width),
    bottom: edge(surface.y + height, scene.height),
  };
}

/** Whether nothing below it is seen: then the background needn't be filled. */
function hides(scene: Scene, surface: SceneSurface): boolean {
  const { left, top, right, bottom } = areaOf(scene, surface);
  const { buffer } = surface;
  return (
    left === 0 &&
    top === 0 &&
    right === scene.width &&
    bottom === scene.height &&
    (surface.opacity ?? 1) === 1 &&
    (buffer.kind === 'shm' ? !formatOf(buffer.format).alpha : buffer.rgba[3] === 0xffffffff)
  );
}

function formatOf(code: number): ShmFormat {
  return shmFormats.get(code) as ShmFormat; // `checkScene` has looked
}

function draw(target: Target, scene: Scene, surface: SceneSurface, sampling: Sampling): void {
  const area = areaOf(scene, surface);
  if (area.left >= area.right || area.top >= area.bottom) return;
  const mapping = mappingOf(scene, surface);
  const { buffer } = surface;
  const { opacity = 1 } = surface;
  if (buffer.kind === 'shm' && opacity === 1 && copyStraight(target, area, mapping, buffer)) return;
  const filter = sampling.filter(surface, scene);
  const alongX = sampling.round(mapping.alongX, Math.round(surface.x * scene.scale));
  const alongY = sampling.round(mapping.alongY, Math.round(surface.y * scene.scale));
  const { left, top, right, bottom } = area;
  const { width, height } = buffer;
  const grid: Grid = mapping.swapped
    ? {
        columns: lookUp(alongX, left, right, height, width, filter),
        rows: lookUp(alongY, top, bottom, width, 1, filter),
      }
    : {
        columns: lookUp(alongX, left, right, width, 1, filter),
        rows: lookUp(alongY, top, bottom, height, width, filter),
      };
  if (buffer.kind === 'solid') {
    const [r, g, b, a] = buffer.rgba.map((value) => Math.floor(value / (0xffffffff / 255))) as typeof buffer.rgba;
    const pixel = (a << 24) | (b << 16) | (g << 8) | r;
    paint(target, left, top, Uint32Array.of(pixel), grid, opacity);
    return;
  }
  const format = formatOf(buffer.format);
  if (format.wide) paintWide(target, left, top, readWidePixels(format, buffer), grid, opacity);
  else paint(target, left, top, readPixels(format, buffer), grid, opacity);
}

/**
 * The common case without a detour: a 32-bit buffer with 8 bits a channel, one buffer pixel to one output pixel.
 * @returns false if this isn't it
 */
function copyStraight(
  target: Target,
  area: Area,
  mapping: Mapping,
  buffer: Extract<BufferImage, { kind: 'shm' }>,
): boolean {
  const { alongX, alongY, swapped } = mapping;
  const { name } = formatOf(buffer.format);
  const { bytes, stride } = buffer;
  if (swapped || alongX.step !== 1 || alongY.step !== 1) return false;
  if (!Number.isInteger(alongX.start) || !Number.isInteger(alongY.start)) return false;
  if (bytes.byteOffset % 4 !== 0 || stride % 4 !== 0) return false;
  const opaque = name === 'xrgb8888' || name === 'xbgr8888';
  const redFirst = name === 'xbgr8888' || name === 'abgr8888';
  if (!opaque && !redFirst && name !== 'argb8888') return false;

  const { pixels } = target;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);
  const count = area.right - area.left;
  for (let y = area.top; y < area.bottom; y++) {
    let to = y * target.width + area.left;
    let from = (y + alongY.start) * (stride >> 2) + area.left + alongX.start;
    for (const end = from + count; from < end; from++, to++) {
      let pixel = words[from] as number;
      if (!redFirst) pixel = (pixel & 0xff00ff00) | ((pixel >>> 16) & 0xff) | ((pixel & 0xff) << 16);
      if (opaque || pixel >>> 24 === 255) pixels[to] = pixel | 0xff000000;
      else pixels[to] = over(pixel >>> 0, pixels[to] as number);
    }
  }
  return true;
}
