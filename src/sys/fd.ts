/** Small things that one does to file descriptors: fcntl(2), pipe(2), flock(2). */

import { fstatSync, type Stats } from 'node:fs';
import { SystemError, WaylandError } from '../errors.js';
import { OwnedFd } from '../wire/index.js';
import * as libc from './libc.js';

const F_GETFD = 1;
const F_SETFD = 2;
const F_GETFL = 3;
const F_SETFL = 4;
const F_DUPFD_CLOEXEC = 1030;
const FD_CLOEXEC = 1;
const O_NONBLOCK = 0o4000;
const O_CLOEXEC = 0o2000000;
const LOCK_EX = 2;
const LOCK_NB = 4;
const ENOTSOCK = 88;
const FD_MAX = 0x7fffffff;

function checkedFd(fd: number): number {
  if (Number.isInteger(fd) && fd >= 0 && fd <= FD_MAX) return fd;
  throw new WaylandError('ERR_WL_ARGUMENT', `a file descriptor must be an integer from 0 to ${FD_MAX}, got ${fd}`);
}

/** A second descriptor of the same open file, with CLOEXEC. @throws ERR_WL_ARGUMENT, ERR_WL_SYSCALL: EBADF, EMFILE */
export function duplicate(fd: number): OwnedFd {
  checkedFd(fd);
  return new OwnedFd(libc.checked(libc.fcntl(fd, F_DUPFD_CLOEXEC, 3), 'fcntl', `duplicating fd ${fd}`));
}

function statOf(fd: number): Stats | undefined {
  try {
    return fstatSync(fd);
  } catch {
    return undefined; // EBADF
  }
}

/** Whether libuv can poll it: a file or a closed fd would end the process there. */
export function isPollable(fd: number): boolean {
  const stat = statOf(fd);
  return stat !== undefined && (stat.isSocket() || stat.isFIFO());
}

/** For an inherited socket: non-blocking, and not inherited any further. @throws ERR_WL_ARGUMENT, ERR_WL_SYSCALL: EBADF, ENOTSOCK */
export function adopt(fd: number): OwnedFd {
  checkedFd(fd);
  const doing = `taking over fd ${fd}`;
  if (statOf(fd)?.isSocket() === false) throw new SystemError('fstat', ENOTSOCK, 'ENOTSOCK', doing);
  libc.checked(libc.fcntl(fd, F_SETFD, libc.checked(libc.fcntl(fd, F_GETFD, 0), 'fcntl', doing) | FD_CLOEXEC), 'fcntl');
  libc.checked(libc.fcntl(fd, F_SETFL, libc.checked(libc.fcntl(fd, F_GETFL, 0), 'fcntl', doing) | O_NONBLOCK), 'fcntl');
  return new OwnedFd(fd);
}

/** A pipe: [read end, write end], both with CLOEXEC. */
export function pipe(): [OwnedFd, OwnedFd] {
  const fds = new Int32Array(2);
  libc.checked(libc.pipe2(fds, O_CLOEXEC), 'pipe2');
  return [new OwnedFd(fds[0] as number), new OwnedFd(fds[1] as number)];
}

/** Takes the lock of a file without waiting. @returns false when somebody else has it */
export function lockExclusively(fd: number): boolean {
  const result = libc.restarting(() => libc.flock(fd, LOCK_EX | LOCK_NB));
  if (result === -1 && libc.wouldBlock(libc.lastErrno())) return false;
  libc.checked(result, 'flock');
  return true;
}
