// An animation that is saved by damage is killed, and comes back as it was at its last point, on every screen.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { restore } from '../../src/session/index.js';
import { imageOf } from '../contract/pictures.js';
import { describeEachScreen } from '../contract/screens.js';
import { settles } from '../contract/shots.js';
import { program } from '../support/program.js';
import { after, BANDS } from './animation.js';
import { folder } from './snapshots.js';

describeEachScreen('an animation that is saved by damage', (kind) => {
  test('is shown again as it was when its process was killed', async () => {
    const screen = await kind.start();
    const file = join(folder(), 'app.wls');
    const app = program(new URL('animate-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, [app, screen.socket, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    for await (const line of createInterface({ input: child.stdout })) {
      if (Number(line) > 3 * BANDS) child.kill('SIGKILL');
    }
    if (child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    expect(await settles(screen, new Map(), async () => {})).toEqual({});

    const again = await restore(file, { socket: screen.socket });
    onTestFinished(() => again.close());
    const drawn = again.data as number;
    expect(drawn).toBeGreaterThan(3 * BANDS);
    const shows = await settles(
      screen,
      (found) => {
        const { width, height } = found.get('main')?.image ?? { width: 1, height: 1 };
        return new Map([['main', { image: imageOf(width, height, after(drawn, height)), covered: [] }]]);
      },
      () => again.roundtrip(),
    );
    expect(shows).toEqual({});
  });
});
