/** The frame of a point in a snapshot file: header, table of sections, checksums. docs/snapshot-format.md is its description. */

import { SnapshotError } from '../../errors.js';
import { randomBytes } from '../../sys/index.js';
import { type Checksum, checksums, xxh32 } from './checksum.js';
import { type Compression, compressions } from './compression.js';

/** Neither text nor valid in any other format; the line ends show a transfer that changed them. */
export const MAGIC = Uint8Array.of(0x89, 0x57, 0x4c, 0x53, 0x0d, 0x0a, 0x1a, 0x0a);
/** The version that is written; those before are read too. */
export const FORMAT_VERSION = 2;
export const HEADER_BYTES = 128;
export const TABLE_ENTRY_BYTES = 48;
export const PAGE_BYTES = 4096;

/** Size of a header, by version. */
const HEADERS: Readonly<Record<number, number>> = { 1: 64, 2: HEADER_BYTES };

/** A section is read whole; pools are not sections in this sense. */
export const SECTION_BYTES_MAX = 256 * 1024 * 1024;

export const SECTION_NAMES = ['meta', 'descriptors', 'base', 'data', 'sections', 'pools'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

/** `same`: no bytes here, as in the point before. */
export const ENCODINGS = ['json', 'bytes', 'records', 'pools', 'same'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const ENCODINGS_OF: Readonly<Record<SectionName, readonly Encoding[]>> = {
  meta: ['json'],
  descriptors: ['json'],
  base: ['records'],
  data: ['json', 'bytes'],
  sections: ['json'],
  pools: ['pools'],
};

/** Only an app that gave no data has none. */
const OPTIONAL: ReadonlySet<SectionName> = new Set(['data']);

/** What is written is checked by this one. */
const CHECKSUM_NAME = 'xxh32';
export const checksum: Checksum = xxh32;

/** One line of the table. */
export interface Section {
  readonly name: SectionName;
  readonly encoding: Encoding;
  /** From the beginning of the point. */
  readonly offset: number;
  readonly bytes: number;
  readonly checksum: number;
}

/** `full`: everything is in it. `delta`: what differs from the point before it in the file. */
export type PointKind = 'full' | 'delta';

/** Which point this is, among those of its file. */
export interface PointPlace {
  readonly kind: PointKind;
  /** From 0, one more with each point; the first ones may have been dropped from the file. */
  readonly number: number;
  /** When it was taken: ms since 1970. 0 in a file of version 1, where only `meta` has it. */
  readonly time: number;
  /** The same in all points of a file: 48 random bits. */
  readonly series: number;
  /** Of a delta: the checksum in the header of the point before it. */
  readonly before: number;
}

export interface Header extends PointPlace {
  readonly version: number;
  readonly headerBytes: number;
  /** From the first byte of the header to the last of the pages. */
  readonly pointBytes: number;
  readonly sectionCount: number;
  readonly tableChecksum: number;
  readonly checksum: Checksum;
  readonly compression: Compression;
  /** Of the header; since that has the table's, which has those of all else, it stands for the whole point. */
  readonly sum: number;
}

/** The first multiple of a page at or after `offset`. */
export const pageAfter = (offset: number): number => Math.ceil(offset / PAGE_BYTES) * PAGE_BYTES;

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A 64-bit number in two words; beyond 2^53 it gives Infinity, which fits nowhere. */
export function readU64(view: DataView, at: number): number {
  const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  return Number.isSafeInteger(value) ? value : Number.POSITIVE_INFINITY;
}

export function writeU64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value % 2 ** 32, true);
  view.setUint32(at + 4, Math.floor(value / 2 ** 32), true);
}

function writeName(bytes: Uint8Array, at: number, name: string): void {
  for (let i = 0; i < name.length; i++) bytes[at + i] = name.charCodeAt(i);
}

/** Printable ASCII, then zeros to the end of the field; anything else gives ''. */
function readName(bytes: Uint8Array, at: number, length: number): string {
  const name = Buffer.from(bytes.buffer, bytes.byteOffset + at, length)
    .toString('latin1')
    .replace(/\0+$/, '');
  return /^[!-~]*$/.test(name) ? name : '';
}

/** Header and table for these sections, which follow at once. */
export function writeFrame(
  sections: readonly Section[],
  pointBytes: number,
  place: PointPlace,
  compression: Compression,
): Uint8Array {
  const frame = new Uint8Array(frameBytes(sections.length));
  const view = viewOf(frame);
  for (const [i, section] of sections.entries()) {
    const at = HEADER_BYTES + i * TABLE_ENTRY_BYTES;
    writeName(frame, at, section.name);
    writeName(frame, at + 16, section.encoding);
    writeU64(view, at + 24, section.offset);
    writeU64(view, at + 32, section.bytes);
    writeU64(view, at + 40, section.checksum);
  }
  frame.set(MAGIC, 0);
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, HEADER_BYTES, true);
  writeName(frame, 16, CHECKSUM_NAME);
  writeU64(view, 24, pointBytes);
  view.setUint32(32, sections.length * TABLE_ENTRY_BYTES, true);
  view.setUint32(36, sections.length, true);
  writeU64(view, 40, checksum(frame.subarray(HEADER_BYTES)));
  view.setUint32(48, PAGE_BYTES, true);
  view.setUint32(52, place.kind === 'full' ? 0 : 1, true);
  writeU64(view, 56, place.number);
  writeU64(view, 64, place.time);
  writeU64(view, 72, place.series);
  writeU64(view, 80, place.before);
  writeName(frame, 88, compression);
  writeU64(view, HEADER_BYTES - 8, checksum(frame.subarray(0, HEADER_BYTES - 8)));
  return frame;
}

export const frameBytes = (sectionCount: number): number => HEADER_BYTES + sectionCount * TABLE_ENTRY_BYTES;

/** The checksum in the header of a frame that was just written. */
export const frameSum = (frame: Uint8Array): number => readU64(viewOf(frame), HEADER_BYTES - 8);

/** @param bytes a point's first {@link HEADER_BYTES}, or what is left of them. @throws ERR_WL_SNAPSHOT */
export function readHeader(bytes: Uint8Array): Header {
  const wrong = (problem: string): SnapshotError => new SnapshotError('header', problem);
  const cutOff = (whole: number): SnapshotError => wrong(`is cut off: ${bytes.length} of ${whole} bytes are there`);
  const begun = bytes.subarray(0, MAGIC.length);
  if (bytes.length === 0) throw wrong('the file is empty');
  if (!begun.every((byte, i) => byte === MAGIC[i])) throw wrong('this is not a snapshot');
  if (bytes.length < 12) throw cutOff(HEADER_BYTES);
  const view = viewOf(bytes);
  const version = view.getUint32(8, true);
  const headerBytes = HEADERS[version];
  // Looked at before the checksum: what comes after it may stand elsewhere in another version.
  if (headerBytes === undefined) {
    throw wrong(
      version > FORMAT_VERSION
        ? `made by a newer version: format ${version}, this library reads ${FORMAT_VERSION}`
        : `there is no format ${version}, this library reads ${FORMAT_VERSION}`,
    );
  }
  if (bytes.length < headerBytes) throw cutOff(headerBytes);
  const name = readName(bytes, 16, 8);
  const sum = (name === 'crc32') === (version === 1) ? checksums.get(name) : undefined;
  if (sum === undefined) throw wrong(`unknown checksum ${JSON.stringify(name)}`);
  const own = readU64(view, headerBytes - 8);
  if (own !== sum(bytes.subarray(0, headerBytes - 8))) throw wrong('its checksum does not match: it is damaged');
  const sectionCount = view.getUint32(36, true);
  if (view.getUint32(12, true) !== headerBytes) throw wrong('impossible size of the header');
  if (view.getUint32(48, true) !== PAGE_BYTES) throw wrong('impossible size of a page');
  if (sectionCount > SECTION_NAMES.length || view.getUint32(32, true) !== sectionCount * TABLE_ENTRY_BYTES) {
    throw wrong('impossible size of the table');
  }
  const isZero = (from: number, to: number): boolean => bytes.subarray(from, to).every((byte) => byte === 0);
  if (!(version === 1 ? isZero(52, 56) : isZero(96, headerBytes - 8))) throw wrong('bytes that must be zero are not');
  const shared = {
    version,
    headerBytes,
    pointBytes: readU64(view, 24),
    sectionCount,
    tableChecksum: readU64(view, 40),
    checksum: sum,
    sum: own,
  };
  if (version === 1) return { ...shared, ...LONE, compression: 'none' };
  const kind = (['full', 'delta'] as const)[view.getUint32(52, true)];
  if (kind === undefined) throw wrong('it is neither a full point nor a delta');
  const word = readName(bytes, 88, 8);
  const compression = compressions.find((one) => one === word);
  if (compression === undefined) throw wrong(`unknown compression ${JSON.stringify(word)}`);
  const place = {
    kind,
    number: readU64(view, 56),
    time: readU64(view, 64),
    series: readU64(view, 72),
    before: readU64(view, 80),
  };
  if (!Object.values(place).every((value) => value !== Number.POSITIVE_INFINITY)) throw wrong('impossible numbers');
  return { ...shared, ...place, compression };
}

/** A full point that is the first of a file. */
export function firstPlace(): PointPlace {
  return { kind: 'full', number: 0, time: Date.now(), series: randomBytes(6).readUIntLE(0, 6), before: 0 };
}

/** The one point of a file of version 1. */
const LONE: PointPlace = { kind: 'full', number: 0, time: 0, series: 0, before: 0 };

/**
 * The sections, each right behind the one before: so they can't overlap.
 * @param bytes the table, or what is left of it. @throws ERR_WL_SNAPSHOT
 */
export function readTable(bytes: Uint8Array, header: Header): Section[] {
  const wrong = (problem: string): SnapshotError => new SnapshotError('table', problem);
  const whole = header.sectionCount * TABLE_ENTRY_BYTES;
  if (bytes.length < whole) throw wrong(`is cut off: ${bytes.length} of ${whole} bytes are there`);
  if (header.checksum(bytes) !== header.tableChecksum) throw wrong('its checksum does not match: it is damaged');
  const view = viewOf(bytes);
  const sections: Section[] = [];
  let end = header.headerBytes + whole;
  let next = 0;
  for (let at = 0; at < whole; at += TABLE_ENTRY_BYTES) {
    const shown = readName(bytes, at, 16);
    const place = (SECTION_NAMES as readonly string[]).indexOf(shown);
    const name = SECTION_NAMES[place];
    if (name === undefined) throw wrong(`unknown section ${JSON.stringify(shown)}`);
    if (place < next) throw wrong(`section ${name} is out of order`);
    next = place + 1;
    const word = readName(bytes, at + 16, 8);
    const isSame = word === 'same' && header.kind === 'delta' && name !== 'pools';
    const encoding = isSame ? 'same' : ENCODINGS_OF[name].find((one) => one === word);
    if (encoding === undefined) throw wrong(`section ${name} has an unknown encoding`);
    const section = { name, encoding, offset: readU64(view, at + 24), bytes: readU64(view, at + 32) };
    if (section.offset !== end) throw wrong(`section ${name} does not begin where the one before it ends`);
    if (section.bytes > SECTION_BYTES_MAX) throw wrong(`section ${name} is impossibly large: ${section.bytes} bytes`);
    if (encoding === 'same' && section.bytes !== 0) throw wrong(`section ${name} is the same as before, and has bytes`);
    end += section.bytes;
    if (end > header.pointBytes) throw wrong(`section ${name} reaches beyond the end of the file`);
    sections.push({ ...section, checksum: readU64(view, at + 40) });
  }
  for (const name of SECTION_NAMES) {
    if (!OPTIONAL.has(name) && !sections.some((one) => one.name === name)) throw wrong(`section ${name} is missing`);
  }
  return sections;
}
