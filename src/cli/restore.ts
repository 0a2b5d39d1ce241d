/** `resurface restore`: a snapshot on the screen, without its app. */

import { setTimeout as pause } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { WaylandError } from '../errors.js';
import type { Rebuilt, RestoreOptions } from '../session/index.js';
import type { Viewer } from '../viewer/index.js';
import { milliseconds } from './arguments.js';
import { failureLine } from './failure.js';
import { pointOf } from './point.js';

interface Options {
  socket?: string;
  timeout: number;
  reconnect: number;
  at?: number | Date;
}

/** ms between two attempts to find a compositor that isn't there yet. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1000;

export function restoreCommand(): Command {
  return new Command('restore')
    .description(
      'show a snapshot without its app: its windows stand until they are closed, or until Ctrl-C; what could not come back is told on stderr',
    )
    .argument('<file>', 'a snapshot, as session.snapshot(file) wrote it')
    .option('--socket <name>', 'compositor: a name in XDG_RUNTIME_DIR or an absolute path (default: WAYLAND_DISPLAY)')
    .option(
      '--at <point>',
      'which point of the file: its number, -1 for the last and so on, or the last by a date',
      pointOf,
    )
    .option('--timeout <ms>', 'how long to wait for a compositor at the start', milliseconds, 5000)
    .option('--reconnect <n>', 'attempts to come back after the compositor is gone; 0 for none', whole, 10)
    .addHelpText(
      'after',
      `
Examples:
  $ resurface restore app.wls
  $ resurface restore app.wls --socket wayland-2 --reconnect 100`,
    )
    .action(async (file: string, options: Options) => {
      const viewer = await open(file, options);
      const leave = (signal: NodeJS.Signals): void => {
        viewer.close();
        // As if nobody had caught it: a shell sees that it was a signal (128 + its number).
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      };
      process.once('SIGINT', leave).once('SIGTERM', leave);
      report(viewer);
      await viewer.closed;
      process.removeListener('SIGINT', leave).removeListener('SIGTERM', leave);
    });
}

/** Waits for a compositor, and shows the file there. */
async function open(file: string, { socket, timeout, reconnect, at }: Options): Promise<Viewer> {
  const { Viewer } = await import('../viewer/index.js');
  const signal = AbortSignal.timeout(timeout);
  const options: RestoreOptions = {
    signal,
    reconnect: reconnect > 0 && { retries: reconnect },
    ...(socket !== undefined && { socket }),
    ...(at !== undefined && { at }),
  };
  for (let delay = FIRST_PAUSE; ; delay = Math.min(LONGEST_PAUSE, delay * 2)) {
    try {
      return await Viewer.open(file, options);
    } catch (error) {
      const absent = error instanceof WaylandError && error.code === 'ERR_WL_CONNECT';
      if (!absent || signal.aborted) throw error;
      if (delay === FIRST_PAUSE) say(`${failureLine(error)}; waiting for it`);
      try {
        await pause(delay, undefined, { signal });
      } catch {
        throw error;
      }
    }
  }
}

function report({ session }: Viewer): void {
  const told = (kind: string, { object, key, what, why }: Rebuilt['lost'][number]): void =>
    say(`${kind}: ${object}${key === undefined ? '' : ` ${JSON.stringify(key)}`}: ${what}: ${why}`);
  session.on('rebuilt', ({ cause, lost, degraded }) => {
    if (cause !== 'restore') say('the compositor is back');
    for (const loss of lost) told('lost', loss);
    for (const loss of degraded) told('changed', loss);
  });
  session.on('disconnected', ({ error, attempt }) => {
    if (attempt === 0) say(`the compositor is gone: ${failureLine(error)}`);
  });
}

function say(line: string): void {
  process.stderr.write(`resurface: ${line}\n`);
}

function whole(text: string): number {
  if (!/^(0|[1-9]\d{0,8})$/.test(text)) throw new InvalidArgumentError('It must be an integer from 0.');
  return Number(text);
}
