/** From the desktop to a scene that the renderer draws. */

import { opacityOf } from './alpha-modifier.js';
import { hotspotOf } from './cursor.js';
import type { Desktop, PlacedSurface } from './desktop.js';
import { intersection, intersects, type Rectangle } from './geometry.js';
import type { Output } from './output.js';
import type { Scene, SceneSurface, Transform } from './render/index.js';
import { contentSize } from './surface-state.js';
import type { XdgToplevel } from './xdg-toplevel.js';

export type Rgba = readonly [r: number, g: number, b: number, a: number];

/** A fullscreen window hides all that is below; around smaller content it is black. */
function backdrop(area: Rectangle): SceneSurface {
  return {
    buffer: { kind: 'solid', rgba: [0, 0, 0, 0xffffffff], width: 1, height: 1 },
    bufferScale: 1,
    bufferTransform: 0,
    destination: { width: area.width, height: area.height },
    x: 0,
    y: 0,
  };
}

function drawn({ surface, x, y }: PlacedSurface, area: Rectangle): SceneSurface[] {
  const { content, scale, transform, destination } = surface.state;
  const { size } = surface;
  const opacity = opacityOf(surface);
  if (content === undefined || size === undefined || !intersects({ x, y, ...size }, area)) return [];
  let { source } = surface.state;
  if (source !== undefined) {
    // Only with the switch that forgives it can it be outside.
    const whole = contentSize(content.image, scale, transform);
    source = intersection(source, { x: 0, y: 0, ...whole });
    if (source.width <= 0 || source.height <= 0) return [];
  }
  return [
    {
      buffer: content.image,
      bufferScale: scale,
      // Checked at wl_surface.set_buffer_transform.
      bufferTransform: transform as Transform,
      ...(source === undefined ? {} : { source, destination: destination ?? size }),
      ...(destination === undefined ? {} : { destination }),
      ...(opacity === undefined ? {} : { opacity }),
      x: x - area.x,
      y: y - area.y,
    },
  ];
}

/** What an output shows, from bottom to top. */
export function sceneOf(
  desktop: Desktop,
  output: Output,
  background: Rgba,
  drawCursor = desktop.behaviour.drawCursor,
): Scene {
  const { area } = output;
  const covers = (window: XdgToplevel): boolean => window.current?.fullscreen === true && window.output === output;
  const from = desktop.windows.findLastIndex(covers);
  const surfaces: SceneSurface[] = [];
  if (desktop.lock !== undefined) {
    for (const placed of desktop.lockSurfaces) surfaces.push(...drawn(placed, area));
    return { ...output.turnedSize, scale: output.scale, background: [0, 0, 0, 0xff], surfaces };
  }
  if (from < 0) for (const placed of desktop.belowWindows) surfaces.push(...drawn(placed, area));
  desktop.windows.forEach((window, i) => {
    if (i < from) return;
    if (i === from) surfaces.push(backdrop(area));
    for (const placed of desktop.surfacesOf(window)) surfaces.push(...drawn(placed, area));
  });
  for (const placed of desktop.aboveWindows) surfaces.push(...drawn(placed, area));
  const { cursor, pointer, pointerFocus, drag } = desktop.seat;
  if (drag?.icon !== undefined) {
    const { x, y } = drag.icon.moved;
    for (const placed of desktop.treeAt(drag.icon, Math.floor(pointer.x) + x, Math.floor(pointer.y) + y)) {
      surfaces.push(...drawn(placed, area));
    }
  }
  if (drawCursor && cursor?.surface !== undefined && pointerFocus !== undefined) {
    const { surface } = cursor;
    const hotspot = hotspotOf(cursor);
    const x = Math.floor(pointer.x) - hotspot.x;
    const y = Math.floor(pointer.y) - hotspot.y;
    for (const placed of desktop.treeAt(surface, x, y)) surfaces.push(...drawn(placed, area));
  }
  return { ...output.turnedSize, scale: output.scale, background: [...background], surfaces };
}
