// What a pointer looks like: surfaces and shapes, in the digest as on the screen.
import { expect, test } from 'vitest';
import * as cursorShape from '../../src/protocol/generated/cursor-shape-v1.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(cursorShape);
leaveNothingOpen();

const { WpCursorShapeDeviceV1Shape: shapes } = cursorShape;

async function entered(): Promise<{
  desk: Desk;
  pointer: RawObject;
  serial: number;
  cursor(): unknown;
  leave(): Promise<void>;
}> {
  const screen = await start();
  const desk = await open(screen);
  const pointer = desk.client.bind('wl_seat').call('get_pointer');
  await desk.window(50, 50, 0xffff0000);
  screen.input.pointer.move(10, 10);
  await desk.client.until(() => pointer.last('enter'));
  const serial = pointer.last('enter')?.[0];
  return {
    desk,
    pointer,
    serial: serial as number,
    cursor: () => screen.digest()[0]?.cursor,
    async leave() {
      screen.input.pointer.move(150, 90);
      await desk.client.until(() => pointer.last('leave'));
    },
  };
}

function cursorSurface(desk: Desk): RawObject {
  const surface = desk.surface();
  desk.show(surface, desk.buffer(10, 10, 0xff0000ff));
  return surface;
}

test('the digest tells the hotspot with the offsets that came off it', async () => {
  const { desk, pointer, serial, cursor } = await entered();
  const surface = cursorSurface(desk);
  pointer.call('set_cursor', serial, surface, 7, 8);
  surface.call('offset', 2, 3);
  surface.call('commit');
  await desk.client.sync();
  expect(cursor()).toMatchObject({ hotspotX: 5, hotspotY: 5, surface: { role: 'cursor', content: { width: 10 } } });
  pointer.call('set_cursor', serial, surface, 1, 1);
  await desk.client.sync();
  expect(cursor()).toMatchObject({ hotspotX: 1, hotspotY: 1 });
});

test('a shape takes the place of a surface, whose use ends, and the other way round', async () => {
  const { desk, pointer, serial, cursor } = await entered();
  const device = desk.client.bind('wp_cursor_shape_manager_v1').call('get_pointer', pointer);
  const surface = cursorSurface(desk);
  pointer.call('set_cursor', serial, surface, 7, 8);
  device.call('set_shape', serial, shapes.text);
  await desk.client.sync();
  expect(cursor()).toEqual({ hotspotX: 0, hotspotY: 0, shape: 'text' });
  desk.show(surface, desk.buffer(10, 10, 0xff0000ff));
  pointer.call('set_cursor', serial, surface, 0, 0);
  await desk.client.sync();
  expect(cursor()).toMatchObject({ surface: { role: 'cursor' } });
  expect(cursor()).not.toHaveProperty('shape');
  pointer.call('set_cursor', serial, null, 0, 0);
  device.call('destroy');
  await desk.client.sync();
  expect(cursor()).toEqual({ hotspotX: 0, hotspotY: 0 });
});

test('only the serial of the last enter is heard, and only as long as the pointer is there', async () => {
  const { desk, pointer, serial, cursor, leave } = await entered();
  const device = desk.client.bind('wp_cursor_shape_manager_v1').call('get_pointer', pointer);
  device.call('set_shape', serial - 1, shapes.text);
  pointer.call('set_cursor', serial - 1, desk.surface(), 0, 0);
  await desk.client.sync();
  expect(cursor()).toBeUndefined();
  await leave();
  device.call('set_shape', serial, shapes.text);
  await desk.client.sync();
  expect(cursor()).toBeUndefined();
});

test('a cursor is gone with its surface', async () => {
  const { desk, pointer, serial, cursor } = await entered();
  const surface = cursorSurface(desk);
  pointer.call('set_cursor', serial, surface, 0, 0);
  surface.call('destroy');
  await desk.client.sync();
  expect(cursor()).toBeUndefined();
});
