/**
 * Carries out a plan on a new connection: wave by wave, waiting for configures between them. It makes
 * stand-ins for the app's objects, which take their ids over when all is done.
 */

import type { Connection } from '../client/index.js';
import {
  choosesOutput,
  configuredFor,
  type GlobalIdentity,
  type LogArg,
  type Loss,
  type Made,
  type ObjectState,
  type Plan,
  parentOf,
  type Ref,
  roleObjectOf,
  type State,
  type Step,
} from '../journal/index.js';
import { wp_viewporter } from '../protocol/generated/viewporter.js';
import type { InterfaceDescriptor, MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { OwnedFd, type WireValue } from '../wire/index.js';
import { type Configure, Configures } from './configures.js';
import { fitContent } from './fit.js';
import { type Fit, wouldUnfit } from './fits.js';
import type { GlobalTable } from './globals.js';
import type { Offer } from './offer.js';
import { OlderWords, whyNotSaid } from './older-words.js';
import { makeBuffer, makeViewport, type Picture, pictureOf, sayNamed } from './own-objects.js';
import type { Unconfigured } from './roleless.js';
import { capabilitiesTold, capabilityFor, hasCapability } from './seat-devices.js';
import { StandIn } from './stand-in.js';

export interface ReplayResult {
  /** The app's objects by handle, as they stand on the new connection. */
  readonly made: ReadonlyMap<number, WaylandProxy>;
  /** Serials that the engine acknowledged, by handle of what was configured: an xdg_surface, a layer surface. */
  readonly acknowledged: ReadonlyMap<number, number>;
  /** The last serial that the compositor sent, by handle of what was configured. */
  readonly configured: ReadonlyMap<number, number>;
  /** Surfaces whose role did not come back, or was not configured, with what is configured, which did come back. */
  readonly roleless: ReadonlyMap<number, Unconfigured>;
  readonly lost: readonly Loss[];
  readonly degraded: readonly Loss[];
  /** Buffers of the engine's own, to be destroyed at their release. */
  readonly buffers: readonly WaylandProxy[];
  /** Knows what was attached. */
  readonly words: OlderWords;
  /** Old content that is shown at a new size. */
  readonly fitted: readonly Fit[];
  /** What is not made because a seat has no such device now, by handle; and the words for it. */
  readonly withheld: ReadonlySet<number>;
  readonly waiting: readonly Loss[];
}

export class Replay {
  readonly connection: Connection;
  readonly state: State;
  readonly globals: GlobalTable;
  readonly offer: Offer;
  /** How a wave is said; on a connection that has a log of its own, apart from it. */
  around: (say: () => void) => void = (say) => say();
  /** Binds that wait until it is known which output or seat is which. */
  readonly #undecided: (() => void)[] = [];
  readonly #refs = new Map<Ref, WaylandProxy>();
  /** What was there before. */
  readonly #known: ReadonlySet<Ref>;
  /** What the new seats have told that they have. */
  readonly #capabilities = new Map<WaylandProxy, number>();
  /** Steps that wait for a seat's word, and what they would make. */
  readonly #steps: Extract<Step, { kind: 'say' }>[] = [];
  readonly #withheld = new Map<Ref, InterfaceDescriptor>();
  readonly #handles = new Map<WaylandProxy, number>();
  readonly #configures: Configures;
  /** Objects that ended while they were rebuilt, by handle. */
  readonly #ended = new Set<number>();
  readonly #acknowledged = new Map<number, number>();
  readonly #buffers: WaylandProxy[] = [];
  readonly #fitted: Fit[] = [];
  readonly #words = new OlderWords((target, request, args) => sayNamed(this.connection, target, request, args));
  readonly #lost: Loss[] = [];
  readonly #degraded: Loss[] = [];
  /** Surfaces whose configure never came, or whose content can't be made to suit it: they are not committed. */
  readonly #heldBack = new Set<number>();
  #arrived: (() => void) | undefined;

  /** @param known objects that are there already, by handle */
  constructor(
    connection: Connection,
    state: State,
    globals: GlobalTable,
    offer: Offer,
    known: ReadonlyMap<number, WaylandProxy>,
  ) {
    this.connection = connection;
    this.state = state;
    this.globals = globals;
    this.offer = offer;
    this.#configures = new Configures(state);
    this.#known = new Set(known.keys());
    for (const [handle, standIn] of known) this.#enter(handle, standIn);
  }

  /** Sees every event of the new epoch as it arrives. */
  readonly peek = (target: WaylandProxy, opcode: number, values: readonly WireValue[]): void => {
    const handle = this.#handles.get(target);
    if (handle === undefined) return;
    const message = target.interface.events[opcode];
    const { meanings } = target.interface;
    if (message === undefined) return;
    if (message.name === 'capabilities' && target.interface.name === 'wl_seat') {
      this.#capabilities.set(target, values[0] as number);
      this.#arrived?.();
    }
    if (meanings?.inertAfter?.includes(message.name) === true) {
      this.end(handle, `the compositor ended it by ${message.name} while it was rebuilt`);
    }
    if (this.#configures.heard(handle, message, values)) this.#arrived?.();
  };

  /**
   * An object is gone, or stands for nothing any more: nothing of its surface may be committed. What the app destroyed
   * itself is only told where it was waited for.
   */
  end(handle: number, how: string, byApp = false): void {
    const object = this.state.object(handle);
    if (object === undefined || this.#ended.has(handle)) return;
    this.#ended.add(handle);
    const surface = this.state.surfaceOf(object);
    const role = surface && roleObjectOf(this.state, surface);
    const configured = role && configuredFor(this.state, role);
    const bears = object === role || (configured !== undefined && object === configured);
    if (!bears && object.interface.name !== 'wl_surface') return;
    this.#heldBack.add(object.surface);
    const awaited = configured !== undefined && this.#configures.of(configured.handle) === undefined;
    if (bears && (!byApp || awaited)) this.lose(handle, 'the object', how);
    this.#arrived?.();
  }

  /**
   * @param deadline ms that the compositor has for the answers of one wave
   * @param learned settles when it is known which output and seat is which
   * @throws when the connection ends meanwhile (through `signal`), or a step can't be said
   */
  async execute(plan: Plan, deadline: number, signal: AbortSignal, learned?: Promise<void>): Promise<ReplayResult> {
    this.#lost.push(...plan.lost);
    this.#degraded.push(...plan.degraded);
    for (const wave of plan.waves) {
      this.around(() => {
        for (const step of wave.steps) this.#carryOut(step);
      });
      this.connection.flush();
      await this.#configured(wave.configures, deadline, signal);
      this.around(() => this.#carryOutWithheld());
    }
    if (this.#undecided.length > 0) {
      await learned;
      for (const bind of this.#undecided.splice(0)) bind();
    }
    // Where nothing else was waited for.
    await this.#until(
      () => this.#silentSeats,
      () => undefined,
      deadline,
      signal,
    );
    this.around(() => this.#carryOutWithheld());
    this.around(() => this.#endAwaited());
    this.around(() => this.offer.release());
    this.connection.flush();
    const made = new Map([...this.#refs].filter(([ref]) => ref > 0));
    return {
      made,
      acknowledged: this.#acknowledged,
      configured: this.#configures.serials,
      roleless: this.#roleless(),
      lost: this.#lost,
      degraded: this.#degraded,
      buffers: this.#buffers,
      fitted: this.#fitted,
      words: this.#words,
      withheld: new Set([...this.#withheld.keys()].filter((ref) => ref > 0)),
      waiting: this.#reportWithheld(),
    };
  }

  #roleless(): Map<number, Unconfigured> {
    const found = new Map<number, Unconfigured>();
    for (const surface of this.state.surfaces.values()) {
      const role = roleObjectOf(this.state, surface);
      const maker = role && configuredFor(this.state, role);
      if (role === undefined || maker === undefined || !this.#refs.has(maker.handle)) continue;
      const hasRole = this.#refs.has(role.handle);
      if (!hasRole || this.#heldBack.has(surface.handle))
        found.set(surface.handle, { configured: maker.handle, hasRole });
    }
    return found;
  }

  #enter(ref: Ref, standIn: WaylandProxy): void {
    this.#refs.set(ref, standIn);
    if (ref > 0) this.#handles.set(standIn, ref);
  }

  #configured(handles: readonly number[], deadline: number, signal: AbortSignal): Promise<void> {
    const missing = (): number[] =>
      handles.filter(
        (handle) => this.#refs.has(handle) && !this.#configures.of(handle) && !this.#isHeldBackObject(handle),
      );
    const late = (handle: number): void => this.#neverConfigured(handle, deadline);
    return this.#until(missing, late, deadline, signal);
  }

  /** @param late told of what is missing still after `deadline` ms */
  #until(
    missing: () => readonly number[],
    late: (handle: number) => void,
    deadline: number,
    signal: AbortSignal,
  ): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        this.#arrived = undefined;
      };
      const onAbort = (): void => {
        settle();
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        settle();
        for (const handle of missing()) late(handle);
        resolve();
      }, deadline);
      if (signal.aborted) return onAbort();
      signal.addEventListener('abort', onAbort);
      this.#arrived = () => {
        if (missing().length > 0) return;
        settle();
        resolve();
      };
      this.#arrived();
    });
  }

  #neverConfigured(handle: number, deadline: number): void {
    const object = this.state.object(handle);
    if (object === undefined) return;
    this.#heldBack.add(object.surface);
    this.lose(handle, 'content', `the compositor sent no configure within ${deadline} ms`);
  }

  lose(handle: number, what: string, why: string): void {
    this.#lost.push(this.#report(handle, what, why));
  }

  degrade(handle: number, what: string, why: string): void {
    this.#degraded.push(this.#report(handle, what, why));
  }

  #report(handle: number, what: string, why: string): Loss {
    const object = this.state.object(handle);
    return { object: `${object?.interface.name ?? 'object'}#${handle}`, handle, key: object?.key, what, why };
  }

  /** Steps for a seat's devices wait until the seat has told what it has, and stay away where it has no such device. */
  #waitsForSeat({ target, opcode, args, make }: Extract<Step, { kind: 'say' }>): boolean {
    const from = this.#refs.get(target);
    const message = from?.interface.requests[opcode];
    const names = args.some((arg, i) => message?.args[i]?.type === 'object' && this.#withheld.has(arg as Ref));
    const capability = from?.interface.name === 'wl_seat' && make ? capabilityFor(make.interface.name) : undefined;
    const told = from && this.#capabilitiesOf(target, from);
    const has = capability === undefined || (told !== undefined && hasCapability(told, capability));
    if (has && !names && !this.#withheld.has(target) && !this.#isAwaited(target)) return false;
    if (make !== undefined) this.#withheld.set(make.ref, make.interface);
    return true;
  }

  /** Whether a temporary, a region say, is still to be used by a step that waits. */
  #isAwaited(ref: Ref): boolean {
    if (ref > 0) return false;
    return this.#steps.some(({ target, opcode, args }) => {
      const message = (this.#refs.get(target)?.interface ?? this.#withheld.get(target))?.requests[opcode];
      return args.some((arg, i) => arg === ref && message?.args[i]?.type === 'object');
    });
  }

  #capabilitiesOf(seat: Ref, standIn: WaylandProxy): number | undefined {
    return this.#capabilities.get(standIn) ?? (this.#known.has(seat) ? capabilitiesTold(this.state, seat) : undefined);
  }

  #carryOutWithheld(): void {
    const steps = this.#steps.splice(0);
    this.#withheld.clear();
    for (const step of steps) this.#carryOut(step);
  }

  /** What stays away is said by another plan, with temporaries of its own. */
  #endAwaited(): void {
    for (const { target, opcode, args } of this.#steps) {
      if (target < 0 && this.#refs.has(target)) this.#say(target, opcode, args, undefined);
    }
  }

  /** Seats that have not told what they have, and of which a device is wanted. */
  get #silentSeats(): Ref[] {
    return this.#steps.flatMap(({ target }) => {
      const standIn = this.#refs.get(target);
      const silent = standIn?.interface.name === 'wl_seat' && this.#capabilitiesOf(target, standIn) === undefined;
      return silent ? [target] : [];
    });
  }

  #reportWithheld(): Loss[] {
    return [...this.#withheld.keys()].flatMap((handle) => {
      const object = handle > 0 ? this.state.object(handle) : undefined;
      if (object === undefined || object.dead) return [];
      const capability = capabilityFor(object.interface.name);
      const needs = capability === undefined ? 'what it needs' : `a ${capability}`;
      return [this.#report(handle, 'the object', `it comes back when the seat has ${needs}`)];
    });
  }

  #carryOut(step: Step): void {
    if (step.kind === 'say' && this.#waitsForSeat(step)) {
      this.#steps.push(step);
      return;
    }
    switch (step.kind) {
      case 'bind':
        this.#bind(step.registry, step.make, step.global);
        return;
      case 'say':
        this.#say(step.target, step.opcode, step.args, step.make);
        return;
      case 'copy':
        this.#copyBuffer(step.shm, step.buffer, step.make);
        return;
      case 'acknowledge':
        this.#acknowledge(step.configured);
        return;
      case 'fit':
        if (!this.#heldBack.has(step.surface)) fitContent(this, step.surface);
    }
  }

  #bind(registry: Ref, make: Made, identity: GlobalIdentity): void {
    const target = this.#refs.get(registry);
    if (target === undefined) return;
    if (this.offer.isOpen(identity.interface)) {
      this.#undecided.push(() => this.#bind(registry, make, identity));
      return;
    }
    const offered = this.offer.globalFor(identity);
    if (offered === undefined) {
      if (make.ref > 0) this.lose(make.ref, 'the global', this.offer.whyNot(identity));
      return;
    }
    const version = Math.min(make.version, offered.version);
    if (version < make.version && make.ref > 0) {
      this.degrade(
        make.ref,
        'the version',
        `the compositor offers ${identity.interface} ${version}, it was ${make.version}`,
      );
    }
    const renamed = make.ref > 0 ? this.offer.renamed(identity) : undefined;
    if (renamed !== undefined) {
      this.degrade(make.ref, 'the global', `there is no ${renamed.was}, ${renamed.now} stands for it`);
    }
    const asked = this.offer.take(offered, version);
    if (asked === undefined) {
      this.construct(target, 0, [offered.name], { ...make, version }, version);
      return;
    }
    this.#enter(make.ref, asked.standIn);
    const capabilities = asked.events.get('capabilities')?.[0];
    if (capabilities !== undefined) this.#capabilities.set(asked.standIn, capabilities as number); // a uint
  }

  /** Makes an object on the new connection. */
  construct(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    make: Made,
    version?: number,
  ): WaylandProxy {
    const standIn = this.connection.construct(
      target,
      opcode,
      args,
      { interface: make.interface },
      (made) => new StandIn(make.interface, made),
      version,
    );
    this.#enter(make.ref, standIn);
    return standIn;
  }

  standIn(ref: Ref): WaylandProxy | undefined {
    return this.#refs.get(ref);
  }

  /** Nothing of this surface may be committed any more. */
  holdBack(surface: number): void {
    this.#heldBack.add(surface);
  }

  configureOf(configured: number): Configure | undefined {
    return this.#configures.of(configured);
  }

  /** A viewport of the engine's own for a surface; `undefined` where the compositor has none. */
  makeViewport(surface: WaylandProxy): WaylandProxy | undefined {
    const offered = this.globals.all(wp_viewporter.name)[0];
    const registry = [...this.#refs.values()].find((one) => one.interface.name === 'wl_registry');
    if (offered === undefined || registry === undefined) return undefined;
    return makeViewport(this.connection, registry, offered.name, surface);
  }

  /** Content is shown at another size: what would undo that is said when the app has answered. */
  fitted(fit: Fit): void {
    this.#fitted.push(fit);
  }

  #say(ref: Ref, opcode: number, args: readonly LogArg[], make: Made | undefined): void {
    const target = this.#refs.get(ref);
    if (target === undefined) {
      if (make !== undefined) this.#notMade(make, 'what it was made from is not there');
      return;
    }
    const message = target.interface.requests[opcode] as MessageDescriptor;
    if (this.#isHeldBack(ref, message) || this.#isRefused(ref, message, args, make)) return;
    if (this.#fitted.some((fit) => wouldUnfit(fit, ref, message.name, args))) return;
    const resolved: RequestArg[] = [];
    for (let i = 0; i < args.length; i++) {
      const arg = message.args[i];
      if (arg?.type === 'new_id') continue;
      const value = args[i] as LogArg;
      if (arg?.type === 'object' && value !== 0) {
        const object = this.#refs.get(value as number);
        if (object === undefined && choosesOutput(arg)) {
          const about = make?.ref ?? ref;
          if (about > 0) this.degrade(about, message.name, `its ${arg.name} is not there, the compositor chooses one`);
          resolved.push(null);
          continue;
        }
        if (object === undefined) {
          if (make !== undefined) this.#notMade(make, `its ${arg.name} is not there`);
          else if (ref > 0) this.#notSaid(ref, message.name, `its ${arg.name} is not there`);
          return;
        }
        resolved.push(object);
      } else {
        resolved.push(arg?.type === 'object' ? null : value instanceof OwnedFd ? value.fd : (value as RequestArg));
      }
    }
    if (this.#words.said(target, message, resolved)) return;
    if (message.since > target.version) {
      const why = whyNotSaid(target, message, resolved);
      if (make !== undefined) this.#notMade(make, why);
      else if (ref > 0) this.degrade(ref, message.name, why);
    } else if (make === undefined) this.connection.request(target, opcode, resolved);
    else this.construct(target, opcode, resolved, make);
  }

  /** A surface that was never configured must not be committed: that would be an error. */
  #isHeldBack(ref: Ref, message: MessageDescriptor): boolean {
    if (!this.#heldBack.has(ref)) return false;
    return message.name === 'attach' || message.name === 'commit';
  }

  #isHeldBackObject(handle: number): boolean {
    return this.#heldBack.has(this.state.object(handle)?.surface ?? 0);
  }

  /** What stands on a parent that was not shown must not be made, nor a window named that isn't shown (compositors die of it). */
  #isRefused(ref: Ref, message: MessageDescriptor, args: readonly LogArg[], make: Made | undefined): boolean {
    if (this.#heldBack.size === 0) return false;
    const popup = make?.interface.name === 'xdg_popup' ? this.state.object(make.ref) : undefined;
    const parent = popup && parentOf(this.state, popup);
    if (make !== undefined && parent !== undefined && this.#heldBack.has(parent.surface)) {
      this.#notMade(make, 'its parent is not shown');
      return true;
    }
    const names = (one: number): boolean => this.#isHeldBackObject(args[one] as number);
    return make === undefined && message.name === 'set_parent' && ref > 0 && names(0);
  }

  #notMade(make: Made, why: string): void {
    if (make.ref <= 0) return;
    this.lose(make.ref, 'the object', why);
    const object = this.state.object(make.ref);
    const surface = object && this.state.surfaceOf(object);
    if (surface !== undefined && isBearing(this.state, object)) this.#heldBack.add(surface.handle);
  }

  /** Without its content a window is as before its first commit with any: it waits for the app. */
  #notSaid(ref: number, request: string, why: string): void {
    const object = this.state.object(ref);
    const surface = request === 'attach' && object !== undefined ? this.state.surfaceOf(object) : undefined;
    if (surface !== undefined && isBearing(this.state, roleObjectOf(this.state, surface))) {
      this.#heldBack.add(surface.handle);
      this.lose(ref, 'content', why);
    } else {
      this.lose(ref, request, why);
    }
  }

  #acknowledge(configured: number): void {
    const target = this.#refs.get(configured);
    const configure = this.#configures.of(configured);
    if (target === undefined || configure === undefined || this.#isHeldBackObject(configured)) return;
    const { answer } = target.interface.meanings?.configured ?? {};
    const opcode = target.interface.requests.findIndex((message) => message.name === answer);
    this.connection.request(target, opcode, [configure.serial]);
    this.#acknowledged.set(configured, configure.serial);
  }

  /** A buffer of the engine's own with the bytes that the app's has now. */
  #copyBuffer(shm: Ref, buffer: number, made: Made): void {
    const target = this.#refs.get(shm);
    const object = this.state.object(buffer);
    const picture = object && pictureOf(this.state, object);
    if (target !== undefined && picture !== undefined) this.#enter(made.ref, this.makeBuffer(target, picture));
  }

  /** Makes a buffer of the engine's own; it is destroyed at its release. */
  makeBuffer(shm: WaylandProxy, picture: Picture): WaylandProxy {
    const buffer = makeBuffer(this.connection, shm, picture);
    this.#buffers.push(buffer);
    return buffer;
  }
}

/** Whether an object is the one of a role whose surface has content only after a configure. */
function isBearing(state: State, object: ObjectState | undefined): boolean {
  return object !== undefined && configuredFor(state, object) !== undefined;
}
