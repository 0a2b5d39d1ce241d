/** Waiting in poll(2), outside of the event loop. */

import { WaylandError } from '../errors.js';
import type { WlDisplay } from '../protocol/generated/wayland.js';
import type { Engine } from './engine.js';

/**
 * Asks the compositor to answer and delivers what comes until it has.
 * @param timeout in ms; undefined: no limit
 * @throws as `session.roundtripSync`
 */
export function waitForAnswer(engine: Engine, display: WlDisplay, timeout: number | undefined): void {
  const doing = 'session.roundtripSync';
  const left = deadline(doing, timeout);
  let answered = false;
  display.sync().on('done', () => {
    answered = true;
  });
  while (!answered) {
    if (!engine.dispatchSync(doing, left())) {
      throw new WaylandError('ERR_WL_TIMEOUT', `${doing}: the compositor did not answer within ${timeout} ms`);
    }
    if (answered || engine.connection?.open === true) continue;
    engine.requireOpen(doing);
    throw new WaylandError('ERR_WL_CONNECTION_CLOSED', `${doing}: the connection ended before the answer came`);
  }
}

/** Delivers what comes first. @throws as `session.dispatchSync` */
export function waitForEvents(engine: Engine, timeout: number | undefined): boolean {
  const doing = 'session.dispatchSync';
  return engine.dispatchSync(doing, deadline(doing, timeout)());
}

/** @returns what is left of the time: ms, -1 without a limit. @throws ERR_WL_ARGUMENT */
function deadline(doing: string, timeout: number | undefined): () => number {
  if (timeout === undefined) return () => -1;
  if (!(timeout >= 0 && timeout <= 0x7fffffff)) {
    throw new WaylandError('ERR_WL_ARGUMENT', `${doing}: timeout must be 0 to 2147483647 ms, got ${timeout}`);
  }
  const end = performance.now() + timeout;
  return () => Math.max(0, Math.ceil(end - performance.now()));
}
