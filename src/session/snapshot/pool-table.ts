/** The section `pools`: which pools there are, and where which of their pages stand. */

import { SnapshotError } from '../../errors.js';
import { type Header, PAGE_BYTES, readU64, viewOf, writeU64 } from './format.js';

/** `wl_shm.create_pool` has an int for the size. */
export const POOL_BYTES_MAX = 0x7fffffff;
/** A run lies within one such block of a pool: what changes is found, checked and compressed by these. */
export const BLOCK_PAGES = 16;

const POOL_BYTES = 24;
/** By version. */
const RUN_BYTES: Readonly<Record<number, number>> = { 1: 16, 2: 24 };

/** Pages [first, first + count) of a pool, in the file behind those of the run before. */
export interface Run {
  readonly first: number;
  readonly count: number;
}

export interface DescribedRun extends Run {
  /** Of the stored bytes. */
  readonly checksum: number;
  /** How many bytes stand in the file: fewer than its pages have if they are compressed. */
  readonly stored: number;
}

export interface DescribedPool {
  readonly handle: number;
  readonly bytes: number;
  /** What no run covers is zero; else as in the point before. */
  readonly fresh: boolean;
  readonly runs: readonly DescribedRun[];
}

export const pagesOf = (bytes: number): number => Math.ceil(bytes / PAGE_BYTES);

/** Cuts a range of pages where blocks end. */
export function* runsOf({ first, count }: Run): Generator<Run> {
  const end = first + count;
  for (let at = first; at < end; ) {
    const next = Math.min(end, (Math.floor(at / BLOCK_PAGES) + 1) * BLOCK_PAGES);
    yield { first: at, count: next - at };
    at = next;
  }
}

/** The runs from one on that are summed as one: four whole blocks, each the neighbour of the one before; else that one. */
export function summedTogether(runs: readonly Run[], index: number): readonly Run[] {
  const run = runs[index] as Run;
  const four = runs.slice(index, index + 4);
  const areWhole = four.every(({ first, count }, i) => count === BLOCK_PAGES && first === run.first + i * count);
  return four.length === 4 && areWhole ? four : [run];
}

/** Bytes of the section. */
export function bytesOfPoolTable(pools: readonly { readonly runs: readonly Run[] }[]): number {
  let bytes = 4;
  for (const { runs } of pools) bytes += POOL_BYTES + runs.length * (RUN_BYTES[2] as number);
  return bytes;
}

export function writePoolTable(pools: readonly DescribedPool[]): Uint8Array {
  const table = new Uint8Array(bytesOfPoolTable(pools));
  const view = viewOf(table);
  view.setUint32(0, pools.length, true);
  let at = 4;
  for (const { handle, bytes, fresh, runs } of pools) {
    view.setUint32(at, handle, true);
    view.setUint32(at + 4, fresh ? 1 : 0, true);
    writeU64(view, at + 8, bytes);
    view.setUint32(at + 16, runs.length, true);
    at += POOL_BYTES;
    for (const { first, count, checksum, stored } of runs) {
      view.setUint32(at, first, true);
      view.setUint32(at + 4, count, true);
      writeU64(view, at + 8, checksum);
      view.setUint32(at + 16, stored, true);
      at += RUN_BYTES[2] as number;
    }
  }
  return table;
}

const wrong = (problem: string): SnapshotError => new SnapshotError('pools', problem);

/** Reads the section. @throws ERR_WL_SNAPSHOT */
export function readPoolTable(table: Uint8Array, header: Pick<Header, 'version' | 'kind'>): DescribedPool[] {
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
    const flags = view.getUint32(head + 4, true);
    if (flags > (header.version === 1 ? 0 : 1) || view.getUint32(head + 20, true) !== 0) {
      throw wrong(`pool ${handle}: bytes that must be zero are not`);
    }
    const fresh = header.version === 1 || flags === 1;
    if (!fresh && header.kind === 'full') throw wrong(`pool ${handle}: a full point has nothing before it`);
    const count = view.getUint32(head + 16, true);
    const runs: DescribedRun[] = [];
    let next = 0;
    // What the section has no room for is refused at the first run that is missing.
    for (let i = 0; i < count; i++) {
      const run = readRun(view, room(RUN_BYTES[header.version] as number), header.version);
      const end = run.first + run.count;
      if (run.count === 0 || run.first < next || end > pagesOf(bytes)) {
        throw wrong(`pool ${handle}: pages ${run.first} to ${end} overlap others or its end`);
      }
      const blocks = Math.floor(run.first / BLOCK_PAGES) === Math.floor((end - 1) / BLOCK_PAGES);
      if (header.version !== 1 && !blocks) throw wrong(`pool ${handle}: pages ${run.first} to ${end} cross a block`);
      if (run.stored === 0 || run.stored > run.count * PAGE_BYTES) {
        throw wrong(`pool ${handle}: pages ${run.first} to ${end} can't have ${run.stored} bytes`);
      }
      next = end;
      runs.push(run);
    }
    pools.push({ handle, bytes, fresh, runs });
  }
  if (at !== table.length) throw wrong(`the table has ${table.length - at} bytes too many`);
  return pools;
}

function readRun(view: DataView, at: number, version: number): DescribedRun {
  const count = view.getUint32(at + 4, true);
  const stored = version === 1 ? count * PAGE_BYTES : view.getUint32(at + 16, true);
  if (version !== 1 && view.getUint32(at + 20, true) !== 0) throw wrong('bytes of a run that must be zero are not');
  return { first: view.getUint32(at, true), count, checksum: readU64(view, at + 8), stored };
}

/** Bytes that the pages of these pools take in a file. */
export function bytesOfPages(pools: readonly { readonly runs: readonly Pick<DescribedRun, 'stored'>[] }[]): number {
  let bytes = 0;
  for (const { runs } of pools) for (const { stored } of runs) bytes += stored;
  return bytes;
}
