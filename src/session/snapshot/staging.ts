/**
 * The staging copy: the pages of pools as they were at one moment, in memory that is used again. What is written to
 * the disk afterwards comes from here, and what changed since is found by comparing with it.
 */

import { isSealedAgainstShrinking, mapShared } from '../../sys/index.js';
import type { OwnedFd } from '../../wire/index.js';
import { newMemory } from './block-sums.js';
import type { SnapshotPool } from './content.js';
import { PAGE_BYTES } from './format.js';
import { BLOCK_BYTES, type KeptPool, reading, readRun } from './pages.js';
import { BLOCK_PAGES, pagesOf, type Run, runsOf } from './pool-table.js';
import { everywhere, type WhereToLook } from './where-to-look.js';

const LOOKED_AT_PAGES = 4 * BLOCK_PAGES;

/** A pool at the moment of a cut. */
export interface CutPool {
  readonly handle: number;
  readonly bytes: number;
  /** All that the pool holds is in the runs, the rest is zero; else they are what changed since the cut before. */
  readonly fresh: boolean;
  readonly runs: readonly Run[];
  /** The copy: each page of these runs at its place in the pool. They are true until the next cut. */
  readonly copy: Uint8Array;
}

/** What stands in a run. */
export const bytesOfRun = ({ copy }: Pick<CutPool, 'copy'>, { first, count }: Run): Uint8Array =>
  copy.subarray(first * PAGE_BYTES, (first + count) * PAGE_BYTES);

/** Copies of pools, each by its handle. */
export class Staging {
  readonly #copies = new Map<number, PoolCopy>();

  /**
   * Copies the pages of now.
   * @param everything all of them, also those that the copy has already
   * @param where to look for those that changed; what changed elsewhere stays as it was copied before
   * @throws ERR_WL_SNAPSHOT when a pool can't be read: then the next cut must be of everything
   */
  cut(pools: readonly KeptPool[], everything: boolean, where: WhereToLook = everywhere): CutPool[] {
    for (const handle of this.#copies.keys()) {
      if (!pools.some(({ pool }) => pool.handle === handle)) this.#copies.delete(handle);
    }
    return pools.map((kept) => {
      const { handle } = kept.pool;
      const copy = this.#copies.get(handle) ?? new PoolCopy();
      this.#copies.set(handle, copy);
      // What is known of one pool tells nothing of the other where they are the same memory.
      const isShared = pools.some((other) => other !== kept && other.memory === kept.memory);
      return copy.cut(kept, everything, isShared ? everywhere : where);
    });
  }

  /** Gives the memory back, and the mappings of the pools. What was cut stays. */
  clear(): void {
    this.#copies.clear();
  }

  /** Memory that the copies take. */
  get bytes(): number {
    let bytes = 0;
    for (const copy of this.#copies.values()) bytes += copy.bytes;
    return bytes;
  }
}

class PoolCopy {
  #copy = newMemory(0);
  /** Per page: whether the copy has it. */
  #known = new Uint8Array();
  #fd: OwnedFd | undefined;
  #memory: Uint8Array | undefined;
  #scratch: Buffer | undefined;

  get bytes(): number {
    return this.#known.reduce((sum, known) => sum + known, 0) * PAGE_BYTES;
  }

  cut(kept: KeptPool, everything: boolean, where: WhereToLook): CutPool {
    const { pool, ranges } = kept;
    this.#extend(pagesOf(pool.bytes));
    const memory = this.#map(pool);
    const fresh = everything || this.#isNew() || this.#hasLost(ranges);
    if (fresh) this.#known.fill(0);
    const places = where(pool, fresh);
    const runs: Run[] = [];
    for (const range of fresh || places === undefined ? ranges : common(ranges, places)) {
      // Nothing to compare with: the fewer copies the better.
      if (fresh && memory !== undefined && this.#copyAll(pool, range, memory)) runs.push(...runsOf(range));
      else for (const some of partsOf(range)) this.#copyChanged(pool, some, memory, runs);
    }
    return { handle: pool.handle, bytes: pool.bytes, fresh, runs, copy: this.#copy };
  }

  /** Copies pages without a look at them. @returns false where some of their bytes must be read or blanked first */
  #copyAll(pool: SnapshotPool, { first, count }: Run, memory: Uint8Array): boolean {
    const end = (first + count) * PAGE_BYTES;
    if (end > pool.bytes || pool.skip !== undefined) return false;
    this.#copy.set(memory.subarray(first * PAGE_BYTES, end), first * PAGE_BYTES);
    this.#known.fill(1, first, first + count);
    return true;
  }

  /** What a cut before holds stays as it is: it may be on its way to the disk. */
  #extend(pages: number): void {
    if (pages <= this.#known.length) return;
    const [copy, known] = [newMemory(pages * PAGE_BYTES), new Uint8Array(pages)];
    known.set(this.#known);
    // Page by page: what was never touched takes no memory.
    for (let page = known.indexOf(1); page >= 0; page = known.indexOf(1, page + 1)) {
      copy.set(this.#copy.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), page * PAGE_BYTES);
    }
    this.#copy = copy;
    this.#known = known;
  }

  #isNew(): boolean {
    return !this.#known.includes(1);
  }

  /** Whether pages that were there are holes now, or left out. */
  #hasLost(ranges: readonly Run[]): boolean {
    let next = 0;
    for (const { first, count } of ranges) {
      const found = this.#known.indexOf(1, next);
      if (found >= 0 && found < first) return true;
      next = first + count;
    }
    return this.#known.indexOf(1, next) >= 0;
  }

  /** The pool's memory, where touching it is safe: who may shrink a file could kill us by that (mmap(2), SIGBUS). */
  #map(pool: SnapshotPool): Uint8Array | undefined {
    if (pool.fd !== this.#fd || (this.#memory !== undefined && this.#memory.length < pool.bytes)) {
      this.#fd = pool.fd;
      this.#memory = reading(pool, () =>
        isSealedAgainstShrinking(pool.fd.fd) ? new Uint8Array(mapShared(pool.fd.fd, pool.bytes, 'read')) : undefined,
      );
    }
    return this.#memory;
  }

  /** Copies the runs of some blocks that differ, from the first page that does to the last, and adds them to `changed`. */
  #copyChanged(pool: SnapshotPool, some: Run, memory: Uint8Array | undefined, changed: Run[]): void {
    const at = some.first * PAGE_BYTES;
    const end = at + some.count * PAGE_BYTES;
    const isPlain = end <= pool.bytes && !pool.skip?.some(([from, to]) => from < end && to > at);
    // One look at all of them, since mostly nothing is to be found.
    if (memory !== undefined && isPlain && this.#has(some) && this.#copy.compare(memory, at, end, at, end) === 0)
      return;
    for (const run of runsOf(some)) {
      const from = run.first * PAGE_BYTES;
      let [source, offset] = [memory, 0];
      if (memory === undefined || !isPlain) {
        this.#scratch ??= Buffer.alloc(BLOCK_BYTES);
        [source, offset] = [readRun(pool, run, this.#scratch.subarray(0, run.count * PAGE_BYTES)), from];
      }
      const found = this.#has(run) ? this.#changedIn(run, source as Uint8Array, offset) : run;
      if (found === undefined) continue;
      const start = found.first * PAGE_BYTES;
      const pages = (source as Uint8Array).subarray(start - offset, start - offset + found.count * PAGE_BYTES);
      this.#copy.set(pages, start);
      this.#known.fill(1, run.first, run.first + run.count);
      changed.push(found);
    }
  }

  /** @param offset where in the pool `source` begins */
  #changedIn({ first, count }: Run, source: Uint8Array, offset: number): Run | undefined {
    const differs = (page: number, pages: number): boolean => {
      const [start, end] = [page * PAGE_BYTES, (page + pages) * PAGE_BYTES];
      return this.#copy.compare(source, start - offset, end - offset, start, end) !== 0;
    };
    if (!differs(first, count)) return undefined;
    let [from, to] = [first, first + count];
    while (!differs(from, 1)) from++;
    while (to > from + 1 && !differs(to - 1, 1)) to--;
    return { first: from, count: to - from };
  }

  #has({ first, count }: Run): boolean {
    const unknown = this.#known.indexOf(0, first);
    return unknown < 0 || unknown >= first + count;
  }
}

/** What is in both of two lists, in order. */
function common(ranges: readonly Run[], others: readonly Run[]): Run[] {
  const both: Run[] = [];
  let next = 0;
  for (const { first, count } of ranges) {
    for (; next < others.length; next++) {
      const other = others[next] as Run;
      const from = Math.max(first, other.first);
      const to = Math.min(first + count, other.first + other.count);
      if (from < to) both.push({ first: from, count: to - from });
      if (other.first + other.count > first + count) break; // the rest of it may lie in the next range
    }
  }
  return both;
}

/** Parts of a range that are looked at as one: small enough to be in a core's cache for a second look. */
function* partsOf({ first, count }: Run): Generator<Run> {
  const end = first + count;
  for (let at = first; at < end; ) {
    const next = Math.min(end, (Math.floor(at / LOOKED_AT_PAGES) + 1) * LOOKED_AT_PAGES);
    yield { first: at, count: next - at };
    at = next;
  }
}
