/** The listening socket at its path, with libwayland's lock beside it, and the way to crash. */

import { closeSync, lstatSync, mkdtempSync, openSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { WaylandError } from '../errors.js';
import { accept, listenAt, lockExclusively, SocketWatch } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';

/** Where a compositor listens. */
export interface Address {
  readonly path: string;
  /** A directory of our own around it, to be removed at the end. */
  readonly directory: string | undefined;
}

/** An absolute path, a name in `XDG_RUNTIME_DIR`, or else a socket in a new private directory. @throws ERR_WL_NO_SOCKET */
export function addressFor(socket: string | undefined): Address {
  if (socket === undefined) {
    const directory = mkdtempSync(join(tmpdir(), 'resurface-compositor-'));
    return { path: join(directory, 'wayland-0'), directory };
  }
  if (isAbsolute(socket)) return { path: socket, directory: undefined };
  const runtimeDir = process.env.XDG_RUNTIME_DIR;
  if (runtimeDir === undefined || !isAbsolute(runtimeDir)) {
    throw new WaylandError(
      'ERR_WL_NO_SOCKET',
      `${socket} is a name, and XDG_RUNTIME_DIR is not set to an absolute path`,
    );
  }
  return { path: join(runtimeDir, socket), directory: undefined };
}

/** Connections that are taken in one turn of the loop. */
const ACCEPTS_PER_TURN = 64;

export class Server {
  readonly #path: string;
  readonly #lock: number;
  readonly #listening: OwnedFd;
  readonly #watch: SocketWatch;

  /** Listens; what a crashed compositor left at the path is taken over. @throws ERR_WL_SYSCALL, ERR_WL_STATE when one is alive there */
  constructor(path: string, onConnection: (socket: OwnedFd) => void) {
    this.#path = path;
    this.#lock = openSync(`${path}.lock`, 'a', 0o660);
    try {
      if (!lockExclusively(this.#lock)) {
        throw new WaylandError(
          'ERR_WL_STATE',
          `${path}: another compositor holds ${path}.lock; choose another name, or end it`,
        );
      }
      if (lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true) unlinkSync(path);
      this.#listening = listenAt(path);
    } catch (error) {
      closeSync(this.#lock);
      throw error;
    }
    this.#watch = new SocketWatch(this.#listening.fd, {
      readable: () => {
        for (let i = 0; i < ACCEPTS_PER_TURN && this.#listening.owned; i++) {
          const socket = accept(this.#listening.fd);
          if (socket === undefined) break;
          onConnection(socket);
        }
      },
    });
  }

  /** Whether it keeps the process alive. */
  set referenced(value: boolean) {
    this.#watch.referenced = value;
  }

  /** Stops listening as a killed process does: socket and lock file stay behind. */
  abandon(): void {
    this.#watch.close();
    this.#listening.close();
    closeSync(this.#lock);
  }

  close(): void {
    rmSync(this.#path, { force: true });
    rmSync(`${this.#path}.lock`, { force: true });
    this.abandon();
  }
}
