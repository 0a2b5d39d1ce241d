// An old picture under a new configure: a maximized or fullscreen window that comes to a smaller output shows what it
// had at the size that it is told, until the app draws; and the compositor has no reason to end it.
import { describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Rebuilt, type Session } from '../../src/session/index.js';
import { App, next, type Toplevel } from '../contract/app.js';
import { imageOf, picture } from '../contract/pictures.js';
import { PeerScreen } from '../contract/screens.js';
import { type Shot, settles } from '../contract/shots.js';
import { compareImages, crop, describeEachPeer } from '../peers/index.js';
import { comeBack, open, start } from './stage.js';

type Mode = 'maximized' | 'fullscreen';

async function filling(session: Session, mode: Mode): Promise<Toplevel> {
  const window = new App(session).toplevel('main');
  window.fills = picture(1);
  if (mode === 'maximized') window.toplevel.setMaximized();
  else window.toplevel.setFullscreen(null);
  await window.configured();
  await session.roundtrip();
  return window;
}

const resized = expect.objectContaining({ what: 'resized', why: expect.stringContaining('300x200') });

describe.each(['maximized', 'fullscreen'] as const)('a %s window on a smaller output', (mode) => {
  test.each([
    ['through a viewport', {}],
    ['in a buffer of the engine, without viewporter', { wp_viewporter: 0 }],
  ])('is fitted %s, and reported as resized', async (_, globals) => {
    const screen = await start({ width: 400, height: 300 });
    const smaller = await start({ width: 300, height: 200, globals });
    const session = await open(screen);
    const window = await filling(session, mode);
    window.deaf = true;
    const { lost, degraded } = await session.reconnect({ socket: smaller.socket });
    expect(lost).toEqual([]);
    expect(degraded).toContainEqual(resized);
    await session.roundtrip();
    expect(smaller.windows).toMatchObject([
      { rectangle: { width: 300, height: 200 }, states: expect.arrayContaining([mode]) },
    ]);
    if ('wp_viewporter' in globals) {
      const shown = crop(await smaller.screenshot(), { x: 0, y: 0, width: 300, height: 200 });
      expect(compareImages(shown, imageOf(300, 200, picture(1))).pixelsDiffering).toBe(0);
    }
    // the app goes on: it answers, and draws at the size that it was told
    window.answer();
    await session.roundtrip();
    const shown = crop(await smaller.screenshot(), { x: 0, y: 0, width: 300, height: 200 });
    expect(compareImages(shown, imageOf(300, 200, picture(1))).pixelsDiffering).toBe(0);
    await session.roundtrip(); // the engine's own buffer was released, and is gone
    const known = smaller.digest();
    expect(await comeBack(smaller, session)).toMatchObject({ lost: [], degraded: [] });
    expect(smaller.digest()).toEqual(known);
  });

  test.each([
    ['through a viewport', {}],
    ['without viewporter', { wp_viewporter: 0 }],
  ])('is not ended by an app that draws before it answers, %s', async (_, globals) => {
    const screen = await start({ width: 400, height: 300 });
    const smaller = await start({ width: 300, height: 200, globals });
    const session = await open(screen);
    const window = await filling(session, mode);
    window.deaf = true;
    await session.reconnect({ socket: smaller.socket });
    const early = window.app.pixels(400, 300, picture(2));
    const released = next(early.buffer, 'release');
    window.show(early);
    await session.roundtrip();
    expect(session.connected).toBe(true);
    window.drawn = { width: 0, height: 0 };
    window.answer();
    await released;
    await session.roundtrip();
    const shown = crop(await smaller.screenshot(), { x: 0, y: 0, width: 300, height: 200 });
    expect(compareImages(shown, imageOf(300, 200, picture(1))).pixelsDiffering).toBe(0);
  });

  test('is as it was on an output of its size', async () => {
    const screen = await start({ width: 400, height: 300 });
    const same = await start({ width: 400, height: 300 });
    const session = await open(screen);
    await filling(session, mode);
    expect(await session.reconnect({ socket: same.socket })).toMatchObject({ lost: [], degraded: [] });
  });
});

describeEachPeer('a window that fills the screen moves to a smaller one', (peer) => {
  test.each(['maximized', 'fullscreen'] as const)('%s', async (mode) => {
    const screen = await start({ width: 800, height: 600 });
    const smaller = new PeerScreen(await peer.start({ width: 300, height: 200 }));
    const session = await connect({ socket: screen.socket });
    onTestFinished(() => session.close());
    await filling(session, mode);
    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    const { lost, degraded } = await session.reconnect({ socket: smaller.socket });
    expect(lost).toEqual([]);
    // sway leaves a size to a new window, and tells it to be smaller when it is shown
    if (peer.kind === 'weston') expect(degraded).toContainEqual(resized);
    await rebuilt;
    await session.roundtrip();
    // a floating window is never maximized on sway: what is seen is the middle of it
    if (peer.kind === 'sway' && mode === 'maximized') return;
    const filled = (found: ReadonlyMap<string, Shot>): ReadonlyMap<string, Shot> => {
      const { width, height } = found.get('main')?.image ?? { width: 1, height: 1 };
      return new Map([['main', { image: imageOf(width, height, picture(1)), covered: [] }]]);
    };
    expect(await settles(smaller, filled, () => session.roundtrip())).toEqual({});
    expect(session.connected).toBe(true);
  });
});
