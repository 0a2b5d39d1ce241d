// Panels and what stands on them come back: their state, the configure that they wait for, their content, their popups.
import { expect, test } from 'vitest';
import { WlOutput } from '../../src/protocol/generated/wayland.js';
import {
  ZwlrLayerShellV1,
  ZwlrLayerShellV1Layer,
  type ZwlrLayerSurfaceV1,
  ZwlrLayerSurfaceV1Anchor,
} from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import type { Session } from '../../src/session/index.js';
import { restore } from '../../src/session/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { LayerSurface } from '../../src/testing/layer-shell.js';
import { App, next } from '../contract/app.js';
import { imageOf, picture } from '../contract/pictures.js';
import { positionerFor } from '../contract/scenes.js';
import { compareImages, crop } from '../peers/index.js';
import { comeBack, open, start } from './stage.js';

const { top, left, right } = ZwlrLayerSurfaceV1Anchor;

interface Panel {
  readonly app: App;
  readonly surface: ReturnType<App['compositor']['createSurface']>;
  readonly layer: ZwlrLayerSurfaceV1;
}

/** At the upper edge, as wide as the output where `width` is 0. */
async function panel(session: Session, width: number, height: number, seed: number): Promise<Panel> {
  const app = new App(session);
  const surface = app.compositor.createSurface();
  const layer = session.bind(ZwlrLayerShellV1).getLayerSurface(surface, null, ZwlrLayerShellV1Layer.top, 'panel');
  layer.setSize(width, height);
  layer.setAnchor(width === 0 ? top | left | right : top | left);
  layer.setExclusiveZone(height);
  layer.setMargin(3, 0, 0, 0);
  const configured = next<{ width: number; height: number }>(layer, 'configure');
  layer.on('configure', ({ serial }) => layer.ackConfigure(serial));
  surface.commit();
  const size = await configured;
  app.attach(surface, app.pixels(size.width, size.height, picture(seed)));
  surface.commit();
  await session.roundtrip();
  return { app, surface, layer };
}

async function difference(screen: TestCompositor, x: number, y: number, width: number, height: number, seed: number) {
  const shown = crop(await screen.screenshot(), { x, y, width, height });
  return compareImages(shown, imageOf(width, height, picture(seed))).pixelsDiffering;
}

test('a layer surface comes back with its state and its picture, and the app goes on', async () => {
  const screen = await start();
  const session = await open(screen);
  const { app, surface, layer } = await panel(session, 0, 40, 1);
  layer.setMargin(5, 0, 0, 0); // not committed
  await session.roundtrip();
  const known = screen.digest();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(screen.digest()).toEqual(known);
  expect(await difference(screen, 0, 3, 400, 40, 1)).toBe(0);
  app.attach(surface, app.pixels(400, 40, picture(2)));
  surface.commit();
  await session.roundtrip();
  expect(await difference(screen, 0, 5, 400, 40, 2)).toBe(0);
});

test('so it does in a fresh process', async () => {
  const screen = await start();
  const session = await open(screen);
  await panel(session, 0, 40, 1);
  const known = screen.digest();
  const file = session.snapshot();
  session.close();
  const again = await restore(file, { socket: screen.socket });
  await again.roundtrip();
  expect(screen.digest()).toEqual(known);
  expect(await difference(screen, 0, 3, 400, 40, 1)).toBe(0);
  again.close();
});

test('one that was unmapped is as it was made, and is not asked for', async () => {
  const screen = await start();
  const session = await open(screen);
  const { surface, layer } = await panel(session, 0, 40, 1);
  surface.attach(null, 0, 0);
  surface.commit();
  await session.roundtrip();
  const known = screen.digest();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(screen.digest()).toEqual(known);
  layer.setSize(100, 20);
  const configured = next(layer, 'configure');
  surface.commit();
  expect(await configured).toMatchObject({ width: 100, height: 20 });
});

test('one that is larger than a smaller output gives it is fitted until the app draws', async () => {
  const screen = await start({ width: 400, height: 300 });
  const smaller = await start({ width: 300, height: 200 });
  const session = await open(screen);
  const { app, surface } = await panel(session, 0, 40, 1);
  const resized = { what: 'resized', handle: surface.handle, why: expect.stringContaining('300x40') };
  expect(await session.reconnect({ socket: smaller.socket })).toMatchObject({ lost: [], degraded: [resized] });
  await session.roundtrip();
  app.attach(surface, app.pixels(300, 40, picture(2)));
  surface.commit();
  await session.roundtrip();
  expect(await difference(smaller, 0, 3, 300, 40, 2)).toBe(0);
});

test('its popups follow what it shows, wave by wave', async () => {
  const screen = await start();
  const session = await open(screen);
  const { app, layer } = await panel(session, 0, 40, 1);
  const surface = app.compositor.createSurface();
  const xdg = app.wm.getXdgSurface(surface);
  const popup = xdg.getPopup(null, positionerFor(app, 20, 20, 100, 60));
  layer.getPopup(popup);
  const configured = next(xdg, 'configure');
  xdg.on('configure', ({ serial }) => xdg.ackConfigure(serial));
  surface.commit();
  await configured;
  app.attach(surface, app.pixels(100, 60, picture(3)));
  surface.commit();
  await session.roundtrip();
  const known = screen.digest();
  const said: string[] = [];
  screen.on('request', ({ request, interface: name }) => void said.push(`${name}.${request}`));
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(screen.digest()).toEqual(known);
  expect(await difference(screen, 20, 23, 100, 60, 3)).toBe(0);
  expect(said.indexOf('wl_surface.attach')).toBeLessThan(said.indexOf('zwlr_layer_surface_v1.get_popup'));
});

test('a popup that has no parent yet comes back without, and one whose parent is not committed with it', async () => {
  const screen = await start();
  const session = await open(screen);
  const { app, layer } = await panel(session, 0, 40, 1);
  const made = [0, 1].map((seed) => {
    const surface = app.compositor.createSurface();
    const xdg = app.wm.getXdgSurface(surface);
    return { surface, xdg, popup: xdg.getPopup(null, positionerFor(app, 20, 20, 100 + seed, 60)) };
  });
  const [orphan, adopted] = made as [(typeof made)[0], (typeof made)[0]];
  layer.getPopup(adopted.popup);
  await session.roundtrip();
  const known = screen.digest();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(screen.digest()).toEqual(known);
  layer.getPopup(orphan.popup);
  const configured = Promise.all(made.map(({ xdg }) => next(xdg, 'configure')));
  for (const { surface } of made) surface.commit();
  await configured;
});

test('one that is closed while it is rebuilt ends the wait, is reported, and the app hears it', async () => {
  const screen = await start();
  const session = await open(screen);
  const { surface, layer } = await panel(session, 0, 40, 1);
  const heard: string[] = [];
  layer.on('closed', () => void heard.push('closed'));
  screen.on('request', ({ client, request }) => {
    if (request === 'commit') for (const one of client.ofType(LayerSurface)) one.close();
  });
  const { lost } = await comeBack(screen, session);
  expect(lost).toMatchObject([{ handle: layer.handle, what: 'the object', why: expect.stringContaining('closed') }]);
  expect(heard).toEqual(['closed']);
  expect(screen.clients[0]?.error).toBeUndefined();
  layer.destroy();
  surface.destroy();
  await session.roundtrip();
  expect(screen.clients[0]?.error).toBeUndefined();
});

test('one that the compositor had closed is not made again', async () => {
  const screen = await start();
  const session = await open(screen);
  const { layer } = await panel(session, 0, 40, 1);
  const closed = next(layer, 'closed');
  for (const one of screen.clients[0]?.ofType(LayerSurface) ?? []) one.close();
  await closed;
  await session.roundtrip();
  let made = 0;
  screen.on('request', ({ request }) => void (request === 'get_layer_surface' && made++));
  await comeBack(screen, session);
  expect(made).toBe(0);
  layer.destroy();
  await session.roundtrip();
});

test('where there is no layer shell the app hears that it is closed', async () => {
  const screen = await start();
  const other = await start({ globals: { zwlr_layer_shell_v1: 0 } });
  const session = await open(screen);
  const { layer } = await panel(session, 0, 40, 1);
  const closed = next(layer, 'closed');
  const { lost } = await session.reconnect({ socket: other.socket });
  expect(lost.map(({ handle }) => handle)).toContain(layer.handle);
  await closed;
  expect(other.clients.map(({ error }) => error)).toEqual([undefined]);
});

test('one on an output that is gone comes on another, and that is told', async () => {
  const size = { width: 400, height: 300 };
  const outputs = [
    { name: 'LEFT', ...size },
    { name: 'RIGHT', ...size },
  ];
  const several = (...some: typeof outputs) =>
    start({ outputs: some, width: undefined, height: undefined } as Parameters<typeof start>[0]);
  const screen = await several(...outputs);
  const other = await several({ name: 'LEFT', ...size });
  const session = await open(screen);
  const named = new Map<string, WlOutput>();
  for (const output of session.bindAll(WlOutput)) output.once('name', ({ name }) => named.set(name, output));
  await session.roundtrip();
  const app = new App(session);
  const surface = app.compositor.createSurface();
  const shell = session.bind(ZwlrLayerShellV1);
  const layer = shell.getLayerSurface(surface, named.get('RIGHT') ?? null, ZwlrLayerShellV1Layer.top, 'panel');
  layer.setSize(60, 40);
  layer.setAnchor(top | left);
  layer.on('configure', ({ serial }) => layer.ackConfigure(serial));
  const configured = next(layer, 'configure');
  surface.commit();
  await configured;
  app.attach(surface, app.pixels(60, 40, picture(1)));
  surface.commit();
  await session.roundtrip();
  expect(await session.reconnect({ socket: screen.socket })).toMatchObject({ lost: [], degraded: [] });

  const { lost, degraded } = await session.reconnect({ socket: other.socket });
  expect(lost).toEqual([expect.objectContaining({ handle: named.get('RIGHT')?.handle, what: 'the global' })]);
  expect(degraded).toEqual([
    expect.objectContaining({
      handle: layer.handle,
      what: 'get_layer_surface',
      why: expect.stringContaining('output'),
    }),
  ]);
  await session.roundtrip();
  expect(await difference(other, 0, 0, 60, 40, 1)).toBe(0);
});
