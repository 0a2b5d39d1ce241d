import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { Readiness } from '../../src/testing/index.js';
import { cleanEnvironment } from '../peers/running.js';
import { command, resurface } from './run.js';

function runtimeDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Starts it and waits for its line. */
async function start(folder: string, args: readonly string[]): Promise<{ child: ChildProcess; ready: Readiness }> {
  const child = spawn(process.execPath, [...command, 'compositor', ...args], {
    env: { ...cleanEnvironment('/'), XDG_RUNTIME_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, ready: JSON.parse(line) as Readiness };
}

test('resurface compositor says where it listens, offers what it was told to, and leaves nothing behind', async () => {
  const folder = runtimeDir();
  const args = ['--socket', 'here', '--size', '320x240', '--global', 'wl_compositor=4', '--global', 'wl_seat=0'];
  const { child, ready } = await start(folder, args);
  expect(ready).toMatchObject({ ready: true, socket: join(folder, 'here'), width: 320, height: 240, pid: child.pid });

  const { stdout, code } = await resurface(['info', '--json', '--display', 'here'], { XDG_RUNTIME_DIR: folder });
  expect(code).toBe(0);
  const { globals } = JSON.parse(stdout) as {
    globals: { interface: string; version: number; details?: Record<string, unknown> }[];
  };
  const offered = (name: string) => globals.find((one) => one.interface === name);
  expect(offered('wl_compositor')?.version).toBe(4);
  expect(offered('wl_seat')).toBeUndefined();
  expect(offered('wl_output')?.details).toMatchObject({ width: 320, height: 240 });

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ['--size', '800'],
  ['--size', '0x600'],
  ['--scale', 'two'],
  ['--global', 'wl_seat'],
])('resurface compositor refuses %s %s', async (option, value) => {
  const { code, stdout, stderr } = await resurface(['compositor', option, value]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^error: option '${option} [^\\n]*'${value}' is invalid\\. It must be `));
});

test('a socket that is taken is said in one line', async () => {
  const folder = runtimeDir();
  await start(folder, ['--socket', 'here']);
  const { code, stderr } = await resurface(['compositor', '--socket', 'here'], { XDG_RUNTIME_DIR: folder });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^resurface: ERR_WL_\w+: [^\n]+\n$/);
});
