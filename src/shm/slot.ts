/** A slot: one buffer in a pool, and who may touch its pixels now. */

import { WaylandError } from '../errors.js';
import type { WlBuffer } from '../protocol/generated/wayland.js';
import { type BufferPlace, placeBytes } from './formats.js';
import type { ShmPool } from './pool.js';

/**
 * - `free`: nobody shows or reads it.
 * - `drawing`: the app draws into it.
 * - `front`: committed last. Never drawn into, even when the compositor released it: some release a
 *   buffer while it is still shown, and a snapshot's pixels are the bytes at commit.
 * - `held`: committed earlier, not yet released.
 */
export type SlotState = 'free' | 'drawing' | 'held' | 'front';

/** A slot as data: `buffer` is the handle of its wl_buffer. */
export interface SavedSlot {
  readonly buffer: number;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly front: boolean;
  /** Whether the compositor gave it back. */
  readonly released: boolean;
}

export class Slot {
  readonly buffer: WlBuffer;
  readonly place: BufferPlace;
  /** The buffer's bytes, shared with the compositor: `stride * height` of them. */
  readonly pixels: Uint8ClampedArray;
  #state: SlotState = 'free';
  /** Of the front: whether it was released while still in front. */
  #released = false;
  readonly #freed: () => void;

  /** @param freed called each time that it becomes free again */
  constructor(pool: ShmPool, place: BufferPlace, buffer: WlBuffer, freed: () => void = () => {}) {
    this.buffer = buffer;
    this.place = place;
    this.pixels = pool.view(place.offset, placeBytes(place));
    this.#freed = freed;
    buffer.on('release', this.#release);
  }

  get state(): SlotState {
    return this.#state;
  }

  /** free → drawing. @throws ERR_WL_STATE */
  begin(): void {
    this.#expect('free', 'drawn into');
    this.#state = 'drawing';
  }

  /** drawing → free: nothing was sent. @throws ERR_WL_STATE */
  cancel(): void {
    this.#expect('drawing', 'cancelled');
    this.#state = 'free';
  }

  /** drawing → front: it was attached and committed. @throws ERR_WL_STATE */
  committed(): void {
    this.#expect('drawing', 'committed');
    this.#state = 'front';
    this.#released = false;
  }

  /** front → held, or free if it was released before: another one took its place. @throws ERR_WL_STATE */
  replaced(): void {
    this.#expect('front', 'replaced');
    this.#state = this.#released ? 'free' : 'held';
    if (this.#released) this.#freed();
  }

  /** Takes up the state that it was saved in. A saved slot that was held is free: nobody holds it any more. */
  resume(front: boolean, released: boolean): void {
    this.#state = front ? 'front' : 'free';
    this.#released = front && released;
  }

  save(): SavedSlot {
    const { offset, width, height, stride } = this.place;
    const front = this.#state === 'front';
    return { buffer: this.buffer.handle, offset, width, height, stride, front, released: front && this.#released };
  }

  /** Destroys the buffer. The caller sees to it that the compositor does not show it any more. */
  destroy(): void {
    this.buffer.off('release', this.#release);
    if (this.buffer.alive) this.buffer.destroy();
  }

  readonly #release = (): void => {
    if (this.#state === 'front') {
      this.#released = true;
    } else if (this.#state === 'held') {
      this.#state = 'free';
      this.#freed();
    }
  };

  #expect(state: SlotState, what: string): void {
    if (this.#state === state) return;
    throw new WaylandError(
      'ERR_WL_STATE',
      `${this.buffer}: a slot must be ${state} to be ${what}, it is ${this.#state}`,
    );
  }
}
