/** Content → the bytes of a snapshot file. All of it happens at the call: what is kept is one moment. */

import { SnapshotError, WaylandError } from '../../errors.js';
import { encodeRecords } from '../../journal/index.js';
import type { SnapshotContent } from './content.js';
import { describe, interfacesOf } from './descriptors.js';
import {
  checksum,
  type Encoding,
  frameBytes,
  pageAfter,
  SECTION_BYTES_MAX,
  type Section,
  type SectionName,
  viewOf,
  writeFrame,
} from './format.js';
import { encodeJson } from './json.js';
import { bytesOfPages, bytesOfPoolTable, type KeptPool, keptPages, writePages } from './pages.js';
import { BASE_HEAD_BYTES, roots } from './roots.js';

interface Part {
  readonly name: SectionName;
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
}

/** A snapshot whose size is known; its pages are still where they were drawn. */
export interface Draft {
  readonly parts: readonly Part[];
  readonly pools: readonly KeptPool[];
  /** Where the pages begin: at a page of the file. */
  readonly pagesAt: number;
  readonly fileBytes: number;
}

/** @throws ERR_WL_ARGUMENT when something can't be kept; ERR_WL_SNAPSHOT when a section is too large */
export function draft(content: SnapshotContent): Draft {
  const pools = keptPages(content.pools);
  const parts: Part[] = [
    { name: 'meta', encoding: 'json', bytes: encodeJson(content.meta ?? {}, 'meta') },
    {
      name: 'descriptors',
      encoding: 'json',
      bytes: encodeJson(
        describe(
          interfacesOf(
            content.base,
            roots().map((root) => root.interface),
          ),
        ),
        'descriptors',
      ),
    },
    { name: 'base', encoding: 'records', bytes: encodeBase(content) },
  ];
  const { data } = content;
  if (data instanceof Uint8Array) parts.push({ name: 'data', encoding: 'bytes', bytes: data });
  else if (data !== undefined) parts.push({ name: 'data', encoding: 'json', bytes: encodeJson(data, 'data') });
  parts.push({ name: 'sections', encoding: 'json', bytes: encodeJson(content.sections, 'sections') });
  let end = frameBytes(parts.length + 1) + bytesOfPoolTable(pools);
  for (const { name, bytes } of parts) {
    if (bytes.length > SECTION_BYTES_MAX) {
      throw new SnapshotError(name, `has ${bytes.length} bytes, a snapshot keeps at most ${SECTION_BYTES_MAX}`);
    }
    end += bytes.length;
  }
  const pagesAt = pageAfter(end);
  const pageBytes = bytesOfPages(pools);
  return { parts, pools, pagesAt, fileBytes: pageBytes === 0 ? end : pagesAt + pageBytes };
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

/**
 * Gives the pages to the sink, in the order in which they stand at `pagesAt`.
 * @returns what stands before them, from the beginning of the file
 */
export function writeDraft({ parts, pools, pagesAt, fileBytes }: Draft, sink: (bytes: Uint8Array) => void): Uint8Array {
  const poolTable: Part = { name: 'pools', encoding: 'pools', bytes: writePages(pools, sink) };
  const all = [...parts, poolTable];
  const sections: Section[] = [];
  let offset = frameBytes(all.length);
  for (const { name, encoding, bytes } of all) {
    sections.push({ name, encoding, offset, bytes: bytes.length, checksum: checksum(bytes) });
    offset += bytes.length;
  }
  // Zeros up to the first page.
  const start = new Uint8Array(Math.min(pagesAt, fileBytes));
  start.set(writeFrame(sections, fileBytes));
  for (const [i, { bytes }] of all.entries()) start.set(bytes, (sections[i] as Section).offset);
  return start;
}

/** The snapshot as bytes in memory. @throws as {@link draft} */
export function encodeSnapshot(content: SnapshotContent): Uint8Array {
  const snapshot = draft(content);
  const bytes = new Uint8Array(snapshot.fileBytes);
  let at = snapshot.pagesAt;
  const start = writeDraft(snapshot, (pages) => {
    bytes.set(pages, at);
    at += pages.length;
  });
  bytes.set(start);
  return bytes;
}
