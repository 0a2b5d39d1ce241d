/**
 * Carries out a plan on a new connection: wave by wave, waiting for configures between them. It makes
 * stand-ins for the app's objects, which take their ids over when all is done.
 */

import type { Connection } from '../client/index.js';
import {
  choosesOutput,
  type GlobalIdentity,
  type LogArg,
  type Loss,
  type Made,
  type Plan,
  type Ref,
  type State,
  type Step,
} from '../journal/index.js';
import { wp_viewporter } from '../protocol/generated/viewporter.js';
import type { MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { OwnedFd, type WireValue } from '../wire/index.js';
import { Arrivals } from './arrivals.js';
import { type Configure, Configures } from './configures.js';
import { fitContent } from './fit.js';
import { type Fit, wouldUnfit } from './fits.js';
import type { GlobalTable } from './globals.js';
import { HeldBack } from './held-back.js';
import type { Offer } from './offer.js';
import { OlderWords, whyNotSaid } from './older-words.js';
import { makeBuffer, makeViewport, type Picture, pictureOf, sayNamed } from './own-objects.js';
import { ReplayReport } from './replay-report.js';
import type { Unconfigured } from './roleless.js';
import { SeatDevices } from './seat-devices.js';
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
  /** Knows what seats have. */
  readonly devices: SeatDevices;
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
  readonly report: ReplayReport;
  readonly heldBack: HeldBack;
  readonly #refs = new Map<Ref, WaylandProxy>();
  readonly #handles = new Map<WaylandProxy, number>();
  readonly #configures: Configures;
  readonly #devices: SeatDevices;
  readonly #arrivals = new Arrivals();
  readonly #acknowledged = new Map<number, number>();
  readonly #buffers: WaylandProxy[] = [];
  readonly #fitted: Fit[] = [];
  /** Why objects that something names were not made. */
  readonly #refused = new Map<Ref, string>();
  readonly #words = new OlderWords((target, request, args) => sayNamed(this.connection, target, request, args));

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
    this.report = new ReplayReport(state);
    this.heldBack = new HeldBack(state, this.report);
    this.#configures = new Configures(state);
    this.#devices = new SeatDevices(state, new Set(known.keys()), (ref) => this.#refs.get(ref));
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
      this.#devices.told(target, values[0] as number);
      this.#arrivals.noticed();
    }
    if (meanings?.inertAfter?.includes(message.name) === true) {
      this.end(handle, `the compositor ended it by ${message.name} while it was rebuilt`);
    }
    if (this.#configures.heard(handle, message, values)) this.#arrivals.noticed();
  };

  /** An object is gone, or stands for nothing any more: nothing of its surface may be committed. */
  end(handle: number, how: string, byApp = false): void {
    this.heldBack.ended(handle, how, byApp, (configured) => this.#configures.of(configured) !== undefined);
    this.#arrivals.noticed();
  }

  /**
   * @param deadline ms that the compositor has for the answers of one wave
   * @param learned settles when it is known which output and seat is which
   * @throws when the connection ends meanwhile (through `signal`), or a step can't be said
   */
  async execute(plan: Plan, deadline: number, signal: AbortSignal, learned?: Promise<void>): Promise<ReplayResult> {
    this.report.planned(plan);
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
    await this.#arrivals.until(
      this.#devices.silent,
      (seat) => this.#devices.isSilent(seat),
      () => undefined,
      deadline,
      signal,
    );
    this.around(() => this.#carryOutWithheld());
    this.around(() => this.#endTemporaries());
    this.around(() => this.offer.release());
    this.connection.flush();
    const made = new Map([...this.#refs].filter(([ref]) => ref > 0));
    return {
      made,
      acknowledged: this.#acknowledged,
      configured: this.#configures.serials,
      roleless: this.heldBack.roleless((handle) => this.#refs.has(handle)),
      lost: this.report.lost,
      degraded: this.report.degraded,
      buffers: this.#buffers,
      fitted: this.#fitted,
      words: this.#words,
      withheld: this.#devices.withheld,
      waiting: this.#devices.missing(this.report),
      devices: this.#devices,
    };
  }

  #enter(ref: Ref, standIn: WaylandProxy): void {
    this.#refs.set(ref, standIn);
    if (ref > 0) this.#handles.set(standIn, ref);
  }

  #configured(handles: readonly number[], deadline: number, signal: AbortSignal): Promise<void> {
    const isMissing = (handle: number): boolean =>
      this.#refs.has(handle) && !this.#configures.of(handle) && !this.heldBack.concerns(handle);
    const late = (handle: number): void => this.heldBack.neverConfigured(handle, deadline);
    return this.#arrivals.until(handles, isMissing, late, deadline, signal);
  }

  #carryOutWithheld(): void {
    for (const step of this.#devices.take()) this.#carryOut(step);
  }

  /** What stays away is said by another plan, with temporaries of its own. */
  #endTemporaries(): void {
    for (const { target, opcode, args } of this.#devices.steps) {
      if (target < 0 && this.#refs.has(target)) this.#say(target, opcode, args, undefined);
    }
  }

  #carryOut(step: Step): void {
    if (step.kind === 'say' && this.#devices.keeps(step)) return;
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
        if (!this.heldBack.has(step.surface)) fitContent(this, step.surface);
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
      if (make.ref > 0) this.report.lose(make.ref, 'the global', this.offer.whyNot(identity));
      return;
    }
    const version = Math.min(make.version, offered.version);
    if (version < make.version && make.ref > 0) {
      this.report.degrade(
        make.ref,
        'the version',
        `the compositor offers ${identity.interface} ${version}, it was ${make.version}`,
      );
    }
    const renamed = make.ref > 0 ? this.offer.renamed(identity) : undefined;
    if (renamed !== undefined) {
      this.report.degrade(make.ref, 'the global', `there is no ${renamed.was}, ${renamed.now} stands for it`);
    }
    const asked = this.offer.take(offered, version);
    if (asked === undefined) {
      this.construct(target, 0, [offered.name], { ...make, version }, version);
      return;
    }
    this.#enter(make.ref, asked.standIn);
    const capabilities = asked.events.get('capabilities')?.[0];
    if (capabilities !== undefined) this.#devices.told(asked.standIn, capabilities as number); // a uint
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
      if (make !== undefined) this.heldBack.notMade(make, 'what it was made from is not there');
      return;
    }
    const message = target.interface.requests[opcode] as MessageDescriptor;
    const refused = this.offer.values.whyNot(target.interface, message, args);
    if (refused !== undefined) {
      if (make !== undefined) this.#refuse(make, refused);
      else if (ref > 0) this.report.degrade(ref, message.name, refused);
      return;
    }
    if (this.heldBack.forbids(ref, message) || this.heldBack.refuses(ref, message, args, make)) return;
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
          if (about > 0)
            this.report.degrade(about, message.name, `its ${arg.name} is not there, the compositor chooses one`);
          resolved.push(null);
          continue;
        }
        if (object === undefined) {
          const why = this.#refused.get(value as number) ?? `its ${arg.name} is not there`;
          if (make !== undefined) this.heldBack.notMade(make, why);
          else if (ref > 0) this.heldBack.notSaid(ref, message.name, why);
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
      if (make !== undefined) this.heldBack.notMade(make, why);
      else if (ref > 0) this.report.degrade(ref, message.name, why);
    } else if (make === undefined) this.connection.request(target, opcode, resolved);
    else this.construct(target, opcode, resolved, make);
  }

  #refuse(make: Made, why: string): void {
    this.#refused.set(make.ref, why);
    this.heldBack.notMade(make, why);
  }

  #acknowledge(configured: number): void {
    const target = this.#refs.get(configured);
    const configure = this.#configures.of(configured);
    if (target === undefined || configure === undefined || this.heldBack.concerns(configured)) return;
    const { answer } = target.interface.meanings?.configured ?? {};
    const opcode = target.interface.requests.findIndex((message) => message.name === answer);
    this.connection.request(target, opcode, [configure.serial]);
    this.#acknowledged.set(configured, configure.serial);
  }

  /** A buffer of the engine's own with the bytes that the app's has now. */
  #copyBuffer(shm: Ref, buffer: number, made: Made): void {
    const target = this.#refs.get(shm);
    const object = this.state.object(buffer);
    const maker = object && this.state.object(object.origin.target)?.interface;
    const message = maker?.requests[object?.origin.opcode ?? 0];
    const refused = maker && this.offer.values.whyNot(maker, message, object?.origin.args ?? []);
    if (refused !== undefined) {
      this.#refuse(made, refused);
      return;
    }
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
