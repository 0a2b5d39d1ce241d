/** How a session ended, for whoever waits for it. */

import type { WaylandError } from '../errors.js';

export class Ending {
  readonly #promise: Promise<void>;
  #resolve = (): void => {};
  #reject: (error: WaylandError) => void = () => {};
  #heard = false;

  constructor() {
    this.#promise = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Settles at the end; rejects with a fatal error. */
  get promise(): Promise<void> {
    this.#heard = true;
    return this.#promise;
  }

  /** Settles at the end, well or not. */
  get done(): Promise<void> {
    return this.#promise.catch(() => undefined);
  }

  /** @param heard whether somebody else was told of the error; one that nobody hears is uncaught */
  settle(error: WaylandError | undefined, heard: boolean): void {
    if (error === undefined) {
      this.#resolve();
      return;
    }
    this.#promise.catch(() => undefined); // told below when nobody waits
    this.#reject(error);
    if (this.#heard || heard) return;
    setImmediate(() => {
      throw error;
    });
  }
}
