/** A process with its children, frozen to disk from outside. After a failure it runs on. */

import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WaylandError } from '../errors.js';
import { monotonicOffset } from '../sys/index.js';
import { type Access, accessTo } from './access.js';
import { type Criu, findCriu, runCriu } from './criu.js';
import { reasonOf } from './log.js';
import { imagesIn, type Manifest, programsOf, versionsOf, writeManifest } from './manifest.js';
import { keepNamedShm } from './named-shm.js';
import { isTerminal, refuseObstacles } from './obstacles.js';
import { type Asked, DEFAULT_TIMEOUT, type FreezeOptions } from './options.js';
import { exists, lives, type Process, treeOf } from './processes.js';
import { type OutsideSocket, outsideSockets } from './sockets.js';
import { windowsOf } from './windows.js';

const LOG = 'dump.log';

/** How often a dump is tried when the process changed its connections under our eyes. */
const ATTEMPTS = 3;

/** A deleted file is kept up to here. CRIU's own limit is 1 MB, less than a pool. */
const GHOST_LIMIT = '4G';

export interface Frozen {
  /** Absolute path of the freeze set. */
  readonly images: string;
  /** All that were frozen, as seen from here; the first is the one that was named. */
  readonly pids: readonly number[];
  readonly bytes: number;
  /** ms in all. */
  readonly duration: number;
}

/** What is known of a tree before it is dumped: what CRIU must be told, and what the thaw will need. */
export interface Plan {
  readonly tree: readonly Process[];
  readonly outside: readonly OutsideSocket[];
  readonly access: Access;
  readonly shellJob: boolean;
  readonly terminal: boolean;
}

/**
 * Looks at a process and those below it.
 * @throws ERR_WL_FREEZE_OBSTACLE with all that can't be frozen; ERR_WL_ARGUMENT when there is no such process
 */
export function planOf(pid: number, options: Pick<FreezeOptions, 'cutSockets' | 'socket'> & Partial<Asked> = {}): Plan {
  const tree = treeOf(pid);
  const outside = outsideSockets(tree, options.socket, options.channel);
  const access = accessTo(pid, options.channel !== undefined);
  const filtersStay = access.unprivileged || options.channel !== undefined;
  refuseObstacles(tree, outside, { cut: options.cutSockets === true, filtersStay });
  const sessions = new Set(tree.map(({ session }) => session));
  return {
    tree,
    outside,
    access,
    shellJob: [...sessions].some((session) => !tree.some((process) => process.pid === session)),
    terminal: tree.some(({ files }) => files.some(isTerminal)),
  };
}

/** CRIU's arguments for that. */
export function dumpArguments({ tree, outside, access, shellJob, terminal }: Plan, images: string): string[] {
  return [
    ...['dump', '--tree', String(tree[0]?.ownPid), '--images-dir', images, '--log-file', LOG, '-v3'],
    ...['--ghost-limit', GHOST_LIMIT, '--file-locks'],
    // The client's own end, by name: with --ext-unix-sk CRIU would refuse half of a stream connection.
    ...outside.flatMap(({ kind, inode }) => (kind === 'tcp' ? [] : ['--external', `unix[${inode}]`])),
    ...(outside.some(({ kind }) => kind === 'tcp') ? ['--tcp-close'] : []),
    ...(shellJob || terminal ? ['--shell-job'] : []),
    ...(access.unprivileged ? ['--unprivileged'] : []),
  ];
}

/**
 * Freezes a process that shows windows through this library, and its children, into a folder. Nothing in the app takes part:
 * its connection to the compositor breaks, and when it is thawed it takes the way back that it takes after any loss.
 * @throws ERR_WL_FREEZE_OBSTACLE for what can't be frozen; ERR_WL_FREEZE, ERR_WL_TIMEOUT when CRIU failed, and
 *   ERR_WL_DEPENDENCY when there is none. After each of these the process runs on.
 */
export async function freezeProcess(pid: number, options: FreezeOptions & Partial<Asked>): Promise<Frozen> {
  if (!Number.isSafeInteger(pid) || pid < 2) {
    throw new WaylandError('ERR_WL_ARGUMENT', `a pid must be an integer from 2, got ${pid}`);
  }
  if (pid === process.pid) {
    throw new WaylandError('ERR_WL_ARGUMENT', 'a process that freezes itself does it with freeze(session)');
  }
  const began = performance.now();
  const criu = await findCriu(options);
  const images = resolve(options.images);
  const plan = await dump(pid, images, criu, options);
  // From here to the end it is stopped: its files can't change while they are read.
  const pids = plan.tree.map((process) => process.pid);
  let bytes: number;
  try {
    const manifest = manifestOf(plan, images, criu, options.snapshot);
    bytes = manifest.images.reduce((sum, image) => sum + image.bytes, 0);
    writeManifest(images, manifest);
  } catch (error) {
    signal(pids, 'SIGCONT');
    clear(images);
    throw new WaylandError('ERR_WL_FREEZE', `${images} can't be finished: ${(error as Error).message}`, {
      cause: error,
    });
  }
  signal(pids, options.leaveRunning === true ? 'SIGCONT' : 'SIGKILL');
  if (options.leaveRunning !== true) await gone(pids, options.timeout ?? DEFAULT_TIMEOUT);
  return { images, pids, bytes, duration: performance.now() - began };
}

/** Leaves the tree stopped. */
async function dump(pid: number, images: string, criu: Criu, options: FreezeOptions & Partial<Asked>): Promise<Plan> {
  for (let attempt = 1; ; attempt++) {
    const plan = planOf(pid, options);
    prepareFolder(images, options.snapshot);
    const [program = '', ...args] = [
      ...plan.access.enter,
      criu.path,
      ...dumpArguments(plan, images),
      '--leave-stopped',
    ];
    let error: WaylandError;
    try {
      const { code, said } = await runCriu(program, args, options);
      if (code === 0) return plan;
      error = new WaylandError('ERR_WL_FREEZE', `process ${pid} could not be frozen: ${reasonOf(images, LOG, said)}`);
    } catch (failure) {
      error = failure as WaylandError;
    }
    const pids = plan.tree.map((process) => process.pid);
    signal(pids, 'SIGCONT'); // one that was ended at the wrong moment leaves them stopped
    clear(images);
    if (!lives(pid)) throw new WaylandError(error.code, `${error.message}; the process has ended`, { cause: error });
    if (attempt === ATTEMPTS || error.code !== 'ERR_WL_FREEZE' || !moved(plan, pid, options)) throw error;
  }
}

/** Whether its connections are others than a moment ago: it came back to a compositor meanwhile, say. */
function moved(plan: Plan, pid: number, options: FreezeOptions & Partial<Asked>): boolean {
  const inodes = (outside: readonly OutsideSocket[]): string => outside.map(({ inode }) => inode).join();
  return inodes(plan.outside) !== inodes(outsideSockets(treeOf(pid), options.socket, options.channel));
}

function manifestOf(
  plan: Plan,
  images: string,
  criu: Criu,
  snapshot: string | undefined,
): Omit<Manifest, 'format' | 'version' | 'created'> {
  const [root] = plan.tree;
  if (root === undefined) throw new Error('a tree has a root');
  const programs = programsOf(plan.tree);
  const compositor = plan.outside.find(({ kind }) => kind === 'wayland')?.to;
  return {
    pid: root.ownPid,
    processes: plan.tree.map(({ ownPid, name }) => ({ pid: ownPid, name })),
    versions: versionsOf(criu, programs),
    ...(compositor !== undefined && { compositor }),
    sockets: plan.outside.map(({ inode, kind, to }) => ({ inode, kind, ...(to !== undefined && { to }) })),
    shellJob: plan.shellJob,
    terminal: plan.terminal,
    ...(plan.access.user !== undefined && { user: plan.access.user }),
    monotonic: Number(process.hrtime.bigint()) / 1e9 + monotonicOffset(root.pid) - monotonicOffset(),
    programs,
    shm: keepNamedShm(plan.tree, images),
    ...(snapshot !== undefined && { snapshot }),
    windows: windowsOf(plan.tree),
    images: imagesIn(images),
  };
}

/**
 * Makes a folder for a freeze set.
 * @param ours a file that may be there
 * @throws ERR_WL_ARGUMENT when something is there that isn't ours to overwrite
 */
export function prepareFolder(images: string, ours?: string): void {
  mkdirSync(images, { recursive: true });
  const there = readdirSync(images).filter((name) => name !== LOG && name !== ours);
  if (there.length > 0) {
    throw new WaylandError('ERR_WL_ARGUMENT', `${images} is not empty: it has ${there[0]}; name a new folder`);
  }
  chmodSync(images, 0o700); // the memory of a process is nobody else's
}

/** What a failed dump wrote, but for its log. */
function clear(images: string): void {
  for (const name of readdirSync(images)) if (name !== LOG) rmSync(join(images, name), { recursive: true });
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // it has ended
    }
  }
}

/** Until the pids are free: a thaw needs them. One whose parent does not reap it stays, and isn't waited for. */
async function gone(pids: readonly number[], timeout: number): Promise<void> {
  const deadline = performance.now() + timeout;
  while (pids.some((pid) => exists(pid) && lives(pid)) && performance.now() < deadline) await pause(2);
}
