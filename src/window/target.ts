/** What a draw callback gets: the pixels of a slot, and a place to say what it changed. */

import { WaylandError } from '../errors.js';
import type { WlSurface } from '../protocol/generated/wayland.js';
import type { ShmFormatName, Slot } from '../shm/index.js';

/** A rectangle in pixels of the buffer; `x`, `y` is its upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Valid until the draw callback returns. Sizes are in pixels of the buffer: logical size times scale. */
export interface DrawTarget {
  /** `stride * height` bytes, shared with the compositor. For argb8888: blue, green, red, alpha, premultiplied. */
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next, a multiple of 4. */
  readonly stride: number;
  /** How `pixels` are to be read, e.g. `argb8888`. */
  readonly format: ShmFormatName;
  /** Pixels of the buffer per logical pixel. */
  readonly scale: number;
  /**
   * Says that this part differs from what is shown. Without a call all of it does. It is cut to the
   * buffer, and fractions are rounded outwards.
   * @throws ERR_WL_ARGUMENT for what is no number
   */
  readonly damage: (x: number, y: number, width: number, height: number) => void;
}

/** wl_surface.damage_buffer exists since this version. */
const DAMAGE_BUFFER = 4;

/** A target over a slot, and the damage that was noted. */
export class SlotTarget implements DrawTarget {
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly format: ShmFormatName;
  readonly scale: number;
  readonly #damaged: Rectangle[] = [];

  constructor(slot: Slot, scale: number) {
    this.pixels = slot.pixels;
    this.width = slot.place.width;
    this.height = slot.place.height;
    this.stride = slot.place.stride;
    this.format = slot.place.format.name;
    this.scale = scale;
  }

  // A property, not a method: draw callbacks take it out of the target, `({ pixels, damage }) => …`.
  readonly damage = (x: number, y: number, width: number, height: number): void => {
    if (![x, y, width, height].every(Number.isFinite)) {
      throw new WaylandError('ERR_WL_ARGUMENT', `damage takes four numbers, got ${x}, ${y}, ${width}, ${height}`);
    }
    const left = Math.max(0, Math.floor(x));
    const top = Math.max(0, Math.floor(y));
    const right = Math.min(this.width, Math.ceil(x + width));
    const bottom = Math.min(this.height, Math.ceil(y + height));
    // An empty one still says that not everything changed.
    this.#damaged.push({ x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) });
  };

  /** Passes the damage on, in whichever coordinates the surface knows. */
  report(surface: WlSurface): void {
    const whole = [{ x: 0, y: 0, width: this.width, height: this.height }];
    for (const { x, y, width, height } of this.#damaged.length > 0 ? this.#damaged : whole) {
      if (width === 0 || height === 0) continue;
      if (surface.version >= DAMAGE_BUFFER) {
        surface.damageBuffer(x, y, width, height);
        continue;
      }
      const { scale } = this;
      const [left, top] = [Math.floor(x / scale), Math.floor(y / scale)];
      surface.damage(left, top, Math.ceil((x + width) / scale) - left, Math.ceil((y + height) / scale) - top);
    }
  }
}
