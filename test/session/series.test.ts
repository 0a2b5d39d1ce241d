// A file that grows: what changed is added, earlier points can be gone back to, and what is torn is left out.
import { randomFillSync } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { decompressed } from '../../src/session/snapshot/compression.js';
import { checksum } from '../../src/session/snapshot/format.js';
import {
  checkCompression,
  decodeSnapshot,
  discardSnapshot,
  encodeSnapshot,
  type ReadSnapshotOptions,
  readSnapshot,
  Series,
  type SnapshotContent,
  type SnapshotPool,
  Staging,
  snapshotPoints,
  writeSnapshot,
} from '../../src/session/snapshot/index.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { poolsLog } from './logs.js';
import { folder, poolOf, refusal } from './snapshots.js';

const PAGE = 4096;
const BLOCK = 16 * PAGE;

/** Memory that is drawn into between points. */
function drawn(bytes: number, handle = 9): { pool: SnapshotPool; view: Uint8Array } {
  const pool = poolOf(bytes, {}, handle);
  return { pool, view: new Uint8Array(mapShared(pool.fd.fd, bytes)) };
}

const contentOf = (data: unknown, ...pools: readonly SnapshotPool[]): SnapshotContent => ({
  base: poolsLog(...pools),
  nextHandle: 100,
  data,
  sections: { window: {} },
  pools,
  meta: { created: '2026-01-02T03:04:05.678Z', library: '0.1.0' },
});

function pixelsOf(content: SnapshotContent, handle = 9): Buffer {
  const pool = content.pools.find((one) => one.handle === handle) as SnapshotPool;
  return Buffer.from(new Uint8Array(mapShared(pool.fd.fd, pool.bytes)));
}

async function read(source: string | Uint8Array, options: ReadSnapshotOptions = {}): Promise<SnapshotContent> {
  const content = await (typeof source === 'string' ? readSnapshot(source, options) : decodeSnapshot(source, options));
  onTestFinished(() => discardSnapshot(content));
  return content;
}

const fileIn = (inside: string): string => join(inside, 'app.wls');

describe('a point', () => {
  test('after the first has only the pages that changed', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(64 * BLOCK);
    view.fill(1);
    const series = new Series(file, {});
    const full = await series.write(contentOf('a', pool));
    expect(full).toMatchObject({ number: 0, kind: 'full', fileBytes: statSync(file).size });
    view[40 * BLOCK + 5 * PAGE + 7] = 2;
    const delta = await series.write(contentOf('b', pool));
    expect(delta).toMatchObject({ number: 1, kind: 'delta', fileBytes: statSync(file).size });
    expect(delta?.bytes).toBeLessThan(3 * PAGE);
    expect(pixelsOf(await read(file)).equals(view)).toBe(true);
    expect((await read(file)).data).toBe('b');
    expect((await read(file, { at: 0 })).data).toBe('a');
  });

  test('is none where nothing changed', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(BLOCK);
    view.fill(1);
    const series = new Series(file, {});
    await series.write(contentOf('a', pool));
    const before = readFileSync(file);
    expect(await series.write(contentOf('a', pool))).toBeUndefined();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await series.write(contentOf('b', pool))).toMatchObject({ kind: 'delta' });
  });

  test('is what was there at the call, whatever is drawn after it', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(40 * BLOCK);
    const series = new Series(file, { keep: 9 });
    const points: Promise<unknown>[] = [];
    for (let i = 1; i <= 4; i++) {
      view.fill(i);
      points.push(series.write(contentOf(i, pool)));
      view.fill(99);
    }
    await Promise.all(points);
    for (let i = 1; i <= 4; i++) {
      const content = await read(file, { at: i - 1 });
      expect(content.data).toBe(i);
      expect(pixelsOf(content).equals(Buffer.alloc(40 * BLOCK, i))).toBe(true);
    }
  });

  test('knows pools that come, go, grow and lose their pages', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(4 * BLOCK);
    const other = drawn(3 * PAGE, 10);
    view.fill(1, 0, PAGE);
    const series = new Series(file, { keep: 9 });
    await series.write(contentOf(0, pool));
    other.view.fill(7);
    await series.write(contentOf(1, pool, other.pool));
    other.view.fill(8, PAGE, 2 * PAGE);
    await series.write(contentOf(2, other.pool));
    await series.write(contentOf(3, { ...pool, skip: [[0, 4 * BLOCK]] }, other.pool));
    view.fill(5);
    await series.write(contentOf(4, pool, other.pool));
    expect((await read(file, { at: 0 })).pools.map(({ handle }) => handle)).toEqual([9]);
    expect(pixelsOf(await read(file, { at: 1 }), 10).equals(Buffer.alloc(3 * PAGE, 7))).toBe(true);
    const third = await read(file, { at: 2 });
    expect(third.pools.map(({ handle }) => handle)).toEqual([10]);
    expect(
      pixelsOf(third, 10)
        .subarray(PAGE, 2 * PAGE)
        .equals(Buffer.alloc(PAGE, 8)),
    ).toBe(true);
    expect(pixelsOf(await read(file, { at: 3 })).every((byte) => byte === 0)).toBe(true);
    expect(pixelsOf(await read(file, { at: 4 })).equals(view)).toBe(true);
  });

  test('of a pool that grew', async () => {
    const file = fileIn(folder());
    const bytes = 8 * BLOCK;
    const fd = createMemfd('growing', bytes);
    onTestFinished(() => fd.close());
    const view = new Uint8Array(mapShared(fd.fd, bytes));
    view.fill(3, 0, 2 * BLOCK);
    const series = new Series(file, {});
    await series.write(contentOf(0, { handle: 9, fd, bytes: BLOCK + 100 }));
    view.fill(4, 5 * BLOCK, 6 * BLOCK);
    expect(await series.write(contentOf(1, { handle: 9, fd, bytes }))).toMatchObject({ kind: 'delta' });
    expect(pixelsOf(await read(file)).equals(view)).toBe(true);
  });

  test('of memory that others may shrink', async () => {
    const file = fileIn(folder());
    const { openSync, ftruncateSync, writeSync } = await import('node:fs');
    const fd = new OwnedFd(openSync(join(folder(), 'memory'), 'w+'));
    onTestFinished(() => fd.close());
    ftruncateSync(fd.fd, 3 * BLOCK);
    writeSync(fd.fd, Buffer.alloc(BLOCK, 1), 0, BLOCK, BLOCK);
    const series = new Series(file, {});
    const pool = { handle: 9, fd, bytes: 3 * BLOCK };
    await series.write(contentOf(0, pool));
    writeSync(fd.fd, Buffer.alloc(10, 2), 0, 10, BLOCK + 5000);
    expect(await series.write(contentOf(1, pool))).toMatchObject({ kind: 'delta' });
    expect(
      pixelsOf(await read(file))
        .subarray(BLOCK + 5000, BLOCK + 5010)
        .every((byte) => byte === 2),
    ).toBe(true);
    ftruncateSync(fd.fd, BLOCK);
    await expect(series.write(contentOf(2, pool))).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    ftruncateSync(fd.fd, 3 * BLOCK);
    expect(await series.write(contentOf(3, pool))).toMatchObject({ number: 2 });
  });
});

test('whatever is drawn, each point is what comparing all of the memory finds', async () => {
  const change = fc.record({
    pool: fc.integer({ min: 0, max: 1 }),
    at: fc.integer({ min: 0, max: 5 * BLOCK - 1 }),
    length: fc.integer({ min: 1, max: 2 * BLOCK }),
    byte: fc.integer({ min: 0, max: 255 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('none' as const, 'deflate' as const, 'brotli' as const),
      async (rounds, keep, compression) => {
        const inside = folder();
        const file = fileIn(inside);
        const pools = [drawn(5 * BLOCK), drawn(3 * BLOCK + 100, 10)];
        const series = new Series(file, { keep, compression });
        const expected: Buffer[][] = [];
        for (const [data, changes] of rounds.entries()) {
          for (const { pool, at, length, byte } of changes) pools[pool]?.view.fill(byte, at, at + length);
          await series.write(contentOf(data, ...pools.map(({ pool }) => pool)));
          expected.push(pools.map(({ view }) => Buffer.from(view)));
        }
        const { points, torn } = await snapshotPoints(file);
        expect(torn).toBe(0);
        expect(points.length).toBeGreaterThanOrEqual(Math.min(keep, rounds.length));
        for (const { number } of points) {
          const content = await readSnapshot(file, { at: number });
          expect(content.data).toBe(number);
          const [first, second] = expected[number] as [Buffer, Buffer];
          expect([pixelsOf(content).equals(first), pixelsOf(content, 10).equals(second)]).toEqual([true, true]);
          discardSnapshot(content);
        }
        expect(readdirSync(inside)).toEqual(['app.wls']);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});

describe('a file that has grown', () => {
  test('is written anew, and keeps the points that were asked for', async () => {
    const inside = folder();
    const file = fileIn(inside);
    const { pool, view } = drawn(20 * BLOCK);
    const series = new Series(file, { keep: 3 });
    const sizes: number[] = [];
    for (let i = 0; i < 12; i++) {
      view.fill(i, (i % 4) * 4 * BLOCK, (i % 4) * 4 * BLOCK + 8 * BLOCK);
      view[0] = i;
      const point = await series.write(contentOf(i, pool));
      expect(point?.number).toBe(i);
      sizes.push(point?.fileBytes ?? 0);
      const { points } = await snapshotPoints(file);
      expect(points.length).toBeGreaterThanOrEqual(Math.min(3, i + 1));
      expect(points.at(-1)?.number).toBe(i);
      for (const { number } of points.slice(-3)) expect(pixelsOf(await read(file, { at: number }))[0]).toBe(number);
    }
    // two stretches of full point and deltas, at most
    expect(Math.max(...sizes)).toBeLessThan(5.5 * 20 * BLOCK);
    expect(readdirSync(inside)).toEqual(['app.wls']);
  });

  test('goes on from what an earlier run left', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(BLOCK);
    view.fill(1);
    const first = new Series(file, { keep: 4 });
    await first.write(contentOf('one', pool));
    view.fill(2);
    await first.write(contentOf('two', pool));
    appendFileSync(file, 'torn');
    view.fill(3);
    const second = new Series(file, { keep: 4 });
    expect(await second.write(contentOf('three', pool))).toMatchObject({ number: 2, kind: 'full' });
    expect((await snapshotPoints(file)).points.map(({ number, kind }) => [number, kind])).toEqual([
      [0, 'full'],
      [1, 'delta'],
      [2, 'full'],
    ]);
    expect(pixelsOf(await read(file, { at: -2 }))[9]).toBe(2);
    const third = new Series(file, {});
    expect(await third.write(contentOf('four', pool))).toMatchObject({ kind: 'full' });
    expect((await snapshotPoints(file)).points).toHaveLength(1);
  });

  test.each([
    ['was taken away', (file: string) => rmSync(file)],
    ['was written by somebody else', (file: string) => appendFileSync(file, Buffer.alloc(9000, 1))],
    ['is no snapshot any more', (file: string) => writeFileSync(file, 'hello')],
    ['was cut', (file: string) => truncateSync(file, 5000)],
  ])('and then %s is written whole', async (_what, change) => {
    const file = fileIn(folder());
    const { pool, view } = drawn(BLOCK);
    view.fill(1);
    const series = new Series(file, { keep: 3 });
    await series.write(contentOf(0, pool));
    await series.write(contentOf(1, pool));
    change(file);
    view.fill(2);
    expect(await series.write(contentOf(2, pool))).toMatchObject({ kind: 'full', number: 2 });
    expect(pixelsOf(await read(file)).equals(view)).toBe(true);
  });

  test('forgets older points when a surface becomes sensitive, whose pixels are in them', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(2 * BLOCK);
    const series = new Series(file, { keep: 9 });
    view.fill(0x53);
    await series.write(contentOf(0, pool));
    view[5] = 0x54;
    await series.write(contentOf(1, pool));
    view.fill(0x55);
    const hidden = contentOf(2, { ...pool, skip: [[0, 2 * BLOCK]] });
    expect(await series.write(hidden)).toMatchObject({ number: 2, kind: 'full' });
    view.fill(0x56);
    await series.write({ ...hidden, data: 3 });
    const bytes = readFileSync(file);
    for (const byte of [0x53, 0x55, 0x56]) expect(bytes.includes(Buffer.alloc(64, byte))).toBe(false);
    expect((await snapshotPoints(file)).points.map(({ number }) => number)).toEqual([2, 3]);
  });
});

describe('a point that is asked for', () => {
  test('by its number, from the end, or by a date', async () => {
    const file = fileIn(folder());
    const { pool, view } = drawn(BLOCK);
    const series = new Series(file, { keep: 9 });
    for (let i = 0; i < 3; i++) {
      view.fill(i + 1);
      await series.write(contentOf(i, pool));
    }
    const dataAt = async (at: number | Date) => (await read(file, { at })).data;
    expect([await dataAt(0), await dataAt(1), await dataAt(2)]).toEqual([0, 1, 2]);
    expect([await dataAt(-1), await dataAt(-3)]).toEqual([2, 0]);
    expect(await dataAt(new Date(Date.now() + 1000))).toBe(2);
    for (const at of [3, -4, new Date(0)]) {
      expect(await refusal(read(file, { at }))).toMatchObject({
        section: 'file',
        message: /there is no point .*0 to 2/,
      });
    }
    for (const at of [1.5, Number.NaN, 'last' as never, new Date(Number.NaN)]) {
      await expect(read(file, { at })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
    }
  });

  test('of a snapshot that is one', async () => {
    const file = fileIn(folder());
    await writeSnapshot(file, contentOf('one', poolOf(PAGE, { 0: 1 })));
    expect(await snapshotPoints(file)).toMatchObject({ format: 2, torn: 0, points: [{ number: 0, kind: 'full' }] });
    expect((await read(file, { at: -1 })).data).toBe('one');
  });
});

/** Three points: what the file was after each. */
async function three(): Promise<{ file: string; bytes: Buffer; ends: number[] }> {
  const file = fileIn(folder());
  const { pool, view } = drawn(4 * BLOCK);
  view.fill(1);
  const series = new Series(file, { keep: 9 });
  const ends: number[] = [];
  for (let i = 0; i < 3; i++) {
    view.fill(i, BLOCK, BLOCK + 3 * PAGE);
    view[3 * BLOCK] = i + 1;
    ends.push((await series.write(contentOf(i, pool)))?.fileBytes ?? 0);
  }
  return { file, bytes: readFileSync(file), ends };
}

describe('a torn end', () => {
  test('is left out, wherever it was cut', async () => {
    const { bytes, ends } = await three();
    const [first = 0, second = 0, third = 0] = ends;
    const fds = OwnedFd.openCount;
    const cuts = new Set([first, first + 1, second - 1, second, second + 1, third - 1, third]);
    for (let cut = first; cut < third; cut += 401) cuts.add(cut);
    // each byte of header and table
    for (let cut = 0; cut < 128 + 6 * 48; cut++) cuts.add(Math.ceil(second / PAGE) * PAGE + cut);
    for (const cut of cuts) {
      const content = await decodeSnapshot(bytes.subarray(0, cut));
      discardSnapshot(content);
      expect(`${cut}: ${content.data}`).toBe(`${cut}: ${cut >= third ? 2 : cut >= second ? 1 : 0}`);
    }
    expect(OwnedFd.openCount).toBe(fds);
  });

  test('is left out, whichever part of it did not reach the disk', async () => {
    const { bytes, ends } = await three();
    const [, second = 0, third = 0] = ends;
    const begin = Math.ceil(second / PAGE) * PAGE;
    for (let at = begin; at < third; at += 512) {
      const torn = Buffer.from(bytes);
      // a sector that is still what it was
      const was = Buffer.from(torn.subarray(at, at + 512));
      torn.fill(0, at, at + 512);
      const content = await decodeSnapshot(torn);
      discardSnapshot(content);
      expect(content.data).toBe(was.every((byte) => byte === 0) ? 2 : 1);
    }
  });

  test('is gone with the next point', async () => {
    const { file, ends } = await three();
    truncateSync(file, (ends[2] ?? 0) - 1);
    expect((await snapshotPoints(file)).torn).toBeGreaterThan(0);
    const { pool, view } = drawn(BLOCK);
    view.fill(9);
    await new Series(file, { keep: 9 }).write(contentOf('new', pool));
    expect(await snapshotPoints(file)).toMatchObject({
      torn: 0,
      points: [{ number: 0 }, { number: 1 }, { number: 2, kind: 'full' }],
    });
  });
});

describe('damage before the end', () => {
  test('is told, and does not pass for an older state', async () => {
    const { bytes, ends } = await three();
    const begin = Math.ceil((ends[0] ?? 0) / PAGE) * PAGE;
    for (const at of [begin + 5, begin + 60, begin + 130]) {
      const damaged = Buffer.from(bytes);
      (damaged[at] as number) ^= 1;
      const error = await refusal(read(damaged));
      expect(error.section).toMatch(/header|table/);
    }
    const damaged = Buffer.from(bytes);
    (damaged[begin] as number) ^= 1;
    expect((await refusal(read(damaged))).message).toMatch(/point 1 is damaged, .*point 2 .* point 0 can be read/);
  });

  test('in pages that later points replace does no harm; in others it is told', async () => {
    const { bytes } = await three();
    const flipped = (page: number): Buffer => {
      const damaged = Buffer.from(bytes);
      const at = damaged.indexOf(Buffer.alloc(PAGE, 1)) + page * PAGE;
      (damaged[at + 3] as number) ^= 1;
      return damaged;
    };
    expect(await refusal(read(flipped(0)))).toMatchObject({ section: 'pools', message: /damaged/ });
  });

  test('any flipped bit gives an error or a point, and leaves nothing open', async () => {
    const { bytes } = await three();
    const fds = OwnedFd.openCount;
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const damaged = Buffer.from(bytes);
        (damaged[at] as number) ^= 1 << bit;
        const content = await decodeSnapshot(damaged).catch((error: { code?: string }) => {
          expect(error.code).toBe('ERR_WL_SNAPSHOT');
          return undefined;
        });
        if (content !== undefined) {
          expect([1, 2]).toContain(content.data);
          discardSnapshot(content);
        }
        expect(OwnedFd.openCount).toBe(fds);
      }),
      { numRuns: 300 },
    );
  });

  test('points in any order, twice, or of another file are not taken for others', async () => {
    const [a, b] = [await three(), await three()];
    const pieces = ({ bytes, ends }: typeof a): Buffer[] =>
      ends.map((end, i) => {
        const begin = i === 0 ? 0 : Math.ceil((ends[i - 1] as number) / PAGE) * PAGE;
        const whole = Buffer.alloc(Math.ceil(end / PAGE) * PAGE - begin);
        bytes.copy(whole, 0, begin, end);
        return whole;
      });
    const [a0, a1, a2] = pieces(a) as [Buffer, Buffer, Buffer];
    const [b0, b1] = pieces(b) as [Buffer, Buffer];
    const dataOf = async (...parts: Buffer[]) => (await read(Buffer.concat(parts))).data;
    expect(await dataOf(a0, a1)).toBe(1);
    expect(await dataOf(a0, b1)).toBe(0);
    expect(await dataOf(a0, a1, a1)).toBe(1);
    expect(await dataOf(a0, a1, b0)).toBe(1);
    expect((await refusal(read(Buffer.concat([a1, a2])))).message).toMatch(/begins with a delta/);
    expect((await refusal(read(Buffer.concat([a0, a2])))).message).toMatch(/point 1 is damaged/);
  });
});

describe('pages that are made smaller', () => {
  const compressions = ['deflate', 'brotli', ...('zstdCompressSync' in zlib ? ['zstd' as const] : [])] as const;

  test.each(compressions)('%s: come back, and what would not become smaller is kept as it is', async (compression) => {
    const file = fileIn(folder());
    const { pool, view } = drawn(6 * BLOCK);
    view.fill(1);
    randomFillSync(view, BLOCK, BLOCK);
    const plain = await writeSnapshot(file, contentOf('plain', pool));
    const small = await writeSnapshot(file, contentOf('small', pool), { compression });
    expect(small.bytes).toBeLessThan(plain.bytes - 4 * BLOCK);
    expect(small.bytes).toBeGreaterThan(BLOCK);
    expect(pixelsOf(await read(file)).equals(view)).toBe(true);
    await writeSnapshot(file, contentOf('staged', pool), { compression, staging: new Staging() });
    expect(pixelsOf(await read(file)).equals(view)).toBe(true);
    expect(pixelsOf(await read(encodeSnapshot(contentOf('bytes', pool), compression))).equals(view)).toBe(true);
  });

  /** A compressed file whose header says something else. */
  function relabelled(compression: 'deflate' | 'brotli' | 'zstd'): Uint8Array {
    const { pool, view } = drawn(BLOCK);
    view.fill(1);
    const file = encodeSnapshot(contentOf(1, pool), 'deflate');
    file.fill(0, 88, 96).set(Buffer.from(compression), 88);
    new DataView(file.buffer).setUint32(120, checksum(file.subarray(0, 120)), true);
    return file;
  }

  test('by what this Node has not are refused with a code of their own', async () => {
    const path = join(folder(), 'app.wls');
    writeFileSync(path, relabelled('zstd'));
    const code = 'zstdCompressSync' in zlib ? 'ERR_WL_SNAPSHOT' : 'ERR_WL_DEPENDENCY';
    await expect(readSnapshot(path)).rejects.toMatchObject({ code });
    await expect(decodeSnapshot(relabelled('zstd'))).rejects.toMatchObject({ code });
    if (code === 'ERR_WL_DEPENDENCY') {
      expect(() => checkCompression('zstd')).toThrow(
        expect.objectContaining({ code, message: expect.stringContaining('Node 22.15') }),
      );
    }
    expect(checkCompression(true)).toBe(code === 'ERR_WL_SNAPSHOT' ? 'zstd' : 'deflate');
  });

  test('that are not what the header says, or more than there is room for, are refused', async () => {
    expect(await refusal(read(relabelled('brotli')))).toMatchObject({ section: 'pools' });
    const bomb = zlib.deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
    expect(() => decompressed(bomb, 'deflate', BLOCK)).toThrow(expect.objectContaining({ code: 'ERR_WL_SNAPSHOT' }));
    const less = zlib.deflateRawSync(Buffer.alloc(10));
    expect(() => decompressed(less, 'deflate', BLOCK)).toThrow(/pages of 65536 bytes come to 10/);
  });
});
