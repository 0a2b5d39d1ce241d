/** One moment of a session, taken at once and written afterwards, off the loop. */

import { writev } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Compression, compressedSoon } from './compression.js';
import { frameSum, type PointPlace } from './format.js';
import { BLOCK_BYTES } from './pages.js';
import type { DescribedPool, DescribedRun } from './pool-table.js';
import type { CutPool } from './staging.js';
import { describedRun, type Part, pagesBegin, pointStart } from './write.js';

/** Nothing of it changes any more until it is written. */
export interface Cut {
  readonly parts: readonly Part[];
  readonly pools: readonly CutPool[];
}

/** A point that was written. */
export interface WrittenPoint {
  /** From its header to its last page. */
  readonly bytes: number;
  /** Checksum of its header. */
  readonly sum: number;
}

/** Given to one write(2): large enough to be few, small enough for the disk to begin early. */
const WRITE_BYTES = 4 * 1024 * 1024;
/** Summed in one turn of the loop: about a tenth of a millisecond. */
const SUMMED_BYTES = 16 * BLOCK_BYTES;
/** Runs that are compressed at a time: as many as libuv has threads. */
const COMPRESSED_AT_ONCE = 4;

/**
 * Writes a cut, not synced, as a point that begins at `position`. Threads of libuv do the writing, and turns of the
 * loop the checksums, meanwhile.
 */
export async function writeCut(
  fd: number,
  position: number,
  { parts, pools }: Cut,
  place: PointPlace,
  compression: Compression,
): Promise<WrittenPoint> {
  // Whoever asked goes on first: a thread that wakes up may take the core from him.
  await setImmediate();
  const at = position + pagesBegin(parts, pools);
  const described = await (compression === 'none' ? plainPages : smallerPages)(fd, at, pools, compression);
  const { start, bytes } = pointStart(parts, described, place, compression);
  await writeAll(fd, [start], position);
  return { bytes, sum: frameSum(start) };
}

async function plainPages(fd: number, at: number, pools: readonly CutPool[]): Promise<DescribedPool[]> {
  const runs = pools.flatMap((pool) => pool.runs.map(({ bytes }) => bytes));
  const [described] = await Promise.all([summed(pools), writeAll(fd, joined(runs), at)]);
  return described;
}

async function summed(pools: readonly CutPool[]): Promise<DescribedPool[]> {
  const described: DescribedPool[] = [];
  let left = 0;
  for (const pool of pools) {
    const runs: DescribedRun[] = [];
    for (const run of pool.runs) {
      left -= run.bytes.length;
      if (left < 0) {
        await setImmediate();
        left = SUMMED_BYTES - run.bytes.length;
      }
      runs.push(describedRun(run, run.bytes));
    }
    described.push({ ...pool, runs });
  }
  return described;
}

async function smallerPages(
  fd: number,
  at: number,
  pools: readonly CutPool[],
  compression: Compression,
): Promise<DescribedPool[]> {
  const described: DescribedPool[] = [];
  let end = at;
  for (const pool of pools) {
    const runs: DescribedRun[] = [];
    for (let i = 0; i < pool.runs.length; i += COMPRESSED_AT_ONCE) {
      const some = pool.runs.slice(i, i + COMPRESSED_AT_ONCE);
      const stored = await Promise.all(some.map(({ bytes }) => compressedSoon(bytes, compression)));
      runs.push(...some.map((run, n) => describedRun(run, stored[n] as Uint8Array)));
      await writeAll(fd, stored, end);
      end += stored.reduce((sum, { length }) => sum + length, 0);
    }
    described.push({ ...pool, runs });
  }
  return described;
}

/** Neighbours in memory as one. */
function joined(pieces: readonly Uint8Array[]): Uint8Array[] {
  const joint: Uint8Array[] = [];
  for (const piece of pieces) {
    const last = joint.at(-1);
    if (last?.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset) {
      joint[joint.length - 1] = new Uint8Array(last.buffer, last.byteOffset, last.length + piece.length);
    } else joint.push(piece);
  }
  return joint;
}

/** Writes all of these, one after the other: write(2) may take less at a time. */
export async function writeAll(fd: number, pieces: readonly Uint8Array[], position: number): Promise<void> {
  let at = position;
  let rest = [...pieces];
  while (rest.length > 0) {
    const some: Uint8Array[] = [];
    for (let bytes = 0; some.length < rest.length && bytes < WRITE_BYTES; bytes += some.at(-1)?.length ?? 0) {
      some.push(rest[some.length] as Uint8Array);
    }
    let written = await writtenBy(fd, some, at);
    at += written;
    let done = 0;
    for (; done < some.length && written >= (some[done] as Uint8Array).length; done++) {
      written -= (some[done] as Uint8Array).length;
    }
    const begun = rest[done];
    rest = rest.slice(done);
    if (written > 0 && begun !== undefined) rest[0] = begun.subarray(written);
  }
}

function writtenBy(fd: number, pieces: readonly Uint8Array[], position: number): Promise<number> {
  return new Promise((resolve, reject) => {
    writev(fd, pieces, position, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}
