// A process that is gone before it has told the app what did not come back: the next one tells it.
import { expect, onTestFinished, test } from 'vitest';
import { WpPresentation } from '../../src/protocol/generated/presentation-time.js';
import { WlDataDeviceManager, WlOutput, WlSeat } from '../../src/protocol/generated/wayland.js';
import { ZwlrScreencopyManagerV1 } from '../../src/protocol/generated/wlr-screencopy-unstable-v1.js';
import { XdgActivationV1 } from '../../src/protocol/generated/xdg-activation-v1.js';
import type { WaylandProxy } from '../../src/protocol/index.js';
import { type Rebuilt, restore, type Session } from '../../src/session/index.js';
import { BTN_LEFT, type TestCompositor } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { positionerFor } from '../contract/scenes.js';
import { comeBack, open, start } from './stage.js';

async function stage() {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  const window = await app.shown('main', 300, 200, picture(1));
  await session.roundtrip();
  return { screen, session, app, window };
}

/** The next process, or one after several of which each was gone before it told anything. */
async function following(session: Session, { socket }: TestCompositor, processes: number): Promise<Session> {
  let last = session;
  for (let i = 0; i < processes; i++) {
    const bytes = last.snapshot();
    last.close();
    last = await restore(bytes, { socket });
  }
  onTestFinished(() => last.close());
  return last;
}

/** What is told of it from now on, in its order. */
function told(session: Session, key: string, ...events: string[]): string[] {
  const object = session.object(key);
  if (object === undefined) throw new Error(`there is no ${key}`);
  const heard: string[] = [];
  for (const event of events) object.on(event, () => void heard.push(event));
  return heard;
}

async function grabbed({ screen, session, app, window }: Awaited<ReturnType<typeof stage>>): Promise<WaylandProxy> {
  const seat = session.bind(WlSeat);
  const pressed = next<{ serial: number }>(seat.getPointer(), 'button');
  await session.roundtrip();
  screen.input.pointer.move(5, 5);
  screen.input.pointer.button(BTN_LEFT, 'pressed');
  screen.input.pointer.button(BTN_LEFT, 'released');
  const { serial } = await pressed;
  const surface = app.keyed('menu surface', app.compositor.createSurface());
  const xdg = app.keyed('menu xdg', app.wm.getXdgSurface(surface));
  const popup = app.keyed('menu', xdg.getPopup(window.xdg, positionerFor(app, 10, 10, 80, 60)));
  popup.grab(seat, serial);
  const configured = next(xdg, 'configure');
  xdg.on('configure', (event) => xdg.ackConfigure(event.serial));
  surface.commit();
  await configured;
  app.attach(surface, app.pixels(80, 60, picture(2)));
  surface.commit();
  await session.roundtrip();
  return popup;
}

const PROCESSES = [1, 2, 3];

test.each(PROCESSES)('presentation feedback is discarded, by process %i', async (processes) => {
  const { screen, session, app, window } = await stage();
  app.keyed('feedback', session.bind(WpPresentation).feedback(window.surface));
  const again = await following(session, screen, processes);
  const heard = told(again, 'feedback', 'discarded', 'presented');
  await again.roundtrip();
  await comeBack(screen, again);
  expect(heard).toEqual(['discarded']);
});

test.each(PROCESSES)('a popup that had a grab is dismissed, by process %i', async (processes) => {
  const here = await stage();
  await grabbed(here);
  const again = await following(here.session, here.screen, processes);
  const heard = told(again, 'menu', 'popupDone');
  const rebuilt = next<Rebuilt>(again, 'rebuilt');
  expect((await rebuilt).lost).toMatchObject([{ key: 'menu', what: 'the popup' }]);
  expect(heard).toEqual(['popupDone']);
  // what an app does then
  for (const key of ['menu', 'menu xdg', 'menu surface']) (again.object(key) as WaylandProxy & Destroyable).destroy();
  expect(await comeBack(here.screen, again)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['popupDone']);
  expect(here.screen.clients.map(({ error }) => error)).toEqual([undefined]);
});

interface Destroyable {
  destroy(): void;
}

test.each(PROCESSES)('an activation token that was asked for comes to nothing, by process %i', async (processes) => {
  const { screen, session, app, window } = await stage();
  const token = app.keyed('token', session.bind(XdgActivationV1).getActivationToken());
  token.setSurface(window.surface);
  token.commit();
  const again = await following(session, screen, processes);
  const heard = told(again, 'token', 'done');
  await again.roundtrip();
  expect(heard).toEqual(['done']);
});

test.each(PROCESSES)('a selection that is not offered again is cancelled, by process %i', async (processes) => {
  const { screen, session, app } = await stage();
  const seat = session.bind(WlSeat);
  const manager = session.bind(WlDataDeviceManager);
  const device = manager.getDataDevice(seat);
  const focused = next<{ serial: number }>(seat.getKeyboard(), 'enter');
  const source = app.keyed('source', manager.createDataSource());
  source.offer('text/plain');
  device.setSelection(source, (await focused).serial);
  await session.roundtrip();
  const again = await following(session, screen, processes);
  const heard = told(again, 'source', 'cancelled');
  const { lost } = await next<Rebuilt>(again, 'rebuilt');
  expect(lost).toMatchObject([{ handle: device.handle, what: 'set_selection' }]);
  await again.roundtrip();
  expect(heard).toEqual(['cancelled']);
});

test('what was heard by one process is not heard by the next', async () => {
  const here = await stage();
  await grabbed(here);
  const again = await following(here.session, here.screen, 1);
  expect(told(again, 'menu', 'popupDone')).toEqual([]);
  await next(again, 'rebuilt');
  const third = await following(again, here.screen, 1);
  expect(third.object('menu')).toBeUndefined();
  expect(await next<Rebuilt>(third, 'rebuilt')).toMatchObject({ lost: [] });
});

test('what a compositor had ended is not ended again in the next process', async () => {
  const here = await stage();
  const popup = await grabbed(here);
  const dismissed = next(popup, 'popupDone');
  here.screen.input.pointer.move(390, 290); // outside
  here.screen.input.pointer.button(BTN_LEFT, 'pressed');
  here.screen.input.pointer.button(BTN_LEFT, 'released');
  await dismissed;
  const again = await following(here.session, here.screen, 1);
  const heard = told(again, 'menu', 'popupDone');
  await again.roundtrip();
  expect(heard).toEqual([]);
});

test('what the app destroyed before it could hear of it is in no report and in no file', async () => {
  const { screen, session, app } = await stage();
  app.keyed('copy', session.bind(ZwlrScreencopyManagerV1).captureOutput(0, session.bind(WlOutput)));
  const again = await following(session, screen, 1);
  (again.object('copy') as WaylandProxy & Destroyable).destroy();
  const third = await following(again, screen, 1);
  expect(third.object('copy')).toBeUndefined();
  expect(await next<Rebuilt>(third, 'rebuilt')).toMatchObject({ lost: [] });
});
