/**
 * What windows show, on a page of shared memory that somebody else can read while this process stands still: `resurface freeze`
 * looks there for the pictures of an app that takes no part. A few stores for each frame, no system call.
 *
 * The page is a memfd with records of 512 bytes, in words of 32 bits. The first record is the header: magic, version. The first word
 * of each other one says which of its two copies holds, 0 for none; a copy is written whole before it is made the one that holds,
 * so at whatever instruction the process was stopped, one that holds is true.
 */

import { createMemfd, mapShared } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';
import { type BufferPlace, parseFormat } from './formats.js';

/** Name of the memfd. */
export const SHOWN_PAGE = 'resurface-shown';
/** Size of its file. Memory is taken for what was written only. */
export const SHOWN_BYTES = 256 * 1024;

const MAGIC = 0x57_46_53_52; // "RSFW"
const VERSION = 1;
const RECORD_WORDS = 128;
const RECORDS = SHOWN_BYTES / (4 * RECORD_WORDS);
/** Where the two copies begin, in words from the record's beginning. */
const COPIES = [4, 66] as const;
/** fd, offset, width, height, stride, format, scale, and the bytes of key and title. */
const NUMBERS = 8;
/** Bytes of UTF-8 that key and title have each. */
const TEXT_BYTES = 108;
const SCALE_MAX = 0x7fff;

/** What a window shows, and where its pixels are. */
export interface Shown {
  readonly key: string;
  /** Empty for none. Both are cut to 108 bytes of UTF-8. */
  readonly title: string;
  /** The pool's descriptor in the process that shows it. */
  readonly fd: number;
  readonly place: BufferPlace;
  /** Buffer pixels for each logical one. */
  readonly scale: number;
}

/** There from the first record to the last: an app without a window has no page. */
class Page {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  readonly #fd: OwnedFd;
  readonly #taken = new Set<number>([0]);

  constructor() {
    this.#fd = createMemfd(SHOWN_PAGE, SHOWN_BYTES);
    try {
      const buffer = mapShared(this.#fd.fd, SHOWN_BYTES);
      this.words = new Int32Array(buffer);
      this.bytes = new Uint8Array(buffer);
    } catch (error) {
      this.#fd.close();
      throw error;
    }
    this.words[1] = VERSION;
    this.words[0] = MAGIC;
  }

  /** @returns the number of a free record; undefined when there is none */
  take(): number | undefined {
    for (let index = 1; index < RECORDS; index++) {
      if (this.#taken.has(index)) continue;
      this.#taken.add(index);
      return index;
    }
    return undefined;
  }

  /** @returns whether it was the last one, and the page is closed */
  giveBack(index: number): boolean {
    this.#taken.delete(index);
    if (this.#taken.size > 1) return false;
    this.#fd.close();
    return true;
  }
}

let page: Page | undefined;

/** One window's record. A picture is a comfort: where there is no room or no memory for it, nothing is recorded. */
export class ShownRecord {
  readonly #key: Uint8Array;
  #title: Uint8Array;
  #shown: Omit<Shown, 'key' | 'title'> | undefined;
  #page: Page | undefined;
  #at = 0;
  #closed = false;

  constructor(key: string, title: string) {
    this.#key = cut(key);
    this.#title = cut(title);
  }

  /** From now on this is in front. Its bytes must stay as they are until something else is. */
  show(shown: Omit<Shown, 'key' | 'title'>): void {
    this.#shown = shown;
    this.#write();
  }

  retitle(title: string): void {
    this.#title = cut(title);
    if (this.#shown !== undefined) this.#write();
  }

  /** The window is gone. May be called again. */
  close(): void {
    this.#closed = true;
    if (this.#page === undefined) return;
    Atomics.store(this.#page.words, this.#at, 0);
    if (this.#page.giveBack(this.#at / RECORD_WORDS)) page = undefined;
    this.#page = undefined;
  }

  #write(): void {
    if (this.#page === undefined) this.#take();
    if (this.#page === undefined || this.#shown === undefined) return;
    const { words, bytes } = this.#page;
    const { fd, place, scale } = this.#shown;
    const copy = words[this.#at] === 1 ? 1 : 0;
    const at = this.#at + COPIES[copy];
    words[at] = fd;
    words[at + 1] = place.offset;
    words[at + 2] = place.width;
    words[at + 3] = place.height;
    words[at + 4] = place.stride;
    words[at + 5] = place.format.code;
    words[at + 6] = scale;
    words[at + 7] = this.#key.length | (this.#title.length << 16);
    const text = (at + NUMBERS) * 4;
    bytes.set(this.#key, text);
    bytes.set(this.#title, text + TEXT_BYTES);
    Atomics.store(words, this.#at, copy + 1);
  }

  #take(): void {
    if (this.#closed) return;
    try {
      page ??= new Page();
    } catch {
      return; // out of descriptors or memory: the next frame asks again
    }
    const index = page.take();
    if (index === undefined) return;
    this.#page = page;
    this.#at = index * RECORD_WORDS;
  }
}

/** The first bytes of a text in UTF-8, in whole characters. */
function cut(text: string): Uint8Array {
  const bytes = new Uint8Array(TEXT_BYTES);
  return bytes.subarray(0, new TextEncoder().encodeInto(text, bytes).written);
}

/**
 * Reads a page that another process wrote, whoever that is: what can't be true is left out. Whether the fd is a pool, and the place
 * inside of it, is not known here.
 */
export function readShown(file: Uint8Array): Shown[] {
  if (file.byteLength !== SHOWN_BYTES) return [];
  const from = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (from.getInt32(0, true) !== MAGIC || from.getInt32(4, true) !== VERSION) return [];
  const found: Shown[] = [];
  for (let index = 1; index < RECORDS; index++) {
    const record = index * RECORD_WORDS * 4;
    const copy = COPIES[from.getInt32(record, true) - 1];
    const shown = copy === undefined ? undefined : readCopy(from, record + copy * 4);
    if (shown !== undefined) found.push(shown);
  }
  return found;
}

function readCopy(from: DataView, at: number): Shown | undefined {
  const number = (index: number): number => from.getInt32(at + index * 4, true);
  const [keyBytes, titleBytes, scale] = [number(7) & 0xffff, number(7) >>> 16, number(6)];
  if (keyBytes > TEXT_BYTES || titleBytes > TEXT_BYTES || scale < 1 || scale > SCALE_MAX) return undefined;
  const text = (start: number, bytes: number): string =>
    new TextDecoder().decode(new Uint8Array(from.buffer, from.byteOffset + start, bytes));
  try {
    const format = parseFormat(number(5) >>> 0);
    return {
      key: text(at + NUMBERS * 4, keyBytes),
      title: text(at + NUMBERS * 4 + TEXT_BYTES, titleBytes),
      fd: number(0),
      place: { offset: number(1), width: number(2), height: number(3), stride: number(4), format },
      scale,
    };
  } catch {
    return undefined; // ERR_WL_FORMAT
  }
}
