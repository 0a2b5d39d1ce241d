// The harness itself, on each real compositor: it starts, shows, dies, comes back, and leaves nothing.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  compareImages,
  countColour,
  crop,
  describeEachPeer,
  type Image,
  type Rect,
  runForeignClient,
  uniformColour,
} from './index.js';

const mounts = (): string => readFileSync('/proc/self/mountinfo', 'utf8');
const alive = (pid: number): boolean => existsSync(`/proc/${pid}`);

// foot refuses to start without a seat, which headless weston has not; weston 10's weston-simple-shm crashes on sway's configures
const window = {
  weston: {
    program: 'weston-simple-shm',
    args: [],
    appId: 'org.freedesktop.weston.simple-shm',
    width: 250,
    height: 250,
  },
  sway: {
    program: 'foot',
    args: [
      '--config=/dev/null',
      '--override=csd.preferred=none',
      '--override=colors.background=203060',
      '--window-size-pixels=300x200',
      'cat',
    ],
    appId: 'foot',
    width: 300,
    height: 200,
  },
};
const grey = [0x40, 0x40, 0x40, 0xff];

/** Outside of `rect` all is background, inside next to nothing (simple-shm's patterns go through every colour). */
function expectOnly(rect: Rect, image: Image): void {
  const background = [...image.data.subarray(0, 4)];
  const area = rect.width * rect.height;
  const inside = countColour(crop(image, rect), background);
  expect(inside).toBeLessThan(area / 100);
  expect(countColour(image, background) - inside).toBe(image.width * image.height - area);
}

describeEachPeer('a real compositor', (peer) => {
  test('starts with a plain background of the size that was asked for', async () => {
    await using screen = await peer.start({ width: 640, height: 480 });
    const image = await screen.screenshot();
    expect([image.width, image.height]).toEqual([640, 480]);
    const colour = uniformColour(image);
    expect(colour).toBeDefined();
    if (screen.kind === 'weston') expect(colour).toEqual(grey);
  });

  test('is killed, comes back on the same socket, and is stopped with nothing left behind', async () => {
    const before = mounts();
    const screen = await peer.start();
    const { socket, pid, runtimeDir } = screen;
    const first = await screen.screenshot();
    expect(screen.log()).not.toBe('');
    expect((await screen.kill('SIGKILL')).signal).toBe('SIGKILL');
    expect(alive(pid)).toBe(false);
    expect(existsSync(socket)).toBe(true);

    await screen.restart();
    expect(screen.socket).toBe(socket);
    expect(screen.pid).not.toBe(pid);
    expect(compareImages(await screen.screenshot(), first).pixelsDiffering).toBe(0);

    const last = screen.pid;
    await screen.stop();
    expect(alive(last)).toBe(false);
    expect(existsSync(runtimeDir)).toBe(false);
    expect(mounts()).toBe(before);
    // none of its children went on by itself
    const leftovers = readdirSync('/proc').filter((entry) => {
      if (!/^\d+$/.test(entry)) return false;
      try {
        return readFileSync(`/proc/${entry}/environ`, 'latin1').includes(runtimeDir);
      } catch {
        return false; // gone, or a kernel thread
      }
    });
    expect(leftovers).toEqual([]);
  });

  test('ends by itself on SIGTERM and takes its socket with it', async () => {
    const screen = await peer.start();
    await screen.kill('SIGTERM');
    expect(existsSync(screen.socket)).toBe(false);
  });

  test('shows a foreign client at the rectangle that it names', async () => {
    const screen = await peer.start();
    const { program, args, appId, width, height } = window[peer.kind];
    const client = runForeignClient(screen, program, { args });
    const { rect } = await screen.waitForWindow(appId);
    expect([rect.width, rect.height]).toEqual([width, height]);
    const image = await screen.screenshot();
    expectOnly(rect, image);
    await client.stop();
    expect(await client.exited).not.toMatchObject({ signal: 'SIGKILL' });
  });

  test('shows 3840x2160 pixels, and a scale of 2', async () => {
    const screen = await peer.start({ width: 3840, height: 2160, scale: 2 });
    const { program, args, appId } = window[peer.kind];
    const client = runForeignClient(screen, program, { args });
    const { rect } = await screen.waitForWindow(appId);
    const image = await screen.screenshot();
    expect([image.width, image.height]).toEqual([3840, 2160]);
    expectOnly(rect, image);
    await client.stop();
  });

  test('says what went wrong when it cannot start', async () => {
    await expect(peer.start({ args: ['--no-such-option'] })).rejects.toThrow(/no-such-option|ended before/);
  });
});

describeEachPeer(
  'sway over its IPC',
  (peer) => {
    test('takes commands, has several outputs and tells what it refuses', async () => {
      const screen = await peer.start({ width: 320, height: 240, outputs: 2 });
      if (screen.kind !== 'sway') throw new Error('asked for sway only');
      expect((await screen.outputs()).map(({ name, rect }) => [name, rect.x, rect.width])).toEqual([
        ['HEADLESS-1', 0, 320],
        ['HEADLESS-2', 320, 320],
      ]);
      await screen.swaymsg('output HEADLESS-2 scale 2');
      expect((await screen.outputs())[1]?.scale).toBe(2);
      expect(uniformColour(await screen.screenshot('HEADLESS-2'))).toBeDefined();
      await expect(screen.swaymsg('no such command')).rejects.toThrow(/Unknown\/invalid command/);
    });
  },
  'sway',
);
