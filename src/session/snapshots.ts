/** Saving again and again into one file: what an app asks for by itself, and what is done for it each second. */

import { ProtocolError, WaylandError } from '../errors.js';
import type { Journal } from '../journal/index.js';
import {
  type Compression,
  checkCompression,
  type SavedPoint,
  Series,
  type SnapshotContent,
  WhereDamaged,
} from './snapshot/index.js';

export interface SnapshotsOptions {
  /** How many points `restore(file, { at })` can go back to, at least; from 1, which is the default. */
  readonly keep?: number;
  /** Makes pages smaller: `true` for the best that this Node has. It costs CPU time, and is off by default. */
  readonly compress?: boolean | Compression;
  /**
   * How a point finds the pixels that changed.
   * - `compare`, the default: all memory is compared with what was saved last.
   * - `damage`: only where the app told of damage (`wl_surface.damage`, `damage_buffer`), which is what a point costs then. What was
   *   committed is saved exactly, if the damage was true. What was drawn and is not committed yet is saved as it was before, or as it is,
   *   from row to row; memory that belongs to no buffer is saved with full points. Of a buffer that is committed without
   *   a former content to be compared with, or that others than surfaces have (screen copy), all is compared. An app that draws
   *   into the buffer on show, over several turns of the loop and outside of what it will damage, should compare.
   */
  readonly changes?: 'compare' | 'damage';
}

export interface AutosaveOptions extends SnapshotsOptions {
  /** Where to; what an earlier run left there is gone back to as well, with `keep`. */
  readonly file: string;
  /** ms from one point to the next, from 10; default 1000. */
  readonly every?: number;
  /** The app's own data for each point: `undefined`, a `Uint8Array`, or what JSON can say. */
  readonly data?: () => unknown;
}

/** @throws ERR_WL_ARGUMENT, ERR_WL_DEPENDENCY for zstd where Node has none */
function seriesOf(file: string, { keep = 1, compress, changes = 'compare' }: SnapshotsOptions): Series {
  if (typeof file !== 'string' || file === '') {
    throw new WaylandError('ERR_WL_ARGUMENT', `snapshots are saved to the path of a file, got ${String(file)}`);
  }
  if (!Number.isSafeInteger(keep) || keep < 1) {
    throw new WaylandError('ERR_WL_ARGUMENT', `the option keep is a number of points from 1, got ${String(keep)}`);
  }
  if (changes !== 'compare' && changes !== 'damage') {
    throw new WaylandError('ERR_WL_ARGUMENT', `the option changes is 'compare' or 'damage', got ${String(changes)}`);
  }
  return new Series(file, { keep, compression: checkCompression(compress) });
}

/** What a session gives for a point. */
export interface SnapshotSource {
  content(data: unknown): SnapshotContent;
  readonly journal: Journal;
}

/**
 * A snapshot file that grows by what changed: `session.snapshots(file)`. It holds a copy of all pages, to compare with and
 * to write from.
 */
export class Snapshots {
  readonly file: string;
  readonly #series: Series;
  readonly #source: SnapshotSource;
  readonly #byDamage: boolean;
  #watched: { readonly where: WhereDamaged; readonly end: () => void } | undefined;

  /** @internal */
  constructor(file: string, options: SnapshotsOptions, source: SnapshotSource) {
    this.file = file;
    this.#series = seriesOf(file, options);
    this.#source = source;
    this.#byDamage = options.changes === 'damage';
  }

  /** Whether a point is being written. */
  get saving(): boolean {
    return this.#series.busy;
  }

  /** Memory that the copy of the pages takes, in bytes. */
  get stagingBytes(): number {
    return this.#series.stagingBytes;
  }

  /**
   * Adds a point, as it is at the call; resolves when it is on the disk. The first one is full. While one is being
   * written, the next one is full too, and takes memory of its own.
   * @param options.data the app's own: `undefined`, a `Uint8Array`, or what JSON can say
   * @returns undefined where nothing has changed
   * @throws ERR_WL_SESSION_CLOSED, ERR_WL_ARGUMENT when `data` can't be kept, ERR_WL_SNAPSHOT when the file can't be written: the
   * points before it stay
   */
  async save(options: { readonly data?: unknown } = {}): Promise<SavedPoint | undefined> {
    const { journal } = this.#source;
    if (this.#byDamage && this.#watched === undefined) {
      const where = new WhereDamaged();
      this.#watched = { where, end: journal.watch(where.damage) };
    }
    const content = this.#source.content(options.data);
    return await this.#series.write(content, this.#watched?.where.now(journal.fold()));
  }

  /** Gives up the copy. A later point is full again. */
  close(): void {
    this.#watched?.end();
    this.#watched = undefined;
    this.#series.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

export interface AutosaveOwner {
  saved(point: SavedPoint): void;
  failed(error: WaylandError): void;
}

const EVERY_MIN = 10;

/** @throws ERR_WL_ARGUMENT */
export function checkAutosave({ every = EVERY_MIN, file, data, ...rest }: AutosaveOptions): void {
  if (!(typeof every === 'number' && every >= EVERY_MIN && every <= 0x7fffffff)) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `the option autosave.every is a number of ms from ${EVERY_MIN}, got ${every}`,
    );
  }
  if (data !== undefined && typeof data !== 'function') {
    throw new WaylandError('ERR_WL_ARGUMENT', 'the option autosave.data is a function that gives the data');
  }
  seriesOf(file, rest);
}

export class Autosave {
  readonly snapshots: Snapshots;
  readonly #options: AutosaveOptions;
  readonly #owner: AutosaveOwner;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(options: AutosaveOptions, owner: AutosaveOwner, source: SnapshotSource) {
    this.snapshots = new Snapshots(options.file, options, source);
    this.#options = options;
    this.#owner = owner;
  }

  /** Saves from now on. The timer keeps no process alive. */
  begin(): void {
    this.#timer ??= setInterval(() => {
      // A slow disk is not given more than it can take.
      if (!this.snapshots.saving) void this.#save();
    }, this.#options.every ?? 1000).unref();
  }

  /**
   * Stops; what is there now is saved as the last point, unless the compositor refused it.
   * @returns settles, well or not, when that is on the disk
   */
  end(error: WaylandError | undefined): Promise<void> | undefined {
    if (this.#timer === undefined || this.#ended) return undefined;
    this.#ended = true;
    clearInterval(this.#timer);
    const last = error instanceof ProtocolError ? undefined : this.#save();
    return last?.finally(() => this.snapshots.close());
  }

  /** Never throws: nobody waits for it. */
  async #save(): Promise<void> {
    let point: SavedPoint | undefined;
    try {
      point = await this.snapshots.save({ data: this.#options.data?.() });
    } catch (error) {
      this.#owner.failed(coded(error));
      return;
    }
    if (point !== undefined) this.#owner.saved(point);
  }
}

function coded(error: unknown): WaylandError {
  if (error instanceof WaylandError) return error;
  return new WaylandError('ERR_WL_ARGUMENT', `autosave: ${(error as Error)?.message ?? error}`, { cause: error });
}
