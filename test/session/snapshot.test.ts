import { readSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { WlCompositor, WlShm } from '../../src/protocol/generated/wayland.js';
import { restore, type Session } from '../../src/session/index.js';
import { ShmPool } from '../../src/shm/index.js';
import { Window } from '../../src/window/index.js';
import { next } from '../contract/app.js';
import { compareImages } from '../peers/index.js';
import { open, start } from './stage.js';

const SECRET = 'QzxW';

async function drawn(session: Session, key: string, sensitive: boolean, text: string): Promise<Window> {
  const window = await Window.create(session, { key, title: `title of ${key}`, width: 64, height: 48, sensitive });
  const bytes = Buffer.from(text);
  window.draw(({ pixels }) => {
    for (let i = 0; i < pixels.length; i++) pixels[i] = (bytes[i % bytes.length] as number) | (i % 4 === 3 ? 0xff : 0);
  });
  await session.roundtrip();
  return window;
}

async function restored(bytes: Uint8Array, socket: string): Promise<Session> {
  const session = await restore(bytes, { socket });
  onTestFinished(() => session.close());
  return session;
}

test('the pixels, the title and the objects of a sensitive window are in no file', async () => {
  const screen = await start();
  const session = await open(screen);
  await drawn(session, 'open', false, 'VkjH');
  await drawn(session, 'secret', true, SECRET);
  const bytes = Buffer.from(session.snapshot());
  expect(bytes.includes('Vkj')).toBe(true);
  expect(bytes.includes(SECRET.slice(0, 3))).toBe(false);
  expect(bytes.includes('title of secret')).toBe(false);
  session.close();
  const again = await restored(bytes, screen.socket);
  await again.roundtrip();
  expect(screen.windows.map((window) => window.title)).toEqual(['title of open']);
  expect(Window.find(again, 'open')).toBeDefined();
  expect(Window.find(again, 'secret')).toBeUndefined();
});

test('what a sensitive window showed before stays out of the file when it shows something else', async () => {
  const screen = await start();
  const session = await open(screen);
  const window = await drawn(session, 'secret', true, SECRET);
  window.draw(({ pixels }) => pixels.fill(0xff));
  await session.roundtrip();
  expect(Buffer.from(session.snapshot()).includes(SECRET.slice(0, 3))).toBe(false);
});

test('a session goes on after a snapshot that left something out', async () => {
  const screen = await start();
  const session = await open(screen);
  const window = await drawn(session, 'secret', true, SECRET);
  const before = await screen.screenshot();
  session.snapshot();
  session.snapshot();
  const back = next(session, 'rebuilt');
  screen.crash();
  await screen.restart();
  await back;
  await session.roundtrip();
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  expect(window.draw(({ pixels }) => pixels.fill(0x80))).toBe(true);
});

test('a snapshot that is taken while objects are rebuilt has what was asked meanwhile', async () => {
  const screen = await start();
  const session = await open(screen);
  await drawn(session, 'main', false, 'as it was');
  const back = session.reconnect({ socket: screen.socket });
  await session.flush();
  const region = session.object('main') ?? (session.connected ? undefined : null);
  expect(region).toBeNull(); // not connected: the rebuild is under way
  const bytes = session.snapshot({ data: 'meanwhile' });
  await back;
  session.close();
  const again = await restored(bytes, screen.socket);
  expect(again.data).toBe('meanwhile');
  expect(Window.find(again, 'main')).toBeDefined();
});

test('a pool that was made while objects are rebuilt is in the file with its bytes', async () => {
  const screen = await start();
  const session = await open(screen);
  const shm = session.bind(WlShm);
  await session.roundtrip();
  await session.suspend();
  const back = session.resume();
  const pool = ShmPool.create(shm, { bytes: 4096 });
  pool.view(0, 4096).fill(0x5a);
  session.setKey(pool.proxy, 'late');
  const bytes = session.snapshot();
  const own = session.poolMemory(pool.proxy.handle); // its app finds it all the same
  expect(own?.fd).toBeGreaterThan(0);
  own?.close();
  await back;
  pool.destroy();
  session.close();
  const again = await restored(bytes, screen.socket);
  const late = again.object('late');
  const memory = again.poolMemory(late?.handle ?? 0);
  const read = Buffer.alloc(4096);
  readSync(memory?.fd ?? -1, read, 0, 4096, 0);
  memory?.close();
  expect(read.every((byte) => byte === 0x5a)).toBe(true);
});

test('an object with a key is found by it in the new process, and a key names one object', async () => {
  const screen = await start();
  const session = await open(screen);
  const compositor = session.bind(WlCompositor);
  const region = compositor.createRegion();
  region.add(1, 2, 3, 4);
  session.setKey(region, 'my-region');
  expect(() => session.setKey(compositor.createRegion(), 'my-region')).toThrow(
    expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }),
  );
  const bytes = session.snapshot({ data: { answer: 42 } });
  session.close();
  const again = await restored(bytes, screen.socket);
  expect(again.object('my-region')?.interface.name).toBe('wl_region');
  expect(again.object('another')).toBeUndefined();
  expect(again.data).toEqual({ answer: 42 });
});
