/**
 * What a seat has: pointers, keyboards and touch screens come and go, and asking for one that a seat never had is an
 * error (wayland: wl_seat.error.missing_capability). A seat tells what it has when it is bound; in a replay, what is to
 * be made of it waits for that.
 */

import type { Loss, Ref, State, Step } from '../journal/index.js';
import { WlSeatCapability } from '../protocol/generated/wayland.js';
import type { InterfaceDescriptor, WaylandProxy } from '../protocol/index.js';
import type { ReplayReport } from './replay-report.js';

const NEEDS: Readonly<Record<string, keyof typeof WlSeatCapability>> = {
  wl_pointer: 'pointer',
  wl_keyboard: 'keyboard',
  wl_touch: 'touch',
};

/** The capability that a seat must have to make an object of this interface. */
function capabilityFor(made: string): keyof typeof WlSeatCapability | undefined {
  return NEEDS[made];
}

function hasCapability(bits: number, capability: keyof typeof WlSeatCapability): boolean {
  return (bits & WlSeatCapability[capability]) !== 0;
}

const comesWith = (needs: string): string => `it comes back when the seat has ${needs}`;

/** What a seat has told last in the epoch at hand. */
function capabilitiesTold(state: State, seat: number): number | undefined {
  return state.object(seat)?.heard.get('capabilities')?.[0] as number | undefined; // a uint
}

/** Whether a device of a state could be made now, if its seat is there. `undefined` for what is no device of a seat. */
export function couldBeMade(state: State, handle: number): boolean | undefined {
  const object = state.object(handle);
  const capability = object && capabilityFor(object.interface.name);
  if (object === undefined || capability === undefined) return undefined;
  return hasCapability(capabilitiesTold(state, object.origin.target) ?? 0, capability);
}

/** A request of a plan. */
type Said = Extract<Step, { kind: 'say' }>;

/** Steps of a replay for a seat's devices: they wait until the seat has told what it has, and stay away where it has no such device. */
export class SeatDevices {
  readonly #state: State;
  /** What was there before. */
  readonly #known: ReadonlySet<Ref>;
  readonly #standIn: (ref: Ref) => WaylandProxy | undefined;
  /** What the new seats have told that they have. */
  readonly #capabilities = new Map<WaylandProxy, number>();
  /** Steps that wait, and what they would make. */
  readonly #steps: Said[] = [];
  readonly #withheld = new Map<Ref, InterfaceDescriptor>();

  /**
   * @param known what was there before, and has told its state
   * @param standIn finds what was made
   */
  constructor(state: State, known: ReadonlySet<Ref>, standIn: (ref: Ref) => WaylandProxy | undefined) {
    this.#state = state;
    this.#known = known;
    this.#standIn = standIn;
  }

  /** @param bits wl_seat.capability */
  told(seat: WaylandProxy, bits: number): void {
    this.#capabilities.set(seat, bits);
  }

  /** Whether a step has to wait; then it is kept. */
  keeps(step: Said): boolean {
    const { target, opcode, args, make } = step;
    const from = this.#standIn(target);
    const message = from?.interface.requests[opcode];
    const names = args.some((arg, i) => message?.args[i]?.type === 'object' && this.#withheld.has(arg as Ref));
    const capability = from?.interface.name === 'wl_seat' && make ? capabilityFor(make.interface.name) : undefined;
    const told = from && this.#capabilitiesOf(target, from);
    const has = capability === undefined || (told !== undefined && hasCapability(told, capability));
    if (has && !names && !this.#withheld.has(target) && !this.#isAwaited(target)) return false;
    if (make !== undefined) this.#withheld.set(make.ref, make.interface);
    this.#steps.push(step);
    return true;
  }

  /** Whether a temporary, a region say, is still to be used by a step that waits. */
  #isAwaited(ref: Ref): boolean {
    if (ref > 0) return false;
    return this.#steps.some(({ target, opcode, args }) => {
      const message = (this.#standIn(target)?.interface ?? this.#withheld.get(target))?.requests[opcode];
      return args.some((arg, i) => arg === ref && message?.args[i]?.type === 'object');
    });
  }

  #capabilitiesOf(seat: Ref, standIn: WaylandProxy): number | undefined {
    return this.#capabilities.get(standIn) ?? (this.#known.has(seat) ? capabilitiesTold(this.#state, seat) : undefined);
  }

  /** Why something can't be made of a seat now, or it isn't known yet that it can. */
  whyNot(seat: Ref, standIn: WaylandProxy, made: string): string | undefined {
    const capability = standIn.interface.name === 'wl_seat' ? capabilityFor(made) : undefined;
    if (capability === undefined || hasCapability(this.#capabilitiesOf(seat, standIn) ?? 0, capability))
      return undefined;
    return comesWith(`a ${capability}`);
  }

  /** The steps that wait, to be tried again: nothing waits any more. */
  take(): Said[] {
    this.#withheld.clear();
    return this.#steps.splice(0);
  }

  /** Steps that wait still. */
  get steps(): readonly Said[] {
    return this.#steps;
  }

  /** Seats that have not told what they have, and of which a device is wanted. */
  get silent(): Ref[] {
    return this.#steps.map(({ target }) => target).filter((target) => this.isSilent(target));
  }

  isSilent(seat: Ref): boolean {
    const standIn = this.#standIn(seat);
    return standIn?.interface.name === 'wl_seat' && this.#capabilitiesOf(seat, standIn) === undefined;
  }

  /** Handles of what is not made. */
  get withheld(): Set<number> {
    return new Set([...this.#withheld.keys()].filter((ref) => ref > 0));
  }

  /** What is not made and still wanted. */
  missing(report: ReplayReport): Loss[] {
    return [...this.withheld].flatMap((handle) => {
      const object = this.#state.object(handle);
      if (object === undefined || object.dead) return [];
      const capability = capabilityFor(object.interface.name);
      const needs = capability === undefined ? 'what it needs' : `a ${capability}`;
      return [report.about(handle, 'the object', comesWith(needs))];
    });
  }
}
