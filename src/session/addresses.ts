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

  /** From now on this one, whether somebody is there or not. */
  moveTo(socket: string): void {
    this.#socket = socket;
  }

  /**
   * Connects to where the compositor is now. An fd, given or inherited, serves once.
   * @param socket from now on this one, if somebody is there
   * @throws ERR_WL_NO_SOCKET, ERR_WL_CONNECT with the system's error as its cause
   */
  open(socket?: string | number): OwnedFd {
    const wanted = socket ?? this.#socket;
    const address = resolveAddress(wanted, this.#env);
    if ('fd' in address && wanted === undefined) delete this.#env.WAYLAND_SOCKET;
    const fd = openAddress(address);
    this.#socket = typeof wanted === 'number' ? undefined : wanted;
    return fd;
  }
}
