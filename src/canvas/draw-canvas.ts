/** Draws a window with a 2D context. The canvas belongs to the window and keeps its content between frames. */

import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { DrawTarget, Window } from '../window/index.js';
import { channelsOf, copyPixels } from './channels.js';
import { canvasLibrary } from './library.js';

/** What a painter gets beside the context. Everything is in logical pixels. */
export interface CanvasFrame {
  readonly width: number;
  readonly height: number;
  /** Pixels of the buffer per logical pixel; the context is scaled by it already. */
  readonly scale: number;
  /** Whether the canvas is new and empty: at the first frame, and after each change of size or scale. */
  readonly fresh: boolean;
  /** Says that this part differs from what is shown. Without a call all of it does. */
  damage(x: number, y: number, width: number, height: number): void;
}

const canvases = new WeakMap<Window, Canvas>();

/**
 * Draws a frame and shows it. The canvas still has what was drawn on it before, unless `fresh` says
 * otherwise; clear it if the frame is transparent. Skia's pixels can't be had in place: a frame costs one
 * copy out of the canvas and one into the buffer.
 * @returns false when the compositor holds every buffer; `paint` was not called then
 * @throws ERR_WL_DEPENDENCY without `@napi-rs/canvas`; ERR_WL_FORMAT if the window's format has other channels
 * than 8 bits of red, green and blue in four bytes; what {@link Window.draw} throws
 */
export function drawCanvas(window: Window, paint: (context: SKRSContext2D, frame: CanvasFrame) => void): boolean {
  const { createCanvas } = canvasLibrary();
  return window.draw((target): unknown => {
    const channels = channelsOf(target);
    const { width, height, scale } = target;
    let canvas = canvases.get(window);
    const fresh = canvas === undefined || canvas.width !== width || canvas.height !== height;
    if (canvas === undefined || fresh) {
      canvas = createCanvas(width, height);
      canvases.set(window, canvas);
    }
    const context = canvas.getContext('2d');
    let result: unknown;
    context.save();
    try {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      result = paint(context, frameOf(target, fresh));
    } finally {
      context.restore();
    }
    // Slots take turns: each lacks what was drawn while it was away, so all of it is copied.
    copyPixels(canvas.data(), 0, 'rgba', target.pixels, 0, channels, width * height);
    return result; // a promise, which `draw` refuses: its pixels would come too late
  });
}

function frameOf(target: DrawTarget, fresh: boolean): CanvasFrame {
  const { width, height, scale } = target;
  return {
    width: width / scale,
    height: height / scale,
    scale,
    fresh,
    damage: (x, y, w, h) => target.damage(x * scale, y * scale, w * scale, h * scale),
  };
}
