/** A freeze set, running again: where its connections led there is a dead end, and the library comes back from there. */

import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deadEnd } from '../client/index.js';
import { WaylandError } from '../errors.js';
import { isMachinesRoot } from './access.js';
import { restoreApart } from './apart.js';
import { findCriu, runCriu } from './criu.js';
import { type Manifest, readManifest, verifyFit } from './manifest.js';
import { restoreNamedShm } from './named-shm.js';
import { DEFAULT_TIMEOUT, type ThawOptions } from './options.js';
import { exists } from './processes.js';
import { isRefusedId, type Restore, restoreArguments, restoreFailed } from './restore.js';

export interface Thawed {
  /** Of the process that was named at the freeze, as seen from here. */
  readonly pid: number;
  readonly manifest: Manifest;
  /** ms in all. */
  readonly duration: number;
}

/**
 * Thaws a freeze set: the processes run on from where they were stopped. They have the pids that they had, unless they are
 * clones or were frozen without root: then these are those of a pid namespace of their own.
 * @throws ERR_WL_ARGUMENT when `display` is too long or can't be told; ERR_WL_FREEZE_SET when it does not fit this machine; ERR_WL_THAW, ERR_WL_TIMEOUT when CRIU failed: nothing runs
 *   then, and the set can be thawed again; ERR_WL_DEPENDENCY when there is no CRIU
 */
export async function thaw(folder: string, options: ThawOptions = {}): Promise<Thawed> {
  const began = performance.now();
  const images = resolve(folder);
  const manifest = readManifest(images);
  const criu = await findCriu(options);
  verifyFit(images, manifest, criu);
  // What comes back from a freeze of its own tells its session.
  const hears = (kind: string): boolean => kind === 'wayland' || kind === 'channel';
  if (options.display !== undefined && !manifest.sockets.some(({ kind }) => hears(kind))) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `${images} was frozen without a connection to a compositor: what would tell it of ${options.display} is not there`,
    );
  }
  restoreNamedShm(manifest.shm, images);
  const { timeout = DEFAULT_TIMEOUT } = options;
  const apart = options.clone === true || manifest.user !== undefined;
  const dead = manifest.sockets
    .filter(({ kind }) => kind !== 'tcp')
    .map(({ inode, kind }) => ({ inode, fd: deadEnd(hears(kind) ? options.display : undefined) }));
  try {
    const restore = apart ? restoreApart : restoreInPlace;
    const pid = await restore({ criu, manifest, images, dead, timeout });
    return { pid, manifest, duration: performance.now() - began };
  } finally {
    for (const { fd } of dead) fd.close();
  }
}

/** After a kill the pid is free when the parent, or whoever took its place, has reaped it. */
async function pidIsFree({ processes }: Manifest, deadline: number): Promise<void> {
  for (;;) {
    const taken = processes.find(({ pid }) => exists(pid));
    if (taken === undefined) return;
    if (performance.now() > deadline) {
      throw new WaylandError(
        'ERR_WL_THAW',
        `pid ${taken.pid} is taken: end what has it, or thaw in a pid namespace of its own (--clone)`,
      );
    }
    await pause(5);
  }
}

/** An id of its threads may be somebody else's for a moment, where the kernel has begun again with low ones: it is tried until it isn't. */
async function restoreInPlace(work: Restore): Promise<number> {
  const { criu, manifest, dead, timeout } = work;
  const deadline = performance.now() + timeout;
  const inherited = dead.map(({ fd }) => fd.fd);
  const args = [...restoreArguments(work), '--restore-detached', ...(isMachinesRoot() ? [] : ['--unprivileged'])];
  for (;;) {
    await pidIsFree(manifest, deadline);
    const { code, said } = await runCriu(criu.path, args, { timeout, inherited, terminal: manifest.terminal });
    if (code === 0) return manifest.pid;
    if (!isRefusedId(work, said) || performance.now() > deadline) throw restoreFailed(work, said);
    await pause(50);
  }
}
