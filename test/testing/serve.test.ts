import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { decodePng, type Readiness, RemoteCompositor, type ServeOptions } from '../../src/testing/index.js';
import { atTheEnd, leaveNothingOpen, open } from './screen.js';

leaveNothingOpen();

const program = new URL('./serve-process.ts', import.meta.url).pathname;

async function served(
  options: ServeOptions,
): Promise<{ child: ChildProcess; ready: Readiness; remote: RemoteCompositor }> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  atTheEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const [line] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  const ready = JSON.parse(line) as Readiness;
  const remote = await RemoteCompositor.connect(ready.control);
  atTheEnd(() => remote.close());
  return { child, ready, remote };
}

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'resurface-serve-'));
  atTheEnd(() => rmSync(made, { recursive: true }));
  return made;
}

test('a compositor in another process shows, tells and acts on demand', async () => {
  const { ready, remote } = await served({ width: 120, height: 80, background: [0, 0, 0, 255] });
  expect(ready).toMatchObject({ ready: true, width: 120, height: 80 });
  const desk = await open(ready);
  const { toplevel } = await desk.window(20, 20, 0xff00ff00);
  toplevel.call('set_title', 'there');
  await desk.client.sync();
  expect(await remote.call('windows')).toMatchObject([{ title: 'there', pid: process.pid, rectangle: { width: 20 } }]);
  const { width, png = '' } = await remote.call('screenshot');
  const image = decodePng(Buffer.from(png, 'base64'));
  expect(width).toBe(120);
  expect([...image.data.subarray(0, 4)]).toEqual([0, 255, 0, 255]);
  expect((await remote.call('digest'))[0]?.windows).toHaveLength(1);
  await remote.call('close', { window: 0 });
  await desk.client.until(() => toplevel.last('close'));
  await expect(remote.call('close', { window: 5 })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  await expect(remote.call('dance' as 'tick')).rejects.toThrow('no command dance');
  await remote.call('crash');
  await desk.client.until(() => desk.client.ended);
  await remote.call('restart');
  await open(ready);
});

test('SIGTERM leaves nothing behind', async () => {
  const { child, ready } = await served({ socket: join(directory(), 'wayland-5') });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(readdirSync(join(ready.socket, '..'))).toEqual([]);
});

test('after SIGKILL the next one takes over socket, lock and control', async () => {
  const socket = join(directory(), 'wayland-5');
  const { child } = await served({ socket });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(socket)).toBe(true);
  const { remote, ready } = await served({ socket });
  await open(ready);
  expect(await remote.call('clients')).toHaveLength(1);
  await remote.call('stop');
});
