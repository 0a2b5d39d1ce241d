// A seat that the compositor has only later: what the app's pointer and clipboard wished for is taken up then.
import { closeSync, openSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { WlDataDeviceManager, WlSeat, type WlSurface } from '../../src/protocol/generated/wayland.js';
import { type Rebuilt, restore, type Session } from '../../src/session/index.js';
import type { TestCompositor } from '../../src/testing/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { offers, open, start } from './stage.js';

async function moved(session: Session, missing: string): Promise<{ other: TestCompositor; rebuilt: Rebuilt }> {
  const other = await start({ globals: { [missing]: 0 } });
  const told = next<Rebuilt>(session, 'rebuilt');
  await session.reconnect({ socket: other.socket });
  return { other, rebuilt: await told };
}

function cursorSurface(app: App): WlSurface {
  const surface = app.compositor.createSurface();
  app.attach(surface, app.pixels(16, 16, picture(7)));
  surface.commit();
  return surface;
}

const settle = async (session: Session): Promise<void> => {
  await session.roundtrip();
  await session.roundtrip();
};

async function pointing() {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  await app.shown('main', 100, 80, picture(1));
  const pointer = session.bind(WlSeat).getPointer();
  const surface = cursorSurface(app);
  let serial = 0;
  pointer.once('enter', (entered) => {
    serial = entered.serial;
    pointer.setCursor(serial, surface, 5, 6);
  });
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await settle(session);
  return { screen, session, app, pointer, surface, serial };
}

test('a cursor that it had is set at the first enter, and nothing of it is told as lost', async () => {
  const { screen, session, pointer } = await pointing();
  const before = screen.digest()[0]?.cursor;
  const { other } = await moved(session, 'wl_seat');
  const { lost, waiting } = await offers(session, other, 'wl_seat');
  expect(lost).toEqual([]);
  expect(waiting).toMatchObject([{ handle: pointer.handle, what: 'set_cursor' }]);
  other.input.pointer.move(30, 30);
  await settle(session);
  expect(other.digest()[0]?.cursor).toEqual(before);
});

test('one that it asked for meanwhile as well', async () => {
  const { session, pointer, surface, serial } = await pointing();
  const { other } = await moved(session, 'wl_seat');
  pointer.setCursor(serial, surface, 1, 2);
  expect((await offers(session, other, 'wl_seat')).lost).toEqual([]);
  other.input.pointer.move(30, 30);
  await settle(session);
  expect(other.digest()[0]?.cursor).toMatchObject({ hotspotX: 1, hotspotY: 2 });
});

test('a cursor whose picture has to wait for memory is set when that is there', async () => {
  const { session, screen } = await pointing();
  const before = screen.digest()[0]?.cursor;
  const { other } = await moved(session, 'wl_shm');
  expect((await offers(session, other, 'wl_shm')).lost).toEqual([]);
  other.input.pointer.move(30, 30);
  await settle(session);
  expect(other.digest()[0]?.cursor).toEqual(before);
});

test('so is one that is asked for meanwhile: at once, while the pointer is there, else at the next enter', async () => {
  const { session, app, pointer, surface } = await pointing();
  const window = app.toplevel('second');
  await window.configured();
  app.viewporter.getViewport(window.surface).setDestination(100, 80);
  window.surface.attach(app.singlePixels.createU32RgbaBuffer(0, 0, 0xffffffff, 0xffffffff), 0, 0);
  window.surface.commit();
  for (const leaves of [false, true]) {
    const { other } = await moved(session, 'wl_shm');
    const entered = next<{ serial: number }>(pointer, 'enter');
    other.input.pointer.move(30, 30);
    pointer.setCursor((await entered).serial, surface, 1, leaves ? 3 : 2);
    await session.roundtrip();
    expect(other.digest()[0]?.cursor).toBeUndefined();
    if (leaves) {
      const left = next(pointer, 'leave');
      other.input.pointer.move(399, 299);
      await left;
    }
    expect((await offers(session, other, 'wl_shm')).lost).toEqual([]);
    if (leaves) {
      expect(other.digest()[0]?.cursor).toBeUndefined();
      other.input.pointer.move(30, 30);
    }
    await settle(session);
    expect(other.digest()[0]?.cursor).toMatchObject({ hotspotX: 1, hotspotY: leaves ? 3 : 2 });
  }
});

test('a selection that it had is offered at the first focus', async () => {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  await app.shown('main', 100, 80, picture(1));
  const seat = session.bind(WlSeat);
  const keyboard = seat.getKeyboard();
  const manager = session.bind(WlDataDeviceManager);
  const device = manager.getDataDevice(seat);
  const source = manager.createDataSource();
  source.offer('text/plain');
  const entered = next<{ serial: number }>(keyboard, 'enter');
  device.setSelection(source, (await entered).serial);
  await settle(session);

  const { other } = await moved(session, 'wl_seat');
  const said: string[] = [];
  other.on('request', ({ request }) => void said.push(request));
  const { lost } = await offers(session, other, 'wl_seat');
  expect(lost).toEqual([]);
  await settle(session);
  expect(said.filter((request) => request === 'set_selection')).toHaveLength(1);
  const sent = next<{ mimeType: string; fd: { close(): void } }>(source, 'send');
  const pasted = await pasting(other);
  const { mimeType, fd } = await sent;
  fd.close();
  expect(mimeType).toBe('text/plain');
  pasted();
});

test('one out of a file that is not offered again is told as lost once, also where its seat comes late', async () => {
  const screen = await start();
  const session = await open(screen);
  const seat = session.bind(WlSeat);
  await new App(session).shown('main', 100, 80, picture(1));
  const keyboard = seat.getKeyboard();
  const manager = session.bind(WlDataDeviceManager);
  const device = manager.getDataDevice(seat);
  const source = manager.createDataSource();
  source.offer('text/plain');
  device.setSelection(source, (await next<{ serial: number }>(keyboard, 'enter')).serial);
  await settle(session);
  const file = session.snapshot();
  session.close();
  const other = await start({ globals: { wl_seat: 0 } });
  const again = await restore(file, { socket: other.socket });
  onTestFinished(() => again.close());
  const first = await next<Rebuilt>(again, 'rebuilt');
  const second = await offers(again, other, 'wl_seat');
  const told = [...first.lost, ...second.lost].filter(({ what }) => what === 'set_selection');
  expect(told).toMatchObject([{ handle: device.handle, why: expect.stringContaining('reoffer') }]);
});

/** Another client asks for the selection. @returns ends it */
async function pasting(screen: TestCompositor): Promise<() => void> {
  const session = await open(screen);
  const seat = session.bind(WlSeat);
  const device = session.bind(WlDataDeviceManager).getDataDevice(seat);
  seat.getKeyboard();
  const selected = next<{ id: { receive(mimeType: string, fd: number): void } | null }>(
    device,
    'selection',
    ({ id }) => id !== null,
  );
  await new App(session).shown('main', 50, 40, picture(2));
  const { id } = await selected;
  const fd = openSync('/dev/null', 'w');
  id?.receive('text/plain', fd);
  await session.roundtrip();
  closeSync(fd);
  return () => session.close();
}
