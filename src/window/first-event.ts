/** Waiting for one event of one object, for as long as it can still come. */

import { WaylandError } from '../errors.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { Session } from '../session/index.js';

/**
 * Settles when the event has come and its listeners ran.
 * A lost connection is waited out: the new one brings the event again.
 * @throws the signal's reason; what ended the session, or ERR_WL_SESSION_CLOSED
 */
export function firstEvent(session: Session, object: WaylandProxy, event: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      object.off(event, came);
      session.off('closed', ended);
      signal?.removeEventListener('abort', aborted);
    };
    const came = (): void => {
      settle();
      resolve();
    };
    const ended = ({ error }: { error: WaylandError | undefined }): void => {
      settle();
      reject(
        error ??
          new WaylandError('ERR_WL_SESSION_CLOSED', `the session was closed while ${object}.${event} was waited for`),
      );
    };
    const aborted = (): void => {
      settle();
      reject(signal?.reason);
    };
    object.on(event, came);
    session.on('closed', ended);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}
