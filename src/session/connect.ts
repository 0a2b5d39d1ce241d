/** The two ways to a session: a new one, or one that comes out of a snapshot. */

import type { ConnectOptions } from './options.js';
import { Session } from './session.js';

/**
 * Connects to a compositor and learns what it offers.
 * @throws ERR_WL_NO_SOCKET, ERR_WL_CONNECT, ERR_WL_TIMEOUT, or the signal's reason
 */
export async function connect(options: ConnectOptions = {}): Promise<Session> {
  options.signal?.throwIfAborted();
  const session = new Session(options);
  await session.start(undefined, options.signal);
  return session;
}
