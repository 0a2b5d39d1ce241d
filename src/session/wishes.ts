/**
 * What the app asked for and only an event of the new connection allows: a cursor needs the serial of an `enter`, a
 * selection the serial of input, and nobody else who has it by then. The engine asks again at the first such event.
 */

import { type Entry, type Loss, meaningOf, type ObjectState, requestOf, type State } from '../journal/index.js';
import { type InterfaceDescriptor, type MessageDescriptor, type RequestArg, WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';

type Kind = 'cursor' | 'selection' | 'controlled selection';

const KINDS: Readonly<Record<string, Kind>> = {
  'wl_pointer.set_cursor': 'cursor',
  'wp_cursor_shape_device_v1.set_shape': 'cursor',
  'wl_data_device.set_selection': 'selection',
  'zwp_primary_selection_device_v1.set_selection': 'selection',
  'ext_data_control_device_v1.set_selection': 'controlled selection',
  'ext_data_control_device_v1.set_primary_selection': 'controlled selection',
  'zwlr_data_control_device_v1.set_selection': 'controlled selection',
  'zwlr_data_control_device_v1.set_primary_selection': 'controlled selection',
};

/** Interfaces that have such requests. */
export const WISHING: ReadonlySet<string> = new Set(
  Object.keys(KINDS).map((request) => request.split('.')[0] as string),
);

const WAITS_FOR: Readonly<Record<Kind, string>> = {
  cursor: 'it is said at the next enter of the pointer',
  selection: 'it is offered again when the app has the focus, if nobody else has it by then',
  'controlled selection': 'it is offered again if nobody else has it',
};

interface Wish {
  readonly kind: Kind;
  /** Handle of the object that it is asked of; of the pointer, where that was a shape device that is destroyed. */
  readonly target: number;
  /** The interface that has the request. */
  readonly of: InterfaceDescriptor;
  readonly opcode: number;
  readonly args: readonly Entry['args'][number][];
  /** Handle of the pointer or seat whose serial it needs. */
  readonly device: number;
  /** The serial that would do at the moment. */
  serial?: number | undefined;
  /** Somebody else has the selection. */
  taken?: boolean;
  /** It was said in this epoch, and not changed by the app since. */
  done: boolean;
}

/** What is to be done with a request of the app's. */
export type WishVerdict =
  | 'send'
  /**
   * It names a serial that no compositor of today has given, or an object that is not there yet: it is recorded, and said
   * when it may be.
   */
  | 'wait'
  /** The engine has said the same. */
  | 'drop';

export interface WishOwner {
  state(): State;
  /** The app's object, until the app destroys it; its id is 0 where it has not come back. */
  object(handle: number): WaylandProxy | undefined;
  /** Whether it comes back when the compositor has what it needs. */
  waits(object: WaylandProxy): boolean;
  /** Says a request that the log has already. */
  say(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void;
  /** Gives a pointer a shape by a device for the time of it. */
  sayShape(pointer: WaylandProxy, serial: number, shape: number): void;
  /** The version of such a device, 0 where the compositor has none. */
  shapeVersion(): number;
  /** Calls when everything that the compositor had to say by now was heard. */
  afterwards(call: () => void): void;
  /** Tells the app that a source is of no use any more. */
  cancel(source: WaylandProxy): void;
}

interface Told {
  readonly lost: Loss[];
  readonly waiting: Loss[];
}

export class Wishes {
  readonly #owner: WishOwner;
  /** By what they are about: a pointer's look, a device's selection. */
  readonly #wishes = new Map<string, Wish>();
  /** Pointers and seats that gave a serial in this epoch. */
  readonly #serials = new Set<number>();
  /** Whether the app may hold serials of another epoch, or ask for what this one doesn't know. */
  #active: boolean;
  #connected = true;
  /** Whether selections are offered again in this epoch. */
  #reoffer = true;

  /** @param active false until the first loss, for an app that has seen no other epoch */
  constructor(owner: WishOwner, active: boolean) {
    this.#owner = owner;
    this.#active = active;
  }

  /** The connection is gone. */
  ended(): void {
    this.#active = true;
    this.#connected = false;
    this.#serials.clear();
  }

  /**
   * A new epoch: everything in the state that could not be said yet is waited for.
   * @param lost what the replay could not say
   * @param reoffer whether selections are offered again
   */
  begin(lost: readonly Loss[], reoffer: boolean): Told {
    this.#connected = true;
    this.#wishes.clear();
    this.#serials.clear();
    this.#reoffer = reoffer;
    return this.#takeUp(lost, () => true);
  }

  /**
   * Objects came that something missing had kept away: what was asked of them, or with them, is waited for.
   * @param lost what the replay could not say
   */
  arrived(lost: readonly Loss[], handles: ReadonlySet<number>): Told {
    const told = this.#takeUp(lost, (handle) => handles.has(handle));
    for (const [slot, wish] of [...this.#wishes]) if (wish.kind === 'cursor') this.#setCursor(slot, wish);
    return told;
  }

  #takeUp(lost: readonly Loss[], which: (handle: number) => boolean): Told {
    const reoffer = this.#reoffer;
    const state = this.#owner.state();
    const taken = new Set<string>();
    const left: Loss[] = [];
    const waiting: Loss[] = [];
    for (const { object, entry, what } of wishesIn(state)) {
      const wish = this.#wish(state, object, entry);
      if (wish === undefined || !which(object.handle)) continue;
      const { handle, key } = object;
      const report = { object: `${object.interface.name}#${handle}`, handle, key, what };
      taken.add(`${handle} ${what}`);
      const args = this.#argsOf(wish);
      if (args === 'destroyed') continue;
      if (wish.kind !== 'cursor' && !reoffer) {
        left.push({ ...report, why: "a file's selection is offered again only on request (selection: 'reoffer')" });
        this.#cancel(wish);
      } else if (args === 'lost') {
        left.push({ ...report, why: 'an object that it needs does not come back' });
        this.#cancel(wish);
      } else if (args === 'unknown') {
        left.push({ ...report, why: 'the compositor does not know this shape' });
      } else {
        this.#wishes.set(this.#slot(wish), wish);
        if (wish.kind === 'controlled selection') this.#offerUntold(wish);
        waiting.push({ ...report, why: WAITS_FOR[wish.kind] });
      }
    }
    return { lost: [...lost.filter(({ handle, what }) => !taken.has(`${handle} ${what}`)), ...left], waiting };
  }

  /** The app asks for something itself. Only the verdict `send` lets it reach the compositor. */
  asked(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): WishVerdict {
    const kind = this.#active ? kindOf(target.interface, opcode) : undefined;
    if (kind === undefined || !target.alive) return 'send';
    const state = this.#owner.state();
    const object = state.object(target.handle);
    const handles = args.map((arg) => (arg instanceof WaylandProxy ? arg.handle : ((arg ?? 0) as number))); // no others
    const wish = object && this.#wish(state, object, { opcode, args: handles });
    if (object === undefined || wish === undefined) return 'send';
    const slot = this.#slot(wish);
    const before = this.#wishes.get(slot);
    const isOffer = kind !== 'cursor';
    if (isOffer && before?.done === true && before.args[0] === wish.args[0]) return 'drop'; // a source is used once
    this.#wishes.delete(slot);
    const stale = !this.#connected || (kind !== 'controlled selection' && !this.#serials.has(wish.device));
    if (isOffer && (stale || before?.done === false)) {
      // No compositor knows of the source that this one replaces.
      const source = before?.args[0] ?? entryOf(object, opcode)?.args[0];
      if (source !== wish.args[0]) this.#cancel({ ...wish, args: [source ?? 0] });
    }
    if (!stale && (isOffer || this.#argsOf(wish) !== 'waits')) return 'send';
    if (!stale) wish.serial = args[0] as number; // of all that ask for a cursor
    if (this.#connected && (!isOffer || wish.args[0] !== 0)) this.#wishes.set(slot, wish);
    return 'wait';
  }

  /** An event that its listeners are about to hear. */
  heard(target: WaylandProxy, { name }: MessageDescriptor, values: readonly WireValue[]): void {
    if (!this.#active) return;
    switch (target.interface.name) {
      case 'wl_pointer':
        if (name === 'enter' || name === 'leave') this.#pointed(target, name, values[0] as number);
        else if (name === 'button' && values[3] === 1) this.#used(target, values[0] as number, true);
        return;
      case 'wl_touch':
        if (name === 'down') this.#used(target, values[0] as number, true);
        return;
      case 'wl_keyboard':
        if (name === 'enter' || name === 'key') this.#used(target, values[0] as number, false);
        else if (name === 'leave') this.#left(target);
        return;
      case 'wl_data_device':
      case 'zwp_primary_selection_device_v1':
        if (name !== 'selection') return;
        for (const wish of this.#wishes.values()) if (wish.target === target.handle) wish.taken = values[0] !== 0;
        return;
      case 'ext_data_control_device_v1':
      case 'zwlr_data_control_device_v1':
        if (name === 'selection' || name === 'primary_selection') this.#told(target, name, values[0] !== 0);
    }
  }

  #wish(state: State, object: ObjectState, entry: Pick<Entry, 'target' | 'opcode' | 'args'>): Wish | undefined {
    const { opcode, args } = entry;
    const of = (entry.target === undefined ? object : state.object(entry.target))?.interface;
    const kind = of && kindOf(of, opcode);
    if (of === undefined || kind === undefined) return undefined;
    const on = kind === 'cursor' ? 'wl_pointer' : 'wl_seat';
    const device = object.interface.name === on ? object.handle : madeFor(state, object, on);
    return device === undefined ? undefined : { kind, target: object.handle, of, opcode, args, device, done: false };
  }

  #slot({ kind, target, opcode, device }: Wish): string {
    return kind === 'cursor' ? `cursor ${device}` : `${target} ${opcode}`;
  }

  // ---- cursors

  #pointed(pointer: WaylandProxy, event: 'enter' | 'leave', serial: number): void {
    this.#serials.add(pointer.handle);
    const slot = `cursor ${pointer.handle}`;
    const wish = this.#wishes.get(slot);
    if (wish === undefined) return;
    wish.serial = event === 'enter' ? serial : undefined;
    // Most apps set their cursor when they hear this: then theirs is the only one.
    if (event === 'enter') queueMicrotask(() => this.#wishes.get(slot) === wish && this.#setCursor(slot, wish));
  }

  #setCursor(slot: string, wish: Wish): void {
    const { serial } = wish;
    const args = this.#argsOf(wish);
    if (serial === undefined || args === 'waits') return;
    this.#wishes.delete(slot);
    const target = this.#owner.object(wish.target);
    if (target === undefined || typeof args === 'string') return; // destroyed meanwhile
    if (wish.of === target.interface) this.#owner.say(target, wish.opcode, [serial, ...args.slice(1)]);
    else this.#owner.sayShape(target, serial, args[1] as number);
  }

  // ---- selections

  /** @param pressed whether it tells nothing of the keyboard's focus: it counts where the app has no keyboard */
  #used(device: WaylandProxy, serial: number, pressed: boolean): void {
    const state = this.#owner.state();
    const seat = state.object(device.handle)?.origin.target;
    if (seat === undefined) return;
    this.#serials.add(seat);
    if (pressed && hasKeyboard(state, seat)) return;
    for (const [slot, wish] of this.#wishes) {
      if (wish.kind !== 'selection' || wish.device !== seat || wish.done) continue;
      const asked = wish.serial !== undefined;
      wish.serial = serial;
      // Compositors tell of the selection before or after the focus: it is known when they answer.
      if (!asked) this.#owner.afterwards(() => this.#wishes.get(slot) === wish && this.#offer(wish));
    }
  }

  #left(keyboard: WaylandProxy): void {
    const seat = this.#owner.state().object(keyboard.handle)?.origin.target;
    for (const wish of this.#wishes.values()) {
      if (wish.kind === 'selection' && wish.device === seat) wish.serial = undefined;
    }
  }

  #told(device: WaylandProxy, event: string, taken: boolean): void {
    for (const wish of this.#wishes.values()) {
      if (wish.target !== device.handle || wish.done) continue;
      if (device.interface.requests[wish.opcode]?.name !== `set_${event}`) continue;
      wish.taken = taken;
      this.#offer(wish);
    }
  }

  /** kwin 5.27 says nothing where nobody has a selection, though it should (ext-data-control: selection). */
  #offerUntold(wish: Wish): void {
    this.#owner.afterwards(() => {
      const current = this.#wishes.get(this.#slot(wish)) === wish;
      if (current && wish.taken === undefined && this.#argsOf(wish) !== 'waits') this.#offer(wish);
    });
  }

  #offer(wish: Wish): void {
    const target = this.#owner.object(wish.target);
    const args = this.#argsOf(wish);
    if (wish.done) return; // the focus came and went and came before the first answer
    if (wish.kind === 'selection' && wish.serial === undefined) return; // the focus went elsewhere
    if (wish.taken === true || target === undefined || typeof args === 'string') {
      this.#forget(wish);
      this.#cancel(wish);
      return;
    }
    wish.done = true;
    this.#owner.say(target, wish.opcode, wish.kind === 'selection' ? [args[0] ?? null, wish.serial as number] : args);
  }

  #forget(wish: Wish): void {
    this.#wishes.delete(this.#slot(wish));
  }

  #cancel({ kind, args }: Wish): void {
    const source = kind === 'cursor' ? undefined : this.#owner.object(args[0] as number);
    if (source !== undefined) this.#owner.cancel(source);
  }

  /** As the app would pass them, a serial at its place, whatever it is. With what the app has destroyed it took its wish back. */
  #argsOf({ target, of, opcode, args: wished }: Wish): RequestArg[] | 'destroyed' | 'lost' | 'unknown' | 'waits' {
    const asked = this.#owner.object(target);
    if (asked === undefined) return 'destroyed';
    if (asked.id === 0) return this.#owner.waits(asked) ? 'waits' : 'lost';
    const message = of.requests[opcode] as MessageDescriptor;
    if (message.name === 'set_shape') {
      const version = of === asked.interface ? asked.version : this.#owner.shapeVersion();
      const shapes = of.enums.find(({ name }) => name === 'shape')?.entries;
      if ((shapes?.find(({ value }) => value === wished[1])?.since ?? 1) > version) return 'unknown'; // a fatal invalid_shape
    }
    const args: RequestArg[] = [];
    for (const [i, arg] of message.args.entries()) {
      const value = wished[i] as number; // none has anything else
      if (arg.type !== 'object' || value === 0) {
        args.push(arg.type === 'object' ? null : value);
        continue;
      }
      const object = this.#owner.object(value);
      if (object === undefined) return 'destroyed';
      if (object.id === 0) return this.#owner.waits(object) ? 'waits' : 'lost';
      args.push(object);
    }
    const surface = message.name === 'set_cursor' ? this.#owner.state().object(wished[1] as number) : undefined;
    const moved = surface?.committed.get('offset')?.[0];
    if (moved === undefined) return args;
    // What the surface moved since is part of where the hotspot is (wl_pointer.set_cursor).
    const [x = 0, y = 0] = moved.args as number[];
    const [serial = 0, shown = null, hotspotX, hotspotY] = args;
    return [serial, shown, (hotspotX as number) - x, (hotspotY as number) - y];
  }
}

function kindOf(descriptor: InterfaceDescriptor, opcode: number): Kind | undefined {
  if (!WISHING.has(descriptor.name)) return undefined; // quickly: every request comes here
  return KINDS[`${descriptor.name}.${descriptor.requests[opcode]?.name}`];
}

/** The wish that stands under a request's key. */
function entryOf({ interface: { requests, meanings }, now }: ObjectState, opcode: number): Entry | undefined {
  const key = meanings?.requests[requests[opcode]?.name ?? '']?.key;
  return typeof key === 'string' ? now.get(key)?.[0] : undefined;
}

function* wishesIn(state: State): Iterable<{ object: ObjectState; entry: Entry; what: string }> {
  for (const object of state.objects.values()) {
    for (const [entry] of object.dead ? [] : object.now.values()) {
      if (entry === undefined || meaningOf(state, object, entry)?.afterLoss !== 'wish') continue;
      yield { object, entry, what: requestOf(state, object, entry)?.name as string }; // what has a meaning has a name
    }
  }
}

/** The object of an interface that an object was made for: an argument of its request. */
function madeFor(state: State, { origin }: ObjectState, name: string): number | undefined {
  const args = state.object(origin.target)?.interface.requests[origin.opcode]?.args ?? [];
  const at = args.findIndex((arg) => arg.interface === name);
  return at < 0 ? undefined : (origin.args[at] as number);
}

function hasKeyboard(state: State, seat: number): boolean {
  for (const { interface: descriptor, origin, dead } of state.objects.values()) {
    if (!dead && descriptor.name === 'wl_keyboard' && origin.target === seat) return true;
  }
  return false;
}
