// Seats that have other devices than before: nobody asks for what is not there, and it comes back when it is plugged in.
import { expect, test } from 'vitest';
import { ZwpRelativePointerManagerV1 } from '../../src/protocol/generated/relative-pointer-unstable-v1.js';
import { type WlKeyboard, type WlPointer, WlSeat } from '../../src/protocol/generated/wayland.js';
import type { Rebuilt } from '../../src/session/index.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

const KEY_A = 30;

async function stage() {
  const screen = await start();
  const session = await open(screen, { reconnect: { retries: 500, minDelay: 5, maxDelay: 10, poisonWithin: 1 } });
  const app = new App(session);
  const window = await app.shown('main', 100, 80, picture(1));
  const seat = session.bind(WlSeat);
  const told: number[] = [];
  seat.on('capabilities', ({ capabilities }) => void told.push(capabilities));
  await session.roundtrip();
  return { screen, session, app, window, seat, told };
}

test('a keyboard that the new seat has not is not asked for: it is silent, and comes back when there is one', async () => {
  const { session, seat, told } = await stage();
  const keyboard = seat.getKeyboard();
  const pointer = seat.getPointer();
  await session.roundtrip();
  const other = await start({ capabilities: ['pointer'] });
  const rebuilt = next<Rebuilt>(session, 'rebuilt');
  await session.reconnect({ socket: other.socket });
  const { lost, waiting } = await rebuilt;
  expect(lost).toEqual([]);
  expect(waiting).toMatchObject([{ handle: keyboard.handle, why: 'it comes back when the seat has a keyboard' }]);
  await session.roundtrip();
  expect(told).toEqual([7, 1]);
  expect(keyboard.alive).toBe(true);
  expect(pointer.id).toBeGreaterThan(0);

  const keymap = next(keyboard, 'keymap');
  const back = next<Rebuilt>(session, 'rebuilt');
  other.input.capabilities = ['pointer', 'keyboard'];
  await keymap;
  expect(await back).toMatchObject({ cause: 'global', lost: [], waiting: [] });
  const pressed = next<{ key: number }>(keyboard, 'key');
  await session.roundtrip();
  other.focus(other.windows[0]);
  other.input.keyboard.key(KEY_A, 'pressed');
  expect(await pressed).toMatchObject({ key: KEY_A });
  // and is an ordinary one from then on
  expect(await comeBack(other, session)).toMatchObject({ waiting: [{ handle: keyboard.handle }] });
  keyboard.release();
  await session.roundtrip();
  other.input.capabilities = ['pointer', 'keyboard'];
  await session.roundtrip();
  expect(await comeBack(other, session)).toMatchObject({ lost: [], waiting: [] });
});

test('what stands on a device waits with it, and an app that gives its device up makes another', async () => {
  const { session, seat, screen } = await stage();
  let pointer: WlPointer | undefined = seat.getPointer();
  let keyboard: WlKeyboard | undefined;
  seat.on('capabilities', ({ capabilities }) => {
    if ((capabilities & 2) !== 0) keyboard ??= seat.getKeyboard();
    else {
      keyboard?.release();
      keyboard = undefined;
    }
  });
  const relative = session.bind(ZwpRelativePointerManagerV1).getRelativePointer(pointer);
  await session.roundtrip();
  screen.input.capabilities = ['pointer', 'keyboard'];
  await session.roundtrip();
  const first = keyboard as WlKeyboard | undefined;
  expect(first?.alive).toBe(true);

  const other = await start({ capabilities: [] });
  const { waiting } = await session.reconnect({ socket: other.socket });
  expect(waiting.map(({ handle }) => handle)).toEqual([pointer.handle, relative.handle, first?.handle].sort());
  await session.roundtrip();
  expect(first?.alive).toBe(false);
  const back = next<Rebuilt>(session, 'rebuilt');
  other.input.capabilities = ['pointer', 'keyboard'];
  await back;
  await session.roundtrip();
  expect(keyboard?.id).toBeGreaterThan(0);
  const moved = next(relative, 'relativeMotion');
  other.input.pointer.move(20, 20);
  other.input.pointer.move(30, 30);
  await moved;
  pointer.release();
  pointer = undefined;
});

test('an app without a window waits for the word of its seat too', async () => {
  const screen = await start();
  const session = await open(screen);
  const keyboard = session.bind(WlSeat).getKeyboard();
  await session.roundtrip();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [], waiting: [] });
  expect(keyboard.id).toBeGreaterThan(0);
  const other = await start({ capabilities: ['touch'] });
  expect(await session.reconnect({ socket: other.socket })).toMatchObject({
    lost: [],
    waiting: [{ handle: keyboard.handle }],
  });
});

test('one that is asked for while the others are rebuilt waits too, where the new seat has none', async () => {
  const screen = await start();
  const other = await start({ capabilities: [] });
  const session = await open(screen);
  await new App(session).shown('main', 20, 20, picture(1));
  const seat = session.bind(WlSeat);
  await session.roundtrip();
  const told = next<Rebuilt>(session, 'rebuilt');
  const moved = session.reconnect({ socket: other.socket });
  await other.until(() => other.clients[0]);
  const keyboard = seat.getKeyboard();
  await moved;
  expect((await told).waiting).toMatchObject([
    { what: 'the object', why: 'it comes back when the seat has a keyboard' },
  ]);
  await session.roundtrip();
  expect(session.connected).toBe(true);
  const keymap = next(keyboard, 'keymap');
  other.input.capabilities = ['keyboard'];
  await keymap;
});
