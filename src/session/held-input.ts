/**
 * What holds as the app knows it: keys, buttons, touches, focus, the outputs that surfaces are on, and what other
 * protocols declare. The compositor that is gone can't say that it ended, so the engine says it in the compositor's words.
 */

import { camelCase, type MessageDescriptor, type WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';

/** Finds an object by its wire id. */
export type ObjectById = (id: number) => WaylandProxy | undefined;

const RELEASED = 0;
const PRESSED = 1;
/** wl_pointer.frame exists since this version. */
const FRAME = 5;

interface Device {
  surface: WaylandProxy | undefined;
  /** Codes of keys or buttons that are down. */
  readonly down: Set<number>;
}

export class HeldInput {
  readonly #pointers = new Map<WaylandProxy, Device>();
  readonly #keyboards = new Map<WaylandProxy, Device>();
  /** How many points touch, by wl_touch. */
  readonly #touches = new Map<WaylandProxy, Set<number>>();
  readonly #outputs = new Map<WaylandProxy, Set<WaylandProxy>>();
  /** Events that hold until another one takes them back (meanings: takenBackBy): that one, and what it brings. */
  readonly #standing = new Map<WaylandProxy, Map<string, Record<string, unknown>>>();
  /** Time of the last input event, in the compositor's ms. */
  #time = 0;

  /** An event that its listeners are about to hear. */
  heard(target: WaylandProxy, message: MessageDescriptor, values: readonly WireValue[], object: ObjectById): void {
    const event = message.name;
    switch (target.interface.name) {
      case 'wl_pointer':
        this.#device(this.#pointers, target, event, 'button', values, object);
        return;
      case 'wl_keyboard':
        this.#device(this.#keyboards, target, event, 'key', values, object);
        return;
      case 'wl_touch':
        this.#touched(target, event, values);
        return;
      case 'wl_surface':
        this.#onOutput(target, event, values[0] as number, object);
        return;
      default:
        if (target.interface.meanings?.takenBackBy !== undefined) this.#stands(target, message, values, object);
    }
  }

  #stands(target: WaylandProxy, message: MessageDescriptor, values: readonly WireValue[], object: ObjectById): void {
    const standing = this.#standing.get(target) ?? new Map<string, Record<string, unknown>>();
    standing.delete(message.name);
    const back = target.interface.meanings?.takenBackBy?.[message.name];
    if (back !== undefined) {
      const payload: Record<string, unknown> = {};
      for (const arg of target.interface.events.find(({ name }) => name === back)?.args ?? []) {
        const value = arg.name === 'cancelled' ? 1 : values[message.args.findIndex(({ name }) => name === arg.name)];
        if (arg.name === 'serial') payload.serial = 0;
        else payload[camelCase(arg.name)] = arg.type === 'object' ? (object(value as number) ?? null) : value;
      }
      standing.set(back, payload);
    }
    this.#standing.set(target, standing);
  }

  /** The object was destroyed: nothing is told of it any more. */
  forget(object: WaylandProxy): void {
    // Most of what comes and goes has to do with none of these.
    switch (object.interface.name) {
      case 'wl_pointer':
        this.#pointers.delete(object);
        return;
      case 'wl_keyboard':
        this.#keyboards.delete(object);
        return;
      case 'wl_touch':
        this.#touches.delete(object);
        return;
      case 'wl_surface':
        this.#outputs.delete(object);
        for (const device of [...this.#pointers.values(), ...this.#keyboards.values()]) {
          if (device.surface === object) device.surface = undefined;
        }
        return;
      case 'wl_output':
        for (const outputs of this.#outputs.values()) outputs.delete(object);
        return;
      default:
        if (object.interface.meanings?.takenBackBy !== undefined) this.#standing.delete(object);
    }
  }

  #device(
    devices: Map<WaylandProxy, Device>,
    target: WaylandProxy,
    event: string,
    press: 'button' | 'key',
    values: readonly WireValue[],
    object: ObjectById,
  ): void {
    if (event === 'enter') {
      const down = press === 'key' ? words(values[2] as Uint8Array) : [];
      devices.set(target, { surface: object(values[1] as number), down: new Set(down) });
    } else if (event === 'leave') {
      devices.delete(target);
    } else if (event === press) {
      const [, time, code, state] = values as number[];
      this.#time = time as number;
      const down = devices.get(target)?.down;
      if (state === RELEASED) down?.delete(code as number);
      else if (state === PRESSED) down?.add(code as number);
    }
  }

  #touched(target: WaylandProxy, event: string, values: readonly WireValue[]): void {
    if (event === 'down') {
      const points = this.#touches.get(target) ?? new Set();
      points.add(values[3] as number);
      this.#touches.set(target, points);
    } else if (event === 'up') {
      this.#touches.get(target)?.delete(values[2] as number);
    } else if (event === 'cancel') {
      this.#touches.delete(target);
    }
  }

  #onOutput(target: WaylandProxy, event: string, id: number, object: ObjectById): void {
    if (event !== 'enter' && event !== 'leave') return;
    const output = object(id);
    if (output === undefined) return;
    const outputs = this.#outputs.get(target) ?? new Set();
    if (event === 'enter') outputs.add(output);
    else outputs.delete(output);
    this.#outputs.set(target, outputs);
  }

  /**
   * What must be told now that the compositor is gone, in its order: releases before leaves. Nothing is held
   * afterwards. Serials are 0: no request that needs one may follow.
   * @param ended called for what other protocols declare (meanings: takenBackBy): the event that its object hears
   */
  letGo(ended: (target: WaylandProxy, event: string) => void = () => undefined): (() => void)[] {
    const told: (() => void)[] = [];
    const tell = (target: WaylandProxy, event: string, payload: object): void => {
      told.push(() => target.alive && target.emit(event, payload));
    };
    const time = this.#time;
    for (const [pointer, { surface, down }] of this.#pointers) {
      for (const button of down) tell(pointer, 'button', { serial: 0, time, button, state: RELEASED });
      if (down.size > 0 && pointer.version >= FRAME) tell(pointer, 'frame', {});
      if (surface === undefined) continue;
      tell(pointer, 'leave', { serial: 0, surface });
      if (pointer.version >= FRAME) tell(pointer, 'frame', {});
    }
    for (const [keyboard, { surface, down }] of this.#keyboards) {
      for (const key of down) tell(keyboard, 'key', { serial: 0, time, key, state: RELEASED });
      if (surface === undefined) continue;
      tell(keyboard, 'modifiers', { serial: 0, modsDepressed: 0, modsLatched: 0, modsLocked: 0, group: 0 });
      tell(keyboard, 'leave', { serial: 0, surface });
    }
    for (const [touch, points] of this.#touches) if (points.size > 0) tell(touch, 'cancel', {});
    for (const [surface, outputs] of this.#outputs) for (const output of outputs) tell(surface, 'leave', { output });
    for (const [target, standing] of this.#standing) {
      for (const [event, payload] of standing) {
        tell(target, camelCase(event), payload);
        ended(target, event);
      }
    }
    this.#standing.clear();
    this.#pointers.clear();
    this.#keyboards.clear();
    this.#touches.clear();
    this.#outputs.clear();
    return told;
  }
}

function words(bytes: Uint8Array): Uint32Array {
  const copy = bytes.slice(0, bytes.length & ~3);
  return new Uint32Array(copy.buffer, 0, copy.length >> 2);
}
