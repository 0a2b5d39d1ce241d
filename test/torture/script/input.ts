// Popups, and what the user does.
import {
  type WpCursorShapeDeviceV1,
  WpCursorShapeDeviceV1Shape,
  WpCursorShapeManagerV1,
} from '../../../src/protocol/generated/cursor-shape-v1.js';
import { ZwpIdleInhibitManagerV1 } from '../../../src/protocol/generated/idle-inhibit-unstable-v1.js';
import {
  type ZwpLockedPointerV1,
  ZwpPointerConstraintsV1,
  ZwpPointerConstraintsV1Lifetime,
} from '../../../src/protocol/generated/pointer-constraints-unstable-v1.js';
import { ZwpTextInputManagerV3 } from '../../../src/protocol/generated/text-input-unstable-v3.js';
import type { WlCompositor, WlPointer } from '../../../src/protocol/generated/wayland.js';
import type { XdgPopup, XdgPositioner } from '../../../src/protocol/generated/xdg-shell.js';
import type { Actor } from '../actor.js';
import type { Script } from '../steps.js';
import type { World } from '../world.js';
import { buffer, commit, endPopup, pool, popup, positioner, region, show, surface, top } from './phrases.js';

const BTN_LEFT = 0x110;
const BTN_RIGHT = 0x111;
const KEY_A = 30;
const KEY_SHIFT = 42;

export function popups(script: Script): void {
  pool(script, 'menu', 8 * 8 * 4 * 3, 4);
  for (let i = 0; i < 3; i++) buffer(script, 'menu', `menu ${i}`, i * 8 * 8 * 4, 8, 8);
  popup(script, 'menu', 'main', 4, 4, 'menu 0');
  popup(script, 'submenu', 'menu', 1, 1, 'menu 1');
  positioner(script, 'elsewhere', 2, 3);
  script
    .ask('the submenu moves', (actor) =>
      actor.get<XdgPopup>('submenu popup').reposition(actor.get<XdgPositioner>('elsewhere positioner'), 77),
    )
    .ask('elsewhere: positioner goes', (actor) => actor.get<XdgPositioner>('elsewhere positioner').destroy());
  commit(script, 'submenu');
  popup(script, 'deepest', 'submenu', 2, 2, 'menu 2');
  endPopup(script, 'deepest');
  endPopup(script, 'submenu');
}

export function input(script: Script): void {
  surface(script, 'cursor');
  show(script, 'cursor', 'menu 2');
  commit(script, 'cursor')
    .user('pointer.enter', 1, (world) => world.move(29, 21))
    .bind('shapes', (session) => session.bind(WpCursorShapeManagerV1))
    .make('shape', (actor) => actor.get<WpCursorShapeManagerV1>('shapes').getPointer(actor.get('pointer')))
    .ask(
      'a shape',
      (actor) => actor.get<WpCursorShapeDeviceV1>('shape').setShape(entered(actor), WpCursorShapeDeviceV1Shape.grab),
      hasEntered,
    );
  for (let i = 1; i <= 4; i++) script.user('pointer.motion', i, (world) => world.move(24 + (i % 5), 20 + (i % 3)));
  script
    .ask(
      'a cursor',
      (actor) => actor.get<WlPointer>('pointer').setCursor(entered(actor), actor.surface('cursor'), 3, 2),
      hasEntered,
    )
    .user('pointer.button', 1, (world) => world.button(BTN_LEFT, true))
    .user('pointer.button', 2, (world) => world.button(BTN_LEFT, false))
    .user('pointer.axis', 1, (world) => world.wheel())
    .hear('keyboard.enter', (actor) => actor.count('keyboard.enter') > 0)
    .user('keyboard.key', 1, (world) => world.key(KEY_A, true))
    .user('keyboard.key', 2, (world) => world.key(KEY_A, false))
    .user('keyboard.key', 3, (world) => world.key(KEY_SHIFT, true))
    .ask('a title while shift is held', (actor) => top(actor, 'main').setTitle('Held'))
    .user('keyboard.key', 4, (world) => world.key(KEY_SHIFT, false))
    .user('touch.down', 1, (world) => world.touch(1, 5, 20))
    .user('touch.down', 2, (world) => world.touch(2, 15, 20))
    .user('touch.motion', 1, (world) => {
      world.touch(1, 5, 20);
      world.drag(1, 6, 21);
    })
    .user('touch.up', 1, (world) => {
      world.touch(1, 5, 20);
      world.lift(1);
    })
    .user('touch.up', 2, (world) => {
      world.touch(2, 5, 20);
      world.lift(2);
    });
  contextMenu(script);
}

/** It has a grab, and is dismissed by every loss: the app opens it again at another press. */
function contextMenu(script: Script): void {
  const press = (world: World): void => world.click(BTN_RIGHT);
  script
    .begins('context popup')
    .does('a press', (world, { memory }) => {
      delete memory.serials.press;
      press(world);
    })
    .hear('the press', ({ memory }) => memory.serials.press !== undefined, press);
  popup(script, 'context', 'main', 3, 3, 'menu 1', true);
  endPopup(script, 'context');
}

const hasEntered = ({ memory }: Actor): boolean => memory.serials.enter !== undefined;
const entered = ({ memory }: Actor): number => memory.serials.enter as number;

/** A pointer that is held where it is, and a field for text. */
export function focus(script: Script): void {
  const lock = (actor: Actor): ZwpLockedPointerV1 => actor.get('lock');
  script
    .bind('text inputs', (session) => session.bind(ZwpTextInputManagerV3))
    .make('text input', (actor) => actor.get<ZwpTextInputManagerV3>('text inputs').getTextInput(actor.get('seat')))
    .hear('focus for text', (actor) => actor.count('text input.enter') > 0)
    .bind('constraints', (session) => session.bind(ZwpPointerConstraintsV1))
    .make('lock region', (actor) => actor.get<WlCompositor>('compositor').createRegion())
    .ask('lock: add', (actor) => region(actor, 'lock').add(0, 0, 31, 23))
    .make('lock', (actor) =>
      actor
        .get<ZwpPointerConstraintsV1>('constraints')
        .lockPointer(
          actor.surface('main'),
          actor.get('pointer'),
          region(actor, 'lock'),
          ZwpPointerConstraintsV1Lifetime.persistent,
        ),
    )
    .ask('lock: region goes', (actor) => region(actor, 'lock').destroy())
    .hear('the lock', (actor) => actor.count('lock.locked') > 0)
    .ask('lock: hint', (actor) => lock(actor).setCursorPositionHint(7, 8));
  commit(script, 'main')
    .ask('lock: a hint that waits', (actor) => lock(actor).setCursorPositionHint(9, 10))
    .bind('idle inhibitors', (session) => session.bind(ZwpIdleInhibitManagerV1))
    .make('idle inhibitor', (actor) =>
      actor.get<ZwpIdleInhibitManagerV1>('idle inhibitors').createInhibitor(actor.surface('main')),
    );
}
