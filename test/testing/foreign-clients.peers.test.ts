// The same foreign client shows the same picture on a real compositor and on the test compositor.
import { spawnSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { TestCompositor } from '../../src/testing/index.js';
import {
  compareImages,
  crop,
  describeEachPeer,
  type ForeignClient,
  type RunningPeer,
  runForeignClient,
} from '../peers/index.js';
import { atTheEnd, leaveNothingOpen } from './screen.js';

leaveNothingOpen();
afterEach(() => {
  vi.restoreAllMocks();
});

/** Defines the test where the program is; elsewhere its name tells, and it fails if all peers are required. */
function testWith(program: string, name: string, run: () => Promise<void>): void {
  if (spawnSync('sh', ['-c', `command -v ${program}`]).status === 0) {
    test(name, run, 30_000);
    return;
  }
  test(`${name}: not tried, there is no ${program}`, () => {
    if (process.env.RESURFACE_REQUIRE_PEERS === 'all') throw new Error(`${program} is required: .ci/install-peers`);
  });
}

async function ourScreen(): Promise<TestCompositor> {
  const screen = await TestCompositor.start();
  atTheEnd(() => screen.stop());
  return screen;
}

describeEachPeer(
  'a terminal',
  (peer) => {
    const appId = 'org.example.words';
    const size = { width: 400, height: 200 };
    // no cursor: its look depends on the focus
    const words = String.raw`\033[?25l\033[31mred \033[1;42mbold on green\033[0m\r\n\033[7mreversed\033[0m ┌──┐ ▒▒ gjpq\r\n`;
    const args = [
      ...['-a', appId, '-w', `${size.width}x${size.height}`, '-f', 'monospace:size=12'],
      // else the picture would depend on the output's physical size, and on who draws the decorations
      ...['-o', 'dpi-aware=no', '-o', 'csd.preferred=none'],
      ...['sh', '-c', `printf '${words}'; exec sleep 1000`],
    ];

    testWith('foot', 'foot shows the same words', async () => {
      const screen = await peer.start();
      runForeignClient(screen, 'foot', { args });
      const { rect } = await screen.waitForWindow(appId);
      expect(rect).toMatchObject(size);
      const ours = await ourScreen();
      const client = runForeignClient(ours, 'foot', { args });
      await ours.until(() => ours.windows[0]?.rectangle.width === size.width);
      // Either may be a frame ahead, and neither tells when the words are there.
      await vi.waitFor(
        async () => {
          const theirs = crop(await screen.screenshot(), rect);
          const own = crop(await ours.screenshot(), { x: 0, y: 0, ...size });
          expect(new Set(new Uint32Array(own.data.slice().buffer)).size).toBeGreaterThan(100); // smooth letters in colours
          expect(compareImages(own, theirs)).toMatchObject({ pixelsDiffering: 0 });
        },
        { timeout: 10_000, interval: 50 },
      );
      await client.stop();
    });
  },
  'sway', // foot ends without a seat, and weston has none when it is headless
);

/** The time of the frame callback that weston-simple-shm painted last, as its libwayland printed it; none while it is at it. */
function lastPainted(client: ForeignClient): number | undefined {
  const said = client.log().match(/wl_callback@\d+\.done\(\d+\)|wl_surface@\d+\.commit\(\)/g) ?? [];
  if (said.at(-1)?.includes('commit') !== true) return undefined;
  const done = said.findLast((line) => line.includes('done'))?.match(/done\((\d+)\)/)?.[1];
  return done === undefined ? undefined : Number(done);
}

/** Stops the animation in full motion; what is shown then belongs to this time. */
async function frozenAt(client: ForeignClient, screen: RunningPeer): Promise<number> {
  const pid = client.pid as number;
  for (;;) {
    process.kill(pid, 'SIGSTOP');
    await screen.screenshot(); // meanwhile what it had sent is painted, and what it had printed has arrived
    const time = lastPainted(client);
    if (time !== undefined) return time;
    process.kill(pid, 'SIGCONT');
    await screen.screenshot();
  }
}

// What weston-simple-shm paints is a function of the frame callback's time alone, so ours sends the time that it stood still at.
describeEachPeer(
  'an animation',
  (peer) => {
    const appId = 'org.freedesktop.weston.simple-shm';

    testWith('weston-simple-shm', 'weston-simple-shm shows the same at the same time', async () => {
      const screen = await peer.start();
      const theirClient = runForeignClient(screen, 'weston-simple-shm', { env: { WAYLAND_DEBUG: '1' } });
      const { rect } = await screen.waitForWindow(appId);
      const time = await frozenAt(theirClient, screen);
      const theirs = crop(await screen.screenshot(), rect);
      process.kill(theirClient.pid as number, 'SIGCONT');
      await theirClient.stop();

      const now = vi.spyOn(performance, 'now').mockReturnValue(0); // our frames' times count from the start
      const ours = await ourScreen();
      now.mockReturnValue(time);
      const client = runForeignClient(ours, 'weston-simple-shm', { env: { WAYLAND_DEBUG: '1' } });
      const commits = (): number => client.log().match(/wl_surface@\d+\.commit/g)?.length ?? 0;
      await ours.until(() => lastPainted(client) === time && commits() > 4);
      const own = crop(await ours.screenshot(), { x: 0, y: 0, width: rect.width, height: rect.height });
      await client.stop();

      // weston 10's screenshooter takes the unused byte of xrgb8888 for alpha, and spoils the colours where it isn't 255
      let spoilt = 0;
      if (peer.name === 'weston-10') {
        for (let at = 0; at < theirs.data.length; at += 4) {
          if (theirs.data[at + 3] === 255) continue;
          own.data.set(theirs.data.subarray(at, at + 4), at);
          spoilt++;
        }
      }
      expect(spoilt).toBeLessThan((rect.width * rect.height) / 2);
      expect(compareImages(own, theirs)).toMatchObject({ pixelsDiffering: 0 });
    });
  },
  'weston', // sway doesn't show this client's window
);

// Three panes in a frame, each with an animation of its own pace: all is compared but where these may be.
describeEachPeer(
  'subsurfaces',
  (peer) => {
    const still = {
      'title and upper border': { x: 0, y: 0, width: 336, height: 27 },
      'left border': { x: 0, y: 27, width: 6, height: 209 },
      'right border': { x: 330, y: 27, width: 6, height: 209 },
      'lower border': { x: 0, y: 230, width: 336, height: 6 },
      'the green pane, left of its arc': { x: 6, y: 27, width: 90, height: 203 },
      'the red pane, above its arc': { x: 229, y: 27, width: 101, height: 16 },
    };

    testWith('weston-subsurfaces', 'weston-subsurfaces shows the same frame and panes', async () => {
      const screen = await peer.start();
      // its panes let the background through
      const background = [...(await screen.screenshot()).data.subarray(-4)] as [number, number, number, number];
      const theirClient = runForeignClient(screen, 'weston-subsurfaces');
      const ours = await TestCompositor.start({ background });
      atTheEnd(() => ours.stop());
      const client = runForeignClient(ours, 'weston-subsurfaces');
      const { rect } = await screen.waitForWindow('org.freedesktop.weston.wayland-sub-surface-demo');
      const window = await ours.until(() => ours.windows[0]);
      ours.configure(window, { states: [] }); // without a seat weston activates nothing
      // Either may be a frame ahead, and EGL's thread a second.
      await vi.waitFor(
        async () => {
          const theirs = await screen.screenshot();
          const own = await ours.screenshot();
          for (const [part, { x, y, width, height }] of Object.entries(still)) {
            // the window stands in its shadow, 32 pixels wide, which weston's rectangle includes
            const there = crop(theirs, { x: rect.x + 32 + x, y: rect.y + 32 + y, width, height });
            expect(compareImages(crop(own, { x, y, width, height }), there), part).toMatchObject({
              pixelsDiffering: 0,
            });
          }
        },
        { timeout: 10_000, interval: 50 },
      );
      await client.stop();
      await theirClient.stop();
    });
  },
  'weston',
);
