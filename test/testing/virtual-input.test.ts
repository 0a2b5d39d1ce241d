// Clients that type and point, and seats whose devices come and go.
import { readSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as virtualKeyboard from '../../src/protocol/generated/virtual-keyboard-unstable-v1.js';
import { WlSeatError } from '../../src/protocol/generated/wayland.js';
import * as virtualPointer from '../../src/protocol/generated/wlr-virtual-pointer-unstable-v1.js';
import { createMemfd } from '../../src/sys/index.js';
import type { TestCompositorOptions } from '../../src/testing/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(virtualKeyboard, virtualPointer);
leaveNothingOpen();

async function stage(options?: TestCompositorOptions) {
  const screen = await start(options);
  const [desk, other] = [await open(screen), await open(screen)];
  const seat = desk.client.bind('wl_seat');
  await desk.window(50, 50, 0xffff0000);
  const capabilities = (): unknown => seat.last('capabilities')?.[0];
  return { screen, desk, other, seat, capabilities, theirSeat: other.client.bind('wl_seat') };
}

const names = (of: RawObject): string[] =>
  of.client.events.filter(({ object }) => object === of).map(({ name }) => name);

test('a virtual keyboard types with its own keymap, and the seat has a keyboard as long as it is there', async () => {
  const { screen, desk, other, seat, theirSeat, capabilities } = await stage({ capabilities: [] });
  const typist = other.client.bind('zwp_virtual_keyboard_manager_v1').call('create_virtual_keyboard', theirSeat);
  other.client.flush();
  await desk.client.until(() => capabilities() === 2);
  const keyboard = seat.call('get_keyboard');
  await desk.client.until(() => keyboard.last('enter'));
  const text = Buffer.from('xkb_keymap {}\0');
  typist.call('keymap', 1, createMemfd('keymap', text.length), text.length);
  typist.call('key', 5, 30, 1);
  typist.call('modifiers', 1, 2, 4, 1);
  typist.call('key', 6, 30, 0);
  other.client.flush();
  await desk.client.until(() => keyboard.all('key').length === 2);
  expect(names(keyboard).slice(-4)).toEqual(['keymap', 'key', 'modifiers', 'key']);
  expect(keyboard.last('keymap')?.[2]).toBe(text.length);
  expect(keyboard.last('modifiers')?.slice(1)).toEqual([1, 2, 4, 1]);
  screen.input.keyboard.key(30, 'pressed');
  await desk.client.until(() => keyboard.all('key').length === 3);
  const [, fd, size] = keyboard.last('keymap') as [number, OwnedFd, number];
  const back = Buffer.alloc(size);
  readSync(fd.fd, back, 0, size, 0);
  expect(back.toString()).toContain('xkb_symbols');
  typist.call('destroy');
  other.client.flush();
  await desk.client.until(() => capabilities() === 0);
});

test('a virtual pointer moves, presses and scrolls, and stays on the screen', async () => {
  const { desk, other, seat, theirSeat, screen, capabilities } = await stage({ capabilities: [] });
  const mouse = other.client.bind('zwlr_virtual_pointer_manager_v1').call('create_virtual_pointer', theirSeat);
  const another = other.client.bind('zwlr_virtual_pointer_manager_v1').call('create_virtual_pointer', 0);
  other.client.flush();
  await desk.client.until(() => capabilities() === 1);
  const pointer = seat.call('get_pointer');
  await desk.client.sync();
  mouse.call('motion_absolute', 0, 1, 1, 10, 10);
  mouse.call('motion', 0, -1.5, 2).call('frame');
  mouse.call('button', 0, 0x110, 1).call('button', 0, 0x110, 0);
  mouse.call('axis_source', 1).call('axis', 0, 0, 7).call('axis_stop', 0, 0).call('frame');
  mouse.call('axis_discrete', 0, 1, 15, 2).call('frame');
  other.client.flush();
  await desk.client.until(() => pointer.all('axis').length === 2);
  expect(pointer.last('enter')?.slice(2)).toEqual([20, 10]);
  expect(pointer.last('motion')?.slice(1)).toEqual([18.5, 12]);
  expect(pointer.all('button').map(([, , code, state]) => [code, state])).toEqual([
    [0x110, 1],
    [0x110, 0],
  ]);
  expect(pointer.all('axis_source')).toEqual([[1], [1], [0]]);
  expect(pointer.all('axis_value120')).toEqual([[1, 240]]);
  expect(pointer.last('axis_stop')?.slice(1)).toEqual([0]);
  mouse.call('motion', 0, -1000, -1000);
  other.client.flush();
  await desk.client.until(() => pointer.all('motion').length === 2);
  expect(pointer.last('motion')?.slice(1)).toEqual([0, 0]);
  mouse.call('destroy');
  await other.client.sync();
  expect(screen.input.capabilities).toEqual(['pointer']);
  another.call('destroy');
  other.client.flush();
  await desk.client.until(() => capabilities() === 0);
});

test('a virtual pointer of an output spans it', async () => {
  const screen = await start();
  const desk = await open(screen);
  screen.addOutput({ width: 100, height: 50 });
  await desk.client.sync();
  const [, second] = desk.client.registry.all('global').filter(([, name]) => name === 'wl_output');
  desk.client.globals.set('wl_output', { name: second?.[0] as number, version: 4 });
  const mouse = desk.client
    .bind('zwlr_virtual_pointer_manager_v1')
    .call('create_virtual_pointer_with_output', 0, desk.client.bind('wl_output'));
  mouse.call('motion_absolute', 0, 5, 5, 10, 10);
  await desk.client.sync();
  expect(screen.digest()[0]?.objects).toEqual({ zwlr_virtual_pointer_v1: [{ output: 'TEST-2' }] });
  const { seat } = screen.clients[0]?.desktop ?? {};
  expect(seat?.pointer).toEqual({ x: 250, y: 25 });
});

test('devices of a capability that goes are left and silent, also when it comes back', async () => {
  const { screen, desk, seat, capabilities } = await stage();
  const [pointer, keyboard, touch] = ['pointer', 'keyboard', 'touch'].map((one) => seat.call(`get_${one}`));
  await desk.client.sync();
  screen.input.pointer.move(10, 10);
  screen.input.capabilities = [];
  screen.input.capabilities = ['pointer', 'keyboard', 'touch'];
  screen.input.pointer.move(11, 11);
  screen.input.keyboard.key(30, 'pressed');
  screen.input.touch.down(0, 10, 10);
  await desk.client.sync();
  expect(capabilities()).toBe(7);
  expect(names(pointer as RawObject)).toEqual(['enter', 'frame', 'leave', 'frame']);
  expect(names(keyboard as RawObject)).toEqual(['keymap', 'repeat_info', 'enter', 'modifiers', 'leave']);
  expect(names(touch as RawObject)).toEqual([]);
  const again = seat.call('get_keyboard');
  await desk.client.until(() => again.last('enter'));
});

test('after a restart the seat may never have had what it had', async () => {
  const screen = await start();
  await screen.restart({ capabilities: ['keyboard'] });
  const desk = await open(screen);
  const seat = desk.client.bind('wl_seat');
  await desk.client.sync();
  expect(seat.last('capabilities')).toEqual([2]);
  seat.call('get_pointer');
  expect(await desk.client.failure()).toMatchObject({ object: 'wl_seat', code: WlSeatError.missing_capability });
});
