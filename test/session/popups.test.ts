// Popups after a loss: what had a grab is dismissed, or opened again without it; what ends meanwhile ends the wait for it.
import { expect, onTestFinished, test, vi } from 'vitest';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import type { XdgPopup, XdgSurface } from '../../src/protocol/generated/xdg-shell.js';
import type { Rebuilt, SessionOptions } from '../../src/session/index.js';
import { BTN_LEFT, type TestCompositorOptions } from '../../src/testing/index.js';
import { XdgPopup as PopupThere } from '../../src/testing/xdg-popup.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { positionerFor, showPopup } from '../contract/scenes.js';
import { comeBack, open, start } from './stage.js';

async function stage(options: SessionOptions = {}, compositor: TestCompositorOptions = {}) {
  const screen = await start({ behaviour: { dieOnEarlyPopup: true }, ...compositor });
  const session = await open(screen, options);
  const app = new App(session);
  const pointer = session.bind(WlSeat).getPointer();
  const window = await app.shown('main', 300, 200, picture(1));
  await session.roundtrip();
  return { screen, session, app, pointer, window };
}

type Stage = Awaited<ReturnType<typeof stage>>;

/** A menu, opened by a click. */
async function menu({ screen, session, app, pointer }: Stage, parent: XdgSurface, at: number) {
  const pressed = next<{ serial: number }>(pointer, 'button');
  screen.input.pointer.move(5, 5);
  screen.input.pointer.button(BTN_LEFT, 'pressed');
  screen.input.pointer.button(BTN_LEFT, 'released');
  const { serial } = await pressed;
  const surface = app.compositor.createSurface();
  const xdg = app.wm.getXdgSurface(surface);
  const popup = xdg.getPopup(parent, positionerFor(app, at, at, 80, 60));
  popup.grab(app.session.bind(WlSeat), serial);
  const configured = next(xdg, 'configure');
  xdg.on('configure', (event) => xdg.ackConfigure(event.serial));
  surface.commit();
  await configured;
  app.attach(surface, app.pixels(80, 60, picture(at)));
  surface.commit();
  await session.roundtrip();
  return { surface, xdg, popup };
}

function dismissals(...popups: XdgPopup[]): XdgPopup[] {
  const heard: XdgPopup[] = [];
  for (const popup of popups) popup.on('popupDone', () => void heard.push(popup));
  return heard;
}

test('popups with a grab are dismissed, the innermost first, and told as lost with their keys', async () => {
  const here = await stage();
  const { screen, session, window } = here;
  const outer = await menu(here, window.xdg, 10);
  const inner = await menu(here, outer.xdg, 20);
  session.setKey(outer.popup, 'menu');
  const heard = dismissals(outer.popup, inner.popup);
  const { lost, degraded } = await comeBack(screen, session);
  expect(degraded).toEqual([]);
  expect(lost).toMatchObject([
    { handle: outer.popup.handle, key: 'menu', what: 'the popup', why: expect.stringContaining('grab') },
    { handle: inner.popup.handle, what: 'the popup', why: expect.stringContaining('grab') },
  ]);
  expect(heard).toEqual([inner.popup, outer.popup]);
  // what an app does then
  for (const { popup, xdg, surface } of [inner, outer]) {
    popup.destroy();
    xdg.destroy();
    surface.destroy();
  }
  await session.roundtrip();
  expect(screen.clients[0]?.error).toBeUndefined();
});

test('a popup without a grab on a dismissed one is dismissed too, before it', async () => {
  const here = await stage();
  const { screen, session, app, window } = here;
  const outer = await menu(here, window.xdg, 10);
  const tip = await showPopup(app, outer.xdg, 5, 5, 30, 20, 3);
  const heard = dismissals(outer.popup, tip.popup);
  const { lost } = await comeBack(screen, session);
  expect(lost).toMatchObject([
    { handle: outer.popup.handle, why: expect.stringContaining('grab') },
    { handle: tip.popup.handle, why: 'its parent does not come back' },
  ]);
  expect(heard).toEqual([tip.popup, outer.popup]);
});

test('on request they are open again, without their grab, and so is what is opened on them', async () => {
  const here = await stage({ popups: 'reopen' });
  const { screen, session, window } = here;
  const outer = await menu(here, window.xdg, 10);
  const inner = await menu(here, outer.xdg, 20);
  const heard = dismissals(outer.popup, inner.popup);
  const { lost, degraded } = await comeBack(screen, session);
  expect(lost).toEqual([]);
  expect(degraded).toMatchObject([
    { handle: outer.popup.handle, what: 'grab', why: expect.stringContaining('click outside') },
    { handle: inner.popup.handle, what: 'grab' },
  ]);
  expect(heard).toEqual([]);
  expect(screen.clients[0]?.ofType(PopupThere).map(({ base }) => base.mapped)).toEqual([true, true]);
  const another = await menu(here, inner.xdg, 12);
  await session.roundtrip();
  expect(screen.clients[0]?.error).toBeUndefined();
  expect(screen.clients[0]?.ofType(PopupThere)).toHaveLength(3);
  for (const { popup } of [another, inner, outer]) popup.destroy();
  await session.roundtrip();
  // a new menu may grab again
  const fresh = await menu(here, window.xdg, 14);
  expect(screen.clients[0]?.ofType(PopupThere).map(({ grabbed }) => grabbed)).toEqual([true]);
  expect(fresh.popup.alive).toBe(true);
});

test('one that is dismissed while it is rebuilt ends the wait, and what stands on it is not made', async () => {
  const here = await stage();
  const { screen, session, app, window } = here;
  const outer = await showPopup(app, window.xdg, 10, 10, 100, 80, 2);
  const inner = await showPopup(app, outer.xdg, 10, 10, 50, 40, 3);
  const heard = dismissals(outer.popup, inner.popup);
  let commits = 0;
  screen.on('request', ({ client, request }) => {
    if (request === 'get_popup') commits = 0;
    if (request === 'commit' && ++commits === 1) for (const one of client.ofType(PopupThere)) one.dismiss();
  });
  const { lost } = await comeBack(screen, session);
  expect(lost).toMatchObject([
    { handle: outer.popup.handle, what: 'the object', why: expect.stringContaining('popup_done') },
    { handle: inner.popup.handle, what: 'the object', why: 'its parent is not shown' },
  ]);
  expect(new Set(heard)).toEqual(new Set([outer.popup, inner.popup]));
  expect(screen.clients[0]?.error).toBeUndefined();
});

test('five deep they come back, and where the app repositioned one, there', async () => {
  const here = await stage();
  const { screen, session, app, window } = here;
  let parent = window.xdg;
  let last: XdgPopup | undefined;
  for (let depth = 0; depth < 5; depth++) {
    const made = await showPopup(app, parent, 8, 9, 120 - depth * 10, 100 - depth * 10, depth);
    parent = made.xdg;
    last = made.popup;
  }
  const moved = next(last as XdgPopup, 'repositioned');
  last?.reposition(positionerFor(app, 30, 20, 80, 60), 7);
  await moved;
  await session.roundtrip();
  const known = screen.digest();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  expect(screen.digest()).toEqual(known);
});

test('a reposition that nobody answered is asked again: the popup is where it should be, and the app hears its token', async () => {
  const here = await stage();
  const { screen, session, app, window } = here;
  const { popup, xdg } = await showPopup(app, window.xdg, 8, 9, 80, 60, 1);
  await session.roundtrip();
  const heard: unknown[] = [];
  popup.on('repositioned', ({ token }) => heard.push(token));
  popup.on('configure', ({ x, y }) => heard.push([x, y]));
  xdg.on('configure', () => heard.push('configured'));
  popup.reposition(positionerFor(app, 20, 20, 80, 60), 7);
  popup.reposition(positionerFor(app, 30, 20, 80, 60), 8);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], degraded: [] });
  await session.roundtrip();
  await session.roundtrip();
  expect(heard).toEqual([[30, 20], 'configured', 8, [30, 20], 'configured']);
  expect(screen.clients[0]?.ofType(PopupThere).map(({ placed }) => placed)).toMatchObject([{ x: 30, y: 20 }]);
  // it is answered: not a third time
  await comeBack(screen, session);
  await session.roundtrip();
  expect(heard.slice(5)).toEqual([[30, 20], 'configured']);
});

test('what the app destroys while it is rebuilt is not waited for', async () => {
  const { screen, session, window } = await stage();
  screen.crash();
  await screen.restart();
  Object.assign(screen.behaviour, { configureNever: true });
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  screen.once('request', ({ request }) => expect(request).toBe('get_registry'));
  screen.on('request', ({ request, interface: name }) => {
    if (name !== 'wl_surface' || request !== 'commit' || !window.toplevel.alive) return;
    window.toplevel.destroy();
    window.xdg.destroy();
    window.surface.destroy();
  });
  const { lost } = await rebuilt;
  expect(lost[0]).toMatchObject({ why: 'the app destroyed it while it was rebuilt' });
  await session.roundtrip();
  expect(screen.clients[0]?.error).toBeUndefined();
});

test('a window that is never configured is not waited for for ever, and shows nothing', async () => {
  const { session, window } = await stage();
  const other = await start({ behaviour: { configureNever: true } });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  // The replay waits for nothing else once it has committed.
  other.on('request', ({ interface: name, request }) => {
    if (name === 'wl_surface' && request === 'commit') setImmediate(() => vi.advanceTimersByTime(5000));
  });
  const { lost } = await session.reconnect({ socket: other.socket });
  const why = 'the compositor sent no configure within 5000 ms';
  expect(lost).toMatchObject([{ handle: window.xdg.handle, what: 'content', why }]);
  await session.roundtrip();
  expect(other.windows).toEqual([]);
  expect(other.clients[0]?.error).toBeUndefined();
});

/** Opens a menu as its app would that knows nothing yet, while the objects are rebuilt. */
async function openedMeanwhile(here: Stage, depth: number) {
  const { screen, session, app, window } = here;
  const seat = session.bind(WlSeat);
  const heard: XdgPopup[] = [];
  const opened = (on: XdgSurface, at: number) => {
    const surface = app.compositor.createSurface();
    const xdg = app.wm.getXdgSurface(surface);
    const popup = xdg.getPopup(on, positionerFor(app, at, at, 80, 60));
    popup.on('popupDone', () => void heard.push(popup));
    popup.grab(seat, 1);
    xdg.on('configure', ({ serial }) => {
      xdg.ackConfigure(serial);
      app.attach(surface, app.pixels(80, 60, picture(at)));
      surface.commit();
    });
    surface.commit();
    return { surface, xdg, popup };
  };
  const menus: ReturnType<typeof opened>[] = [];
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  screen.crash();
  await screen.restart();
  screen.on('request', ({ request }) => {
    if (request !== 'get_toplevel' || menus.length > 0) return;
    while (menus.length < depth) menus.push(opened(menus.at(-1)?.xdg ?? window.xdg, 10));
  });
  return { menus, told: await rebuilt, heard };
}

test('a menu that is opened while objects are rebuilt is dismissed, with what is opened on it', async () => {
  const here = await stage();
  const { screen, session } = here;
  const { menus, told, heard } = await openedMeanwhile(here, 2);
  const [outer, inner] = menus;
  await session.roundtrip();
  expect(told.lost).toMatchObject([
    { handle: outer?.popup.handle, what: 'the popup', why: expect.stringContaining('grab') },
    { handle: inner?.popup.handle, what: 'the popup', why: 'its parent does not come back' },
  ]);
  expect(heard).toEqual([inner?.popup, outer?.popup]);
  for (const { surface, popup, xdg } of [...menus].reverse()) {
    surface.commit();
    popup.destroy();
    xdg.destroy();
    surface.destroy();
  }
  await session.roundtrip();
  expect(screen.clients[0]?.error).toBeUndefined();
  expect(screen.clients[0]?.ofType(PopupThere)).toEqual([]);
  const fresh = await menu(here, here.window.xdg, 14);
  expect(fresh.popup.alive).toBe(true);
});

test('or open without its grab, where the app asked for that', async () => {
  const here = await stage({ popups: 'reopen' });
  const { screen, session } = here;
  const { menus, told, heard } = await openedMeanwhile(here, 1);
  expect(told.lost).toEqual([]);
  expect(told.degraded).toMatchObject(menus.map(({ popup: { handle } }) => ({ handle, what: 'grab' })));
  await session.roundtrip();
  await session.roundtrip();
  expect(screen.clients[0]?.error).toBeUndefined();
  expect(heard).toEqual([]);
  expect(screen.clients[0]?.ofType(PopupThere).map(({ grabbed }) => grabbed)).toEqual([false]);
});

test('what an app opens on a dismissed menu before it has heard of that is dismissed too', async () => {
  const here = await stage();
  const { screen, session, app, window } = here;
  const outer = await menu(here, window.xdg, 10);
  let done = false;
  const rebuilt = new Promise<void>((resolve) => {
    session.once('rebuilt', () => {
      const surface = app.compositor.createSurface();
      const xdg = app.wm.getXdgSurface(surface);
      const popup = xdg.getPopup(outer.xdg, positionerFor(app, 5, 5, 30, 20));
      popup.once('popupDone', () => {
        done = true;
        popup.destroy();
        xdg.destroy();
        surface.destroy();
        resolve();
      });
      surface.commit();
    });
  });
  screen.crash();
  await screen.restart();
  await rebuilt;
  await session.roundtrip();
  expect(done).toBe(true);
  expect(screen.clients[0]?.error).toBeUndefined();
});
