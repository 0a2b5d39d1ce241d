/** What a process tree holds that CRIU can't put on disk, by name, and what to do about it. Found before it is tried. */

import { readFileSync } from 'node:fs';
import { type FreezeObstacle, FreezeObstacleError } from '../errors.js';
import type { OpenFile, Process } from './processes.js';
import type { OutsideSocket } from './sockets.js';

/** Kinds of `anon_inode:[KIND]` that CRIU knows. */
const KNOWN_ANONYMOUS = ['eventfd', 'eventpoll', 'timerfd', 'signalfd', 'inotify', 'fanotify', 'pidfd', 'bpf-map'];

const GPU = /^\/dev\/(dri\/|nvidia|kfd$|mali)|^\/dmabuf:|^anon_inode:\[?(i915|drm|dmabuf|sync_file)/;
const GPU_ADVICE =
  'its contents are in the graphics card, out of reach: draw in shared memory (without GL, Vulkan or a video decoder)';
const CUT_ADVICE = 'close it before, or cut it (--cut-sockets): after the thaw it reads as closed by the other side';

/** Major numbers of devices without a state of their own, or with one that CRIU keeps. */
const MEM_MAJOR = 1;
const KNOWN_MEM_MINORS = [3, 5, 7, 8, 9]; // null, zero, full, random, urandom
const TTY_MAJORS = [4, 5, 136, 137, 138, 139, 140, 141, 142, 143];
const TUN = { major: 10, minor: 200 };

const major = (device: number): number => (device >> 8) & 0xfff;
const minor = (device: number): number => (device & 0xff) | ((device >> 12) & 0xfff00);

export function isTerminal({ stat }: OpenFile): boolean {
  return stat.isCharacterDevice() && TTY_MAJORS.includes(major(stat.rdev));
}

interface Circumstances {
  /** Connections to others are to be cut. */
  readonly cut: boolean;
  /** CRIU won't be able to suspend seccomp filters: it isn't root, or has the filter itself, from who started it. */
  readonly filtersStay: boolean;
}

/** @throws FreezeObstacleError that names them all, when there are any */
export function refuseObstacles(
  tree: readonly Process[],
  outside: readonly OutsideSocket[],
  circumstances: Circumstances,
): void {
  const obstacles = obstaclesIn(tree, outside, circumstances);
  if (obstacles.length > 0) throw new FreezeObstacleError(tree[0]?.pid ?? 0, obstacles);
}

export function obstaclesIn(
  tree: readonly Process[],
  outside: readonly OutsideSocket[],
  { cut, filtersStay }: Circumstances,
): FreezeObstacle[] {
  const pids = new Set(tree.map(({ pid }) => pid));
  const obstacles = tree.flatMap((process) => ofProcess(process, pids));
  // ptrace(2), PTRACE_O_SUSPEND_SECCOMP: only root may, without a filter of its own. CRIU 4.2.1 finds out too late for the process.
  for (const { pid } of filtersStay ? tree.filter(({ filtered }) => filtered) : []) {
    const advice =
      'only root can freeze it, and only from outside; where `resurface run` set the filter, set the sysctl kernel.io_uring_disabled=2 instead';
    obstacles.push({ kind: 'seccomp', pid, what: 'a seccomp filter', advice });
  }
  if (cut) return obstacles;
  for (const { kind, pid, fd, to } of outside) {
    if (kind === 'wayland' || kind === 'channel') continue;
    const what = `a ${kind === 'tcp' ? 'TCP' : 'unix'} connection to ${to ?? 'another process'}`;
    const advice =
      kind === 'unix' ? `${CUT_ADVICE}; if it is the compositor, tell so (--socket ${to ?? 'PATH'})` : CUT_ADVICE;
    obstacles.push({ kind: kind === 'tcp' ? 'tcp' : 'socket', pid, fd, what, advice });
  }
  return obstacles;
}

function ofProcess(process: Process, tree: ReadonlySet<number>): FreezeObstacle[] {
  const { pid } = process;
  const obstacles: FreezeObstacle[] = [];
  if (process.tracer !== 0) {
    const what = `it is traced by process ${process.tracer}`;
    obstacles.push({ kind: 'tracer', pid, what, advice: 'end the debugger or strace first' });
  }
  if (process.ownPid === 1) {
    const advice = 'start the app below an init there (for example with `tini`, or from a shell that stays)';
    obstacles.push({ kind: 'init', pid, what: 'it is the first process of a pid namespace', advice });
  }
  for (const file of process.files) {
    const found = ofFile(file, pid, tree);
    if (found !== undefined) obstacles.push({ pid, fd: file.fd, ...found });
  }
  for (const path of new Set(process.mappings.map((mapping) => mapping.path))) {
    if (GPU.test(path)) obstacles.push({ kind: 'gpu', pid, what: `a mapping of ${path}`, advice: GPU_ADVICE });
    if (path.startsWith('/SYSV')) {
      const advice = 'use memfd_create(2) or shm_open(3), or start the app in an IPC namespace of its own';
      obstacles.push({ kind: 'sysv-shm', pid, what: 'a System V shared memory segment', advice });
    }
  }
  return obstacles;
}

function ofFile(
  { fd, target, stat }: OpenFile,
  pid: number,
  tree: ReadonlySet<number>,
): Omit<FreezeObstacle, 'pid' | 'fd'> | undefined {
  if (GPU.test(target)) return { kind: 'gpu', what: target, advice: GPU_ADVICE };
  const anonymous = /^anon_inode:\[?([\w.:-]+)\]?/.exec(target)?.[1];
  if (anonymous === 'io_uring') {
    const advice =
      'Node 22 and later open one whatever they are told: start the app with `resurface run -- node app.js`, or set ' +
      'the sysctl kernel.io_uring_disabled=2 before it starts';
    return { kind: 'io_uring', what: 'an io_uring', advice };
  }
  if (anonymous === 'pidfd') {
    const watched = Number(/^Pid:\s*(-?\d+)/m.exec(fdinfo(pid, fd))?.[1] ?? -1);
    if (watched === -1 || tree.has(watched)) return undefined;
    return { kind: 'pidfd', what: `a pidfd of process ${watched}, which stays outside`, advice: 'close it before' };
  }
  if (anonymous !== undefined && !KNOWN_ANONYMOUS.includes(anonymous)) {
    return { kind: 'file', what: target, advice: 'CRIU does not know this kind of file: close it before' };
  }
  if (stat.isBlockDevice() || (stat.isCharacterDevice() && !isKnownDevice(stat.rdev))) {
    return { kind: 'device', what: `the device ${target}`, advice: 'its state is in the driver: close it before' };
  }
  return undefined;
}

function isKnownDevice(device: number): boolean {
  const number = major(device);
  if (number === MEM_MAJOR) return KNOWN_MEM_MINORS.includes(minor(device));
  return TTY_MAJORS.includes(number) || (number === TUN.major && minor(device) === TUN.minor);
}

function fdinfo(pid: number, fd: number): string {
  try {
    return readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8');
  } catch {
    return ''; // closed since
  }
}
