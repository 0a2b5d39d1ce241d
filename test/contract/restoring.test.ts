// Every scene on every screen once more: its process writes a snapshot and is killed, and another one, which has
// nothing but the file, shows it again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { restore } from '../../src/session/index.js';
import { App } from './app.js';
import { SceneProcess } from './child.js';
import { expectedOf } from './expected.js';
import { scenes } from './scenes.js';
import { describeEachScreen } from './screens.js';
import { settles } from './shots.js';

describeEachScreen('a fresh process shows what a killed one showed', (kind) => {
  test.each(scenes)('$name', { timeout: 120_000 }, async (scene) => {
    const expected = await expectedOf(scene);
    const screen = await kind.start(scene.output);
    if (scene.needs !== undefined && !(await screen.offers(scene.needs))) return;
    const directory = mkdtempSync(join(tmpdir(), 'resurface-contract-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const file = join(directory, 'scene.wls');
    const client = new SceneProcess(scene.name, screen.socket, file);
    await client.shown();
    expect(await settles(screen, expected.shown, async () => {}, scene.areas)).toEqual({});
    await client.snapshot();
    await client.kill();
    expect(await settles(screen, new Map(), async () => {})).toEqual({});

    const again = await restore(file, { socket: screen.socket });
    onTestFinished(() => again.close());
    const app = new App(again);
    expect(await settles(screen, expected.shown, () => again.roundtrip(), scene.areas)).toEqual({});
    await scene.goesOn?.(app);
    expect(await settles(screen, expected.after, () => again.roundtrip(), scene.areas)).toEqual({});
  });
});
