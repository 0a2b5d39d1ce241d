/** The frame of a snapshot file: header, table of sections, checksums. docs/snapshot-format.md is its description. */

import { crc32 } from 'node:zlib';
import { SnapshotError } from '../../errors.js';

/** Neither text nor valid in any other format; the line ends show a transfer that changed them. */
export const MAGIC = Uint8Array.of(0x89, 0x57, 0x4c, 0x53, 0x0d, 0x0a, 0x1a, 0x0a);
export const FORMAT_VERSION = 1;
export const HEADER_BYTES = 64;
export const TABLE_ENTRY_BYTES = 48;
export const PAGE_BYTES = 4096;

/** A section is read whole; pools are not sections in this sense. */
export const SECTION_BYTES_MAX = 256 * 1024 * 1024;

export const SECTION_NAMES = ['meta', 'descriptors', 'base', 'data', 'sections', 'pools'] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

export const ENCODINGS = ['json', 'bytes', 'records', 'pools'] as const;
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

/** Updates a checksum over more bytes; begins at 0. */
export type Checksum = (bytes: Uint8Array, before?: number) => number;

/** By the name that stands in the header, so that a faster one can come. */
export const CHECKSUM_NAME = 'crc32';
const checksums: ReadonlyMap<string, Checksum> = new Map([[CHECKSUM_NAME, crc32]]);
export const checksum: Checksum = crc32;

/** One line of the table. */
export interface Section {
  readonly name: SectionName;
  readonly encoding: Encoding;
  /** From the beginning of the file. */
  readonly offset: number;
  readonly bytes: number;
  readonly checksum: number;
}

export interface Header {
  readonly fileBytes: number;
  readonly sectionCount: number;
  readonly tableChecksum: number;
  readonly checksum: Checksum;
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
export function writeFrame(sections: readonly Section[], fileBytes: number): Uint8Array {
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
  writeU64(view, 24, fileBytes);
  view.setUint32(32, sections.length * TABLE_ENTRY_BYTES, true);
  view.setUint32(36, sections.length, true);
  writeU64(view, 40, checksum(frame.subarray(HEADER_BYTES)));
  view.setUint32(48, PAGE_BYTES, true);
  writeU64(view, 56, checksum(frame.subarray(0, 56)));
  return frame;
}

export const frameBytes = (sectionCount: number): number => HEADER_BYTES + sectionCount * TABLE_ENTRY_BYTES;

/** @param bytes the file's first {@link HEADER_BYTES}, or all of a shorter one. @throws ERR_WL_SNAPSHOT */
export function readHeader(bytes: Uint8Array): Header {
  const wrong = (problem: string): SnapshotError => new SnapshotError('header', problem);
  const begun = bytes.subarray(0, MAGIC.length);
  if (bytes.length === 0) throw wrong('the file is empty');
  if (!begun.every((byte, i) => byte === MAGIC[i])) throw wrong('this is not a snapshot');
  if (bytes.length < HEADER_BYTES) throw wrong(`is cut off: ${bytes.length} of ${HEADER_BYTES} bytes are there`);
  const view = viewOf(bytes);
  const version = view.getUint32(8, true);
  // Looked at before the checksum: what comes after it may stand elsewhere in another version.
  if (version !== FORMAT_VERSION) {
    throw wrong(
      version > FORMAT_VERSION
        ? `made by a newer version: format ${version}, this library reads ${FORMAT_VERSION}`
        : `there is no format ${version}, this library reads ${FORMAT_VERSION}`,
    );
  }
  const name = readName(bytes, 16, 8);
  const sum = checksums.get(name);
  if (sum === undefined) throw wrong(`unknown checksum ${JSON.stringify(name)}`);
  if (readU64(view, 56) !== sum(bytes.subarray(0, 56))) throw wrong('its checksum does not match: it is damaged');
  const sectionCount = view.getUint32(36, true);
  if (view.getUint32(12, true) !== HEADER_BYTES) throw wrong('impossible size of the header');
  if (view.getUint32(48, true) !== PAGE_BYTES) throw wrong('impossible size of a page');
  if (view.getUint32(52, true) !== 0) throw wrong('bytes that must be zero are not');
  if (sectionCount > SECTION_NAMES.length || view.getUint32(32, true) !== sectionCount * TABLE_ENTRY_BYTES) {
    throw wrong('impossible size of the table');
  }
  return { fileBytes: readU64(view, 24), sectionCount, tableChecksum: readU64(view, 40), checksum: sum };
}

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
  let end = frameBytes(header.sectionCount);
  let next = 0;
  for (let at = 0; at < whole; at += TABLE_ENTRY_BYTES) {
    const shown = readName(bytes, at, 16);
    const place = (SECTION_NAMES as readonly string[]).indexOf(shown);
    const name = SECTION_NAMES[place];
    if (name === undefined) throw wrong(`unknown section ${JSON.stringify(shown)}`);
    if (place < next) throw wrong(`section ${name} is out of order`);
    next = place + 1;
    const encoding = ENCODINGS_OF[name].find((one) => one === readName(bytes, at + 16, 8));
    if (encoding === undefined) throw wrong(`section ${name} has an unknown encoding`);
    const section = { name, encoding, offset: readU64(view, at + 24), bytes: readU64(view, at + 32) };
    if (section.offset !== end) throw wrong(`section ${name} does not begin where the one before it ends`);
    if (section.bytes > SECTION_BYTES_MAX) throw wrong(`section ${name} is impossibly large: ${section.bytes} bytes`);
    end += section.bytes;
    if (end > header.fileBytes) throw wrong(`section ${name} reaches beyond the end of the file`);
    sections.push({ ...section, checksum: readU64(view, at + 40) });
  }
  for (const name of SECTION_NAMES) {
    if (!OPTIONAL.has(name) && !sections.some((one) => one.name === name)) throw wrong(`section ${name} is missing`);
  }
  return sections;
}
