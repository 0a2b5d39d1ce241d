/**
 * What outlives connections: the objects an app holds, the log of what it said, and the engine that
 * says it again.
 */

import { EventEmitter } from 'eventemitter3';
import { Connection, debugFromEnvironment, resolveAddress } from '../client/index.js';
import { WaylandError } from '../errors.js';
import { HandleCounter } from '../objects/index.js';
import { type WlCallback, WlDisplay, WlRegistry } from '../protocol/generated/wayland.js';
import type { ProxyClass, RequestArg, RequestSink, WaylandProxy } from '../protocol/index.js';
import { adopt, connectTo } from '../sys/index.js';
import { type OwnedFd, SegmentPool } from '../wire/index.js';
import { type BindRange, bindVersion, type Global, GlobalTable } from './globals.js';
import { abortable } from './waiting.js';

export interface ConnectOptions {
  readonly socket?: string | number;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
}

export type SessionEvents = {
  global: (event: { global: Global }) => void;
  globalRemove: (event: { global: Global }) => void;
  disconnected: (event: { error: WaylandError; attempt: number }) => void;
};

export class Session extends EventEmitter<SessionEvents> implements RequestSink {
  readonly display: WlDisplay;
  readonly #handles = new HandleCounter(1);
  readonly #segments = new SegmentPool();
  readonly #globals = new GlobalTable();
  readonly #registry: WlRegistry;
  readonly #proxies = new Map<number, WaylandProxy>();
  #connection: Connection;

  /** @internal use `connect` or `restore` */
  constructor(fd: OwnedFd, options: ConnectOptions) {
    super();
    this.display = new WlDisplay({ sink: this, handle: this.#handles.take(), version: 1 });
    this.#connection = new Connection({
      fd,
      debug: debugFromEnvironment(options.env ?? process.env),
      segments: this.#segments,
      owner: { handles: this.#handles, ended: (reason) => this.emit('disconnected', { error: reason, attempt: 0 }) },
    });
    this.#connection.enterDisplay(this.display);
    this.#registry = this.display.getRegistry();
    this.#registry.on('global', ({ name, interface: iface, version }) => {
      const global = { name, interface: iface, version };
      this.#globals.add(global);
      this.emit('global', { global });
    });
    this.#registry.on('globalRemove', ({ name }) => {
      const global = this.#globals.remove(name);
      if (global !== undefined) this.emit('globalRemove', { global });
    });
  }

  get globals(): readonly Global[] {
    return this.#globals.all();
  }

  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    this.#connection.request(target, opcode, args);
  }

  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version?: number,
  ): T {
    return this.#connection.construct(
      target,
      opcode,
      args,
      type,
      (made) => {
        const proxy = new type({ sink: this, handle: this.#handles.take(), version: made });
        this.#proxies.set(proxy.handle, proxy);
        return proxy;
      },
      version,
    );
  }

  /** Binds the first global of an interface. @throws ERR_WL_GLOBAL_MISSING */
  bind<T extends WaylandProxy>(type: ProxyClass<T>, range: BindRange = {}): T {
    const global = this.#globals.all(type.interface.name)[0];
    if (global === undefined) {
      throw new WaylandError('ERR_WL_GLOBAL_MISSING', `${type.interface.name}: the compositor does not offer it`);
    }
    return this.#registry.bind(global.name, type, bindVersion(global, type.interface.version, range));
  }

  /** Binds all globals of an interface. */
  bindAll<T extends WaylandProxy>(type: ProxyClass<T>, range: BindRange = {}): T[] {
    return this.#globals
      .all(type.interface.name)
      .map((global) => this.#registry.bind(global.name, type, bindVersion(global, type.interface.version, range)));
  }

  /** Settles when the compositor has done everything asked before, and its events were delivered. */
  roundtrip(options: { signal?: AbortSignal } = {}): Promise<void> {
    return abortable<void>(options.signal, (resolve) => {
      const callback: WlCallback = this.display.sync();
      callback.once('done', () => resolve());
      return () => callback.removeAllListeners();
    });
  }

  /** Sends now. Settles when everything queued so far has left. */
  flush(): Promise<void> {
    return this.#connection.drained();
  }

  close(): void {
    this.#connection.close();
  }
}

/** Connects to a compositor. */
export async function connect(options: ConnectOptions = {}): Promise<Session> {
  const address = resolveAddress(options.socket, options.env ?? process.env);
  const fd = 'fd' in address ? adopt(address.fd) : connectTo(address.path);
  const session = new Session(fd, options);
  await session.roundtrip(options.signal === undefined ? {} : { signal: options.signal });
  return session;
}
