/** Becoming another program: execve(2), what it inherits, and io_uring taken from it. */

import { closeSync, readdirSync } from 'node:fs';
import * as libc from './libc.js';

const F_SETFD = 2;
const FD_CLOEXEC = 1;
const SIGPIPE = 13;
const SIG_DFL = 0;
const RLIMIT_MEMLOCK = 8;
const PR_SET_SECCOMP = 22;
const PR_CAPBSET_DROP = 24;
const CAP_IPC_LOCK = 14;
/** _LINUX_CAPABILITY_VERSION_3 */
const CAPABILITY_VERSION = 0x20080522;
const PR_SET_NO_NEW_PRIVS = 38;
const SECCOMP_MODE_FILTER = 2;
const EACCES = 13;
/** The same on all architectures that this library runs on. */
const SYS_IO_URING_SETUP = 425;
const IO_URING_PARAMS_BYTES = 120;
const ENOSYS = 38;

/** AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64: what a filter sees of who calls. */
const ARCHITECTURE = process.arch === 'arm64' ? 0xc00000b7 : 0xc000003e;

/** seccomp(2), as bpf programs are written: [code, if true skip, if not skip, k]. */
const REFUSE_IO_URING: readonly (readonly [number, number, number, number])[] = [
  [0x20, 0, 0, 4], // load seccomp_data.arch
  [0x15, 0, 3, ARCHITECTURE], // another architecture's numbers mean other calls: allow
  [0x20, 0, 0, 0], // load seccomp_data.nr
  [0x15, 0, 1, SYS_IO_URING_SETUP],
  [0x06, 0, 0, 0x00050000 | ENOSYS], // SECCOMP_RET_ERRNO
  [0x06, 0, 0, 0x7fff0000], // SECCOMP_RET_ALLOW
];

/** Whether a new io_uring can be had here; none is left open. */
function ioUringWorks(): boolean {
  const params = new ArrayBuffer(IO_URING_PARAMS_BYTES);
  const fd = libc.syscall(SYS_IO_URING_SETUP, 1, libc.addressOf(params));
  if (fd < 0) return false;
  closeSync(fd);
  return true;
}

/** Sets how much memory may be locked, the soft limit alone: the program can have it back. */
function limitLockedMemory(bytes: bigint): bigint {
  const limits = new BigUint64Array(2);
  const address = libc.addressOf(limits.buffer);
  libc.checked(libc.getrlimit(RLIMIT_MEMLOCK, address), 'getrlimit');
  const before = limits[0] as bigint;
  limits[0] = bytes;
  libc.checked(libc.setrlimit(RLIMIT_MEMLOCK, address), 'setrlimit');
  return before;
}

/** Runs `probe` without CAP_IPC_LOCK. @returns its result; undefined where we don't have that */
function withoutLocking<T>(probe: () => T): T | undefined {
  const header = new Uint32Array([CAPABILITY_VERSION, 0]);
  const sets = new Uint32Array(6); // effective, permitted, inheritable; and again for capabilities from 32
  libc.checked(libc.capget(header, sets), 'capget');
  const effective = sets[0] as number;
  if ((effective & (1 << CAP_IPC_LOCK)) === 0) return undefined;
  sets[0] = effective & ~(1 << CAP_IPC_LOCK);
  libc.checked(libc.capset(header, sets), 'capset');
  try {
    return probe();
  } finally {
    sets[0] = effective;
    libc.checked(libc.capset(header, sets), 'capset');
  }
}

/** What this process becomes will not have it: execve gives root what the bounding set leaves (capabilities(7)). */
function giveUpLocking(): boolean {
  return libc.prctl(PR_CAPBSET_DROP, CAP_IPC_LOCK, 0, 0, 0) === 0;
}

/** Exported for its test: this kernel may know a milder way. */
export function filterIoUring(): void {
  // struct sock_fprog, and what it points to
  const program = new ArrayBuffer(16 + REFUSE_IO_URING.length * 8);
  const address = libc.addressOf(program);
  const view = new DataView(program);
  view.setUint16(0, REFUSE_IO_URING.length, true);
  view.setBigUint64(8, BigInt(address + 16), true);
  REFUSE_IO_URING.forEach(([code, whenTrue, whenFalse, k], index) => {
    const at = 16 + index * 8;
    view.setUint16(at, code, true);
    view.setUint8(at + 2, whenTrue);
    view.setUint8(at + 3, whenFalse);
    view.setUint32(at + 4, k, true);
  });
  const install = (): number => libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, address, 0, 0);
  // Root may do it as it is; others give up setuid programs for it (prctl(2)).
  if (install() === 0) return;
  if (libc.lastErrno() === EACCES) libc.checked(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), 'prctl');
  libc.checked(install(), 'prctl', 'refusing io_uring by seccomp');
}

/**
 * How what this process becomes is without io_uring: `kernel`, it refuses anyhow (`kernel.io_uring_disabled`, or a
 * container's filter); `memory`, the rings count as locked memory, of which none may be had any more, where the kernel counts
 * them; `seccomp`, by a filter, which can't be taken off.
 */
export type IoUringRefusal = 'kernel' | 'memory' | 'seccomp';

/**
 * What this process becomes gets no io_uring, nor do its children. By the mildest means that works: a process with a filter can be
 * dumped by root alone, and not from inside.
 * @throws ERR_WL_SYSCALL
 */
export function refuseIoUring(): IoUringRefusal {
  if (!ioUringWorks()) return 'kernel';
  const before = limitLockedMemory(0n);
  if (!ioUringWorks()) return 'memory';
  if (withoutLocking(ioUringWorks) === false && giveUpLocking()) return 'memory';
  limitLockedMemory(before);
  filterIoUring();
  return 'seccomp';
}

/** `char *argv[]` with its strings behind it: one piece of memory, so that nothing of it is collected before the call. */
function argumentVector(strings: readonly string[]): Uint8Array {
  const bytes = strings.map((string) => Buffer.from(`${string}\0`));
  const vector = new Uint8Array((strings.length + 1) * 8 + Buffer.concat(bytes).length);
  const pointers = new BigUint64Array(vector.buffer, 0, strings.length + 1);
  let at = pointers.byteLength;
  bytes.forEach((string, index) => {
    pointers[index] = BigInt(libc.addressOf(vector.buffer) + at);
    vector.set(string, at);
    at += string.length;
  });
  return vector;
}

/**
 * This process becomes another program: same pid, parent, session, environment, standard streams. Comes back only by throwing.
 * @param program a path, or a name on PATH
 * @param args without the program's own name
 * @param keep other descriptors that it inherits; all else is closed
 * @throws ERR_WL_SYSCALL: ENOENT, EACCES, …, EBADF for one of `keep`; nothing has changed then but what would be inherited
 */
export function execute(program: string, args: readonly string[], keep: readonly number[] = []): never {
  // Each can be listed and gone: the listing's own is.
  for (const name of readdirSync('/proc/self/fd')) libc.fcntl(Number(name), F_SETFD, FD_CLOEXEC);
  // Node keeps even the standard streams from what comes after it. One that was closed stays closed.
  for (const fd of [0, 1, 2]) libc.fcntl(fd, F_SETFD, 0);
  for (const fd of keep) libc.checked(libc.fcntl(fd, F_SETFD, 0), 'fcntl', `handing down fd ${fd}`);
  libc.signal(SIGPIPE, SIG_DFL); // Node ignores it, which would be inherited
  return libc.checked(libc.execvp(program, argumentVector([program, ...args])), 'execve', program) as never;
}
