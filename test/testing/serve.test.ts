import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import * as idleNotify from '../../src/protocol/generated/ext-idle-notify-v1.js';
import * as gestures from '../../src/protocol/generated/pointer-gestures-unstable-v1.js';
import * as tabletV2 from '../../src/protocol/generated/tablet-v2.js';
import { decodePng, type Readiness, RemoteCompositor, type ServeOptions } from '../../src/testing/index.js';
import { program } from '../support/program.js';
import { learn } from './raw-client.js';
import { atTheEnd, leaveNothingOpen, open } from './screen.js';

learn(gestures, idleNotify, tabletV2);
leaveNothingOpen();

const serving = new URL('./serve-process.ts', import.meta.url);

async function served(
  options: ServeOptions,
): Promise<{ child: ChildProcess; ready: Readiness; remote: RemoteCompositor }> {
  const child = spawn(process.execPath, [program(serving), JSON.stringify(options)], {
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

test('devices are used on demand', async () => {
  const { ready, remote } = await served({ width: 120, height: 80 });
  const desk = await open(ready);
  const seat = desk.client.bind('wl_seat');
  const tablets = desk.client.bind('zwp_tablet_manager_v2').call('get_tablet_seat', seat);
  const notification = desk.client.bind('ext_idle_notifier_v1').call('get_idle_notification', 10, seat);
  const swipe = desk.client.bind('zwp_pointer_gestures_v1').call('get_swipe_gesture', seat.call('get_pointer'));
  await desk.window(20, 20, 0xff00ff00);
  expect(await remote.call('tablet', { action: 'add', name: 'slate' })).toBe(0);
  expect(await remote.call('tablet', { action: 'addTool', type: 'eraser' })).toBe(0);
  await desk.client.until(() => tablets.last('tool_added'));
  const tool = desk.client.object(tablets.last('tool_added')?.[0] as number);
  await remote.call('tablet', { action: 'move', tool: 0, tablet: 0, x: 5, y: 6 });
  await desk.client.until(() => tool.last('motion'));
  await expect(remote.call('tablet', { action: 'leave', tool: 1 })).rejects.toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  await remote.call('idle', { milliseconds: 10 });
  await desk.client.until(() => notification.last('idled'));
  await remote.call('pointer', { x: 5, y: 5 });
  await remote.call('gesture', { action: 'begin', kind: 'swipe', fingers: 3 });
  await remote.call('gesture', { action: 'update', dx: 1, dy: 2 });
  await remote.call('gesture', { action: 'end' });
  await desk.client.until(() => swipe.last('end'));
  expect(await remote.call('text', { commit: 'word' })).toBe(false);
  expect(await remote.call('breakConstraint')).toBeNull();
  expect(await remote.call('grantShortcuts', { granted: false })).toBeNull();
  await remote.call('capabilities', { capabilities: ['touch'] });
  await desk.client.until(() => seat.last('capabilities')?.[0] === 4);
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
