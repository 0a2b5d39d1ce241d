import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMemfd, dataRanges, mappingCount, mapShared } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';

function memfd(bytes: number): OwnedFd {
  const fd = createMemfd('test', bytes);
  onTestFinished(() => fd.close());
  return fd;
}

const code = (one: string) => expect.objectContaining({ code: one });

describe('a memfd', () => {
  test('has its size, grows, and can’t be shrunk', () => {
    const fd = memfd(8192);
    expect(fstatSync(fd.fd).size).toBe(8192);
    ftruncateSync(fd.fd, 16384);
    expect(() => ftruncateSync(fd.fd, 8192)).toThrow('EPERM');
    expect(fstatSync(fd.fd).size).toBe(16384);
  });

  test('is closed on exec', () => {
    const flags = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${memfd(1).fd}`, 'utf8'))?.[1] as string;
    expect(Number.parseInt(flags, 8) & 0o2000000).not.toBe(0);
  });

  test.each([-1, 1.5, Number.NaN, 2 ** 60])('can’t have %d bytes', (bytes) => {
    expect(() => createMemfd('test', bytes)).toThrow(code('ERR_WL_ARGUMENT'));
  });

  test('whose size no file can have, or whose name is too long, is an error of the system, and nothing leaks', () => {
    expect(() => createMemfd('x'.repeat(300), 1)).toThrow(code('ERR_WL_SYSCALL'));
  });
});

describe('a mapping', () => {
  test('is the file: both ways, and in every mapping of it', () => {
    const fd = memfd(4096);
    const [one, other] = [new Uint8Array(mapShared(fd.fd, 4096)), new Uint8Array(mapShared(fd.fd, 4096, 'read'))];
    one[7] = 42;
    expect(other[7]).toBe(42);
    writeSync(fd.fd, Uint8Array.of(9), 0, 1, 8);
    expect(one[8]).toBe(9);
  });

  test('outlives its fd', () => {
    const fd = createMemfd('test', 4096);
    const view = new Uint8Array(mapShared(fd.fd, 4096));
    fd.close();
    view.fill(3);
    expect(view[4095]).toBe(3);
  });

  test('stands while any view of it does, and is released after the last', async () => {
    const { gc } = globalThis;
    if (gc === undefined) throw new Error('the suite runs with --expose-gc');
    const collect = async (): Promise<void> => {
      gc();
      await turn();
    };
    const fd = memfd(1 << 20);
    const before = mappingCount();
    let view: DataView | undefined = (() => {
      const pixels = new Uint8ClampedArray(mapShared(fd.fd, 1 << 20)).fill(5);
      return new DataView(pixels.subarray(4096).buffer, 4096, 8);
    })();
    for (let i = 0; i < 5; i++) await collect();
    expect(mappingCount()).toEqual({ mappings: before.mappings + 1, bytes: before.bytes + (1 << 20) });
    expect(view.getUint8(0)).toBe(5);
    view = undefined;
    while (mappingCount().mappings > before.mappings) await collect();
    expect(mappingCount()).toEqual(before);
  });

  test('can’t reach beyond the file, where touching it would kill the process', () => {
    const fd = memfd(4096);
    expect(() => mapShared(fd.fd, 4097)).toThrow(
      expect.objectContaining({ code: 'ERR_WL_ARGUMENT', message: expect.stringContaining('the file has 4096') }),
    );
  });

  test('needs an open file', () => {
    expect(() => mapShared(9999, 1)).toThrow(
      expect.objectContaining({ code: 'ERR_WL_SYSCALL', syscall: 'fstat', errno: 9, errnoName: 'EBADF' }),
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('can’t have %d bytes', (bytes) => {
    expect(() => mapShared(memfd(4096).fd, bytes)).toThrow(code('ERR_WL_ARGUMENT'));
  });

  test('that may be written needs an fd that may', () => {
    const directory = mkdtempSync(join(tmpdir(), 'resurface-memory-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const file = openSync(join(directory, 'file'), 'w');
    writeSync(file, 'hello');
    closeSync(file);
    const reading = openSync(join(directory, 'file'), 'r');
    onTestFinished(() => closeSync(reading));
    expect(() => mapShared(reading, 5)).toThrow(code('ERR_WL_SYSCALL'));
    expect(new Uint8Array(mapShared(reading, 5, 'read'))[0]).toBe(0x68);
  });
});

describe('data ranges', () => {
  const page = 4096;

  test('of an empty file are none', () => {
    expect(dataRanges(memfd(0).fd, 0)).toEqual([]);
    expect(dataRanges(memfd(1 << 24).fd, 1 << 24)).toEqual([]);
  });

  test('are where something was written, by pages, and asking allocates nothing', () => {
    const bytes = 1 << 28;
    const fd = memfd(bytes);
    for (const at of [0, 10 * page, 11 * page + 5, bytes - 1]) writeSync(fd.fd, 'x', at);
    const { blocks } = fstatSync(fd.fd);
    expect(dataRanges(fd.fd, bytes)).toEqual([
      [0, page],
      [10 * page, 12 * page],
      [bytes - page, bytes],
    ]);
    expect(fstatSync(fd.fd).blocks).toBe(blocks);
  });

  test('end where the caller says', () => {
    const fd = memfd(4 * page);
    writeSync(fd.fd, new Uint8Array(4 * page), 0, 4 * page, 0);
    expect(dataRanges(fd.fd, page + 5)).toEqual([[0, page + 5]]);
    expect(dataRanges(fd.fd, 100 * page)).toEqual([[0, 4 * page]]);
  });

  test('of what is no file are an error', () => {
    expect(() => dataRanges(9999, 5)).toThrow(code('ERR_WL_SYSCALL'));
  });
});
