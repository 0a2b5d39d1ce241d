import { expect, test } from 'vitest';
import {
  compare,
  describe,
  differencesText,
  logText,
  OpenedSnapshot,
  sheetOf,
  straightened,
  treeText,
  windowPicture,
} from '../../src/inspect/index.js';
import { WlDataDeviceManager, WlSeat } from '../../src/protocol/generated/wayland.js';
import { next } from '../contract/app.js';
import { compareImages, crop } from '../peers/index.js';
import { open, start } from '../session/stage.js';
import { paintPicture } from '../window/pictures.js';
import { fill, opened, panel, pathOf, pictureWindow, popup, showDesk, subsurface } from './desk.js';

test('windows are described with key, title, app id, size and state, and with what belongs to them', async () => {
  const session = await open(await start());
  await showDesk(session);
  const { windows, pools, globals, sections, data, undeclared, ...rest } = describe(await opened(session, { page: 3 }));
  expect(rest).toMatchObject({ format: 2, point: 0, torn: 0, layers: [], surfaces: [], others: [] });
  expect(windows).toMatchObject([
    {
      key: 'main',
      title: 'Main',
      appId: 'org.example.desk',
      size: { width: 120, height: 80 },
      maxSize: { width: 500, height: 400 },
      minSize: null,
      surface: {
        path: 'window "main"',
        interface: 'wl_surface',
        role: 'xdg_toplevel',
        content: { committed: { width: 120, height: 80, format: 'argb8888' } },
        subsurfaces: [
          {
            x: 10,
            y: 12,
            below: false,
            synchronized: true,
            placed: true,
            surface: { key: 'badge', size: { width: 20, height: 16 } },
          },
        ],
        popups: [{ placed: { x: 100, y: 70, width: 30, height: 20 }, grab: false, surface: { key: 'menu' } }],
      },
    },
    { key: 'second', states: ['activated'], size: { width: 40, height: 30 } },
  ]);
  expect(pools.map(({ bytes, touched }) => touched > 0 && touched <= bytes)).toEqual(pools.map(() => true));
  expect(globals.map((one) => one.interface)).toEqual(
    expect.arrayContaining(['wl_compositor', 'wl_shm', 'xdg_wm_base']),
  );
  expect(sections.map((one) => one.name)).toEqual(['window']);
  expect({ data, undeclared }).toEqual({ data: { encoding: 'json', bytes: 10, value: { page: 3 } }, undeclared: [] });
});

test('what is committed, what waits for the parent and what is not committed stand apart', async () => {
  const session = await open(await start());
  const { surface: parent } = await pictureWindow(session);
  const { surface } = subsurface(session, parent, 5, 6, 'child');
  parent.commit();
  surface.setBufferScale(2);
  fill(session, surface, 8, 8, 0xffffffff);
  surface.commit();
  surface.setBufferTransform(1);
  const { windows } = describe(await opened(session));
  const child = windows[0]?.surface.subsurfaces[0]?.surface;
  expect(child).toMatchObject({ size: null, content: { cached: { width: 8, height: 8 } } });
  expect(child?.state.committed).toBeUndefined();
  expect(child?.state.cached?.['buffer scale']).toEqual([{ request: 'set_buffer_scale', args: { scale: 2 } }]);
  expect(child?.state.pending).toEqual({
    'buffer transform': [{ request: 'set_buffer_transform', args: { transform: '90' } }],
  });
});

test('a picture of a window is what the compositor showed of it, with subsurface and popup', async () => {
  const screen = await start();
  const session = await open(screen);
  const { main } = await showDesk(session);
  const snapshot = await opened(session);
  const [first] = describe(snapshot).windows;
  const picture = windowPicture(snapshot.state, first?.surface.handle ?? 0);
  // The popup reaches 10 pixels out of the window, to the right and below.
  expect(picture).toMatchObject({ width: 130, height: 90, scale: 1, area: { x: 0, y: 0, width: 130, height: 90 } });
  const shown = screen.windows.find((one) => one.title === main.title);
  screen.focus(shown); // above the second one
  const { x = 0, y = 0 } = shown?.rectangle ?? {};
  const area = { x, y, width: 120, height: 80 };
  const seen = crop(await screen.screenshot(), area);
  if (picture === undefined) throw new Error('nothing was drawn');
  expect(compareImages(crop(picture, { ...area, x: 0, y: 0 }), seen).pixelsDiffering).toBe(0);
  expect([...picture.data.subarray((85 * 130 + 125) * 4, (85 * 130 + 126) * 4)]).toEqual([0, 0xc0, 0, 255]);
  expect([...picture.data.subarray(85 * 130 * 4, 85 * 130 * 4 + 4)]).toEqual([0, 0, 0, 0]);
});

test('a picture keeps what shines through, and several stand side by side', async () => {
  const session = await open(await start());
  await showDesk(session);
  const snapshot = await opened(session);
  const pictures = describe(snapshot).windows.flatMap((one) => windowPicture(snapshot.state, one.surface.handle) ?? []);
  const [, second] = pictures;
  if (second === undefined) throw new Error('nothing was drawn');
  expect([...second.data.subarray(0, 4)]).toEqual([0x80, 0x80, 0x80, 0x80]); // premultiplied
  expect([...straightened(second).data.subarray(0, 4)]).toEqual([255, 255, 255, 0x80]);
  expect([...second.data.subarray(-4)]).toEqual([0, 0, 0, 0]);
  const sheet = sheetOf(pictures);
  expect(sheet).toMatchObject({ width: 130 + 16 + 40, height: 90 });
  expect(compareImages(crop(sheet, { x: 146, y: 0, width: 40, height: 30 }), second).pixelsDiffering).toBe(0);
});

test('the log has a line for each record, in the form of WAYLAND_DEBUG', async () => {
  const session = await open(await start());
  const window = await pictureWindow(session);
  session.setKey(window.surface, 'face\u001b[31m');
  const { content } = await opened(session);
  const lines = logText(content.base).trimEnd().split('\n');
  expect(lines).toHaveLength(content.base.length);
  for (const line of lines) expect(line).toMatch(/^\[ {6}0\.\d{3}\] ( -> \w+@\d+\.\w+\(.*\)|\w+@\d+\.\w+\(.*\)|# .+)$/);
  const { toplevel, surface } = window;
  expect(lines.map((line) => line.slice(14))).toEqual(
    expect.arrayContaining([
      ' -> wl_display@1.get_registry(new id wl_registry@2)',
      ` -> xdg_toplevel@${toplevel.handle}.set_title("Main")`,
      expect.stringMatching(/^ -> wl_registry@2\.bind\(\d+, "wl_compositor", 6, new id \[unknown\]@\d+\)$/),
      expect.stringMatching(/^ -> wl_shm@\d+\.create_pool\(new id wl_shm_pool@\d+, fd -1, \d+\)$/),
      `# wl_surface@${surface.handle} has the key "face\\u001b[31m"`,
    ]),
  );
});

test('a tree for people has no control characters of a title, and no line wider than it may be', async () => {
  const session = await open(await start());
  await pictureWindow(session, { title: 'a\u001b]0;b\u0007\nc' });
  const { file, ...snapshot } = await opened(session).then((one) => ({ file: one.file, described: describe(one) }));
  const whole = treeText(file, snapshot.described);
  expect(whole).toContain('main "a·]0;b··c" org.example.desk 120x80');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(whole.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f]/);
  const painted: string[] = [];
  const paint = (tone: string, text: string): string => {
    painted.push(tone);
    return text;
  };
  const narrow = treeText(file, snapshot.described, { width: 40, paint });
  expect(Math.max(...narrow.split('\n').map((line) => line.length))).toBe(40);
  expect(new Set(painted)).toEqual(new Set(['heading', 'name', 'detail']));
});

test('two snapshots of an app that did nothing in between are alike', async () => {
  const session = await open(await start());
  await showDesk(session);
  expect(compare(await opened(session, 1), await opened(session, 1))).toEqual([]);
});

test('what differs is told by path: states, pixels with their number and place, objects that one of them lacks', async () => {
  const session = await open(await start());
  const { main, second } = await showDesk(session);
  const before = await opened(session, 1);
  main.setTitle('Other');
  main.draw(
    ({ pixels, stride, damage }) => {
      for (let y = 20; y < 24; y++) pixels.fill(9, y * stride + 30 * 4, y * stride + 36 * 4);
      damage(30, 20, 6, 4);
    },
    { preserve: true },
  );
  second.destroy();
  await session.roundtrip();
  const differences = compare(before, await opened(session, 2));
  expect(differences).toEqual(
    expect.arrayContaining([
      { path: 'window "second"', kind: 'only', in: 'first' },
      {
        path: 'window "main"/xdg_toplevel[0]',
        kind: 'state',
        what: 'title',
        first: [{ request: 'set_title', args: { title: 'Main' } }],
        second: [{ request: 'set_title', args: { title: 'Other' } }],
      },
      { path: 'window "main"', kind: 'pixels', differing: 24, of: 9600, box: { x: 30, y: 20, width: 6, height: 4 } },
      { path: 'data', kind: 'state', what: 'data', first: expect.anything(), second: expect.anything() },
    ]),
  );
  const text = differencesText(differences);
  expect(text).toContain('- window "second"\n');
  expect(text).toContain('  title: set_title("Main") → set_title("Other")\n');
  expect(text).toContain('  pixels: 24 of 9600 differ, all within 6x4 at 30,20\n');
});

test('pixels of a sensitive surface are not in the file, and its pool has nothing drawn', async () => {
  const session = await open(await start());
  await pictureWindow(session);
  await pictureWindow(session, { key: 'secret', title: 'Secret', sensitive: true });
  const { windows, pools } = describe(await opened(session));
  expect(windows.map((one) => one.key)).toEqual(['main']);
  expect(pools.filter((one) => one.touched === 0)).toHaveLength(1);
});

test('a panel is described and drawn with the popup that stands on it', async () => {
  const session = await open(await start());
  const layer = await panel(session, 24, 0xff102030);
  await popup(session, layer, 50, 20, 'menu');
  await session.roundtrip();
  const snapshot = await opened(session);
  const { layers, windows, surfaces } = describe(snapshot);
  expect({ windows, surfaces }).toEqual({ windows: [], surfaces: [] });
  expect(layers).toMatchObject([
    {
      path: 'layer "panel"',
      size: { width: 400, height: 24 },
      popups: [{ placed: { x: 50, y: 20 }, surface: { key: 'menu' } }],
    },
  ]);
  const picture = windowPicture(snapshot.state, layers[0]?.handle ?? 0);
  expect(picture).toMatchObject({ width: 400, height: 40 });
  expect([...(picture?.data.subarray((30 * 400 + 60) * 4, (30 * 400 + 61) * 4) ?? [])]).toEqual([0, 0xc0, 0, 255]);
});

test('a seat is described with its devices, a selection with what it offers', async () => {
  const screen = await start();
  const session = await open(screen);
  const window = await pictureWindow(session);
  const seat = session.bind(WlSeat, { max: 5 });
  const manager = session.bind(WlDataDeviceManager, { max: 3 });
  const device = manager.getDataDevice(seat);
  const source = manager.createDataSource();
  source.offer('text/plain');
  const entered = next<{ serial: number }>(seat.getPointer(), 'enter');
  const { x = 0, y = 0 } = screen.windows[0]?.rectangle ?? {};
  await session.roundtrip();
  screen.input.pointer.move(x + 5, y + 5);
  const { serial } = await entered;
  device.setSelection(source, serial);
  await session.roundtrip();
  const { selections, seats } = describe(await opened(session));
  expect(selections).toEqual([
    { kind: 'clipboard', device: 'wl_seat[0]/wl_data_device[0]', mimeTypes: ['text/plain'] },
  ]);
  expect(seats[0]?.objects.map((one) => one.interface)).toEqual(['wl_data_device', 'wl_pointer']);
  window.destroy();
});

test('a window at twice the scale is drawn with all its pixels', async () => {
  const session = await open(await start());
  const window = await pictureWindow(session, { scale: 2 });
  window.draw(paintPicture);
  const snapshot = await opened(session);
  const picture = windowPicture(snapshot.state, window.surface.handle);
  expect(picture).toMatchObject({ width: 240, height: 160, scale: 2, area: { width: 120, height: 80 } });
});

test('a file that is none is refused by its section', async () => {
  await expect(OpenedSnapshot.open(pathOf('missing.wls'))).rejects.toMatchObject({
    code: 'ERR_WL_SNAPSHOT',
    section: 'file',
  });
});
