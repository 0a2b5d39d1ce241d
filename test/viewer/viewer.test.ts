import { expect, onTestFinished, test } from 'vitest';
import type { TestCompositor, TestCompositorOptions } from '../../src/testing/index.js';
import { LayerSurface } from '../../src/testing/layer-shell.js';
import { XdgPopup } from '../../src/testing/xdg-popup.js';
import { Viewer } from '../../src/viewer/index.js';
import { next } from '../contract/app.js';
import { panel, pathOf, pictureWindow, showDesk } from '../inspect/desk.js';
import { compareImages, crop, type Image } from '../peers/index.js';
import { open, start } from '../session/stage.js';
import { pictureOf } from '../window/pictures.js';

/** Shows something, saves it, ends its session, and shows it again without it. */
async function viewed(
  options: TestCompositorOptions,
  show: (session: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
): Promise<{ screen: TestCompositor; viewer: Viewer; before: Image }> {
  const screen = await start(options);
  const session = await open(screen);
  await show(session);
  await session.roundtrip();
  const before = await screen.screenshot();
  const file = pathOf('app.wls');
  await session.snapshot(file);
  session.close();
  await screen.until(() => screen.clients.length === 0);
  const viewer = await view(file, screen);
  return { screen, viewer, before };
}

async function view(file: string, screen: TestCompositor): Promise<Viewer> {
  const viewer = await Viewer.open(file, {
    socket: screen.socket,
    reconnect: { retries: 500, minDelay: 5, maxDelay: 10 },
  });
  onTestFinished(() => viewer.close());
  await viewer.session.roundtrip();
  return viewer;
}

/** The window's part of the screen. */
async function shown(screen: TestCompositor, title = 'Main'): Promise<Image> {
  const rectangle = windowOf(screen, title).rectangle;
  return crop(await screen.screenshot(), rectangle);
}

function windowOf(screen: TestCompositor, title = 'Main') {
  const window = screen.windows.find((one) => one.title === title);
  if (window === undefined) throw new Error(`there is no window ${title}`);
  return window;
}

/** Resolves when a window has this size. */
async function resized(screen: TestCompositor, width: number, height: number): Promise<void> {
  await screen.until(() => {
    const rectangle = screen.windows.find((one) => one.title === 'Main')?.rectangle;
    return rectangle?.width === width && rectangle.height === height;
  });
}

/** Each pixel four times. */
function doubled({ width, height, data }: Image): Image {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const to = new Uint32Array(width * height * 4);
  for (let i = 0; i < to.length; i++) {
    const [x, y] = [i % (2 * width), Math.floor(i / (2 * width))];
    to[i] = from[(y >> 1) * width + (x >> 1)] as number; // there are as many
  }
  return { width: width * 2, height: height * 2, data: new Uint8Array(to.buffer) };
}

test('everything that an app showed is shown without it: windows, subsurfaces, popups', async () => {
  const { screen, viewer, before } = await viewed({}, showDesk);
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  expect(screen.windows.map((one) => one.title)).toEqual(['Main', 'Second']);
  await screen.ping(); // it is answered
  viewer.close();
  await viewer.closed;
});

test.each([
  ['a viewport', {}],
  ['a picture of its own, where there are no viewports', { globals: { wp_viewporter: 0 } }],
])('at another size the same picture is shown scaled, by %s; at its own size as it was', async (_, options) => {
  const { screen, before } = await viewed(options, (session) => pictureWindow(session));
  screen.configure(windowOf(screen), { width: 240, height: 160 });
  await resized(screen, 240, 160);
  expect(compareImages(await shown(screen), doubled(pictureOf(120, 80))).pixelsDiffering).toBe(0);
  screen.configure(windowOf(screen), { width: 30, height: 20 });
  await resized(screen, 30, 20);
  screen.configure(windowOf(screen), { width: 0, height: 0 });
  await resized(screen, 120, 80);
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
});

test('a window with subsurfaces is scaled as a whole', async () => {
  const { screen } = await viewed({}, showDesk);
  screen.configure(windowOf(screen), { width: 240, height: 160 });
  await resized(screen, 240, 160);
  screen.focus(windowOf(screen));
  const { data } = await shown(screen);
  const at = (x: number, y: number): number[] => [...data.subarray((y * 240 + x) * 4, (y * 240 + x) * 4 + 4)];
  expect([at(21, 25), at(58, 54)]).toEqual([
    [0xc0, 0x20, 0x10, 255],
    [0xc0, 0x20, 0x10, 255],
  ]);
  expect(at(61, 56)).toEqual([...pictureOf(120, 80).data.subarray((28 * 120 + 30) * 4, (28 * 120 + 30) * 4 + 4)]);
});

test('a maximized window has the size that it is told, and goes back to its own', async () => {
  const { screen } = await viewed({ behaviour: { maximizedSize: { width: 400, height: 280 } } }, (session) =>
    pictureWindow(session),
  );
  screen.configure(windowOf(screen), { width: 400, height: 280, states: ['maximized'] });
  await resized(screen, 400, 280);
  screen.configure(windowOf(screen), { width: 0, height: 0, states: [] });
  await resized(screen, 120, 80);
  expect(compareImages(await shown(screen), pictureOf(120, 80)).pixelsDiffering).toBe(0);
});

test("the app's own limits of its size hold where the size is the window's", async () => {
  const { screen } = await viewed({}, (session) => pictureWindow(session, { maxSize: { width: 150, height: 90 } }));
  screen.configure(windowOf(screen), { width: 240, height: 160 });
  await resized(screen, 150, 90);
  expect((await shown(screen)).width).toBe(150);
});

test('on an output of another scale it is redrawn, where the compositor has no viewports', async () => {
  const { screen } = await viewed({ globals: { wp_viewporter: 0 } }, (session) => pictureWindow(session));
  screen.addOutput({ width: 400, height: 300, scale: 2 });
  const [first] = screen.outputs;
  if (first === undefined) throw new Error('there is no output');
  const scale = (): number | undefined => screen.digest()[0]?.windows[0]?.scale;
  expect(scale()).toBe(1);
  screen.removeOutput(first);
  await screen.until(() => scale() === 2);
  expect(windowOf(screen).rectangle).toMatchObject({ width: 120, height: 80 });
});

test('it comes back with its compositor, also at a size that is not its own', async () => {
  const { screen, viewer } = await viewed({}, (session) => pictureWindow(session));
  screen.configure(windowOf(screen), { width: 240, height: 160 });
  await resized(screen, 240, 160);
  const rebuilt = next(viewer.session, 'rebuilt');
  screen.crash();
  await screen.restart();
  await rebuilt;
  await resized(screen, 120, 80);
  expect(compareImages(await shown(screen), pictureOf(120, 80)).pixelsDiffering).toBe(0);
});

test('a compositor without viewports shows what one with them stretched', async () => {
  const { screen, viewer } = await viewed({}, (session) => pictureWindow(session));
  screen.configure(windowOf(screen), { width: 240, height: 160 });
  await resized(screen, 240, 160);
  const other = await start({ globals: { wp_viewporter: 0 } });
  await viewer.session.reconnect({ socket: other.socket });
  await other.until(() => other.windows[0]?.rectangle.width === 120);
  expect(compareImages(await shown(other), pictureOf(120, 80)).pixelsDiffering).toBe(0);
  other.configure(windowOf(other), { width: 60, height: 40 });
  await resized(other, 60, 40);
});

test('a popup that the compositor dismisses goes, and the window stays', async () => {
  const { screen, viewer } = await viewed({}, showDesk);
  const popups = () => screen.clients[0]?.ofType(XdgPopup) ?? [];
  expect(popups()).toHaveLength(1);
  popups()[0]?.dismiss();
  await screen.until(() => popups().length === 0);
  await viewer.session.roundtrip();
  expect(screen.windows.map((one) => one.title)).toEqual(['Main', 'Second']);
});

test('a window that is asked to close goes with its popups; the last one ends it', async () => {
  const { screen, viewer } = await viewed({}, showDesk);
  screen.close(windowOf(screen));
  await screen.until(() => screen.windows.length === 1);
  await viewer.session.roundtrip(); // and no error came of the order in which its objects went
  expect(screen.windows.map((one) => one.title)).toEqual(['Second']);
  screen.close(windowOf(screen, 'Second'));
  await viewer.closed;
  await screen.until(() => screen.clients.length === 0);
});

test('a panel is shown as wide as its output, and its compositor may close it', async () => {
  const { screen, viewer, before } = await viewed({}, (session) => panel(session, 24, 0xff102030));
  expect(compareImages(await screen.screenshot(), before).pixelsDiffering).toBe(0);
  const wide = await start({ width: 640 });
  await viewer.session.reconnect({ socket: wide.socket });
  const layers = () => wide.clients[0]?.ofType(LayerSurface) ?? [];
  await wide.until(() => layers()[0]?.surface?.size?.width === 640);
  const { data } = await wide.screenshot();
  expect([...data.subarray(639 * 4, 640 * 4)]).toEqual([0x10, 0x20, 0x30, 255]);
  layers()[0]?.send('closed');
  await viewer.closed;
});

test('a snapshot without a window is refused by name', async () => {
  const screen = await start();
  const session = await open(screen);
  const file = pathOf('empty.wls');
  await session.snapshot(file);
  await expect(Viewer.open(file, { socket: screen.socket })).rejects.toMatchObject({
    code: 'ERR_WL_STATE',
    message: expect.stringContaining('empty.wls has no window'),
  });
});
