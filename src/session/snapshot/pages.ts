/** The pages of pools: which of them are kept, how they get into a file and back into shared memory. */

import { fstatSync, readSync, writeSync } from 'node:fs';
import { SnapshotError, WaylandError } from '../../errors.js';
import { createMemfd, dataRanges } from '../../sys/index.js';
import type { OwnedFd } from '../../wire/index.js';
import type { SnapshotPool } from './content.js';
import { type Checksum, checksum, PAGE_BYTES, readU64, viewOf, writeU64 } from './format.js';

/** `wl_shm.create_pool` has an int for the size. */
const POOL_BYTES_MAX = 0x7fffffff;
const POOL_BYTES = 24;
const RANGE_BYTES = 16;

/** Pages [first, first + count) of a pool, in the file behind those of the range before. */
interface Range {
  readonly first: number;
  readonly count: number;
}

export interface KeptPool {
  readonly pool: SnapshotPool;
  readonly ranges: readonly Range[];
}

export interface DescribedPool {
  readonly handle: number;
  readonly bytes: number;
  readonly ranges: readonly (Range & { readonly checksum: number })[];
}

/** Takes the bytes that follow one another. */
export type Sink = (bytes: Uint8Array) => void;

/** Fills `into` from the file at `position`. @returns how many bytes there were */
export type Source = (into: Uint8Array, position: number) => number;

// Small enough to stay in a core's cache between reading, checksum and writing, and touched only once:
// fresh memory costs a fault per page.
const staging = Buffer.alloc(256 * 1024);

const pagesOf = (bytes: number): number => Math.ceil(bytes / PAGE_BYTES);

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
    const size = reading(pool, () => fstatSync(fd.fd).size);
    if (size < bytes) throw wrong(`${bytes} bytes are to be kept of a file of ${size}`);
    for (const [start, end] of skip) {
      if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end)) {
        throw wrong(`[${start}, ${end}) is not a range of bytes`);
      }
    }
    return {
      pool,
      ranges: without(
        reading(pool, () => touchedPages(fd.fd, bytes)),
        skip,
      ),
    };
  });
}

function reading<T>(pool: SnapshotPool, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new SnapshotError('pools', `the memory of pool ${pool.handle} can't be read`, { cause });
  }
}

/** Pages with data. A hole is never read: through a mapping, that would allocate it. */
function touchedPages(fd: number, bytes: number): Range[] {
  const ranges: Range[] = [];
  let next = 0;
  for (const [start, end] of dataRanges(fd, bytes)) {
    const first = Math.max(next, Math.floor(start / PAGE_BYTES));
    next = Math.max(next, pagesOf(end));
    if (next > first) ranges.push({ first, count: next - first });
  }
  return ranges;
}

/** Takes whole pages out; parts of pages are blanked when they are read. */
function without(ranges: readonly Range[], skip: readonly (readonly [number, number])[]): Range[] {
  let left: readonly Range[] = ranges;
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

/** Bytes that {@link writePages} gives the sink. */
export function bytesOfPages(pools: readonly KeptPool[]): number {
  let pages = 0;
  for (const { ranges } of pools) for (const { count } of ranges) pages += count;
  return pages * PAGE_BYTES;
}

/** Bytes of the `pools` section. */
export function bytesOfPoolTable(pools: readonly KeptPool[]): number {
  let bytes = 4;
  for (const { ranges } of pools) bytes += POOL_BYTES + ranges.length * RANGE_BYTES;
  return bytes;
}

/**
 * Gives all kept pages to the sink, in whole pages, at once: nobody draws meanwhile.
 * @returns the `pools` section, which has their checksums
 */
export function writePages(pools: readonly KeptPool[], sink: Sink): Uint8Array {
  const table = new Uint8Array(bytesOfPoolTable(pools));
  const view = viewOf(table);
  view.setUint32(0, pools.length, true);
  let at = 4;
  for (const { pool, ranges } of pools) {
    view.setUint32(at, pool.handle, true);
    writeU64(view, at + 8, pool.bytes);
    view.setUint32(at + 16, ranges.length, true);
    at += POOL_BYTES;
    for (const range of ranges) {
      view.setUint32(at, range.first, true);
      view.setUint32(at + 4, range.count, true);
      writeU64(view, at + 8, writeRange(pool, range, sink));
      at += RANGE_BYTES;
    }
  }
  return table;
}

function writeRange(pool: SnapshotPool, { first, count }: Range, sink: Sink): number {
  const end = (first + count) * PAGE_BYTES;
  let sum = 0;
  for (let at = first * PAGE_BYTES; at < end; ) {
    const chunk = staging.subarray(0, Math.min(staging.length, end - at));
    const wanted = Math.min(chunk.length, pool.bytes - at);
    const read = reading(pool, () => readWhole(pool.fd.fd, chunk.subarray(0, wanted), at));
    if (read < wanted) throw new SnapshotError('pools', `pool ${pool.handle} became shorter while it was read`);
    chunk.fill(0, wanted);
    for (const [start, stop] of pool.skip ?? []) {
      if (start < at + chunk.length && stop > at)
        chunk.fill(0, Math.max(0, start - at), Math.min(chunk.length, stop - at));
    }
    sum = checksum(chunk, sum);
    sink(chunk);
    at += chunk.length;
  }
  return sum;
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

const wrong = (problem: string): SnapshotError => new SnapshotError('pools', problem);

/** Reads the `pools` section. @throws ERR_WL_SNAPSHOT */
export function readPoolTable(table: Uint8Array): DescribedPool[] {
  const view = viewOf(table);
  let at = 0;
  const room = (bytes: number): number => {
    if (bytes > table.length - at) throw wrong('the table is cut off');
    at += bytes;
    return at - bytes;
  };
  const pools: DescribedPool[] = [];
  const handles = new Set<number>();
  for (let left = view.byteLength < 4 ? room(4) : view.getUint32(room(4), true); left > 0; left--) {
    const head = room(POOL_BYTES);
    const handle = view.getUint32(head, true);
    const bytes = readU64(view, head + 8);
    if (handle === 0 || handles.has(handle)) throw wrong(`pool ${handle} is impossible, or there twice`);
    handles.add(handle);
    if (bytes < 1 || bytes > POOL_BYTES_MAX) throw wrong(`pool ${handle} has an impossible size of ${bytes} bytes`);
    if (view.getUint32(head + 4, true) !== 0 || view.getUint32(head + 20, true) !== 0) {
      throw wrong(`pool ${handle}: bytes that must be zero are not`);
    }
    const count = view.getUint32(head + 16, true);
    const ranges: (Range & { checksum: number })[] = [];
    let next = 0;
    // What the section has no room for is refused at the first range that is missing.
    for (let i = 0; i < count; i++) {
      const entry = room(RANGE_BYTES);
      const range = { first: view.getUint32(entry, true), count: view.getUint32(entry + 4, true) };
      if (range.count === 0 || range.first < next || range.first + range.count > pagesOf(bytes)) {
        throw wrong(`pool ${handle}: pages ${range.first} to ${range.first + range.count} overlap others or its end`);
      }
      next = range.first + range.count;
      ranges.push({ ...range, checksum: readU64(view, entry + 8) });
    }
    pools.push({ handle, bytes, ranges });
  }
  if (at !== table.length) throw wrong(`the table has ${table.length - at} bytes too many`);
  return pools;
}

/** Bytes that the pages of these pools take in a file. */
export function bytesOfDescribedPages(pools: readonly DescribedPool[]): number {
  let pages = 0;
  for (const { ranges } of pools) for (const { count } of ranges) pages += count;
  return pages * PAGE_BYTES;
}

/**
 * Makes the pools anew; what was a hole stays one.
 * @param position where the pages begin in the source
 * @throws ERR_WL_SNAPSHOT; nothing is left open then
 */
export function restorePools(
  pools: readonly DescribedPool[],
  source: Source,
  position: number,
  sumOf: Checksum,
): SnapshotPool[] {
  const restored: SnapshotPool[] = [];
  let at = position;
  try {
    for (const { handle, bytes, ranges } of pools) {
      const fd = newMemory(handle, bytes);
      restored.push({ handle, fd, bytes });
      for (const range of ranges) {
        if (restoreRange(fd, bytes, range, source, at, sumOf) !== range.checksum) {
          throw wrong(
            `pool ${handle}, pages ${range.first} to ${range.first + range.count}: damaged, the checksum does not match`,
          );
        }
        at += range.count * PAGE_BYTES;
      }
    }
    return restored;
  } catch (error) {
    for (const { fd } of restored) fd.close();
    throw error;
  }
}

function newMemory(handle: number, bytes: number): OwnedFd {
  try {
    return createMemfd('resurface-pool', bytes);
  } catch (cause) {
    throw new SnapshotError('pools', `pool ${handle}: no memory of ${bytes} bytes for it`, { cause });
  }
}

function restoreRange(
  memory: OwnedFd,
  bytes: number,
  { first, count }: Range,
  source: Source,
  position: number,
  sumOf: Checksum,
): number {
  const length = count * PAGE_BYTES;
  let sum = 0;
  for (let done = 0; done < length; ) {
    const chunk = staging.subarray(0, Math.min(staging.length, length - done));
    if (source(chunk, position + done) < chunk.length) throw wrong('the file ends within the pages');
    sum = sumOf(chunk, sum);
    const at = first * PAGE_BYTES + done;
    writeInto(memory, chunk.subarray(0, Math.min(chunk.length, bytes - at)), at);
    done += chunk.length;
  }
  return sum;
}

function writeInto(memory: OwnedFd, bytes: Uint8Array, at: number): void {
  try {
    writeWhole(memory.fd, bytes, at);
  } catch (cause) {
    throw new SnapshotError('pools', 'the memory for a pool could not be filled', { cause });
  }
}
