// What is around the app: a compositor that comes and goes, and a user who does again what came to nothing.
import type { TestCompositor } from '../../src/testing/index.js';

export class World {
  readonly screen: TestCompositor;
  #pointer: { readonly x: number; readonly y: number } | undefined;
  readonly #buttons = new Set<number>();
  readonly #keys = new Set<number>();
  readonly #touches = new Set<number>();

  constructor(screen: TestCompositor) {
    this.screen = screen;
  }

  /** The compositor is there again; the pointer stands where the hand lies. */
  up(): void {
    if (this.screen.running) return;
    void this.screen.restart();
    if (this.#pointer !== undefined) this.screen.input.pointer.move(this.#pointer.x, this.#pointer.y);
  }

  /** Takes the fingers off everything. */
  letGo(): void {
    const { pointer, keyboard, touch } = this.screen.input;
    for (const button of this.#buttons) pointer.button(button, 'released');
    for (const key of this.#keys) keyboard.key(key, 'released');
    for (const id of this.#touches) touch.up(id);
    this.#buttons.clear();
    this.#keys.clear();
    this.#touches.clear();
  }

  move(x: number, y: number): void {
    this.#pointer = { x, y };
    this.screen.input.pointer.move(x, y);
  }

  button(code: number, pressed: boolean): void {
    if (pressed) this.#buttons.add(code);
    else this.#buttons.delete(code);
    this.screen.input.pointer.button(code, pressed ? 'pressed' : 'released');
  }

  click(code: number): void {
    this.button(code, true);
    this.button(code, false);
  }

  key(code: number, pressed: boolean): void {
    if (pressed) this.#keys.add(code);
    else this.#keys.delete(code);
    this.screen.input.keyboard.key(code, pressed ? 'pressed' : 'released');
  }

  wheel(): void {
    this.screen.input.pointer.axis('vertical', 10);
  }

  touch(id: number, x: number, y: number): void {
    this.#touches.add(id);
    this.screen.input.touch.down(id, x, y);
  }

  drag(id: number, x: number, y: number): void {
    this.screen.input.touch.motion(id, x, y);
  }

  lift(id: number): void {
    this.#touches.delete(id);
    this.screen.input.touch.up(id);
  }
}
