import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { demoPicture } from '../../examples/demo/picture.js';
import { play } from '../../examples/demo/play.js';
import type { Stage } from '../../examples/demo/stage.js';
import { crop, describeEachPeer, type Image, type RunningPeer } from '../peers/index.js';

/** A real compositor as the demo's stage: its own list of windows, its own screenshot. */
function stageOf(screen: RunningPeer): Stage {
  return {
    compositor: screen.name,
    env: { ...process.env, WAYLAND_SOCKET: undefined, ...screen.env },
    async look(): Promise<Image | undefined> {
      const rect = await screen.rectOf('static-picture');
      return rect && crop(await screen.screenshot(), rect);
    },
    crash: () => screen.restart(),
  };
}

const sizes = [
  { width: 640, height: 480, output: { width: 800, height: 600 } },
  { width: 3840, height: 2160, output: { width: 3840, height: 2160 } },
];

describeEachPeer('a picture on a real screen', (peer) => {
  test.each(sizes)(
    'of $width x $height is the same after its process was killed, and after the compositor was',
    async ({ width, height, output }) => {
      const folder = mkdtempSync(join(tmpdir(), 'resurface-test-demo-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, 'picture.png');
      const picture = demoPicture(width, height);
      writeFileSync(file, picture);
      const screen = await peer.start(output);
      const said: string[] = [];
      const { result } = await play(stageOf(screen), {
        picture,
        file,
        folder,
        signal: AbortSignal.timeout(100_000),
        tell: (what, how) => said.push(`${what}: ${how}`),
      });
      expect(result, said.join('\n')).toMatchObject({ compositor: peer.name, width, height, pixelsDiffering: 0 });
    },
    120_000,
  );
});
