/** Waits for what a compositor is to tell, as long as it may take for that. */

export class Arrivals {
  #look: (() => void) | undefined;

  /** Something was heard that may have been waited for. */
  noticed(): void {
    this.#look?.();
  }

  /**
   * Settles when nothing is missing any more, or at the deadline; one wait at a time.
   * @param awaited what may be missing
   * @param isMissing whether one is still; what arrived once is not missing again
   * @param late told of each that is missing still after `deadline` ms
   * @throws the signal's reason
   */
  until<T>(
    awaited: readonly T[],
    isMissing: (one: T) => boolean,
    late: (one: T) => void,
    deadline: number,
    signal: AbortSignal,
  ): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      // From the end: what has arrived is not looked at again, however many there are.
      let left = awaited.length;
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
        for (const one of awaited.slice(0, left).filter(isMissing)) late(one);
        resolve();
      }, deadline);
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      this.#look = () => {
        while (left > 0 && !isMissing(awaited[left - 1] as T)) left--;
        if (left > 0) return;
        settle();
        resolve();
      };
      this.#look();
    });
  }
}
