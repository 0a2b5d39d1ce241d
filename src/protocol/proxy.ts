/**
 * The base class of all proxies: an object of the compositor as JavaScript sees it. It keeps its
 * identity (`handle`) across epochs; its wire id changes with each.
 */

import { EventEmitter } from 'eventemitter3';
import { CLOSED_LANE, type Lane } from '../wire/index.js';
import type { InterfaceDescriptor } from './descriptor.js';
import type { RequestArg, RequestSink } from './sink.js';

/** Events as they arrive from an unknown interface. */
// biome-ignore lint/suspicious/noExplicitAny: eventemitter3 infers listener arguments from this shape
export type EventMap = Record<string, (payload: any) => void>;

/** A generated class: what `bind` and the scanner's output pass around. */
export interface ProxyClass<T extends WaylandProxy = WaylandProxy> {
  new (init: ProxyInit): T;
  readonly interface: InterfaceDescriptor;
  /** Classes of the objects that this one's events make, by interface name. */
  readonly makes?: Readonly<Record<string, () => ProxyClass>>;
  /** What listeners get, made of an event's arguments: index = opcode, absent where there are none. */
  readonly payloads?: readonly (Payload | undefined)[];
}

/** Makes the payload of an event. Generated, so that payloads of one event have one shape. */
// biome-ignore lint/suspicious/noExplicitAny: arguments of any type, in order
export type Payload = (args: readonly any[]) => Record<string, unknown>;

/** What a sink gives to a new proxy. */
export interface ProxyInit {
  readonly sink: RequestSink;
  readonly handle: number;
  readonly version: number;
  /** Born dead: made by an event on a dead parent. */
  readonly dead?: boolean;
  /** Its wire id, if it is known by now. */
  readonly id?: number;
  /** @internal Its lane, if it has one by now. */
  readonly lane?: Lane;
}

/**
 * @internal What nobody but a constructor sets. A class whose objects come in floods has one of its own: in the one that all
 * classes share V8 knows no shape to write to, which took a fifth of a region's time.
 */
export interface ProxyFields {
  sink: RequestSink;
  handle: number;
}

const BRAND = Symbol.for('resurface.WaylandProxy');

// biome-ignore lint/suspicious/noExplicitAny: an object of any interface is a WaylandProxy
export abstract class WaylandProxy<Events extends EventMap = any> extends EventEmitter<Events> {
  /** Name of the object for as long as the session lives, also across epochs and snapshots. Never reused. */
  declare readonly handle: number;
  /** Version that the object was bound at or inherited. May fall when a new compositor offers less. */
  declare version: number;
  /** Wire id in the current epoch; 0 while there is no connection. Changes at each reconnect. */
  declare id: number;
  /** Whether requests may still be made on it and it may be passed as an argument. */
  declare alive: boolean;
  /** @internal */
  declare readonly sink: RequestSink;
  /** @internal The short way for its requests, on the connection where it has its id. */
  declare lane: Lane;

  /** @internal Of objects that have none. */
  static readonly noLane: Lane = CLOSED_LANE;

  // Assigned, not defined as fields: that costs more than all the rest of an object.
  /** @param init absent for a class that sets all fields itself */
  constructor(init?: ProxyInit) {
    super();
    if (init === undefined) return;
    this.sink = init.sink;
    this.handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? CLOSED_LANE;
  }

  get interface(): InterfaceDescriptor {
    return (this.constructor as ProxyClass).interface;
  }

  /** `wl_surface#12`: for messages. The number is the handle. */
  override toString(): string {
    return `${this.interface.name}#${this.handle}`;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== 'object' || value === null || !(BRAND in value)) return false;
    const wanted = (this as unknown as Partial<ProxyClass>).interface;
    if (this === WaylandProxy || wanted === undefined) return true;
    return (value as unknown as WaylandProxy).interface.name === wanted.name;
  }

  /**
   * @internal Writes a request of up to four numbers, which were checked, if the lane is open.
   * @param since first version that has it
   * @returns false when nothing was written: it must go through `request`
   */
  straight(opcode: number, since: number, count: number, a = 0, b = 0, c = 0, d = 0): boolean {
    const { lane } = this;
    const { segment } = lane;
    const { words } = segment;
    const at = segment.length >> 2;
    const end = at + 2 + count;
    if (end > words.length || !this.alive || this.version < since) return false;
    words[at] = this.id;
    words[at + 1] = ((2 + count) << 18) | opcode;
    if (count > 0) words[at + 2] = a;
    if (count > 1) words[at + 3] = b;
    if (count > 2) words[at + 4] = c;
    if (count > 3) words[at + 5] = d;
    segment.length = end << 2;
    lane.wrote(this, at);
    return true;
  }

  /** @internal The same for a request that destroys it. */
  protected endStraight(opcode: number, since: number): boolean {
    if (!this.straight(opcode, since, 0)) return false;
    this.alive = false;
    this.sink.ended?.(this);
    return true;
  }

  /** @internal The id of an argument, 0 for null; -1 for one that needs to be looked at, or refused. */
  protected idOf(object: WaylandProxy | null, name: string, nullable: boolean): number {
    if (object === null) return nullable ? 0 : -1;
    if (object?.sink !== this.sink || !object.alive || object.id === 0) return -1;
    return object.interface.name === name ? object.id : -1;
  }

  /** @internal Makes an object by a request that has nothing but its new id, if the lane is open. */
  protected makeStraight<T extends WaylandProxy>(opcode: number, since: number, type: ProxyClass<T>): T | undefined {
    return this.sink.makeStraight?.(this, opcode, since, type);
  }

  /** @internal */
  protected request(opcode: number, args: readonly RequestArg[]): void {
    this.sink.request(this, opcode, args);
  }

  /** @internal */
  protected construct<T extends WaylandProxy>(
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version?: number,
  ): T {
    return this.sink.construct(this, opcode, args, type, version);
  }
}

// On the prototype: objects are made by the hundred thousand.
Object.defineProperty(WaylandProxy.prototype, BRAND, { value: true });
