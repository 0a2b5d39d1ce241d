import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Image, TestCompositor, type TestCompositorOptions } from '../../src/testing/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { Desk, RawClient } from './raw-client.js';

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  expect(OwnedFd.openCount).toBe(0);
});

async function start(options?: TestCompositorOptions): Promise<TestCompositor> {
  const screen = await TestCompositor.start(options);
  cleanups.push(() => screen.stop());
  return screen;
}

async function open(screen: TestCompositor): Promise<Desk> {
  const desk = await Desk.open(screen);
  cleanups.push(() => desk.client.close());
  return desk;
}

function pixel(image: Image, x: number, y: number): number[] {
  return [...image.data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 4)];
}

describe('its life', () => {
  test('a private directory is made for the socket and is gone after stop', async () => {
    const screen = await start();
    expect(existsSync(screen.socket)).toBe(true);
    await screen.stop();
    expect(existsSync(join(screen.socket, '..'))).toBe(false);
  });

  test('a crash closes connections without a word and leaves socket and lock, and a restart takes them over', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'resurface-test-'));
    cleanups.push(() => rmSync(directory, { recursive: true }));
    const screen = await start({ socket: join(directory, 'wayland-7') });
    const { client } = await open(screen);
    screen.crash();
    await client.until(() => client.ended);
    expect(client.error).toBeUndefined();
    expect(existsSync(screen.socket) && existsSync(`${screen.socket}.lock`)).toBe(true);
    expect(() => new RawClient(screen.socket)).toThrow('ECONNREFUSED');
    await screen.restart();
    const again = await open(screen);
    expect(again.client.globals.has('wl_compositor')).toBe(true);
  });

  test('a second compositor at a living socket is refused', async () => {
    const screen = await start();
    await expect(TestCompositor.start({ socket: screen.socket })).rejects.toMatchObject({ code: 'ERR_WL_STATE' });
  });

  test('until ends with its signal, and with the compositor', async () => {
    const screen = await start();
    const waiting = screen.until(() => false);
    await expect(screen.until(() => false, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
      'enough',
    );
    await screen.stop();
    await expect(waiting).rejects.toMatchObject({ code: 'ERR_WL_STATE' });
  });
});

describe('windows', () => {
  test('a window shows its pixels at its place', async () => {
    const screen = await start({ width: 200, height: 100, background: [0, 0, 0, 255] });
    const desk = await open(screen);
    const { toplevel } = await desk.window(40, 30, 0xffff8000);
    toplevel.call('set_title', 'Hello');
    await desk.client.sync();
    const image = await screen.screenshot();
    expect(pixel(image, 0, 0)).toEqual([0xff, 0x80, 0, 255]);
    expect(pixel(image, 39, 29)).toEqual([0xff, 0x80, 0, 255]);
    expect(pixel(image, 40, 29)).toEqual([0, 0, 0, 255]);
    expect(screen.windows).toMatchObject([
      { title: 'Hello', rectangle: { x: 0, y: 0, width: 40, height: 30 }, states: ['activated'] },
    ]);
    expect((await screen.png()).subarray(1, 4).toString()).toBe('PNG');
  });

  test('close is asked for, a configure is sent on demand and can be acknowledged', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { toplevel, xdg } = await desk.window(10, 10, 0xffffffff);
    const window = screen.windows[0];
    if (window === undefined) throw new Error('no window');
    screen.configure(window, { width: 300, height: 200, states: ['tiled_left'] });
    screen.close(window);
    await desk.client.until(() => toplevel.last('close'));
    expect(toplevel.last('configure')?.slice(0, 2)).toEqual([300, 200]);
    await desk.configured(xdg);
    await desk.client.sync();
    expect(desk.client.error).toBeUndefined();
  });

  test('a frame callback fires once the window is shown, and a replaced buffer is released', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { surface } = await desk.toplevel();
    const first = desk.buffer(10, 10, 0xff000000);
    const callback = surface.call('frame');
    desk.show(surface, first);
    await desk.client.until(() => callback.last('done'));
    expect(first.last('release')).toBeUndefined();
    desk.show(surface, desk.buffer(10, 10, 0xff0000ff));
    await desk.client.until(() => first.last('release'));
  });
});
