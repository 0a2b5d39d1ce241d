import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TestCompositor } from '../../src/testing/index.js';
import { opened, pathOf, pictureWindow, popup } from '../inspect/desk.js';
import { compareImages } from '../peers/index.js';
import { cleanEnvironment } from '../peers/running.js';
import { open, start } from '../session/stage.js';
import { command, resurface } from './run.js';

/** A snapshot of a window, whose app is gone, and what it looked like. */
async function saved(screen: TestCompositor, grab = false) {
  const session = await open(screen);
  const window = await pictureWindow(session);
  if (grab) await popup(session, window, 10, 10, 'menu');
  await session.roundtrip();
  const before = await screen.screenshot();
  const { file } = await opened(session);
  session.close();
  await screen.until(() => screen.clients.length === 0);
  return { file, before };
}

interface Running {
  readonly child: ChildProcess;
  /** Everything on its stderr. */
  told(): string;
  /** Resolves when its stderr is like this. */
  tells(pattern: RegExp): Promise<void>;
  /** Exit code and signal. */
  readonly ended: Promise<unknown[]>;
}

/** Starts the viewer as a process that is gone after the test. */
function viewer(args: readonly string[]): Running {
  const child = spawn(process.execPath, [...command, 'restore', ...args], {
    env: cleanEnvironment('/'),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let text = '';
  const { stderr } = child;
  stderr?.on('data', (chunk) => {
    text += String(chunk);
  });
  const tells = async (pattern: RegExp): Promise<void> => {
    while (stderr !== null && !pattern.test(text)) await once(stderr, 'data');
  };
  const ended = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, told: () => text, tells, ended };
}

test('resurface restore shows what the app showed; Ctrl-C leaves, as by the signal', async () => {
  const screen = await start();
  const { file, before } = await saved(screen);
  const { child, told, ended } = viewer([file, '--socket', screen.socket]);
  await screen.until(() => screen.windows[0]?.title === 'Main');
  await screen.ping();
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  expect(told()).toBe('');
  await screen.until(() => screen.clients.length === 0);
});

test('closing its window ends it with success', async () => {
  const screen = await start();
  const { file } = await saved(screen);
  const { ended } = viewer([file, '--socket', screen.socket]);
  const window = await screen.until(() => screen.windows[0]);
  screen.close(window);
  expect(await ended).toEqual([0, null]);
});

test('it waits for a compositor that is not there yet, and comes back when it was restarted', async () => {
  const screen = await start();
  const { file, before } = await saved(screen);
  screen.crash();
  const { child, tells, ended } = viewer([file, '--socket', screen.socket, '--timeout', '60000']);
  await tells(/^resurface: ERR_WL_CONNECT: [^\n]+; waiting for it\n$/);
  await screen.restart();
  await screen.until(() => screen.windows[0]?.title === 'Main');
  await screen.ping();
  screen.crash();
  await screen.restart();
  await screen.until(() => screen.windows[0]?.title === 'Main');
  await screen.ping();
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  await tells(/\nresurface: the compositor is gone: ERR_WL_\w+: [^\n]+\nresurface: the compositor is back\n$/);
  child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
});

test('with --reconnect 0 it ends with its compositor, and says why', async () => {
  const screen = await start();
  const { file } = await saved(screen);
  const { told, ended } = viewer([file, '--socket', screen.socket, '--reconnect', '0']);
  await screen.until(() => screen.windows[0]?.title === 'Main');
  screen.crash();
  expect(await ended).toEqual([1, null]);
  expect(told()).toMatch(/\nresurface: ERR_WL_CONNECTION_CLOSED: [^\n]+\n$/);
});

test('what did not come back is told on stderr', async () => {
  const screen = await start();
  const { file } = await saved(screen, true);
  const bare = await start({ globals: { wp_viewporter: 0, zxdg_decoration_manager_v1: 0 } });
  const { tells } = viewer([file, '--socket', bare.socket]);
  await tells(/^resurface: lost: zxdg_decoration_manager_v1#\d+: [^\n]+\n/);
});

test('no file, no snapshot, no compositor: each is told in one line', async () => {
  const screen = await start();
  const { file } = await saved(screen);
  const folder = mkdtempSync(join(tmpdir(), 'resurface-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [missing, foreign, nobody, option] = await Promise.all([
    resurface(['restore', pathOf('no.wls'), '--socket', screen.socket]),
    resurface(['restore', process.execPath, '--socket', screen.socket]),
    resurface(['restore', file, '--socket', join(folder, 'nobody'), '--timeout', '1']),
    resurface(['restore', file, '--timeout', 'soon']),
  ]);
  expect([missing, foreign, nobody, option].map(({ code, stdout }) => [code, stdout])).toEqual(
    Array.from({ length: 4 }, () => [1, '']),
  );
  expect(missing.stderr).toMatch(/^resurface: ERR_WL_SNAPSHOT: snapshot file: [^\n]*no\.wls[^\n]*\n$/);
  expect(foreign.stderr).toMatch(/^resurface: ERR_WL_SNAPSHOT: snapshot [^\n]+, header: [^\n]+\n$/);
  expect(nobody.stderr).toMatch(
    /^(resurface: ERR_WL_CONNECT: [^\n]*nobody[^\n]*; waiting for it\n)?resurface: ERR_WL_CONNECT: [^\n]*nobody[^\n]*\n$/,
  );
  expect(option.stderr).toMatch(/^error: option '--timeout <ms>' argument 'soon' is invalid\. It must be an integer/);
});
