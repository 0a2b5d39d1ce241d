// An app that saves itself comes back as it was at its last point, whatever ended it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  restore,
  type SavedPoint,
  type Session,
  type SessionEvents,
  type SessionOptions,
  snapshotPoints,
} from '../../src/session/index.js';
import { Window } from '../../src/window/index.js';
import { next } from '../contract/app.js';
import { program } from '../support/program.js';
import { folder } from './snapshots.js';
import { open, start } from './stage.js';

const EVERY = 10;

async function windowed(session: Session, more: { sensitive?: boolean; key?: string } = {}): Promise<Window> {
  return await Window.create(session, {
    key: 'main',
    title: 'Saved',
    appId: 'org.example.saved',
    width: 64,
    height: 64,
    ...more,
  });
}

const paint = (window: Window, byte: number): boolean => window.draw(({ pixels }) => void pixels.fill(byte));

async function restored(file: string, options: Parameters<typeof restore>[1] = {}): Promise<Session> {
  const session = await restore(file, options);
  onTestFinished(() => session.close());
  return session;
}

const front = (window: Window | undefined) => window?.slots.find(({ state }) => state === 'front')?.pixels;

const shown = (session: Session): number | undefined => front(Window.find(session, 'main'))?.[0];

/** Waits for a point that has what was done before the call. */
async function point(session: Session): Promise<SavedPoint> {
  if (session.autosave?.saving) await next(session, 'saved');
  return await next<SavedPoint>(session, 'saved');
}

describe('autosave', () => {
  test('adds points while the app runs, and only when something changed', async () => {
    const screen = await start();
    const file = join(folder(), 'app.wls');
    let count = 0;
    const session = await open(screen, { autosave: { file, every: EVERY, keep: 5, data: () => count } });
    const window = await windowed(session);
    for (count = 1; count <= 3; count++) {
      paint(window, count);
      expect(await point(session)).toMatchObject({ kind: expect.stringMatching(/full|delta/) });
    }
    session.close();
    await session.closed;
    const { points } = await snapshotPoints(file);
    expect(points.length).toBeGreaterThanOrEqual(3);
    const again = await restored(file, { socket: screen.socket });
    expect(again.data).toBe(4);
    const earlier = await restored(file, { socket: screen.socket, at: points.length - 2 });
    expect(earlier.data).toBeLessThan(5);
    expect(shown(again)).toBe(3);
  });

  test('a last point is on the disk when the session has closed', async () => {
    const screen = await start();
    const file = join(folder(), 'app.wls');
    const session = await open(screen, { autosave: { file, every: 1e6, data: () => 'the end' } });
    paint(await windowed(session), 7);
    expect(existsSync(file)).toBe(false);
    session.close();
    await session.closed;
    const again = await restored(file, { socket: screen.socket });
    expect([again.data, shown(again)]).toEqual(['the end', 7]);
  });

  test('goes on while nobody is there to connect to', async () => {
    const screen = await start();
    const file = join(folder(), 'app.wls');
    let data = 'connected';
    const session = await open(screen, { autosave: { file, every: EVERY, data: () => data } });
    paint(await windowed(session), 1);
    await session.roundtrip();
    await session.suspend();
    data = 'suspended';
    await point(session);
    await session.resume();
    screen.crash();
    await next(session, 'disconnected');
    data = 'alone';
    await point(session);
    await screen.restart();
    const again = await restored(file, { socket: screen.socket });
    expect([again.data, shown(again)]).toEqual(['alone', 1]);
  });

  test('failures reach the app with a code, and saving goes on', async () => {
    const screen = await start();
    const inside = join(folder(), 'later');
    const file = join(inside, 'app.wls');
    let data: () => unknown = () => 1;
    const session = await open(screen, { autosave: { file, every: EVERY, data: () => data() } });
    const failed = await next<Parameters<SessionEvents['saveFailed']>[0]>(session, 'saveFailed');
    expect(failed.error).toMatchObject({ code: 'ERR_WL_SNAPSHOT', section: 'file' });
    mkdirSync(inside);
    expect(await next(session, 'saved')).toMatchObject({ number: 0, kind: 'full' });
    data = () => () => 1;
    expect((await next<typeof failed>(session, 'saveFailed')).error.code).toBe('ERR_WL_ARGUMENT');
    data = () => {
      throw new Error('no data today');
    };
    await next(session, 'saveFailed');
    expect((await next<typeof failed>(session, 'saveFailed')).error).toMatchObject({
      code: 'ERR_WL_ARGUMENT',
      message: expect.stringContaining('no data today'),
    });
    data = () => 2;
    await next(session, 'saved');
    session.close();
    await session.closed;
    expect((await restored(file, { socket: screen.socket })).data).toBe(2);
    expect(readdirSync(inside)).toEqual(['app.wls']);
  });

  test('sensitive windows are in no point', async () => {
    const screen = await start();
    const file = join(folder(), 'app.wls');
    let drawn = 0;
    const session = await open(screen, { autosave: { file, every: EVERY, keep: 9, data: () => drawn } });
    const main = await windowed(session);
    const secret = await windowed(session, { key: 'secret', sensitive: true });
    for (drawn = 1; drawn <= 3; drawn++) {
      paint(main, drawn);
      paint(secret, 0xa0 + drawn);
      await point(session);
    }
    session.close();
    await session.closed;
    const bytes = readFileSync(file);
    expect(bytes.includes(Buffer.alloc(256, 3))).toBe(true);
    for (let i = 1; i <= 3; i++) expect(bytes.includes(Buffer.alloc(256, 0xa0 + i))).toBe(false);
    expect(Window.find(await restored(file, { socket: screen.socket }), 'secret')).toBeUndefined();
  });

  test.each<[string, SessionOptions['autosave']]>([
    ['no file', { file: '' }],
    ['a time that is none', { file: 'a.wls', every: 0 }],
    ['no point to keep', { file: 'a.wls', keep: 0 }],
    ['a compression that nobody knows', { file: 'a.wls', compress: 'lzma' as never }],
    ['data instead of a function', { file: 'a.wls', data: 1 as never }],
  ])('is refused with %s', async (_what, autosave) => {
    const screen = await start();
    await expect(open(screen, { autosave: autosave as { file: string } })).rejects.toMatchObject({
      code: 'ERR_WL_ARGUMENT',
    });
  });
});

test('an app that is killed comes back as it was at its last point', async () => {
  const screen = await start();
  const file = join(folder(), 'app.wls');
  const saver = program(new URL('save-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, [saver, screen.socket, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  // Each line: what was shown when a point that came to the disk began.
  const saved: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    saved.push(Number(line));
    if (saved.length === 5) child.kill('SIGKILL');
  }
  if (child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  const again = await restored(file, { socket: screen.socket });
  const last = saved.at(-1) as number;
  expect(again.data).toBeGreaterThanOrEqual(last);
  expect(shown(again)).toBe((again.data as number) & 255);
  await again.roundtrip();
});

test('a snapshot has the pixels of the call, staged or not', async () => {
  const screen = await start();
  const session = await open(screen);
  const window = await windowed(session);
  for (const staging of [true, true, false]) {
    const file = join(folder(), 'app.wls');
    paint(window, 5);
    const writing = session.snapshot(file, { staging });
    front(window)?.fill(6);
    const second = session.snapshot(`${file}.second`, { staging });
    front(window)?.fill(7);
    await Promise.all([writing, second]);
    expect(shown(await restored(file, { socket: screen.socket }))).toBe(5);
    expect(shown(await restored(`${file}.second`, { socket: screen.socket }))).toBe(6);
    await session.roundtrip();
  }
});
