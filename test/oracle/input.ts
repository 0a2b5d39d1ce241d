// Input: devices, what follows a seat or a pointer, and what the old compositor had said that nobody holds any more.
import { ExtIdleNotifierV1 } from '../../src/protocol/generated/ext-idle-notify-v1.js';
import { ZwpIdleInhibitManagerV1 } from '../../src/protocol/generated/idle-inhibit-unstable-v1.js';
import { ZwpKeyboardShortcutsInhibitManagerV1 } from '../../src/protocol/generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import {
  ZwpPointerConstraintsV1,
  ZwpPointerConstraintsV1Lifetime,
} from '../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import { ZwpPointerGesturesV1 } from '../../src/protocol/generated/pointer-gestures-unstable-v1.js';
import { ZwpRelativePointerManagerV1 } from '../../src/protocol/generated/relative-pointer-unstable-v1.js';
import { ZwpTabletManagerV2, type ZwpTabletToolV2 } from '../../src/protocol/generated/tablet-v2.js';
import {
  ZwpTextInputManagerV3,
  type ZwpTextInputV3,
  ZwpTextInputV3ContentHint,
  ZwpTextInputV3ContentPurpose,
} from '../../src/protocol/generated/text-input-unstable-v3.js';
import { WlOutput } from '../../src/protocol/generated/wayland.js';
import { BTN_LEFT, type TestCompositor } from '../../src/testing/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { next } from '../contract/app.js';
import type { Case, Stage } from './stage.js';

const KEY_A = 30;
const { persistent, oneshot } = ZwpPointerConstraintsV1Lifetime;

const over = (screen: TestCompositor): void => {
  screen.input.pointer.move(4, 4);
  screen.input.pointer.move(12, 12);
};

/** A window that has the keyboard, and the pointer over it. */
async function focused(stage: Stage) {
  const shown = await stage.window();
  const pointer = stage.key('pointer', stage.seat.getPointer());
  const keyboard = stage.key('keyboard', stage.seat.getKeyboard());
  const entered = next(pointer, 'enter');
  const focus = next(keyboard, 'enter');
  await stage.session.roundtrip();
  over(stage.screen);
  await Promise.all([entered, focus]);
  return { ...shown, pointer, keyboard };
}

/** What an app does that has a field for text: it says all of it whenever it has the focus (text-input: enter). */
function writing(stage: Stage): void {
  const input = stage.get<ZwpTextInputV3>('text input');
  input.on('enter', () => {
    input.enable();
    input.setSurroundingText('so far', 2, 4);
    input.setContentType(ZwpTextInputV3ContentHint.lowercase, ZwpTextInputV3ContentPurpose.email);
    input.setCursorRectangle(1, 2, 3, 4);
    input.commit();
  });
}

/** Whether an event comes of what the user does. */
const shows = (key: string, event: string, act: (stage: Stage) => void): Pick<Case, 'holds'> => ({
  async holds(stage) {
    const heard = next(stage.get(key), event);
    act(stage);
    await heard;
  },
});

const notAfterRestore =
  (...hears: readonly string[]) =>
  (way: string): readonly string[] =>
    way === 'restore' ? [] : hears;

export const input: readonly Case[] = [
  {
    name: 'devices of each kind, twice, and some that were released',
    async show(stage) {
      await stage.window();
      for (let twice = 0; twice < 2; twice++) {
        const devices = [stage.seat.getPointer(), stage.seat.getKeyboard(), stage.seat.getTouch()];
        if (twice === 1) devices[0]?.release();
      }
    },
  },
  {
    name: 'devices of a seat that has others by then wait, and come when they are plugged in',
    async show(stage) {
      await stage.window();
      stage.key('touch', stage.seat.getTouch());
      stage.key('pointer', stage.seat.getPointer());
    },
    ...shows('touch', 'down', ({ screen }) => {
      screen.input.touch.down(1, 10, 10);
      screen.input.touch.up(1);
    }),
  },
  {
    name: 'a key and a button that are held are let go of, and the focus leaves',
    async show(stage) {
      await focused(stage);
      stage.screen.input.keyboard.key(KEY_A, 'pressed');
      stage.screen.input.pointer.button(BTN_LEFT, 'pressed');
      await stage.session.roundtrip();
    },
    hears: notAfterRestore('keyboard.key', 'keyboard.leave', 'pointer.button', 'pointer.leave'),
  },
  {
    name: 'a touch that is held is cancelled, and the output leaves',
    async show(stage) {
      const { surface } = await stage.window();
      const touch = stage.key('touch', stage.seat.getTouch());
      stage.global(WlOutput);
      stage.draw(surface, 60, 40, 2);
      const down = next(touch, 'down');
      await stage.session.roundtrip();
      stage.screen.input.touch.down(1, 10, 10);
      await down;
    },
    hears: notAfterRestore('touch.cancel', 'main surface.leave'),
  },
  {
    name: 'a keymap is read again',
    async show(stage) {
      await stage.window();
      const keyboard = stage.key('keyboard', stage.seat.getKeyboard());
      const { fd } = await next<{ fd: OwnedFd }>(keyboard, 'keymap');
      fd.close();
    },
    hears: ['keyboard.keymap'],
  },
  {
    name: 'a locked pointer with a region and a hint, applied and waiting',
    user: over,
    async show(stage) {
      const { surface, pointer } = await focused(stage);
      const region = stage.region([0, 0, 30, 30]);
      const constraints = stage.global(ZwpPointerConstraintsV1);
      const locked = stage.key('locked', constraints.lockPointer(surface, pointer, region, persistent));
      locked.setCursorPositionHint(7, 8);
      surface.commit();
      locked.setCursorPositionHint(9, 10);
      locked.setRegion(null);
      region.destroy();
    },
    hears: (way) => (way === 'restore' ? ['locked.locked'] : ['locked.unlocked', 'locked.locked']),
  },
  {
    name: 'a confined pointer with a region that was changed',
    user: over,
    async show(stage) {
      const { surface, pointer } = await focused(stage);
      const constraints = stage.global(ZwpPointerConstraintsV1);
      const confined = stage.key('confined', constraints.confinePointer(surface, pointer, null, persistent));
      const region = stage.region([0, 0, 40, 40]);
      confined.setRegion(region);
      surface.commit();
      region.destroy();
    },
    hears: (way) => (way === 'restore' ? ['confined.confined'] : ['confined.unconfined', 'confined.confined']),
  },
  {
    name: 'a lock for one time that was not yet in force, and one whose window is gone',
    async show(stage) {
      const { pointer } = await focused(stage);
      const other = await stage.window('other', { width: 10, height: 10 });
      const constraints = stage.global(ZwpPointerConstraintsV1);
      const region = stage.region([8, 8, 1, 1]);
      constraints.lockPointer(other.surface, pointer, region, oneshot);
      const third = await stage.window('third', { width: 10, height: 10 });
      constraints.confinePointer(third.surface, pointer, null, persistent);
      for (const one of [third.toplevel, third.xdg, third.surface]) one.destroy();
    },
  },
  {
    name: 'a lock with a region, where the next compositor has no pointer: it comes back with the pointer',
    elsewhere: { capabilities: ['keyboard'] },
    async show(stage) {
      const { surface, pointer } = await focused(stage);
      const region = stage.region([0, 0, 30, 30]);
      const constraints = stage.global(ZwpPointerConstraintsV1);
      stage.key('locked', constraints.lockPointer(surface, pointer, region, persistent));
      region.destroy();
    },
    waiting: (way) => (way === 'move' ? ['pointer: the object', 'locked: the object'] : []),
    hears: notAfterRestore('locked.unlocked'),
    expected(digest, way) {
      if (way !== 'move') return digest;
      const windows = digest.windows.map(({ attached: _, ...window }) => window);
      return { ...digest, windows, seat: { ...digest.seat, pointers: 0 } };
    },
    async after(stage) {
      const there = (): boolean => stage.digest.windows[0]?.attached !== undefined && stage.digest.seat.pointers === 1;
      stage.screen.input.capabilities = ['pointer', 'keyboard', 'touch'];
      await stage.screen.until(there);
    },
  },
  {
    name: 'a relative pointer',
    user: over,
    async show(stage) {
      const { pointer } = await focused(stage);
      stage.key('relative', stage.global(ZwpRelativePointerManagerV1).getRelativePointer(pointer));
    },
    ...shows('relative', 'relativeMotion', ({ screen }) => over(screen)),
  },
  {
    name: 'gestures of each kind, one of them under way',
    user: over,
    async show(stage) {
      const { pointer } = await focused(stage);
      const gestures = stage.global(ZwpPointerGesturesV1);
      stage.key('swipe', gestures.getSwipeGesture(pointer));
      stage.key('pinch', gestures.getPinchGesture(pointer));
      gestures.getHoldGesture(pointer);
    },
    holds: async (stage) => {
      const begun = next(stage.get('swipe'), 'begin');
      stage.screen.input.gesture.begin('swipe', 3);
      await begun;
    },
    hears: notAfterRestore('swipe.end'),
  },
  {
    name: 'a tablet seat, whose tablets and tools the new compositor tells of',
    user(screen) {
      if (screen.input.tablet.tablets.length > 0) return;
      screen.input.tablet.add();
      screen.input.tablet.addTool();
    },
    async show(stage) {
      await stage.window();
      const seat = stage.key('tablets', stage.global(ZwpTabletManagerV2).getTabletSeat(stage.seat));
      seat.once('toolAdded', ({ id }) => void stage.key('tool', id as ZwpTabletToolV2));
      seat.once('tabletAdded', ({ id }) => void stage.key('tablet', id));
    },
    // They were the old compositor's: what a process of its own never had, it can't miss.
    hears: (way) => [
      'tablets.tabletAdded',
      'tablets.toolAdded',
      ...(way === 'restore' ? [] : ['tool.removed', 'tablet.removed']),
    ],
  },
  {
    name: 'a text input is enabled again when it has the focus',
    async show(stage) {
      await stage.window();
      stage.key('text input', stage.global(ZwpTextInputManagerV3).getTextInput(stage.seat));
      writing(stage);
    },
    resumes: writing,
    ...shows('text input', 'commitString', ({ screen }) => void screen.input.text.commit('more')),
  },
  {
    name: 'an idle inhibitor, and notifications of which one had come',
    async show(stage) {
      const { surface } = await stage.window();
      const notifier = stage.global(ExtIdleNotifierV1);
      stage.key('notification', notifier.getIdleNotification(1000, stage.seat));
      stage.key('input', notifier.getInputIdleNotification(2000, stage.seat));
      stage.key('inhibitor', stage.global(ZwpIdleInhibitManagerV1).createInhibitor(surface));
    },
    ...shows('input', 'idled', ({ screen }) => screen.input.idle(2500)),
    hears: notAfterRestore('input.resumed'),
  },
  {
    name: 'a shortcuts inhibitor, which is active again with the focus',
    async show(stage) {
      const { surface } = await focused(stage);
      const manager = stage.global(ZwpKeyboardShortcutsInhibitManagerV1);
      const inhibitor = stage.key('inhibitor', manager.inhibitShortcuts(surface, stage.seat));
      await next(inhibitor, 'active');
    },
    hears: (way) => (way === 'restore' ? ['inhibitor.active'] : ['inhibitor.inactive', 'inhibitor.active']),
  },
];
