/** The seat: `wl_seat`, `wl_pointer`, `wl_keyboard`, `wl_touch`, who has the focus, and which serials input gave. */

import { writeSync } from 'node:fs';
import {
  type WaylandRequests,
  WlKeyboardKeymapFormat,
  WlPointerError,
  WlSeatCapability,
  WlSeatError,
  wl_keyboard,
  wl_pointer,
  wl_seat,
  wl_touch,
} from '../protocol/generated/wayland.js';
import { createMemfd } from '../sys/index.js';
import type { ClientConnection } from './client-connection.js';
import { type Cursor, setCursor, takeCursorRole } from './cursor.js';
import type { Desktop } from './desktop.js';
import type { Drag } from './drag.js';
import { keymapText } from './keymap.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface } from './surface.js';
import type { XdgPopup } from './xdg-popup.js';

export type Capability = keyof typeof WlSeatCapability;

/** Serials that may still start a grab, per client. */
const SERIALS_KEPT = 64;

export class SeatResource extends Resource {
  readonly seat: Seat;

  constructor(client: ClientConnection, id: number, version: number, seat: Seat) {
    super(client, id, version, wl_seat);
    this.seat = seat;
    seat.resources.add(this);
    this.send('capabilities', seat.capabilityBits);
    this.send('name', seat.name);
  }

  override get requests(): typeof seatRequests {
    return seatRequests;
  }

  protected override destroyed(): void {
    this.seat.resources.delete(this);
  }
}

const seatRequests: RequestTable<SeatResource, WaylandRequests['wl_seat']> = {
  get_pointer(self, id: number) {
    self.seat.need(self, 'pointer');
    new PointerResource(self, id);
  },
  get_keyboard(self, id: number) {
    self.seat.need(self, 'keyboard');
    new KeyboardResource(self, id);
  },
  get_touch(self, id: number) {
    self.seat.need(self, 'touch');
    new TouchResource(self, id);
  },
  release() {},
};

export class PointerResource extends Resource {
  readonly seat: Seat;

  constructor(from: SeatResource, id: number) {
    super(from.client, id, from.version, wl_pointer);
    this.seat = from.seat;
    if (!this.seat.capabilities.has('pointer')) return;
    this.seat.pointers.add(this);
    const { pointerFocus } = this.seat;
    if (pointerFocus?.client === this.client) this.enter(pointerFocus);
  }

  override get requests(): typeof pointerRequests {
    return pointerRequests;
  }

  enter(surface: Surface): void {
    const { x, y } = this.seat.pointerIn(surface);
    this.send('enter', this.seat.enterSerial, surface, x, y);
    this.send('frame');
  }

  protected override destroyed(): void {
    this.seat.pointers.delete(this);
  }
}

const pointerRequests: RequestTable<PointerResource, WaylandRequests['wl_pointer']> = {
  set_cursor(self, serial: number, surface: Surface | null, hotspotX: number, hotspotY: number) {
    const { seat, client } = self;
    if (surface !== null && !takeCursorRole(surface, wl_pointer)) {
      throw new RequestError(self, WlPointerError.role, `${surface} is a ${surface.roleName ?? 'window'}`);
    }
    setCursor(seat, serial, { client, surface: surface ?? undefined, hotspotX, hotspotY });
  },
  release() {},
};

export class KeyboardResource extends Resource {
  readonly seat: Seat;

  constructor(from: SeatResource, id: number) {
    super(from.client, id, from.version, wl_keyboard);
    this.seat = from.seat;
    // Without the capability it is there and says nothing.
    if (!this.seat.capabilities.has('keyboard')) return;
    this.seat.keyboards.add(this);
    this.keymap();
    this.send('repeat_info', 25, 600);
    const { keyboardFocus } = this.seat;
    if (keyboardFocus?.client === this.client) this.enter(keyboardFocus);
  }

  override get requests(): RequestTable<KeyboardResource, WaylandRequests['wl_keyboard']> {
    return { release() {} };
  }

  enter(surface: Surface): void {
    const { seat } = this;
    const serial = seat.inputSerial(this.client);
    this.send('enter', serial, surface, new Uint8Array(Uint32Array.from(seat.keysDown).buffer));
    this.modifiers();
  }

  keymap(): void {
    const text = this.seat.keymap;
    const fd = createMemfd('keymap', text.length);
    writeSync(fd.fd, text, 0, text.length, 0);
    this.send('keymap', WlKeyboardKeymapFormat.xkb_v1, fd, text.length);
  }

  modifiers(): void {
    const { depressed, latched, locked, group } = this.seat.modifiers;
    this.send('modifiers', this.client.desktop.serial(), depressed, latched, locked, group);
  }

  protected override destroyed(): void {
    this.seat.keyboards.delete(this);
  }
}

export class TouchResource extends Resource {
  readonly seat: Seat;

  constructor(from: SeatResource, id: number) {
    super(from.client, id, from.version, wl_touch);
    this.seat = from.seat;
    if (this.seat.capabilities.has('touch')) this.seat.touches.add(this);
  }

  override get requests(): RequestTable<TouchResource, WaylandRequests['wl_touch']> {
    return { release() {} };
  }

  protected override destroyed(): void {
    this.seat.touches.delete(this);
  }
}

/** As in `wl_keyboard.modifiers`. */
export interface Modifiers {
  depressed: number;
  latched: number;
  locked: number;
  group: number;
}

/** Who follows a seat: objects of other input protocols. Told after the events of `wl_pointer` and `wl_keyboard`. */
export interface SeatWatcher {
  pointerFocusChanged?(focus: Surface | undefined, before: Surface | undefined): void;
  keyboardFocusChanged?(focus: Surface | undefined, before: Surface | undefined): void;
  /** The pointer was moved over the surface that has it, perhaps against a constraint. */
  pointerMoved?(dx: number, dy: number): void;
  /** The user did something. */
  active?(): void;
  /** The user did nothing for so many milliseconds more. */
  idled?(milliseconds: number): void;
}

/** What keeps the pointer where it is, or inside of something. */
export interface PointerConstraint {
  /** The place nearest to a wanted one, both in logical pixels of the screen. */
  allowed(wanted: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number };
  /** The user wants out. */
  break(): void;
}

export class Seat {
  readonly name: string;
  readonly desktop: Desktop;
  readonly capabilities: Set<Capability>;
  readonly #onceHad: Set<Capability>;
  readonly resources = new Set<SeatResource>();
  readonly pointers = new Set<PointerResource>();
  readonly keyboards = new Set<KeyboardResource>();
  readonly touches = new Set<TouchResource>();
  pointerFocus: Surface | undefined;
  keyboardFocus: Surface | undefined;
  enterSerial = 0;
  #cursor: Cursor | undefined;
  /** In logical pixels of the screen. */
  pointer = { x: -1, y: -1 };
  readonly buttonsDown = new Set<number>();
  /** The press that holds the pointer to a surface, while a button is down. */
  implicitGrab: { readonly surface: Surface; readonly serial: number } | undefined;
  drag: Drag | undefined;
  readonly keysDown = new Set<number>();
  readonly modifiers: Modifiers = { depressed: 0, latched: 0, locked: 0, group: 0 };
  /** Of the keyboard that was used last. */
  keymap = keymapText();
  readonly #plugged = new Map<Capability, number>();
  readonly watchers = new Set<SeatWatcher>();
  /** The one that is in force. */
  constraint: PointerConstraint | undefined;
  readonly #serials = new Map<ClientConnection, number[]>();

  constructor(
    desktop: Desktop,
    capabilities: readonly Capability[] = ['pointer', 'keyboard', 'touch'],
    name = 'seat0',
  ) {
    this.desktop = desktop;
    this.name = name;
    this.capabilities = new Set(capabilities);
    this.#onceHad = new Set(capabilities);
  }

  get capabilityBits(): number {
    return [...this.capabilities].reduce((bits, one) => bits | WlSeatCapability[one], 0);
  }

  /** A device of some client comes; with it the seat has the capability, if it didn't. @returns what takes it away again */
  plug(capability: Capability): () => void {
    const others = this.#plugged.get(capability);
    if (others === undefined && this.capabilities.has(capability)) return () => {};
    this.#plugged.set(capability, (others ?? 0) + 1);
    if (others === undefined) this.setCapabilities([...this.capabilities, capability]);
    return () => {
      const left = (this.#plugged.get(capability) ?? 1) - 1;
      if (left > 0) {
        this.#plugged.set(capability, left);
        return;
      }
      this.#plugged.delete(capability);
      this.setCapabilities([...this.capabilities].filter((one) => one !== capability));
    };
  }

  /** Keys that follow are of this keymap. */
  useKeymap(keymap: Uint8Array): void {
    if (Buffer.compare(keymap, this.keymap) === 0) return;
    this.keymap = keymap;
    for (const keyboard of this.keyboards) keyboard.keymap();
  }

  /** Objects of a capability that goes are left, and say nothing any more, also when it comes back: wl_seat.capabilities. */
  #silence(gone: Capability): void {
    const serial = this.desktop.serial();
    if (gone === 'keyboard') {
      const focus = this.keyboardFocus;
      if (focus?.alive === true) for (const one of this.of(this.keyboards, focus)) one.send('leave', serial, focus);
      this.keyboards.clear();
    } else if (gone === 'pointer') {
      this.constraint?.break();
      const focus = this.pointerFocus;
      for (const one of focus?.alive === true ? this.of(this.pointers, focus) : []) {
        one.send('leave', serial, focus as Surface);
        one.send('frame');
      }
      this.pointers.clear();
    } else {
      this.touches.clear();
    }
  }

  setCapabilities(capabilities: readonly Capability[]): void {
    for (const one of this.capabilities) if (!capabilities.includes(one)) this.#silence(one);
    this.capabilities.clear();
    for (const one of capabilities) {
      this.capabilities.add(one);
      this.#onceHad.add(one);
    }
    for (const resource of this.resources) resource.send('capabilities', this.capabilityBits);
  }

  /** wl_seat.error: only what the seat never had is refused, since a capability can go while a request comes. */
  need(resource: SeatResource, capability: Capability): void {
    if (this.#onceHad.has(capability)) return;
    throw new RequestError(resource, WlSeatError.missing_capability, `${this.name} never had a ${capability}`);
  }

  /** A serial for an event that may start a grab or set a selection. */
  inputSerial(client: ClientConnection): number {
    const serial = this.desktop.serial();
    const kept = this.#serials.get(client) ?? [];
    kept.push(serial);
    if (kept.length > SERIALS_KEPT) kept.shift();
    this.#serials.set(client, kept);
    return serial;
  }

  isInputSerial(client: ClientConnection, serial: number): boolean {
    return this.#serials.get(client)?.includes(serial) ?? false;
  }

  /** The focus goes to what is below the pointer, unless a button or a drag holds it. */
  followPointer(): void {
    if (this.buttonsDown.size > 0 || this.drag !== undefined) return;
    this.setPointerFocus(this.desktop.surfaceAt(this.pointer.x, this.pointer.y)?.surface);
  }

  /** The resources of one kind that the client of a surface has. */
  of<T extends Resource>(set: ReadonlySet<T>, surface: Surface): T[] {
    return [...set].filter((one) => one.client === surface.client);
  }

  /** The pointer's place in a surface's own coordinates. */
  pointerIn(surface: Surface): { x: number; y: number } {
    const at = this.desktop.placeOf(surface) ?? { x: 0, y: 0 };
    return { x: this.pointer.x - at.x, y: this.pointer.y - at.y };
  }

  setPointerFocus(surface: Surface | undefined): void {
    const before = this.pointerFocus;
    if (before === surface) return;
    if (before?.alive === true) {
      const serial = this.desktop.serial();
      for (const pointer of this.of(this.pointers, before)) {
        pointer.send('leave', serial, before);
        pointer.send('frame');
      }
    }
    this.pointerFocus = surface;
    if (surface?.client !== before?.client) this.cursor = undefined;
    if (surface !== undefined) {
      this.enterSerial = this.inputSerial(surface.client);
      for (const pointer of this.of(this.pointers, surface)) pointer.enter(surface);
    }
    for (const watcher of this.watchers) watcher.pointerFocusChanged?.(surface, before);
  }

  setKeyboardFocus(surface: Surface | undefined): void {
    const before = this.keyboardFocus;
    if (before === surface) return;
    if (before?.alive === true) {
      const serial = this.desktop.serial();
      for (const keyboard of this.of(this.keyboards, before)) keyboard.send('leave', serial, before);
    }
    this.keyboardFocus = surface;
    if (surface !== undefined) {
      if (surface.client !== before?.client) {
        this.desktop.selection.focused(surface.client);
        this.desktop.primarySelection.focused(surface.client);
      }
      for (const keyboard of this.of(this.keyboards, surface)) keyboard.enter(surface);
    }
    for (const watcher of this.watchers) watcher.keyboardFocusChanged?.(surface, before);
  }

  /** The user did something with a device. */
  active(): void {
    for (const watcher of this.watchers) watcher.active?.();
  }

  /** Puts the pointer somewhere else on the surface that has it. */
  warp(to: { readonly x: number; readonly y: number }): void {
    const moved = to.x !== this.pointer.x || to.y !== this.pointer.y;
    this.pointer = { x: to.x, y: to.y };
    if (moved) this.tellMotion();
  }

  /** Sends `motion` to who has the pointer. */
  tellMotion(): void {
    const { pointerFocus } = this;
    if (pointerFocus === undefined) return;
    const { x, y } = this.pointerIn(pointerFocus);
    for (const pointer of this.of(this.pointers, pointerFocus)) {
      pointer.send('motion', this.desktop.time, x, y);
      pointer.send('frame');
    }
  }

  /** How the client with the pointer wants it to look; `undefined` before it said so, and when the surface is gone. */
  get cursor(): Cursor | undefined {
    return this.#cursor?.surface?.alive === false ? undefined : this.#cursor;
  }

  set cursor(cursor: Cursor | undefined) {
    this.#cursor = cursor;
  }

  /** A popup with a grab has the keyboard while it is shown. */
  grabKeyboard(popup: XdgPopup): void {
    this.setKeyboardFocus(popup.base.surface);
  }

  clientGone(client: ClientConnection): void {
    if (this.drag?.client === client) this.drag.cancel();
    this.#serials.delete(client);
    if (this.cursor?.client === client) this.cursor = undefined;
  }
}
