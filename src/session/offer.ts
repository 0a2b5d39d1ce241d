/**
 * What a compositor offers for what the app had bound elsewhere. Where there are several outputs or seats, it is learned
 * which is which, and where the state has values that not every compositor takes, which these are: each global is bound
 * and asked, and what was bound for that becomes the app's object.
 */

import type { Connection } from '../client/index.js';
import { WaylandError } from '../errors.js';
import { type LogRecord, type Loss, type State, type Told, tellersFor, toldOf } from '../journal/index.js';
import { wl_output, wl_seat } from '../protocol/generated/wayland.js';
import type { InterfaceDescriptor, WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';
import type { Global, GlobalTable } from './globals.js';
import { type Candidate, type Former, formerKey, formersOf, match, TOLD_APART } from './matching.js';
import { OfferedByCompositor } from './offered-values.js';
import { StandIn } from './stand-in.js';

const DESCRIBED = new Map([wl_output, wl_seat].map((one) => [one.name, one]));

/** What a compositor offers and the one before didn't, and the other way round. */
export interface GlobalChanges {
  readonly added: readonly Global[];
  readonly removed: readonly Global[];
}

/** A global that was bound to learn what it is, or what it takes. */
interface Asked {
  readonly global: Global;
  readonly standIn: StandIn;
  readonly events: Map<string, readonly WireValue[]>;
}

export class Offer {
  readonly formers: readonly Former[];
  /** What was bound while nobody was there, to something that is missing now. */
  readonly unbound: Loss[] = [];
  readonly values = new OfferedByCompositor();
  readonly #connection: Connection;
  readonly #asked = new Map<WaylandProxy, Asked>();
  readonly #found = new Map<string, Global>();
  readonly #globals: GlobalTable;
  /** Interfaces whose globals are still to be learned. */
  #open: readonly string[] = [];
  readonly #strict: boolean;
  /** Interfaces that are asked what values they take. */
  readonly #tellers: ReadonlyMap<string, InterfaceDescriptor>;

  /**
   * @param tellers interfaces that tell what is needed to say the state
   * @param strict for globals that came later: a place among others says nothing of an output or seat
   */
  constructor(
    connection: Connection,
    formers: readonly Former[],
    globals: GlobalTable,
    tellers: ReadonlyMap<string, InterfaceDescriptor>,
    strict = false,
  ) {
    this.#connection = connection;
    this.formers = formers;
    this.#globals = globals;
    this.#tellers = tellers;
    this.#strict = strict;
  }

  static of(connection: Connection, state: State, globals: GlobalTable): Offer {
    return new Offer(connection, formersOf(state), globals, tellersFor(state));
  }

  #formersOf(iface: string): Former[] {
    return this.formers.filter((former) => former.interface === iface);
  }

  #globalsOf(iface: string): Global[] {
    return this.#globals.all(iface);
  }

  /** Interfaces of which something was bound and of which there is a choice. */
  get #unclear(): string[] {
    return [...TOLD_APART].filter((iface) => {
      const formers = this.#formersOf(iface);
      const bound = formers.some((former) => former.bound.length > 0);
      const offered = this.#globalsOf(iface).length;
      return bound && offered > 0 && (this.#strict || Math.max(formers.length, offered) > 1);
    });
  }

  /**
   * Asks outputs and seats what they are, and others what they take.
   * @returns whether there is something to be learned
   */
  ask(registry: WaylandProxy): boolean {
    this.#open = this.#unclear;
    const asked = [...this.#open, ...this.#tellers.keys()];
    for (const iface of asked) {
      const descriptor = DESCRIBED.get(iface) ?? this.#tellers.get(iface);
      const highest = Math.max(...this.#formersOf(iface).map(({ version }) => version));
      for (const global of this.#globalsOf(iface)) {
        if (descriptor === undefined) continue;
        const standIn = this.#connection.construct(
          registry,
          0,
          [global.name],
          { interface: descriptor },
          (version) => new StandIn(descriptor, version),
          Math.min(highest, global.version),
        );
        this.#asked.set(standIn, { global, standIn, events: new Map() });
      }
    }
    return this.#asked.size > 0;
  }

  /** Whether it matters for what is said next what those that were asked answer. */
  get matters(): boolean {
    if (this.#tellers.size > 0) return true;
    return this.formers.some(
      ({ interface: iface, dependedOn, needs }) => this.#open.includes(iface) && (dependedOn || needs.required),
    );
  }

  /** Whether it is still to be learned which of an interface's globals is which. */
  isOpen(iface: string): boolean {
    return this.#open.includes(iface);
  }

  /** An event of the new connection. */
  readonly peek = (target: WaylandProxy, opcode: number, values: readonly WireValue[]): void => {
    this.#asked.get(target)?.events.set(target.interface.events[opcode]?.name ?? '', values);
    if (this.#tellers.has(target.interface.name)) this.values.heard(target, opcode, values);
  };

  #told(global: Global): Told {
    for (const asked of this.#asked.values()) if (asked.global === global) return toldOf(asked.events);
    return {};
  }

  /** What was asked has answered. */
  learned(): void {
    this.#open = [];
    for (const { standIn } of this.#asked.values()) this.values.told(standIn.interface);
  }

  /** Decides, for all interfaces but those that are still to be learned. */
  decide(): void {
    for (const iface of new Set(this.formers.map((former) => former.interface))) {
      if (this.isOpen(iface)) continue;
      const candidates: Candidate[] = this.#globalsOf(iface).map((global) => ({ global, told: this.#told(global) }));
      const formers = this.#formersOf(iface);
      if (formers.some((former) => this.#found.has(formerKey(former)))) continue;
      const strict = this.#strict && TOLD_APART.has(iface);
      for (const [former, { global }] of match(formers, candidates, strict)) this.#found.set(formerKey(former), global);
    }
  }

  /** @throws ERR_WL_GLOBAL_MISSING for one that the app can't do without */
  require(): void {
    for (const former of this.formers) {
      if (former.needs.required && !this.isOpen(former.interface) && this.globalFor(former) === undefined) {
        throw new WaylandError('ERR_WL_GLOBAL_MISSING', `${this.whyNot(former)}; the app requires it`);
      }
    }
  }

  /** What stands for a former global now; nothing, where the compositor took it back meanwhile. */
  globalFor(former: { readonly interface: string; readonly ordinal: number }): Global | undefined {
    return this.#globals.get(this.#found.get(formerKey(former))?.name ?? 0);
  }

  /** Handles of what was bound to something that is missing. */
  get missing(): number[] {
    const missing = this.formers.filter((one) => !this.isOpen(one.interface) && this.globalFor(one) === undefined);
    return missing.flatMap(({ bound }) => bound);
  }

  /** Why nothing does. */
  whyNot(former: { readonly interface: string; readonly ordinal: number }): string {
    const known = this.formers.find((one) => formerKey(one) === formerKey(former));
    const { name } = known?.told ?? {};
    const min = known?.needs.min ?? 1;
    const offered = this.#globalsOf(former.interface);
    const low = min > 1 && offered.length > 0 && offered.every((global) => global.version < min);
    if (low)
      return `${former.interface}: the compositor offers version ${offered[0]?.version}, the app needs ${min} or higher`;
    const which = offered.length === 0 ? '' : name !== undefined ? ` ${name}` : ` number ${former.ordinal + 1}`;
    return `the compositor does not offer ${former.interface}${which}, it comes back when it is offered`;
  }

  /** Another output or seat than before stands for one: its new name, and the old one. */
  renamed(former: { readonly interface: string; readonly ordinal: number }): { now: string; was: string } | undefined {
    const global = this.globalFor(former);
    const now = global && this.#told(global).name;
    const was = this.formers.find((one) => formerKey(one) === formerKey(former))?.told.name;
    return now === undefined || was === undefined || now === was ? undefined : { now, was };
  }

  /** What was bound to ask a global, for the app's first object of that version, with what it has told. */
  take(global: Global, version: number): Omit<Asked, 'global'> | undefined {
    for (const [key, asked] of this.#asked) {
      const { standIn } = asked;
      if (asked.global !== global || standIn.version !== version || !standIn.alive) continue;
      this.#asked.delete(key);
      return asked;
    }
    return undefined;
  }

  /** Lets go of what was bound only to be asked. */
  release(): void {
    for (const { standIn } of this.#asked.values()) {
      const opcode = standIn.interface.requests.findIndex(({ destructor }) => destructor === true);
      const { since } = standIn.interface.requests[opcode] ?? { since: Number.POSITIVE_INFINITY };
      if (since <= standIn.version) this.#connection.request(standIn, opcode, []);
    }
    this.#asked.clear();
  }

  /**
   * What came and what went, by what stands for what.
   * @param state as the connection before left it
   * @param fromFile a file knows only of globals that something was bound to
   */
  changes(state: State, fromFile: boolean): GlobalChanges {
    const taken = new Set(this.#found.values());
    const bound = new Set(this.formers.map((former) => former.interface));
    const added = this.#globals
      .all()
      .filter((global) => !taken.has(global) && (!fromFile || bound.has(global.interface)));
    if (fromFile) return { added, removed: [] };
    const removed: Global[] = [];
    for (const global of state.globals.values()) {
      if (this.globalFor(global) === undefined) removed.push(global);
    }
    return { added, removed };
  }

  /** A record of the connection before, with the global of this one where it binds one; `undefined` where there is none. */
  rebound(record: LogRecord, state: State): LogRecord | undefined {
    if (record.kind !== 'request' || record.made === undefined) return record;
    if (state.object(record.target)?.interface.name !== 'wl_registry') return record;
    const named = state.globals.get(record.args[0] as number);
    const global = named && this.globalFor(named);
    if (global === undefined) {
      const { handle, interface: descriptor } = record.made;
      const why = named === undefined ? `the compositor does not offer ${descriptor.name}` : this.whyNot(named);
      this.unbound.push({ object: `${descriptor.name}#${handle}`, handle, key: undefined, what: 'the global', why });
      return undefined;
    }
    const made = { ...record.made, version: Math.min(record.made.version, global.version) };
    return { ...record, args: [global.name, ...record.args.slice(1)], made };
  }
}
