// zwp_tablet_v2: tablets and pens that come and go, and what a pen does on a surface.
import { expect, test } from 'vitest';
import * as cursorShape from '../../src/protocol/generated/cursor-shape-v1.js';
import * as tabletV2 from '../../src/protocol/generated/tablet-v2.js';
import { learn, type RawObject } from './raw-client.js';
import { leaveNothingOpen, open, start } from './screen.js';

learn(cursorShape, tabletV2);
leaveNothingOpen();

async function stage() {
  const screen = await start();
  const desk = await open(screen);
  const tablet = screen.input.tablet.add({ name: 'slate' });
  const pen = screen.input.tablet.addTool({ type: 'brush', hardwareSerial: 0x1_0000_0002n });
  const seat = desk.client.bind('zwp_tablet_manager_v2').call('get_tablet_seat', desk.client.bind('wl_seat'));
  await desk.client.until(() => seat.last('tool_added'));
  const made = (event: string): RawObject => desk.client.object(seat.last(event)?.[0] as number);
  const tool = made('tool_added');
  const window = await desk.window(50, 50, 0xffff0000);
  const names = (): string[] => desk.client.events.filter(({ object }) => object === tool).map(({ name }) => name);
  return { screen, desk, tablet, pen, seat, made, tool, theirTablet: made('tablet_added'), names, ...window };
}

test('who asks is told of what is there and of what comes', async () => {
  const { desk, made, screen, seat, theirTablet, tool } = await stage();
  expect(theirTablet.last('name')).toEqual(['slate']);
  expect(theirTablet.last('done')).toEqual([]);
  expect([tool.last('type'), tool.last('hardware_serial'), tool.last('capability')]).toEqual([[0x142], [1, 2], [2]]);
  screen.input.tablet.add({ name: 'second' });
  await desk.client.until(() => seat.all('tablet_added').length === 2);
  expect(made('tablet_added').last('name')).toEqual(['second']);
  expect(screen.digest()[0]?.objects).toMatchObject({
    zwp_tablet_v2: [{ name: 'second' }, { name: 'slate' }],
    zwp_tablet_tool_v2: [{ type: 'brush' }],
    zwp_tablet_seat_v2: [{}],
  });
});

test('a pen comes near, draws and goes, each in a frame', async () => {
  const { desk, names, pen, surface, tablet, theirTablet, tool } = await stage();
  const from = names().length;
  pen.move(tablet, 10, 20);
  pen.tip('down');
  pen.pressure(1000);
  pen.move(tablet, 150, 20); // the surface keeps it
  pen.button(0x14b, 'pressed');
  pen.leave();
  await desk.client.until(() => tool.last('proximity_out'));
  await desk.client.sync();
  expect(names().slice(from)).toEqual([
    ...['proximity_in', 'motion', 'frame', 'down', 'frame', 'pressure', 'frame', 'motion', 'frame', 'button', 'frame'],
    ...['up', 'button', 'proximity_out', 'frame'],
  ]);
  expect(tool.last('proximity_in')?.slice(1)).toEqual([theirTablet.id, surface.id]);
  expect(tool.all('motion')).toEqual([
    [10, 20],
    [150, 20],
  ]);
  expect(tool.all('button').map(([, code, state]) => [code, state])).toEqual([
    [0x14b, 1],
    [0x14b, 0],
  ]);
});

test('what is removed goes out of proximity first', async () => {
  const { desk, names, pen, tablet, theirTablet, tool } = await stage();
  pen.move(tablet, 10, 10);
  tablet.remove();
  await desk.client.until(() => theirTablet.last('removed'));
  expect(names().slice(-2)).toEqual(['proximity_out', 'frame']);
  expect(() => pen.move(tablet, 1, 1)).toThrowError(expect.objectContaining({ code: 'ERR_WL_STATE' }));
  pen.remove();
  await desk.client.until(() => tool.last('removed'));
  tool.call('destroy');
  theirTablet.call('destroy');
  await desk.client.sync();
});

test('a pen has a cursor of its own, while it is over the client', async () => {
  const { desk, pen, screen, tablet, tool } = await stage();
  const told = (): unknown => screen.digest()[0]?.objects?.zwp_tablet_tool_v2;
  pen.move(tablet, 10, 10);
  await desk.client.until(() => tool.last('proximity_in'));
  const serial = tool.last('proximity_in')?.[0] as number;
  tool.call('set_cursor', serial + 1000, desk.surface(), 1, 1);
  await desk.client.sync();
  expect(told()).toEqual([{ type: 'brush' }]);
  tool.call('set_cursor', serial, desk.surface(), 3, 4);
  await desk.client.sync();
  expect(told()).toEqual([{ type: 'brush', cursor: { hotspot: { x: 3, y: 4 }, surface: true } }]);
  const device = desk.client.bind('wp_cursor_shape_manager_v1').call('get_tablet_tool_v2', tool);
  device.call('set_shape', serial, cursorShape.WpCursorShapeDeviceV1Shape.crosshair);
  await desk.client.sync();
  expect(told()).toMatchObject([{ cursor: { surface: false, shape: 'crosshair' } }]);
  pen.move(tablet, 150, 90);
  await desk.client.until(() => tool.last('proximity_out'));
  expect(told()).toEqual([{ type: 'brush' }]);
});
