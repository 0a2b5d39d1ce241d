/** Scripted input: a pointer, a keyboard and a touch screen that a test moves. */

import { WaylandError } from '../errors.js';
import {
  WlKeyboardKeyState,
  WlPointerAxis,
  WlPointerAxisRelativeDirection,
  WlPointerAxisSource,
  WlPointerButtonState,
} from '../protocol/generated/wayland.js';
import type { Desktop } from './desktop.js';
import { CAPS_LOCK, depressedBit, keymapText, LOCK_BIT } from './keymap.js';
import { GestureInput } from './pointer-gestures.js';
import type { Capability, Modifiers, Seat } from './seat.js';
import { ShortcutsInhibitor } from './shortcuts-inhibit.js';
import type { Surface } from './surface.js';
import { TabletInput } from './tablet.js';
import { TextMethod } from './text-input.js';

export type PressState = 'pressed' | 'released';

/** Evdev code of the left mouse button. */
export const BTN_LEFT = 0x110;

export class PointerInput {
  readonly #desktop: Desktop;
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#desktop = seat.desktop;
    this.#seat = seat;
  }

  /** Moves to a place on the screen, in logical pixels; the focus follows unless a button is down, and a drag does. */
  move(x: number, y: number): void {
    const seat = this.#seat;
    const { pointer: from, constraint } = seat;
    seat.active();
    const { x: toX, y: toY } = constraint?.allowed({ x, y }) ?? { x, y };
    seat.pointer = { x: toX, y: toY };
    if (seat.drag !== undefined) {
      seat.drag.move();
      return;
    }
    const before = seat.pointerFocus;
    seat.followPointer();
    const { pointerFocus } = seat;
    // The enter event has said where it is.
    if (pointerFocus === undefined || pointerFocus !== before) return;
    if (constraint === undefined || toX !== from.x || toY !== from.y) seat.tellMotion();
    for (const watcher of seat.watchers) watcher.pointerMoved?.(x - from.x, y - from.y);
  }

  /** The fingers leave a touchpad that scrolled. */
  axisStop(axis: 'vertical' | 'horizontal', source: number = WlPointerAxisSource.finger): void {
    const seat = this.#seat;
    const { pointerFocus } = seat;
    if (pointerFocus === undefined) return;
    const which = axis === 'vertical' ? WlPointerAxis.vertical_scroll : WlPointerAxis.horizontal_scroll;
    for (const pointer of seat.of(seat.pointers, pointerFocus)) {
      pointer.send('axis_source', source);
      pointer.send('axis_stop', this.#desktop.time, which);
      pointer.send('frame');
    }
  }

  /** The user wants out of a lock or confinement: it ends, and isn't in force again before the pointer has left the surface. */
  breakConstraint(): void {
    this.#seat.constraint?.break();
  }

  /**
   * Presses or releases a button by its evdev code; a press focuses and raises the window, or dismisses grabbing
   * popups outside. The release of the last one drops what is dragged.
   */
  button(code: number, state: PressState): void {
    const seat = this.#seat;
    const pressed = state === 'pressed';
    seat.active();
    const first = pressed && seat.buttonsDown.size === 0;
    if (first) this.#desktop.pressedOn(seat.pointerFocus);
    if (pressed) seat.buttonsDown.add(code);
    else seat.buttonsDown.delete(code);
    const { pointerFocus, drag } = seat;
    if (pointerFocus !== undefined) {
      const serial = seat.inputSerial(pointerFocus.client);
      if (first) seat.implicitGrab = { surface: pointerFocus, serial };
      for (const pointer of seat.of(seat.pointers, pointerFocus)) {
        pointer.send('button', serial, this.#desktop.time, code, WlPointerButtonState[state]);
        pointer.send('frame');
      }
    }
    if (!pressed && seat.buttonsDown.size === 0) {
      seat.implicitGrab = undefined;
      drag?.drop();
      seat.followPointer();
    }
  }

  /** Whether something is dragged. */
  get dragging(): boolean {
    return this.#seat.drag !== undefined;
  }

  /** Ends a drag without a drop, as a compositor may at any time. */
  cancelDrag(): void {
    this.#seat.drag?.cancel();
  }

  /** Turns the wheel. `value` in logical pixels, `steps` in 1/120 of a click. */
  axis(
    axis: 'vertical' | 'horizontal',
    value: number,
    steps = Math.round(value * 12),
    source: number = WlPointerAxisSource.wheel,
  ): void {
    const seat = this.#seat;
    seat.active();
    const { pointerFocus } = seat;
    if (pointerFocus === undefined) return;
    const which = axis === 'vertical' ? WlPointerAxis.vertical_scroll : WlPointerAxis.horizontal_scroll;
    const inSteps = source === WlPointerAxisSource.wheel || source === WlPointerAxisSource.wheel_tilt;
    for (const pointer of seat.of(seat.pointers, pointerFocus)) {
      pointer.send('axis_source', source);
      if (inSteps && pointer.version >= 8) pointer.send('axis_value120', which, steps);
      else if (inSteps) pointer.send('axis_discrete', which, Math.trunc(steps / 120));
      pointer.send('axis_relative_direction', which, WlPointerAxisRelativeDirection.identical);
      pointer.send('axis', this.#desktop.time, which, value);
      pointer.send('frame');
    }
  }
}

export class KeyboardInput {
  readonly #desktop: Desktop;
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#desktop = seat.desktop;
    this.#seat = seat;
  }

  /** Presses or releases a key by its evdev code (A is 30); modifiers follow. */
  key(code: number, state: PressState): void {
    const seat = this.#seat;
    seat.useKeymap(keymapText());
    this.press(code, state);
    const depressed = [...seat.keysDown].reduce((bits, one) => bits | depressedBit(one), 0);
    const turned = state === 'pressed' && code === CAPS_LOCK;
    this.setModifiers({ depressed, locked: turned ? seat.modifiers.locked ^ LOCK_BIT : seat.modifiers.locked });
  }

  /** The key alone, in the keymap that is in use. */
  press(code: number, state: PressState): void {
    const seat = this.#seat;
    seat.active();
    if (state === 'pressed') seat.keysDown.add(code);
    else seat.keysDown.delete(code);
    const { keyboardFocus } = seat;
    if (keyboardFocus !== undefined) {
      const serial = seat.inputSerial(keyboardFocus.client);
      for (const keyboard of seat.of(seat.keyboards, keyboardFocus)) {
        keyboard.send('key', serial, this.#desktop.time, code, WlKeyboardKeyState[state]);
      }
    }
  }

  /** Those that are given; who has the keyboard is told when one changed. */
  setModifiers(changed: Partial<Modifiers>): void {
    const seat = this.#seat;
    const { modifiers, keyboardFocus } = seat;
    const before = { ...modifiers };
    Object.assign(modifiers, changed);
    const { depressed, latched, locked, group } = modifiers;
    const same =
      depressed === before.depressed &&
      latched === before.latched &&
      locked === before.locked &&
      group === before.group;
    if (same || keyboardFocus === undefined) return;
    for (const keyboard of seat.of(seat.keyboards, keyboardFocus)) keyboard.modifiers();
  }

  /** The user takes the compositor's shortcuts back from the surface with the keyboard that inhibits them, or gives them again. */
  grantShortcuts(granted: boolean): void {
    for (const one of this.#seat.keyboardFocus?.attachments ?? []) {
      if (one instanceof ShortcutsInhibitor && one.seat === this.#seat) one.grant(granted);
    }
  }
}

export class TouchInput {
  readonly #desktop: Desktop;
  readonly #seat: Seat;
  /** Which surface a point went down on: it keeps it until it goes up. */
  readonly #points = new Map<number, Surface>();

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
    this.#seat = desktop.seat;
  }

  down(id: number, x: number, y: number): void {
    this.#seat.active();
    const found = this.#desktop.surfaceAt(x, y);
    this.#desktop.pressedOn(found?.surface);
    if (found === undefined) return;
    const { surface } = found;
    this.#points.set(id, surface);
    const serial = this.#seat.inputSerial(surface.client);
    for (const touch of this.#seat.of(this.#seat.touches, surface)) {
      touch.send('down', serial, this.#desktop.time, surface, id, x - found.x, y - found.y);
      touch.send('frame');
    }
  }

  motion(id: number, x: number, y: number): void {
    this.#seat.active();
    const surface = this.#points.get(id);
    if (surface?.alive !== true) return;
    const at = this.#desktop.placeOf(surface) ?? { x: 0, y: 0 };
    for (const touch of this.#seat.of(this.#seat.touches, surface)) {
      touch.send('motion', this.#desktop.time, id, x - at.x, y - at.y);
      touch.send('frame');
    }
  }

  up(id: number): void {
    this.#seat.active();
    const surface = this.#points.get(id);
    this.#points.delete(id);
    if (surface?.alive !== true) return;
    const serial = this.#seat.inputSerial(surface.client);
    for (const touch of this.#seat.of(this.#seat.touches, surface)) {
      touch.send('up', serial, this.#desktop.time, id);
      touch.send('frame');
    }
  }

  /** The compositor takes the touches for itself, e.g. for a gesture. */
  cancel(): void {
    const clients = new Set([...this.#points.values()].map((surface) => surface.client));
    this.#points.clear();
    for (const touch of this.#seat.touches) if (clients.has(touch.client)) touch.send('cancel');
  }
}

/** The seat's devices, as a test uses them. */
export class Input {
  readonly pointer: PointerInput;
  readonly keyboard: KeyboardInput;
  readonly touch: TouchInput;
  /** On a touchpad. */
  readonly gesture: GestureInput;
  /** An input method. */
  readonly text: TextMethod;
  readonly tablet: TabletInput;
  readonly #seat: Seat;

  constructor(desktop: Desktop) {
    this.#seat = desktop.seat;
    this.pointer = new PointerInput(desktop.seat);
    this.keyboard = new KeyboardInput(desktop.seat);
    this.touch = new TouchInput(desktop);
    this.gesture = new GestureInput(desktop.seat);
    this.text = new TextMethod(desktop.seat);
    this.tablet = new TabletInput(desktop.seat);
  }

  /** So many milliseconds pass without the user: for idle notifications, which count no others. Input ends it. */
  idle(milliseconds: number): void {
    for (const watcher of this.#seat.watchers) watcher.idled?.(milliseconds);
  }

  get capabilities(): Capability[] {
    return [...this.#seat.capabilities];
  }

  /** What the seat has; all three at the start. @throws ERR_WL_ARGUMENT */
  set capabilities(capabilities: readonly Capability[]) {
    for (const one of capabilities) {
      if (!['pointer', 'keyboard', 'touch'].includes(one)) {
        throw new WaylandError('ERR_WL_ARGUMENT', `a seat has no capability ${String(one)}`);
      }
    }
    this.#seat.setCapabilities(capabilities);
  }
}
