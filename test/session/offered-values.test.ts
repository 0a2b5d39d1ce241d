// Values that a compositor only takes if it has offered them: pixel formats, ways of alpha. One that the next compositor
// does not take is told, and everything else is there.
import { expect, test } from 'vitest';
import {
  WpColorRepresentationManagerV1,
  WpColorRepresentationSurfaceV1AlphaMode,
} from '../../src/protocol/generated/color-representation-v1.js';
import { WlShmFormat } from '../../src/protocol/generated/wayland.js';
import { type Rebuilt, restore, type Session } from '../../src/session/index.js';
import { createMemfd } from '../../src/sys/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { App, next, type Pixels } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { open, start } from './stage.js';

const { rgb565, abgr8888 } = WlShmFormat;

/** White, in a buffer of this format. */
function white(app: App, format: WlShmFormat, width = 40, height = 30): Pixels {
  const stride = width * (format === rgb565 ? 2 : 4);
  const memory = createMemfd('white', stride * height);
  const pool = app.shm.createPool(memory.fd, stride * height);
  memory.close();
  return { pool, buffer: pool.createBuffer(0, width, height, stride, format), width, height };
}

async function stage(format: WlShmFormat) {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  const window = app.toplevel('main');
  await window.configured();
  const pixels = white(app, format);
  app.keyed('pixels', pixels.buffer);
  window.show(pixels);
  await session.roundtrip();
  return { screen, session, app, window, pixels };
}

const titles = (screen: TestCompositor): string[] => screen.windows.map(({ title }) => title ?? '');
const elsewhere = (...shmFormats: number[]) => start({ behaviour: { shmFormats } });
const told = (losses: readonly { key?: string | undefined; what: string; why: string }[]) =>
  losses.map(({ key, what, why }) => `${key}: ${what}: ${why}`).sort();
const WHY = "the compositor's wl_shm does not offer format rgb565";

async function drawsAnew(session: Session, app: App, screen: TestCompositor): Promise<void> {
  const window = app.toplevels.get('main');
  if (window === undefined) throw new Error('the app has lost its window');
  if (window.unanswered !== undefined) window.answer();
  window.show(app.pixels(40, 30, picture(1)));
  await session.roundtrip();
  expect(session.connected).toBe(true);
  expect(titles(screen)).toContain('main');
}

test('a picture in a format that the next compositor does not take is lost, and the window waits for another one', async () => {
  const { session, app } = await stage(rgb565);
  await app.shown('second', 20, 20, picture(2));
  const screen = await elsewhere();
  const { lost, degraded } = await session.reconnect({ socket: screen.socket });
  expect(told(lost)).toEqual([`main surface: content: ${WHY}`, `pixels: the object: ${WHY}`]);
  expect(degraded).toEqual([]);
  await session.roundtrip();
  expect(titles(screen)).toEqual(['second']);
  await drawsAnew(session, app, screen);
});

test('out of a file as well', async () => {
  const { session, app } = await stage(rgb565);
  const bytes = session.snapshot({ data: app.data() });
  session.close();
  const screen = await elsewhere(abgr8888);
  const again = await restore(bytes, { socket: screen.socket });
  const restored = new App(again);
  const { lost } = await next<Rebuilt>(again, 'rebuilt');
  expect(told(lost)).toEqual([`main surface: content: ${WHY}`, `pixels: the object: ${WHY}`]);
  await drawsAnew(again, restored, screen);
  again.close();
});

test('one that the next compositor takes comes back', async () => {
  const { session } = await stage(rgb565);
  const screen = await elsewhere(rgb565);
  expect(await session.reconnect({ socket: screen.socket })).toMatchObject({ lost: [], degraded: [] });
  await session.roundtrip();
  expect(titles(screen)).toEqual(['main']);
});

test('a picture whose buffer is free or gone is not copied into such a format', async () => {
  for (const gone of [false, true]) {
    const { screen: before, session, app, pixels } = await stage(rgb565);
    before.releaseBuffers();
    await session.roundtrip();
    if (gone) pixels.buffer.destroy();
    const screen = await elsewhere();
    const { lost } = await session.reconnect({ socket: screen.socket });
    expect(told(lost)).toContain(`main surface: content: ${WHY}`);
    expect(lost.length).toBe(gone ? 1 : 2);
    await drawsAnew(session, app, screen);
    session.close();
  }
});

test('a buffer that the app makes while nobody is there is lost too', async () => {
  const { screen: before, session, app } = await stage(rgb565);
  const screen = await elsewhere();
  before.crash();
  await next(session, 'disconnected');
  app.keyed('later', white(app, rgb565).buffer);
  const { lost } = await session.reconnect({ socket: screen.socket });
  expect(told(lost)).toContain(`later: the object: ${WHY}`);
  await drawsAnew(session, app, screen);
});

test('a way of alpha that the next compositor does not take is told, and the picture stands', async () => {
  const { session, app, window } = await stage(abgr8888);
  const { straight } = WpColorRepresentationSurfaceV1AlphaMode;
  const manager = session.bind(WpColorRepresentationManagerV1);
  const representation = app.keyed('representation', manager.getSurface(window.surface));
  representation.setAlphaMode(straight);
  window.surface.commit();
  await session.roundtrip();
  const screen = await start({ behaviour: { straightAlpha: false } });
  const { lost, degraded } = await session.reconnect({ socket: screen.socket });
  expect(lost).toEqual([]);
  expect(told(degraded)).toEqual([
    "representation: set_alpha_mode: the compositor's wp_color_representation_manager_v1 does not offer alpha_mode straight",
  ]);
  await session.roundtrip();
  expect(titles(screen)).toEqual(['main']);
});
