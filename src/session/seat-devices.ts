/**
 * What a seat has: pointers, keyboards and touch screens come and go, and asking for one that a seat never had is an
 * error (wayland: wl_seat.error.missing_capability). A seat tells what it has when it is bound.
 */

import type { State } from '../journal/index.js';
import { WlSeatCapability } from '../protocol/generated/wayland.js';

const NEEDS: Readonly<Record<string, keyof typeof WlSeatCapability>> = {
  wl_pointer: 'pointer',
  wl_keyboard: 'keyboard',
  wl_touch: 'touch',
};

/** The capability that a seat must have to make an object of this interface. */
export function capabilityFor(made: string): keyof typeof WlSeatCapability | undefined {
  return NEEDS[made];
}

export function hasCapability(bits: number, capability: keyof typeof WlSeatCapability): boolean {
  return (bits & WlSeatCapability[capability]) !== 0;
}

/** What a seat has told last in the epoch at hand. */
export function capabilitiesTold(state: State, seat: number): number | undefined {
  return state.object(seat)?.heard.get('capabilities')?.[0] as number | undefined; // a uint
}

/** Whether a device of a state could be made now, if its seat is there. `undefined` for what is no device of a seat. */
export function couldBeMade(state: State, handle: number): boolean | undefined {
  const object = state.object(handle);
  const capability = object && capabilityFor(object.interface.name);
  if (object === undefined || capability === undefined) return undefined;
  return hasCapability(capabilitiesTold(state, object.origin.target) ?? 0, capability);
}
