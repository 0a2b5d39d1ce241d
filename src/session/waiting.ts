/** Waiting that can be given up: for events, with AbortSignals. */

/** Calls `start` with ways to settle; an abort rejects with the signal's reason, and `stop` runs in any case. */
export function abortable<T>(
  signal: AbortSignal | undefined,
  start: (resolve: (value: T) => void, reject: (reason: unknown) => void) => (() => void) | void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    signal?.throwIfAborted();
    let stop: (() => void) | void;
    const settle = (): void => {
      signal?.removeEventListener('abort', onAbort);
      stop?.();
    };
    const onAbort = (): void => {
      settle();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    stop = start(
      (value) => {
        settle();
        resolve(value);
      },
      (reason) => {
        settle();
        reject(reason);
      },
    );
  });
}

/** Sleeps for `ms` milliseconds. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return abortable<void>(signal, (resolve) => {
    const timer = setTimeout(resolve, ms);
    return () => clearTimeout(timer);
  });
}
