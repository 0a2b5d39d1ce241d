/** Waits for what a compositor is to tell, as long as it may take for that. */

export class Arrivals {
  #look: (() => void) | undefined;

  /** Something was heard that may have been waited for. */
  noticed(): void {
    this.#look?.();
  }

  /**
   * Settles when nothing is missing any more, or at the deadline; one wait at a time.
   * @param late told of each that is missing still after `deadline` ms
   * @throws the signal's reason
   */
  until(
    missing: () => readonly number[],
    late: (one: number) => void,
    deadline: number,
    signal: AbortSignal,
  ): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        this.#look = undefined;
      };
      const onAbort = (): void => {
        settle();
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        settle();
        for (const one of missing()) late(one);
        resolve();
      }, deadline);
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      this.#look = () => {
        if (missing().length > 0) return;
        settle();
        resolve();
      };
      this.#look();
    });
  }
}
