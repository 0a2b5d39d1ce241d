/**
 * How a connection learns that its process was frozen and thawed. No socket survives that: at the place of its own it finds a dead
 * end, which is another socket, and whose name may say where the compositor is now.
 */

import { fstatSync } from 'node:fs';
import { abstractName, bindAbstract, randomBytes, socketPair } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';

/** What a thaw tells. */
export interface Thaw {
  /** Where the compositor is from now on; absent: where it was said to be at the start. */
  readonly display?: string;
}

// The name of the socket itself, unix(7): it can be read when the stream has ended, and no byte of it gets between what was
// half read before. What stands between makes it unique, which a name must be.
const NAME = /^resurface\/[0-9a-f]+\/(.*)$/s;

/**
 * What a thaw puts in place of a connection: who reads it sees the end of the stream.
 * @param display a socket's name in XDG_RUNTIME_DIR, or an absolute path, of up to 88 bytes
 * @throws ERR_WL_ARGUMENT for a longer one
 */
export function deadEnd(display = ''): OwnedFd {
  const [ours, other] = socketPair();
  other.close();
  try {
    bindAbstract(ours.fd, `resurface/${randomBytes(4).toString('hex')}/${display}`);
  } catch (error) {
    ours.close();
    throw error;
  }
  return ours;
}

/** What tells a socket from another one: fstat(2), and `readlink /proc/PID/fd/N`. */
export function inodeOf(fd: number): number {
  return fstatSync(fd).ino;
}

/**
 * Whether a socket is still the one that it was.
 * @param inode what it had when it was opened
 * @returns undefined if so, else what the thaw told
 */
export function thawAt(fd: number, inode: number): Thaw | undefined {
  if (inodeOf(fd) === inode) return undefined;
  const display = NAME.exec(abstractName(fd) ?? '')?.[1];
  return display ? { display } : {};
}
