/** Waiting for one event of one object, for as long as it can still come. */

import type { WaylandError } from '../errors.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { Session } from '../session/index.js';

/**
 * Settles when the event has come and its listeners ran.
 * @throws the signal's reason; what ended the connection
 */
export function firstEvent(session: Session, object: WaylandProxy, event: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      object.off(event, came);
      session.off('disconnected', ended);
      signal?.removeEventListener('abort', aborted);
    };
    const came = (): void => {
      settle();
      resolve();
    };
    const ended = ({ error }: { error: WaylandError }): void => {
      settle();
      reject(error);
    };
    const aborted = (): void => {
      settle();
      reject(signal?.reason);
    };
    object.on(event, came);
    session.on('disconnected', ended);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
