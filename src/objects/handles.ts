/**
 * Handles name objects across epochs and are never reused. They are given out in the order in which
 * objects are made, so who replays the log from its beginning counts to the same numbers.
 */
export class HandleCounter {
  #next: number;

  constructor(next: number) {
    this.#next = next;
  }

  /** The handle that the next object will get. */
  get next(): number {
    return this.#next;
  }

  take(): number {
    return this.#next++;
  }
}
