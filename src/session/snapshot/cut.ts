/** One moment of a session, taken at once and written afterwards, off the loop. */

import { writev } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Compression, compressedSoon } from './compression.js';
import { frameSum, type PointPlace } from './format.js';
import { BLOCK_BYTES } from './pages.js';
import { type DescribedPool, type DescribedRun, type Run, summedTogether } from './pool-table.js';
import { bytesOfRun, type CutPool } from './staging.js';
import { describedRun, describedRuns, type Part, pagesBegin, pointStart } from './write.js';

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

/** Given to one write(2): the loop, which has to ask for the next one, may be busy. At most as many pieces as it takes (IOV_MAX). */
const WRITE_BYTES = 64 * 1024 * 1024;
const PIECES_MAX = 1024;
/** Summed in one turn of the loop: about a tenth of a millisecond. */
const SUMMED_IN_TURN = 32 * BLOCK_BYTES;
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
  const [described] = await Promise.all([summed(pools), writeAll(fd, pools.flatMap(joined), at)]);
  return described;
}

async function summed(pools: readonly CutPool[]): Promise<DescribedPool[]> {
  const described: DescribedPool[] = [];
  let left = 0;
  for (const pool of pools) {
    const runs: DescribedRun[] = [];
    while (runs.length < pool.runs.length) {
      if (left <= 0) {
        await setImmediate();
        left = SUMMED_IN_TURN;
      }
      const some = summedTogether(pool.runs, runs.length);
      const { first } = some[0] as Run;
      const count = some.reduce((sum, run) => sum + run.count, 0);
      runs.push(...describedRuns(some, bytesOfRun(pool, { first, count })));
      left -= some.length * BLOCK_BYTES;
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
      const stored = await Promise.all(some.map((run) => compressedSoon(bytesOfRun(pool, run), compression)));
      runs.push(...some.map((run, n) => describedRun(run, stored[n] as Uint8Array)));
      await writeAll(fd, stored, end);
      end += stored.reduce((sum, { length }) => sum + length, 0);
    }
    described.push({ ...pool, runs });
  }
  return described;
}

/** The bytes of a pool's runs, neighbours as one. */
function joined(pool: CutPool): Uint8Array[] {
  const joint: { first: number; count: number }[] = [];
  for (const { first, count } of pool.runs) {
    const last = joint.at(-1);
    if (last !== undefined && last.first + last.count === first) last.count += count;
    else joint.push({ first, count });
  }
  return joint.map((run) => bytesOfRun(pool, run));
}

/** Writes all of these, one after the other: write(2) may take less at a time. */
export async function writeAll(fd: number, pieces: readonly Uint8Array[], position: number): Promise<void> {
  let at = position;
  let rest = [...pieces];
  while (rest.length > 0) {
    const some: Uint8Array[] = [];
    const most = Math.min(rest.length, PIECES_MAX);
    for (let bytes = 0; some.length < most && bytes < WRITE_BYTES; bytes += some.at(-1)?.length ?? 0) {
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
