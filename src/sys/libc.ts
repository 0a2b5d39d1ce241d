/** libc's functions as koffi sees them, and the one place that turns -1 into an error. */

import { createRequire } from 'node:module';
import { endianness } from 'node:os';
import { getSystemErrorMap } from 'node:util';
import { SystemError, WaylandError } from '../errors.js';

// By require, not import: koffi is CommonJS, and Node reads the names out of such a module by a parser of its own before it
// imports it, file by file, which takes a third of the time that koffi takes to load.
export const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');

if (process.platform !== 'linux' || endianness() !== 'LE' || !(process.arch === 'x64' || process.arch === 'arm64')) {
  throw new WaylandError(
    'ERR_WL_DEPENDENCY',
    `resurface needs Linux on x64 or arm64, this is ${process.platform} on ${process.arch}`,
  );
}

const libc = koffi.load(null);

/** Pointers are passed as numbers: addresses of user space fit a double, and a bigint costs more. */
export const socket: (domain: number, type: number, protocol: number) => number =
  libc.func('int socket(int, int, int)');
export const connect: (fd: number, address: Uint8Array, length: number) => number = libc.func(
  'int connect(int, const uint8_t *, uint32_t)',
);
export const bind: (fd: number, address: Uint8Array, length: number) => number = libc.func(
  'int bind(int, const uint8_t *, uint32_t)',
);
export const listen: (fd: number, backlog: number) => number = libc.func('int listen(int, int)');
export const accept4: (fd: number, address: number, length: number, flags: number) => number = libc.func(
  'int accept4(int, intptr_t, intptr_t, int)',
);
export const shutdown: (fd: number, how: number) => number = libc.func('int shutdown(int, int)');
export const socketpair: (domain: number, type: number, protocol: number, fds: Int32Array) => number = libc.func(
  'int socketpair(int, int, int, _Out_ int *)',
);
export const getsockname: (fd: number, address: Uint8Array, length: Uint32Array) => number = libc.func(
  'int getsockname(int, _Out_ uint8_t *, _Inout_ uint32_t *)',
);
export const getsockopt: (fd: number, level: number, name: number, value: Uint8Array, length: Uint32Array) => number =
  libc.func('int getsockopt(int, int, int, _Out_ uint8_t *, _Inout_ uint32_t *)');
export const send: (fd: number, bytes: number, length: number, flags: number) => number = libc.func(
  'int send(int, intptr_t, size_t, int)',
);
export const sendmsg: (fd: number, header: number, flags: number) => number = libc.func(
  'int sendmsg(int, intptr_t, int)',
);
export const recvmsg: (fd: number, header: number, flags: number) => number = libc.func(
  'int recvmsg(int, intptr_t, int)',
);
export const poll: (fds: number, count: number, timeout: number) => number = libc.func('int poll(intptr_t, long, int)');
export const fcntl: (fd: number, command: number, argument: number) => number = libc.func('int fcntl(int, int, int)');
export const flock: (fd: number, operation: number) => number = libc.func('int flock(int, int)');
export const pipe2: (fds: Int32Array, flags: number) => number = libc.func('int pipe2(_Out_ int *, int)');
export const memfdCreate: (name: string, flags: number) => number = libc.func(
  'int memfd_create(const char *, uint32_t)',
);
export const ftruncate: (fd: number, length: number) => number = libc.func('int ftruncate(int, int64_t)');
export const mmap: (
  address: number,
  length: number,
  protection: number,
  flags: number,
  fd: number,
  offset: number,
) => number = libc.func('intptr_t mmap(intptr_t, size_t, int, int, int, int64_t)');
export const munmap: (address: number, length: number) => number = libc.func('int munmap(intptr_t, size_t)');
export const lseek: (fd: number, offset: number, whence: number) => number = libc.func(
  'int64_t lseek(int, int64_t, int)',
);
export const prctl: (option: number, a: number, b: number, c: number, d: number) => number = libc.func(
  'int prctl(int, uintptr_t, uintptr_t, uintptr_t, uintptr_t)',
);
/** The raw call: glibc and musl have no declaration for it, but both have it. */
export const capget: (header: Uint32Array, sets: Uint32Array) => number = libc.func(
  'int capget(uint32_t *, _Out_ uint32_t *)',
);
export const capset: (header: Uint32Array, sets: Uint32Array) => number = libc.func(
  'int capset(uint32_t *, const uint32_t *)',
);
export const getrlimit: (resource: number, limits: number) => number = libc.func('int getrlimit(int, intptr_t)');
export const setrlimit: (resource: number, limits: number) => number = libc.func('int setrlimit(int, intptr_t)');
export const signal: (number: number, disposition: number) => number = libc.func('intptr_t signal(int, intptr_t)');
export const execvp: (file: string, args: Uint8Array) => number = libc.func(
  'int execvp(const char *, const uint8_t *)',
);
/** For what libc has no function for. */
export const syscall: (number: number, a: number, b: number) => number = libc.func('long syscall(long, long, long)');

const EAGAIN = 11;
const EINTR = 4;

/** `errno` after a call that gave -1; stale after any other. */
export function lastErrno(): number {
  return koffi.errno();
}

/** Whether the failed call may just be made again later. */
export function wouldBlock(errno: number): boolean {
  return errno === EAGAIN;
}

/** Repeats a call while a signal interrupts it. Gives the result, or -1 with `errno` fresh. */
export function restarting(call: () => number): number {
  for (;;) {
    const result = call();
    if (result !== -1 || lastErrno() !== EINTR) return result;
  }
}

export function errnoName(errno: number): string {
  return getSystemErrorMap().get(-errno)?.[0] ?? `errno ${errno}`;
}

/** Gives the result of a call, or throws what `errno` says. */
export function checked(result: number, syscall: string, doing?: string): number {
  if (result !== -1) return result;
  const errno = lastErrno();
  throw new SystemError(syscall, errno, errnoName(errno), doing);
}

const addresses = new WeakMap<ArrayBufferLike, number>();

/** Where the memory of a buffer stands. It does not move while the buffer lives. */
export function addressOf(buffer: ArrayBufferLike): number {
  let address = addresses.get(buffer);
  if (address === undefined) {
    address = Number(koffi.address(buffer));
    addresses.set(buffer, address);
  }
  return address;
}
