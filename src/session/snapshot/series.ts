/**
 * A snapshot file that grows: a full point, and behind it, point by point, what differs from the one before. When the
 * differences weigh as much as the full point, the file is written anew.
 */

import { closeSync, constants, fstatSync, ftruncateSync, open, openSync, read, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { SnapshotError } from '../../errors.js';
import type { Compression } from './compression.js';
import type { SnapshotContent } from './content.js';
import { type Cut, writeAll, writeCut } from './cut.js';
import { firstPlace, type PointKind, type PointPlace, pageAfter } from './format.js';
import { keptPages, readWhole } from './pages.js';
import { pointsIn } from './read.js';
import { failedWrite, replaceFile, synced } from './replace.js';
import { Staging } from './staging.js';
import type { WhereToLook } from './where-to-look.js';
import { type Part, partsOf } from './write.js';

export interface SeriesOptions {
  /** How many points can be gone back to, at least; default 1. */
  readonly keep?: number;
  readonly compression?: Compression;
}

/** A point that is on the disk. */
export interface SavedPoint {
  /** From 0, one more with each. */
  readonly number: number;
  readonly kind: PointKind;
  /** What it takes in the file. */
  readonly bytes: number;
  /** Size of the file. */
  readonly fileBytes: number;
}

/** A point of the file that was written last. */
interface Place extends PointPlace {
  readonly offset: number;
  readonly bytes: number;
  /** Checksum of its header. */
  readonly sum: number;
}

/** The file as it was left. */
interface Written {
  readonly inode: number;
  readonly points: readonly Place[];
  /** Its size. */
  readonly end: number;
}

/** So many deltas in a row are read at a restore, at most. */
const DELTAS_MAX = 255;
/** A file below this size is not written anew for its size. */
const SMALL_BYTES = 1024 * 1024;
const COPIED_AT_ONCE = 1024 * 1024;

const opened = promisify(open);
const readSoon = promisify(read);

export class Series {
  readonly #file: string;
  readonly #keep: number;
  readonly #compression: Compression;
  #staging = new Staging();
  /** Sections of the last cut. */
  #parts: readonly Part[] = [];
  /** Pools of the last cut that had pages. */
  #shown = new Set<number>();
  #written: Written | undefined;
  #failed = false;
  #unfinished = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string, { keep = 1, compression = 'none' }: SeriesOptions) {
    this.#file = file;
    this.#keep = keep;
    this.#compression = compression;
  }

  /** Whether a point is being written. */
  get busy(): boolean {
    return this.#unfinished > 0;
  }

  /** Memory of the staging copy. */
  get stagingBytes(): number {
    return this.#staging.bytes;
  }

  /**
   * Takes the content of now and writes it; points are written in the order of the calls.
   * @param where to look for pixels that changed; default: everywhere
   * @returns undefined where nothing has changed since the point before
   * @throws as `writeSnapshot`; the points that were there stay, and the next one is full
   */
  async write(content: SnapshotContent, where?: WhereToLook): Promise<SavedPoint | undefined> {
    const kept = keptPages(content.pools);
    const parts = partsOf(content);
    // What is hidden from now on must not be found in older points either.
    const hides = content.pools.some(({ handle, skip = [] }) => skip.length > 0 && this.#shown.has(handle));
    const isFull = hides || this.#isFullDue();
    // What is being written stands in the copy.
    if (this.busy) this.#staging = new Staging();
    this.#failed = true;
    const pools = this.#staging.cut(kept, isFull, where);
    this.#failed = false;
    const changed = isFull ? parts : this.#changed(parts);
    const isSame =
      !isFull &&
      changed.every(({ name, encoding }) => name === 'meta' || encoding === 'same') &&
      pools.every(({ handle, fresh, runs }) => runs.length === 0 && !(fresh && this.#shown.has(handle)));
    if (isSame) return undefined;
    this.#parts = parts;
    this.#shown = new Set(
      pools.filter(({ handle, runs }) => runs.length > 0 || this.#shown.has(handle)).map(({ handle }) => handle),
    );
    for (const { handle, skip = [] } of content.pools) if (skip.length > 0) this.#shown.delete(handle);
    const cut = { parts: changed, pools };
    const time = Date.now();
    this.#unfinished++;
    const writing = this.#last.then(() => (isFull ? this.#rewrite(cut, time, hides) : this.#append(cut, time)));
    this.#last = writing.catch(() => undefined);
    try {
      return await writing;
    } catch (error) {
      this.#failed = true;
      throw error;
    } finally {
      this.#unfinished--;
    }
  }

  /** Gives the staging copy back. */
  close(): void {
    this.#staging.clear();
    this.#failed = true;
  }

  #isFullDue(): boolean {
    if (this.#failed || this.busy || this.#written === undefined) return true;
    const { points, end, inode } = this.#written;
    const full = points.findLastIndex(({ kind }) => kind === 'full');
    const fullBytes = (points[full] as Place).bytes;
    const deltaBytes = points.slice(full + 1).reduce((sum, { bytes }) => sum + bytes, 0);
    if (points.length - full > DELTAS_MAX || deltaBytes > Math.max(fullBytes, SMALL_BYTES)) return true;
    // Somebody else has written it, or taken it away.
    const found = statSync(this.#file, { throwIfNoEntry: false });
    return found?.ino !== inode || found.size !== end;
  }

  #changed(parts: readonly Part[]): Part[] {
    return parts.map((part) => {
      const before = this.#parts.find(({ name }) => name === part.name);
      const isSame = before?.encoding === part.encoding && Buffer.compare(before.bytes, part.bytes) === 0;
      return isSame ? { name: part.name, encoding: 'same', bytes: new Uint8Array() } : part;
    });
  }

  async #append(cut: Cut, time: number): Promise<SavedPoint> {
    const { points, end, inode } = this.#written as Written;
    const last = points.at(-1) as Place;
    let fd: number | undefined;
    try {
      fd = await opened(this.#file, constants.O_WRONLY);
      const found = fstatSync(fd);
      if (found.ino !== inode || found.size !== end) {
        throw new SnapshotError('file', `writing ${this.#file}: somebody else has written it meanwhile`);
      }
      const { series, number, sum } = last;
      const place = { kind: 'delta', number: number + 1, time, series, before: sum } as const;
      const offset = pageAfter(end);
      try {
        const written = await writeCut(fd, offset, cut, place, this.#compression);
        await synced(fd);
        const added = { ...place, ...written, offset };
        return this.#wrote({ inode, points: [...points, added], end: offset + written.bytes });
      } catch (error) {
        ftruncateSync(fd, end);
        throw error;
      }
    } catch (error) {
      throw failedWrite(this.#file, error);
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  }

  async #rewrite(cut: Cut, time: number, alone: boolean): Promise<SavedPoint> {
    const written = await replaceFile(this.#file, async (fd) => {
      const before = this.#keep > 1 || this.#written !== undefined ? this.#before() : undefined;
      try {
        const last = before?.points.at(-1);
        const place: PointPlace =
          last === undefined
            ? { ...firstPlace(), time }
            : { kind: 'full', number: last.number + 1, time, series: last.series, before: 0 };
        const history = before?.fd !== undefined && !alone ? this.#history(before.points) : [];
        const from = history[0]?.offset ?? 0;
        let offset = 0;
        if (before?.fd !== undefined && history.length > 0) {
          await copyBytes(before.fd, from, before.end, fd);
          offset = pageAfter(before.end - from);
        }
        const point = await writeCut(fd, offset, cut, place, this.#compression);
        const points = [
          ...history.map((one) => ({ ...one, offset: one.offset - from })),
          { ...place, ...point, offset },
        ];
        return { inode: fstatSync(fd).ino, points, end: offset + point.bytes };
      } finally {
        if (before?.fd !== undefined) closeSync(before.fd);
      }
    });
    return this.#wrote(written);
  }

  #wrote(written: Written): SavedPoint {
    this.#written = written;
    const { number, kind, bytes } = written.points.at(-1) as Place;
    return { number, kind, bytes, fileBytes: written.end };
  }

  /** The file that stands there now: as it was left, or as somebody else did, an earlier run of the app above all. */
  #before(): (Omit<Written, 'inode'> & { readonly fd: number | undefined }) | undefined {
    let fd: number | undefined;
    try {
      const found = openSync(this.#file, constants.O_RDONLY | constants.O_NONBLOCK);
      fd = found;
      const { ino, size } = fstatSync(found);
      const own = this.#written;
      if (own !== undefined && own.inode === ino && own.end <= size) return { ...own, fd };
      const { points, torn } = pointsIn((into, position) => readWhole(found, into, position), size);
      const places = points.map(({ offset, header }) => ({ ...header, offset, bytes: header.pointBytes }));
      const isWhole = places.every(({ offset, bytes }) => offset + bytes <= size);
      if (isWhole && points[0]?.header.version !== 1) return { points: places, end: size - torn, fd };
    } catch {
      // None, or nothing that can be gone back to.
    }
    if (fd !== undefined) closeSync(fd);
    return this.#written && { ...this.#written, points: this.#written.points.slice(-1), fd: undefined };
  }

  /** The points that stay: from a full one on, so that as many can be gone back to as were asked for. */
  #history(points: readonly Place[]): readonly Place[] {
    if (this.#keep === 1) return [];
    const oldest = Math.max(0, points.length - (this.#keep - 1));
    return points.slice(
      Math.max(
        0,
        points.findLastIndex(({ kind }, i) => kind === 'full' && i <= oldest),
      ),
    );
  }
}

/** The bytes [from, end) of one file to the beginning of another. */
async function copyBytes(source: number, from: number, end: number, target: number): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(COPIED_AT_ONCE, end - from));
  for (let at = from; at < end; ) {
    const { bytesRead } = await readSoon(source, buffer, 0, Math.min(buffer.length, end - at), at);
    if (bytesRead === 0) throw new SnapshotError('file', 'the old file became shorter while its points were kept');
    await writeAll(target, [buffer.subarray(0, bytesRead)], at - from);
    at += bytesRead;
  }
}
