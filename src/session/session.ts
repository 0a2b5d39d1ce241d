/**
 * What outlives connections: the objects an app holds, the log of what it said, and the engine that says
 * it again. A session is made by `connect` or `restore`.
 */

import { EventEmitter } from 'eventemitter3';
import { Connection, type ConnectionOwner, debugFromEnvironment } from '../client/index.js';
import { ProtocolError, WaylandError } from '../errors.js';
import { endEpoch, Journal, type Known, type LogRecord, type State } from '../journal/index.js';
import { type WlCallback, WlDisplay, WlRegistry, wl_display, wl_registry } from '../protocol/generated/wayland.js';
import type { MessageDescriptor, ProxyClass, RequestArg, RequestSink, WaylandProxy } from '../protocol/index.js';
import { duplicate } from '../sys/index.js';
import { VERSION } from '../version.js';
import { OwnedFd, SegmentPool, type WireValue } from '../wire/index.js';
import { Addresses } from './addresses.js';
import { ConfigureAnswers } from './answers.js';
import { AppObjects } from './app-objects.js';
import { Ending } from './ending.js';
import { DISPLAY_HANDLE, REGISTRY_HANDLE, type SetUp, setUpEpoch } from './epoch.js';
import { type BindRange, bindVersion, type Global, GlobalTable } from './globals.js';
import { sayLate } from './late.js';
import type { RebuildCause, Rebuilt, SessionEvents, SessionOptions, SnapshotOptions } from './options.js';
import { Retries } from './retries.js';
import { snapshotContent } from './save.js';
import { type SectionHooks, Sections } from './sections.js';
import { encodeSnapshot, writeSnapshot } from './snapshot/index.js';
import type { StandIn } from './stand-in.js';
import { abortable } from './waiting.js';

/** What a restored session begins with. */
export interface SessionBase {
  readonly state: State;
  readonly nextHandle: number;
  readonly sections: Readonly<Record<string, unknown>>;
  readonly data: unknown;
  /** Classes of the objects in the state. */
  readonly classes: ReadonlyMap<number, ProxyClass>;
}

type Status = 'new' | 'connected' | 'lost' | 'suspended' | 'closed';

export class Session extends EventEmitter<SessionEvents> implements RequestSink {
  readonly display: WlDisplay;
  /** What the app put into the snapshot that this session was restored from. */
  readonly data: unknown;
  readonly #options: SessionOptions;
  readonly #addresses: Addresses;
  readonly #journal: Journal;
  readonly #segments = new SegmentPool();
  readonly #globals = new GlobalTable();
  readonly #answers = new ConfigureAnswers();
  readonly #sections: Sections;
  readonly #registry: WlRegistry;
  readonly #objects = new AppObjects();
  readonly #retries: Retries | undefined;
  readonly #ending = new Ending();
  #status: Status = 'new';
  #epoch = 0;
  #connection: Connection | undefined;
  #giveUp = new AbortController();

  /** @internal use `connect` or `restore` */
  constructor(options: SessionOptions, base?: SessionBase) {
    super();
    this.#options = options;
    this.#addresses = new Addresses(options);
    this.#retries = options.reconnect === false ? undefined : new Retries(options.reconnect ?? {});
    this.#sections = new Sections(base?.sections ?? {}, (handle) => this.#objects.get(handle));
    this.data = base?.data;
    this.#journal = new Journal(wl_display, options.retain === undefined ? {} : { retain: options.retain }, base);
    this.display = this.#known(WlDisplay, DISPLAY_HANDLE);
    this.#registry = this.#known(WlRegistry, REGISTRY_HANDLE);
    if (base === undefined) {
      const made = { handle: this.#journal.handles.take(), interface: wl_registry, version: 1 };
      this.#journal.mark({ kind: 'request', target: DISPLAY_HANDLE, opcode: 1, args: [made.handle], made });
    }
    for (const [handle, type] of base?.classes ?? []) {
      if (handle > REGISTRY_HANDLE) this.#objects.add(this.#revive(type, handle, base as SessionBase));
    }
    this.#registry.on('global', ({ name, interface: iface, version }) => this.#globalAppeared(name, iface, version));
    this.#registry.on('globalRemove', ({ name }) => {
      const global = this.#globals.remove(name);
      if (global !== undefined) this.emit('globalRemove', { global });
    });
  }

  #known<T extends WaylandProxy>(type: ProxyClass<T>, handle: number): T {
    const proxy = new type({ sink: this, handle, version: 1 });
    this.#objects.add(proxy);
    return proxy;
  }

  #revive(type: ProxyClass, handle: number, base: SessionBase): WaylandProxy {
    const version = base.state.object(handle)?.version ?? 1;
    return new type({ sink: this, handle, version });
  }

  /** Number of the connection, from 1; 0 before the first. */
  get epoch(): number {
    return this.#epoch;
  }

  get connected(): boolean {
    return this.#status === 'connected';
  }

  /** What the compositor offers, in the order of its announcements. */
  get globals(): readonly Global[] {
    return this.#globals.all();
  }

  // ---- requests

  /** @internal */
  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    const connection = this.#require(target, opcode);
    if (this.#objects.touchesLost(target, args)) {
      if (target.interface.requests[opcode]?.destructor === true) this.#objects.forget(target);
      return;
    }
    if (target.interface.name === 'xdg_surface' && !this.#passes(target, opcode, args)) return;
    connection.request(target, opcode, args);
    if (!target.alive) this.#forget(target);
    this.#journal.wrote();
  }

  /** @internal */
  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version?: number,
  ): T {
    const connection = this.#require(target, opcode);
    const make = (made: number): T => {
      const proxy = new type({ sink: this, handle: this.#journal.handles.take(), version: made });
      this.#objects.add(proxy);
      return proxy;
    };
    if (this.#objects.touchesLost(target, args)) {
      const proxy = make(version ?? target.version);
      this.#objects.lose(proxy);
      return proxy;
    }
    const proxy = connection.construct(target, opcode, args, type, make, version, true);
    this.#journal.made(proxy.handle, type.interface);
    this.#journal.wrote();
    return proxy;
  }

  #require(target: WaylandProxy, opcode: number): Connection {
    if (this.#connection === undefined || this.#status === 'closed') {
      throw new WaylandError(
        'ERR_WL_SESSION_CLOSED',
        `${target}.${target.interface.requests[opcode]?.name}: the session is closed`,
      );
    }
    return this.#connection;
  }

  #forget(proxy: WaylandProxy): void {
    this.#objects.forget(proxy);
    if (proxy.interface.name === 'xdg_surface') this.#answers.forget(proxy.handle);
  }

  /** Whether the compositor may hear a request of an `xdg_surface`, after what the engine told it already. */
  #passes(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): boolean {
    if (!target.alive || this.#status !== 'connected') return true;
    const { what, unfit } = this.#answers.judge(target, opcode, args, this.#epoch > 1);
    if (unfit !== undefined) this.#unrecorded(() => unfit(this.#journal.fold()));
    if (what === 'record') {
      this.#journal.mark({ kind: 'request', target: target.handle, opcode, args: args as number[] });
    }
    return what === 'send';
  }

  /** Requests of the engine's own, which are not the app's and so not part of the log. */
  #unrecorded(say: () => void): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#journal.recording = false;
    connection.outbox.seal();
    try {
      say();
    } finally {
      connection.outbox.seal();
      this.#journal.recording = true;
    }
  }

  // ---- globals

  #globalAppeared(name: number, iface: string, version: number): void {
    if (this.#globals.get(name) !== undefined) return; // announced while the connection was set up
    const global = { name, interface: iface, version };
    this.#globals.add(global);
    this.emit('global', { global });
  }

  /**
   * Binds the first global of an interface.
   * @param range versions the app can do with, from 1 to what the library describes
   * @throws ERR_WL_GLOBAL_MISSING, ERR_WL_ARGUMENT
   */
  bind<T extends WaylandProxy>(type: ProxyClass<T>, range: BindRange = {}): T {
    const global = this.#globals.all(type.interface.name)[0];
    if (global === undefined) {
      throw new WaylandError('ERR_WL_GLOBAL_MISSING', `${type.interface.name}: the compositor does not offer it`);
    }
    return this.bindGlobal(global, type, range);
  }

  /** Binds all globals of an interface, in the order of their announcements. @throws ERR_WL_GLOBAL_MISSING, ERR_WL_ARGUMENT */
  bindAll<T extends WaylandProxy>(type: ProxyClass<T>, range: BindRange = {}): T[] {
    return this.#globals.all(type.interface.name).map((global) => this.bindGlobal(global, type, range));
  }

  /** Binds one global, of `globals` or of a `global` event. @throws ERR_WL_GLOBAL_MISSING, ERR_WL_ARGUMENT */
  bindGlobal<T extends WaylandProxy>(global: Global, type: ProxyClass<T>, range: BindRange = {}): T {
    return this.#registry.bind(global.name, type, bindVersion(global, type.interface.version, range));
  }

  // ---- waiting

  /**
   * Settles when the compositor has done everything asked before, and its events were delivered. Across a
   * loss it is asked again.
   * @throws ERR_WL_SESSION_CLOSED, or the signal's reason
   */
  roundtrip(options: { signal?: AbortSignal } = {}): Promise<void> {
    return abortable<void>(options.signal, (resolve, reject) => {
      const callback: WlCallback = this.display.sync();
      callback.once('done', () => resolve());
      const onClosed = ({ error }: { error: WaylandError | undefined }): void =>
        reject(
          error ??
            new WaylandError('ERR_WL_SESSION_CLOSED', 'the session was closed while a round trip was waited for'),
        );
      this.once('closed', onClosed);
      return () => {
        callback.removeAllListeners();
        this.off('closed', onClosed);
      };
    });
  }

  /** Sends now. Settles when everything queued so far has left, or the connection has ended. */
  flush(): Promise<void> {
    return this.#connection?.drained() ?? Promise.resolve();
  }

  /** Settles when the session is closed; rejects when it ended by a fatal error. */
  get closed(): Promise<void> {
    return this.#ending.promise;
  }

  // ---- keys, sections, memory

  /** Gives an object a name under which `object` finds it, also after a restore. @throws ERR_WL_ARGUMENT when another has it */
  setKey(object: WaylandProxy, key: string): void {
    const other = this.object(key);
    if (other !== undefined && other !== object)
      throw new WaylandError('ERR_WL_ARGUMENT', `the key ${key} belongs to ${other}`);
    this.#journal.mark({ kind: 'note', target: object.handle, key });
  }

  /** The object with a key. */
  object(key: string): WaylandProxy | undefined {
    for (const one of this.#journal.fold().objects.values()) {
      if (one.key === key && !one.dead) return this.#objects.get(one.handle);
    }
    return undefined;
  }

  /** Leaves a surface's pixels out of every snapshot. */
  setSensitive(surface: WaylandProxy, sensitive = true): void {
    this.#journal.mark({ kind: 'note', target: surface.handle, sensitive });
  }

  /** A room's own part of a snapshot. `load` is called at once if this session was restored with one. @throws ERR_WL_STATE twice */
  section(name: string, hooks: SectionHooks): void {
    this.#sections.add(name, hooks);
  }

  /** A second descriptor of the memory behind a `wl_shm_pool`, by its handle; the caller closes it. */
  poolMemory(handle: number): OwnedFd | undefined {
    const fd = this.#journal
      .fold()
      .object(handle)
      ?.origin.args.find((arg) => arg instanceof OwnedFd);
    return fd instanceof OwnedFd ? duplicate(fd.fd) : undefined;
  }

  /**
   * Everything needed to come back, as it is at the call: protocol state, pixels, what rooms and the app keep.
   * Requests whose meaning nobody declared are named by an `undeclared` event.
   * @param file where to, mode 0600; the old file stands until the new one is whole
   * @param options.data the app's own: `undefined`, a `Uint8Array`, or what JSON can say
   * @throws ERR_WL_SNAPSHOT when it can't be written, ERR_WL_ARGUMENT when `data` can't be kept
   */
  snapshot(options?: SnapshotOptions): Uint8Array;
  snapshot(file: string, options?: SnapshotOptions): Promise<{ bytes: number }>;
  snapshot(
    first: string | SnapshotOptions = {},
    second: SnapshotOptions = {},
  ): Uint8Array | Promise<{ bytes: number }> {
    this.#requireOpen('snapshot');
    const { data } = typeof first === 'string' ? second : first;
    const state = this.#journal.fold();
    const content = snapshotContent(state, this.#journal.handles.next, this.#sections.save(), data, VERSION);
    if (state.undeclared.size > 0) this.emit('undeclared', { requests: [...state.undeclared].sort() });
    return typeof first === 'string' ? writeSnapshot(first, content) : encodeSnapshot(content);
  }

  /** Everything recorded, with `retain: 'full'`. @internal */
  get history(): readonly LogRecord[] {
    return this.#journal.history;
  }

  /** How many segments the log ever took: constant in a steady state. @internal */
  get segmentsMade(): number {
    return this.#segments.made;
  }

  // ---- epochs

  /** Makes the first connection. @internal */
  async start(cause: RebuildCause | undefined, signal?: AbortSignal): Promise<Rebuilt> {
    const fd = this.#addresses.open();
    try {
      return await this.#establish(fd, cause ?? 'restore', signal, cause !== undefined);
    } catch (error) {
      this.#shut(undefined);
      throw error;
    }
  }

  /** Sets up a connection and puts the app's objects onto it. */
  async #establish(fd: OwnedFd, cause: RebuildCause, signal: AbortSignal | undefined, tell: boolean): Promise<Rebuilt> {
    const began = performance.now();
    const ended = new AbortController();
    const onAbort = (): void => ended.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted === true) onAbort();
    const connection = this.#connect(fd, ended);
    const state = this.#journal.fold();
    this.#journal.paused = true;
    try {
      const released = endEpoch(state);
      if (tell) this.#retries?.replaying();
      const setUp = await setUpEpoch(connection, state, this.#options.answerWithin ?? 5000, ended.signal);
      const rebuilt = this.#switchTo(connection, state, setUp, cause, began);
      if (tell) this.#retries?.replayed();
      // The continuations of what waits for this run first; then the app hears what happened meanwhile.
      setImmediate(() => {
        if (this.#connection !== connection) return;
        for (const handle of released) this.#objects.get(handle)?.emit('release', {});
        if (tell) this.emit('rebuilt', rebuilt);
        connection.release();
      });
      return rebuilt;
    } catch (error) {
      connection.close();
      throw error;
    } finally {
      this.#journal.paused = false;
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #connect(fd: OwnedFd, ended: AbortController): Connection {
    let connection: Connection | undefined;
    const isCurrent = (): boolean => this.#connection === connection;
    const owner: ConnectionOwner = {
      handles: this.#journal.handles,
      segment: (segment) => {
        if (isCurrent()) this.#journal.segment(segment);
      },
      event: (target, opcode, values) => this.#heard(target, opcode, values),
      made: (proxy, parent) => {
        this.#objects.add(proxy);
        const known: Known = { handle: proxy.handle, interface: proxy.interface, version: proxy.version };
        this.#journal.madeByCompositor(proxy.id, parent.handle, known);
      },
      ended: (reason) => {
        if (isCurrent()) void this.#connectionLost(reason);
        else ended.abort(reason);
      },
    };
    connection = new Connection({
      fd,
      owner,
      segments: this.#segments,
      debug: debugFromEnvironment(this.#options.env ?? process.env),
      ...(this.#options.maxMessageBytes !== undefined && { maxMessageBytes: this.#options.maxMessageBytes }),
    });
    return connection;
  }

  /** Marks what the log can't do without. */
  #heard(target: WaylandProxy, opcode: number, values: readonly WireValue[]): void {
    const message = target.interface.events[opcode] as MessageDescriptor;
    if (target.handle === 0) return;
    if (message.destructor === true) this.#objects.forget(target);
    if (target.interface.name === 'xdg_surface' && message.name === 'configure') {
      this.#answers.configured(target.handle, values[0] as number);
    }
    const marked = message.destructor === true || target.interface.meanings?.marks?.includes(message.name) === true;
    if (!marked) return;
    const args = values.map((value, i) => {
      if (message.args[i]?.type !== 'object') return value as number;
      return this.#connection?.objects.get(value as number)?.handle ?? 0;
    });
    this.#journal.mark({ kind: 'event', target: target.handle, opcode, args });
  }

  /** From here on the app is on the new connection. */
  #switchTo(connection: Connection, state: State, setUp: SetUp, cause: RebuildCause, began: number): Rebuilt {
    const { result, globals } = setUp;
    const meanwhile = this.#journal.takeTail();
    this.#connection?.close();
    this.#connection = connection;
    connection.outbox.seal();
    const standIns = new Map(result.made);
    const ids = new Map<number, Known>();
    for (const [handle, { id, interface: descriptor, version }] of standIns) {
      ids.set(id, { handle, interface: descriptor, version });
    }
    this.#journal.beginEpoch(ids);
    this.#globals.clear();
    for (const { name, interface: iface, version } of globals) {
      this.#globals.add({ name, interface: iface, version });
      this.#journal.mark({ kind: 'event', target: REGISTRY_HANDLE, opcode: 0, args: [name, iface, version] });
    }
    for (const record of meanwhile) sayLate(connection, this.#journal, record, standIns);
    for (const [handle, standIn] of standIns) {
      const proxy = this.#objects.get(handle);
      if (proxy === undefined) continue; // destroyed meanwhile
      proxy.id = standIn.id;
      proxy.version = standIn.version;
      if (connection.objects.get(standIn.id) === standIn) connection.objects.replace(standIn.id, proxy);
    }
    this.#loseTheRest(standIns);
    this.#answers.reset(result);
    for (const buffer of result.buffers) {
      buffer.once('release', () => this.#unrecorded(() => destroy(connection, buffer)));
    }
    this.#epoch++;
    this.#status = 'connected';
    this.display.id = 1;
    const undeclared = [...state.undeclared].map((request) => ({
      object: request.split('.')[0] as string,
      handle: 0,
      key: undefined,
      what: request,
      why: 'nobody declared what it means after a loss',
    }));
    return {
      epoch: this.#epoch,
      cause,
      duration: performance.now() - began,
      lost: [...result.lost, ...(cause === 'restore' && this.#epoch === 0 ? [] : undeclared)],
      degraded: result.degraded,
    };
  }

  /** Objects that have no counterpart on the new connection. */
  #loseTheRest(standIns: ReadonlyMap<number, StandIn>): void {
    for (const proxy of this.#objects) {
      if (standIns.has(proxy.handle) || !this.#objects.lose(proxy)) continue;
      this.#journal.mark({ kind: 'gone', target: proxy.handle });
      if (proxy.interface.name === 'xdg_popup') setImmediate(() => proxy.emit('popupDone', {}));
    }
  }

  async #connectionLost(error: WaylandError): Promise<void> {
    this.#status = 'lost';
    this.emit('disconnected', { error, attempt: 0 });
    if (this.#status !== 'lost') return; // a listener closed the session, or moved it
    if (error instanceof ProtocolError || this.#retries === undefined) {
      this.#shut(error);
      return;
    }
    await this.#retry(error);
  }

  async #retry(lost: WaylandError): Promise<void> {
    const retries = this.#retries as Retries;
    let error = lost;
    this.#giveUp = new AbortController();
    const { signal } = this.#giveUp;
    try {
      for (let attempt = 1; ; attempt++) {
        const fatal = retries.verdict(error, attempt);
        if (fatal !== undefined) {
          this.#shut(fatal);
          return;
        }
        await retries.pause(attempt, signal);
        try {
          await this.#establish(this.#addresses.open(), 'reconnect', signal, true);
          return;
        } catch (failed) {
          if (signal.aborted) return;
          error = failed as WaylandError;
          this.emit('disconnected', { error, attempt });
          if (error instanceof ProtocolError) {
            this.#shut(error);
            return;
          }
        }
      }
    } catch (aborted) {
      if (!signal.aborted) throw aborted;
    }
  }

  /**
   * Leaves this connection, if there is one, and goes on at another compositor or the same.
   * @param options.socket where from now on; default: the address as it was given
   * @throws what the attempt failed by; the session is then as after a loss
   */
  async reconnect(options: { socket?: string | number; signal?: AbortSignal } = {}): Promise<Rebuilt> {
    this.#requireOpen('reconnect');
    this.#giveUp.abort();
    const fd = this.#addresses.open(options.socket);
    await this.#leave();
    return await this.#reestablish(fd, 'move', options.signal);
  }

  async #reestablish(fd: OwnedFd, cause: RebuildCause, signal: AbortSignal | undefined): Promise<Rebuilt> {
    try {
      return await this.#establish(fd, cause, signal, true);
    } catch (error) {
      this.#status = 'suspended';
      throw error;
    }
  }

  async #leave(): Promise<void> {
    const connection = this.#connection;
    if (connection?.open === true) {
      await connection.drained();
      connection.close();
    }
    this.#status = 'suspended';
  }

  /** Sends what is queued and closes the connection; what the app does from now on is only recorded. */
  async suspend(): Promise<void> {
    this.#requireOpen('suspend');
    this.#giveUp.abort();
    await this.#leave();
  }

  /** Connects again after `suspend`, the address resolved anew. */
  async resume(options: { signal?: AbortSignal } = {}): Promise<Rebuilt> {
    this.#requireOpen('resume');
    if (this.#status === 'connected') throw new WaylandError('ERR_WL_STATE', 'resume: the session is connected');
    return await this.#reestablish(this.#addresses.open(), 'resume', options.signal);
  }

  #requireOpen(what: string): void {
    if (this.#status === 'closed') throw new WaylandError('ERR_WL_SESSION_CLOSED', `${what}: the session is closed`);
  }

  /** Closes the session and everything it holds. May be called again. */
  close(): void {
    if (this.#status === 'closed') return;
    this.#connection?.flush();
    this.#shut(undefined);
  }

  #shut(error: WaylandError | undefined): void {
    if (this.#status === 'closed') return;
    this.#status = 'closed';
    this.#giveUp.abort();
    this.#connection?.close();
    this.#journal.close();
    this.#objects.end();
    const heard = this.listenerCount('closed') > 0;
    this.emit('closed', { error });
    this.#ending.settle(error, heard);
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
    this.close();
  }
}

function destroy(connection: Connection, standIn: StandIn): void {
  const opcode = standIn.interface.requests.findIndex((message) => message.destructor === true);
  if (standIn.alive && connection.open) connection.request(standIn, opcode, []);
}
