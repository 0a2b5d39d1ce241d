import { expect, onTestFinished, test } from 'vitest';
import { WlCompositor } from '../../src/protocol/generated/wayland.js';
import { connect, type Session } from '../../src/session/index.js';
import { Window, type WindowEvents, type WindowOptions } from '../../src/window/index.js';
import { compareImages, crop, describeEachPeer, locate, type RunningPeer } from '../peers/index.js';
import { paintPicture, pictureOf } from './pictures.js';
import { shotWith } from './shots.js';

async function sessionOn(screen: RunningPeer): Promise<Session> {
  const session = await connect({ socket: screen.socket });
  onTestFinished(() => session.close());
  return session;
}

async function windowOn(session: Session, more: Partial<WindowOptions> = {}): Promise<Window> {
  const window = await Window.create(session, { ...options, ...more });
  onTestFinished(() => window.destroy());
  return window;
}

/** Waits for an event for which `fits` holds. */
function next<E extends keyof WindowEvents>(
  window: Window,
  event: E,
  fits: (payload: Parameters<WindowEvents[E]>[0]) => boolean = () => true,
): Promise<Parameters<WindowEvents[E]>[0]> {
  return new Promise((resolve) => {
    const came = (payload: Parameters<WindowEvents[E]>[0]): void => {
      if (!fits(payload)) return;
      window.off(event, came as never);
      resolve(payload);
    };
    window.on(event, came as never);
  });
}

const options = { key: 'main', title: 'A picture', appId: 'org.example.picture', width: 320, height: 240 };

describeEachPeer('a window on a real screen', (peer) => {
  test('shows what was drawn, to the last bit', async () => {
    const screen = await peer.start();
    const session = await sessionOn(screen);
    const window = await windowOn(session);
    expect(window.size).toEqual({ width: 320, height: 240 });
    const framed = next(window, 'frame');
    expect(window.draw(paintPicture)).toBe(true);
    await framed;
    await session.roundtrip();
    const picture = pictureOf(window.size.width, window.size.height);
    const shot = await shotWith(screen, picture);
    const { rect } = await screen.waitForWindow(options.appId);
    expect([rect.width, rect.height]).toEqual([320, 240]);
    expect(compareImages(crop(shot, rect), picture)).toEqual({ pixelsDiffering: 0, firstDifference: undefined });
    expect((await screen.windows()).map(({ title }) => title)).toContain('A picture');
  });

  test('goes on drawing at the pace of its frames, with few buffers', async () => {
    const screen = await peer.start();
    const session = await sessionOn(screen);
    const window = await windowOn(session);
    let frames = 0;
    const drawn: boolean[] = [];
    const done = new Promise<void>((resolve) => {
      window.on('frame', () => {
        if (++frames === 10) return resolve();
        drawn.push(window.draw(({ pixels }) => pixels.fill(frames * 10)));
      });
    });
    window.draw(({ pixels }) => pixels.fill(255));
    await done;
    expect(drawn.filter(Boolean).length).toBeGreaterThan(5);
    expect(window.slots.length).toBeLessThanOrEqual(3);
    expect(window.slots.filter((slot) => slot.state === 'front')).toHaveLength(1);
  });

  test('takes a size of its own, while the old buffers are still held', async () => {
    const screen = await peer.start();
    const session = await sessionOn(screen);
    const window = await windowOn(session);
    window.draw(paintPicture);
    window.resize(400, 200);
    expect(window.draw(paintPicture)).toBe(true);
    window.resize(100, 300);
    while (!window.draw(paintPicture)) await next(window, 'release');
    await session.roundtrip();
    const picture = pictureOf(100, 300);
    const { rect } = await screen.waitForWindow((one) => one.rect.width === 100);
    const shot = await shotWith(screen, picture);
    expect(compareImages(crop(shot, rect), picture).pixelsDiffering).toBe(0);
  });

  test('fills the screen as it is asked, and comes back to its size', async () => {
    const screen = await peer.start({ width: 640, height: 480 });
    const session = await sessionOn(screen);
    const window = await windowOn(session);
    const mapped = next(window, 'frame');
    window.draw(paintPicture);
    await mapped;
    window.on('configure', ({ resized }) => {
      if (resized) window.draw(paintPicture);
    });
    const fullscreen = next(window, 'configure', ({ states, resized }) => resized && states.has('fullscreen'));
    window.fullscreen();
    expect(await fullscreen).toMatchObject({ width: 640, height: 480 });
    await session.roundtrip();
    const { rect } = await screen.waitForWindow((one) => one.rect.width === 640);
    // weston 16 without a seat leaves it where it was before: what of it is on the screen must be right.
    const seen = { x: 0, y: 0, width: 640 - rect.x, height: 480 - rect.y };
    const picture = crop(pictureOf(640, 480), seen);
    const shot = await shotWith(screen, picture);
    expect(compareImages(crop(shot, { ...seen, x: rect.x, y: rect.y }), picture).pixelsDiffering).toBe(0);
    if (screen.name !== 'weston-16') expect(rect).toEqual({ x: 0, y: 0, width: 640, height: 480 });

    const back = next(window, 'configure', ({ states, resized }) => resized && !states.has('fullscreen'));
    window.unfullscreen();
    await back;
    expect(window.size).toEqual({ width: 320, height: 240 });
    await session.roundtrip();
    expect(locate(await shotWith(screen, pictureOf(320, 240)), pictureOf(320, 240))).toBeDefined();
  });

  test('is drawn at the scale of the output that it is on', async () => {
    const screen = await peer.start({ width: 800, height: 600, scale: 2 });
    const session = await sessionOn(screen);
    const window = await windowOn(session, { width: 160, height: 120 });
    let drawnAt = 0;
    const draw = (): void => {
      drawnAt = window.scale;
      window.draw(paintPicture);
    };
    const scaled = new Promise<void>((resolve) => {
      if (window.scale === 2) resolve();
      window.on('scale', () => {
        draw();
        resolve();
      });
    });
    draw();
    await scaled;
    await session.roundtrip();
    expect(drawnAt).toBe(2);
    const picture = pictureOf(320, 240);
    expect(locate(await shotWith(screen, picture), picture)).toMatchObject({ width: 320, height: 240 });
  });

  test('goes away when it is destroyed, and the session lives on', async () => {
    const screen = await peer.start();
    const session = await sessionOn(screen);
    const window = await windowOn(session);
    window.draw(paintPicture);
    await session.roundtrip();
    await screen.waitForWindow(options.appId);
    window.destroy();
    await session.roundtrip();
    expect(await screen.windows()).toEqual([]);
    const again = await windowOn(session);
    expect(again.draw(paintPicture)).toBe(true);
    await session.roundtrip();
    await screen.waitForWindow(options.appId);
    expect(session.bind(WlCompositor, { max: 4 }).alive).toBe(true);
  });
});
