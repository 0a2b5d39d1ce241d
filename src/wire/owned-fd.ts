/** A file descriptor with exactly one owner. Who does not take it, closes it. */

import { closeSync } from 'node:fs';
import { WaylandError } from '../errors.js';

let open = 0;

/**
 * Owns a file descriptor until {@link OwnedFd.take} gives it away or {@link OwnedFd.close} closes it.
 * An event's fd that nobody took while its listeners ran is closed after them.
 */
export class OwnedFd {
  #fd: number;
  #holders = 1;

  constructor(fd: number) {
    if (!Number.isInteger(fd) || fd < 0) {
      throw new WaylandError('ERR_WL_ARGUMENT', `a file descriptor must be a non-negative integer, got ${fd}`);
    }
    this.#fd = fd;
    open++;
  }

  /** How many are open in this process: for tests that look for leaks. */
  static get openCount(): number {
    return open;
  }

  /** Whether the descriptor is still owned here. */
  get owned(): boolean {
    return this.#fd >= 0;
  }

  /** The number, without giving it away. @throws ERR_WL_STATE when it was taken or closed */
  get fd(): number {
    if (this.#fd < 0) throw new WaylandError('ERR_WL_STATE', 'this file descriptor was already taken or closed');
    return this.#fd;
  }

  /** Gives the descriptor to the caller, who closes it. @throws ERR_WL_STATE when it was taken or closed */
  take(): number {
    const fd = this.fd;
    this.#fd = -1;
    open--;
    return fd;
  }

  /** One more who calls {@link OwnedFd.close}: the descriptor is closed by the last. */
  retain(): this {
    this.#holders++;
    return this;
  }

  /** Closes it unless it was taken, or somebody else retains it. May be called again when it is closed. */
  close(): void {
    if (this.#fd < 0 || --this.#holders > 0) return;
    const fd = this.take();
    closeSync(fd);
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
