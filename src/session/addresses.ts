/** Where the next connection goes, resolved anew each time. */

import { openAddress, resolveAddress } from '../client/index.js';
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
    }
    return openAddress(address);
  }
}
