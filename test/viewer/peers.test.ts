import { expect, onTestFinished, test } from 'vitest';
import { describe, windowPicture } from '../../src/inspect/index.js';
import { connect } from '../../src/session/index.js';
import { Viewer } from '../../src/viewer/index.js';
import type { Window } from '../../src/window/index.js';
import { APP_ID, fill, opened, pictureWindow, subsurface } from '../inspect/desk.js';
import { compareImages, crop, describeEachPeer, type Image, type RunningPeer, SwayScreen } from '../peers/index.js';
import { colourAt, paintPicture } from '../window/pictures.js';
import { shotWith } from '../window/shots.js';

async function shown(screen: RunningPeer, picture: Image): Promise<Image> {
  const { rect } = await screen.waitForWindow(APP_ID);
  return crop(await shotWith(screen, picture), { ...rect, width: picture.width, height: picture.height });
}

describeEachPeer('a snapshot without its app', (peer) => {
  test('is shown as the app showed it, and drawn by inspect as it is shown', async () => {
    const screen = await peer.start();
    const session = await connect({ socket: screen.socket });
    onTestFinished(() => session.close());
    const window = await pictureWindow(session, { width: 160, height: 120 });
    const { surface } = subsurface(session, window.surface, 20, 30, 'badge');
    fill(session, surface, 24, 16, 0xffc02010);
    surface.commit();
    window.surface.commit();
    await session.roundtrip();
    const snapshot = await opened(session);
    const picture = windowPicture(snapshot.state, describe(snapshot).windows[0]?.surface.handle ?? 0);
    if (picture === undefined) throw new Error('nothing was drawn');
    expect(compareImages(await shown(screen, picture), picture).pixelsDiffering).toBe(0);
    window.destroy();
    session.close();

    const viewer = await Viewer.open(snapshot.file, { socket: screen.socket, reconnect: { minDelay: 10 } });
    onTestFinished(() => viewer.close());
    await viewer.session.roundtrip();
    expect(compareImages(await shown(screen, picture), picture).pixelsDiffering).toBe(0);

    const { socket } = screen;
    const lost = new Promise((resolve) => viewer.session.once('disconnected', resolve));
    const back = new Promise((resolve) => viewer.session.once('rebuilt', resolve));
    await screen.restart();
    await lost;
    if (screen.socket !== socket) await viewer.session.reconnect({ socket: screen.socket }); // sway picks its own name
    await back;
    expect(compareImages(await shown(screen, picture), picture).pixelsDiffering).toBe(0);
  });
});

describeEachPeer('a maximized window without its app', (peer) => {
  test('fills a smaller output than its own, and a larger one', async () => {
    const sizes = [
      { width: 800, height: 600 },
      { width: 640, height: 480 },
      { width: 1000, height: 700 },
    ] as const;
    const [first, ...others] = await Promise.all(sizes.map((size) => peer.start({ ...size, floating: false })));
    if (first === undefined) throw new Error('no screen was started');
    const session = await connect({ socket: first.socket });
    onTestFinished(() => session.close());
    const window = await pictureWindow(session);
    window.maximize();
    await filled(window, first);
    const { file } = await opened(session);
    window.destroy();
    session.close();

    for (const screen of others) {
      const viewer = await Viewer.open(file, { socket: screen.socket });
      onTestFinished(() => viewer.close());
      await viewer.session.roundtrip();
      const { width, height } = screen;
      await screen.waitForWindow(
        ({ appId, rect }) => appId === APP_ID && rect.width === width && rect.height === height,
      );
      viewer.close();
      await viewer.closed;
    }
  });
});

/** Draws a window at the size of its screen, which the compositor tells it some time. */
async function filled(window: Window, { width, height }: RunningPeer): Promise<void> {
  while (window.size.width !== width || window.size.height !== height) {
    await new Promise<void>((resolve) => window.once('configure', () => resolve()));
  }
  window.draw(paintPicture);
}

describeEachPeer(
  'a viewer',
  (peer) => {
    test('shows the picture at the size of its tile, and ends when its window is closed', async () => {
      const screen = await peer.start({ floating: false });
      if (!(screen instanceof SwayScreen)) throw new Error('only sway has tiles');
      const session = await connect({ socket: screen.socket });
      onTestFinished(() => session.close());
      const window = await pictureWindow(session, { width: 100, height: 100 });
      await session.roundtrip();
      const { file } = await opened(session);
      window.destroy();
      session.close();

      const viewer = await Viewer.open(file, { socket: screen.socket });
      onTestFinished(() => viewer.close());
      const { width, height } = screen;
      const [first, last] = [colourAt(0, 0), colourAt(99, 99)];
      let [start, end]: number[][] = [];
      for (let i = 0; i < 50 && !(sameColour(start, first) && sameColour(end, last)); i++) {
        await viewer.session.roundtrip();
        const { data } = await screen.screenshot(); // a commit is seen at some later repaint
        [start, end] = [
          [...data.subarray(0, 3)],
          [...data.subarray((width * height - 1) * 4, (width * height - 1) * 4 + 3)],
        ];
      }
      expect([start, end]).toEqual([first, last]);
      await screen.swaymsg(`[app_id="${APP_ID}"]`, 'kill');
      await viewer.closed;
    });
  },
  'sway',
);

const sameColour = (a: readonly number[] | undefined, b: readonly number[]): boolean => a?.join() === b.join();
