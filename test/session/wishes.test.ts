// What needs an event of the new connection first: cursors at the next enter, selections at the next focus.
import { expect, onTestFinished, test } from 'vitest';
import { WpCursorShapeDeviceV1Shape, WpCursorShapeManagerV1 } from '../../src/protocol/generated/cursor-shape-v1.js';
import {
  WlDataDeviceManager,
  type WlDataOffer,
  type WlDataSource,
  WlSeat,
  type WlSurface,
} from '../../src/protocol/generated/wayland.js';
import { type Rebuilt, restore, type Session } from '../../src/session/index.js';
import type { RequestRecord, TestCompositor } from '../../src/testing/index.js';
import { App, next, type Toplevel } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

interface Stage {
  readonly screen: TestCompositor;
  readonly session: Session;
  readonly app: App;
  readonly window: Toplevel;
  readonly seat: WlSeat;
  /** Requests that reached the compositor. */
  readonly said: RequestRecord[];
}

async function stage(screen?: TestCompositor): Promise<Stage> {
  screen ??= await start();
  const said: RequestRecord[] = [];
  screen.on('request', (record) => said.push(record));
  const session = await open(screen, { reconnect: { retries: 500, minDelay: 5, maxDelay: 10, poisonWithin: 0 } });
  const app = new App(session);
  const window = await app.shown('main', 100, 80, picture(1));
  const seat = app.keyed('seat', session.bind(WlSeat));
  await session.roundtrip();
  return { screen, session, app, window, seat, said };
}

function names(said: readonly RequestRecord[], ...wanted: string[]): string[] {
  return said.filter(({ request }) => wanted.includes(request)).map(({ request }) => request);
}

const cursorOf = (screen: TestCompositor) => screen.digest()[0]?.cursor;

function cursorSurface({ app }: Stage, size = 16): WlSurface {
  const surface = app.compositor.createSurface();
  app.attach(surface, app.pixels(size, size, picture(7)));
  surface.commit();
  return surface;
}

/** The pointer is on the window, and has got a cursor with its hotspot at 5, 6. */
async function pointed(here: Stage) {
  const { screen, session, seat } = here;
  const pointer = seat.getPointer();
  const surface = cursorSurface(here);
  pointer.once('enter', ({ serial }) => pointer.setCursor(serial, surface, 5, 6));
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  return { pointer, surface };
}

// ---- cursors

test('a cursor is set again at the next enter, with its picture and its hotspot', async () => {
  const here = await stage();
  const { screen, session } = here;
  const { pointer, surface } = await pointed(here);
  surface.offset(2, 1);
  surface.commit();
  await session.roundtrip();
  const before = cursorOf(screen);
  expect(before).toMatchObject({ hotspotX: 3, hotspotY: 5 });

  const { lost, waiting } = await comeBack(screen, session);
  expect(lost).toEqual([]);
  expect(waiting).toMatchObject([{ handle: pointer.handle, what: 'set_cursor' }]);
  expect(cursorOf(screen)).toBeUndefined();
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  await session.roundtrip();
  expect(cursorOf(screen)).toEqual(before);
});

test('an app that sets its cursor when the pointer enters is the only one who does', async () => {
  const here = await stage();
  const { screen, session, seat, said } = here;
  const pointer = seat.getPointer();
  const surface = cursorSurface(here);
  pointer.on('enter', ({ serial }) => pointer.setCursor(serial, surface, 5, 6));
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  await comeBack(screen, session);
  said.length = 0;
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  await session.roundtrip();
  expect(names(said, 'set_cursor')).toEqual(['set_cursor']);
});

test('a cursor that is asked for with a serial of the old epoch waits for the next enter', async () => {
  const here = await stage();
  const { screen, session, seat, said } = here;
  const pointer = seat.getPointer();
  let old = 0;
  pointer.once('enter', ({ serial }) => {
    old = serial;
  });
  const surface = cursorSurface(here);
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  await comeBack(screen, session);
  said.length = 0;
  pointer.setCursor(old, surface, 1, 2);
  await session.roundtrip();
  expect(names(said, 'set_cursor')).toEqual([]);
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  await session.roundtrip();
  expect(cursorOf(screen)).toMatchObject({ hotspotX: 1, hotspotY: 2 });
});

test('of a shape and a surface the last one asked for is the cursor', async () => {
  const here = await stage();
  const { screen, session, seat } = here;
  const pointer = seat.getPointer();
  const device = session.bind(WpCursorShapeManagerV1).getPointer(pointer);
  const surface = cursorSurface(here);
  pointer.once('enter', ({ serial }) => {
    pointer.setCursor(serial, surface, 0, 0);
    device.setShape(serial, 2);
  });
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  const shaped = cursorOf(screen);
  expect(shaped).toMatchObject({ shape: 'context_menu' });
  await comeBack(screen, session);
  pointer.once('enter', ({ serial }) => pointer.setCursor(serial, surface, 3, 3));
  const asked = next(pointer, 'enter');
  screen.input.pointer.move(30, 30);
  await asked;
  await session.roundtrip();
  expect(cursorOf(screen)).toMatchObject({ hotspotX: 3, surface: expect.anything() });
  await comeBack(screen, session);
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  await session.roundtrip();
  expect(cursorOf(screen)).toMatchObject({ hotspotX: 3, surface: expect.anything() });
});

async function shaped(shape: WpCursorShapeDeviceV1Shape) {
  const here = await stage();
  const { session, seat } = here;
  const pointer = seat.getPointer();
  const manager = session.bind(WpCursorShapeManagerV1);
  const device = manager.getPointer(pointer);
  pointer.once('enter', ({ serial }) => device.setShape(serial, shape));
  here.screen.input.pointer.move(20, 20);
  await session.roundtrip();
  await session.roundtrip();
  return { ...here, pointer, manager, device };
}

test("a shape whose device was destroyed, with its manager, is the pointer's again until it asks for another cursor", async () => {
  const here = await shaped(WpCursorShapeDeviceV1Shape.context_menu);
  const { screen, session, pointer, manager, device, said } = here;
  device.destroy();
  manager.destroy();
  const surface = cursorSurface(here);
  await session.roundtrip();
  const before = cursorOf(screen);
  expect(before).toMatchObject({ shape: 'context_menu' });
  for (let time = 0; time < 2; time++) {
    const waiting = [{ handle: pointer.handle, what: 'set_shape' }];
    expect(await comeBack(screen, session)).toMatchObject({ lost: [], waiting });
    said.length = 0;
    screen.input.pointer.move(30, 30);
    await session.roundtrip();
    await session.roundtrip();
    expect(cursorOf(screen)).toEqual(before);
    expect(names(said, 'set_shape', 'destroy')).toEqual(['set_shape', 'destroy', 'destroy']);
  }
  pointer.once('leave', () => pointer.once('enter', ({ serial }) => pointer.setCursor(serial, surface, 3, 3)));
  screen.input.pointer.move(399, 299);
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], waiting: [{ what: 'set_cursor' }] });
});

test.each([
  ['that lives', false],
  ['that was destroyed', true],
])('a shape that an older compositor does not know, of a device %s, is lost', async (_, destroyed) => {
  const { session, pointer, device } = await shaped(WpCursorShapeDeviceV1Shape.dnd_ask);
  if (destroyed) device.destroy();
  const other = await start({ globals: { wp_cursor_shape_manager_v1: 1 } });
  const told = next<Rebuilt>(session, 'rebuilt');
  await session.reconnect({ socket: other.socket });
  const { handle } = destroyed ? pointer : device;
  const lost = [{ handle, what: 'set_shape', why: 'the compositor does not know this shape' }];
  expect(await told).toMatchObject({ lost, waiting: [] });
  other.input.pointer.move(30, 30);
  await session.roundtrip();
  await session.roundtrip();
  expect(other.clients.map(({ error }) => error)).toEqual([undefined]);
});

test('a cursor whose surface or pointer was destroyed is not asked for', async () => {
  const here = await stage();
  const { screen, session, said } = here;
  const { surface } = await pointed(here);
  const { waiting } = await comeBack(screen, session);
  expect(waiting).toHaveLength(1);
  surface.destroy();
  said.length = 0;
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  await session.roundtrip();
  expect(names(said, 'set_cursor')).toEqual([]);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], waiting: [] });
});

test('a hidden pointer is hidden again', async () => {
  const { screen, session, seat } = await stage();
  const pointer = seat.getPointer();
  pointer.once('enter', ({ serial }) => pointer.setCursor(serial, null, 0, 0));
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  const hidden = cursorOf(screen);
  expect(hidden).toMatchObject({ hotspotX: 0 });
  await comeBack(screen, session);
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  await session.roundtrip();
  expect(cursorOf(screen)).toEqual(hidden);
});

// ---- the clipboard

function source(manager: WlDataDeviceManager, ...types: string[]): { source: WlDataSource; heard: string[] } {
  const made = manager.createDataSource();
  for (const type of types) made.offer(type);
  const heard: string[] = [];
  made.on('cancelled', () => void heard.push('cancelled'));
  made.on('send', ({ mimeType, fd }) => {
    heard.push(mimeType);
    fd.close();
  });
  return { source: made, heard };
}

/** Types of the selection that a session was told of last, and its offer. */
function watch(session: Session, seat: WlSeat, manager = session.bind(WlDataDeviceManager)) {
  const device = manager.getDataDevice(seat);
  const seen: { types: string[]; offer: WlDataOffer | null } = { types: [], offer: null };
  const types = new Map<WlDataOffer, string[]>();
  device.on('dataOffer', ({ id }) => {
    const list: string[] = [];
    types.set(id, list);
    id.on('offer', ({ mimeType }) => void list.push(mimeType));
  });
  device.on('selection', ({ id }) => {
    seen.offer = id;
    seen.types = id === null ? [] : (types.get(id) ?? []);
  });
  return { device, seen };
}

async function copying(screen?: TestCompositor) {
  const here = await stage(screen);
  const { session, seat, app } = here;
  const manager = app.keyed('data', session.bind(WlDataDeviceManager));
  const { device, seen } = watch(session, seat, manager);
  app.keyed('device', device);
  const keyboard = app.keyed('keyboard', seat.getKeyboard());
  const entered = next<{ serial: number }>(keyboard, 'enter');
  await session.roundtrip();
  const { serial } = await entered;
  const copied = source(manager, 'text/plain', 'text/html');
  app.keyed('source', copied.source);
  device.setSelection(copied.source, serial);
  await session.roundtrip();
  return { ...here, manager, device, keyboard, seen, ...copied };
}

test('the clipboard is offered again at the next focus, by the same source, and is pasted from', async () => {
  const { screen, session, device, seen, source, heard } = await copying();
  const { lost, waiting } = await comeBack(screen, session);
  expect(lost).toEqual([]);
  expect(waiting).toMatchObject([{ handle: device.handle, what: 'set_selection' }]);
  await session.roundtrip();
  await session.roundtrip();
  expect(seen.types).toEqual(['text/plain', 'text/html']);
  expect(heard).toEqual([]);
  const asked = next(source, 'send');
  seen.offer?.receive('text/html', 1);
  await asked;
  expect(heard).toEqual(['text/html']);
  // and once more
  await comeBack(screen, session);
  await session.roundtrip();
  await session.roundtrip();
  expect(seen.types).toEqual(['text/plain', 'text/html']);
});

test('what somebody else copied meanwhile stays: the source hears that it is cancelled', async () => {
  const screen = await start({ behaviour: { focusNewWindows: false } });
  const other = await stage(screen);
  const entered = next<{ serial: number }>(other.seat.getKeyboard(), 'enter');
  const mine = await start();
  const { session, source: own, heard, device, seen } = await copying(mine);
  // There the other app has the focus, and copies before this one comes.
  const { device: others } = watch(other.session, other.seat);
  screen.focus(screen.windows[0]);
  const { serial } = await entered;
  others.setSelection(source(other.session.bind(WlDataDeviceManager), 'image/png').source, serial);
  await other.session.roundtrip();
  const { waiting } = await session.reconnect({ socket: screen.socket });
  expect(waiting).toMatchObject([{ handle: device.handle }]);
  await session.roundtrip();
  const cancelled = next(own, 'cancelled');
  screen.focus(screen.windows[1]);
  await cancelled;
  expect(heard).toEqual(['cancelled']);
  expect(seen.types).toEqual(['image/png']);
  // It stays away.
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], waiting: [] });
});

test('another source that the app sets takes the place of one that waits, which is cancelled', async () => {
  const { screen, session, manager, device, keyboard, heard, seen, said } = await copying();
  const entered = next<{ serial: number }>(keyboard, 'enter');
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  const later = source(manager, 'text/later');
  const lost = next(session, 'disconnected');
  screen.crash();
  await lost;
  device.setSelection(later.source, 1);
  await screen.restart();
  expect((await rebuilt).waiting).toMatchObject([{ handle: device.handle }]);
  await entered;
  await session.roundtrip();
  await session.roundtrip();
  expect(heard).toEqual(['cancelled']);
  expect(seen.types).toEqual(['text/later']);
  expect(names(said, 'set_selection')).toHaveLength(2); // the first epoch's, and one here
});

test('a source that is set again by an app that does not know that it is back is not used twice', async () => {
  const { screen, session, device, source, heard, seen } = await copying();
  await comeBack(screen, session);
  await session.roundtrip();
  await session.roundtrip();
  device.setSelection(source, 1);
  await session.roundtrip();
  expect(seen.types).toEqual(['text/plain', 'text/html']);
  expect(heard).toEqual([]);
});

test('it is offered once where the focus goes on to another window of the app before the compositor has answered', async () => {
  const screen = await start({ behaviour: { focusNewWindows: false } });
  const here = await stage(screen);
  await here.app.shown('second', 50, 40, picture(2));
  const keyboard = here.seat.getKeyboard();
  const entered = next<{ serial: number }>(keyboard, 'enter');
  await here.session.roundtrip();
  screen.focus(screen.windows[0]);
  const manager = here.session.bind(WlDataDeviceManager);
  const { device, seen } = watch(here.session, here.seat, manager);
  device.setSelection(source(manager, 'text/plain').source, (await entered).serial);
  await comeBack(screen, here.session);
  await here.session.roundtrip();
  here.said.length = 0;
  for (const window of [...screen.windows]) screen.focus(window);
  for (let trip = 0; trip < 3; trip++) await here.session.roundtrip();
  expect(seen.types).toEqual(['text/plain']);
  expect(names(here.said, 'set_selection')).toHaveLength(1);
});

test('without a keyboard of its own the app offers again when it is clicked', async () => {
  const { screen, session, seat, keyboard, seen } = await copying();
  seat.getPointer();
  keyboard.release();
  await comeBack(screen, session);
  await session.roundtrip();
  expect(seen.types).toEqual([]);
  screen.input.pointer.move(20, 20);
  screen.input.pointer.button(0x110, 'pressed');
  await session.roundtrip();
  await session.roundtrip();
  expect(seen.types).toEqual(['text/plain', 'text/html']);
});

test('out of a file a selection is dropped, and the source hears it, unless it is asked for', async () => {
  const { screen, session, seen: _, source, device } = await copying();
  const file = session.snapshot();
  session.close();
  expect(source.alive).toBe(false);
  await expect(restore(file, { socket: screen.socket, selection: 'steal' as 'drop' })).rejects.toMatchObject({
    code: 'ERR_WL_ARGUMENT',
  });

  const dropped = await restore(file, { socket: screen.socket });
  onTestFinished(() => dropped.close());
  const cancelled = next(dropped.object('source') as WlDataSource, 'cancelled');
  const rebuilt = next<Rebuilt>(dropped, 'rebuilt');
  await cancelled;
  const told = await rebuilt;
  expect(told.waiting).toEqual([]);
  expect(told.lost).toMatchObject([{ handle: device.handle, key: 'device', what: 'set_selection' }]);
  dropped.close();

  const again = await restore(file, { socket: screen.socket, selection: 'reoffer' });
  onTestFinished(() => again.close());
  const { seen } = watch(again, again.object('seat') as WlSeat, again.object('data') as WlDataDeviceManager);
  await again.roundtrip();
  await again.roundtrip();
  await again.roundtrip();
  expect(seen.types).toEqual(['text/plain', 'text/html']);
});
