import { describe, expect, onTestFinished, test } from 'vitest';
import { connect, restore, type Session } from '../../src/session/index.js';
import { TestCompositor } from '../../src/testing/index.js';
import { Window } from '../../src/window/index.js';
import { readSavedWindows, type SavedWindows } from '../../src/window/saved.js';
import { compareImages } from '../peers/index.js';
import { thrownBy } from '../shm/thrown.js';
import { paintPicture } from './pictures.js';

async function start(): Promise<{
  screen: TestCompositor;
  session: Session;
  window: Window;
  saved: () => SavedWindows;
}> {
  const screen = await TestCompositor.start({ width: 200, height: 150, background: [0, 0, 0, 255] });
  onTestFinished(() => screen.stop());
  const errors: string[] = [];
  screen.on('protocolError', ({ message }) => errors.push(message));
  const session = await connect({ socket: screen.socket, reconnect: { minDelay: 1 } });
  onTestFinished(() => session.close());
  onTestFinished(() => expect(errors).toEqual([]));
  let save = (): unknown => undefined;
  const section = session.section.bind(session);
  session.section = (name, hooks) => {
    save = () => hooks.save();
    section(name, hooks);
  };
  const window = await Window.create(session, { key: 'main', title: 'Back', width: 60, height: 40 });
  onTestFinished(() => window.destroy());
  return { screen, session, window, saved: () => JSON.parse(JSON.stringify(save())) };
}

const rebuilt = (session: Session): Promise<unknown> => new Promise((resolve) => session.once('rebuilt', resolve));

describe('a window whose compositor died', () => {
  test('is there again with the same pixels, and goes on drawing', async () => {
    const { screen, session, window } = await start();
    window.draw(paintPicture);
    await session.roundtrip();
    const before = await screen.screenshot();
    const back = rebuilt(session);
    screen.crash();
    await screen.restart();
    expect(await back).toMatchObject({ lost: [], degraded: [] });
    await session.roundtrip();
    expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
    expect(screen.windows[0]).toMatchObject({ title: 'Back', rectangle: { width: 60, height: 40 } });

    for (let i = 1; i < 5; i++) {
      expect(window.draw(({ pixels }) => pixels.fill(i * 40))).toBe(true);
      await session.roundtrip();
    }
    expect([...(await screen.screenshot()).data.subarray(0, 3)]).toEqual([160, 160, 160]);
    expect(window.slots.length).toBeLessThanOrEqual(3);
  });

  test('keeps its animation: the frame that was asked for comes from the new one', async () => {
    const { screen, session, window } = await start();
    const frame = new Promise((resolve) => window.once('frame', resolve));
    screen.behaviour.autoFrame = false;
    window.draw(paintPicture);
    await session.roundtrip();
    const back = rebuilt(session);
    screen.crash();
    screen.behaviour.autoFrame = true;
    await screen.restart();
    await back;
    await frame;
  });

  test('has its buffers back that the old one held', async () => {
    const { screen, session, window } = await start();
    screen.behaviour.releaseNever = true;
    while (window.draw(paintPicture));
    await session.roundtrip();
    expect(window.slots.map(({ state }) => state).sort()).toEqual(['front', 'held', 'held']);
    const released = new Promise((resolve) => window.once('release', resolve));
    const back = rebuilt(session);
    screen.crash();
    await screen.restart();
    await Promise.all([back, released]);
    expect(window.draw(paintPicture)).toBe(true);
    await session.roundtrip();
  });

  test('takes the draws of the time between, and shows the last', async () => {
    const { screen, session, window } = await start();
    window.draw(paintPicture);
    await session.roundtrip();
    const lost = new Promise((resolve) => session.once('disconnected', resolve));
    const back = rebuilt(session);
    screen.crash();
    await lost;
    expect(window.draw(({ pixels }) => pixels.fill(200))).toBe(true);
    await screen.restart();
    await back;
    await session.roundtrip();
    expect([...(await screen.screenshot()).data.subarray(0, 3)]).toEqual([200, 200, 200]);
  });
});

test('a window that was being made when the compositor died is made by the next one', async () => {
  const { screen, session } = await start();
  screen.pauseReading();
  const made = Window.create(session, { key: 'second', width: 20, height: 10 });
  await session.flush();
  screen.crash();
  screen.resumeReading();
  await screen.restart();
  const second = await made;
  onTestFinished(() => second.destroy());
  expect(second.draw(({ pixels }) => pixels.fill(255))).toBe(true);
  await session.roundtrip();
  expect(screen.windows.map(({ rectangle }) => rectangle.width)).toContain(20);
});

/** The session of a new process: made of nothing but the bytes of a snapshot. */
async function again(screen: TestCompositor, snapshot: Uint8Array): Promise<Session> {
  const session = await restore(snapshot, { socket: screen.socket });
  onTestFinished(() => {
    for (const key of ['main', 'second', 'secret']) Window.find(session, key)?.destroy();
    session.close();
  });
  return session;
}

describe('a window of a snapshot', () => {
  test('is found by its key, shows the same pixels, and draws on with the same slots', async () => {
    const { screen, session, window } = await start();
    window.draw(({ pixels }) => pixels.fill(10));
    window.draw(paintPicture);
    await session.roundtrip();
    const before = await screen.screenshot();
    const snapshot = session.snapshot();
    window.destroy();
    session.close();

    const back = await again(screen, snapshot);
    const found = Window.find(back, 'main') as Window;
    expect([found.title, found.size, found.scale]).toEqual(['Back', { width: 60, height: 40 }, 1]);
    expect(found.slots.map(({ state }) => state)).toEqual(['free', 'front']);
    await back.roundtrip();
    expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
    for (let i = 1; i < 5; i++) {
      expect(found.draw(({ pixels }) => pixels.fill(i * 40))).toBe(true);
      await back.roundtrip();
    }
    expect([...(await screen.screenshot()).data.subarray(0, 3)]).toEqual([160, 160, 160]);
    expect(found.slots.length).toBeLessThanOrEqual(3);
  });

  test('can be drawn from what it shows', async () => {
    const { screen, session, window } = await start();
    window.draw(({ pixels }) => pixels.fill(77));
    await session.roundtrip();
    const snapshot = session.snapshot();
    window.destroy();
    session.close();
    const back = await again(screen, snapshot);
    const found = Window.find(back, 'main') as Window;
    found.draw(({ pixels }) => expect([pixels[0], pixels[9599]]).toEqual([77, 77]), { preserve: true });
    await back.roundtrip();
  });

  test('gets the frame that was asked for before, and hears of new sizes', async () => {
    const { screen, session, window } = await start();
    screen.behaviour.autoFrame = false;
    window.on('frame', () => {});
    window.draw(paintPicture);
    await session.roundtrip();
    const snapshot = session.snapshot();
    window.destroy();
    session.close();
    screen.behaviour.autoFrame = true;
    const back = await again(screen, snapshot);
    const found = Window.find(back, 'main') as Window;
    await new Promise((resolve) => found.once('frame', resolve));
    const configured = new Promise((resolve) =>
      found.on('configure', (event) => {
        if (event.width === 80) resolve(event);
      }),
    );
    screen.configure(screen.windows[0] as never, { width: 80, height: 50 });
    expect(await configured).toMatchObject({ width: 80, height: 50, resized: true });
    found.draw(({ width }) => expect(width).toBe(80));
    await back.roundtrip();
    expect(screen.windows[0]?.rectangle).toMatchObject({ width: 80, height: 50 });
  });

  test('leaves room for others: new windows use the same globals, and the key is taken', async () => {
    const { screen, session, window } = await start();
    window.draw(paintPicture);
    await session.roundtrip();
    const snapshot = session.snapshot();
    window.destroy();
    session.close();
    const back = await again(screen, snapshot);
    await expect(Window.create(back, { key: 'main', width: 5, height: 5 })).rejects.toMatchObject({
      code: 'ERR_WL_ARGUMENT',
    });
    const second = await Window.create(back, { key: 'second', width: 5, height: 5 });
    expect(second.draw(({ pixels }) => pixels.fill(1))).toBe(true);
    await back.roundtrip();
    await screen.ping({ signal: AbortSignal.timeout(5000) });
    expect(screen.windows).toHaveLength(2);
  });

  test('that leaves out the sensitive ones', async () => {
    const { session, saved } = await start();
    const secret = await Window.create(session, {
      key: 'secret',
      title: 'PIN',
      width: 10,
      height: 10,
      sensitive: true,
    });
    onTestFinished(() => secret.destroy());
    expect(saved().windows.map(({ key }) => key)).toEqual(['main']);
    expect(JSON.stringify(saved())).not.toContain('PIN');
  });

  test('can not be what it is not: the value is named', async () => {
    const { window, saved } = await start();
    window.draw(paintPicture);
    const text = JSON.stringify(saved());
    const broken = (from: RegExp, to: string): string => {
      expect(text).toMatch(from);
      const error = thrownBy(() => readSavedWindows(JSON.parse(text.replace(from, to))));
      expect(error).toMatchObject({ code: 'ERR_WL_SNAPSHOT', section: 'sections' });
      return error.message;
    };
    expect(broken(/"shm":\d+/, '"shm":"x"')).toContain('data.globals.shm');
    expect(broken(/"size":{"width":60/, '"size":{"width":1.5')).toContain('data.windows[0].size.width');
    expect(broken(/"slots":\[.*?\]/, '"slots":{}')).toContain('ring.slots');
    expect(broken(/"windows":\[.*\]/, '"windows":null')).toContain('data.windows');
    expect(() => readSavedWindows(saved())).not.toThrow();
  });
});
