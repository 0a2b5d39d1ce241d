/** Which integer scale a surface is drawn at. */

import type { WlOutput, WlSurface } from '../protocol/generated/wayland.js';
import type { OutputScales } from './outputs.js';

/** wl_surface.preferred_buffer_scale exists since this version, set_buffer_scale since 3. */
const PREFERS = 6;
const SCALES = 3;

/**
 * The scale that the compositor prefers, else the largest of the outputs that the surface is on, else the
 * one that all outputs have, else 1.
 */
export class SurfaceScale {
  readonly #surface: WlSurface;
  readonly #outputs: OutputScales;
  readonly #changed: () => void;
  readonly #entered = new Set<WlOutput>();
  readonly #unwatch: (() => void) | undefined;
  readonly #fixed: number | undefined;
  #preferred: number | undefined;
  #value: number;

  /**
   * @param fixed a scale that no output changes
   * @param changed called when the value has changed
   */
  constructor(surface: WlSurface, outputs: OutputScales, fixed: number | undefined, changed: () => void) {
    this.#surface = surface;
    this.#outputs = outputs;
    this.#changed = changed;
    this.#fixed = surface.version < SCALES ? 1 : fixed;
    if (this.#fixed === undefined) {
      surface.on('preferredBufferScale', this.#prefer);
      if (surface.version < PREFERS) {
        surface.on('enter', this.#enter);
        surface.on('leave', this.#leave);
        this.#unwatch = outputs.watch(this.#look);
      }
    }
    this.#value = this.#wanted();
  }

  get value(): number {
    return this.#value;
  }

  /** What it is set to for good, if it is. */
  get fixed(): number | undefined {
    return this.#fixed;
  }

  /** Takes up the value of before, until the compositor says otherwise. */
  resume(value: number): void {
    if (this.#fixed !== undefined) return;
    this.#preferred = this.#surface.version >= PREFERS ? value : undefined;
    this.#value = value;
  }

  close(): void {
    this.#surface.off('preferredBufferScale', this.#prefer);
    this.#surface.off('enter', this.#enter);
    this.#surface.off('leave', this.#leave);
    this.#unwatch?.();
  }

  #wanted(): number {
    if (this.#fixed !== undefined) return this.#fixed;
    if (this.#preferred !== undefined) return this.#preferred;
    if (this.#entered.size > 0) return Math.max(...[...this.#entered].map((output) => this.#outputs.of(output)));
    return this.#outputs.common ?? 1;
  }

  readonly #look = (): void => {
    const wanted = this.#wanted();
    if (wanted === this.#value) return;
    this.#value = wanted;
    this.#changed();
  };

  readonly #prefer = ({ factor }: { factor: number }): void => {
    this.#preferred = factor;
    this.#look();
  };

  readonly #enter = ({ output }: { output: WlOutput }): void => {
    this.#entered.add(output);
    this.#look();
  };

  readonly #leave = ({ output }: { output: WlOutput }): void => {
    // A surface on no output keeps its scale: it is hidden, or moves from one to another.
    this.#entered.delete(output);
    if (this.#entered.size > 0) this.#look();
  };
}
