/**
 * A process that freezes itself. CRIU can't dump the process that it belongs to, so another one does it from outside
 * (`freezer.ts`), which is asked through a socket. What comes back through it tells who we are: an answer, and we are who
 * asked; the dead end that every thaw leaves in place of a socket, and we were thawed.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inodeOf, type Thaw, thawAt } from '../client/index.js';
import { type ErrorCode, type FreezeObstacle, FreezeObstacleError, WaylandError } from '../errors.js';
import type { Session } from '../session/index.js';
import { SocketWatch, socketPair } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';
import { findCriu } from './criu.js';
import { type Frozen, prepareFolder } from './dump.js';
import type { Asked, FreezeOptions } from './options.js';

/** In the folder of a freeze set: what `resurface inspect` shows of it. */
const SNAPSHOT = 'snapshot.wls';

/** What the freezer is told. */
export interface Order {
  readonly pid: number;
  readonly options: FreezeOptions & Omit<Asked, 'channel'>;
}

/** What it answers, when there is somebody to hear it. */
export type Answer =
  | { readonly frozen: Frozen }
  | { readonly code: ErrorCode; readonly message: string; readonly obstacles?: readonly FreezeObstacle[] };

/** Which of the two a process is that came out of a freeze: each runs on from here. */
export interface AfterFreeze {
  /** True in a process that was thawed; false in the one that was frozen and runs on, with `leaveRunning`. */
  readonly restored: boolean;
  /** The freeze set, where this process runs on. */
  readonly frozen?: Frozen;
}

/**
 * Freezes this process, its children and its windows into a folder, from which `resurface thaw` lets it run on. The session is
 * suspended first: everything asked so far is sent. Without `leaveRunning` the process ends here, and what follows runs in the thawed one.
 * The session is connected again when this settles, in either process; where no compositor is there it goes on trying as after a loss, and `rebuilt` has the
 * cause `thaw` in the thawed one.
 * @param options.images the folder, made if it isn't there, else empty. A snapshot of the session is kept in it, for `resurface inspect`
 * @throws ERR_WL_ARGUMENT, ERR_WL_DEPENDENCY, ERR_WL_SESSION_CLOSED before anything was done; ERR_WL_FREEZE_OBSTACLE, ERR_WL_FREEZE,
 *   ERR_WL_TIMEOUT when it can't be frozen: the session is connected again then
 */
export async function freeze(session: Session, options: FreezeOptions): Promise<AfterFreeze> {
  const images = resolve(options.images);
  const { path: criu } = await findCriu(options);
  const file = freezerFile();
  prepareFolder(images);
  await session.suspend();
  let thaw: Thaw | undefined;
  let answer: Answer | undefined;
  try {
    await session.snapshot(join(images, SNAPSHOT));
    const order: Order = { pid: process.pid, options: { ...options, images, criu, snapshot: SNAPSHOT } };
    const said = await asked(file, order);
    if ('thaw' in said) thaw = said.thaw;
    else answer = said;
  } finally {
    await session.comeBack(thaw);
  }
  if (answer === undefined) return { restored: true };
  if ('frozen' in answer) return { restored: false, frozen: answer.frozen };
  rmSync(join(images, SNAPSHOT), { force: true });
  if (answer.obstacles !== undefined) throw new FreezeObstacleError(process.pid, answer.obstacles);
  throw new WaylandError(answer.code, answer.message);
}

/** Beside this file, in the package as in its sources. @throws ERR_WL_DEPENDENCY in a bundle that left it out */
function freezerFile(): string {
  const here = fileURLToPath(import.meta.url);
  const file = join(dirname(here), here.endsWith('.ts') ? 'freezer.ts' : 'freezer.js');
  if (existsSync(file)) return file;
  throw new WaylandError(
    'ERR_WL_DEPENDENCY',
    `freeze(session) needs the file ${basename(file)} of the package, which is not in ${dirname(here)}: keep resurface external where the app is bundled`,
  );
}

/** Starts the freezer, and waits until it has answered, or this is another life. */
async function asked(file: string, order: Order): Promise<Answer | { thaw: Thaw }> {
  const [ours, theirs] = socketPair();
  try {
    const inode = inodeOf(ours.fd);
    await startOutside(file, order, theirs);
    return await answered(ours, inode);
  } finally {
    ours.close();
  }
}

/** As nobody's child, in a session of its own: what stands below this process would be frozen with it. */
async function startOutside(file: string, order: Order, channel: OwnedFd): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env };
  delete env.NODE_CHANNEL_FD;
  const args = [...(file.endsWith('.ts') ? process.execArgv : []), file, JSON.stringify(order)];
  const shell = spawn('/bin/sh', ['-c', '"$@" &', 'sh', process.execPath, ...args], {
    env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', channel.fd],
  });
  try {
    await once(shell, 'exit');
  } catch (error) {
    throw new WaylandError('ERR_WL_FREEZE', `/bin/sh can't be run: ${(error as Error).message}`, { cause: error });
  } finally {
    channel.close();
  }
}

function answered(channel: OwnedFd, inode: number): Promise<Answer | { thaw: Thaw }> {
  let text = '';
  const bytes = new Uint8Array(4096);
  writeSync(channel.fd, 'go\n');
  return new Promise((resolve, reject) => {
    const watch = new SocketWatch(channel.fd, {
      readable: () => {
        try {
          const count = readSync(channel.fd, bytes);
          text += Buffer.from(bytes.subarray(0, count)).toString('latin1');
          if (count > 0 && !text.endsWith('\n')) return;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return;
        }
        watch.close();
        const thaw = thawAt(channel.fd, inode);
        if (thaw !== undefined) resolve({ thaw });
        else if (text.endsWith('\n')) resolve(JSON.parse(text) as Answer);
        else reject(new WaylandError('ERR_WL_FREEZE', 'what was to freeze this process ended without an answer'));
      },
    });
  });
}
