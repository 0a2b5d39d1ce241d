/** The bytes of a snapshot file → content. Nobody vouches for them: each length is checked before it is used. */

import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { SnapshotError, WaylandError } from '../../errors.js';
import { decodeRecords, type LogRecord, TEMPORARY_HANDLES } from '../../journal/index.js';
import { wl_shm_pool } from '../../protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../protocol/index.js';
import { discardSnapshot, type SnapshotContent, type SnapshotMeta, type SnapshotPool } from './content.js';
import { type InterfaceNamed, readDescriptors } from './descriptors.js';
import {
  frameBytes,
  HEADER_BYTES,
  type Header,
  pageAfter,
  readHeader,
  readTable,
  type Section,
  type SectionName,
  viewOf,
} from './format.js';
import { decodeJson } from './json.js';
import { bytesOfDescribedPages, readPoolTable, readWhole, restorePools, type Source } from './pages.js';
import { BASE_HEAD_BYTES, roots } from './roots.js';

const RESIZE = wl_shm_pool.requests.findIndex((message) => message.name === 'resize');

export interface ReadSnapshotOptions {
  /** Interfaces that the app scanned itself, by name. */
  readonly interfaces?: InterfaceNamed;
}

/**
 * Reads a snapshot from memory.
 * @throws ERR_WL_SNAPSHOT that names the section; nothing is left open then
 */
export async function decodeSnapshot(bytes: Uint8Array, options: ReadSnapshotOptions = {}): Promise<SnapshotContent> {
  const source: Source = (into, position) => {
    const part = bytes.subarray(position, position + into.length);
    into.set(part);
    return part.length;
  };
  return await readContent(source, bytes.length, options);
}

/**
 * Reads a snapshot file. Pools go page by page into new memory.
 * @throws ERR_WL_SNAPSHOT that names the section, `file` when it can't be opened; nothing is left open then
 */
export async function readSnapshot(file: string, options: ReadSnapshotOptions = {}): Promise<SnapshotContent> {
  const failed = (cause: unknown): SnapshotError => {
    if (!(cause instanceof SnapshotError))
      return new SnapshotError('file', `reading ${file}: ${reasonOf(cause)}`, { cause });
    return new SnapshotError(cause.section, cause.problem, { file, cause });
  };
  let fd: number;
  try {
    // A fifo without a writer would block.
    fd = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw failed(cause);
  }
  try {
    const found = fstatSync(fd);
    if (!found.isFile()) throw new SnapshotError('file', 'it is not a regular file');
    return await readContent((into, position) => readWhole(fd, into, position), found.size, options);
  } catch (cause) {
    throw failed(cause);
  } finally {
    closeSync(fd);
  }
}

export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

type Parts = Partial<Record<SectionName, Uint8Array>>;

async function readContent(source: Source, fileBytes: number, options: ReadSnapshotOptions): Promise<SnapshotContent> {
  const header = readHeader(readPart(source, 0, Math.min(HEADER_BYTES, fileBytes)));
  const tableBytes = frameBytes(header.sectionCount) - HEADER_BYTES;
  const table = readPart(source, HEADER_BYTES, Math.min(tableBytes, fileBytes - HEADER_BYTES));
  const sections = readTable(table, header);
  const parts = readSections(source, fileBytes, sections, header);
  const described = readPoolTable(parts.pools as Uint8Array);
  const last = sections.at(-1) as Section;
  const pagesAt = checkEnd(source, last.offset + last.bytes, bytesOfDescribedPages(described), fileBytes, header);

  const meta = objectIn('meta', parts);
  const interfaces = await readDescriptors(
    decodeJson(parts.descriptors as Uint8Array, 'descriptors'),
    options.interfaces,
  );
  const data = sections.find((section) => section.name === 'data');
  const content = {
    nextHandle: nextHandleIn(parts.base as Uint8Array),
    data: data?.encoding === 'json' ? decodeJson(parts.data as Uint8Array, 'data') : parts.data,
    sections: objectIn('sections', parts),
    ...(Object.keys(meta).length > 0 && { meta: meta as SnapshotMeta }),
  };
  const pools = restorePools(described, source, pagesAt, header.checksum);
  try {
    return { ...content, base: readBase(parts.base as Uint8Array, content.nextHandle, interfaces, pools), pools };
  } catch (error) {
    discardSnapshot({ pools });
    throw error;
  }
}

function readPart(source: Source, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, length));
  return bytes.subarray(0, source(bytes, position));
}

function readSections(source: Source, fileBytes: number, sections: readonly Section[], header: Header): Parts {
  const parts: Parts = {};
  for (const { name, offset, bytes, checksum } of sections) {
    const there = Math.max(0, fileBytes - offset);
    // Before anything is allocated: the length is only what the file says of itself.
    if (there < bytes) throw new SnapshotError(name, `is cut off: ${there} of ${bytes} bytes are there`);
    const part = readPart(source, offset, bytes);
    if (part.length < bytes) throw new SnapshotError(name, 'the file became shorter while it was read');
    if (header.checksum(part) !== checksum) throw new SnapshotError(name, 'its checksum does not match: it is damaged');
    parts[name] = part;
  }
  return parts;
}

/** @returns where the pages begin */
function checkEnd(source: Source, end: number, pageBytes: number, fileBytes: number, header: Header): number {
  const pagesAt = pageBytes === 0 ? end : pageAfter(end);
  const whole = pagesAt + pageBytes;
  if (whole !== header.fileBytes) {
    throw new SnapshotError('pools', `their pages end at byte ${whole}, the header says ${header.fileBytes}`);
  }
  if (fileBytes < whole)
    throw new SnapshotError('pools', `cut off: ${fileBytes} of the file's ${whole} bytes are there`);
  if (fileBytes > whole) throw new SnapshotError('file', `has ${fileBytes - whole} bytes too many`);
  if (readPart(source, end, pagesAt - end).some((byte) => byte !== 0)) {
    throw new SnapshotError('pools', 'bytes before the first page are not zero');
  }
  return pagesAt;
}

function objectIn(name: 'meta' | 'sections', parts: Parts): Readonly<Record<string, unknown>> {
  const json = decodeJson(parts[name] as Uint8Array, name);
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw new SnapshotError(name, 'is not an object');
}

function nextHandleIn(base: Uint8Array): number {
  if (base.length < BASE_HEAD_BYTES) throw new SnapshotError('base', 'is cut off');
  const view = viewOf(base);
  const nextHandle = view.getUint32(0, true);
  if (nextHandle === 0 || view.getUint32(4, true) !== 0) throw new SnapshotError('base', 'its head is impossible');
  return nextHandle;
}

function readBase(
  bytes: Uint8Array,
  nextHandle: number,
  interfaces: ReadonlyMap<string, InterfaceDescriptor>,
  pools: readonly SnapshotPool[],
): LogRecord[] {
  const taken = new Set<number>();
  let records: LogRecord[];
  try {
    records = decodeRecords(bytes.subarray(BASE_HEAD_BYTES), {
      roots: roots(interfaces.get('wl_display')),
      interfaceNamed: (name) => interfaces.get(name),
      fdAt: (index, made) => {
        const pool = pools[index];
        // Each has one owner: what a second request would close belongs to the first.
        if (pool === undefined || pool.handle !== made?.handle || taken.has(index)) return undefined;
        taken.add(index);
        return pool.fd;
      },
    });
  } catch (cause) {
    if (!(cause instanceof WaylandError)) throw cause;
    throw new SnapshotError('base', cause.message, { cause });
  }
  const unused = pools.find((_, index) => !taken.has(index));
  if (unused !== undefined) throw new SnapshotError('pools', `no request makes the pool ${unused.handle}`);
  for (const record of records) {
    checkPoolSize(record, pools);
    if ((record.kind !== 'request' && record.kind !== 'made') || record.made === undefined) continue;
    const { handle } = record.made;
    if (handle < nextHandle || handle >= TEMPORARY_HANDLES) continue;
    throw new SnapshotError('base', `has an object ${handle}, which would be given out again`);
  }
  return records;
}

/** Who maps more of a file than there is dies by a touch, and a compositor ends who offers that. */
function checkPoolSize(record: LogRecord, pools: readonly SnapshotPool[]): void {
  if (record.kind !== 'request') return;
  const handle = record.made?.handle ?? record.target;
  const pool = pools.find((one) => one.handle === handle);
  if (pool === undefined) return;
  // wl_shm.create_pool(id, fd, size), wl_shm_pool.resize(size)
  const size = record.made === undefined && record.opcode !== RESIZE ? 0 : record.args.at(-1);
  if (typeof size === 'number' && size <= pool.bytes) return;
  throw new SnapshotError('base', `the pool ${handle} is said to have ${size} bytes, there are ${pool.bytes}`);
}
