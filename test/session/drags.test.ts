// A drag ends with the connection that it was made on, for whoever offers and for whatever it is over.
import { expect, onTestFinished, test } from 'vitest';
import { WlDataDeviceManager, WlDataDeviceManagerDndAction, WlSeat } from '../../src/protocol/generated/wayland.js';
import { type Rebuilt, restore } from '../../src/session/index.js';
import { BTN_LEFT } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

/** An app that drags something over its own window, with an icon. */
async function dragging(options: { version?: number; source?: boolean } = {}) {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  const window = await app.shown('main', 100, 80, picture(1));
  const seat = session.bind(WlSeat);
  const pointer = seat.getPointer();
  const manager = session.bind(WlDataDeviceManager, { max: options.version ?? 3 });
  const device = app.keyed('device', manager.getDataDevice(seat));
  const heard: string[] = [];
  device.on('enter', () => void heard.push('enter'));
  device.on('leave', () => void heard.push('leave'));
  const source = app.keyed('source', manager.createDataSource());
  source.offer('text/plain');
  if (source.version >= 3) source.setActions(WlDataDeviceManagerDndAction.copy);
  source.on('cancelled', () => void heard.push('cancelled'));
  source.on('dndFinished', () => void heard.push('finished'));
  const icon = app.compositor.createSurface();
  const pressed = next<{ serial: number }>(pointer, 'button');
  await session.roundtrip();
  screen.input.pointer.move(10, 10);
  screen.input.pointer.button(BTN_LEFT, 'pressed');
  const { serial } = await pressed;
  const entered = next(device, 'enter');
  device.startDrag(options.source === false ? null : source, window.surface, icon, serial);
  app.attach(icon, app.pixels(8, 8, picture(2)));
  icon.commit();
  await entered;
  await session.roundtrip();
  heard.length = 0;
  return { screen, session, manager, window, device, source, heard };
}

test('its source hears that it is cancelled, its device that it left, and the report names it', async () => {
  const { screen, session, device, source, heard } = await dragging();
  const { lost } = await comeBack(screen, session);
  expect(heard).toEqual(['leave', 'cancelled']);
  expect(lost).toMatchObject([{ handle: device.handle, what: 'start_drag' }]);
  // Once: it is over.
  source.destroy();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['leave', 'cancelled']);
});

test('so it is out of a file', async () => {
  const { screen, session } = await dragging();
  const file = session.snapshot();
  session.close();
  const again = await restore(file, { socket: screen.socket });
  onTestFinished(() => again.close());
  const source = again.object('source');
  const device = again.object('device');
  if (source === undefined || device === undefined) throw new Error('they are not in the file');
  const cancelled = next(source, 'cancelled');
  const rebuilt = next<Rebuilt>(again, 'rebuilt');
  await cancelled;
  expect((await rebuilt).lost).toMatchObject([{ handle: device.handle, what: 'start_drag' }]);
});

test('one that ended before is not ended again', async () => {
  const { screen, session, heard } = await dragging();
  screen.input.pointer.move(390, 290); // over nothing
  screen.input.pointer.button(BTN_LEFT, 'released');
  await session.roundtrip();
  expect(heard).toEqual(['leave', 'cancelled']);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['leave', 'cancelled']);
});

test('one without a source only leaves', async () => {
  const { screen, session, heard } = await dragging({ source: false });
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['leave']);
});

test('a source of version 2 is not told of drags', async () => {
  const { screen, session, heard } = await dragging({ version: 2 });
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['leave']);
});

test('a drag that is asked for with nobody there to carry it out is cancelled', async () => {
  const { screen, session, manager, window, device, heard } = await dragging({ source: false });
  const source = manager.createDataSource();
  source.setActions(WlDataDeviceManagerDndAction.copy);
  const cancelled = next(source, 'cancelled');
  const lost = next(session, 'disconnected');
  screen.crash();
  await lost;
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  device.startDrag(source, window.surface, null, 7);
  await screen.restart();
  await cancelled;
  expect((await rebuilt).lost).toMatchObject([{ handle: device.handle, what: 'start_drag' }]);
  expect(heard).toEqual(['leave']);
});
