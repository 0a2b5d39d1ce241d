import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { EmbeddedStage } from '../../examples/demo/embedded.js';
import { demoPicture } from '../../examples/demo/picture.js';
import { play, type Result } from '../../examples/demo/play.js';
import type { Stage } from '../../examples/demo/stage.js';
import { compareImages, countColour, readPng, uniformColour } from '../peers/image.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'resurface-test-demo-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

/** Runs the demo with a temporary folder of its own, in which it must leave nothing. */
function demo(args: readonly string[], temporary: string) {
  const argv = ['--import', import.meta.resolve('tsx'), join(root, 'examples/demo/main.ts'), ...args];
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended, stdout: text(child.stdout), stderr: text(child.stderr) };
}

/** What is left of a temporary folder, without tsx's cache of compiled files. */
const leftIn = (temporary: string): string[] =>
  readdirSync(temporary).filter((name) => !/^(tsx-|node-compile-cache)/.test(name));

/** Processes whose command line names something in this folder. */
function processesOf(temporary: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(temporary);
    } catch {
      return false; // it ended meanwhile
    }
  });
}

test('the demo brings the same pixels back after both kills, and says how long it took', async () => {
  const [out, temporary] = [folder(), folder()];
  const { ended, stdout, stderr } = demo(['--json', '--out', out, '--size', '640x480'], temporary);
  const [code] = await ended;
  expect({ code, stderr: await stderr }).toEqual({ code: 0, stderr: '' });
  const result = JSON.parse(await stdout) as Result;
  expect(result).toMatchObject({ compositor: 'embedded', width: 640, height: 480, pixelsDiffering: 0 });
  expect(Object.keys(result).sort()).toEqual(
    [
      'compositor',
      'width',
      'height',
      'snapshotMs',
      'snapshotBytes',
      'restoreMs',
      'reconnectMs',
      'pixelsDiffering',
    ].sort(),
  );
  expect(result.snapshotBytes).toBeGreaterThan(640 * 480 * 4);
  for (const ms of [result.snapshotMs, result.restoreMs, result.reconnectMs]) expect(ms).toBeGreaterThan(0);

  const [before, after] = [readPng(join(out, 'before.png')), readPng(join(out, 'after.png'))];
  expect(compareImages(before, after).pixelsDiffering).toBe(0);
  expect(uniformColour(before)).toBeUndefined();
  // the corners are round: the compositor's background is seen there, and nowhere else
  expect(countColour(before, [...before.data.subarray(0, 4)])).toBeLessThan(640 * 480 * 0.01);
  expect(leftIn(temporary)).toEqual([]);
  expect(processesOf(temporary)).toEqual([]);
});

test('Ctrl-C in the middle leaves no process and no file behind', async () => {
  const [out, temporary] = [folder(), folder()];
  const { child, ended, stderr } = demo(['--out', out], temporary);
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('snapshot')) resolve();
    });
  });
  child.kill('SIGINT');
  const [code] = await ended;
  expect({ code, stderr: await stderr }).toEqual({ code: 1, stderr: 'demo: ended by SIGINT\n' });
  expect(leftIn(temporary)).toEqual([]);
  expect(processesOf(temporary)).toEqual([]);
  expect(readdirSync(out)).toEqual([]);
});

test('one wrong pixel is counted, wherever it comes in', async () => {
  const [width, height] = [64, 48];
  const out = folder();
  const file = join(out, 'picture.png');
  const picture = demoPicture(width, height);
  writeFileSync(file, picture);
  const signal = AbortSignal.timeout(25_000);
  const screen = await EmbeddedStage.start(width, height, signal);
  onTestFinished(() => screen.stop());
  let wrong = false;
  const stage: Stage = {
    compositor: 'one that errs',
    env: screen.env,
    async look() {
      const image = await screen.look();
      if (wrong && image !== undefined)
        image.data[(height / 2) * width * 4] = 1 ^ (image.data[(height / 2) * width * 4] ?? 0);
      return image;
    },
    async crash() {
      await screen.crash();
      wrong = true;
    },
  };
  const said: string[] = [];
  const tell = (what: string, how: string): void => void said.push(`${what}: ${how}`);
  const { result } = await play(stage, { picture, file, folder: out, signal, repaint: 100, tell });
  expect(result.pixelsDiffering).toBe(1);
  expect(said.filter((line) => line.startsWith('compare'))).toEqual([
    `compare: 0 of ${width * height} pixels differ`,
    `compare: 1 of ${width * height} pixels differ`,
  ]);
});
