/** Content → the bytes of one point of a snapshot file. What is kept is one moment: that of the call. */

import { SnapshotError, WaylandError } from '../../errors.js';
import { encodeRecords } from '../../journal/index.js';
import { sumOf, sumsOfFour } from './block-sums.js';
import { type Compression, compressed } from './compression.js';
import type { SnapshotContent } from './content.js';
import { encodeDescriptors, interfacesOf } from './descriptors.js';
import {
  checksum,
  type Encoding,
  firstPlace,
  frameBytes,
  PAGE_BYTES,
  type PointPlace,
  pageAfter,
  SECTION_BYTES_MAX,
  type Section,
  type SectionName,
  viewOf,
  writeFrame,
} from './format.js';
import { encodeJson } from './json.js';
import { type KeptPool, keptPages, readRuns } from './pages.js';
import {
  bytesOfPages,
  bytesOfPoolTable,
  type DescribedPool,
  type DescribedRun,
  type Run,
  runsOf,
  writePoolTable,
} from './pool-table.js';
import { BASE_HEAD_BYTES, roots } from './roots.js';

export interface Part {
  readonly name: SectionName;
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
}

/** All sections but the pools. @throws ERR_WL_ARGUMENT when something can't be kept; ERR_WL_SNAPSHOT when one is too large */
export function partsOf(content: SnapshotContent): Part[] {
  const used = interfacesOf(
    content.base,
    roots().map((root) => root.interface),
  );
  const parts: Part[] = [
    { name: 'meta', encoding: 'json', bytes: encodeJson(content.meta ?? {}, 'meta') },
    { name: 'descriptors', encoding: 'json', bytes: encodeDescriptors(used) },
    { name: 'base', encoding: 'records', bytes: encodeBase(content) },
  ];
  const { data } = content;
  if (data instanceof Uint8Array) parts.push({ name: 'data', encoding: 'bytes', bytes: data.slice() });
  else if (data !== undefined) parts.push({ name: 'data', encoding: 'json', bytes: encodeJson(data, 'data') });
  parts.push({ name: 'sections', encoding: 'json', bytes: encodeJson(content.sections, 'sections') });
  for (const { name, bytes } of parts) {
    if (bytes.length <= SECTION_BYTES_MAX) continue;
    throw new SnapshotError(name, `has ${bytes.length} bytes, a snapshot keeps at most ${SECTION_BYTES_MAX}`);
  }
  return parts;
}

function encodeBase(content: SnapshotContent): Uint8Array {
  const { base, nextHandle } = content;
  if (nextHandle !== nextHandle >>> 0 || nextHandle === 0) {
    throw new WaylandError('ERR_WL_ARGUMENT', `the next handle must be from 1 to 4294967295, got ${nextHandle}`);
  }
  const poolNumbers = new Map(content.pools.map((pool, i) => [pool.handle, i]));
  const made = new Set<number>();
  const records = encodeRecords(base, {
    roots: roots(),
    fdIndex: (record) => {
      const number = record.made === undefined ? undefined : poolNumbers.get(record.made.handle);
      if (number !== undefined) made.add(number);
      return number ?? null;
    },
  });
  const unused = content.pools.find((_, number) => !made.has(number));
  if (unused !== undefined) {
    throw new WaylandError('ERR_WL_ARGUMENT', `pool ${unused.handle}: no request of the log makes it`);
  }
  const bytes = new Uint8Array(BASE_HEAD_BYTES + records.length);
  viewOf(bytes).setUint32(0, nextHandle, true);
  bytes.set(records, BASE_HEAD_BYTES);
  return bytes;
}

/** Where the pages begin: known before they are, from how many runs there are. */
export function pagesBegin(parts: readonly Part[], pools: Parameters<typeof bytesOfPoolTable>[0]): number {
  const sections = parts.reduce((sum, { bytes }) => sum + bytes.length, bytesOfPoolTable(pools));
  return pageAfter(frameBytes(parts.length + 1) + sections);
}

/** What stands before the pages, from the beginning of the point; and how many bytes that and the pages have. */
export function pointStart(
  parts: readonly Part[],
  pools: readonly DescribedPool[],
  place: PointPlace,
  compression: Compression,
): { start: Uint8Array; bytes: number } {
  const all: Part[] = [...parts, { name: 'pools', encoding: 'pools', bytes: writePoolTable(pools) }];
  const sections: Section[] = [];
  let offset = frameBytes(all.length);
  for (const { name, encoding, bytes } of all) {
    sections.push({ name, encoding, offset, bytes: bytes.length, checksum: checksum(bytes) });
    offset += bytes.length;
  }
  const pageBytes = bytesOfPages(pools);
  // Zeros up to the first page.
  const start = new Uint8Array(pageBytes === 0 ? offset : pageAfter(offset));
  start.set(writeFrame(sections, start.length + pageBytes, place, compression));
  for (const [i, { bytes }] of all.entries()) start.set(bytes, (sections[i] as Section).offset);
  return { start, bytes: start.length + pageBytes };
}

/** What the table of pools says of a run. */
export const describedRun = ({ first, count }: Run, stored: Uint8Array): DescribedRun => ({
  first,
  count,
  checksum: sumOf(stored),
  stored: stored.length,
});

/** The same of plain runs that are {@link summedTogether}, and what stands in them one after the other. */
export function describedRuns(runs: readonly Run[], bytes: Uint8Array): DescribedRun[] {
  if (runs.length === 1) return [describedRun(runs[0] as Run, bytes)];
  const sums = sumsOfFour(bytes);
  return runs.map(({ first, count }, i) => ({ first, count, checksum: sums[i] as number, stored: count * PAGE_BYTES }));
}

/** Gives all kept pages to the sink, in their order, at once. @returns what the table says of them */
export function readPages(
  pools: readonly KeptPool[],
  compression: Compression,
  sink: (bytes: Uint8Array) => void,
): DescribedPool[] {
  return pools.map((kept) => {
    const runs: DescribedRun[] = [];
    for (const { runs: some, bytes } of readRuns(kept)) {
      if (compression === 'none') {
        runs.push(...describedRuns(some, bytes));
        sink(bytes);
        continue;
      }
      let at = 0;
      for (const run of some) {
        const stored = compressed(bytes.subarray(at, at + run.count * PAGE_BYTES), compression);
        at += run.count * PAGE_BYTES;
        runs.push(describedRun(run, stored));
        sink(stored);
      }
    }
    return { handle: kept.pool.handle, bytes: kept.pool.bytes, fresh: true, runs };
  });
}

/** Where the pages will begin if all that is kept is read. */
export function keptPagesBegin(parts: readonly Part[], kept: readonly KeptPool[]): number {
  return pagesBegin(
    parts,
    kept.map(({ ranges }) => ({ runs: ranges.flatMap((range) => [...runsOf(range)]) })),
  );
}

/** The snapshot as bytes in memory. @throws as {@link partsOf}, and when a pool can't be read */
export function encodeSnapshot(content: SnapshotContent, compression: Compression = 'none'): Uint8Array {
  const kept = keptPages(content.pools);
  const parts = partsOf(content);
  let at = keptPagesBegin(parts, kept);
  const pages = kept.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
  const most = new Uint8Array(at + pages * PAGE_BYTES);
  const pools = readPages(kept, compression, (bytes) => {
    most.set(bytes, at);
    at += bytes.length;
  });
  const { start, bytes } = pointStart(parts, pools, firstPlace(), compression);
  most.set(start);
  return bytes === most.length ? most : most.slice(0, bytes);
}
