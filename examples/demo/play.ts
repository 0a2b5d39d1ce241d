// The play in two acts: the client is killed and comes back from a file; the compositor is killed and the client stays.
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { decodePng, type Image } from 'resurface/testing';
import { differing } from './images.js';
import { Program } from './program.js';
import type { Stage } from './stage.js';

/** What `npm run demo -- --json` prints. */
export interface Result {
  readonly compositor: string;
  /** Of the window, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly snapshotMs: number;
  readonly snapshotBytes: number;
  /** From the call of `restore()` until the compositor has answered a sync that was sent after the content. */
  readonly restoreMs: number;
  /** From the connection to the new compositor until the same; null where none was killed. */
  readonly reconnectMs: number | null;
  /** In both comparisons together. */
  readonly pixelsDiffering: number;
}

export interface Played {
  readonly result: Result;
  readonly before: Image;
  readonly after: Image;
}

export interface Options {
  /** PNG to show. */
  readonly picture: Buffer;
  /** The same as a file, for the client. */
  readonly file: string;
  /** Where the snapshots go. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Told what happens. */
  readonly tell: (what: string, how: string) => void;
}

/** How long a screen may take to show what it was given, or to take a window away, in ms. */
const REPAINT = 5000;

export async function play(stage: Stage, { picture, file, folder, signal, tell }: Options): Promise<Played> {
  const clients: Program[] = [];
  const start = (...args: string[]): Program => {
    const client = new Program('../static-picture.ts', args, stage.env);
    clients.push(client);
    return client;
  };
  const gone = (): Promise<unknown> =>
    until(
      () => stage.look(undefined),
      (image) => image === undefined,
      signal,
    );
  const looks = async (client: Program, reference: Image): Promise<Image> => {
    const seen = await until(
      () => stage.look(client),
      (image) => image !== undefined && differing(image, reference) === 0,
      signal,
    );
    if (seen === undefined) throw new Error(`${stage.compositor} shows no window within ${REPAINT} ms`);
    return seen;
  };

  try {
    const snapshot = join(folder, 'picture.wls');
    const first = start(file, '--snapshot', snapshot);
    const [, size = ''] = await first.says(/^shown: (\d+x\d+) /, signal);
    tell('picture', `${size}, shown by process ${first.pid}`);
    const before = await looks(first, decodePng(picture));
    const pixels = before.width * before.height;

    first.signal('SIGUSR2');
    const [, bytes = '', snapshotMs = ''] = await first.says(/^snapshot: (\d+) bytes in ([\d.]+) ms, /, signal);
    tell('snapshot', `${megabytes(Number(bytes))} in ${snapshotMs} ms`);
    await first.kill();
    await gone();
    tell('SIGKILL', `process ${first.pid} is dead and its window gone`);

    const second = start('--restore', snapshot, '--snapshot', join(folder, 'picture-again.wls'));
    const [, restoreMs = ''] = await second.says(/^restore: back in ([\d.]+) ms$/, signal);
    tell('restore', `process ${second.pid}, which has the file alone, shows it again: ${restoreMs} ms`);
    const after = await looks(second, before);
    let pixelsDiffering = differing(after, before);
    tell('compare', verdict(pixelsDiffering, pixels));

    let reconnectMs: number | null = null;
    if (stage.crash === undefined) {
      tell('compositor', 'is yours, and lives on');
    } else {
      await stage.crash();
      tell('SIGKILL', 'the compositor is dead, and a new one listens at its socket');
      const [, ms = ''] = await second.says(/^reconnect: back in ([\d.]+) ms$/, signal);
      reconnectMs = Number(ms);
      tell('reconnect', `process ${second.pid} has come over to it: ${ms} ms`);
      const last = differing(await looks(second, before), before);
      tell('compare', verdict(last, pixels));
      pixelsDiffering += last;
    }
    const result = {
      compositor: stage.compositor,
      width: before.width,
      height: before.height,
      snapshotMs: Number(snapshotMs),
      snapshotBytes: Number(bytes),
      restoreMs: Number(restoreMs),
      reconnectMs,
      pixelsDiffering,
    };
    return { result, before, after };
  } finally {
    await Promise.all(clients.map((client) => client.kill()));
  }
}

/** Looks until it is right, or for as long as a screen may take. @returns the last look */
async function until<T>(look: () => Promise<T>, right: (seen: T) => boolean, signal: AbortSignal): Promise<T> {
  const began = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const seen = await look();
    if (right(seen) || performance.now() - began > REPAINT) return seen;
    await turn();
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function verdict(count: number, of: number): string {
  return `${count} of ${of} pixels differ`;
}
