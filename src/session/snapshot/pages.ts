/** The pages of pools: which of them are kept, and reading them out of shared memory. */

import { fstatSync, readSync, writeSync } from 'node:fs';
import { SnapshotError, WaylandError } from '../../errors.js';
import { dataRanges } from '../../sys/index.js';
import { newMemory, SUMMED_BYTES } from './block-sums.js';
import type { SnapshotPool } from './content.js';
import { PAGE_BYTES } from './format.js';
import { BLOCK_PAGES, POOL_BYTES_MAX, pagesOf, type Run, runsOf, summedTogether } from './pool-table.js';

/** Of `st_blocks` (stat(2)). */
const STAT_BLOCK_BYTES = 512;

export const BLOCK_BYTES = BLOCK_PAGES * PAGE_BYTES;

export interface KeptPool {
  readonly pool: SnapshotPool;
  /** Pages with data, in order. */
  readonly ranges: readonly Run[];
  /** Which memory it is: pools may share it. */
  readonly memory: string;
}

/** Runs of pages, each the neighbour of the one before, and what stands in them. */
export interface ReadRuns {
  readonly runs: readonly Run[];
  /** Whole pages. */
  readonly bytes: Uint8Array;
}

/** Fills `into` from the file at `position`. @returns how many bytes there were */
export type Source = (into: Uint8Array, position: number) => number;

/** @throws ERR_WL_ARGUMENT when a pool's size or what is to be left out is impossible; ERR_WL_SNAPSHOT when it can't be read */
export function keptPages(pools: readonly SnapshotPool[]): KeptPool[] {
  const handles = new Set<number>();
  return pools.map((pool) => {
    const { handle, fd, bytes, skip = [] } = pool;
    const wrong = (problem: string): WaylandError => new WaylandError('ERR_WL_ARGUMENT', `pool ${handle}: ${problem}`);
    if (handle !== handle >>> 0 || handle === 0 || handles.has(handle)) throw wrong('is not a handle, or given twice');
    handles.add(handle);
    if (!Number.isInteger(bytes) || bytes < 1 || bytes > POOL_BYTES_MAX) {
      throw wrong(`its size must be an integer from 1 to ${POOL_BYTES_MAX} bytes, got ${bytes}`);
    }
    const { dev, ino, size, blocks } = reading(pool, () => fstatSync(fd.fd));
    if (size < bytes) throw wrong(`${bytes} bytes are to be kept of a file of ${size}`);
    for (const [start, end] of skip) {
      if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end)) {
        throw wrong(`[${start}, ${end}) is not a range of bytes`);
      }
    }
    // Looking for holes costs as much as half of copying: where as much is allocated as there can be, there are none.
    const isSolid = blocks * STAT_BLOCK_BYTES >= size;
    const touched = isSolid ? [{ first: 0, count: pagesOf(bytes) }] : reading(pool, () => touchedPages(fd.fd, bytes));
    return { pool, ranges: without(touched, skip), memory: `${dev}:${ino}` };
  });
}

export function reading<T>(pool: SnapshotPool, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new SnapshotError('pools', `the memory of pool ${pool.handle} can't be read`, { cause });
  }
}

/** Pages with data. A hole is never read: through a mapping, that would allocate it. */
function touchedPages(fd: number, bytes: number): Run[] {
  const ranges: Run[] = [];
  let next = 0;
  for (const [start, end] of dataRanges(fd, bytes)) {
    const first = Math.max(next, Math.floor(start / PAGE_BYTES));
    next = Math.max(next, pagesOf(end));
    if (next > first) ranges.push({ first, count: next - first });
  }
  return ranges;
}

/** Takes whole pages out; parts of pages are blanked when they are read. */
function without(ranges: readonly Run[], skip: readonly (readonly [number, number])[]): Run[] {
  let left: readonly Run[] = ranges;
  for (const [start, end] of skip) {
    const from = pagesOf(start);
    const to = Math.floor(end / PAGE_BYTES);
    if (from >= to) continue;
    left = left.flatMap(({ first, count }) => [
      { first, count: Math.min(first + count, from) - first },
      { first: Math.max(first, to), count: first + count - Math.max(first, to) },
    ]);
    left = left.filter(({ count }) => count > 0);
  }
  return [...left];
}

// Touched only once: fresh memory costs a fault per page.
let scratch: Buffer | undefined;

/** The kept pages of a pool, some runs at a time, each in the same memory: it is for the next ones once these are done with. */
export function* readRuns({ pool, ranges }: KeptPool): Generator<ReadRuns> {
  scratch ??= newMemory(SUMMED_BYTES);
  for (const range of ranges) {
    const all = [...runsOf(range)];
    for (let i = 0; i < all.length; ) {
      const runs = summedTogether(all, i);
      const { first } = runs[0] as Run;
      const count = runs.reduce((sum, run) => sum + run.count, 0);
      yield { runs, bytes: readRun(pool, { first, count }, scratch.subarray(0, count * PAGE_BYTES)) };
      i += runs.length;
    }
  }
}

/** Reads a run, with zeros for what is to be left out and for what lies behind the pool's end. */
export function readRun(pool: SnapshotPool, { first }: Run, into: Uint8Array): Uint8Array {
  const at = first * PAGE_BYTES;
  const wanted = Math.min(into.length, pool.bytes - at);
  const read = reading(pool, () => readWhole(pool.fd.fd, into.subarray(0, wanted), at));
  if (read < wanted) throw new SnapshotError('pools', `pool ${pool.handle} became shorter while it was read`);
  into.fill(0, wanted);
  for (const [start, end] of pool.skip ?? []) {
    if (start < at + into.length && end > at) into.fill(0, Math.max(0, start - at), Math.min(into.length, end - at));
  }
  return into;
}

/** Reads as much as there is: read(2) may give less at a time. */
export function readWhole(fd: number, into: Uint8Array, position: number): number {
  let got = 0;
  while (got < into.length) {
    const read = readSync(fd, into, got, into.length - got, position + got);
    if (read === 0) break;
    got += read;
  }
  return got;
}

/** Writes all of it: write(2) may take less at a time. */
export function writeWhole(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, position + at);
}
