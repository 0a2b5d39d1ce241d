// Checksums of four blocks at once, and of any bytes, come to what the specification of XXH32 says, with WebAssembly and without.
import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { newMemory, SUMMED_BYTES, sumOf, sumsOfFour } from '../../src/session/snapshot/block-sums.js';
import { xxh32 } from '../../src/session/snapshot/checksum.js';

const BLOCK = 64 * 1024;

const oneByOne = (blocks: Uint8Array): number[] =>
  [0, 1, 2, 3].map((i) => xxh32(blocks.subarray(i * BLOCK, (i + 1) * BLOCK)));

describe('the checksums of four blocks', () => {
  test('are those that XXH32 gives for each', () => {
    const memory = newMemory(7 * BLOCK);
    randomFillSync(memory);
    expect(memory.buffer.byteLength).toBe(8 * BLOCK); // WebAssembly's, with a page for the lanes
    for (const first of [0, 1, 3]) {
      const four = memory.subarray(first * BLOCK, first * BLOCK + SUMMED_BYTES);
      const before = Buffer.from(memory);
      expect(sumsOfFour(four)).toEqual(oneByOne(four));
      expect(memory.equals(before)).toBe(true);
    }
  });

  test('are other ones after any bit has changed', () => {
    const memory = newMemory(SUMMED_BYTES);
    const before = sumsOfFour(memory);
    for (const [at, block] of [
      [0, 0],
      [BLOCK - 1, 0],
      [BLOCK, 1],
      [2 * BLOCK + 17, 2],
      [SUMMED_BYTES - 1, 3],
    ] as const) {
      memory[at] = 128;
      const now = sumsOfFour(memory);
      expect(now.map((sum, i) => sum !== before[i])).toEqual([0, 1, 2, 3].map((i) => i === block));
      memory[at] = 0;
    }
  });

  test('are the same in memory that is not for WebAssembly', () => {
    const memory = newMemory(SUMMED_BYTES);
    randomFillSync(memory);
    expect(sumsOfFour(new Uint8Array(memory))).toEqual(sumsOfFour(memory));
  });

  test('need no WebAssembly: small memory has none', () => {
    const memory = newMemory(SUMMED_BYTES - 1);
    expect(memory.buffer.byteLength).toBe(SUMMED_BYTES - 1);
    expect(memory.every((byte) => byte === 0)).toBe(true);
  });

  test('are the same where Node has no WebAssembly (--jitless)', () => {
    const module = new URL('../../src/session/snapshot/block-sums.ts', import.meta.url).href;
    const program = `
      const { newMemory, sumsOfFour } = await import(${JSON.stringify(module)});
      const memory = newMemory(${SUMMED_BYTES});
      for (let i = 0; i < memory.length; i++) memory[i] = (i * i) >> 7;
      process.stdout.write(JSON.stringify([memory.buffer.byteLength, ...sumsOfFour(memory)]));`;
    const args = ['--import', import.meta.resolve('tsx'), '--jitless', '--input-type=module', '-e', program];
    const said = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const memory = Uint8Array.from({ length: SUMMED_BYTES }, (_, i) => (i * i) >> 7);
    expect(JSON.parse(said)).toEqual([SUMMED_BYTES, ...oneByOne(memory)]);
  });
});

describe('the checksum of some bytes', () => {
  const memory = newMemory(SUMMED_BYTES);
  randomFillSync(memory);

  test.each([
    ['a page', 3 * 4096, 4096],
    ['some pages', BLOCK, 9 * 4096],
    ['a block', BLOCK, BLOCK],
    ['the last block', 3 * BLOCK, BLOCK],
    ['more than a block', 4096, 2 * BLOCK],
    ['one stripe', 16, 16],
    ['no whole stripes', 32, 4095],
    ['what is not aligned', 5, 4096],
    ['none', 0, 0],
  ])('is that of XXH32: %s', (_, first, bytes) => {
    const before = Buffer.from(memory);
    const some = memory.subarray(first, first + bytes);
    expect(sumOf(some)).toBe(xxh32(some));
    expect(memory.equals(before)).toBe(true);
    expect(sumOf(new Uint8Array(some))).toBe(xxh32(some)); // memory that is not for WebAssembly
  });
});
