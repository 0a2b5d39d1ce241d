// What this process holds at a moment, and what it holds too much of later: fds, mappings, children, rejections.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { mappingCount } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';

export interface Census {
  /** Open {@link OwnedFd}s. */
  ownedFds: number;
  /** Fd → what it is, as `/proc/self/fd` names it; without those of the event loop itself. */
  fds: ReadonlyMap<string, string>;
  /** Made by `mapShared` and not collected. */
  mappings: number;
  /**
   * Memfds in `/proc/self/maps`, whoever mapped them: line → file. Named shm isn't counted: when
   * shm-typed-array unmaps it is its own affair.
   */
  maps: ReadonlyMap<string, string>;
  /** Children that run and directories that are watched: kind → how many. */
  resources: ReadonlyMap<string, number>;
}

/** libuv makes these when they are first needed, and keeps them. */
const OF_THE_LOOP = /^anon_inode:\[?(eventpoll|eventfd|io_uring|timerfd|inotify)\]?/;

function openFds(): Map<string, string> {
  const fds = new Map<string, string>();
  for (const fd of readdirSync('/proc/self/fd')) {
    try {
      const target = readlinkSync(`/proc/self/fd/${fd}`);
      if (!OF_THE_LOOP.test(target)) fds.set(fd, target);
    } catch {
      // the directory's own fd: it was closed after the reading
    }
  }
  return fds;
}

function sharedMaps(): Map<string, string> {
  const maps = new Map<string, string>();
  for (const line of readFileSync('/proc/self/maps', 'utf8').split('\n')) {
    // address perms offset dev inode path: proc_pid_maps(5)
    const [, address, inode, path] = /^(\S+) ..\Ss \S+ \S+ (\d+)\s+(\/memfd:.*)$/.exec(line) ?? [];
    if (path !== undefined) maps.set(`${address} ${inode}`, path);
  }
  return maps;
}

export function census(): Census {
  const resources = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind === 'ProcessWrap' || kind === 'FSEventWrap') resources.set(kind, (resources.get(kind) ?? 0) + 1);
  }
  return {
    ownedFds: OwnedFd.openCount,
    fds: openFds(),
    mappings: mappingCount().mappings,
    maps: sharedMaps(),
    resources,
  };
}

/** What is in `after` and wasn't in `before`, one line each. */
export function grown(before: Census, after: Census): string[] {
  const lines: string[] = [];
  const more = (what: string, was: number, is: number): void => {
    if (is > was) lines.push(`${is - was} more ${what} (${was} before, ${is} after)`);
  };
  more('open OwnedFd', before.ownedFds, after.ownedFds);
  for (const [fd, target] of after.fds) {
    if (before.fds.get(fd) !== target) lines.push(`fd ${fd} is still open: ${target}`);
  }
  more('mapping that a view keeps', before.mappings, after.mappings);
  for (const [line, path] of after.maps) {
    if (!before.maps.has(line)) lines.push(`${path} is still mapped at ${line.split(' ')[0]}`);
  }
  const names: Record<string, string> = { ProcessWrap: 'child process', FSEventWrap: 'fs.watch' };
  for (const [kind, count] of after.resources) more(names[kind] ?? kind, before.resources.get(kind) ?? 0, count);
  return lines;
}

/**
 * What has grown since `before` and stays: a socket's close, a child's end and the collector take some turns of the
 * event loop, so it is judged only after `patience` milliseconds of looking. Nothing grown costs one turn.
 */
export async function leakedSince(before: Census, patience: number): Promise<string[]> {
  const deadline = performance.now() + patience;
  await turn();
  for (let pause = 1; ; pause = Math.min(pause * 2, 100)) {
    let lines = grown(before, census());
    if (lines.length === 0) return lines;
    if (lines.some((line) => /mapp/.test(line))) {
      // a full collection, then the finalizers, which run in a task of their own
      globalThis.gc?.();
      await turn();
      lines = grown(before, census());
      if (lines.length === 0) return lines;
    }
    if (performance.now() > deadline) return lines;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
