/**
 * CRIU's image files, as far as shared memory is concerned: two words that say what it is, then protobuf messages with their size before
 * each (criu.org/Images). `pagemap-shmem-INODE.img` tells which pages of a file were kept; they stand in `pages-N.img` one after the other.
 */

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { WaylandError } from '../errors.js';
import { checksumOf, type Manifest } from './manifest.js';

const COMMON_MAGIC = 0x54564319;
const PAGEMAP_MAGIC = 0x56084025;
const PAGE = 4096;
/** Flag of a pagemap entry: the pages are in the file. */
const PRESENT = 4;

function damaged(folder: string, what: string): WaylandError {
  return new WaylandError('ERR_WL_FREEZE_SET', `${folder}: ${what}`);
}

/**
 * A part of a file in memory, as it was frozen. What was never touched is zero.
 * @throws ERR_WL_FREEZE_SET when the images are missing, damaged, or in a form that isn't known
 */
export function readSharedMemory(
  folder: string,
  manifest: Manifest,
  inode: number,
  offset: number,
  bytes: number,
): Uint8Array {
  const map = `pagemap-shmem-${inode}.img`;
  expectWhole(folder, manifest, map);
  const [head, ...entries] = messagesOf(folder, map);
  const pages = `pages-${head?.get(1)}.img`;
  expectWhole(folder, manifest, pages);
  const memory = new Uint8Array(bytes);
  const fd = openSync(join(folder, pages), 'r');
  try {
    let at = 0; // in the file of pages
    for (const entry of entries) {
      const start = entry.get(1) ?? 0;
      const size = (entry.get(5) ?? entry.get(2) ?? 0) * PAGE;
      if (((entry.get(4) ?? PRESENT) & PRESENT) === 0) continue;
      const from = Math.max(start, offset);
      const to = Math.min(start + size, offset + bytes);
      if (from < to && readSync(fd, memory, from - offset, to - from, at + from - start) < to - from) {
        throw damaged(folder, `${pages} is shorter than ${map} says`);
      }
      at += size;
    }
  } finally {
    closeSync(fd);
  }
  return memory;
}

function expectWhole(folder: string, manifest: Manifest, name: string): void {
  const sealed = manifest.images.find(({ file }) => file === name);
  if (sealed === undefined) throw damaged(folder, `the pixels are in ${name}, which is not part of the set`);
  let found: typeof sealed;
  try {
    found = checksumOf(join(folder, name));
  } catch {
    throw damaged(folder, `${name} is missing`);
  }
  if (found.bytes !== sealed.bytes || found.crc32 !== sealed.crc32) {
    throw damaged(folder, `${name} is damaged: its checksum differs`);
  }
}

/** The integers of each message, by the number of their field. */
function messagesOf(folder: string, name: string): Map<number, number>[] {
  const file = readFileSync(join(folder, name));
  try {
    if (file.readUInt32LE(0) !== COMMON_MAGIC || file.readUInt32LE(4) !== PAGEMAP_MAGIC) throw new Error('its magic');
    const messages: Map<number, number>[] = [];
    for (let at = 8; at < file.length; ) {
      const size = file.readUInt32LE(at);
      at += 4;
      if (at + size > file.length) throw new Error('a size');
      messages.push(integersOf(file.subarray(at, at + size)));
      at += size;
    }
    return messages;
  } catch (error) {
    throw damaged(folder, `${name} is not as CRIU 4.2 writes it: ${(error as Error).message}`);
  }
}

/** Protobuf: a key, with the field's number and how it is encoded, and a value. Of pagemaps all fields are varints. */
function integersOf(message: Buffer): Map<number, number> {
  const fields = new Map<number, number>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = message.readUInt8(at++);
      value += (byte & 127) * unit;
      if (byte < 128) break;
    }
    if (!Number.isSafeInteger(value)) throw new Error('a number');
    return value;
  };
  while (at < message.length) {
    const key = varint();
    if ((key & 7) !== 0) throw new Error(`field ${key >>> 3}`);
    fields.set(key >>> 3, varint());
  }
  return fields;
}
