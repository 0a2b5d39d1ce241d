// A popup that does not come back leaves a surface without a role: what the app still draws there must not end it.
import { expect, test } from 'vitest';
import { WlSeat } from '../../src/protocol/generated/wayland.js';
import { type XdgPopup, XdgPositionerAnchor, XdgPositionerGravity } from '../../src/protocol/generated/xdg-shell.js';
import { BTN_LEFT } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

async function menu() {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  const seat = session.bind(WlSeat);
  const pointer = seat.getPointer();
  const window = await app.shown('main', 100, 80, picture(1));
  const pressed = next<{ serial: number }>(pointer, 'button');
  await session.roundtrip();
  screen.input.pointer.move(50, 50);
  screen.input.pointer.button(BTN_LEFT, 'pressed');
  const { serial } = await pressed;
  screen.input.pointer.button(BTN_LEFT, 'released');
  const surface = app.compositor.createSurface();
  const xdg = app.wm.getXdgSurface(surface);
  const pixels = app.pixels(20, 20, picture(2));
  const opened = async (grab: boolean): Promise<XdgPopup> => {
    const positioner = app.wm.createPositioner();
    positioner.setSize(20, 20);
    positioner.setAnchorRect(10, 10, 1, 1);
    positioner.setAnchor(XdgPositionerAnchor.bottom_right);
    positioner.setGravity(XdgPositionerGravity.bottom_right);
    const popup = xdg.getPopup(window.xdg, positioner);
    positioner.destroy();
    if (grab) popup.grab(seat, serial);
    const configured = next<{ serial: number }>(xdg, 'configure');
    surface.commit();
    xdg.ackConfigure((await configured).serial);
    draw();
    await session.roundtrip();
    return popup;
  };
  const draw = (): void => {
    app.attach(surface, pixels);
    surface.commit();
  };
  return { screen, session, surface, xdg, opened, draw, popup: await opened(true) };
}

test('drawn once more, before the app has heard of its end', async () => {
  const { screen, session, surface, xdg, draw, popup } = await menu();
  session.once('rebuilt', () => {
    xdg.setWindowGeometry(0, 0, 20, 20);
    draw();
  });
  const done = next(popup, 'popupDone');
  await comeBack(screen, session);
  await done;
  draw();
  await session.roundtrip();
  popup.destroy();
  xdg.destroy();
  surface.destroy();
  await session.roundtrip();
  expect(screen.clients.map(({ error }) => error)).toEqual([undefined]);
});

test('drawn while the others are rebuilt', async () => {
  const { screen, session, draw } = await menu();
  screen.on('request', ({ request }) => request === 'get_toplevel' && draw());
  await comeBack(screen, session);
  expect(screen.clients.map(({ error }) => error)).toEqual([undefined]);
});

test('opened again from the same xdg_surface', async () => {
  const { screen, session, surface, opened, popup } = await menu();
  const done = next(popup, 'popupDone');
  await comeBack(screen, session);
  await done;
  popup.destroy();
  surface.attach(null, 0, 0);
  surface.commit();
  await opened(false);
  const [window] = screen.digest()[0]?.windows ?? [];
  expect(window?.xdg?.popups?.map(({ xdg }) => xdg?.mapped)).toEqual([true]);
});
