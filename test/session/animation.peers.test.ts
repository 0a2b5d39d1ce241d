// An animation that was running when its compositor was killed runs on by itself, on every screen.
import { expect, onTestFinished, test } from 'vitest';
import type { Rebuilt } from '../../src/session/index.js';
import { App, next, sessionOn } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { describeEachScreen } from '../contract/screens.js';

/** Enough to be sure that it is no left-over. */
const SOME = 10;

describeEachScreen('an animation', (kind) => {
  test('goes on after a kill, without a word from the app', async () => {
    const screen = await kind.start();
    const session = await sessionOn(screen);
    onTestFinished(() => session.close());
    const app = new App(session);
    const window = await app.shown('main', 120, 90, picture(0));
    const pictures = [app.pixels(120, 90, picture(1)), app.pixels(120, 90, picture(2))] as const;
    let frames = 0;
    let reached: (() => void) | undefined;
    const draw = (): void => {
      const pixels = pictures[frames % 2 === 0 ? 0 : 1];
      window.surface.frame().once('done', () => {
        if (++frames % SOME === 0) reached?.();
        draw();
      });
      window.show(pixels);
    };
    const more = (): Promise<void> => {
      return new Promise((resolve) => {
        reached = resolve;
      });
    };
    const running = more();
    draw();
    await running;

    for (let time = 0; time < 2; time++) {
      const rebuilt = next<Rebuilt>(session, 'rebuilt');
      const lost = next(session, 'disconnected');
      await screen.kill();
      await lost;
      const before = frames;
      await screen.restart();
      expect(await rebuilt).toMatchObject({ cause: 'reconnect', lost: [] });
      await more();
      expect(frames).toBeGreaterThan(before);
    }
  });
});
