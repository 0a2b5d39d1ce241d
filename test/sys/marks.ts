// Fds that can be told apart on the other side: pipes with a number in them.
import { readSync, writeSync } from 'node:fs';
import { pipe } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';

/** The read end of a pipe that holds the number. */
export function writeMark(mark: number): OwnedFd {
  const [reading, writing] = pipe();
  writeSync(writing.fd, String(mark));
  writing.close();
  return reading;
}

/** The number in it; closes it. */
export function readMark(fd: OwnedFd): number {
  const text = Buffer.alloc(32);
  const length = readSync(fd.fd, text);
  fd.close();
  return Number(text.toString('latin1', 0, length));
}
