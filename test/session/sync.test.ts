// Waiting without the event loop. The compositor is a process of its own: in this one it could not answer meanwhile.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { WlCompositor, WlOutput, WlShm, WlShmFormat } from '../../src/protocol/generated/wayland.js';
import { XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import { createMemfd } from '../../src/sys/index.js';
import { next } from '../contract/app.js';
import { program } from '../support/program.js';
import { open } from './stage.js';

const serving = new URL('../testing/serve-process.ts', import.meta.url);

async function served(): Promise<{ socket: string; child: ChildProcess }> {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-sync-'));
  const socket = join(folder, 'wayland');
  const options = JSON.stringify({ socket, width: 100, height: 80 });
  const child = spawn(process.execPath, [program(serving), options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true });
  });
  await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line');
  return { socket, child };
}

test('what was asked is answered when it returns, in a new session too', async () => {
  const session = await open(await served());
  const formats: number[] = [];
  session.bind(WlShm).on('format', ({ format }) => void formats.push(format));
  const modes: number[] = [];
  session.bind(WlOutput).on('mode', ({ width }) => void modes.push(width));
  session.roundtripSync();
  expect(formats).toContain(WlShmFormat.argb8888);
  expect(modes).toEqual([100]);
});

test('a window is shown without a turn of the loop, with a descriptor on its way', async () => {
  const session = await open(await served());
  const surface = session.bind(WlCompositor).createSurface();
  const xdgSurface = session.bind(XdgWmBase).getXdgSurface(surface);
  xdgSurface.getToplevel();
  let configured = false;
  xdgSurface.on('configure', ({ serial }) => {
    xdgSurface.ackConfigure(serial);
    configured = true;
  });
  surface.commit();
  while (!configured) expect(session.dispatchSync()).toBe(true);
  const pool = session.bind(WlShm).createPool(createMemfd('sync', 400), 400);
  surface.attach(pool.createBuffer(0, 10, 10, 40, WlShmFormat.argb8888), 0, 0);
  let drawn = false;
  surface.frame().on('done', () => {
    drawn = true;
  });
  surface.commit();
  while (!drawn) session.dispatchSync();
  session.roundtripSync({ timeout: 60_000 });
  expect(session.connected).toBe(true);
});

test('a listener may wait in turn: what it waits for comes after all that came before', async () => {
  const session = await open(await served());
  const heard: string[] = [];
  const output = session.bind(WlOutput);
  output.on('geometry', () => {
    heard.push('geometry');
    session.roundtripSync();
    heard.push('geometry over');
  });
  output.on('mode', () => void heard.push('mode'));
  output.on('done', () => void heard.push('done'));
  session.roundtripSync();
  expect(heard).toEqual(['geometry', 'mode', 'done', 'geometry over']);
});

test('nothing comes of a compositor that is silent, and a time-out says so', async () => {
  const { socket, child } = await served();
  const session = await open({ socket });
  session.roundtripSync();
  expect(session.dispatchSync({ timeout: 0 })).toBe(false);
  child.kill('SIGSTOP');
  expect(() => session.roundtripSync({ timeout: 1 })).toThrow(expect.objectContaining({ code: 'ERR_WL_TIMEOUT' }));
  child.kill('SIGCONT');
  session.roundtripSync();
  expect(() => session.dispatchSync({ timeout: -1 })).toThrow(expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }));
});

test('the exception of a listener is an uncaught one of a later turn, and the rest is heard', async () => {
  const session = await open(await served());
  const before = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  const thrown = once(process, 'uncaughtException');
  onTestFinished(() => {
    process.removeAllListeners('uncaughtException');
    for (const listener of before) process.on('uncaughtException', listener);
  });
  const output = session.bind(WlOutput);
  output.on('geometry', () => {
    throw new Error('of the app');
  });
  let done = false;
  output.on('done', () => {
    done = true;
  });
  session.roundtripSync();
  expect(done).toBe(true);
  expect(await thrown).toMatchObject([{ message: 'of the app' }, 'uncaughtException']);
});

test('a compositor that goes is told at once, and while there is none nothing can be waited for', async () => {
  const { socket, child } = await served();
  const session = await open({ socket });
  const lost = next(session, 'disconnected');
  process.kill(child.pid as number, 'SIGKILL');
  expect(() => {
    for (;;) session.roundtripSync();
  }).toThrow(expect.objectContaining({ code: 'ERR_WL_CONNECTION_CLOSED' }));
  await lost;
  expect(() => session.roundtripSync()).toThrow(expect.objectContaining({ code: 'ERR_WL_STATE' }));
});

test('an error of the app ends the session, which is what is thrown', async () => {
  const session = await open(await served());
  const { closed } = session;
  closed.catch(() => undefined);
  const surface = session.bind(WlCompositor).createSurface();
  const wmBase = session.bind(XdgWmBase);
  wmBase.getXdgSurface(surface).getToplevel();
  wmBase.getXdgSurface(surface);
  expect(() => session.roundtripSync()).toThrow(
    expect.objectContaining({
      code: 'ERR_WL_SESSION_CLOSED',
      cause: expect.objectContaining({ code: 'ERR_WL_PROTOCOL' }),
    }),
  );
  await expect(closed).rejects.toMatchObject({ code: 'ERR_WL_PROTOCOL' });
});
