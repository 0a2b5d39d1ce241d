/** Pages out of a file, back into shared memory. */

import { SnapshotError } from '../../errors.js';
import { createMemfd } from '../../sys/index.js';
import type { OwnedFd } from '../../wire/index.js';
import { newMemory, SUMMED_BYTES, sumOf, sumsOfFour } from './block-sums.js';
import { xxh32 } from './checksum.js';
import { decompressed } from './compression.js';
import type { SnapshotPool } from './content.js';
import { type Header, PAGE_BYTES } from './format.js';
import { type Source, writeWhole } from './pages.js';
import { type DescribedPool, type DescribedRun, pagesOf } from './pool-table.js';

/** A run, and where it stands. */
export interface PlacedRun extends DescribedRun {
  /** From the beginning of the file. */
  readonly position: number;
  readonly header: Pick<Header, 'version' | 'checksum' | 'compression'>;
}

export interface PlacedPool {
  readonly handle: number;
  readonly bytes: number;
  /** In the order in which they were written: later ones replace what earlier ones have. */
  readonly runs: readonly PlacedRun[];
}

/** The pools of one point as its table has them, with the header that the pages belong to. */
export interface PointPools {
  readonly header: Header;
  readonly pools: readonly DescribedPool[];
  /** Where its pages begin, from the beginning of the file. */
  readonly pagesAt: number;
}

const wrong = (problem: string): SnapshotError => new SnapshotError('pools', problem);
const called = (handle: number, { first, count }: DescribedRun): string =>
  `pool ${handle}, pages ${first} to ${first + count}`;

/**
 * What the last of some points comes to.
 * @param points from a full one on, each the delta of the one before
 * @throws ERR_WL_SNAPSHOT when one goes on from a pool that was not there
 */
export function placedPools(points: readonly PointPools[]): PlacedPool[] {
  let before = new Map<number, PlacedPool>();
  for (const { header, pools, pagesAt } of points) {
    const now = new Map<number, PlacedPool>();
    let position = pagesAt;
    for (const { handle, bytes, fresh, runs } of pools) {
      const earlier = fresh ? undefined : before.get(handle);
      if (!fresh && (earlier === undefined || earlier.bytes > bytes)) {
        throw wrong(`pool ${handle} goes on from one that was not there, or was larger`);
      }
      const placed: PlacedRun[] = [...(earlier?.runs ?? [])];
      for (const run of runs) {
        placed.push({ ...run, position, header });
        position += run.stored;
      }
      now.set(handle, { handle, bytes, runs: placed });
    }
    before = now;
  }
  return [...before.values()].map((pool) => ({ ...pool, runs: withoutReplaced(pool) }));
}

/** Without the runs of which later ones replace every page. */
function withoutReplaced({ bytes, runs }: PlacedPool): PlacedRun[] {
  const covered = new Uint8Array(pagesOf(bytes));
  const needed: PlacedRun[] = [];
  for (const run of [...runs].reverse()) {
    const next = covered.indexOf(0, run.first);
    if (next < 0 || next >= run.first + run.count) continue;
    covered.fill(1, run.first, run.first + run.count);
    needed.push(run);
  }
  return needed.reverse();
}

// Small enough to stay in a core's cache between reading, checksum and writing, and touched only once:
// fresh memory costs a fault per page. Where four whole runs fill it, they are summed there at once.
let staging: Buffer | undefined;

/**
 * Makes the pools anew; what was a hole stays one.
 * @throws ERR_WL_SNAPSHOT, ERR_WL_DEPENDENCY; nothing is left open then
 */
export function restorePools(pools: readonly PlacedPool[], source: Source): SnapshotPool[] {
  const restored: SnapshotPool[] = [];
  try {
    for (const pool of pools) {
      const fd = memoryFor(pool);
      restored.push({ handle: pool.handle, fd, bytes: pool.bytes });
      for (let i = 0; i < pool.runs.length; ) i += restoreSome(fd, pool, i, source);
    }
    return restored;
  } catch (error) {
    for (const { fd } of restored) fd.close();
    throw error;
  }
}

function memoryFor({ handle, bytes }: PlacedPool): OwnedFd {
  try {
    return createMemfd('resurface-pool', bytes);
  } catch (cause) {
    throw new SnapshotError('pools', `pool ${handle}: no memory of ${bytes} bytes for it`, { cause });
  }
}

/** Restores a run, together with those that follow it in the file and in the pool. @returns how many */
function restoreSome(memory: OwnedFd, pool: PlacedPool, index: number, source: Source): number {
  const first = pool.runs[index] as PlacedRun;
  if (first.header.version === 1) {
    restoreLong(memory, pool, first, source);
    return 1;
  }
  staging ??= newMemory(SUMMED_BYTES);
  let bytes = first.stored;
  let count = 1;
  for (let last = first; ; count++) {
    const next = pool.runs[index + count];
    const isNeighbour = next?.first === last.first + last.count && next.position === last.position + last.stored;
    if (next === undefined || !isNeighbour || bytes + next.stored > staging.length) break;
    bytes += next.stored;
    last = next;
  }
  const chunk = staging.subarray(0, bytes);
  if (source(chunk, first.position) < bytes) throw wrong('the file ends within the pages');
  const pages: Uint8Array[] = [];
  let at = 0;
  // A run has one block at most, so four of this size are whole ones.
  const sums = count === 4 && bytes === SUMMED_BYTES ? sumsOfFour(chunk) : undefined;
  for (const [i, run] of pool.runs.slice(index, index + count).entries()) {
    const stored = chunk.subarray(at, at + run.stored);
    const { checksum } = run.header;
    if ((checksum === xxh32 ? (sums?.[i] ?? sumOf(stored)) : checksum(stored)) !== run.checksum) {
      throw wrong(`${called(pool.handle, run)}: damaged, the checksum does not match`);
    }
    pages.push(decompressed(stored, run.header.compression, run.count * PAGE_BYTES));
    at += run.stored;
  }
  const isPlain = pages.every((one) => one.buffer === chunk.buffer);
  let position = first.first * PAGE_BYTES;
  for (const one of isPlain ? [chunk] : pages) {
    writeInto(memory, one.subarray(0, Math.max(0, pool.bytes - position)), position);
    position += one.length;
  }
  return count;
}

/** A run of version 1 has any length, and a checksum over all of it. */
function restoreLong(memory: OwnedFd, pool: PlacedPool, run: PlacedRun, source: Source): void {
  let sum = 0;
  staging ??= newMemory(SUMMED_BYTES);
  for (let done = 0; done < run.stored; ) {
    const chunk = staging.subarray(0, Math.min(staging.length, run.stored - done));
    if (source(chunk, run.position + done) < chunk.length) throw wrong('the file ends within the pages');
    sum = run.header.checksum(chunk, sum);
    const at = run.first * PAGE_BYTES + done;
    writeInto(memory, chunk.subarray(0, Math.min(chunk.length, pool.bytes - at)), at);
    done += chunk.length;
  }
  if (sum !== run.checksum) throw wrong(`${called(pool.handle, run)}: damaged, the checksum does not match`);
}

function writeInto(memory: OwnedFd, bytes: Uint8Array, at: number): void {
  try {
    writeWhole(memory.fd, bytes, at);
  } catch (cause) {
    throw new SnapshotError('pools', 'the memory for a pool could not be filled', { cause });
  }
}
