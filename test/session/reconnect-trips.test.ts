// How often coming back waits for the compositor: by the depth of popups, never by the number of surfaces.
import { expect, test } from 'vitest';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { showPopup } from '../contract/scenes.js';
import { comeBack, open, start } from './stage.js';

/**
 * How often a replay waits, after `build` has shown something. It waits for each sync, and for configures wherever it
 * answers one of an object that was not there yet when it waited before.
 */
async function waits(build: (app: App) => Promise<void>): Promise<number> {
  const screen = await start({ behaviour: { dieOnEarlyPopup: true } });
  const session = await open(screen);
  await build(new App(session));
  await session.roundtrip();
  let count = 0;
  let told = false;
  let sinceLast = new Set<number>();
  screen.on('request', ({ request, id, args }) => {
    if (request === 'get_xdg_surface') sinceLast.add(args[0] as number);
    if (request === 'get_popup') sinceLast.add(id);
    told ||= request === 'commit';
    if (request === 'sync' && !told) count++; // later ones are the app's
    if (request !== 'ack_configure' || !sinceLast.has(id)) return;
    sinceLast = new Set();
    count++;
  });
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  return count;
}

function subsurfaces(count: number): (app: App) => Promise<void> {
  return async (app) => {
    const { surface } = await app.shown('main', 100, 80, picture(1));
    for (let i = 0; i < count; i++) app.subsurface(surface, i % 90, i % 70, app.pixels(4, 4, picture(i)));
    surface.commit();
  };
}

async function windows(app: App, count: number): Promise<void> {
  const shared = app.pixels(10, 10, picture(count));
  for (let i = 0; i < count; i++) {
    const surface = app.compositor.createSurface();
    const xdg = app.wm.getXdgSurface(surface);
    xdg.getToplevel();
    xdg.on('configure', ({ serial }) => xdg.ackConfigure(serial));
    const configured = next(xdg, 'configure');
    surface.commit();
    await configured;
    app.attach(surface, shared);
    surface.commit();
  }
}

function popups(depth: number): (app: App) => Promise<void> {
  return async (app) => {
    let { xdg: parent } = await app.shown('main', 300, 200, picture(1));
    for (let i = 0; i < depth; i++) parent = (await showPopup(app, parent, 5, 5, 100, 100, i + 2)).xdg;
    if (depth === 0) return;
    await showPopup(app, parent, 15, 15, 50, 50, 9); // two on the deepest one: the depth counts, not the number
    await showPopup(app, parent, 25, 15, 50, 50, 8);
  };
}

test('1 surface and 300 surfaces take 2 round trips: one for the globals, one for the configures', async () => {
  expect(await waits(subsurfaces(1))).toBe(2);
  expect(await waits(subsurfaces(300))).toBe(2);
});

test.each([1, 10, 1000])('so do %i windows', async (count) => {
  expect(await waits((app) => windows(app, count))).toBe(2);
});

test('each depth of popups takes one more', async () => {
  expect(await waits(popups(0))).toBe(2);
  expect(await waits(popups(1))).toBe(4);
  expect(await waits(popups(3))).toBe(6);
});
