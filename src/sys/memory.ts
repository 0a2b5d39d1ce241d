/** Shared memory: memfd_create(2), file seals, mmap(2), and which parts of a file hold data. */

import { fstatSync } from 'node:fs';
import { SystemError, WaylandError } from '../errors.js';
import { OwnedFd } from '../wire/index.js';
import * as libc from './libc.js';

const MFD_CLOEXEC = 1;
const MFD_ALLOW_SEALING = 2;
const F_ADD_SEALS = 1033;
const F_GET_SEALS = 1034;
const F_SEAL_SHRINK = 2;
const PROT_READ = 1;
const PROT_WRITE = 2;
const MAP_SHARED = 1;
const SEEK_DATA = 3;
const SEEK_HOLE = 4;
const ENXIO = 6;

function checkedBytes(bytes: number, least: number, what: string): void {
  if (Number.isSafeInteger(bytes) && bytes >= least) return;
  throw new WaylandError(
    'ERR_WL_ARGUMENT',
    `${what}: its size must be an integer of at least ${least} bytes, got ${bytes}`,
  );
}

/**
 * A memfd of `bytes` bytes, sealed against shrinking: a peer that maps it can't be hit by SIGBUS.
 * @throws ERR_WL_ARGUMENT, ERR_WL_SYSCALL: EMFILE, EFBIG; EINVAL when the name has more than 249 bytes
 */
export function createMemfd(name: string, bytes: number): OwnedFd {
  checkedBytes(bytes, 0, `memfd ${name}`);
  const fd = new OwnedFd(libc.checked(libc.memfdCreate(name, MFD_CLOEXEC | MFD_ALLOW_SEALING), 'memfd_create', name));
  try {
    libc.checked(
      libc.restarting(() => libc.ftruncate(fd.fd, bytes)),
      'ftruncate',
      `memfd ${name} of ${bytes} bytes`,
    );
    libc.checked(libc.fcntl(fd.fd, F_ADD_SEALS, F_SEAL_SHRINK), 'fcntl', 'sealing a memfd');
    return fd;
  } catch (error) {
    fd.close();
    throw error;
  }
}

/** Whether nobody can make this file shorter: a mapping of it is safe to touch. False where a file can't be sealed. */
export function isSealedAgainstShrinking(fd: number): boolean {
  const seals = libc.fcntl(fd, F_GET_SEALS, 0);
  return seals !== -1 && (seals & F_SEAL_SHRINK) !== 0;
}

function sizeOf(fd: number): number {
  try {
    return fstatSync(fd).size;
  } catch (error) {
    const { errno = 0, code = '' } = error as NodeJS.ErrnoException;
    throw new SystemError('fstat', -errno, code, `mapping fd ${fd}`);
  }
}

let mappedBytes = 0;
let mappings = 0;

// A mapping lives as long as a view of it: touching one after munmap kills the process.
const unmapping = new FinalizationRegistry<{ address: number; bytes: number }>(({ address, bytes }) => {
  libc.munmap(address, bytes);
  mappedBytes -= bytes;
  mappings--;
});

/**
 * Maps `bytes` bytes of a file from its beginning. The mapping is released when no view of the buffer is
 * left; the fd may be closed before. A file that shrinks later kills who touches the missing part: seal it.
 * @throws ERR_WL_ARGUMENT when the file is shorter than that, ERR_WL_SYSCALL: EACCES, ENOMEM, …
 */
export function mapShared(fd: number, bytes: number, access: 'read' | 'write' = 'write'): ArrayBuffer {
  checkedBytes(bytes, 1, 'a mapping');
  const size = sizeOf(fd);
  if (bytes > size) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `a mapping of ${bytes} bytes: the file has ${size}, touching the rest would kill the process`,
    );
  }
  const protection = access === 'write' ? PROT_READ | PROT_WRITE : PROT_READ;
  const address = libc.checked(libc.mmap(0, bytes, protection, MAP_SHARED, fd, 0), 'mmap');
  let buffer: ArrayBuffer;
  try {
    buffer = libc.koffi.view(address, bytes);
  } catch (error) {
    libc.munmap(address, bytes);
    throw error;
  }
  mappedBytes += bytes;
  mappings++;
  unmapping.register(buffer, { address, bytes });
  return buffer;
}

/** Mappings that still stand: for tests that look for leaks. */
export function mappingCount(): { mappings: number; bytes: number } {
  return { mappings, bytes: mappedBytes };
}

/**
 * The parts of a file that hold data, as [start, end) pairs in order; the rest reads as zero. Reading a
 * hole through a mapping would allocate it.
 */
export function dataRanges(fd: number, bytes: number): [number, number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < bytes; ) {
    const start = libc.lseek(fd, at, SEEK_DATA);
    if (start === -1) {
      if (libc.lastErrno() === ENXIO) break;
      libc.checked(-1, 'lseek');
    }
    if (start >= bytes) break;
    const end = Math.min(bytes, libc.checked(libc.lseek(fd, start, SEEK_HOLE), 'lseek'));
    ranges.push([start, end]);
    at = end;
  }
  return ranges;
}
