/**
 * What outlives connections: the objects an app holds, the log of what it said, and when to connect. A session is
 * made by `connect` or `restore`.
 */

import { EventEmitter } from 'eventemitter3';
import type { Thaw } from '../client/index.js';
import { ProtocolError, WaylandError } from '../errors.js';
import type { LogRecord, RequestRecord, State } from '../journal/index.js';
import { type WlCallback, WlDisplay, WlDisplayError, WlRegistry } from '../protocol/generated/wayland.js';
import type { ProxyClass, WaylandProxy } from '../protocol/index.js';
import { duplicate, monotonicOffset } from '../sys/index.js';
import { OwnedFd } from '../wire/index.js';
import { Addresses } from './addresses.js';
import { Ending } from './ending.js';
import { Engine } from './engine.js';
import { DISPLAY_HANDLE, REGISTRY_HANDLE } from './epoch.js';
import { type BindRange, bindVersion, type Global } from './globals.js';
import type { GlobalChanges } from './offer.js';
import type { RebuildCause, Rebuilt, SessionEvents, SessionOptions, SnapshotOptions } from './options.js';
import { Retries } from './retries.js';
import { Saving } from './saving.js';
import { type SectionHooks, Sections } from './sections.js';
import type { SessionBase } from './session-base.js';
import type { SavedPoint } from './snapshot/index.js';
import { Autosave, Snapshots, type SnapshotsOptions } from './snapshots.js';
import { waitForAnswer, waitForEvents } from './wait-sync.js';
import { abortable } from './waiting.js';

type Status = 'new' | 'connected' | 'lost' | 'suspended' | 'closed';

export class Session extends EventEmitter<SessionEvents> {
  readonly display: WlDisplay;
  /** What the app put into the snapshot that this session was restored from. */
  readonly data: unknown;
  readonly #engine: Engine;
  readonly #addresses: Addresses;
  readonly #sections: Sections;
  readonly #registry: WlRegistry;
  readonly #retries: Retries | undefined;
  readonly #ending = new Ending();
  readonly #saving: Saving;
  readonly #autosave: Autosave | undefined;
  #status: Status = 'new';
  /** Whether the process was thawed since a connection was made. */
  #thawed = false;
  #giveUp = new AbortController();

  /** @internal use `connect` or `restore` */
  constructor(options: SessionOptions, base?: SessionBase) {
    super();
    this.#addresses = new Addresses(options);
    this.#retries = options.reconnect === false ? undefined : new Retries(options.reconnect ?? {});
    this.data = base?.data;
    const owner = {
      thawed: (thaw: Thaw) => this.#thawedBy(thaw),
      lost: (error: WaylandError) => void this.#connectionLost(error),
      replaying: () => this.#retries?.replaying(),
      rebuilt: (rebuilt: Rebuilt) => void this.emit('rebuilt', rebuilt),
      globals: ({ removed, added }: GlobalChanges) => {
        for (const global of removed) this.emit('globalRemove', { global });
        for (const global of added) this.emit('global', { global });
      },
    };
    this.#engine = new Engine(options, owner, base);
    this.#sections = new Sections(base?.sections ?? {}, (handle) => this.#engine.objects.get(handle));
    this.#saving = new Saving(this.#engine, this.#sections, (requests) => void this.emit('undeclared', { requests }));
    if (options.autosave !== undefined) {
      const told = {
        saved: (point: SavedPoint) => void this.emit('saved', point),
        failed: (error: WaylandError) => void this.emit('saveFailed', { error }),
      };
      this.#autosave = new Autosave(options.autosave, told, this.#saving);
    }
    this.display = this.#engine.revive(WlDisplay, DISPLAY_HANDLE);
    this.#registry = this.#engine.revive(WlRegistry, REGISTRY_HANDLE);
    this.#registry.on('global', ({ name, interface: iface, version }) => this.#globalAppeared(name, iface, version));
    this.#registry.on('globalRemove', ({ name }) => {
      const global = this.#engine.globals.remove(name);
      if (global !== undefined) this.emit('globalRemove', { global });
    });
  }

  /** Number of the connection, from 1; 0 before the first. */
  get epoch(): number {
    return this.#engine.epoch;
  }

  get connected(): boolean {
    return this.#status === 'connected';
  }

  /**
   * ms to add to this process's CLOCK_MONOTONIC (`process.hrtime`) to have the one that the compositor tells input, presentation and
   * target times in, and to take from these. 0, unless the process is in a time namespace: a thaw may put it into one, where the
   * clock goes on from the freeze (time_namespaces(7)).
   */
  get clockOffset(): number {
    return 0 - monotonicOffset() * 1000;
  }

  /** What the compositor offers, in the order of its announcements. */
  get globals(): readonly Global[] {
    return this.#engine.globals.all();
  }

  // ---- globals

  #globalAppeared(name: number, iface: string, version: number): void {
    if (this.#engine.globals.isOld(name)) return; // announced while the connection was set up
    const global = { name, interface: iface, version };
    this.#engine.globals.add(global);
    this.#engine.appeared(global);
    this.emit('global', { global });
  }

  /**
   * Binds the first global of an interface.
   * @param range versions the app can do with, from 1 to what the library describes
   * @throws ERR_WL_GLOBAL_MISSING, ERR_WL_ARGUMENT
   */
  bind<T extends WaylandProxy>(type: ProxyClass<T>, range: BindRange = {}): T {
    const global = this.#engine.globals.all(type.interface.name)[0];
    if (global === undefined) {
      throw new WaylandError(
        'ERR_WL_GLOBAL_MISSING',
        `${type.interface.name}: the compositor does not offer it; session.globals tells what it does`,
      );
    }
    return this.bindGlobal(global, type, range);
  }

  /** Binds all globals of an interface, in the order of their announcements. @throws ERR_WL_GLOBAL_MISSING, ERR_WL_ARGUMENT */
  bindAll<T extends WaylandProxy>(type: ProxyClass<T>, range: BindRange = {}): T[] {
    return this.#engine.globals.all(type.interface.name).map((global) => this.bindGlobal(global, type, range));
  }

  /** Binds one global, of `globals` or of a `global` event. @throws ERR_WL_GLOBAL_MISSING, ERR_WL_ARGUMENT */
  bindGlobal<T extends WaylandProxy>(global: Global, type: ProxyClass<T>, range: BindRange = {}): T {
    const { min = 1, required = false } = range;
    const bound = this.#registry.bind(global.name, type, bindVersion(global, type.interface.version, range));
    if (min > 1 || required) {
      this.#engine.journal.mark({ kind: 'note', target: bound.handle, needs: { min, required } });
    }
    return bound;
  }

  /** The global of this connection that an object is bound to; undefined where it was taken back or isn't there. */
  globalOf(object: WaylandProxy): Global | undefined {
    return this.#engine.globalOf(object);
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

  /**
   * As {@link Session.roundtrip}, without the event loop: for start-up and tools. The process waits in poll(2); listeners run
   * before it returns, and an exception of theirs is an uncaught one of a later turn. Timers, promises and other
   * sockets wait, also what would connect again: a connection that ends meanwhile is not waited for.
   * @param options.timeout in ms; default: no limit
   * @throws ERR_WL_TIMEOUT, ERR_WL_SESSION_CLOSED; ERR_WL_CONNECTION_CLOSED when the connection ended meanwhile;
   * ERR_WL_STATE when there is none
   */
  roundtripSync(options: { timeout?: number } = {}): void {
    waitForAnswer(this.#engine, this.display, options.timeout);
  }

  /**
   * Sends, waits in poll(2) until the compositor has said something, and delivers it, as {@link Session.roundtripSync} does.
   * @param options.timeout in ms; default: no limit; 0 delivers what has arrived
   * @returns whether there was something
   * @throws ERR_WL_SESSION_CLOSED; ERR_WL_STATE when there is no connection
   */
  dispatchSync(options: { timeout?: number } = {}): boolean {
    return waitForEvents(this.#engine, options.timeout);
  }

  /** Sends now. Settles when everything queued so far has left, or the connection has ended. */
  flush(): Promise<void> {
    return this.#engine.connection?.drained() ?? Promise.resolve();
  }

  /** Settles when the session is closed and the last point of `autosave` is on the disk; rejects when it ended by a fatal error. */
  get closed(): Promise<void> {
    return this.#ending.promise;
  }

  // ---- keys, sections, memory

  /** Gives an object a name under which `object` finds it, also after a restore. @throws ERR_WL_ARGUMENT when another has it */
  setKey(object: WaylandProxy, key: string): void {
    const other = this.#keyed(key);
    if (other !== undefined && other !== object)
      throw new WaylandError('ERR_WL_ARGUMENT', `the key ${key} belongs to ${other}`);
    this.#engine.journal.mark({ kind: 'note', target: object.handle, key });
  }

  /** The object with a key; one that is lost too, until it is destroyed or another has the key. */
  object(key: string): WaylandProxy | undefined {
    return this.#keyed(key) ?? this.#engine.objects.lostWith(key);
  }

  #keyed(key: string): WaylandProxy | undefined {
    const handle = this.#engine.journal.keyed(key);
    return handle === undefined ? undefined : this.#engine.objects.get(handle);
  }

  /** Leaves a surface's pixels out of every snapshot. */
  setSensitive(surface: WaylandProxy, sensitive = true): void {
    this.#engine.journal.mark({ kind: 'note', target: surface.handle, sensitive });
  }

  /** A room's own part of a snapshot. `load` is called at once if this session was restored with one. @throws ERR_WL_STATE twice */
  section(name: string, hooks: SectionHooks): void {
    this.#sections.add(name, hooks);
  }

  /** A second descriptor of the memory behind a `wl_shm_pool`, by its handle; the caller closes it. */
  poolMemory(handle: number): OwnedFd | undefined {
    const { journal } = this.#engine;
    const makes = (record: LogRecord): record is RequestRecord =>
      record.kind === 'request' && record.made?.handle === handle;
    const folded = journal.fold().object(handle)?.origin;
    const { args } = folded ?? journal.unfolded.find(makes) ?? {}; // or made while objects are rebuilt
    const fd = args?.find((arg) => arg instanceof OwnedFd);
    return fd instanceof OwnedFd ? duplicate(fd.fd) : undefined;
  }

  /**
   * Everything needed to come back, as it is at the call: protocol state, pixels, what rooms and the app keep.
   * Requests whose meaning nobody declared are named by an `undeclared` event.
   * @param options.data the app's own: `undefined`, a `Uint8Array`, or what JSON can say
   * @throws ERR_WL_SESSION_CLOSED, ERR_WL_ARGUMENT when `data` can't be kept
   */
  snapshot(options?: SnapshotOptions): Uint8Array;
  /**
   * The same, into a file. Pages are copied at the call and written off the loop.
   * @param file where to, mode 0600; the old file stands until the new one is whole
   * @param options.staging `false`: no memory for that copy, and the call lasts until all is written, but for the syncing
   * @throws also ERR_WL_SNAPSHOT when it can't be written
   */
  snapshot(file: string, options?: SnapshotOptions): Promise<{ bytes: number }>;
  snapshot(
    first: string | SnapshotOptions = {},
    second: SnapshotOptions = {},
  ): Uint8Array | Promise<{ bytes: number }> {
    return typeof first === 'string' ? this.#saving.write(first, second) : this.#saving.encode(first);
  }

  /**
   * A snapshot file that grows by what changed since its last point: for saving often. `restore(file, { at })` goes back to earlier points.
   * @param options.keep how many points can be gone back to, at least; default 1
   * @throws ERR_WL_SESSION_CLOSED, ERR_WL_ARGUMENT, ERR_WL_DEPENDENCY for zstd where Node has none
   */
  snapshots(file: string, options: SnapshotsOptions = {}): Snapshots {
    this.#engine.requireOpen('snapshots');
    return new Snapshots(file, options, this.#saving);
  }

  /** What `autosave` writes to, for a point at once. */
  get autosave(): Snapshots | undefined {
    return this.#autosave?.snapshots;
  }

  /** Everything recorded, with `retain: 'full'`. @internal */
  get history(): readonly LogRecord[] {
    return this.#engine.journal.history;
  }

  /** The object with a handle: for who goes on with a session that is not his own. @internal */
  objectOf(handle: number): WaylandProxy | undefined {
    return this.#engine.objects.get(handle);
  }

  /** What the log comes to now. @internal */
  get state(): State {
    return this.#engine.journal.fold();
  }

  /** How many segments the log ever took: constant in a steady state. @internal */
  get segmentsMade(): number {
    return this.#engine.segments.made;
  }

  // ---- epochs

  /** Makes the first connection. @internal */
  async start(cause: RebuildCause | undefined, signal?: AbortSignal): Promise<Rebuilt> {
    const fd = this.#addresses.open();
    try {
      const rebuilt = await this.#establish(fd, cause, signal);
      this.#autosave?.begin();
      return rebuilt;
    } catch (error) {
      this.#shut(undefined);
      throw error;
    }
  }

  /** @param cause undefined for the first connection, of which the app is not told */
  async #establish(fd: OwnedFd, cause: RebuildCause | undefined, signal: AbortSignal | undefined): Promise<Rebuilt> {
    const rebuilt = await this.#engine.establish(fd, cause ?? 'restore', signal, cause !== undefined);
    if (cause !== undefined) this.#retries?.replayed();
    this.#status = 'connected';
    this.#thawed = false;
    return rebuilt;
  }

  async #connectionLost(error: WaylandError): Promise<void> {
    this.#status = 'lost';
    this.#engine.letGo();
    this.emit('disconnected', { error, attempt: 0 });
    if (this.#status !== 'lost') return; // a listener closed the session, or moved it
    const isFatal = error instanceof ProtocolError && !isRaceForGlobal(error);
    if (isFatal || this.#retries === undefined) {
      this.#shut(error);
      return;
    }
    await this.#retry(this.#thawed ? undefined : error, 'reconnect');
  }

  #thawedBy({ display }: Thaw): void {
    this.#thawed = true;
    this.#retries?.forgive();
    if (display !== undefined) this.#addresses.moveTo(display);
  }

  /**
   * @param lost why; undefined where it is nobody's failure: the first attempt is made at once then
   * @returns undefined when it was given up, or somebody else makes the connection
   */
  async #retry(lost: WaylandError | undefined, cause: RebuildCause): Promise<Rebuilt | undefined> {
    const retries = this.#retries as Retries;
    let error = lost;
    this.#giveUp = new AbortController();
    const { signal } = this.#giveUp;
    try {
      for (let attempt = 1; ; attempt++) {
        if (error !== undefined) {
          const fatal = retries.verdict(error, attempt);
          if (fatal !== undefined) {
            this.#shut(fatal);
            return undefined;
          }
          await retries.pause(attempt, signal);
        }
        try {
          return await this.#establish(this.#addresses.open(), this.#thawed ? 'thaw' : cause, signal);
        } catch (failed) {
          if (signal.aborted) return undefined;
          error = failed as WaylandError;
          this.emit('disconnected', { error, attempt });
          if (error instanceof ProtocolError && !isRaceForGlobal(error)) {
            this.#shut(error);
            return undefined;
          }
        }
      }
    } catch (aborted) {
      if (!signal.aborted) throw aborted;
      return undefined;
    }
  }

  /**
   * Leaves this connection, if there is one, and goes on at another compositor or the same.
   * @param options.socket where from now on; default: the address as it was given
   * @throws ERR_WL_NO_SOCKET, ERR_WL_CONNECT where nobody listens: nothing has changed then; ERR_WL_GLOBAL_MISSING where the app
   * requires what this compositor has not, and what else the attempt failed by: the session is then as after `suspend`
   */
  async reconnect(options: { socket?: string | number; signal?: AbortSignal } = {}): Promise<Rebuilt> {
    this.#engine.requireOpen('reconnect');
    const fd = this.#addresses.open(options.socket);
    this.#giveUp.abort();
    await this.#leave();
    return await this.#reestablish(fd, 'move', options.signal);
  }

  async #reestablish(fd: OwnedFd, cause: RebuildCause, signal: AbortSignal | undefined): Promise<Rebuilt> {
    try {
      return await this.#establish(fd, cause, signal);
    } catch (error) {
      this.#status = 'suspended';
      throw error;
    }
  }

  async #leave(): Promise<void> {
    const connection = this.#engine.connection;
    if (connection?.open === true) {
      await connection.drained();
      connection.close();
      this.#engine.letGo();
    }
    this.#status = 'suspended';
  }

  /** Sends what is queued and closes the connection; what the app does from now on is only recorded. */
  async suspend(): Promise<void> {
    this.#engine.requireOpen('suspend');
    this.#giveUp.abort();
    await this.#leave();
  }

  /**
   * Connects again after `suspend`, the address resolved anew; after a loss at once, in place of the attempts.
   * @throws ERR_WL_STATE where it is connected, and as `reconnect`
   */
  async resume(options: { signal?: AbortSignal } = {}): Promise<Rebuilt> {
    this.#engine.requireOpen('resume');
    if (this.#status === 'connected') throw new WaylandError('ERR_WL_STATE', 'resume: the session is connected');
    const fd = this.#addresses.open();
    this.#giveUp.abort();
    return await this.#reestablish(fd, 'resume', options.signal);
  }

  /**
   * Connects again after a freeze from inside, in a process that ran on or in one that was thawed. Where nobody is there yet it
   * goes on trying as after a loss.
   * @throws as `resume`, without such attempts; ERR_WL_SESSION_CLOSED when they came to nothing
   * @internal
   */
  async comeBack(thaw: Thaw | undefined): Promise<void> {
    this.#engine.requireOpen('resume');
    if (thaw !== undefined) this.#thawedBy(thaw);
    const cause = thaw === undefined ? 'resume' : 'thaw';
    if (this.#retries === undefined) {
      await this.#reestablish(this.#addresses.open(), cause, undefined);
      return;
    }
    this.#status = 'lost';
    await this.#retry(undefined, cause);
    this.#engine.requireOpen('resume');
  }

  /** Closes the session and everything it holds. May be called again. */
  close(): void {
    if (this.#status === 'closed') return;
    this.#engine.connection?.flush();
    this.#shut(undefined);
  }

  #shut(error: WaylandError | undefined): void {
    if (this.#status === 'closed') return;
    const saved = this.#autosave?.end(error);
    this.#status = 'closed';
    this.#giveUp.abort();
    this.#engine.close(error);
    this.#saving.close();
    this.#sections.closed();
    const heard = this.listenerCount('closed') > 0;
    this.emit('closed', { error });
    if (saved === undefined) this.#ending.settle(error, heard);
    else void saved.then(() => this.#ending.settle(error, heard));
  }

  [Symbol.dispose](): void {
    this.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
    this.close();
    await this.#ending.done;
  }
}

/**
 * A replay may bind a global that the compositor has just taken back, which ends the connection although nobody did
 * anything wrong. The next attempt does not find it any more.
 */
function isRaceForGlobal({ interface: about, errorCode }: ProtocolError): boolean {
  return about === 'wl_registry' && errorCode === WlDisplayError.invalid_object;
}
