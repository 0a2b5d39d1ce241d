import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { LogArg, LogRecord } from '../../src/journal/index.js';
import { wl_region } from '../../src/protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import {
  decodeSnapshot,
  discardSnapshot,
  encodeSnapshot,
  readSnapshot,
  type SnapshotContent,
  writeSnapshot,
} from '../../src/session/snapshot/index.js';
import { dataRanges, mapShared } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { poolsLog } from './logs.js';
import { data, folder, own, poolOf, refusal, windowContent } from './snapshots.js';

async function kept(promise: Promise<SnapshotContent>): Promise<SnapshotContent> {
  const content = await promise;
  onTestFinished(() => discardSnapshot(content));
  return content;
}

/** Records with the fds left out, to be compared. */
const told = (content: SnapshotContent) =>
  content.base.map((record) =>
    'args' in record ? { ...record, args: record.args.map((arg) => (arg instanceof OwnedFd ? 'fd' : arg)) } : record,
  );

function bytesOf(content: SnapshotContent, index = 0): Uint8Array {
  const pool = content.pools[index];
  if (pool === undefined) throw new Error('there is no such pool');
  return new Uint8Array(mapShared(pool.fd.fd, pool.bytes));
}

describe('a snapshot comes back as it went in', () => {
  test('through a file', async () => {
    const file = join(folder(), 'app.wls');
    const content = windowContent(poolOf(5 * 4096, { 0: 7, 3: 9 }));
    const written = await writeSnapshot(file, content);
    expect(written.bytes).toBe(statSync(file).size);
    const again = await kept(readSnapshot(file));
    expect(told(again)).toEqual(told(content));
    expect(again).toMatchObject({ nextHandle: 11, data, sections: content.sections, meta: content.meta });
    expect(bytesOf(again)).toEqual(bytesOf(content));
  });

  test('through memory, byte for byte the same as the file, but for time and series in the header', async () => {
    const file = join(folder(), 'app.wls');
    const content = windowContent(poolOf(3 * 4096, { 1: 1 }));
    await writeSnapshot(file, content);
    const bytes = encodeSnapshot(content);
    expect(Buffer.compare(bytes.subarray(128), readFileSync(file).subarray(128))).toBe(0);
    const again = await kept(decodeSnapshot(bytes));
    expect(told(again)).toEqual(told(content));
    expect(bytesOf(again)).toEqual(bytesOf(content));
  });

  test('the request that made a pool has the very fd of the pool', async () => {
    const again = await kept(decodeSnapshot(encodeSnapshot(windowContent(poolOf(4096, { 0: 1 })))));
    const fds = again.base
      .flatMap((record) => ('args' in record ? record.args : []))
      .filter((arg) => arg instanceof OwnedFd);
    expect(fds).toEqual([again.pools[0]?.fd]);
    expect(fds[0]).toBe(again.pools[0]?.fd);
  });

  test('a pool that is not in the snapshot leaves its request without an fd', async () => {
    const again = await kept(decodeSnapshot(encodeSnapshot(windowContent(poolOf(4096, { 0: 1 }), { pools: [] }))));
    const making = again.base.find((record) => record.kind === 'request' && record.made?.handle === 9);
    expect(making).toMatchObject({ args: [9, null, 4096] });
  });

  test('the app may keep bytes, anything that JSON can say, or nothing', async () => {
    const pool = poolOf(4096, {});
    for (const one of [Uint8Array.of(1, 2, 3), new Uint8Array(), null, 'text', 0, [], { a: { b: [1.5] } }, undefined]) {
      const again = await kept(decodeSnapshot(encodeSnapshot(windowContent(pool, { data: one }))));
      expect(again.data).toEqual(one);
    }
  });

  test('descriptors that the library has are the ones that records get, with their meanings', async () => {
    const content = windowContent(poolOf(4096, { 0: 1 }));
    const again = await kept(decodeSnapshot(encodeSnapshot(content)));
    const interfaces = (one: SnapshotContent) =>
      one.base.flatMap((record) => (record.kind === 'request' && record.made ? [record.made.interface] : []));
    for (const [i, descriptor] of interfaces(again).entries()) expect(descriptor).toBe(interfaces(content)[i]);
  });
});

describe('interfaces', () => {
  const asked = ['why', Uint8Array.of(1), 0.5, 0, null];
  /** A window's log with one more object, of this interface, on which request 0 was made. */
  function contentWith(descriptor: InterfaceDescriptor, request: number, args: LogArg[]): SnapshotContent {
    const made = { handle: 50, interface: descriptor, version: 1 };
    const base: LogRecord[] = [
      { kind: 'made', by: 1, made },
      { kind: 'request', target: 50, opcode: request, args },
    ];
    return windowContent(poolOf(4096, {}), { base, nextHandle: 51, pools: [] });
  }
  const interfaceIn = (content: SnapshotContent) => {
    const [record] = content.base;
    return record?.kind === 'made' ? record.made.interface : undefined;
  };

  test('that the library does not know are read by what the file says of them', async () => {
    const again = await kept(decodeSnapshot(encodeSnapshot(contentWith(own, 0, asked))));
    expect(again.base[1]).toMatchObject({ args: asked });
    expect(interfaceIn(again)).toEqual(own);
  });

  test('that the app scanned itself come from the app', async () => {
    const bytes = encodeSnapshot(contentWith(own, 0, asked));
    const again = await kept(decodeSnapshot(bytes, { interfaces: (name) => (name === 'own_v1' ? own : undefined) }));
    expect(interfaceIn(again)).toBe(own);
  });

  test('of a newer version keep the requests that are unknown here, without a meaning', async () => {
    const more = { name: 'fly', since: 99, args: [{ name: 'height', type: 'int' }] } as const;
    const newer = { ...wl_region, version: 99, requests: [...wl_region.requests, more], meanings: undefined };
    const again = await kept(
      decodeSnapshot(encodeSnapshot(contentWith(newer as unknown as InterfaceDescriptor, 3, [7]))),
    );
    expect(again.base[1]).toMatchObject({ args: [7] });
    expect(interfaceIn(again)).toEqual({ ...wl_region, version: 99, requests: newer.requests });
    expect(interfaceIn(again)?.meanings).toBe(wl_region.meanings);
  });

  test('of an older version are read as the ones that are known', async () => {
    const older = { ...wl_region, requests: wl_region.requests.slice(0, 2) };
    const again = await kept(decodeSnapshot(encodeSnapshot(contentWith(older, 0, []))));
    expect(interfaceIn(again)).toBe(wl_region);
  });

  test('that contradict the known ones are refused', async () => {
    const bytes = encodeSnapshot(contentWith({ ...own, name: 'wl_region' }, 0, asked));
    const error = await refusal(decodeSnapshot(bytes));
    expect(error).toMatchObject({ section: 'descriptors', message: /wl_region\.ask \(opcode 0\) is another message/ });
  });
});

describe('pools', () => {
  test('of 256 MiB with two touched pages make a file of some kilobytes, and stay sparse', async () => {
    const file = join(folder(), 'sparse.wls');
    const pool = poolOf(256 * 1024 * 1024, { 100: 1, 60000: 2 });
    const { bytes } = await writeSnapshot(file, windowContent(pool));
    expect(bytes).toBeLessThan(6 * 4096 + 2 * 4096);
    const again = await kept(readSnapshot(file));
    const fd = again.pools[0]?.fd.fd as number;
    expect(dataRanges(fd, pool.bytes)).toEqual(dataRanges(pool.fd.fd, pool.bytes));
    expect(statSync(`/proc/self/fd/${fd}`).blocks * 512).toBe(2 * 4096);
    // Looking for what is there has not allocated the rest of the original either.
    expect(statSync(`/proc/self/fd/${pool.fd.fd}`).blocks * 512).toBe(2 * 4096);
  });

  test('whose size is no multiple of a page keep it, and every byte', async () => {
    const pool = poolOf(4096 + 13, { 0: 3 });
    new Uint8Array(mapShared(pool.fd.fd, pool.bytes)).fill(5, 4096);
    const again = await kept(decodeSnapshot(encodeSnapshot(windowContent(pool))));
    expect(again.pools[0]?.bytes).toBe(4109);
    expect(statSync(`/proc/self/fd/${again.pools[0]?.fd.fd}`).size).toBe(4109);
    expect(bytesOf(again)).toEqual(new Uint8Array(mapShared(pool.fd.fd, pool.bytes)));
  });

  test('larger than what is copied at a time come back whole', async () => {
    const bytes = 3 * 1024 * 1024 + 100;
    const pool = poolOf(bytes, {});
    const view = new Uint32Array(mapShared(pool.fd.fd, bytes & ~3));
    for (let i = 0; i < view.length; i++) view[i] = Math.imul(i, 2654435761);
    const again = await kept(decodeSnapshot(encodeSnapshot(windowContent(pool))));
    expect(Buffer.compare(bytesOf(again), new Uint8Array(mapShared(pool.fd.fd, bytes)))).toBe(0);
  });

  test('several of them, in their order, one of them untouched', async () => {
    const pools = [poolOf(8192, { 0: 1 }, 9), poolOf(4096, {}, 20), poolOf(8192, { 1: 3 }, 21)];
    const content = windowContent(pools[0] as (typeof pools)[0], { base: poolsLog(...pools), nextHandle: 22, pools });
    const again = await kept(decodeSnapshot(encodeSnapshot(content)));
    expect(again.pools.map(({ handle, bytes }) => [handle, bytes])).toEqual([
      [9, 8192],
      [20, 4096],
      [21, 8192],
    ]);
    for (const i of [0, 1, 2]) expect(bytesOf(again, i)).toEqual(bytesOf(content, i));
  });

  test('what is to be left out is nowhere in the file and reads back as zero', async () => {
    const pool = poolOf(6 * 4096, { 0: 0xaa, 1: 0xbb, 2: 0xbb, 3: 0xbb, 4: 0xaa, 5: 0xaa });
    const skip: [number, number][] = [
      [4096, 4 * 4096],
      [5 * 4096 + 10, 5 * 4096 + 20],
    ];
    new Uint8Array(mapShared(pool.fd.fd, pool.bytes)).fill(0xbb, 5 * 4096 + 10, 5 * 4096 + 20);
    const bytes = encodeSnapshot(windowContent({ ...pool, skip }));
    expect(Buffer.from(bytes).includes(Buffer.alloc(10, 0xbb))).toBe(false);
    const again = await kept(decodeSnapshot(bytes));
    expect(dataRanges(again.pools[0]?.fd.fd as number, pool.bytes)).toEqual([
      [0, 4096],
      [4 * 4096, 6 * 4096],
    ]);
    const expected = new Uint8Array(mapShared(pool.fd.fd, pool.bytes)).slice();
    for (const [start, end] of skip) expected.fill(0, start, end);
    expect(bytesOf(again)).toEqual(expected);
  });

  test('left-out ranges that straddle pages, overlap or reach beyond the end leave the rest alone', async () => {
    const pool = poolOf(4 * 4096, { 0: 1, 1: 2, 2: 3, 3: 4 });
    const skip: [number, number][] = [
      [4000, 9000],
      [8999, 9001],
      [5, 5],
      [4 * 4096 - 1, 99999],
    ];
    const again = await kept(decodeSnapshot(encodeSnapshot(windowContent({ ...pool, skip }))));
    const expected = new Uint8Array(mapShared(pool.fd.fd, pool.bytes)).slice();
    for (const [start, end] of skip) expected.fill(0, start, end);
    expect(bytesOf(again)).toEqual(expected);
  });

  test('are kept as they were at the call, whatever is drawn while the file is synced', async () => {
    const file = join(folder(), 'app.wls');
    const pool = poolOf(4096, { 0: 1 });
    const writing = writeSnapshot(file, windowContent(pool));
    new Uint8Array(mapShared(pool.fd.fd, 4096)).fill(2);
    await writing;
    const again = await kept(readSnapshot(file));
    expect(bytesOf(again).every((byte) => byte === 1)).toBe(true);
  });
});

describe('what can not be kept is refused before anything is written, by its path', () => {
  const pool = () => poolOf(4096, {});
  const circle: { self?: unknown } = {};
  circle.self = [circle];
  const deep = JSON.parse('['.repeat(600) + ']'.repeat(600)) as unknown;
  test.each<[string, Partial<SnapshotContent>, string]>([
    ['a function', { data: { windows: [0, { onClose() {} }] } }, 'data.windows[1].onClose is a function'],
    ['a bigint', { data: 5n }, 'data is a bigint'],
    ['a circle', { data: circle }, 'data.self[0] contains itself'],
    ['a number that is none', { data: { 'x y': Number.NaN } }, 'data["x y"] is NaN'],
    ['a hole', { data: [1, undefined] }, 'data[1] is undefined'],
    ['an object of a class', { data: { at: new Date() } }, 'data.at is a Date'],
    ['bytes within', { data: [new Uint8Array()] }, 'data[0] is a Uint8Array'],
    ['a symbol as a key', { data: { [Symbol('x')]: 1 } }, 'data has a symbol among its keys'],
    ['depth', { data: deep }, 'nested more than 500 levels'],
    ["a room's own", { sections: { window: { draw: () => {} } } }, 'sections.window.draw is a function'],
    ['a handle', { nextHandle: 0 }, 'the next handle must be'],
    ['an unknown object', { base: [{ kind: 'gone', target: 5 }], pools: [] }, 'made the object 5'],
  ])('%s', async (_what, more, message) => {
    const content = windowContent(pool(), more);
    expect(() => encodeSnapshot(content)).toThrow(
      expect.objectContaining({ code: 'ERR_WL_ARGUMENT', message: expect.stringContaining(message) }),
    );
    await expect(writeSnapshot('/nowhere/at/all', content)).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  });

  test.each<[string, Partial<SnapshotContent['pools'][0]>, string]>([
    ['longer than its file', { bytes: 4097 }, '4097 bytes are to be kept of a file of 4096'],
    ['of no size', { bytes: 0 }, 'its size must be an integer from 1 to 2147483647'],
    ['beyond what wl_shm can say', { bytes: 2 ** 31 }, 'its size must be an integer from 1 to 2147483647'],
    ['with an impossible range', { skip: [[5, 4]] }, '[5, 4) is not a range'],
    ['without a handle', { handle: 0 }, 'is not a handle'],
    ['that no request makes', { handle: 10 }, 'pool 10: no request of the log makes it'],
  ])('a pool %s', (_what, more, message) => {
    expect(() => encodeSnapshot(windowContent({ ...pool(), ...more }))).toThrow(message);
  });

  test('undefined properties are left out, as JSON does', async () => {
    const again = await kept(decodeSnapshot(encodeSnapshot(windowContent(pool(), { data: { a: undefined, b: 1 } }))));
    expect(again.data).toEqual({ b: 1 });
  });
});
