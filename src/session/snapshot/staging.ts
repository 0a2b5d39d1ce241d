/**
 * The staging copy: the pages of pools as they were at one moment, in memory that is used again. What is written to
 * the disk afterwards comes from here, and what changed since is found by comparing with it.
 */

import { isSealedAgainstShrinking, mapShared } from '../../sys/index.js';
import type { OwnedFd } from '../../wire/index.js';
import type { SnapshotPool } from './content.js';
import { PAGE_BYTES } from './format.js';
import { BLOCK_BYTES, type KeptPool, type ReadRun, reading, readRun } from './pages.js';
import { pagesOf, type Run, runsOf } from './pool-table.js';

/** A part of the copy that is allocated at once; whole blocks. */
const SLAB_BYTES = 16 * BLOCK_BYTES;

/** A pool at the moment of a cut. */
export interface CutPool {
  readonly handle: number;
  readonly bytes: number;
  /** All that the pool holds is in the runs, the rest is zero; else they are what changed since the cut before. */
  readonly fresh: boolean;
  /** Their bytes belong to the copy, and are true until the next cut. */
  readonly runs: readonly ReadRun[];
}

/** Copies of pools, each by its handle. */
export class Staging {
  readonly #copies = new Map<number, PoolCopy>();

  /**
   * Copies the pages of now.
   * @param everything all of them, also those that the copy has already
   * @throws ERR_WL_SNAPSHOT when a pool can't be read: then the next cut must be of everything
   */
  cut(pools: readonly KeptPool[], everything: boolean): CutPool[] {
    for (const handle of this.#copies.keys()) {
      if (!pools.some(({ pool }) => pool.handle === handle)) this.#copies.delete(handle);
    }
    return pools.map((kept) => {
      const { handle } = kept.pool;
      const copy = this.#copies.get(handle) ?? new PoolCopy();
      this.#copies.set(handle, copy);
      return copy.cut(kept, everything);
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
  #slabs: (Buffer | undefined)[] = [];
  /** Per page: whether the copy has it. */
  #known = new Uint8Array();
  #fd: OwnedFd | undefined;
  #memory: Uint8Array | undefined;
  #scratch: Buffer | undefined;

  get bytes(): number {
    return this.#slabs.reduce((sum, slab) => sum + (slab?.length ?? 0), 0);
  }

  cut(kept: KeptPool, everything: boolean): CutPool {
    const { pool, ranges } = kept;
    this.#extend(pagesOf(pool.bytes));
    const memory = this.#map(pool);
    const fresh = everything || this.#isNew() || this.#hasLost(ranges);
    if (fresh) this.#known.fill(0);
    const runs: ReadRun[] = [];
    for (const range of ranges) {
      // Nothing to compare with: the fewer copies the better.
      const copied = fresh && memory !== undefined && this.#copyAll(pool, range, memory);
      for (const run of runsOf(range)) {
        if (copied) {
          runs.push({ ...run, bytes: this.#bytesOf(run) });
          continue;
        }
        const source = this.#source(pool, run, memory);
        const changed = this.#copy(run, source.bytes, source.at);
        if (changed !== undefined) runs.push(changed);
      }
    }
    return { handle: pool.handle, bytes: pool.bytes, fresh, runs };
  }

  /** Copies pages without a look at them. @returns false where some of their bytes must be read or blanked first */
  #copyAll(pool: SnapshotPool, { first, count }: Run, memory: Uint8Array): boolean {
    const end = (first + count) * PAGE_BYTES;
    if (end > pool.bytes || pool.skip !== undefined) return false;
    for (let at = first * PAGE_BYTES; at < end; ) {
      const next = Math.min(end, (Math.floor(at / SLAB_BYTES) + 1) * SLAB_BYTES);
      this.#slabOf(at / PAGE_BYTES).set(memory.subarray(at, next), at % SLAB_BYTES);
      at = next;
    }
    this.#known.fill(1, first, first + count);
    return true;
  }

  #bytesOf({ first, count }: Run): Uint8Array {
    const at = (first * PAGE_BYTES) % SLAB_BYTES;
    return this.#slabOf(first).subarray(at, at + count * PAGE_BYTES);
  }

  #extend(pages: number): void {
    if (pages <= this.#known.length) return;
    const known = new Uint8Array(pages);
    known.set(this.#known);
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

  /** Where the bytes of a run stand: in the pool, unless they have to be read or blanked first. */
  #source(pool: SnapshotPool, run: Run, memory: Uint8Array | undefined): { bytes: Uint8Array; at: number } {
    const at = run.first * PAGE_BYTES;
    const end = at + run.count * PAGE_BYTES;
    const isPlain = end <= pool.bytes && !pool.skip?.some(([from, to]) => from < end && to > at);
    if (memory !== undefined && isPlain) return { bytes: memory, at };
    this.#scratch ??= Buffer.alloc(BLOCK_BYTES);
    return { bytes: readRun(pool, run, this.#scratch.subarray(0, end - at)), at: 0 };
  }

  /** Copies what differs of a run. @returns from the first page that does to the last */
  #copy({ first, count }: Run, source: Uint8Array, at: number): ReadRun | undefined {
    const slab = this.#slabOf(first);
    const into = (first * PAGE_BYTES) % SLAB_BYTES;
    let from = 0;
    let to = count;
    if (this.#knows(first, count)) {
      const differs = (page: number, pages: number): boolean => {
        const [start, end] = [page * PAGE_BYTES, (page + pages) * PAGE_BYTES];
        return slab.compare(source, at + start, at + end, into + start, into + end) !== 0;
      };
      if (!differs(0, count)) return undefined;
      while (!differs(from, 1)) from++;
      while (to > from + 1 && !differs(to - 1, 1)) to--;
    }
    const [start, end] = [from * PAGE_BYTES, to * PAGE_BYTES];
    slab.set(source.subarray(at + start, at + end), into + start);
    this.#known.fill(1, first, first + count);
    return { first: first + from, count: to - from, bytes: slab.subarray(into + start, into + end) };
  }

  #knows(first: number, count: number): boolean {
    const unknown = this.#known.indexOf(0, first);
    return unknown < 0 || unknown >= first + count;
  }

  #slabOf(page: number): Buffer {
    const index = Math.floor((page * PAGE_BYTES) / SLAB_BYTES);
    const slab = this.#slabs[index] ?? Buffer.allocUnsafeSlow(SLAB_BYTES);
    this.#slabs[index] = slab;
    return slab;
  }
}
