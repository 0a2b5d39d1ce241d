/** Opening the socket, with its address resolved anew each time. */

import { resolveAddress } from '../client/index.js';
import { SystemError, WaylandError } from '../errors.js';
import { adopt, connectTo } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';
import type { SessionOptions } from './options.js';

export class Addresses {
  readonly #env: NodeJS.ProcessEnv;
  #socket: string | number | undefined;

  constructor(options: SessionOptions) {
    this.#env = options.env ?? process.env;
    this.#socket = options.socket;
  }

  /**
   * Connects to where the compositor is now. An fd, given or inherited, serves once.
   * @param socket from now on this one
   * @throws ERR_WL_NO_SOCKET, ERR_WL_CONNECT with the system's error as its cause
   */
  open(socket?: string | number): OwnedFd {
    if (socket !== undefined) this.#socket = socket;
    const address = resolveAddress(this.#socket, this.#env);
    if ('fd' in address) {
      if (this.#socket === undefined) delete this.#env.WAYLAND_SOCKET;
      else this.#socket = undefined;
      return adopt(address.fd);
    }
    try {
      return connectTo(address.path);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      throw new WaylandError('ERR_WL_CONNECT', `${address.path}: ${describe(error)}`, { cause: error });
    }
  }
}

function describe(error: SystemError): string {
  switch (error.errnoName) {
    case 'ENOENT':
      return 'there is no such socket: is the compositor running, and is WAYLAND_DISPLAY right?';
    case 'ECONNREFUSED':
      return 'nobody listens there: the compositor has died or is starting';
    case 'EACCES':
      return 'this user may not connect';
    default:
      return error.message;
  }
}
