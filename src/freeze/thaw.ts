/** A freeze set, running again: where its connections led there is a dead end, and the library comes back from there. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WaylandError } from '../errors.js';
import { socketPair } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';
import { isMachinesRoot, ownNamespaces } from './access.js';
import { type Criu, findCriu, runCriu } from './criu.js';
import { reasonOf } from './log.js';
import { type Manifest, readManifest, verifyFit } from './manifest.js';
import { restoreNamedShm } from './named-shm.js';
import { DEFAULT_TIMEOUT, type ThawOptions } from './options.js';
import { childrenOf, exists } from './processes.js';

const LOG = 'restore.log';

/** The first fd that CRIU inherits, after stdin, stdout and stderr. */
const FIRST_FD = 3;

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
 * @throws ERR_WL_FREEZE_SET when it does not fit this machine; ERR_WL_THAW, ERR_WL_TIMEOUT when CRIU failed: nothing runs
 *   then, and the set can be thawed again; ERR_WL_DEPENDENCY when there is no CRIU
 */
export async function thaw(folder: string, options: ThawOptions = {}): Promise<Thawed> {
  const began = performance.now();
  const images = resolve(folder);
  const manifest = readManifest(images);
  const criu = await findCriu(options);
  verifyFit(images, manifest, criu);
  restoreNamedShm(manifest.shm, images);
  const apart = options.clone === true || manifest.user !== undefined;
  if (!apart) await pidIsFree(manifest, options.timeout ?? DEFAULT_TIMEOUT);
  const dead = manifest.sockets.filter(({ kind }) => kind !== 'tcp').map(({ inode }) => ({ inode, fd: deadSocket() }));
  try {
    const restore = apart ? restoreApart : restoreInPlace;
    const pid = await restore({ criu, manifest, images, dead, options });
    return { pid, manifest, duration: performance.now() - began };
  } finally {
    for (const { fd } of dead) fd.close();
  }
}

interface Work {
  criu: Criu;
  manifest: Manifest;
  images: string;
  dead: { inode: number; fd: OwnedFd }[];
  options: ThawOptions;
}

/** One end of a connection whose other end is closed: who reads it sees end of stream. */
function deadSocket(): OwnedFd {
  const [ours, other] = socketPair();
  other.close();
  return ours;
}

/** After a kill the pid is free when the parent, or whoever took its place, has reaped it. */
async function pidIsFree({ processes }: Manifest, timeout: number): Promise<void> {
  const deadline = performance.now() + timeout;
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

function restoreArguments({ manifest, images, dead }: Work): string[] {
  return [
    ...['restore', '--images-dir', images, '--log-file', LOG, '-v3', '--file-locks'],
    // With the colon before the bracket, unlike what `criu --help` says.
    ...dead.flatMap(({ inode }, index) => ['--inherit-fd', `fd[${FIRST_FD + index}]:socket:[${inode}]`]),
    ...(manifest.sockets.some(({ kind }) => kind === 'tcp') ? ['--tcp-close'] : []),
    ...(manifest.shellJob || manifest.terminal ? ['--shell-job'] : []),
  ];
}

function failed({ images }: Work, said: string): WaylandError {
  return new WaylandError('ERR_WL_THAW', `${images} could not be thawed: ${reasonOf(images, LOG, said)}`);
}

async function restoreInPlace(work: Work): Promise<number> {
  const { criu, manifest, dead, options } = work;
  const inherited = dead.map(({ fd }) => fd.fd);
  const args = [...restoreArguments(work), '--restore-detached', ...(isMachinesRoot() ? [] : ['--unprivileged'])];
  const { code, said } = await runCriu(criu.path, args, { ...options, inherited, terminal: manifest.terminal });
  if (code !== 0) throw failed(work, said);
  return manifest.pid;
}

/** CRIU says so itself when it has let the processes run: a script is all that it calls then. */
const SCRIPT = `#!/bin/sh
if [ "$CRTOOLS_SCRIPT_ACTION" = post-resume ]; then echo resumed; fi
`;

/**
 * In a pid namespace, whose first process CRIU itself is, and stays: it reaps, and the namespace ends with the process.
 * A clock that went on meanwhile, or began anew with a boot, is set to where it was: timers count on.
 */
async function restoreApart(work: Work): Promise<number> {
  const { criu, manifest, images, dead, options } = work;
  const scripts = mkdtempSync(join(tmpdir(), 'resurface-thaw-'));
  try {
    const script = join(scripts, 'told');
    writeFileSync(script, SCRIPT, { mode: 0o700 });
    const now = Number(process.hrtime.bigint()) / 1e9;
    const unprivileged = manifest.user !== undefined;
    const [program = '', ...args] = [
      // Whole seconds are all that unshare takes. Rounded up: a clock must not go back.
      ...ownNamespaces(manifest.user, unprivileged ? Math.ceil(manifest.monotonic - now) : undefined),
      criu.path,
      ...restoreArguments(work),
      ...['--action-script', script],
      ...(unprivileged ? ['--unprivileged'] : []),
    ];
    const outer = await resumed(
      program,
      args,
      dead.map(({ fd }) => fd.fd),
      work,
      options.timeout ?? DEFAULT_TIMEOUT,
    );
    // unshare → CRIU, the first process of the namespace → the process
    const pid = childrenOf(outer).flatMap(childrenOf)[0];
    if (pid === undefined) throw new WaylandError('ERR_WL_THAW', `${images} was thawed, and ended at once`);
    return pid;
  } finally {
    rmSync(scripts, { recursive: true });
  }
}

/** Starts it and lets go of it once it says that the processes run. @returns its pid */
function resumed(
  program: string,
  args: readonly string[],
  inherited: readonly number[],
  work: Work,
  timeout: number,
): Promise<number> {
  return new Promise((done, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe', ...inherited], detached: true });
    let said = '';
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      settle(() => reject(new WaylandError('ERR_WL_TIMEOUT', `CRIU was stopped: it took more than ${timeout} ms`)));
    }, timeout);
    const settle = (result: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.on('error', () => {});
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.unref();
      result();
    };
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('resumed\n')) settle(() => done(child.pid ?? 0));
    });
    child.once('error', (error) => {
      settle(() => reject(new WaylandError('ERR_WL_DEPENDENCY', `${program} can't be run: ${error.message}`)));
    });
    child.once('close', () => settle(() => reject(failed(work, said))));
  });
}
