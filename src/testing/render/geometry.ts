/**
 * Where a surface's pixels come from: buffer pixels → buffer transform → buffer scale → viewport →
 * output pixels, in the order of wp_viewport, and its inverse, which is what a renderer walks.
 */

import type { Scene, SceneSurface } from './scene.js';

/** A size in logical coordinates. */
export interface Size {
  width: number;
  height: number;
}

/** Whether a transform exchanges width and height: the quarter turns. */
export function swapsAxes(transform: number): boolean {
  return (transform & 1) === 1;
}

/** The buffer's size after its transform and scale, before any viewport: what `source` counts in. */
export function contentSize(surface: SceneSurface): Size {
  const { buffer, bufferScale, bufferTransform } = surface;
  const [width, height] = swapsAxes(bufferTransform) ? [buffer.height, buffer.width] : [buffer.width, buffer.height];
  return { width: width / bufferScale, height: height / bufferScale };
}

/** The surface's size in logical coordinates: `destination`, else `source`, else the content's size. */
export function surfaceSize(surface: SceneSurface): Size {
  const { width, height } = surface.destination ?? surface.source ?? contentSize(surface);
  return { width, height };
}

/** Buffer coordinate = `start` + `step` × output coordinate, along one axis of the output. */
export interface Line {
  readonly start: number;
  readonly step: number;
}

/**
 * How output pixels map to buffer pixels. Output x moves along buffer x, or along buffer y if `swapped`.
 */
export interface Mapping {
  readonly swapped: boolean;
  readonly alongX: Line;
  readonly alongY: Line;
}

/**
 * The way back from output pixels to buffer pixels. The client has drawn its content as if it were the
 * output's framebuffer: flipped around the vertical axis if the transform says so, then turned
 * counter-clockwise (wl_output.transform). So content (u, v), w' wide, stands in a buffer of transform
 * 90 at (v, w' - u), and w' is that buffer's height.
 */
export function mappingOf(scene: Scene, surface: SceneSurface): Mapping {
  const { bufferScale, bufferTransform, buffer } = surface;
  const content = contentSize(surface);
  const source = surface.source ?? { x: 0, y: 0, ...content };
  const size = surfaceSize(surface);
  // output pixel → transformed buffer pixel: u from x, v from y
  const stepU = ((source.width / size.width) * bufferScale) / scene.scale;
  const stepV = ((source.height / size.height) * bufferScale) / scene.scale;
  const u: Line = { step: stepU, start: source.x * bufferScale - surface.x * scene.scale * stepU };
  const v: Line = { step: stepV, start: source.y * bufferScale - surface.y * scene.scale * stepV };
  const back = (line: Line, length: number): Line => ({ start: length - line.start, step: -line.step });
  const { width, height } = buffer;
  switch (bufferTransform) {
    case 1: // 90: x = v, y = h - u
      return { swapped: true, alongX: back(u, height), alongY: v };
    case 2:
      return { swapped: false, alongX: back(u, width), alongY: back(v, height) };
    case 3: // 270: x = w - v, y = u
      return { swapped: true, alongX: u, alongY: back(v, width) };
    case 4: // flipped: x = w - u
      return { swapped: false, alongX: back(u, width), alongY: v };
    case 5: // flipped, then 90: x = v, y = u
      return { swapped: true, alongX: u, alongY: v };
    case 6: // flipped, then 180: y = h - v
      return { swapped: false, alongX: u, alongY: back(v, height) };
    case 7: // flipped, then 270: x = w - v, y = h - u
      return { swapped: true, alongX: back(u, height), alongY: back(v, width) };
    default:
      return { swapped: false, alongX: u, alongY: v };
  }
}
