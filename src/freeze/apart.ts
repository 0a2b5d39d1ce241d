/** A restore where pids are free: in a pid namespace of its own, and without root in a user namespace too. */

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WaylandError } from '../errors.js';
import { ownNamespaces } from './access.js';
import { childrenOf } from './processes.js';
import { type Restore, restoreArguments, restoreFailed } from './restore.js';

const TOLD = 'resumed';

/** CRIU tells by a script when it has let the processes run. That gets no fd but the log, so it makes a file. */
const SCRIPT = `#!/bin/sh
if [ "$CRTOOLS_SCRIPT_ACTION" = post-resume ]; then : >"\${0%/*}/${TOLD}"; fi
`;

/**
 * The namespace's first process is CRIU itself, which stays and reaps; the namespace ends with the process that was thawed.
 * A clock that went on meanwhile, or began anew with a boot, is set to where it was: timers count on.
 */
export async function restoreApart(work: Restore): Promise<number> {
  const { criu, manifest, images } = work;
  const folder = mkdtempSync(join(tmpdir(), 'resurface-thaw-'));
  try {
    const script = join(folder, 'script');
    writeFileSync(script, SCRIPT, { mode: 0o700 });
    const unprivileged = manifest.user !== undefined;
    const now = Number(process.hrtime.bigint()) / 1e9;
    // Whole seconds are all that unshare takes. Rounded up: a clock must not go back.
    const advance = unprivileged ? Math.ceil(manifest.monotonic - now) : undefined;
    const outer = await resumed(work, folder, [
      ...ownNamespaces(manifest.user, advance),
      criu.path,
      ...restoreArguments(work),
      ...['--action-script', script],
      ...(unprivileged ? ['--unprivileged'] : []),
    ]);
    // unshare → CRIU → the process
    const pid = childrenOf(outer).flatMap(childrenOf)[0];
    if (pid === undefined) throw new WaylandError('ERR_WL_THAW', `${images} was thawed, and ended at once`);
    return pid;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Starts it, and lets go of it when the processes run. @returns its pid */
function resumed(work: Restore, folder: string, [program = '', ...args]: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const inherited = work.dead.map(({ fd }) => fd.fd);
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', ...inherited], detached: true });
    let said = '';
    const settle = (result: () => void): void => {
      clearTimeout(timer);
      told.close();
      child.removeAllListeners().on('error', () => {});
      child.stderr?.destroy();
      child.unref();
      result();
    };
    const told = watch(folder, (_, name) => {
      if (name === TOLD) settle(() => resolve(child.pid ?? 0));
    });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      const late = `CRIU was stopped: it took more than ${work.timeout} ms`;
      settle(() => reject(new WaylandError('ERR_WL_TIMEOUT', late)));
    }, work.timeout);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.once('error', (error) => {
      settle(() => reject(new WaylandError('ERR_WL_DEPENDENCY', `${program} can't be run: ${error.message}`)));
    });
    child.once('close', () => settle(() => reject(restoreFailed(work, said))));
  });
}
