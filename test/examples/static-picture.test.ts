import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { Program } from '../../examples/demo/program.js';
import { TestCompositor } from '../../src/testing/index.js';

let screen: TestCompositor;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'resurface-test-examples-'));
  screen = await TestCompositor.start({ width: 640, height: 480 });
  return async () => {
    await screen.stop();
    rmSync(folder, { recursive: true });
  };
});

const soon = (): AbortSignal => AbortSignal.timeout(20_000);

function example(...args: string[]): Program {
  const env = { ...process.env, WAYLAND_SOCKET: undefined, WAYLAND_DISPLAY: screen.socket };
  const program = new Program('../static-picture.ts', args, env);
  onTestFinished(() => program.kill());
  return program;
}

test('shows colours of its own when no picture is named, and ends when its window is closed', async () => {
  const program = example();
  await program.says(/^shown: 640x480 in /, soon());
  const { data } = await screen.screenshot();
  expect([...data.subarray(0, 4)]).toEqual([120, 0, 0, 255]);
  expect([...data.subarray((640 * 479 + 255) * 4, (640 * 479 + 256) * 4)]).toEqual([120, 240, 255, 255]);
  const [window] = screen.windows;
  expect(window).toMatchObject({ title: 'A picture', appId: 'static-picture' });
  if (window !== undefined) screen.close(window);
  expect(await program.ended).toEqual([0, null]);
  expect(screen.windows).toEqual([]);
});

test('is the same to the compositor when it comes back from its file, and can be saved again', async () => {
  const snapshot = join(folder, 'picture.wls');
  const first = example('--snapshot', snapshot);
  await first.says(/^shown: /, soon());
  const digest = screen.digest();
  first.signal('SIGUSR2');
  await first.says(/^snapshot: \d+ bytes in /, soon());
  await first.kill();
  await screen.until(() => screen.clients.length === 0);

  const second = example('--restore', snapshot, '--snapshot', join(folder, 'again.wls'));
  await second.says(/^restore: back in /, soon());
  expect(screen.digest()).toEqual(digest);
  second.signal('SIGUSR2');
  await second.says(/^snapshot: \d+ bytes in /, soon());
});

test('outlives its compositor, more than once', async () => {
  const program = example();
  await program.says(/^shown: /, soon());
  const digest = screen.digest();
  for (let crash = 0; crash < 2; crash++) {
    screen.crash();
    await program.says(/^disconnected: /, soon());
    await screen.restart();
    await program.says(/^reconnect: back in /, soon());
    expect(screen.digest()).toEqual(digest);
  }
});

test('fills the window that it is given, with the picture in the middle', async () => {
  const program = example();
  await program.says(/^shown: /, soon());
  const [window] = screen.windows;
  if (window !== undefined) screen.configure(window, { width: 600, height: 400, states: ['maximized'] });
  await screen.until(() => screen.windows[0]?.rectangle.width === 600);
  const { data } = await screen.screenshot();
  expect([...data.subarray(0, 4)]).toEqual([120, 20, 20, 255]); // 20 to the right and 40 below: 640 * 40 / 640 / 2
});

test('says what is wrong when there is no compositor', async () => {
  await screen.stop();
  const program = example();
  await expect(program.says(/^shown: /, soon())).rejects.toThrow(/ERR_WL_(CONNECT|NO_SOCKET)/);
});
