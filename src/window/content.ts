/** What a surface shows: its slots, its commits, and the frame callback that paces them. */

import { WaylandError } from '../errors.js';
import type { WlCallback, WlSurface } from '../protocol/generated/wayland.js';
import type { SavedRing, ShownRecord, Slot, SlotRing } from '../shm/index.js';
import type { Size } from './options.js';
import { type DrawTarget, SlotTarget } from './target.js';

export interface DrawOptions {
  /** Start from what is shown now instead of from whatever the slot held. Costs a copy of the buffer. */
  readonly preserve?: boolean;
}

/** Logical size and scale of content. */
export interface Shown extends Size {
  readonly scale: number;
}

/** Who owns the surface's role, and is told. */
export interface ContentOwner {
  /** Content is about to be committed: now is the time to acknowledge a configure. */
  answering(): void;
  /** Whether each draw should ask for a frame event. */
  readonly paced: boolean;
  frame(time: number): void;
  /** Where it is written down for others what is in front; undefined for what nobody may see. */
  readonly record: ShownRecord | undefined;
}

/** Content as data. */
export interface SavedContent {
  /** Null before the first draw. */
  readonly shown: Shown | null;
  /** Handle of the wl_callback of a frame that was asked for. */
  readonly frame: number | null;
  readonly ring: SavedRing;
}

export class SurfaceContent {
  readonly ring: SlotRing;
  readonly #surface: WlSurface;
  readonly #owner: ContentOwner;
  #shown: Shown | undefined;
  #frame: WlCallback | undefined;
  #frameWanted = false;
  #commitScheduled = false;
  #drawing = false;
  #closed = false;

  constructor(surface: WlSurface, ring: SlotRing, owner: ContentOwner) {
    this.#surface = surface;
    this.ring = ring;
    this.#owner = owner;
  }

  /** What was committed last; undefined before the first draw. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** Takes up what was shown and asked for before. */
  resume(shown: Shown | null, frame: WlCallback | undefined): void {
    this.#shown = shown ?? undefined;
    this.#record();
    if (frame !== undefined) this.#await(frame);
  }

  /** @see Window.draw */
  draw(size: Shown, paint: (target: DrawTarget) => void, options: DrawOptions): boolean {
    if (this.#drawing)
      throw new WaylandError('ERR_WL_STATE', `${this.#surface}: a draw can't be begun inside of a draw`);
    const slot = this.ring.acquire(size.width * size.scale, size.height * size.scale);
    if (slot === undefined) {
      if (this.#owner.paced) this.requestFrame();
      return false;
    }
    this.#drawing = true;
    try {
      const front = this.ring.front;
      if (options.preserve === true && front !== undefined && sameSize(front, slot)) slot.pixels.set(front.pixels);
      const target = new SlotTarget(slot, size.scale);
      const result: unknown = paint(target);
      if (typeof (result as PromiseLike<void> | undefined)?.then === 'function') {
        throw new WaylandError('ERR_WL_ARGUMENT', `${this.#surface}: drawing must be done when the callback returns`);
      }
      if (this.#closed) return false;
      this.#show(slot, target, size);
      return true;
    } finally {
      this.#drawing = false;
      if (slot.state === 'drawing') slot.cancel();
    }
  }

  /** Asks for one frame event, with the next commit, at the latest at the end of this turn. */
  requestFrame(): void {
    if (this.#frame !== undefined) return;
    this.#frameWanted = true;
    this.commitSoon();
  }

  /** Commits what is pending at the end of this turn, unless a draw does it before. Before the first draw, that does it. */
  commitSoon(): void {
    if (this.#commitScheduled || this.#shown === undefined) return;
    this.#commitScheduled = true;
    queueMicrotask(() => {
      if (this.#commitScheduled && this.#surface.alive) this.commit();
    });
  }

  commit(): void {
    this.#commitScheduled = false;
    if (this.#frameWanted && this.#frame === undefined) this.#await(this.#surface.frame());
    this.#frameWanted = false;
    this.#surface.commit();
  }

  save(): SavedContent {
    return { shown: this.#shown ?? null, frame: this.#frame?.handle ?? null, ring: this.ring.save() };
  }

  /** Gives buffers and memory up. The surface is gone by then. */
  close(): void {
    this.#closed = true;
    this.#owner.record?.close();
    this.#frame?.removeAllListeners();
    this.ring.destroy();
  }

  /** Attaches, damages and commits: one content update. */
  #show(slot: Slot, target: SlotTarget, { width, height, scale }: Shown): void {
    const surface = this.#surface;
    this.#owner.answering();
    if (scale !== (this.#shown?.scale ?? 1)) surface.setBufferScale(scale);
    surface.attach(slot.buffer, 0, 0);
    target.report(surface);
    if (this.#owner.paced) this.#frameWanted = true;
    this.commit();
    this.ring.commit(slot);
    this.#shown = { width, height, scale };
    this.#record();
  }

  /** The front isn't drawn into before another one has taken its place here. */
  #record(): void {
    const { front, pool } = this.ring;
    if (front === undefined || pool === undefined || this.#shown === undefined) return;
    this.#owner.record?.show({ fd: pool.fd, place: front.place, scale: this.#shown.scale });
  }

  #await(frame: WlCallback): void {
    this.#frame = frame;
    frame.once('done', ({ callbackData }) => {
      this.#frame = undefined;
      this.#owner.frame(callbackData);
    });
  }
}

function sameSize(a: Slot, b: Slot): boolean {
  return a.place.width === b.place.width && a.place.height === b.place.height;
}
