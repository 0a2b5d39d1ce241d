// A session's worth of snapshot content: a window with a picture, made by real requests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SnapshotError } from '../../src/errors.js';
import type { LogRecord } from '../../src/journal/index.js';
import * as wayland from '../../src/protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import type { SnapshotContent, SnapshotPool } from '../../src/session/snapshot/index.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import { made, say, windowLog } from './logs.js';

/** A pool whose page `n` is full of the byte `pages[n]`; the rest was never touched. Closed after the test. */
export function poolOf(bytes: number, pages: Readonly<Record<number, number>>, handle = 9): SnapshotPool {
  const fd = createMemfd('drawn', bytes);
  onTestFinished(() => fd.close());
  const view = new Uint8Array(mapShared(fd.fd, bytes));
  for (const [page, byte] of Object.entries(pages)) view.fill(byte, Number(page) * 4096, (Number(page) + 1) * 4096);
  return { handle, fd, bytes };
}

export const data = { picture: 'cat.png', zoom: 1.5, marks: [1, null, { x: -3, y: 4 }], on: true };

export function windowContent(pool: SnapshotPool, more: Partial<SnapshotContent> = {}): SnapshotContent {
  return {
    base: windowLog(pool.fd, pool.bytes),
    nextHandle: 11,
    data,
    sections: { window: { main: { width: 16, height: 16 } } },
    pools: [pool],
    meta: { created: '2026-01-02T03:04:05.678Z', library: '0.1.0' },
    ...more,
  };
}

/** An interface that no library knows. */
export const own: InterfaceDescriptor = {
  name: 'own_v1',
  version: 2,
  protocol: 'own',
  requests: [
    {
      name: 'ask',
      since: 1,
      args: [
        { name: 'what', type: 'string', nullable: true },
        { name: 'how', type: 'array' },
        { name: 'where', type: 'fixed' },
        { name: 'whom', type: 'object', interface: 'wl_surface', nullable: true },
        { name: 'fd', type: 'fd' },
      ],
    },
  ],
  events: [{ name: 'answer', since: 2, args: [{ name: 'id', type: 'new_id', interface: 'own_v1' }] }],
  enums: [],
};

/**
 * What the last point of each of `fixtures/` was written from: every kind of record, every type of argument, JSON of all
 * kinds, two pools with holes, one of them with a last page that is not full. It must not change: a new format gets a new
 * file. In that of version 2 it is a delta of a full point with other data and another page.
 */
export function fixtureContent(): SnapshotContent {
  const pool = poolOf(5 * 4096 + 100, { 1: 0x11, 3: 0x33 });
  const second = poolOf(3 * 4096, { 2: 0x22 }, 60);
  const first = { handle: 50, interface: own, version: 2 };
  const born = { handle: 51, interface: own, version: 2 };
  const base: LogRecord[] = [
    ...windowLog(pool.fd, pool.bytes),
    { kind: 'event', target: 6, opcode: 0, args: [4242] },
    { kind: 'request', target: 2, opcode: 0, args: [9, 50], made: first },
    { kind: 'made', by: 50, made: born },
    { kind: 'event', target: 50, opcode: 0, args: [51] },
    { kind: 'request', target: 50, opcode: 0, args: ['wie?', Uint8Array.of(1, 2, 3), -1.25, 6, null] },
    { kind: 'request', target: 50, opcode: 0, args: [null, new Uint8Array(), 8388607.99609375, 0, null] },
    { kind: 'gone', target: 51 },
    say(made(4, wayland.wl_shm), 'create_pool', [60, second.fd, second.bytes], made(60, wayland.wl_shm_pool)),
    { kind: 'note', target: 6, sensitive: false, asked: true },
  ];
  return {
    base,
    nextHandle: 61,
    data: { ...data, text: 'Grüße \ud83d\udc4b', none: null },
    sections: { window: { main: { width: 16, height: 16 } }, other: [1, 'two'] },
    pools: [pool, second],
    meta: { created: '2026-11-23T12:00:00.000Z', library: '0.1.0', compositor: 'weston' },
  };
}

/** An empty folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'resurface-snapshot-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** What a promise was rejected with. */
export async function refusal(promise: Promise<unknown>): Promise<SnapshotError> {
  const error = await promise.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof SnapshotError) return error;
  throw error;
}
