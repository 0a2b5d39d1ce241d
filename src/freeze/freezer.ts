/** The process that freezes another one which asks for it: `freeze(session)` starts it, with its order as the only argument. */

import { readSync, writeSync } from 'node:fs';
import { inodeOf } from '../client/index.js';
import { FreezeObstacleError, WaylandError } from '../errors.js';
import { unixSockets, waitFor } from '../sys/index.js';
import { freezeProcess } from './dump.js';
import type { Answer, Order } from './inside.js';
import { treeOf } from './processes.js';

/** The socket to who asks. */
const CHANNEL = 3;

/** ms until who asks has seen that this is not its child. */
const PATIENCE = 10_000;

async function freezeAsOrdered({ pid, options }: Order): Promise<Answer> {
  try {
    const channel = unixSockets().get(inodeOf(CHANNEL))?.peer;
    if (
      channel === undefined ||
      !waitFor(CHANNEL, 'readable', PATIENCE) ||
      readSync(CHANNEL, new Uint8Array(8)) === 0
    ) {
      throw new WaylandError('ERR_WL_FREEZE', 'the process that asked to be frozen has ended');
    }
    if (treeOf(pid).some((process_) => process_.pid === process.pid)) {
      const advice = 'let another process be the first of its namespace, or reap orphans';
      const what = 'it is the parent of all orphans, and so of what is to freeze it';
      throw new FreezeObstacleError(pid, [{ kind: 'init', pid, what, advice }]);
    }
    return { frozen: await freezeProcess(pid, { ...options, channel }) };
  } catch (error) {
    const { message } = error as Error;
    const code = error instanceof WaylandError ? error.code : 'ERR_WL_FREEZE';
    return { code, message, ...(error instanceof FreezeObstacleError && { obstacles: error.obstacles }) };
  }
}

const answer = await freezeAsOrdered(JSON.parse(process.argv[2] ?? '') as Order);
try {
  // In ASCII: it may be cut anywhere on its way.
  const text = JSON.stringify(answer).replace(/[^\0-~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  writeSync(CHANNEL, `${text}\n`);
} catch {
  // who asked is frozen, and ended
}
