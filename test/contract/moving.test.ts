// Every scene moves from screen to screen while its app lives: over all that are here, and back.
import { expect, onTestFinished, test } from 'vitest';
import { peers } from '../peers/index.js';
import { App, sessionOn } from './app.js';
import { expectedOf } from './expected.js';
import { scenes } from './scenes.js';
import { type ContractScreen, PeerScreen, testScreen } from './screens.js';
import { settles } from './shots.js';

test.each(scenes)('$name moves over all screens', { timeout: 180_000 }, async (scene) => {
  const expected = await expectedOf(scene);
  const first = await testScreen.start(scene.output);
  const screens: ContractScreen[] = [];
  for (const peer of peers) screens.push(new PeerScreen(await peer.start(scene.output)));
  const session = await sessionOn(first);
  onTestFinished(() => session.close());
  const app = new App(session);
  await scene.show(app);
  expect(await settles(first, expected.shown, () => session.roundtrip(), scene.areas)).toEqual({});
  const known = first.digest();
  for (const screen of [...screens, first]) {
    if (scene.needs !== undefined && !(await screen.offers(scene.needs))) continue;
    const { cause, lost } = await session.reconnect({ socket: screen.socket });
    expect({ screen: screen.name, cause, lost }).toEqual({ screen: screen.name, cause: 'move', lost: [] });
    expect({
      screen: screen.name,
      ...(await settles(screen, expected.shown, () => session.roundtrip(), scene.areas)),
    }).toEqual({
      screen: screen.name,
    });
  }
  expect(first.digest()?.length).toBe(known?.length);
  await scene.goesOn?.(app);
  expect(await settles(first, expected.after, () => session.roundtrip(), scene.areas)).toEqual({});
});
