/**
 * The base class of all proxies: an object of the compositor as JavaScript sees it. It keeps its
 * identity (`handle`) across epochs; its wire id changes with each.
 */

import { EventEmitter } from 'eventemitter3';
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
}

/** What a sink gives to a new proxy. */
export interface ProxyInit {
  readonly sink: RequestSink;
  readonly handle: number;
  readonly version: number;
  /** Born dead: made by an event on a dead parent. */
  readonly dead?: boolean;
}

const BRAND = Symbol.for('resurface.WaylandProxy');

// biome-ignore lint/suspicious/noExplicitAny: an object of any interface is a WaylandProxy
export abstract class WaylandProxy<Events extends EventMap = any> extends EventEmitter<Events> {
  /** Name of the object for as long as the session lives, also across epochs and snapshots. Never reused. */
  readonly handle: number;
  /** Version that the object was bound at or inherited. May fall when a new compositor offers less. */
  version: number;
  /** Wire id in the current epoch; 0 while there is no connection. Changes at each reconnect. */
  id = 0;
  /** Whether requests may still be made on it and it may be passed as an argument. */
  alive: boolean;
  /** @internal */
  readonly sink: RequestSink;

  constructor(init: ProxyInit) {
    super();
    this.sink = init.sink;
    this.handle = init.handle;
    this.version = init.version;
    this.alive = init.dead !== true;
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
