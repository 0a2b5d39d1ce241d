/**
 * What a missing global or device of a seat keeps away: objects that the app holds and the compositor does not know yet. What is asked of them
 * is recorded; when the compositor offers what they need, they are made, with their state, on the connection that is there.
 */

import type { Connection } from '../client/index.js';
import { WaylandError } from '../errors.js';
import {
  bufferIn,
  dependentsOf,
  discardRecord,
  identify,
  type Journal,
  type LogArg,
  type LogRecord,
  type Loss,
  partOf,
  plan,
  type State,
  tellersFor,
} from '../journal/index.js';
import { wl_callback } from '../protocol/generated/wayland.js';
import { type RequestArg, WaylandProxy } from '../protocol/index.js';
import { duplicate } from '../sys/index.js';
import { OwnedFd, type WireValue } from '../wire/index.js';
import type { AppObjects } from './app-objects.js';
import { answer, DISPLAY_HANDLE, REGISTRY_HANDLE } from './epoch.js';
import type { Fits } from './fits.js';
import { type Global, GlobalTable } from './globals.js';
import { LateAnswers, sayLate } from './late.js';
import { formerKey, formersOf } from './matching.js';
import { Offer } from './offer.js';
import { sayNamed } from './own-objects.js';
import { Replay, type ReplayResult } from './replay.js';
import type { Roleless } from './roleless.js';
import { couldBeMade } from './seat-devices.js';
import { StandIn, standInFor, takePlace } from './stand-in.js';

export interface BroughtBack {
  readonly result: ReplayResult;
  /** Handles of what could not be made although its global is there. */
  readonly notMade: readonly number[];
  /** Handles of what is there again. */
  readonly back: ReadonlySet<number>;
  /** ms that it took. */
  readonly duration: number;
}

export interface LateGlobalsOwner {
  readonly journal: Journal;
  readonly objects: AppObjects;
  readonly globals: GlobalTable;
  /** ms that the compositor has for each answer. */
  readonly answerWithin: number;
  /** What becomes of popups that had a grab. */
  readonly popups: 'dismiss' | 'reopen';
  /** Says something that is not the app's. */
  unrecorded(say: () => void): void;
  broughtBack(brought: BroughtBack): void;
  forget(proxy: WaylandProxy): void;
  readonly fits: Fits;
  readonly roleless: Roleless;
}

export class LateGlobals {
  readonly #owner: LateGlobalsOwner;
  #connection: Connection | undefined;
  /** Under way; aborted when the connection ends. */
  #ending: AbortController | undefined;
  /** Appeared while something was under way. */
  #appeared: Global[] = [];
  /** Names of those that were looked at in this epoch: they are nothing that is waited for. */
  readonly #seen = new Set<number>();
  /** Devices that were made, or should have been, since their seat has told what it has. */
  readonly #tried = new Set<number>();
  /** What was asked of waiting objects while they are made. */
  #meanwhile: LogRecord[] = [];

  constructor(owner: LateGlobalsOwner) {
    this.#owner = owner;
  }

  /** A new epoch. */
  begin(connection: Connection): void {
    this.#connection = connection;
    this.#appeared = [];
    this.#seen.clear();
    this.#tried.clear();
  }

  /** The epoch is over: what was asked meanwhile is part of what the next one says. */
  ended(reason: WaylandError): void {
    this.#connection = undefined;
    this.#ending?.abort(reason);
    for (const record of this.#meanwhile.splice(0)) this.#owner.journal.mark(record);
  }

  close(): void {
    this.#connection = undefined;
    this.#ending?.abort(new WaylandError('ERR_WL_SESSION_CLOSED', 'the session was closed'));
    for (const record of this.#meanwhile.splice(0)) discardRecord(record);
  }

  // ---- what is asked of objects that wait

  /** @throws ERR_WL_VERSION */
  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    const message = target.interface.requests[opcode];
    this.#requireVersion(target, opcode);
    for (const arg of args) if (arg instanceof OwnedFd) arg.close(); // only what makes an object keeps one
    const fds = message?.args.map((arg) => arg.type === 'fd');
    const logged = args.map((arg, i) => (fds?.[i] === true ? null : loggedArg(arg)));
    this.#record({ kind: 'request', target: target.handle, opcode, args: logged });
    if (message?.destructor === true) this.#owner.forget(target);
  }

  /** @param made what it makes, which waits as well @throws ERR_WL_VERSION */
  construct(target: WaylandProxy, opcode: number, args: readonly RequestArg[], made: WaylandProxy): void {
    this.#requireVersion(target, opcode);
    this.#owner.objects.wait(made);
    let next = 0;
    const logged = (target.interface.requests[opcode]?.args ?? []).map((arg): LogArg => {
      if (arg.type === 'new_id') return made.handle;
      const value = args[next++] as RequestArg;
      return arg.type === 'fd' && typeof value === 'number' ? duplicate(value) : loggedArg(value);
    });
    const { handle, interface: descriptor, version } = made;
    this.#record({
      kind: 'request',
      target: target.handle,
      opcode,
      args: logged,
      made: { handle, interface: descriptor, version },
    });
  }

  #requireVersion(target: WaylandProxy, opcode: number): void {
    const message = target.interface.requests[opcode];
    if (message === undefined || message.since <= target.version) return;
    throw new WaylandError(
      'ERR_WL_VERSION',
      `${target}.${message.name}: exists since version ${message.since}, this object has version ${target.version}`,
    );
  }

  #record(record: LogRecord): void {
    if (this.#ending === undefined) this.#owner.journal.mark(record);
    else this.#meanwhile.push(record);
  }

  // ---- bringing them back

  appeared(global: Global): void {
    this.#appeared.push(global);
    this.look();
  }

  /** A seat has told what it has, and its app has heard it. */
  seatTold(): void {
    this.#tried.clear();
    this.look();
  }

  /** Whether something waits for what is offered by now; if so, it is made. */
  look(): void {
    const connection = this.#connection;
    if (this.#ending !== undefined || connection?.open !== true) return;
    const devices = this.#devices();
    for (const handle of devices) this.#tried.add(handle);
    const offer = this.#offer(connection) ?? (devices.size === 0 ? undefined : noOffer(connection));
    if (offer === undefined) return;
    this.#ending = new AbortController();
    void this.#bringBack(connection, offer, devices, this.#ending.signal).finally(() => {
      this.#ending = undefined;
      if (this.#connection !== connection) return;
      for (const record of this.#meanwhile.splice(0)) this.#owner.journal.mark(record);
      connection.release();
      this.look();
    });
  }

  /** What is offered and nothing is bound to, for what waits. */
  #offer(connection: Connection): Offer | undefined {
    const appeared = this.#appeared.splice(0);
    if (this.#owner.objects.waiting.size === 0) return undefined;
    const state = this.#owner.journal.fold();
    const all = formersOf(state);
    const taken = new Set(all.filter(({ absent, bound }) => !absent && bound.length > 0).map(formerKey));
    const free = new GlobalTable();
    for (const one of state.globals.values()) {
      const global = this.#owner.globals.get(one.name);
      if (global !== undefined && !taken.has(formerKey(one)) && !this.#seen.has(one.name)) free.add(global);
    }
    for (const global of appeared) if (this.#owner.globals.get(global.name) !== undefined) free.add(global);
    for (const { name } of free.all()) this.#seen.add(name);
    const waits = (handle: number): boolean => {
      const proxy = this.#owner.objects.get(handle);
      return proxy === undefined ? state.object(handle)?.dead === true : this.#owner.objects.isAbsent(proxy);
    };
    const formers = all.filter(
      ({ absent, bound, interface: iface, needs }) =>
        absent && bound.some(waits) && free.all(iface).some(({ version }) => version >= needs.min),
    );
    if (formers.length === 0) return undefined;
    return new Offer(
      connection,
      formers.map((former) => ({ ...former, absent: false })), // now it may be there
      free,
      tellersFor(state),
      true,
    );
  }

  /** Handles of devices that a seat of this connection has now, and had not before. */
  #devices(): Set<number> {
    const { journal, objects } = this.#owner;
    const found = new Set<number>();
    if (objects.waiting.size === 0) return found;
    const state = journal.fold();
    for (const { handle } of objects.waiting) {
      const seat = objects.get(state.object(handle)?.origin.target ?? 0);
      if (seat === undefined || objects.isAbsent(seat) || this.#tried.has(handle)) continue;
      if (couldBeMade(state, handle) === true) found.add(handle);
    }
    return found;
  }

  async #bringBack(
    connection: Connection,
    offer: Offer,
    devices: ReadonlySet<number>,
    signal: AbortSignal,
  ): Promise<void> {
    const began = performance.now();
    const { journal, objects, globals, answerWithin } = this.#owner;
    const display = objects.get(DISPLAY_HANDLE) as WaylandProxy;
    const registry = objects.get(REGISTRY_HANDLE) as WaylandProxy;
    let answered: (() => void) | undefined;
    let callback: WaylandProxy | undefined;
    let replay: Replay | undefined;
    connection.hold((target: WaylandProxy, opcode: number, values: readonly WireValue[]) => {
      if (target === callback) answered?.();
      offer.peek(target, opcode, values);
      replay?.peek(target, opcode, values);
    });
    try {
      let asks = false;
      this.#owner.unrecorded(() => {
        asks = offer.ask(registry);
        if (!asks) return;
        const make = (version: number): StandIn => new StandIn(wl_callback, version);
        callback = connection.construct(display, 0, [], { interface: wl_callback }, make);
      });
      if (asks) {
        connection.flush();
        await answer(answerWithin, signal, (done) => {
          answered = done;
        });
        offer.learned();
      }
      offer.decide();
      const state = journal.fold();
      const back = this.#comesBack(state, offer, devices);
      if (back.size === 0) {
        this.#owner.unrecorded(() => offer.release());
        return;
      }
      const known = new Map<number, WaylandProxy>();
      for (const proxy of objects) if (proxy.alive && proxy.id !== 0) known.set(proxy.handle, standInFor(proxy));
      for (const handle of known.keys()) back.delete(handle); // a surface that was to show what comes back
      const away = new Set([...state.objects.keys()].filter((handle) => isAway(handle, state, known, back)));
      const part = partOf(state, back, away);
      replay = new Replay(connection, part, globals, offer, known);
      replay.around = (say) => this.#owner.unrecorded(say);
      for (const handle of part.surfaces.keys())
        if (!back.has(handle) && (isBusy(state, handle) || this.#owner.fits.has(handle))) replay.heldBack.add(handle);
      const result = await replay.execute(
        plan(part, [...known.keys()], { popups: this.#owner.popups }),
        answerWithin,
        signal,
      );
      this.#finish(connection, offer, result, known, back, began);
    } catch (error) {
      // The end of a connection is told by whoever has it. A compositor that does not answer leaves things as they are.
      if (!signal.aborted && (error as WaylandError).code !== 'ERR_WL_TIMEOUT') throw error;
    }
  }

  /** What nothing else keeps away. */
  #comesBack(state: State, offer: Offer, devices: ReadonlySet<number>): Set<number> {
    const found = new Set(offer.formers.filter((former) => offer.globalFor(former) !== undefined).map(formerKey));
    const roots = [...state.objects.values()].filter(({ global }) => global?.absent === true);
    const isFound = ({ global }: (typeof roots)[number]): boolean =>
      global !== undefined && found.has(formerKey(global));
    const handlesOf = (objects: typeof roots): number[] => objects.map(({ handle }) => handle);
    const made = handlesOf(roots.filter(isFound));
    const back = dependentsOf(state, [...made, ...devices]);
    const silent = [...this.#owner.objects.waiting].flatMap(({ handle }) =>
      couldBeMade(state, handle) === false && !back.has(handle) ? [handle] : [],
    );
    const stay = dependentsOf(state, [...handlesOf(roots.filter((object) => !isFound(object))), ...silent]);
    return new Set([...back.keys()].filter((handle) => !stay.has(handle)));
  }

  #finish(
    connection: Connection,
    offer: Offer,
    result: ReplayResult,
    known: ReadonlyMap<number, WaylandProxy>,
    back: ReadonlySet<number>,
    began: number,
  ): void {
    const { journal, objects, fits, roleless, popups } = this.#owner;
    const state = journal.fold();
    const there = new Map(known);
    fits.add(result.fitted);
    for (const [handle, standIn] of result.made) {
      if (known.has(handle)) continue;
      there.set(handle, standIn);
      journal.present(standIn.id, { handle, interface: standIn.interface, version: standIn.version });
      const isViewport = standIn.interface.name === 'wp_viewport' && !fits.has(handle);
      if (isViewport) fits.viewportMade(state.object(handle)?.surface ?? 0, handle, standIn);
    }
    for (const object of state.objects.values()) {
      const global = object.global && back.has(object.handle) ? offer.globalFor(object.global) : undefined;
      const identity = global && identify(state, global.name);
      if (identity !== undefined) object.global = identity;
    }
    this.#owner.unrecorded(() => this.#attach(connection, state, there, known, back));
    const answers = new LateAnswers(connection, result);
    for (const [surface, unconfigured] of result.roleless) roleless.add(surface, unconfigured);
    const waiting = new Set([...objects.waiting].flatMap(({ handle }) => (there.has(handle) ? [] : [handle])));
    const late = { lost: [] as Loss[], degraded: [] as Loss[], awaited: [] as Loss[] };
    const stage = {
      connection,
      journal,
      standIns: there,
      waiting,
      answers,
      roleless,
      fits,
      words: result.words,
      values: offer.values,
      devices: result.devices,
      popups,
      ...late,
    };
    sayLate(stage, this.#meanwhile.splice(0));
    for (const [handle, standIn] of there) {
      const proxy = objects.get(handle);
      if (proxy === undefined || known.has(handle)) continue;
      objects.arrived(proxy);
      takePlace(connection, standIn, proxy);
    }
    const notMade = [...back].filter((handle) => !there.has(handle) && !result.withheld.has(handle));
    for (const { handle } of late.lost) if (!back.has(handle)) notMade.push(handle);
    const { acknowledged } = answers;
    const lost = [...result.lost, ...late.lost];
    const degraded = [...result.degraded, ...late.degraded];
    const duration = performance.now() - began;
    const awaited = [...result.waiting, ...late.awaited];
    const told = { ...result, acknowledged, lost, degraded, waiting: awaited };
    this.#owner.broughtBack({ result: told, notMade, back, duration });
  }

  /** Surfaces that are there and were given a buffer that is there only now. */
  #attach(
    connection: Connection,
    state: State,
    there: ReadonlyMap<number, WaylandProxy>,
    known: ReadonlyMap<number, WaylandProxy>,
    back: ReadonlySet<number>,
  ): void {
    const { fits, roleless } = this.#owner;
    for (const { handle } of state.surfaces.values()) {
      const target = known.get(handle);
      const object = state.object(handle);
      const buffer = bufferIn(object?.pending) || bufferIn(object?.cached) || bufferIn(object?.committed);
      const standIn = back.has(buffer) ? there.get(buffer) : undefined;
      if (target === undefined || standIn === undefined || fits.has(handle)) continue;
      const commit = target.interface.requests.findIndex(({ name }) => name === 'commit');
      if (roleless.withholds(handle, target, commit)) continue;
      sayNamed(connection, target, 'attach', [standIn, 0, 0]);
      sayNamed(connection, target, 'damage', [0, 0, 0x7fffffff, 0x7fffffff]);
      if (!isBusy(state, handle)) sayNamed(connection, target, 'commit', []);
    }
  }
}

function isAway(
  handle: number,
  state: State,
  known: ReadonlyMap<number, WaylandProxy>,
  back: ReadonlySet<number>,
): boolean {
  return !known.has(handle) && !back.has(handle) && state.object(handle)?.dead !== true;
}

/** For what waits for no global. */
function noOffer(connection: Connection): Offer {
  return new Offer(connection, [], new GlobalTable(), new Map(), true);
}

/** Whether a surface must not be committed by anybody but the app: what it has set there is not complete. */
function isBusy(state: State, handle: number): boolean {
  const surface = state.surfaces.get(handle);
  if (surface === undefined || surface.pendingStack !== undefined) return true;
  if (surface.latched.some((one) => (state.object(one)?.pending.size ?? 0) > 0)) return true;
  return surface.role !== undefined && state.contentOf(handle) === 0;
}

function loggedArg(arg: RequestArg): LogArg {
  if (arg instanceof WaylandProxy) return arg.handle;
  return (arg ?? 0) as LogArg; // null is 0 where an object is meant
}
