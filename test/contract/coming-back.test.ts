// Every scene on every screen: shown, suspended and resumed, and there again after the compositor was killed. Between
// before and after, and between a screen and ours, no pixel of a window differs.
import { expect, onTestFinished, test } from 'vitest';
import type { Rebuilt } from '../../src/session/index.js';
import { App, next, sessionOn } from './app.js';
import { expectedOf } from './expected.js';
import { scenes } from './scenes.js';
import { describeEachScreen } from './screens.js';
import { settles } from './shots.js';

describeEachScreen('what is shown comes back', (kind) => {
  test.each(scenes)('$name', { timeout: 120_000 }, async (scene) => {
    const expected = await expectedOf(scene);
    const screen = await kind.start(scene.output);
    const session = await sessionOn(screen);
    onTestFinished(() => session.close());
    const turn = () => session.roundtrip();
    const app = new App(session);
    if (scene.needs !== undefined && !session.globals.some((one) => one.interface === scene.needs)) {
      await expect(scene.show(app)).rejects.toMatchObject({ code: 'ERR_WL_GLOBAL_MISSING' });
      return;
    }
    await scene.show(app);
    expect(await settles(screen, expected.shown, turn, scene.areas)).toEqual({});
    const digest = () => screen.digest()?.map(({ pools, ...rest }) => (scene.copied ? rest : { pools, ...rest }));
    const known = digest();

    await session.suspend();
    expect(await session.resume()).toMatchObject({ cause: 'resume', lost: [], degraded: [] });
    expect(await settles(screen, expected.shown, turn, scene.areas)).toEqual({});
    expect(digest()).toEqual(known);

    const rebuilt = next<Rebuilt>(session, 'rebuilt');
    await screen.kill();
    await screen.restart();
    expect(await rebuilt).toMatchObject({ cause: 'reconnect', lost: [], degraded: [] });
    expect(await settles(screen, expected.shown, turn, scene.areas)).toEqual({});
    expect(digest()).toEqual(known);

    await scene.goesOn?.(app);
    expect(await settles(screen, expected.after, turn, scene.areas)).toEqual({});
  });
});
