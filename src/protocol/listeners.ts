/**
 * What a proxy has of an event emitter: the calls of eventemitter3, for objects that are made by the hundred thousand. Most
 * never have a listener, and then have nothing for it; most others have one, which is one small object.
 */

import type { EventEmitter } from 'eventemitter3';

/** Events as they arrive from an unknown interface. */
// biome-ignore lint/suspicious/noExplicitAny: eventemitter3 infers listener arguments from this shape
export type EventMap = Record<string, (payload: any) => void>;

type Names<Events extends EventMap> = EventEmitter.EventNames<Events>;
type Heard<Events extends EventMap, T extends Names<Events>> = EventEmitter.EventListener<Events, T>;
type Told<Events extends EventMap, T extends Names<Events>> = EventEmitter.EventArgs<Events, T>;

interface Listener {
  readonly event: unknown;
  readonly call: (payload?: unknown) => void;
  readonly context: unknown;
  readonly once: boolean;
}

export abstract class Listened<Events extends EventMap> {
  /** @internal Never changed in place: who is being told of an event goes on with those that were there. */
  declare hearers: Listener | readonly Listener[] | undefined;

  /** @param context what `this` is for the listener; default: the object */
  on<T extends Names<Events>>(event: T, listener: Heard<Events, T>, context?: unknown): this {
    return listen(this, event, listener, context, false);
  }

  /** The same for the next time alone. */
  once<T extends Names<Events>>(event: T, listener: Heard<Events, T>, context?: unknown): this {
    return listen(this, event, listener, context, true);
  }

  addListener<T extends Names<Events>>(event: T, listener: Heard<Events, T>, context?: unknown): this {
    return listen(this, event, listener, context, false);
  }

  /** Without a listener: all of this event. `context` and `once` narrow it down. */
  off<T extends Names<Events>>(event: T, listener?: Heard<Events, T>, context?: unknown, once?: boolean): this {
    leave(
      this,
      (one) =>
        one.event === event &&
        (listener === undefined ||
          (one.call === (listener as unknown) &&
            (once !== true || one.once) &&
            (context === undefined || one.context === context))),
    );
    return this;
  }

  removeListener<T extends Names<Events>>(
    event: T,
    listener?: Heard<Events, T>,
    context?: unknown,
    once?: boolean,
  ): this {
    return this.off(event, listener, context, once);
  }

  /** Of one event, or of all. */
  removeAllListeners(event?: Names<Events>): this {
    if (event === undefined) this.hearers = undefined;
    else leave(this, (one) => one.event === event);
    return this;
  }

  listeners<T extends Names<Events>>(event: T): Heard<Events, T>[] {
    const found = listenersOf(this).filter((one) => one.event === event);
    return found.map(({ call }) => call as unknown as Heard<Events, T>);
  }

  listenerCount(event: Names<Events>): number {
    return this.listeners(event).length;
  }

  /** The events that somebody listens to. */
  eventNames(): Names<Events>[] {
    return [...new Set(listenersOf(this).map((one) => one.event as Names<Events>))];
  }

  /** Tells those who listen now, in the order in which they began to. @returns whether there was one */
  emit<T extends Names<Events>>(event: T, ...told: Told<Events, T>): boolean;
  emit(event: unknown, payload?: unknown): boolean {
    const { hearers } = this;
    if (hearers === undefined) return false;
    if (!isMany(hearers)) {
      if (hearers.event !== event) return false;
      if (hearers.once) this.hearers = undefined;
      hearers.call.call(hearers.context, payload);
      return true;
    }
    let told = false;
    for (let i = 0; i < hearers.length; i++) {
      const one = hearers[i] as Listener;
      if (one.event !== event) continue;
      told = true;
      if (one.once) leave(this, (other) => other === one);
      one.call.call(one.context, payload);
    }
    return told;
  }
}

type Hearers = Listened<EventMap>['hearers'];

function isMany(hearers: Exclude<Hearers, undefined>): hearers is readonly Listener[] {
  return Array.isArray(hearers);
}

function listenersOf({ hearers }: { readonly hearers: Hearers }): readonly Listener[] {
  if (hearers === undefined) return [];
  return isMany(hearers) ? hearers : [hearers];
}

function listen<T extends { hearers: Hearers }>(
  object: T,
  event: unknown,
  listener: unknown,
  context: unknown,
  once: boolean,
): T {
  if (typeof listener !== 'function') throw new TypeError('The listener must be a function');
  const { hearers } = object;
  const one: Listener = { event, call: listener as Listener['call'], context: context ?? object, once };
  object.hearers = hearers === undefined ? one : [...listenersOf(object), one];
  return object;
}

function leave(object: { hearers: Hearers }, goes: (one: Listener) => boolean): void {
  const { hearers } = object;
  if (hearers === undefined) return;
  const rest = listenersOf(object).filter((one) => !goes(one));
  object.hearers = rest.length > 1 ? rest : rest[0];
}
