// The README's app is what a newcomer pastes first: it runs as it stands there.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { TestCompositor } from '../../src/testing/index.js';
import { compareImages } from '../peers/index.js';

const root = join(import.meta.dirname, '../..');

function appOfReadme(): string {
  const [, code] = /## A ten-line app\n+```ts\n(.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  if (code === undefined) throw new Error('the README has no ten-line app');
  return code;
}

/** Settles when a file stands in its folder, which it does only when it is whole. */
async function written(file: string, signal: AbortSignal): Promise<void> {
  const changes = watch(dirname(file), { signal });
  if (existsSync(file)) return;
  for await (const _ of changes) if (existsSync(file)) return;
}

test("the README's app shows its window, and shows it again after a kill without drawing", async () => {
  const screen = await TestCompositor.start({ width: 640, height: 480 });
  onTestFinished(() => screen.stop());
  const folder = mkdtempSync(join(tmpdir(), 'resurface-test-readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const code = appOfReadme();
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(14);
  writeFileSync(join(folder, 'app.mts'), code.replaceAll("'hello.wls'", JSON.stringify(join(folder, 'hello.wls'))));
  const env = { ...process.env, WAYLAND_DISPLAY: screen.socket };
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(folder, 'app.mts')], {
      cwd: root,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    return child;
  };
  const shown = (): boolean => screen.windows.length === 1;
  const signal = AbortSignal.timeout(25_000);

  const first = start();
  await screen.until(shown, { signal });
  const before = await screen.screenshot();
  await written(join(folder, 'hello.wls'), signal);
  first.kill('SIGKILL');
  await once(first, 'exit');
  await screen.until(() => screen.clients.length === 0, { signal });

  const second = start();
  await screen.until(shown, { signal });
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  const [window] = screen.windows;
  if (window !== undefined) screen.close(window);
  expect(await once(second, 'exit')).toEqual([0, null]);
});
