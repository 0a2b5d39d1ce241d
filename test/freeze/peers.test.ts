// Frozen to disk and thawed, on real compositors: the same picture, and everything goes on.
import { chmodSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareImages, crop, describeEachPeer, type Image, type RunningPeer } from '../peers/index.js';
import { App, counter, describeFreezing, example, type Manner } from './stage.js';

const ROOTLESS: Record<string, Manner> = {
  root: {},
  rootless: { rootless: ['--user', '--map-root-user'] },
};

async function windowOf(screen: RunningPeer, appId: string): Promise<Image> {
  const { rect } = await screen.waitForWindow(appId);
  return crop(await screen.screenshot(), rect);
}

/** Anybody may connect: an app that isn't root does. */
function letIn(screen: RunningPeer): void {
  chmodSync(screen.runtimeDir, 0o711);
  chmodSync(screen.socket, 0o777);
}

describeFreezing('a process with a window', () => {
  describeEachPeer('frozen and thawed', (peer) => {
    for (const [who, manner] of Object.entries(ROOTLESS)) {
      test(`as ${who}: a picture stands there again without a differing pixel`, async () => {
        const screen = await peer.start();
        letIn(screen);
        const app = new App([example('static-picture')], screen.env, manner);
        await app.says(/^shown: /);
        const before = await windowOf(screen, 'static-picture');

        expect(await app.freezeByCommand()).toMatchObject({ code: 0, stderr: '' });
        await app.ended();
        await screen.restart(); // nothing that the compositor knew is left
        letIn(screen);
        expect(await app.thawByCommand('--display', screen.socket)).toMatchObject({ code: 0, stderr: '' });
        await app.says(/: back in /);
        const after = await windowOf(screen, 'static-picture');
        expect(compareImages(after, before).pixelsDiffering).toBe(0);
      });

      test(`as ${who}: an animation goes on from its frame, and so do timers`, async () => {
        const screen = await peer.start();
        letIn(screen);
        const app = new App([counter(), '--animate'], screen.env, manner);
        const [, token] = await app.says(/^shown: (.*)$/);
        const before = await app.state();
        expect(await app.freezeByCommand()).toMatchObject({ code: 0, stderr: '' });
        await app.ended();

        expect(await app.thawByCommand()).toMatchObject({ code: 0, stderr: '' });
        await app.says(/^settled$/);
        const after = await app.state();
        expect(after.token).toBe(token);
        expect(after.pid).toBe(before.pid);
        expect(after.ticks).toBeGreaterThanOrEqual(before.ticks);
        expect(after.frames).toBeGreaterThanOrEqual(before.frames);
        await screen.waitForWindow('counter');
        for (let now = after; now.frames <= after.frames || now.ticks <= after.ticks; now = await app.state());
      });
    }

    test('the animation of the examples goes on from the frame where it stopped', async () => {
      const screen = await peer.start();
      letIn(screen);
      const app = new App([example('animation')], screen.env);
      await app.says(/^frame 20$/);
      expect(await app.freezeByCommand()).toMatchObject({ code: 0, stderr: '' });
      await app.ended();
      const told = Number([...app.said.matchAll(/^frame (\d+)$/gm)].at(-1)?.[1]); // each tenth is

      expect(await app.thawByCommand()).toMatchObject({ code: 0, stderr: '' });
      const [, back] = await app.says(/^thaw: back at frame (\d+)$/);
      expect(Number(back)).toBeGreaterThanOrEqual(told);
      expect(Number(back)).toBeLessThan(told + 10);
      await app.says(new RegExp(`^frame ${told + 20}$`));
      await screen.waitForWindow('animation');
    });
  });
});
