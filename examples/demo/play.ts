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
  /** How long a screen may take to show what it was given, or to take a window away, in ms; default 5000. */
  readonly repaint?: number;
  /** Told what happens. */
  readonly tell: (what: string, how: string) => void;
}

export async function play(
  stage: Stage,
  { picture, file, folder, signal, tell, repaint = 5000 }: Options,
): Promise<Played> {
  const clients: Program[] = [];
  const start = (...args: string[]): Program => {
    const client = new Program('../static-picture.ts', args, stage.env);
    clients.push(client);
    return client;
  };
  /** Looks until it is right, or for as long as a screen may take; gives the last look. */
  const until = async (
    client: Program | undefined,
    right: (seen: Image | undefined) => boolean,
  ): Promise<Image | undefined> => {
    const began = performance.now();
    for (;;) {
      signal.throwIfAborted();
      const seen = await stage.look(client);
      if (right(seen) || performance.now() - began > repaint) return seen;
      await turn();
    }
  };
  const looks = async (client: Program, reference: Image): Promise<Image> => {
    const seen = await until(client, (image) => image !== undefined && differing(image, reference) === 0);
    if (seen === undefined) throw new Error(`${stage.compositor} shows no window within ${repaint} ms`);
    return seen;
  };
  const gone = async (): Promise<void> => {
    const left = await until(undefined, (image) => image === undefined);
    if (left !== undefined) throw new Error(`${stage.compositor} still shows the window of a dead process`);
  };

  try {
    const snapshot = join(folder, 'picture.wls');
    const first = start(file, '--snapshot', snapshot);
    const [, size = ''] = await first.says(/^shown: (\d+x\d+) /, signal);
    tell('picture', `${size}, shown by process ${first.pid}`);
    const wanted = decodePng(picture);
    const before = await looks(first, wanted);
    const pixels = before.width * before.height;
    const wrong = differing(before, wanted);
    if (wrong > 0) throw new Error(`${stage.compositor} does not show the picture: ${verdict(wrong, pixels)}`);

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

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function verdict(count: number, of: number): string {
  return `${count} of ${of} pixels differ`;
}
