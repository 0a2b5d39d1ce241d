/**
 * An event that arrived, on its way to who hears it: found its object, checked, decoded, told to the owner and then
 * to the app's listeners.
 */

import { WaylandError } from '../errors.js';
import { DISPLAY_ID, type HandleCounter, type ObjectTable, SERVER_ID_START } from '../objects/index.js';
import type {
  ArgDescriptor,
  InterfaceDescriptor,
  MessageDescriptor,
  ProxyClass,
  WaylandProxy,
} from '../protocol/index.js';
import { decodeMessage, numberFromFixed, OwnedFd, type RawMessage, type WireValue } from '../wire/index.js';
import type { DebugLog } from './debug.js';
import { type EventPlan, eventPayload, INT, planEvents, throwLater, UINT, uncaught } from './dispatch.js';

/** Whoever hears of events before listeners do. */
export interface EventOwner {
  /** Numbers for the objects that are made. */
  readonly handles: HandleCounter;
  /** Whether to be told of an event; default: yes. Asked once for each. */
  hears?(descriptor: InterfaceDescriptor, opcode: number): boolean;
  /** An event arrived for a living object, whose listeners have not run yet: they get this payload, if any. */
  event?(
    target: WaylandProxy,
    opcode: number,
    values: readonly WireValue[],
    payload: Record<string, unknown> | undefined,
  ): void;
  /** A compositor-made object appeared. */
  made?(proxy: WaylandProxy, parent: WaylandProxy): void;
  /** The compositor confirmed that an id is free. */
  deleted?(id: number): void;
}

/** `wl_display.error` came: the object it is about, as far as it is known, and the event's arguments. */
export type OnDisplayError = (about: WaylandProxy | undefined, id: number, code: number, message: string) => void;

/** `wl_display.delete_id` */
const DELETE_ID = 1;

export class Delivery {
  readonly #objects: ObjectTable<WaylandProxy>;
  readonly #owner: EventOwner;
  readonly #debug: DebugLog | undefined;
  readonly #fatal: OnDisplayError;
  readonly #plans = new Map<object, readonly EventPlan[]>();
  /** The class whose event came last, and its plans: floods are of one. */
  #planned: object | undefined;
  #lastPlans: readonly EventPlan[] = [];

  constructor(
    objects: ObjectTable<WaylandProxy>,
    owner: EventOwner,
    debug: DebugLog | undefined,
    fatal: OnDisplayError,
  ) {
    this.#objects = objects;
    this.#owner = owner;
    this.#debug = debug;
    this.#fatal = fatal;
  }

  /**
   * Delivers one message. Exceptions of listeners and of the owner are uncaught ones of a later turn.
   * @param fds that came and were not used yet; those of this event are taken from it
   * @throws ERR_WL_UNKNOWN_OBJECT, ERR_WL_MALFORMED, ERR_WL_FD_MISSING: the connection is over then
   */
  deliver(raw: RawMessage, fds: OwnedFd[]): void {
    // Each object that is destroyed brings one.
    if (
      raw.object === DISPLAY_ID &&
      raw.opcode === DELETE_ID &&
      raw.end - raw.start === 4 &&
      this.#debug === undefined
    ) {
      this.#deleteId((raw.words[raw.start >> 2] as number) >>> 0);
      return;
    }
    const target = this.#objects.get(raw.object);
    if (target === undefined) {
      if (this.#objects.wasUsed(raw.object)) return; // freed: its fds are unknown, and libwayland drops it too
      throw new WaylandError(
        'ERR_WL_UNKNOWN_OBJECT',
        `event ${raw.opcode} for object ${raw.object}, which was never made`,
      );
    }
    const plan = this.#planOf(target, raw.opcode);
    if (plan !== undefined && plan.numbers === raw.end - raw.start && this.#debug === undefined) {
      if (target.alive) this.#tellNumbers(target, raw, plan);
      return;
    }
    if (plan === undefined) {
      throw new WaylandError(
        'ERR_WL_MALFORMED',
        `${target} has ${target.interface.events.length} events, the compositor sent number ${raw.opcode}`,
      );
    }
    const { message } = plan;
    const values = decodeMessage(raw, message, fds, target);
    try {
      this.#decoded(target, raw.opcode, message, values);
    } finally {
      for (const value of values) if (value instanceof OwnedFd) uncaught(() => value.close());
    }
  }

  /** An event that is made of numbers alone: nothing is looked up, nothing needs to be closed. */
  #tellNumbers(target: WaylandProxy, raw: RawMessage, plan: EventPlan): void {
    const { words } = raw;
    const { kinds, values } = plan;
    for (let i = 0, at = raw.start >> 2; i < kinds.length; i++, at++) {
      const word = words[at] as number;
      const kind = kinds[i];
      values[i] = kind === INT ? word : kind === UINT ? word >>> 0 : numberFromFixed(word);
    }
    this.#tell(target, raw.opcode, plan, values, plan.payload(values));
  }

  #decoded(target: WaylandProxy, opcode: number, message: MessageDescriptor, values: readonly WireValue[]): void {
    const discarded = !target.alive;
    this.#debug?.received(
      { interface: target.interface.name, id: target.id },
      message,
      values,
      this.interfaceOf,
      discarded,
    );
    if (target.id === DISPLAY_ID) {
      this.#displayEvent(message, values);
      return;
    }
    const plan = this.#planOf(target, opcode) as EventPlan; // there is one for each message
    const payload = eventPayload(plan, values, {
      object: (id, arg) => this.#objectOfEvent(target, message, id, arg),
      make: (id, interfaceName) => this.#makeFromEvent(target, id, interfaceName),
    });
    if (!discarded) this.#tell(target, opcode, plan, values, payload);
  }

  /** The owner hears first, then the app. */
  #tell(
    target: WaylandProxy,
    opcode: number,
    { name, heard, destructor }: EventPlan,
    values: readonly WireValue[],
    payload: Record<string, unknown> | undefined,
  ): void {
    try {
      if (heard) this.#owner.event?.(target, opcode, values, payload);
    } catch (error) {
      throwLater(error);
    }
    if (destructor) target.alive = false;
    try {
      if (payload !== undefined) target.emit(name, payload);
    } catch (error) {
      throwLater(error);
    }
  }

  #planOf(target: WaylandProxy, opcode: number): EventPlan | undefined {
    const type = target.constructor as ProxyClass;
    // Stand-ins are of one class whatever they stand for.
    const key = type.payloads === undefined ? target.interface : type;
    if (key !== this.#planned) {
      let plans = this.#plans.get(key);
      if (plans === undefined) {
        plans = planEvents(type, target.interface, (one, event) => this.#owner.hears?.(one, event) !== false);
        this.#plans.set(key, plans);
      }
      this.#planned = key;
      this.#lastPlans = plans;
    }
    return this.#lastPlans[opcode];
  }

  /** The object that an event names; `undefined` when it is gone already. */
  #objectOfEvent(
    target: WaylandProxy,
    message: MessageDescriptor,
    id: number,
    arg: ArgDescriptor,
  ): WaylandProxy | undefined {
    const object = this.#objects.get(id);
    if (object === undefined) {
      if (this.#objects.wasUsed(id)) return undefined;
      throw new WaylandError(
        'ERR_WL_UNKNOWN_OBJECT',
        `${target}.${message.name}: ${arg.name} is object ${id}, which was never made`,
      );
    }
    if (arg.interface !== undefined && object.interface.name !== arg.interface) {
      throw new WaylandError(
        'ERR_WL_MALFORMED',
        `${target}.${message.name}: ${arg.name} must be a ${arg.interface}, it is ${object}`,
      );
    }
    return object;
  }

  /** An object that an event makes; born dead when its parent is dead, so that its own events parse. */
  #makeFromEvent(parent: WaylandProxy, id: number, interfaceName: string): WaylandProxy {
    const type = (parent.constructor as ProxyClass).makes?.[interfaceName]?.();
    if (type === undefined) {
      throw new WaylandError('ERR_WL_MALFORMED', `${parent} made a ${interfaceName}, which its class does not know`);
    }
    const old = this.#objects.get(id);
    // The compositor re-uses the id of an object that we destroyed: it saw our destructor.
    if (old !== undefined && !old.alive) this.#objects.release(id);
    const proxy = new type({
      sink: parent.sink,
      handle: this.#owner.handles.take(),
      version: parent.version,
      dead: !parent.alive,
      id,
    });
    this.#objects.adopt(id, proxy);
    uncaught(() => this.#owner.made?.(proxy, parent));
    return proxy;
  }

  #displayEvent(message: MessageDescriptor, values: readonly WireValue[]): void {
    if (message.name === 'delete_id') {
      this.#deleteId(values[0] as number);
      return;
    }
    const [id, code, reason] = values as [number, number, string];
    this.#fatal(this.#objects.get(id), id, code, reason);
  }

  #deleteId(id: number): void {
    // The compositor tells of ids that clients give out; wl_display itself never goes.
    if (id === DISPLAY_ID || id >= SERVER_ID_START || !this.#objects.wasUsed(id)) {
      throw new WaylandError(
        'ERR_WL_UNKNOWN_OBJECT',
        `wl_display.delete_id: ${id} can't be an id that we made and gave up`,
      );
    }
    const proxy = this.#objects.release(id);
    if (proxy === undefined) return;
    proxy.alive = false;
    try {
      this.#owner.deleted?.(id);
    } catch (error) {
      throwLater(error);
    }
  }

  readonly interfaceOf = (id: number): string | undefined => this.#objects.get(id)?.interface.name;
}
