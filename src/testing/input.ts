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
import { CAPS_LOCK, depressedBit, LOCK_BIT } from './keymap.js';
import type { Capability, Seat } from './seat.js';
import type { Surface } from './surface.js';

export type PressState = 'pressed' | 'released';

/** Evdev code of the left mouse button. */
export const BTN_LEFT = 0x110;

export class PointerInput {
  readonly #desktop: Desktop;
  readonly #seat: Seat;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
    this.#seat = desktop.seat;
  }

  /** Moves to a place on the screen, in logical pixels; the focus follows unless a button is down. */
  move(x: number, y: number): void {
    const seat = this.#seat;
    seat.pointer = { x, y };
    const before = seat.pointerFocus;
    if (seat.buttonsDown.size === 0) seat.setPointerFocus(this.#desktop.surfaceAt(x, y)?.surface);
    const { pointerFocus } = seat;
    // The enter event has said where it is.
    if (pointerFocus === undefined || pointerFocus !== before) return;
    const inside = seat.pointerIn(pointerFocus);
    for (const pointer of seat.of(seat.pointers, pointerFocus)) {
      pointer.send('motion', this.#desktop.time, inside.x, inside.y);
      pointer.send('frame');
    }
  }

  /** Presses or releases a button by its evdev code; a press focuses and raises the window, or dismisses grabbing popups outside. */
  button(code: number, state: PressState): void {
    const seat = this.#seat;
    const pressed = state === 'pressed';
    if (pressed && seat.buttonsDown.size === 0) this.#desktop.pressedOn(seat.pointerFocus);
    if (pressed) seat.buttonsDown.add(code);
    else seat.buttonsDown.delete(code);
    const { pointerFocus } = seat;
    if (pointerFocus !== undefined) {
      const serial = seat.inputSerial(pointerFocus.client);
      for (const pointer of seat.of(seat.pointers, pointerFocus)) {
        pointer.send('button', serial, this.#desktop.time, code, WlPointerButtonState[state]);
        pointer.send('frame');
      }
    }
    if (!pressed && seat.buttonsDown.size === 0) {
      seat.setPointerFocus(this.#desktop.surfaceAt(seat.pointer.x, seat.pointer.y)?.surface);
    }
  }

  /** Turns the wheel. `value` in logical pixels, `steps` in 1/120 of a click. */
  axis(axis: 'vertical' | 'horizontal', value: number, steps = Math.round(value * 12)): void {
    const seat = this.#seat;
    const { pointerFocus } = seat;
    if (pointerFocus === undefined) return;
    const which = axis === 'vertical' ? WlPointerAxis.vertical_scroll : WlPointerAxis.horizontal_scroll;
    for (const pointer of seat.of(seat.pointers, pointerFocus)) {
      pointer.send('axis_source', WlPointerAxisSource.wheel);
      if (pointer.version >= 8) pointer.send('axis_value120', which, steps);
      else pointer.send('axis_discrete', which, Math.trunc(steps / 120));
      pointer.send('axis_relative_direction', which, WlPointerAxisRelativeDirection.identical);
      pointer.send('axis', this.#desktop.time, which, value);
      pointer.send('frame');
    }
  }
}

export class KeyboardInput {
  readonly #desktop: Desktop;
  readonly #seat: Seat;

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
    this.#seat = desktop.seat;
  }

  /** Presses or releases a key by its evdev code (A is 30); modifiers follow. */
  key(code: number, state: PressState): void {
    const seat = this.#seat;
    const pressed = state === 'pressed';
    if (pressed) seat.keysDown.add(code);
    else seat.keysDown.delete(code);
    const { keyboardFocus } = seat;
    if (keyboardFocus !== undefined) {
      const serial = seat.inputSerial(keyboardFocus.client);
      for (const keyboard of seat.of(seat.keyboards, keyboardFocus)) {
        keyboard.send('key', serial, this.#desktop.time, code, WlKeyboardKeyState[state]);
      }
    }
    const depressed = [...seat.keysDown].reduce((bits, one) => bits | depressedBit(one), 0);
    const locked = pressed && code === CAPS_LOCK ? seat.modifiers.locked ^ LOCK_BIT : seat.modifiers.locked;
    if (depressed === seat.modifiers.depressed && locked === seat.modifiers.locked) return;
    Object.assign(seat.modifiers, { depressed, locked });
    if (keyboardFocus === undefined) return;
    for (const keyboard of seat.of(seat.keyboards, keyboardFocus)) keyboard.modifiers();
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
    const surface = this.#points.get(id);
    if (surface?.alive !== true) return;
    const at = this.#desktop.placeOf(surface) ?? { x: 0, y: 0 };
    for (const touch of this.#seat.of(this.#seat.touches, surface)) {
      touch.send('motion', this.#desktop.time, id, x - at.x, y - at.y);
      touch.send('frame');
    }
  }

  up(id: number): void {
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
  readonly #seat: Seat;

  constructor(desktop: Desktop) {
    this.#seat = desktop.seat;
    this.pointer = new PointerInput(desktop);
    this.keyboard = new KeyboardInput(desktop);
    this.touch = new TouchInput(desktop);
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
