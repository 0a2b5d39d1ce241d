/** What CRIU is told at a restore, wherever that runs. */

import { WaylandError } from '../errors.js';
import type { OwnedFd } from '../wire/index.js';
import type { Criu } from './criu.js';
import { isIdTaken, reasonOf } from './log.js';
import type { Manifest } from './manifest.js';

const LOG = 'restore.log';

/** The first fd that CRIU inherits, after stdin, stdout and stderr. */
const FIRST_FD = 3;

export interface Restore {
  readonly criu: Criu;
  readonly manifest: Manifest;
  readonly images: string;
  /** Dead ends, for the connections that were cut. CRIU inherits them in this order. */
  readonly dead: readonly { readonly inode: number; readonly fd: OwnedFd }[];
  /** ms */
  readonly timeout: number;
}

export function restoreArguments({ manifest, images, dead }: Restore): string[] {
  return [
    ...['restore', '--images-dir', images, '--log-file', LOG, '-v3', '--file-locks'],
    // With the colon before the bracket, unlike what `criu --help` says.
    ...dead.flatMap(({ inode }, index) => ['--inherit-fd', `fd[${FIRST_FD + index}]:socket:[${inode}]`]),
    ...(manifest.sockets.some(({ kind }) => kind === 'tcp') ? ['--tcp-close'] : []),
    ...(manifest.shellJob || manifest.terminal ? ['--shell-job'] : []),
  ];
}

export function restoreFailed({ images }: Restore, said: string): WaylandError {
  return new WaylandError('ERR_WL_THAW', `${images} could not be thawed: ${reasonOf(images, LOG, said)}`);
}

/** Whether it failed because a pid or thread id that it needs was somebody else's at that moment. */
export function isRefusedId({ images }: Restore, said: string): boolean {
  return isIdTaken(images, LOG, said);
}
