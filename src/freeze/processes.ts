/** What proc(5) tells of a process and of those below it. Everything may be gone between two looks. */

import { readdirSync, readFileSync, readlinkSync, type Stats, statSync } from 'node:fs';
import { WaylandError } from '../errors.js';

export interface OpenFile {
  readonly fd: number;
  /** As `/proc/PID/fd` names it: a path, `socket:[INODE]`, `anon_inode:[KIND]` … */
  readonly target: string;
  /** Of open(2). */
  readonly flags: number;
  readonly stat: Stats;
}

export interface Mapping {
  /** `address perms offset dev inode path`; the path may be empty. */
  readonly path: string;
  readonly shared: boolean;
  readonly inode: number;
}

export interface Process {
  /** As we see it. */
  readonly pid: number;
  /** In its own pid namespace, where CRIU works. */
  readonly ownPid: number;
  readonly name: string;
  readonly session: number;
  /** Who traces it, 0 for nobody. */
  readonly tracer: number;
  /** Whether its system calls go through a seccomp filter. */
  readonly filtered: boolean;
  readonly files: readonly OpenFile[];
  readonly mappings: readonly Mapping[];
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') {
      throw new WaylandError('ERR_WL_ARGUMENT', `there is no process ${pid}`, { cause: error });
    }
    throw new WaylandError(
      'ERR_WL_FREEZE',
      `process ${pid} belongs to another user: freeze it as that user, or as root`,
      { cause: error },
    );
  }
}

/** The fields of `/proc/PID/stat` after the name, which may hold anything. */
function statFields(pid: number): string[] {
  const text = read(pid, 'stat');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Clock ticks since the boot, at which the process was made: with its pid, this is who it is. */
export function startOf(pid: number): number {
  return Number(statFields(pid)[19]);
}

/** Whether something has this pid, be it dead and not reaped. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Whether it runs, sleeps or is stopped, and hasn't ended. */
export function lives(pid: number): boolean {
  try {
    return !['Z', 'X'].includes(statFields(pid)[0] ?? 'X');
  } catch {
    return false;
  }
}

export function childrenOf(pid: number): number[] {
  const children: number[] = [];
  for (const task of list(`/proc/${pid}/task`)) {
    try {
      const text = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8');
      for (const child of text.split(' ')) if (child !== '') children.push(Number(child));
    } catch {
      // the thread has ended
    }
  }
  return children;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The process first, then what stands below it. @throws ERR_WL_ARGUMENT, ERR_WL_FREEZE */
export function treeOf(pid: number): Process[] {
  return [lookAt(pid), ...childrenOf(pid).filter(lives).flatMap(treeOf)];
}

function lookAt(pid: number): Process {
  const status = read(pid, 'status');
  const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '';
  return {
    pid,
    ownPid: Number(field('NSpid').split('\t').at(-1) || pid),
    name: field('Name'),
    session: Number(statFields(pid)[3]),
    tracer: Number(field('TracerPid')),
    filtered: field('Seccomp') === '2',
    files: filesOf(pid),
    mappings: mappingsOf(pid),
  };
}

/** What it has open now. @throws ERR_WL_ARGUMENT, ERR_WL_FREEZE */
export function filesOf(pid: number): OpenFile[] {
  const files: OpenFile[] = [];
  let fds: string[];
  try {
    fds = readdirSync(`/proc/${pid}/fd`);
  } catch {
    read(pid, 'environ'); // tells why: gone, or not ours
    throw new WaylandError('ERR_WL_FREEZE', `the open files of process ${pid} can't be read`);
  }
  for (const fd of fds) {
    try {
      const target = readlinkSync(`/proc/${pid}/fd/${fd}`);
      const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0';
      files.push({
        fd: Number(fd),
        target,
        flags: Number.parseInt(flags, 8),
        stat: statSync(`/proc/${pid}/fd/${fd}`),
      });
    } catch {
      // closed since the listing
    }
  }
  return files;
}

function mappingsOf(pid: number): Mapping[] {
  const mappings: Mapping[] = [];
  for (const line of read(pid, 'maps').split('\n')) {
    const [, permissions = '', inode, path] = /^\S+ (\S+) \S+ \S+ (\d+) *(.*)$/.exec(line) ?? [];
    if (path !== undefined) mappings.push({ path, shared: permissions.endsWith('s'), inode: Number(inode) });
  }
  return mappings;
}

/** An environment variable that the process was started with. */
export function environmentOf(pid: number): Map<string, string> {
  const environment = new Map<string, string>();
  for (const entry of read(pid, 'environ').split('\0')) {
    const equals = entry.indexOf('=');
    if (equals > 0) environment.set(entry.slice(0, equals), entry.slice(equals + 1));
  }
  return environment;
}
