/** How often and how soon a lost connection is tried again, and when it must not be. */

import { WaylandError } from '../errors.js';
import type { ReconnectOptions } from './options.js';
import { delay } from './waiting.js';

export class Retries {
  readonly #retries: number;
  readonly #minDelay: number;
  readonly #maxDelay: number;
  readonly #poisonWithin: number;
  #replayedAt: number | undefined;
  #poisonings = 0;

  constructor(options: ReconnectOptions) {
    const { retries = 10, minDelay = 100, maxDelay = 5000, poisonWithin = 5000 } = options;
    for (const [name, value] of Object.entries({ retries, minDelay, maxDelay, poisonWithin })) {
      if (!(value >= 0)) throw new WaylandError('ERR_WL_ARGUMENT', `reconnect.${name} must be 0 or more, got ${value}`);
    }
    this.#retries = retries;
    this.#minDelay = minDelay;
    this.#maxDelay = maxDelay;
    this.#poisonWithin = poisonWithin;
  }

  /** A replay begins. */
  replaying(): void {
    this.#replayedAt = performance.now();
  }

  replayed(): void {
    this.#replayedAt = performance.now();
  }

  /** Losses until now don't count against the compositor: it was left, by a freeze. */
  forgive(): void {
    this.#replayedAt = undefined;
    this.#poisonings = 0;
  }

  /**
   * After a loss: must the session end?
   * @returns the fatal error, or `undefined` when attempt number `attempt` may be made
   */
  verdict(error: WaylandError, attempt: number): WaylandError | undefined {
    if (this.#replayedAt !== undefined) {
      this.#poisonings = performance.now() - this.#replayedAt < this.#poisonWithin ? this.#poisonings + 1 : 0;
      this.#replayedAt = undefined;
    }
    if (this.#poisonings >= 2) {
      return new WaylandError(
        'ERR_WL_REPLAY_POISON',
        `the compositor died twice within ${this.#poisonWithin} ms of our replay; a client must not take a desktop down in a loop`,
        { cause: error },
      );
    }
    return attempt > this.#retries ? error : undefined;
  }

  /** The pause before an attempt, from 1. */
  pause(attempt: number, signal: AbortSignal): Promise<void> {
    return delay(Math.min(this.#maxDelay, this.#minDelay * 2 ** (attempt - 1)), signal);
  }
}
