import { expect, onTestFinished, test } from 'vitest';
import { connect, restore, type Session } from '../../src/session/index.js';
import { Window } from '../../src/window/index.js';
import { compareImages, crop, describeEachPeer, type Image, type RunningPeer } from '../peers/index.js';
import { paintPicture, pictureOf } from './pictures.js';
import { shotWith } from './shots.js';

const appId = 'org.example.back';
const picture = pictureOf(320, 240);

async function shown(screen: RunningPeer): Promise<Image> {
  const { rect } = await screen.waitForWindow(appId);
  return crop(await shotWith(screen, picture), { ...rect, width: 320, height: 240 });
}

function closeAtEnd(session: Session): Session {
  onTestFinished(() => {
    Window.find(session, 'main')?.destroy();
    session.close();
  });
  return session;
}

async function windowOn(screen: RunningPeer): Promise<{ session: Session; window: Window }> {
  const session = closeAtEnd(await connect({ socket: screen.socket, reconnect: { minDelay: 10 } }));
  const window = await Window.create(session, { key: 'main', title: 'Back', appId, width: 320, height: 240 });
  const framed = new Promise((resolve) => window.once('frame', resolve));
  window.draw(paintPicture);
  await framed;
  return { session, window };
}

describeEachPeer('a window on a real screen comes back', (peer) => {
  test('out of a snapshot, with every pixel, and goes on drawing', async () => {
    const screen = await peer.start();
    const { session, window } = await windowOn(screen);
    expect(compareImages(await shown(screen), picture).pixelsDiffering).toBe(0);
    const snapshot = session.snapshot();
    window.destroy();
    session.close();

    const again = closeAtEnd(await restore(snapshot, { socket: screen.socket }));
    const found = Window.find(again, 'main') as Window;
    expect(compareImages(await shown(screen), picture).pixelsDiffering).toBe(0);
    let frames = 0;
    await new Promise<void>((resolve) => {
      found.on('frame', () => {
        if (++frames === 4) resolve();
        else found.draw(paintPicture);
      });
      found.draw(({ pixels }) => pixels.fill(255));
    });
    expect(compareImages(await shown(screen), picture).pixelsDiffering).toBe(0);
    expect(found.slots.length).toBeLessThanOrEqual(3);
  });

  test('after the compositor was killed, under the same object', async () => {
    const screen = await peer.start();
    const { session, window } = await windowOn(screen);
    const { socket } = screen;
    const lost = new Promise((resolve) => session.once('disconnected', resolve));
    const back = new Promise((resolve) => session.once('rebuilt', resolve));
    await screen.restart();
    await lost;
    if (screen.socket !== socket) await session.reconnect({ socket: screen.socket }); // sway picks its own name
    expect(await back).toMatchObject({ lost: [], degraded: [] });
    expect(compareImages(await shown(screen), picture).pixelsDiffering).toBe(0);
    const framed = new Promise((resolve) => window.once('frame', resolve));
    expect(window.draw(paintPicture)).toBe(true);
    await framed;
    await session.roundtrip();
  });
});
