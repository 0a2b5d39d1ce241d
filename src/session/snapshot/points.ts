/** Which points a snapshot file has: a full one, and those that were appended to it. */

import { SnapshotError, WaylandError } from '../../errors.js';
import {
  HEADER_BYTES,
  type Header,
  PAGE_BYTES,
  pageAfter,
  readHeader,
  readTable,
  type Section,
  TABLE_ENTRY_BYTES,
} from './format.js';
import type { Source } from './pages.js';

/** A point in a file. */
export interface FilePoint {
  /** Where it begins. */
  readonly offset: number;
  readonly header: Header;
}

export interface FilePoints {
  readonly points: readonly FilePoint[];
  /** Bytes behind the last point that is whole: what was being written when the writer ended. */
  readonly torn: number;
}

export function readPart(source: Source, position: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, length));
  return bytes.subarray(0, source(bytes, position));
}

function headerAt(source: Source, offset: number, fileBytes: number): Header {
  return readHeader(readPart(source, offset, Math.min(HEADER_BYTES, fileBytes - offset)));
}

/** The table of a point. @throws ERR_WL_SNAPSHOT */
export function sectionsOf(source: Source, fileBytes: number, { offset, header }: FilePoint): Section[] {
  const at = offset + header.headerBytes;
  const tableBytes = header.sectionCount * TABLE_ENTRY_BYTES;
  return readTable(readPart(source, at, Math.min(tableBytes, fileBytes - at)), header);
}

/**
 * The points of a file, from their headers.
 * @param isWhole whether all of a point is there; asked for a last one that was appended
 * @throws ERR_WL_SNAPSHOT when the first is damaged, or one that others stand behind
 */
export function readPoints(source: Source, fileBytes: number, isWhole: (point: FilePoint) => boolean): FilePoints {
  const first: FilePoint = { offset: 0, header: headerAt(source, 0, fileBytes) };
  if (first.header.kind !== 'full') throw new SnapshotError('header', 'the file begins with a delta');
  const points = [first];
  // A file of version 1 has one; what is too long or too short of it is told when it is read.
  if (first.header.version === 1) return { points, torn: 0 };
  let end = first.header.pointBytes;
  while (pageAfter(end) < fileBytes) {
    const point = follower(source, fileBytes, pageAfter(end), points.at(-1) as FilePoint);
    if (point === undefined) break;
    points.push(point);
    end = point.offset + point.header.pointBytes;
  }
  if (points.length > 1 && !isWhole(points.at(-1) as FilePoint)) {
    points.pop();
    const last = points.at(-1) as FilePoint;
    end = last.offset + last.header.pointBytes;
  }
  checkTail(source, fileBytes, pageAfter(end), points.at(-1) as FilePoint);
  return { points, torn: Math.max(0, fileBytes - end) };
}

/** The point that begins here and goes on from the one before; undefined where there is none. */
function follower(source: Source, fileBytes: number, offset: number, before: FilePoint): FilePoint | undefined {
  let header: Header;
  try {
    header = headerAt(source, offset, fileBytes);
  } catch (error) {
    if (error instanceof WaylandError) return undefined;
    throw error;
  }
  const { version, series, number, kind } = header;
  if (version === 1 || series !== before.header.series || number !== before.header.number + 1) return undefined;
  if (kind === 'delta' && header.before !== before.header.sum) return undefined;
  return offset + header.pointBytes <= fileBytes ? { offset, header } : undefined;
}

/** Where a later point stands behind what can't be read, that is no torn end but damage: an older state must not pass for the last. */
function checkTail(source: Source, fileBytes: number, from: number, last: FilePoint): void {
  const begins = new Uint8Array(8);
  for (let at = from; at + HEADER_BYTES <= fileBytes; at += PAGE_BYTES) {
    source(begins, at);
    if (begins[0] !== 0x89 || begins[1] !== 0x57) continue;
    let later: Header;
    try {
      later = headerAt(source, at, fileBytes);
    } catch {
      continue;
    }
    if (later.series !== last.header.series || later.number <= last.header.number + 1) continue;
    const wanted = last.header.number + 1;
    throw new SnapshotError(
      'header',
      `point ${wanted} is damaged, and point ${later.number} stands behind it; point ${last.header.number} can be read`,
    );
  }
}

/**
 * The point that is asked for.
 * @param at its number; from the end if it is negative, -1 is the last one; or the last one that was taken by then
 * @throws ERR_WL_ARGUMENT, ERR_WL_SNAPSHOT where there is no such point
 */
export function chosenPoint(points: readonly FilePoint[], at: number | Date | undefined): FilePoint {
  const last = points.at(-1) as FilePoint;
  if (at === undefined) return last;
  const time = at instanceof Date ? at.getTime() : undefined;
  if (!(time === undefined ? Number.isSafeInteger(at) : Number.isFinite(time))) {
    throw new WaylandError('ERR_WL_ARGUMENT', `the option at is the number of a point or a date, got ${String(at)}`);
  }
  const found =
    time !== undefined
      ? points.findLast(({ header }) => header.time <= time)
      : (at as number) < 0
        ? points.at(at as number)
        : points.find(({ header }) => header.number === at);
  if (found !== undefined) return found;
  const first = (points[0] as FilePoint).header;
  const told = at instanceof Date ? `of ${at.toISOString()} or before` : at;
  throw new SnapshotError(
    'file',
    `there is no point ${told}: it has ${first.number} to ${last.header.number}, from ${new Date(first.time).toISOString()} on`,
  );
}
