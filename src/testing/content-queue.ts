/**
 * The content updates of a surface that wait: for the next frame (`wp_fifo_v1`) or for a time (`wp_commit_timing_v1`).
 * Whatever is committed after one that waits, waits behind it.
 */

import type { ClientConnection } from './client-connection.js';
import { RequestError } from './resource.js';
import { discardExtensions, type SurfaceExtension } from './surface-extension.js';
import type { Update } from './surface-state.js';

/** What a queue needs of its surface. */
export interface Queued {
  readonly client: ClientConnection;
  readonly mapped: boolean;
  readonly synchronized: boolean;
}

/** Conditions are met or not when their update would be applied; then they are over. */
export const fifo: SurfaceExtension<{ readonly setBarrier?: true; readonly waitBarrier?: true }> = {
  name: 'wp_fifo_v1',
  merge: (earlier, later) => ({ ...earlier, ...later }),
  apply: () => undefined,
};

/** Nanoseconds of `CLOCK_MONOTONIC`. */
export const dueTime: SurfaceExtension<bigint> = {
  name: 'wp_commit_timer_v1',
  apply: () => undefined,
  told: String,
};

const LONGEST_TIMER = 0x7fffffff;

export class ContentQueue {
  readonly #surface: Queued;
  readonly #apply: (update: Update) => void;
  #waiting: Update[] = [];
  #barrier = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(surface: Queued, apply: (update: Update) => void) {
    this.#surface = surface;
    this.#apply = apply;
  }

  /** The oldest first. */
  get waiting(): readonly Update[] {
    return this.#waiting;
  }

  /** Applies an update now or later. */
  add(update: Update): void {
    if (this.#waiting.length === 0 && this.#ready(update)) {
      this.#take(update);
      return;
    }
    this.#waiting.push(update);
    this.#wait();
  }

  #take(update: Update): void {
    const { setBarrier } = (update.extensions.get(fifo) as { setBarrier?: true } | undefined) ?? {};
    this.#apply(update);
    const { desktop } = this.#surface.client;
    desktop.changed();
    if (setBarrier !== true) return;
    this.#barrier = true;
    desktop.queues.add(this);
  }

  /** A synchronized subsurface waits for its parent alone, and what isn't shown for no frame. */
  #ready(update: Update): boolean {
    if (this.#surface.synchronized) return true;
    const { waitBarrier } = (update.extensions.get(fifo) as { waitBarrier?: true } | undefined) ?? {};
    if (waitBarrier === true && this.#barrier && this.#surface.mapped) return false;
    const due = update.extensions.get(dueTime) as bigint | undefined;
    return due === undefined || process.hrtime.bigint() >= due;
  }

  /** Frames come by themselves only when something changes: a time that comes is a change. */
  #wait(): void {
    const { desktop } = this.#surface.client;
    desktop.queues.add(this);
    const due = this.#waiting[0]?.extensions.get(dueTime) as bigint | undefined;
    clearTimeout(this.#timer);
    if (due === undefined || !desktop.behaviour.autoFrame) return;
    const milliseconds = Number((due - process.hrtime.bigint()) / 1_000_000n) + 1;
    this.#timer = setTimeout(() => desktop.changed(), Math.min(Math.max(1, milliseconds), LONGEST_TIMER));
  }

  /** A frame was shown: the barrier that was there is none any more, and what was held back by it goes on. */
  frameShown(): void {
    this.#barrier = false;
    this.#advance((update) => this.#ready(update));
    if (this.#waiting.length > 0) this.#wait();
    else if (!this.#barrier) this.stop();
  }

  /** Applies all that waits, in order: nothing may be overtaken. */
  flush(): void {
    this.#advance(() => true);
  }

  #advance(ready: (update: Update) => boolean): void {
    const { client } = this.#surface;
    for (let next = this.#waiting[0]; next !== undefined && !client.gone && ready(next); next = this.#waiting[0]) {
      this.#waiting.shift();
      try {
        this.#take(next);
      } catch (error) {
        // What is wrong with it comes out when it is applied, long after its request.
        if (!(error instanceof RequestError)) throw error;
        client.postError(error.resource, error.code, error.message);
      }
    }
  }

  /** Nothing is waited for any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#surface.client.desktop.queues.delete(this);
  }

  /** The surface is gone. */
  discard(): void {
    this.stop();
    for (const update of this.#waiting) {
      update.content?.use.end();
      for (const frame of update.frames) frame.destroy();
      discardExtensions(update.extensions);
    }
    this.#waiting = [];
  }
}
