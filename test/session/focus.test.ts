// What follows the focus: text inputs, constraints, inhibitors, keymaps. All of it is there again at the next focus.
import { fstatSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ZwpIdleInhibitManagerV1 } from '../../src/protocol/generated/idle-inhibit-unstable-v1.js';
import { ZwpKeyboardShortcutsInhibitManagerV1 } from '../../src/protocol/generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import { ZwpPointerConstraintsV1 } from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import { ZwpPointerGesturesV1 } from '../../src/protocol/generated/pointer-gestures-unstable-v1.js';
import { WpPresentation } from '../../src/protocol/generated/presentation-time.js';
import { ZwpTabletManagerV2, type ZwpTabletV2 } from '../../src/protocol/generated/tablet-v2.js';
import { ZwpTextInputManagerV3 } from '../../src/protocol/generated/text-input-unstable-v3.js';
import { type WlKeyboard, WlSeat } from '../../src/protocol/generated/wayland.js';
import { App, next } from '../contract/app.js';
import { picture } from '../contract/pictures.js';
import { comeBack, open, start } from './stage.js';

async function stage() {
  const screen = await start();
  const session = await open(screen);
  const app = new App(session);
  const window = await app.shown('main', 100, 80, picture(1));
  const seat = session.bind(WlSeat);
  await session.roundtrip();
  return { screen, session, app, window, seat };
}

test('a text input leaves and enters, the app enables it again, and done names the commit by the app’s own count', async () => {
  const { screen, session, seat, window } = await stage();
  const input = session.bind(ZwpTextInputManagerV3).getTextInput(seat);
  const heard: string[] = [];
  let commits = 0;
  const commit = (): void => {
    commits++;
    input.commit();
  };
  input.on('enter', ({ surface }) => {
    heard.push(`enter ${surface === window.surface}`);
    input.enable();
    input.setContentType(1, 8);
    commit();
  });
  input.on('leave', () => {
    heard.push('leave');
    input.disable();
    commit();
  });
  const texts: (string | null)[] = [];
  input.on('commitString', ({ text }) => void texts.push(text));
  const answered: boolean[] = [];
  input.on('done', ({ serial }) => void answered.push(serial === commits));
  await session.roundtrip();
  await session.roundtrip();
  expect(screen.input.text.commit('before')).toBe(true);
  await session.roundtrip();
  for (const time of ['first', 'second']) {
    expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
    await session.roundtrip();
    expect(screen.digest()[0]?.objects?.zwp_text_input_v3).toEqual([
      { enabled: true, contentType: { hint: 1, purpose: 8 } },
    ]);
    expect(screen.input.text.commit(time)).toBe(true);
    await session.roundtrip();
  }
  expect(texts).toEqual(['before', 'first', 'second']);
  expect(answered).toEqual([true, true, true]);
  expect(heard).toEqual(['enter true', 'leave', 'enter true', 'leave', 'enter true']);
});

test('a keyboard gets a keymap of the new compositor, with a descriptor of its own', async () => {
  const { screen, session, seat } = await stage();
  const keyboard: WlKeyboard = seat.getKeyboard();
  const sizes: number[] = [];
  keyboard.on('keymap', ({ fd, size }) => {
    sizes.push(size);
    expect(fstatSync(fd.fd).size).toBeGreaterThanOrEqual(size);
  });
  await session.roundtrip();
  await comeBack(screen, session);
  expect(sizes).toHaveLength(2);
});

test('a lock of the pointer is told as undone and is there again when the pointer is', async () => {
  const { screen, session, seat, window } = await stage();
  const pointer = seat.getPointer();
  const constraints = session.bind(ZwpPointerConstraintsV1);
  const heard: string[] = [];
  const lock = constraints.lockPointer(window.surface, pointer, null, 2); // persistent
  lock.on('locked', () => void heard.push('locked'));
  lock.on('unlocked', () => void heard.push('unlocked'));
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  expect(heard).toEqual(['locked']);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['locked', 'unlocked']);
  const locked = next(lock, 'locked');
  screen.input.pointer.move(30, 30);
  await locked;
  expect(heard).toEqual(['locked', 'unlocked', 'locked']);
});

test('a lock that holds once is told as undone, and that was it', async () => {
  const { screen, session, seat, window } = await stage();
  const pointer = seat.getPointer();
  const heard: string[] = [];
  const lock = session.bind(ZwpPointerConstraintsV1).lockPointer(window.surface, pointer, null, 1);
  lock.on('locked', () => void heard.push('locked'));
  lock.on('unlocked', () => void heard.push('unlocked'));
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  await session.roundtrip();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  screen.input.pointer.move(30, 30);
  await session.roundtrip();
  expect(heard).toEqual(['locked', 'unlocked']);
  lock.destroy();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
});

test('a shortcuts inhibitor is active again when its window has the keyboard', async () => {
  const { screen, session, seat, window } = await stage();
  const inhibitor = session.bind(ZwpKeyboardShortcutsInhibitManagerV1).inhibitShortcuts(window.surface, seat);
  const heard: string[] = [];
  inhibitor.on('active', () => void heard.push('active'));
  inhibitor.on('inactive', () => void heard.push('inactive'));
  await session.roundtrip();
  expect(heard).toEqual(['active']);
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  await session.roundtrip();
  expect(heard).toEqual(['active', 'inactive', 'active']);
});

test('a gesture under way ends as cancelled, and the next one is told', async () => {
  const { screen, session, seat } = await stage();
  const swipe = session.bind(ZwpPointerGesturesV1).getSwipeGesture(seat.getPointer());
  const heard: unknown[] = [];
  swipe.on('begin', ({ fingers }) => void heard.push(`begin ${fingers}`));
  swipe.on('end', ({ cancelled }) => void heard.push(`end ${cancelled}`));
  await session.roundtrip();
  screen.input.pointer.move(20, 20);
  screen.input.gesture.begin('swipe', 3);
  await session.roundtrip();
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(heard).toEqual(['begin 3', 'end 1']);
  screen.input.pointer.move(30, 30);
  screen.input.gesture.begin('swipe', 4);
  await session.roundtrip();
  expect(heard).toEqual(['begin 3', 'end 1', 'begin 4']);
});

test('an idle inhibitor is made again', async () => {
  const { screen, session, window } = await stage();
  session.bind(ZwpIdleInhibitManagerV1).createInhibitor(window.surface);
  await session.roundtrip();
  const before = screen.digest();
  expect(JSON.stringify(before)).toContain('zwp_idle_inhibitor_v1');
  expect(await comeBack(screen, session)).toMatchObject({ lost: [] });
  expect(screen.digest()).toEqual(before);
});

test('a tablet is removed, and the new compositor tells of its own', async () => {
  const { screen, session, seat } = await stage();
  const tablets = session.bind(ZwpTabletManagerV2).getTabletSeat(seat);
  const added: ZwpTabletV2[] = [];
  tablets.on('tabletAdded', ({ id }) => void added.push(id));
  await session.roundtrip();
  screen.input.tablet.add();
  await session.roundtrip();
  let removed = 0;
  added[0]?.on('removed', () => void removed++);
  await comeBack(screen, session);
  screen.input.tablet.add();
  await session.roundtrip();
  expect(removed).toBe(1);
  expect(added).toHaveLength(2);
});

test('presentation feedback that nobody can give any more is discarded, once', async () => {
  const { screen, session, window } = await stage();
  const presentation = session.bind(WpPresentation);
  screen.behaviour.autoFrame = false;
  const feedback = presentation.feedback(window.surface);
  let discarded = 0;
  feedback.on('discarded', () => void discarded++);
  window.surface.commit();
  await session.roundtrip();
  await comeBack(screen, session);
  expect(discarded).toBe(1);
  expect(feedback.alive).toBe(false);
  await comeBack(screen, session);
  expect(discarded).toBe(1);
});
