/**
 * Says what the app asks, and says it again on another connection: the objects, the log, and the connection at
 * hand. It knows nothing of when to connect; its session does.
 */

import { Connection, type ConnectionOwner, debugFromEnvironment, type Thaw, uncaught } from '../client/index.js';
import { WaylandError } from '../errors.js';
import { endEpoch, Journal, type Known, type State } from '../journal/index.js';
import { wl_display, wl_registry } from '../protocol/generated/wayland.js';
import type { MessageDescriptor, ProxyClass, RequestArg, RequestSink, WaylandProxy } from '../protocol/index.js';
import { type OwnedFd, SegmentPool, type WireValue } from '../wire/index.js';
import { AppObjects } from './app-objects.js';
import { DISPLAY_HANDLE, REGISTRY_HANDLE, type SetUp, setUpEpoch } from './epoch.js';
import { Gates } from './gates.js';
import { type Global, GlobalTable } from './globals.js';
import { HeldInput } from './held-input.js';
import { isHeard, laneOf } from './lanes.js';
import { type BroughtBack, LateGlobals } from './late-globals.js';
import { Losses } from './losses.js';
import { Marks } from './marks.js';
import { globalNow } from './matching.js';
import { Minimized } from './minimized.js';
import type { GlobalChanges } from './offer.js';
import type { RebuildCause, Rebuilt, SessionOptions } from './options.js';
import { OwnRequests } from './own-requests.js';
import type { Replay } from './replay.js';
import type { SessionBase } from './session-base.js';
import { beginEpoch, sayMeanwhile, undeclaredIn } from './switch.js';
import { TextInputs } from './text-inputs.js';
import { Untold } from './untold.js';
import { Wishes } from './wishes.js';

export interface EngineOwner {
  /** The connection, at hand or about to be, did not survive a freeze of the process. Told before its end is. */
  thawed(thaw: Thaw): void;
  /** The connection at hand ended. */
  lost(error: WaylandError): void;
  /** A compositor has told what it offers, and is about to hear the app's objects again. */
  replaying(): void;
  /** Everything is on the new connection, and the app may hear of it. */
  rebuilt(rebuilt: Rebuilt): void;
  /** What this compositor offers and the one before didn't, and the other way round. */
  globals(changes: GlobalChanges): void;
}

export class Engine implements RequestSink {
  readonly journal: Journal;
  readonly objects = new AppObjects(() => this.#guard());
  readonly untold: Untold;
  readonly globals = new GlobalTable();
  readonly segments = new SegmentPool();
  readonly #options: SessionOptions;
  readonly #owner: EngineOwner;
  readonly #gates: Gates;
  readonly #losses: Losses;
  readonly #own: OwnRequests;
  readonly #held = new HeldInput();
  /** What is being rebuilt, while it is. */
  #replay: Pick<Replay, 'end'> | undefined;
  readonly #wishes: Wishes;
  readonly #reofferFromFile: boolean;
  readonly #textInputs = new TextInputs();
  readonly #minimized = new Minimized((call) => this.#own.afterwards(call));
  readonly #marks: Marks;
  /** What a missing global keeps away. */
  readonly #late: LateGlobals;
  /** What is still to be done of a rebuild: the app hears of it, and of all that happened meanwhile. */
  #finish: (() => void) | undefined;
  /** The one at hand; after its end it still records what is asked. */
  #connection: Connection | undefined;
  #epoch = 0;
  #closed = false;
  /** What the session ended by, if not by the app. */
  #reason: WaylandError | undefined;

  constructor(options: SessionOptions, owner: EngineOwner, base?: SessionBase) {
    this.#options = options;
    this.#owner = owner;
    this.journal = new Journal(wl_display, options.retain === undefined ? {} : { retain: options.retain }, base);
    const { journal, objects } = this;
    this.#own = new OwnRequests(journal, objects, this.globals);
    this.#marks = new Marks(journal, this.#minimized);
    this.#reofferFromFile = base?.reoffer === true;
    this.#wishes = new Wishes(
      {
        state: () => this.journal.fold(),
        object: (handle) => this.objects.get(handle),
        waits: (object) => this.objects.waiting.has(object),
        say: (target, opcode, args) => this.#own.again(target, opcode, args),
        sayShape: (pointer, serial, shape) => this.#own.shape(pointer, serial, shape),
        shapeVersion: () => this.#own.shapes?.version ?? 0,
        afterwards: (call) => this.#own.afterwards(call),
        cancel: (source) => this.#losses.cancel(source),
      },
      base !== undefined,
    );
    const forget = (proxy: WaylandProxy): void => this.#forget(proxy);
    this.untold = new Untold(journal, objects, base);
    this.#losses = new Losses({ journal, objects, untold: this.untold, forget });
    this.#gates = new Gates({
      journal,
      objects,
      wishes: this.#wishes,
      say: (requests) => this.#own.named(requests),
      release: (buffer) => this.untold.free(buffer),
      forget,
      guard: () => this.#guard(),
    });
    this.#late = new LateGlobals({
      journal,
      objects,
      globals: this.globals,
      answerWithin: options.answerWithin ?? 5000,
      popups: options.popups ?? 'dismiss',
      roleless: this.#gates.roleless,
      unrecorded: (say) => this.#own.unrecorded(say),
      broughtBack: (brought) => this.#broughtBack(brought),
      forget,
      fits: this.#gates.fits,
    });
    if (base === undefined) {
      const made = { handle: this.journal.handles.take(), interface: wl_registry, version: 1 };
      this.journal.mark({ kind: 'request', target: DISPLAY_HANDLE, opcode: 1, args: [made.handle], made });
    }
    for (const [handle, type] of base?.classes ?? []) {
      if (handle > REGISTRY_HANDLE) this.revive(type, handle, base?.state.object(handle)?.version);
    }
  }

  /** An object that the log knows already. */
  revive<T extends WaylandProxy>(type: ProxyClass<T>, handle: number, version = 1): T {
    const proxy = new type({ sink: this, handle, version });
    this.objects.add(proxy);
    return proxy;
  }

  /** Number of the connection, from 1; 0 before the first. */
  get epoch(): number {
    return this.#epoch;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    const connection = this.#require(target, opcode);
    const absent = this.objects.touches(target, args);
    if (absent !== undefined && !this.objects.isAbsent(target)) {
      const without = this.objects.withoutOutput(target, opcode, args);
      if (without !== undefined) {
        this.request(target, opcode, without);
        return;
      }
    }
    if (absent === 'waiting' && this.#gates.awaits(target, opcode, args)) {
      this.#late.request(target, opcode, args);
      this.#textInputs.asked(target, opcode, false);
      return;
    }
    if (absent !== undefined) {
      this.objects.discard(target, opcode, args);
      return;
    }
    if (!this.#gates.admits(target, opcode, args, connection.open, this.#epoch > 1)) return;
    connection.request(target, opcode, this.#textInputs.numbered(target, opcode, args));
    this.#textInputs.asked(target, opcode, connection.open);
    this.#minimized.said(target, opcode);
    this.#gates.parents.said(target, opcode);
    if (!target.alive) this.#forget(target);
    this.journal.wrote();
    this.#mayBeStraight(connection);
  }

  /** From now on requests are looked at. */
  #guard(): void {
    if (this.#connection !== undefined) this.#connection.lane.open = false;
  }

  /** Requests need not be looked at as long as there is nothing that could have to do with them. */
  #mayBeStraight(connection: Connection): void {
    connection.lane.open ||= connection.straight && this.objects.complete && this.#gates.open;
  }

  ended(target: WaylandProxy): void {
    // The lane is open only while nothing is held back: the gates know nothing of what took it.
    this.objects.ended(target);
    this.#held.forget(target);
    this.#endReplayOf(target);
  }

  makeStraight<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    since: number,
    type: ProxyClass<T>,
  ): T | undefined {
    const connection = this.#connection;
    if (connection === undefined) return undefined;
    const id = connection.objects.next;
    if (!target.straight(opcode, since, 1, id)) return undefined;
    const { version } = target;
    const handle = this.journal.handles.take();
    const proxy = new type({ sink: this, handle, version, id, lane: laneOf(connection, type.interface) });
    connection.objects.enter(proxy);
    this.objects.add(proxy);
    this.journal.made(handle, type.interface);
    return proxy;
  }

  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version?: number,
  ): T {
    const connection = this.#require(target, opcode);
    const make = (made: number): T => {
      const lane = laneOf(connection, type.interface);
      const proxy = new type({ sink: this, handle: this.journal.handles.take(), version: made, lane });
      this.objects.add(proxy);
      return proxy;
    };
    const absent = this.objects.touches(target, args);
    if (absent !== undefined) {
      const proxy = make(version ?? target.version);
      if (absent === 'lost') this.objects.lose(proxy);
      else this.#late.construct(target, opcode, args, proxy);
      return proxy;
    }
    if (connection.open && type.interface.name === 'xdg_popup' && this.#gates.standsOnNothing(target, args)) {
      const proxy = make(target.version);
      this.#losses.lose(proxy);
      return proxy;
    }
    const fitted = connection.open ? this.#gates.fittedSurface(target, args) : 0;
    if (fitted !== 0) this.#gates.fits.makesViewport(fitted);
    const proxy = connection.construct(target, opcode, args, type, make, version, true);
    this.#gates.roleless.withholds(target.handle, target, opcode); // it may have another role now
    this.journal.made(proxy.handle, type.interface);
    if (fitted !== 0) this.#gates.fits.viewportMade(fitted, proxy.handle, proxy);
    this.journal.wrote();
    this.#mayBeStraight(connection);
    return proxy;
  }

  /**
   * Waits outside of the event loop for something to arrive, and delivers it.
   * @param timeout in ms, -1 for ever
   * @returns false on time-out
   * @throws ERR_WL_SESSION_CLOSED, ERR_WL_STATE without a connection
   */
  dispatchSync(doing: string, timeout: number): boolean {
    this.requireOpen(doing);
    const connection = this.#connection;
    if (connection?.open !== true) {
      throw new WaylandError(
        'ERR_WL_STATE',
        `${doing}: there is no connection now; one is made in the event loop: await session.roundtrip() instead`,
      );
    }
    if (this.#finish !== undefined) {
      this.#finish();
      return true;
    }
    return connection.dispatchSync(timeout);
  }

  /** @throws ERR_WL_SESSION_CLOSED */
  requireOpen(doing: string): void {
    if (this.#closed) throw this.#closedError(doing);
  }

  /** For what is asked of a closed session: the reason of its end goes along. */
  #closedError(doing: string): WaylandError {
    const cause = this.#reason;
    const by = cause === undefined ? '' : `; it ended by ${cause.code}: ${cause.message}`;
    return new WaylandError('ERR_WL_SESSION_CLOSED', `${doing}: the session is closed${by}`, cause && { cause });
  }

  #require(target: WaylandProxy, opcode: number): Connection {
    if (this.#connection === undefined || this.#closed) {
      throw this.#closedError(`${target}.${target.interface.requests[opcode]?.name}`);
    }
    return this.#connection;
  }

  #forget(proxy: WaylandProxy): void {
    this.objects.forget(proxy);
    this.#held.forget(proxy);
    this.#gates.forget(proxy);
    this.#endReplayOf(proxy);
  }

  #endReplayOf({ handle }: WaylandProxy): void {
    this.#replay?.end(handle, 'the app destroyed it while it was rebuilt', true);
  }

  /** The connection is gone: tells the app that nothing is held or focused any more. */
  letGo(): void {
    this.#wishes.ended();
    this.#gates.fits.clear();
    for (const tell of this.#held.letGo((target, event) => this.#marks.takenBack(target, event))) uncaught(tell);
  }

  /**
   * Sets up a connection and puts the app's objects onto it.
   * @param fd a connected socket, which is closed when this fails
   * @param tell whether the app is to hear of it: not of the first connection
   */
  async establish(fd: OwnedFd, cause: RebuildCause, signal: AbortSignal | undefined, tell: boolean): Promise<Rebuilt> {
    const began = performance.now();
    const ended = new AbortController();
    const onAbort = (): void => ended.abort(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted === true) onAbort();
    const connection = this.#connect(fd, ended);
    const state = this.journal.fold();
    this.journal.paused = true;
    try {
      this.untold.released(endEpoch(state));
      const { answerWithin = 5000 } = this.#options;
      const replaying = (replay: Pick<Replay, 'end'>): void => {
        if (tell) this.#owner.replaying();
        this.#replay = replay;
      };
      const told = { restored: cause === 'restore', popups: this.#options.popups ?? 'dismiss' };
      const setUp = await setUpEpoch(connection, state, answerWithin, ended.signal, replaying, told);
      if (this.#closed) throw new WaylandError('ERR_WL_SESSION_CLOSED', 'the session was closed meanwhile');
      ended.signal.throwIfAborted(); // the compositor may have gone in the turn of its last answer
      const changes = setUp.offer.changes(state, cause === 'restore' && this.#epoch === 0);
      const rebuilt = this.untold.report(this.#switchTo(connection, state, setUp, cause, began));
      // The continuations of what waits for this run first; then the app hears what happened meanwhile.
      const finish = (): void => {
        if (this.#finish !== finish) return;
        this.#finish = undefined;
        if (this.#connection !== connection) return;
        this.untold.tell();
        if (tell) this.#owner.rebuilt(rebuilt);
        if (tell) this.#owner.globals(changes);
        connection.release();
        this.#late.look();
      };
      this.#finish = finish;
      setImmediate(finish);
      return rebuilt;
    } catch (error) {
      connection.close();
      throw error;
    } finally {
      this.#replay = undefined;
      this.journal.paused = false;
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #connect(fd: OwnedFd, ended: AbortController): Connection {
    let connection: Connection | undefined;
    const isCurrent = (): boolean => this.#connection === connection;
    const owner: ConnectionOwner = {
      handles: this.journal.handles,
      segment: (segment) => {
        if (isCurrent()) this.journal.segment(segment);
      },
      queued: () => {
        if (isCurrent()) this.journal.soon();
      },
      hears: isHeard,
      event: (target, opcode, values, payload) => {
        this.#heard(target, opcode, values);
        this.#textInputs.heard(target, target.interface.events[opcode]?.name ?? '', payload);
      },
      made: (proxy, parent) => {
        this.objects.add(proxy);
        const known: Known = { handle: proxy.handle, interface: proxy.interface, version: proxy.version };
        this.journal.madeByCompositor(proxy.id, parent.handle, known);
      },
      ended: (reason, thaw) => {
        if (thaw !== undefined) this.#owner.thawed(thaw);
        if (!isCurrent()) {
          ended.abort(reason);
          return;
        }
        this.#late.ended(reason);
        this.#owner.lost(reason);
      },
    };
    connection = new Connection({
      fd,
      owner,
      segments: this.segments,
      debug: debugFromEnvironment(this.#options.env ?? process.env),
      ...(this.#options.maxMessageBytes !== undefined && { maxMessageBytes: this.#options.maxMessageBytes }),
    });
    return connection;
  }

  #heard(target: WaylandProxy, opcode: number, values: readonly WireValue[]): void {
    const message = target.interface.events[opcode] as MessageDescriptor;
    if (target.handle === 0) return;
    if (target.interface.name === 'wl_callback') {
      // Nobody else has to do with callbacks, and there are many.
      this.objects.forget(target);
      this.journal.answered(target.handle, opcode, values[0] as number);
      return;
    }
    if (message.destructor === true) this.objects.forget(target);
    this.#wishes.heard(target, message, values);
    // After the app has heard of it, which may give up what the seat has not any more.
    if (message.name === 'capabilities') queueMicrotask(() => this.#late.seatTold());
    const byId = (id: number): WaylandProxy | undefined => this.#connection?.objects.get(id);
    this.#held.heard(target, message, values, byId);
    this.#gates.answers.heard(target, message, values);
    this.#losses.heard(target, message);
    this.#marks.heard(target, opcode, message, values, byId);
  }

  /** The global of this connection that an object is bound to. */
  globalOf(proxy: WaylandProxy): Global | undefined {
    return globalNow(this.journal.fold(), proxy.handle, this.globals);
  }

  /** The compositor offers something more. */
  appeared(global: Global): void {
    this.#late.appeared(global);
  }

  /** What a missing global kept away is there, and the app hears of it. */
  #broughtBack({ result, notMade, back, duration }: BroughtBack): void {
    this.#gates.noteGrabs(result.degraded);
    for (const handle of notMade) {
      const proxy = this.objects.get(handle);
      if (proxy !== undefined) this.#losses.lose(proxy);
    }
    this.#gates.answers.add(result);
    for (const buffer of result.buffers) this.#own.destroyAtRelease(buffer);
    const { lost, waiting: wished } = this.#wishes.arrived(result.lost, back);
    const waiting = [...result.waiting, ...wished, ...this.#gates.parents.arrived(result, back)];
    this.#owner.rebuilt({ epoch: this.#epoch, cause: 'global', duration, lost, degraded: result.degraded, waiting });
  }

  /** From here on the app is on the new connection. */
  #switchTo(connection: Connection, state: State, setUp: SetUp, cause: RebuildCause, began: number): Rebuilt {
    const { result, globals } = setUp;
    const meanwhile = this.journal.takeTail().flatMap((record) => setUp.offer.rebound(record, state) ?? []);
    this.#connection?.close();
    this.#connection = connection;
    connection.outbox.seal();
    beginEpoch(this.journal, state, setUp);
    this.globals.take(globals);
    this.#own.begin(connection);
    this.#late.begin(connection);
    this.#textInputs.begin();
    const { popups = 'dismiss' } = this.#options;
    const late = sayMeanwhile(this, this.#gates, connection, setUp, popups, meanwhile);
    this.#minimized.begin(this.journal.fold());
    this.#losses.loseTheRest(late.standIns, late.waiting);
    this.#gates.answers.reset({ ...result, acknowledged: late.acknowledged });
    const degraded = [...result.degraded, ...late.degraded];
    this.#gates.begin(degraded);
    const { lost, waiting } = this.#wishes.begin(result.lost, cause !== 'restore' || this.#reofferFromFile);
    const children = this.#gates.parents.begin({ ...result, made: late.standIns, acknowledged: late.acknowledged });
    for (const buffer of result.buffers) this.#own.destroyAtRelease(buffer);
    this.#epoch++;
    return {
      epoch: this.#epoch,
      cause,
      duration: performance.now() - began,
      lost: [
        ...setUp.offer.unbound,
        ...this.#losses.endDrags(lost),
        ...late.lost,
        ...(cause === 'restore' && this.#epoch === 0 ? [] : undeclaredIn(state)),
      ],
      degraded,
      waiting: [...result.waiting, ...late.awaited, ...waiting, ...children],
    };
  }

  /** Ends everything. */
  close(reason?: WaylandError): void {
    this.#closed = true;
    this.#reason = reason;
    this.#connection?.close();
    this.#late.close();
    this.journal.close();
    this.objects.end();
  }
}
