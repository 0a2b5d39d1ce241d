// What the compositor tells of all windows and outputs: lists of windows, copies of the screen, logical outputs.
import { openSync, readSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as list from '../../src/protocol/generated/ext-foreign-toplevel-list-v1.js';
import { WlShmFormat } from '../../src/protocol/generated/wayland.js';
import * as manager from '../../src/protocol/generated/wlr-foreign-toplevel-management-unstable-v1.js';
import * as screencopy from '../../src/protocol/generated/wlr-screencopy-unstable-v1.js';
import * as xdgOutput from '../../src/protocol/generated/xdg-output-unstable-v1.js';
import { createMemfd } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { eachFails } from './fails.js';
import { type Desk, learn, type RawObject } from './raw-client.js';
import { atTheEnd, leaveNothingOpen, open, start } from './screen.js';

learn(list, manager, screencopy, xdgOutput);
leaveNothingOpen();

const RED = 0xffff0000;
const GREEN = 0xff00ff00;

/** The handles that a list gave, the latest last. */
const handles = (desk: Desk, of: RawObject): RawObject[] =>
  of.all('toplevel').map(([id]) => desk.client.object(id as number));

const eventsOf = (desk: Desk, of: RawObject): string[] =>
  desk.client.events.filter(({ object }) => object === of).map(({ name }) => name);

describe('ext_foreign_toplevel_list_v1', () => {
  test('names the windows that there are and that come, with what changes of them', async () => {
    const screen = await start();
    const [app, bar] = [await open(screen), await open(screen)];
    const first = await app.window(10, 10, RED);
    first.toplevel.call('set_title', 'first');
    await app.client.sync();
    const windows = bar.client.bind('ext_foreign_toplevel_list_v1');
    await bar.client.sync();
    const [one] = handles(bar, windows);
    if (one === undefined) throw new Error('no handle');
    expect(eventsOf(bar, one)).toEqual(['identifier', 'title', 'done']);
    first.toplevel.call('set_title', 'other');
    first.toplevel.call('set_app_id', 'org.example');
    await app.window(10, 10, RED);
    await bar.client.until(() => handles(bar, windows).length === 2 && one.last('app_id'));
    expect([one.last('title'), one.last('app_id'), one.all('done').length]).toEqual([['other'], ['org.example'], 2]);
    first.toplevel.call('destroy');
    await app.client.sync();
    await bar.client.until(() => one.last('closed'));
    const identifiers = handles(bar, windows).map((handle) => handle.last('identifier')?.[0]);
    expect(new Set(identifiers).size).toBe(2);
  });

  test('says that it is finished when it is stopped, and no more', async () => {
    const screen = await start();
    const desk = await open(screen);
    const windows = desk.client.bind('ext_foreign_toplevel_list_v1');
    windows.call('stop');
    windows.call('stop');
    await desk.window(10, 10, RED);
    expect(eventsOf(desk, windows)).toEqual(['finished']);
  });
});

describe('zwlr_foreign_toplevel_manager_v1', () => {
  test('tells states, outputs and parents, and acts on windows', async () => {
    const screen = await start();
    const [app, bar] = [await open(screen), await open(screen)];
    const output = bar.client.bind('wl_output');
    const windows = bar.client.bind('zwlr_foreign_toplevel_manager_v1');
    const below = await app.window(10, 10, RED);
    const above = await app.window(10, 10, RED);
    above.toplevel.call('set_parent', below.toplevel);
    await app.client.sync();
    await bar.client.until(() => handles(bar, windows)[1]?.last('parent'));
    const [one, two] = handles(bar, windows);
    if (one === undefined || two === undefined) throw new Error('no handles');
    const states = (of: RawObject): number[] => {
      const [bytes] = (of.last('state') ?? []) as Uint8Array[];
      return [...new Uint32Array((bytes ?? new Uint8Array()).slice().buffer)];
    };
    await bar.client.until(() => one.last('state') && states(one).length === 0);
    expect(states(two)).toEqual([2]);
    expect(two.last('parent')).toEqual([one.id]);
    expect(two.last('output_enter')).toEqual([output.id]);
    one.call('activate', bar.client.bind('wl_seat'));
    one.call('set_maximized');
    await bar.client.until(() => states(one).length === 2);
    expect(states(one)).toEqual([0, 2]);
    one.call('unset_maximized');
    one.call('set_fullscreen', null);
    one.call('close');
    await bar.client.until(() => states(one).includes(3));
    one.call('unset_fullscreen');
    bar.client.flush();
    await app.client.until(() => below.toplevel.last('close'));
    above.surface.call('attach', null, 0, 0);
    above.surface.call('commit');
    await app.client.sync();
    await bar.client.until(() => two.last('closed'));
    // what is asked of it now is ignored
    two.call('set_maximized');
    two.call('close');
    await bar.client.sync();
    expect(above.toplevel.last('close')).toBeUndefined();
    windows.call('stop');
    await bar.client.until(() => windows.last('finished'));
  });

  test('keeps the rectangle of a taskbar for the digest, until it is empty', async () => {
    const screen = await start();
    const desk = await open(screen);
    const windows = desk.client.bind('zwlr_foreign_toplevel_manager_v1');
    const { surface } = await desk.window(10, 10, RED);
    const [one] = handles(desk, windows);
    one?.call('set_rectangle', surface, 1, 2, 3, 4);
    await desk.client.sync();
    expect(screen.digest()[0]?.objects).toEqual({
      zwlr_foreign_toplevel_handle_v1: [
        { window: 'window [null,null]', surface: 'window [null,null]', rectangle: { x: 1, y: 2, width: 3, height: 4 } },
      ],
    });
    one?.call('set_rectangle', surface, 1, 2, 0, 0);
    await desk.client.sync();
    expect(screen.digest()[0]?.objects).toBeUndefined();
  });
});

/** A shm buffer whose memory can be read. */
function target(desk: Desk, width: number, height: number, format: number = WlShmFormat.xrgb8888) {
  const bytes = width * height * 4;
  const memory = createMemfd('copy', bytes);
  atTheEnd(() => memory.close());
  const fd = new OwnedFd(openSync(`/proc/self/fd/${memory.fd}`, 'r+'));
  const buffer = desk.shm.call('create_pool', fd, bytes).call('create_buffer', 0, width, height, width * 4, format);
  const pixel = (x: number, y: number): string => {
    const four = new Uint8Array(4);
    readSync(memory.fd, four, 0, 4, (y * width + x) * 4);
    return (new Uint32Array(four.buffer)[0] ?? 0).toString(16);
  };
  return { buffer, pixel };
}

function capture(desk: Desk, region?: [number, number, number, number]): RawObject {
  const copies = desk.client.bind('zwlr_screencopy_manager_v1');
  const output = desk.client.bind('wl_output');
  return region === undefined
    ? copies.call('capture_output', 0, output)
    : copies.call('capture_output_region', 0, output, ...region);
}

describe('zwlr_screencopy_manager_v1', () => {
  test('copies what an output shows', async () => {
    const screen = await start();
    const desk = await open(screen);
    await desk.window(20, 20, RED);
    const frame = capture(desk);
    await desk.client.until(() => frame.last('buffer_done'));
    expect(frame.last('buffer')).toEqual([WlShmFormat.xrgb8888, 200, 100, 800]);
    const { buffer, pixel } = target(desk, 200, 100);
    frame.call('copy', buffer);
    await desk.client.until(() => frame.last('ready'));
    expect(eventsOf(desk, frame)).toEqual(['buffer', 'buffer_done', 'flags', 'ready']);
    expect([pixel(0, 0), pixel(19, 19), pixel(20, 20), pixel(199, 99)]).toEqual([
      'ffff0000',
      'ffff0000',
      'ff000000',
      'ff000000',
    ]);
  });

  test('copies a region, in pixels, clipped to the output', async () => {
    const screen = await start({ scale: 2 });
    const desk = await open(screen);
    await desk.window(20, 20, RED);
    const frame = capture(desk, [15, 15, 1000, 10]);
    await desk.client.until(() => frame.last('buffer_done'));
    expect(frame.last('buffer')).toEqual([WlShmFormat.xrgb8888, 170, 20, 680]);
    const { buffer, pixel } = target(desk, 170, 20);
    frame.call('copy', buffer);
    await desk.client.until(() => frame.last('ready'));
    expect([pixel(9, 9), pixel(10, 9)]).toEqual(['ffff0000', 'ff000000']);
  });

  test('waits for the next frame, and with damage for one that something else makes', async () => {
    const screen = await start({ behaviour: { autoFrame: false } });
    const desk = await open(screen);
    const { surface } = await desk.window(20, 20, RED);
    const [plain, damaged] = [capture(desk), capture(desk)];
    plain.call('copy', target(desk, 200, 100).buffer);
    const { buffer, pixel } = target(desk, 200, 100);
    damaged.call('copy_with_damage', buffer);
    await desk.client.sync();
    expect(plain.last('ready')).toBeUndefined();
    desk.show(surface, desk.buffer(20, 20, GREEN));
    await desk.client.sync();
    screen.tick();
    await desk.client.until(() => plain.last('ready') && damaged.last('ready'));
    expect(damaged.last('damage')).toEqual([0, 0, 200, 100]);
    expect(pixel(0, 0)).toBe('ff00ff00');
  });

  test('fails outside of the output, and when the output goes meanwhile', async () => {
    const screen = await start({ behaviour: { autoFrame: false } });
    const desk = await open(screen);
    const outside = capture(desk, [500, 0, 10, 10]);
    await desk.client.until(() => outside.last('failed'));
    const frame = capture(desk);
    frame.call('copy', target(desk, 200, 100).buffer);
    await desk.client.sync();
    const [output] = screen.outputs;
    if (output !== undefined) screen.removeOutput(output);
    await desk.client.until(() => frame.last('failed'));
  });
});

test('zxdg_output_manager_v1 tells place and size in logical pixels', async () => {
  const screen = await start({
    outputs: [
      { width: 100, height: 50 },
      { name: 'SECOND', width: 80, height: 60, scale: 2 },
    ],
  });
  const desk = await open(screen);
  const output = desk.client.bind('wl_output'); // the last one
  const logical = desk.client.bind('zxdg_output_manager_v1').call('get_xdg_output', output);
  await desk.client.sync();
  expect(['logical_position', 'logical_size', 'name'].map((event) => logical.last(event))).toEqual([
    [100, 0],
    [40, 30],
    ['SECOND'],
  ]);
  expect(output.all('done')).toHaveLength(2);
  expect(logical.last('done')).toBeUndefined();
  const old = desk.client.bind('zxdg_output_manager_v1', 1).call('get_xdg_output', output);
  await desk.client.sync();
  expect(eventsOf(desk, old)).toEqual(['logical_position', 'logical_size', 'done']);
});

eachFails([
  {
    what: 'a rectangle of less than nothing',
    object: 'zwlr_foreign_toplevel_handle_v1',
    code: manager.ZwlrForeignToplevelHandleV1Error.invalid_rectangle,
    commit: async (desk) => {
      const windows = desk.client.bind('zwlr_foreign_toplevel_manager_v1');
      const { surface } = await desk.window(10, 10, RED);
      handles(desk, windows)[0]?.call('set_rectangle', surface, 0, 0, -1, 5);
    },
  },
  {
    what: 'a second copy of one frame',
    object: 'zwlr_screencopy_frame_v1',
    code: screencopy.ZwlrScreencopyFrameV1Error.already_used,
    commit: (desk) => {
      const { buffer } = target(desk, 200, 100);
      capture(desk).call('copy', buffer).call('copy', buffer);
    },
  },
  ...(
    [
      ['size', 200, 99, WlShmFormat.xrgb8888],
      ['format', 200, 100, WlShmFormat.argb8888],
    ] as const
  ).map(([what, width, height, format]) => ({
    what: `a copy into a buffer of another ${what}`,
    object: 'zwlr_screencopy_frame_v1',
    code: screencopy.ZwlrScreencopyFrameV1Error.invalid_buffer,
    commit: (desk: Desk) => capture(desk).call('copy', target(desk, width, height, format).buffer),
  })),
]);
