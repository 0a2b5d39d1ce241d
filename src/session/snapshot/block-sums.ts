/**
 * XXH32 of four blocks at once, with WebAssembly's SIMD. The four lanes of one block are one vector, but each step waits for
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
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly sum: Sum } };
  readonly Memory: new (pages: { initial: number }) => { readonly buffer: ArrayBuffer };
}

/** Sums the four blocks that begin at `at`, and leaves four lanes of each at `lanes`. */
type Sum = (at: number, lanes: number) => void;

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

interface Summing {
  readonly sum: Sum;
  readonly lanes: Int32Array;
}

const summing = new WeakMap<ArrayBufferLike, Summing>();

/**
 * Zeroed memory over which {@link sumsOfFour} is quick; ordinary memory where it is too small for that, or the system has no room
 * for WebAssembly's. It takes what was touched of it, as a hole does.
 */
export function newMemory(bytes: number): Buffer {
  const module = bytes < SUMMED_BYTES ? null : moduleOfSums();
  if (wasm === undefined || module === null) return Buffer.alloc(bytes);
  try {
    // One more for the lanes.
    const pages = Math.ceil(bytes / WASM_PAGE_BYTES) + 1;
    const memory = new wasm.Memory({ initial: pages });
    const { sum } = new wasm.Instance(module, { memory: { memory } }).exports;
    summing.set(memory.buffer, { sum, lanes: new Int32Array(memory.buffer, (pages - 1) * WASM_PAGE_BYTES, 16) });
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
  const { sum, lanes } = found;
  sum(blocks.byteOffset, lanes.byteOffset);
  const block = (i: number): number => sumOfLanes(lanes.subarray(i * 4, i * 4 + 4), BLOCK_BYTES);
  return [block(0), block(1), block(2), block(3)];
}

/**
 * The module, as https://webassembly.github.io/spec/core/binary/ has it:
 *
 *     (import "memory" "memory" (memory 1))
 *     (func (export "sum") (param $at i32) (param $lanes i32)
 *       (local $end i32) (local $a0 v128) … (local $a3 v128) (local $prime1 v128) (local $prime2 v128) (local $x v128)
 *       …each a = [prime1 + prime2, prime2, 0, -prime1]
 *       (loop
 *         …of each block: x = a + load(at) * prime2; a = (x << 13 | x >>> 19) * prime1
 *         (br_if 0 (i32.ne (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $end))))
 *       …each a is stored at lanes)
 */
function moduleBytes(): Uint8Array {
  const [AT, LANES, END, PRIME_1, PRIME_2, X] = [0, 1, 2, 7, 8, 9];
  const accumulators = [3, 4, 5, 6];
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
  const code = all(
    ...[lanes(prime1, prime1, prime1, prime1), set(PRIME_1), lanes(prime2, prime2, prime2, prime2), set(PRIME_2)],
    ...accumulators.flatMap((a) => [lanes(prime1 + prime2, prime2, 0, -prime1), set(a)]),
    ...[get(AT), i32(BLOCK_BYTES), add32, set(END)],
    ...[0x03, 0x40],
    ...accumulators.map(step),
    ...[get(AT), i32(16), add32, tee(AT), get(END), 0x47, 0x0d, 0, 0x0b],
    ...accumulators.flatMap((a, i) => [get(LANES), get(a), store, aligned, unsigned(i * 16)]),
    0x0b,
  );
  const [I32, V128] = [0x7f, 0x7b];
  const body = [2, 1, I32, 7, V128, ...code];
  const name = (text: string): number[] => [text.length, ...Buffer.from(text)];
  const section = (id: number, ...bytes: number[]): number[] => [id, ...unsigned(bytes.length), ...bytes];
  return Uint8Array.of(
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 2, I32, I32, 0), // types: of sum
    ...section(2, 1, ...name('memory'), ...name('memory'), 2, 0, 1), // imports
    ...section(3, 1, 0), // functions, by their types
    ...section(7, 1, ...name('sum'), 0, 0), // exports
    ...section(10, 1, ...unsigned(body.length), ...body), // code
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
