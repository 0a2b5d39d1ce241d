// When a process is frozen it may be in the middle of anything. Here the test compositor makes it so.
import { expect, onTestFinished, test } from 'vitest';
import { TestCompositor, type TestCompositorOptions } from '../../src/testing/index.js';
import { compareImages } from '../peers/index.js';
import { App, counter, describeFreezing } from './stage.js';

async function start(options: TestCompositorOptions = {}): Promise<TestCompositor> {
  const screen = await TestCompositor.start({ width: 400, height: 300, ...options });
  onTestFinished(() => screen.stop());
  return screen;
}

function open(screen: TestCompositor, ...args: string[]): App {
  return new App([counter(), ...args], { WAYLAND_DISPLAY: screen.socket });
}

/** Draws one more frame. */
async function draw(app: App): Promise<void> {
  process.kill(app.pid, 'SIGHUP');
  await app.says(/^drawn: /);
}

interface Told {
  cause: string;
  lost: unknown[];
  degraded: unknown[];
}

/** What the app was told when its windows were there again. */
async function back(app: App): Promise<Told> {
  const [, told = ''] = await app.says(/^rebuilt: (.*)$/);
  await app.says(/^settled$/);
  return JSON.parse(told) as Told;
}

const UNCHANGED: Told = { cause: 'thaw', lost: [], degraded: [] };

describeFreezing('a process that is frozen', () => {
  test('while it is connected has the same windows again, and the same heap', async () => {
    const screen = await start();
    const app = open(screen, '--windows', '3');
    await app.says(/^shown: /);
    await draw(app);
    const [digest, picture, before] = [screen.digest(), await screen.screenshot(), await app.state()];
    await app.freeze();
    await screen.until(() => screen.clients.length === 0);
    await app.thaw();
    expect(await back(app)).toEqual(UNCHANGED);
    expect(screen.digest()).toEqual(digest);
    expect(compareImages(await screen.screenshot(), picture).pixelsDiffering).toBe(0);
    expect(await app.state()).toMatchObject({ token: before.token, frames: before.frames, pid: before.pid });
    await draw(app);
    expect((await app.state()).frames).toBe(before.frames + 3);
  });

  test('five times in a row goes on each time', async () => {
    const screen = await start();
    const app = open(screen);
    await app.says(/^shown: /);
    const digest = screen.digest();
    let { ticks } = await app.state();
    for (let round = 0; round < 5; round++) {
      await app.freeze({ images: app.images(`set${round}`) });
      await app.thaw({ images: app.images(`set${round}`) });
      expect(await back(app)).toEqual(UNCHANGED);
      expect(screen.digest()).toEqual(digest);
      const state = await app.state();
      expect(state.ticks).toBeGreaterThanOrEqual(ticks);
      ticks = state.ticks;
    }
  });

  test('in the middle of a frame waits for the end of that frame, and draws the next one', async () => {
    const screen = await start({ behaviour: { autoFrame: false } });
    const app = open(screen, '--animate');
    await app.says(/^shown: /);
    expect((await app.state()).frames).toBe(1);
    await app.freeze();
    await app.thaw();
    await back(app);
    expect((await app.state()).frames).toBe(1);
    while ((await app.state()).frames < 4) screen.tick();
  });

  test('with a configure that it has not answered is told anew what it should be', async () => {
    const screen = await start();
    const app = open(screen);
    await app.says(/^shown: /);
    process.kill(app.pid, 'SIGSTOP');
    const [window] = screen.windows;
    if (window !== undefined) screen.configure(window, { width: 300, height: 200, states: ['maximized'] });
    await app.freeze();
    await screen.until(() => screen.clients.length === 0);
    await app.thaw();
    process.kill(app.pid, 'SIGCONT'); // it comes back as it was
    await back(app);
    expect(screen.windows.map(({ rectangle }) => [rectangle.width, rectangle.height])).toEqual([[120, 80]]);
  });

  test('before its first configure gets that after the thaw', async () => {
    const screen = await start({ behaviour: { configureNever: true } });
    const app = open(screen);
    await screen.until(() => screen.clients.length === 1 && screen.digest().length === 1);
    await app.freeze();
    screen.behaviour.configureNever = false;
    await app.thaw();
    await app.says(/^shown: /);
    expect(screen.windows).toHaveLength(1);
  });

  test('with all its buffers held by the compositor can draw again', async () => {
    const screen = await start({ behaviour: { releaseNever: true } });
    const app = open(screen);
    await app.says(/^shown: /);
    let { frames } = await app.state();
    for (let drawn = frames - 1; drawn < frames; ) {
      await draw(app);
      [drawn, frames] = [frames, (await app.state()).frames];
      if (drawn === frames) break; // no buffer was free
    }
    await app.freeze();
    screen.behaviour.releaseNever = false;
    await app.thaw();
    expect(await back(app)).toEqual(UNCHANGED);
    await draw(app);
    expect((await app.state()).frames).toBeGreaterThan(frames);
  });

  test('while its compositor is dead comes back when there is one', async () => {
    const screen = await start();
    const app = open(screen);
    await app.says(/^shown: /);
    const digest = screen.digest();
    screen.crash();
    await app.says(/^disconnected: /);
    await app.freeze();
    await screen.restart();
    await app.thaw();
    expect(await back(app)).toMatchObject({ lost: [], degraded: [] });
    expect(screen.digest()).toEqual(digest);
  });

  test('comes back on another compositor that the thaw names', async () => {
    const [screen, other] = [await start(), await start()];
    const app = open(screen);
    await app.says(/^shown: /);
    const digest = screen.digest();
    await app.freeze();
    await app.thaw({ display: other.socket });
    expect(await back(app)).toEqual(UNCHANGED);
    expect(other.digest()).toEqual(digest);
    expect(screen.windows).toEqual([]);
  });

  test('and thawed before any compositor is there waits for one', async () => {
    const screen = await start();
    const app = open(screen);
    await app.says(/^shown: /);
    const digest = screen.digest();
    await app.freeze();
    screen.crash();
    await app.thaw();
    for (let attempt = 0; attempt < 3; attempt++) await app.says(/^disconnected: /);
    await screen.restart();
    expect(await back(app)).toEqual(UNCHANGED);
    expect(screen.digest()).toEqual(digest);
  });

  test('while its session is suspended stays so until it resumes', async () => {
    const screen = await start();
    const app = open(screen, '--suspend');
    await app.says(/^shown: /);
    await screen.until(() => screen.clients.length === 0);
    await app.freeze();
    await app.thaw();
    expect((await app.state()).frames).toBe(1);
    expect(screen.clients).toEqual([]);
    process.kill(app.pid, 'SIGURG');
    await app.says(/^resumed$/);
    await screen.until(() => screen.windows.length === 1);
  });

  test('has its timers fire when their time has come on its own clock', async () => {
    const screen = await start();
    const app = open(screen);
    await app.says(/^shown: /);
    process.kill(app.pid, 'SIGUSR1');
    await app.says(/^set: a timer$/);
    expect((await app.state()).far).toBeUndefined();
    await app.freeze();
    await app.thaw();
    await back(app);
    while ((await app.state()).far === undefined);
  });
});
