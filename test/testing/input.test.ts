import { spawnSync } from 'node:child_process';
import { readSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { OwnedFd } from '../../src/wire/index.js';
import type { Desk, Event, RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

leaveNothingOpen();

const RED = 0xffff0000;

async function seated(
  desk: Desk,
): Promise<{ seat: RawObject; pointer: RawObject; keyboard: RawObject; touch: RawObject }> {
  const seat = desk.client.bind('wl_seat');
  const all = {
    seat,
    pointer: seat.call('get_pointer'),
    keyboard: seat.call('get_keyboard'),
    touch: seat.call('get_touch'),
  };
  await desk.client.sync();
  return all;
}

function since(desk: Desk, object: RawObject, from: number): Event[] {
  return desk.client.events.slice(from).filter((event) => event.object === object);
}

describe('the pointer', () => {
  test('enters, moves within and leaves a surface, each in a frame', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { pointer } = await seated(desk);
    const { surface } = await desk.window(50, 50, RED);
    screen.input.pointer.move(10, 20.5);
    screen.input.pointer.move(11, 21);
    screen.input.pointer.move(150, 21);
    await desk.client.until(() => pointer.last('leave'));
    expect(since(desk, pointer, 0).map(({ name }) => name)).toEqual([
      'enter',
      'frame',
      'motion',
      'frame',
      'leave',
      'frame',
    ]);
    expect(pointer.last('enter')?.slice(1)).toEqual([surface.id, 10, 20.5]);
    expect(pointer.last('motion')?.slice(1)).toEqual([11, 21]);
  });

  test('stays with the surface that a button went down on', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { pointer } = await seated(desk);
    await desk.window(50, 50, RED);
    screen.input.pointer.move(10, 10);
    screen.input.pointer.button(0x110, 'pressed');
    screen.input.pointer.move(150, 90);
    await desk.client.until(() => pointer.last('motion'));
    expect(pointer.last('motion')?.slice(1)).toEqual([150, 90]);
    expect(pointer.last('leave')).toBeUndefined();
    screen.input.pointer.button(0x110, 'released');
    await desk.client.until(() => pointer.last('leave'));
  });

  test('goes through what is outside of an input region', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { pointer } = await seated(desk);
    const { surface } = await desk.window(50, 50, RED);
    const region = desk.compositor.call('create_region');
    region.call('add', 0, 0, 50, 50);
    region.call('subtract', 0, 0, 20, 20);
    surface.call('set_input_region', region);
    region.call('destroy');
    surface.call('commit');
    await desk.client.sync();
    screen.input.pointer.move(10, 10);
    await desk.client.sync();
    expect(pointer.last('enter')).toBeUndefined();
    screen.input.pointer.move(30, 10);
    await desk.client.until(() => pointer.last('enter'));
  });

  test('turns its wheel by steps of the version', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { pointer } = await seated(desk);
    await desk.window(50, 50, RED);
    screen.input.pointer.move(10, 10);
    screen.input.pointer.axis('vertical', 10);
    await desk.client.until(() => pointer.last('axis'));
    expect(pointer.last('axis_value120')).toEqual([0, 120]);
    expect(pointer.last('axis')?.slice(1)).toEqual([0, 10]);
  });

  test('draws its cursor on demand, moved by the surface’s offset', async () => {
    const screen = await start({ behaviour: { drawCursor: true } });
    const desk = await open(screen);
    const { pointer } = await seated(desk);
    await desk.window(100, 100, RED);
    screen.input.pointer.move(50, 50);
    await desk.client.until(() => pointer.last('enter'));
    const cursor = desk.surface();
    pointer.call('set_cursor', pointer.last('enter')?.[0] as number, cursor, 5, 5);
    desk.show(cursor, desk.buffer(10, 10, 0xff0000ff));
    cursor.call('offset', 2, 0);
    cursor.call('commit');
    await desk.client.sync();
    const image = await screen.screenshot();
    const blueAt = (x: number, y: number): boolean => image.data[(y * image.width + x) * 4 + 2] === 255;
    expect([blueAt(46, 45), blueAt(47, 45), blueAt(56, 54), blueAt(57, 54)]).toEqual([false, true, true, false]);
  });
});

describe('the keyboard', () => {
  test('gives a keymap, and keys with their modifiers to the window that has the focus', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { keyboard } = await seated(desk);
    const { surface } = await desk.window(50, 50, RED);
    screen.input.keyboard.key(42, 'pressed');
    screen.input.keyboard.key(30, 'pressed');
    await desk.client.until(() => keyboard.all('key').length === 2);
    expect(keyboard.last('enter')?.[1]).toBe(surface.id);
    expect(keyboard.last('key')?.slice(2)).toEqual([30, 1]);
    expect(keyboard.last('modifiers')?.slice(1)).toEqual([1, 0, 0, 0]);
    const [format, fd, size] = keyboard.last('keymap') as [number, OwnedFd, number];
    expect(format).toBe(1);
    const text = Buffer.alloc(size);
    readSync(fd.fd, text, 0, size, 0);
    expect(text.at(-1)).toBe(0);
    const compiled = spawnSync('xkbcli', ['compile-keymap', '--keymap', '/dev/stdin'], { input: text.subarray(0, -1) });
    // where there is no xkbcli, the foreign clients are the judges
    if (compiled.error === undefined) expect(compiled.stderr.toString()).toBe('');
  });

  test('goes to the window that is pressed on, and its states follow', async () => {
    const screen = await start();
    const desk = await open(screen);
    const { keyboard } = await seated(desk);
    const first = await desk.window(100, 100, RED);
    await desk.window(20, 20, 0xff00ff00);
    screen.input.pointer.move(5, 5);
    screen.input.pointer.button(0x110, 'pressed');
    await desk.client.until(() => keyboard.last('enter')?.[1] === first.surface.id);
    expect(screen.windows.map(({ states }) => states)).toEqual([[], ['activated']]);
    screen.focus(undefined);
    await desk.client.until(() => keyboard.last('leave')?.[1] === first.surface.id);
    expect(screen.windows.map(({ states }) => states)).toEqual([[], []]);
  });
});

test('a finger keeps the surface that it went down on', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { touch } = await seated(desk);
  const { surface } = await desk.window(50, 50, RED);
  screen.input.touch.down(3, 10, 10);
  screen.input.touch.motion(3, 120, 10);
  screen.input.touch.up(3);
  await desk.client.until(() => touch.last('up'));
  expect(touch.last('down')?.slice(2)).toEqual([surface.id, 3, 10, 10]);
  expect(touch.last('motion')?.slice(1)).toEqual([3, 120, 10]);
});

test('the seat tells when its devices change', async () => {
  const screen = await start();
  const desk = await open(screen);
  const { seat } = await seated(desk);
  screen.input.capabilities = ['keyboard'];
  await desk.client.until(() => (seat.last('capabilities')?.[0] as number) === 2);
  seat.call('get_pointer'); // it had one once: no error
  await desk.client.sync();
});
