/**
 * XXH32 with WebAssembly's SIMD, of four blocks at once where there are as many. The four lanes of one block are one vector, but each step waits for
 * the one before; four blocks in turns fill the time, and it goes as fast as the memory. A WebAssembly module reads only
 * memory of its own: so this is where the copy of a pool is made, and nothing is copied for the sums.
 */

import { sumOfLanes, xxh32 } from './checksum.js';

const BLOCK_BYTES = 64 * 1024;
/** What is summed at once. */
export const SUMMED_BYTES = 4 * BLOCK_BYTES;
/** WebAssembly counts memory in these. */
const WASM_PAGE_BYTES = 64 * 1024;

/** What is needed of WebAssembly: the library is compiled without a browser's types. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Sums };
  readonly Memory: new (pages: { initial: number }) => { readonly buffer: ArrayBuffer };
}

/** Sums so many bytes from `at` on, which are a multiple of 16, and leaves four lanes at `lanes`. */
type Sum = (at: number, bytes: number, lanes: number) => void;

interface Sums {
  readonly one: Sum;
  /** The same of the first bytes of four blocks that stand one after the other. */
  readonly four: Sum;
}

const { WebAssembly: wasm } = globalThis as { readonly WebAssembly?: Wasm };

/** Undefined until somebody needs it; null where there is no WebAssembly, or none with SIMD (`--jitless`, old CPUs). */
let compiled: object | null | undefined;

function moduleOfSums(): object | null {
  if (compiled === undefined) {
    try {
      compiled = wasm === undefined ? null : new wasm.Module(moduleBytes());
    } catch {
      compiled = null;
    }
  }
  return compiled;
}

interface Summing extends Sums {
  readonly lanes: Int32Array;
}

const summing = new WeakMap<ArrayBufferLike, Summing>();

/**
 * Zeroed memory over which {@link sumsOfFour} and {@link sumOf} are quick; ordinary memory where it is too small for that, or the system has no room
 * for WebAssembly's. It takes what was touched of it, as a hole does.
 */
export function newMemory(bytes: number): Buffer {
  const module = bytes < SUMMED_BYTES ? null : moduleOfSums();
  if (wasm === undefined || module === null) return Buffer.alloc(bytes);
  try {
    // One more for the lanes.
    const pages = Math.ceil(bytes / WASM_PAGE_BYTES) + 1;
    const memory = new wasm.Memory({ initial: pages });
    const { one, four } = new wasm.Instance(module, { memory: { memory } }).exports;
    summing.set(memory.buffer, { one, four, lanes: new Int32Array(memory.buffer, (pages - 1) * WASM_PAGE_BYTES, 16) });
    return Buffer.from(memory.buffer, 0, bytes);
  } catch {
    return Buffer.alloc(bytes);
  }
}

/** The checksums of four blocks that stand one after the other. */
export function sumsOfFour(blocks: Uint8Array): [number, number, number, number] {
  const found = summing.get(blocks.buffer);
  if (found === undefined) {
    const block = (i: number): number => xxh32(blocks.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES));
    return [block(0), block(1), block(2), block(3)];
  }
  const { four, lanes } = found;
  four(blocks.byteOffset, BLOCK_BYTES, lanes.byteOffset);
  const block = (i: number): number => sumOfLanes(lanes.subarray(i * 4, i * 4 + 4), BLOCK_BYTES);
  return [block(0), block(1), block(2), block(3)];
}

/** The checksum of any bytes. In a process that has just begun, JavaScript takes a millisecond for a block. */
export function sumOf(bytes: Uint8Array): number {
  const found = summing.get(bytes.buffer);
  if (found === undefined || bytes.length === 0 || bytes.length % 16 !== 0) return xxh32(bytes);
  found.one(bytes.byteOffset, bytes.length, found.lanes.byteOffset);
  return sumOfLanes(found.lanes, bytes.length);
}

/**
 * The module, as https://webassembly.github.io/spec/core/binary/ has it:
 *
 *     (import "memory" "memory" (memory 1))
 *     (func (export "four") (param $at i32) (param $bytes i32) (param $lanes i32)
 *       (local $prime1 v128) (local $prime2 v128) (local $x v128) (local $a0 v128) … (local $a3 v128)
 *       (local.set $bytes (i32.add (local.get $at) (local.get $bytes)))
 *       …each a = [prime1 + prime2, prime2, 0, -prime1]
 *       (loop
 *         …of each block: x = a + load(at) * prime2; a = (x << 13 | x >>> 19) * prime1
 *         (br_if 0 (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
 *       …each a is stored at lanes)
 *
 * and `one` with $a0 alone.
 */
function moduleBytes(): Uint8Array {
  const [I32, V128] = [0x7f, 0x7b];
  const name = (text: string): number[] => [text.length, ...Buffer.from(text)];
  const section = (id: number, ...bytes: number[]): number[] => [id, ...unsigned(bytes.length), ...bytes];
  const body = (blocks: number): number[] => {
    const code = [1, 3 + blocks, V128, ...codeOf(blocks)];
    return [...unsigned(code.length), ...code];
  };
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 3, I32, I32, I32, 0), // types: of both functions
    ...section(2, 1, ...name('memory'), ...name('memory'), 2, 0, 1), // imports
    ...section(3, 2, 0, 0), // functions, by their types
    ...section(7, 2, ...name('one'), 0, 0, ...name('four'), 0, 1), // exports
    ...section(10, 2, ...body(1), ...body(4)), // code
  );
}

function codeOf(blocks: number): number[] {
  const [AT, BYTES, LANES, PRIME_1, PRIME_2, X] = [0, 1, 2, 3, 4, 5];
  const accumulators = [6, 7, 8, 9].slice(0, blocks);
  const [prime1, prime2] = [0x9e3779b1 | 0, 0x85ebca77 | 0];
  const get = (local: number): number[] => [0x20, local];
  const set = (local: number): number[] => [0x21, local];
  const tee = (local: number): number[] => [0x22, local];
  const i32 = (value: number): number[] => [0x41, ...signed(value)];
  const add32 = 0x6a;
  const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
  const lanes = (...values: readonly number[]): number[] => [
    ...simd(0x0c),
    ...values.flatMap((value) => [value, value >> 8, value >> 16, value >> 24].map((byte) => byte & 0xff)),
  ];
  const aligned = 4; // 2^4 bytes: a hint
  const [load, store, or] = [simd(0x00), simd(0x0b), simd(0x50)];
  const [shl, shr, add, mul] = [simd(0xab), simd(0xad), simd(0xae), simd(0xb5)]; // of i32x4
  const all = (...parts: readonly (number | readonly number[])[]): number[] => parts.flat();
  const step = (accumulator: number, block: number): number[] =>
    all(
      ...[get(accumulator), get(AT), load, aligned, unsigned(block * BLOCK_BYTES), get(PRIME_2), mul, add, tee(X)],
      ...[i32(13), shl, get(X), i32(19), shr, or, get(PRIME_1), mul, set(accumulator)],
    );
  return all(
    ...[lanes(prime1, prime1, prime1, prime1), set(PRIME_1), lanes(prime2, prime2, prime2, prime2), set(PRIME_2)],
    ...accumulators.flatMap((a) => [lanes(prime1 + prime2, prime2, 0, -prime1), set(a)]),
    ...[get(AT), get(BYTES), add32, set(BYTES)],
    ...[0x03, 0x40],
    ...accumulators.map(step),
    ...[get(AT), i32(16), add32, tee(AT), get(BYTES), 0x47, 0x0d, 0, 0x0b],
    ...accumulators.flatMap((a, i) => [get(LANES), get(a), store, aligned, unsigned(i * 16)]),
    0x0b,
  );
}

/** LEB128, as WebAssembly has its numbers. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const isLast = value >= -64 && value < 64;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
