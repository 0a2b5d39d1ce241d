/** The bytes of a snapshot file → the content of one of its points. Nobody vouches for them: each length is checked before it is used. */

import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { SnapshotError, WaylandError } from '../../errors.js';
import { decodeRecords, type LogRecord, TEMPORARY_HANDLES } from '../../journal/index.js';
import { wl_shm_pool } from '../../protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../protocol/index.js';
import { discardSnapshot, type SnapshotContent, type SnapshotMeta, type SnapshotPool } from './content.js';
import { type InterfaceNamed, readDescriptors } from './descriptors.js';
import { pageAfter, type Section, type SectionName, viewOf } from './format.js';
import { decodeJson } from './json.js';
import { readWhole, type Source } from './pages.js';
import { chosenPoint, type FilePoint, type FilePoints, readPart, readPoints, sectionsOf } from './points.js';
import { bytesOfPages, readPoolTable } from './pool-table.js';
import { reasonOf } from './replace.js';
import { type PointPools, placedPools, restorePools } from './restore-pools.js';
import { BASE_HEAD_BYTES, roots } from './roots.js';

const RESIZE = wl_shm_pool.requests.findIndex((message) => message.name === 'resize');

export interface ReadSnapshotOptions {
  /** Interfaces that the app scanned itself, by name. */
  readonly interfaces?: InterfaceNamed;
  /** Which point: its number, -1 for the last and so on, or the last that was taken by then. Default: the last. */
  readonly at?: number | Date;
}

/** A point of a file, as a list of them has it. */
export interface SnapshotPoint {
  /** From 0, one more with each; the oldest may have been dropped. */
  readonly number: number;
  /** When it was taken; undefined in a file of format 1, where only its `meta` tells. */
  readonly time: Date | undefined;
  /** Whether everything is in it, or what differs from the one before. */
  readonly kind: 'full' | 'delta';
  /** What it takes in the file. */
  readonly bytes: number;
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
 * @throws ERR_WL_SNAPSHOT that names the section, `file` when it can't be opened or has no such point; ERR_WL_DEPENDENCY for
 * zstd where Node has none; nothing is left open then
 */
export async function readSnapshot(file: string, options: ReadSnapshotOptions = {}): Promise<SnapshotContent> {
  return await reading(file, (source, fileBytes) => readContent(source, fileBytes, options));
}

/** The points of a snapshot file. */
export interface SnapshotPoints {
  /** Oldest first; all of them can be restored. */
  readonly points: readonly SnapshotPoint[];
  /** The one that was asked for, which is the last if none was. */
  readonly chosen: SnapshotPoint;
  /** Version of the file's format. */
  readonly format: number;
  /** Bytes behind the last point: of one that is not whole, since its writer ended meanwhile. */
  readonly torn: number;
}

/**
 * What a file holds, by its points.
 * @param options.at as that of `restore`
 * @throws ERR_WL_SNAPSHOT, ERR_WL_ARGUMENT
 */
export async function snapshotPoints(
  file: string,
  { at }: Pick<ReadSnapshotOptions, 'at'> = {},
): Promise<SnapshotPoints> {
  return await reading(file, (source, fileBytes) => {
    const { points, torn } = pointsIn(source, fileBytes);
    const told = ({ header: { number, time, kind, pointBytes } }: FilePoint): SnapshotPoint => ({
      number,
      time: time === 0 ? undefined : new Date(time),
      kind,
      bytes: pointBytes,
    });
    const format = (points[0] as FilePoint).header.version;
    return { points: points.map(told), chosen: told(chosenPoint(points, at)), format, torn };
  });
}

async function reading<T>(file: string, read: (source: Source, fileBytes: number) => T | Promise<T>): Promise<T> {
  let fd: number | undefined;
  try {
    // A fifo without a writer would block.
    const opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    fd = opened;
    const found = fstatSync(opened);
    if (!found.isFile()) throw new SnapshotError('file', 'it is not a regular file');
    return await read((into, position) => readWhole(opened, into, position), found.size);
  } catch (cause) {
    if (cause instanceof SnapshotError) throw new SnapshotError(cause.section, cause.problem, { file, cause });
    if (cause instanceof WaylandError) throw cause;
    throw new SnapshotError('file', `reading ${file}: ${reasonOf(cause)}`, { cause });
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

/** The points of a file. @throws ERR_WL_SNAPSHOT */
export function pointsIn(source: Source, fileBytes: number): FilePoints {
  return readPoints(source, fileBytes, (point) => {
    try {
      const { pools } = partsOf(source, fileBytes, point);
      checkPages(source, fileBytes, poolsOf(source, fileBytes, point, pools));
      return true;
    } catch (error) {
      if (error instanceof SnapshotError) return false;
      throw error;
    }
  });
}

/** Looks at the pages without keeping them. */
function checkPages(source: Source, fileBytes: number, { header, pools, pagesAt }: PointPools): void {
  let position = pagesAt;
  for (const { runs } of pools) {
    for (const { stored, checksum } of runs) {
      if (position + stored > fileBytes || header.checksum(readPart(source, position, stored)) !== checksum) {
        throw new SnapshotError('pools', 'damaged, the checksum does not match');
      }
      position += stored;
    }
  }
}

interface Part {
  readonly section: Section;
  readonly bytes: Uint8Array;
}
type Parts = Partial<Record<SectionName, Part>> & Readonly<Record<'pools', Part>>;

const bytesIn = (parts: Parts, name: SectionName): Uint8Array => (parts[name] as Part).bytes;

async function readContent(source: Source, fileBytes: number, options: ReadSnapshotOptions): Promise<SnapshotContent> {
  const { points } = pointsIn(source, fileBytes);
  const chosen = chosenPoint(points, options.at);
  const read = readChain(source, fileBytes, points.slice(0, points.indexOf(chosen) + 1));
  const { parts } = read;
  const meta = objectIn('meta', parts);
  const interfaces = await readDescriptors(
    decodeJson(bytesIn(parts, 'descriptors'), 'descriptors'),
    options.interfaces,
  );
  const { data } = parts;
  const base = bytesIn(parts, 'base');
  const content = {
    nextHandle: nextHandleIn(base),
    data: data?.section.encoding === 'json' ? decodeJson(data.bytes, 'data') : data?.bytes,
    sections: objectIn('sections', parts),
    ...(Object.keys(meta).length > 0 && { meta: meta as SnapshotMeta }),
  };
  const pools = restorePools(placedPools(read.pools), source);
  try {
    return { ...content, base: readBase(base, content.nextHandle, interfaces, pools), pools };
  } catch (error) {
    discardSnapshot({ pools });
    throw error;
  }
}

/** What the last point comes to, with those before it from a full one on. */
function readChain(
  source: Source,
  fileBytes: number,
  points: readonly FilePoint[],
): { parts: Parts; pools: readonly PointPools[] } {
  const from = points.findLastIndex(({ header }) => header.kind === 'full');
  let parts: Parts | undefined;
  const pools: PointPools[] = [];
  for (const point of points.slice(from)) {
    const own = partsOf(source, fileBytes, point);
    for (const [name, part] of Object.entries(own) as [SectionName, Part][]) {
      if (part.section.encoding !== 'same') continue;
      const earlier = parts?.[name];
      if (earlier === undefined) throw new SnapshotError(name, 'is as in the point before, which has none');
      own[name] = earlier;
    }
    parts = own;
    pools.push(poolsOf(source, fileBytes, point, own.pools));
  }
  return { parts: parts as Parts, pools };
}

/** The sections of a point, as they stand in it. @throws ERR_WL_SNAPSHOT */
function partsOf(source: Source, fileBytes: number, point: FilePoint): Parts {
  const parts: Partial<Record<SectionName, Part>> = {};
  for (const section of sectionsOf(source, fileBytes, point)) {
    const { name, offset, bytes, checksum } = section;
    const there = Math.max(0, fileBytes - point.offset - offset);
    // Before anything is allocated: the length is only what the file says of itself.
    if (there < bytes) throw new SnapshotError(name, `is cut off: ${there} of ${bytes} bytes are there`);
    const part = readPart(source, point.offset + offset, bytes);
    if (part.length < bytes) throw new SnapshotError(name, 'the file became shorter while it was read');
    if (point.header.checksum(part) !== checksum) {
      throw new SnapshotError(name, 'its checksum does not match: it is damaged');
    }
    parts[name] = { section, bytes: part };
  }
  return parts as Parts;
}

/** The table of pools, when their pages end where the point does. @throws ERR_WL_SNAPSHOT */
function poolsOf(
  source: Source,
  fileBytes: number,
  { offset, header }: FilePoint,
  { section, bytes }: Part,
): PointPools {
  const pools = readPoolTable(bytes, header);
  const end = section.offset + section.bytes;
  const pageBytes = bytesOfPages(pools);
  const pagesAt = pageBytes === 0 ? end : pageAfter(end);
  const whole = pagesAt + pageBytes;
  const there = fileBytes - offset;
  if (whole !== header.pointBytes) {
    throw new SnapshotError('pools', `their pages end at byte ${whole}, the header says ${header.pointBytes}`);
  }
  if (there < whole) throw new SnapshotError('pools', `cut off: ${there} of the file's ${whole} bytes are there`);
  if (header.version === 1 && there > whole) throw new SnapshotError('file', `has ${there - whole} bytes too many`);
  if (readPart(source, offset + end, pagesAt - end).some((byte) => byte !== 0)) {
    throw new SnapshotError('pools', 'bytes before the first page are not zero');
  }
  return { header, pools, pagesAt: offset + pagesAt };
}

function objectIn(name: 'meta' | 'sections', parts: Parts): Readonly<Record<string, unknown>> {
  const json = decodeJson(bytesIn(parts, name), name);
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
