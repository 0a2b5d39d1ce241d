// A window that is shown without shared memory, and is given a picture in memory that the compositor has only later.
import { expect, test } from 'vitest';
import { WpSinglePixelBufferManagerV1 } from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import type { Rebuilt } from '../../src/session/index.js';
import { App, next } from '../contract/app.js';
import { imageOf, picture } from '../contract/pictures.js';
import { compareImages, crop } from '../peers/index.js';
import { open, start } from './stage.js';

test.each(['committed', 'only attached'])('is shown when it can be: %s', async (how) => {
  const screen = await start();
  const other = await start({ globals: { wl_shm: 0 } });
  const session = await open(screen);
  const app = new App(session);
  const pixels = app.pixels(100, 80, picture(1));
  const window = app.toplevel('main');
  await window.configured();
  const viewport = session.bind(WpViewporter).getViewport(window.surface);
  viewport.setDestination(100, 80);
  const one = session.bind(WpSinglePixelBufferManagerV1).createU32RgbaBuffer(0xffffffff, 0, 0, 0xffffffff);
  window.show({ ...pixels, buffer: one });
  await session.roundtrip();

  const told = next<Rebuilt>(session, 'rebuilt');
  await session.reconnect({ socket: other.socket });
  await told;
  await session.roundtrip();
  expect(other.windows).toMatchObject([{ rectangle: { width: 100, height: 80 } }]);
  window.deaf = true;
  window.surface.attach(pixels.buffer, 0, 0);
  if (how === 'committed') window.surface.commit();
  await session.roundtrip();

  const back = next<Rebuilt>(session, 'rebuilt', ({ cause }) => cause === 'global');
  other.addGlobal('wl_shm');
  expect(await back).toMatchObject({ lost: [], degraded: [] });
  await session.roundtrip();
  if (how !== 'committed') window.surface.commit();
  await session.roundtrip();
  const [shown] = other.windows;
  const seen = crop(await other.screenshot(), shown?.rectangle ?? { x: 0, y: 0, width: 1, height: 1 });
  expect(compareImages(seen, imageOf(100, 80, picture(1))).pixelsDiffering).toBe(0);
  expect(session.connected).toBe(true);
});
