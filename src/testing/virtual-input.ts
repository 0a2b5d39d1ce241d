/** `zwp_virtual_keyboard_v1` and `zwlr_virtual_pointer_v1`: clients that type and point. They drive the seat as a test does. */

import { readSync } from 'node:fs';
import {
  type VirtualKeyboardUnstableV1Requests,
  ZwpVirtualKeyboardV1Error,
  zwp_virtual_keyboard_manager_v1,
  zwp_virtual_keyboard_v1,
} from '../protocol/generated/virtual-keyboard-unstable-v1.js';
import { WlPointerAxisSource } from '../protocol/generated/wayland.js';
import {
  type WlrVirtualPointerUnstableV1Requests,
  ZwlrVirtualPointerV1Error,
  zwlr_virtual_pointer_manager_v1,
  zwlr_virtual_pointer_v1,
} from '../protocol/generated/wlr-virtual-pointer-unstable-v1.js';
import type { OwnedFd } from '../wire/index.js';
import type { Rectangle } from './geometry.js';
import { union } from './geometry.js';
import type { Bind } from './globals.js';
import { KeyboardInput, PointerInput } from './input.js';
import type { OutputResource } from './output.js';
import { PlainResource, RequestError, type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource } from './seat.js';

type KeyboardRequests = VirtualKeyboardUnstableV1Requests;

const keyboardManagerRequests: RequestTable<Resource, KeyboardRequests['zwp_virtual_keyboard_manager_v1']> = {
  create_virtual_keyboard(manager, seat: SeatResource, id: number) {
    new VirtualKeyboard(manager, id, seat.seat);
  },
};

export const bindVirtualKeyboardManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_virtual_keyboard_manager_v1, keyboardManagerRequests);

class VirtualKeyboard extends Resource {
  readonly #seat: Seat;
  readonly #input: KeyboardInput;
  readonly #unplug: () => void;
  #keymap: Uint8Array | undefined;

  constructor(from: Resource, id: number, seat: Seat) {
    super(from.client, id, from.version, zwp_virtual_keyboard_v1);
    this.#seat = seat;
    this.#input = new KeyboardInput(seat);
    this.#unplug = seat.plug('keyboard');
  }

  override get requests(): typeof keyboardRequests {
    return keyboardRequests;
  }

  override told(): unknown {
    return { keymap: this.#keymap !== undefined };
  }

  setKeymap(fd: OwnedFd, size: number): void {
    const text = new Uint8Array(size);
    readSync(fd.fd, text, 0, size, 0);
    this.#keymap = text;
  }

  /** Clients have its keymap before what is typed with it. */
  get input(): KeyboardInput {
    if (this.#keymap === undefined) {
      throw new RequestError(this, ZwpVirtualKeyboardV1Error.no_keymap, 'no keymap was set');
    }
    this.#seat.useKeymap(this.#keymap);
    return this.#input;
  }

  protected override destroyed(): void {
    this.#unplug();
  }
}

const keyboardRequests: RequestTable<VirtualKeyboard, KeyboardRequests['zwp_virtual_keyboard_v1']> = {
  keymap(self, _format: number, fd: OwnedFd, size: number) {
    self.setKeymap(fd, size);
  },
  key(self, _time: number, key: number, state: number) {
    self.input.press(key, state === 0 ? 'released' : 'pressed');
  },
  modifiers(self, depressed: number, latched: number, locked: number, group: number) {
    self.input.setModifiers({ depressed, latched, locked, group });
  },
  destroy() {},
};

type PointerRequests = WlrVirtualPointerUnstableV1Requests;

const pointerManagerRequests: RequestTable<Resource, PointerRequests['zwlr_virtual_pointer_manager_v1']> = {
  create_virtual_pointer(manager, seat: SeatResource | null, id: number) {
    new VirtualPointer(manager, id, seat, null);
  },
  destroy() {},
  create_virtual_pointer_with_output(manager, seat: SeatResource | null, output: OutputResource | null, id: number) {
    new VirtualPointer(manager, id, seat, output);
  },
};

export const bindVirtualPointerManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwlr_virtual_pointer_manager_v1, pointerManagerRequests);

const AXES = ['vertical', 'horizontal'] as const;
const SOURCES: ReadonlySet<number> = new Set(Object.values(WlPointerAxisSource));

class VirtualPointer extends Resource {
  readonly seat: Seat;
  readonly input: PointerInput;
  readonly #output: OutputResource | undefined;
  readonly #unplug: () => void;
  /** Of the axis events until the next frame. */
  source: number | undefined;

  constructor(from: Resource, id: number, seat: SeatResource | null, output: OutputResource | null) {
    super(from.client, id, from.version, zwlr_virtual_pointer_v1);
    this.seat = seat?.seat ?? from.client.desktop.seat;
    this.input = new PointerInput(this.seat);
    this.#output = output ?? undefined;
    this.#unplug = this.seat.plug('pointer');
  }

  override get requests(): typeof pointerRequests {
    return pointerRequests;
  }

  override told(): unknown {
    return { output: this.#output?.output.name };
  }

  /** What its coordinates span. */
  get area(): Rectangle {
    const { outputs } = this.client.desktop;
    const of = this.#output === undefined ? outputs : outputs.filter((one) => one === this.#output?.output);
    return of.map(({ area }) => area).reduce(union, of[0]?.area ?? { x: 0, y: 0, width: 0, height: 0 });
  }

  /** The pointer stays on the screen. */
  move(x: number, y: number): void {
    const { x: left, y: top, width, height } = this.area;
    const within = (value: number, from: number, length: number): number =>
      Math.min(Math.max(value, from), from + Math.max(0, length - 1 / 256));
    this.input.move(within(x, left, width), within(y, top, height));
  }

  axisOf(axis: number): (typeof AXES)[number] {
    const found = AXES[axis];
    if (found !== undefined) return found;
    throw new RequestError(this, ZwlrVirtualPointerV1Error.invalid_axis, `axis ${axis}`);
  }

  protected override destroyed(): void {
    this.#unplug();
  }
}

const pointerRequests: RequestTable<VirtualPointer, PointerRequests['zwlr_virtual_pointer_v1']> = {
  motion(self, _time: number, dx: number, dy: number) {
    const { x, y } = self.seat.pointer;
    self.move(x + dx, y + dy);
  },
  motion_absolute(self, _time: number, x: number, y: number, width: number, height: number) {
    if (width === 0 || height === 0) return;
    const { area } = self;
    self.move(area.x + (x * area.width) / width, area.y + (y * area.height) / height);
  },
  button(self, _time: number, button: number, state: number) {
    self.input.button(button, state === 0 ? 'released' : 'pressed');
  },
  axis(self, _time: number, axis: number, value: number) {
    self.input.axis(self.axisOf(axis), value, undefined, self.source);
  },
  frame(self) {
    self.source = undefined;
  },
  axis_source(self, source: number) {
    if (!SOURCES.has(source)) {
      throw new RequestError(self, ZwlrVirtualPointerV1Error.invalid_axis_source, `axis source ${source}`);
    }
    self.source = source;
  },
  axis_stop(self, _time: number, axis: number) {
    self.input.axisStop(self.axisOf(axis), self.source);
  },
  axis_discrete(self, _time: number, axis: number, value: number, discrete: number) {
    self.input.axis(self.axisOf(axis), value, discrete * 120, self.source);
  },
  destroy() {},
};
