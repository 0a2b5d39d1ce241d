import { expect, test } from 'vitest';
import { WlOutput, WlSeat } from '../../src/protocol/generated/wayland.js';
import type { WaylandProxy } from '../../src/protocol/index.js';
import type { Session } from '../../src/session/index.js';
import { BTN_LEFT, type TestCompositor } from '../../src/testing/index.js';
import { Window } from '../../src/window/index.js';
import { comeBack, open, start } from './stage.js';

const KEY_A = 30;

interface Heard {
  readonly event: string;
  readonly payload: Record<string, unknown>;
}

/** Everything that an object is told, in order. */
function listenTo(object: WaylandProxy, ...events: string[]): Heard[] {
  const heard: Heard[] = [];
  for (const event of events) object.on(event, (payload) => void heard.push({ event, payload }));
  return heard;
}

async function stage(): Promise<{ screen: TestCompositor; session: Session; seat: WlSeat; window: Window }> {
  const screen = await start();
  const session = await open(screen);
  const seat = session.bind(WlSeat);
  const window = await Window.create(session, { key: 'main', width: 100, height: 100 });
  window.draw(({ pixels }) => pixels.fill(0xff));
  await session.roundtrip();
  return { screen, session, seat, window };
}

test('a key that is held is let go of, and the focus leaves, when the compositor dies', async () => {
  const { screen, session, seat, window } = await stage();
  const heard = listenTo(seat.getKeyboard(), 'enter', 'key', 'leave');
  await session.roundtrip();
  screen.input.keyboard.key(KEY_A, 'pressed');
  await session.roundtrip();
  heard.length = 0;
  await comeBack(screen, session);
  expect(heard.map(({ event }) => event)).toEqual(['key', 'leave', 'enter']);
  expect(heard[0]?.payload).toMatchObject({ key: KEY_A, state: 0 });
  expect(heard[1]?.payload.surface).toBe(window.surface);
  expect(heard[2]?.payload.surface).toBe(window.surface);
});

test('a button that is held is released inside a frame, before the pointer leaves', async () => {
  const { screen, session, seat, window } = await stage();
  const heard = listenTo(seat.getPointer(), 'button', 'leave', 'frame');
  await session.roundtrip();
  screen.input.pointer.move(50, 50);
  screen.input.pointer.button(BTN_LEFT, 'pressed');
  await session.roundtrip();
  heard.length = 0;
  await session.suspend();
  expect(heard.map(({ event }) => event)).toEqual(['button', 'frame', 'leave', 'frame']);
  expect(heard[0]?.payload).toMatchObject({ button: BTN_LEFT, state: 0 });
  expect(heard[2]?.payload.surface).toBe(window.surface);
});

test('touches are cancelled once, and what was lifted before is not', async () => {
  const { screen, session, seat } = await stage();
  const heard = listenTo(seat.getTouch(), 'cancel');
  await session.roundtrip();
  screen.input.touch.down(1, 20, 20);
  await session.roundtrip();
  await comeBack(screen, session);
  expect(heard).toHaveLength(1);
  screen.input.touch.down(1, 20, 20);
  screen.input.touch.up(1);
  await session.roundtrip();
  await comeBack(screen, session);
  expect(heard).toHaveLength(1);
});

test('a surface leaves its output and enters it again', async () => {
  const screen = await start();
  const session = await open(screen);
  const output = session.bind(WlOutput);
  const window = await Window.create(session, { key: 'main', width: 100, height: 100 });
  const heard = listenTo(window.surface, 'enter', 'leave');
  window.draw(({ pixels }) => pixels.fill(0xff));
  await session.roundtrip();
  expect(heard.splice(0)).toEqual([{ event: 'enter', payload: { output } }]);
  await comeBack(screen, session);
  expect(heard.map(({ event }) => event)).toEqual(['leave', 'enter']);
  expect(heard.map(({ payload }) => payload.output)).toEqual([output, output]);
});

test('nothing is let go of twice, nor what was destroyed', async () => {
  const { screen, session, seat } = await stage();
  const keyboard = seat.getKeyboard();
  const heard = listenTo(keyboard, 'key', 'leave');
  await session.roundtrip();
  screen.input.keyboard.key(KEY_A, 'pressed');
  await session.roundtrip();
  screen.input.keyboard.key(KEY_A, 'released');
  await session.roundtrip();
  heard.length = 0;
  await comeBack(screen, session);
  expect(heard.map(({ event }) => event)).toEqual(['leave']);
  keyboard.release();
  heard.length = 0;
  await comeBack(screen, session);
  expect(heard).toEqual([]);
});
