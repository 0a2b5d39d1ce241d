/** How bytes are checked: the checksums that a file's header may name. */

import { endianness } from 'node:os';
import { crc32 } from 'node:zlib';

/** The checksum of all of these bytes; one that can go on takes that of the bytes before. */
export type Checksum = (bytes: Uint8Array, before?: number) => number;

const PRIME_1 = 0x9e3779b1 | 0;
const PRIME_2 = 0x85ebca77 | 0;
const PRIME_3 = 0xc2b2ae3d | 0;
const PRIME_4 = 0x27d4eb2f | 0;
const PRIME_5 = 0x165667b1 | 0;

const isLittle = endianness() === 'LE';

/**
 * XXH32 with seed 0, as a number from 0 to 2^32 - 1. Four lanes of 32-bit words are what JavaScript does
 * without leaving its registers: twice as fast as zlib's CRC over memory that isn't in a cache.
 * Source: the specification of xxHash, https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
export function xxh32(bytes: Uint8Array): number {
  const { length } = bytes;
  let at = length & ~15;
  let sum = ((at === 0 ? PRIME_5 : stripes(wordsOf(bytes, at))) + length) | 0;
  for (; at + 4 <= length; at += 4) {
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    sum = (sum + Math.imul(word, PRIME_3)) | 0;
    sum = Math.imul((sum << 17) | (sum >>> 15), PRIME_4);
  }
  for (; at < length; at++) {
    sum = (sum + Math.imul(bytes[at] as number, PRIME_5)) | 0;
    sum = Math.imul((sum << 11) | (sum >>> 21), PRIME_1);
  }
  return avalanche(sum);
}

/** The same of whole stripes, from the lanes that they came to. */
export function sumOfLanes(lanes: Int32Array, length: number): number {
  const [a, b, c, d] = lanes as unknown as readonly [number, number, number, number]; // four of them
  return avalanche((merged(a, b, c, d) + length) | 0);
}

function avalanche(sum: number): number {
  let mixed = Math.imul(sum ^ (sum >>> 15), PRIME_2);
  mixed = Math.imul(mixed ^ (mixed >>> 13), PRIME_3);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function merged(a: number, b: number, c: number, d: number): number {
  const ab = ((a << 1) | (a >>> 31)) + ((b << 7) | (b >>> 25));
  return (ab + ((c << 12) | (c >>> 20)) + ((d << 18) | (d >>> 14))) | 0;
}

/** Whole stripes of 16 bytes, as words of this machine's order. */
function wordsOf(bytes: Uint8Array, length: number): Int32Array {
  if (isLittle && (bytes.byteOffset & 3) === 0) return new Int32Array(bytes.buffer, bytes.byteOffset, length >> 2);
  const words = new Int32Array(length >> 2);
  if (isLittle) new Uint8Array(words.buffer).set(bytes.subarray(0, length));
  else {
    const view = new DataView(bytes.buffer, bytes.byteOffset, length);
    for (let i = 0; i < words.length; i++) words[i] = view.getInt32(i * 4, true);
  }
  return words;
}

function stripes(words: Int32Array): number {
  // In registers: a constant of the module that does not fit 31 bits is read from memory at each use.
  const prime1 = 0x9e3779b1 | 0;
  const prime2 = 0x85ebca77 | 0;
  const end = words.length;
  let a = (prime1 + prime2) | 0;
  let b = prime2 | 0;
  let c = 0;
  let d = -prime1 | 0;
  for (let i = 0; i < end; i += 4) {
    a = (a + Math.imul(words[i] as number, prime2)) | 0;
    a = Math.imul((a << 13) | (a >>> 19), prime1);
    b = (b + Math.imul(words[i + 1] as number, prime2)) | 0;
    b = Math.imul((b << 13) | (b >>> 19), prime1);
    c = (c + Math.imul(words[i + 2] as number, prime2)) | 0;
    c = Math.imul((c << 13) | (c >>> 19), prime1);
    d = (d + Math.imul(words[i + 3] as number, prime2)) | 0;
    d = Math.imul((d << 13) | (d >>> 19), prime1);
  }
  return merged(a, b, c, d);
}

/** By the name in a header. Only `crc32` can go on over more bytes: runs of pages of version 1 have any length. */
export const checksums: ReadonlyMap<string, Checksum> = new Map<string, Checksum>([
  ['crc32', crc32],
  ['xxh32', xxh32],
]);
