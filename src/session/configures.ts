/** What a new compositor has told of the roles that it configures, as it arrives. */

import { configuredFor, roleObjectOf, type State } from '../journal/index.js';
import type { MessageDescriptor } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';

/** What a compositor told of a role in the new epoch, and its last serial. */
export interface Configure {
  readonly serial: number;
  /** 0 leaves it to the client. */
  readonly width: number;
  readonly height: number;
  /** Numbers of xdg_toplevel.state; none for other roles. */
  readonly states: readonly number[];
}

export class Configures {
  readonly #state: State;
  readonly #told = new Map<number, Configure>();
  /** Sizes that were told by a role's object, while the serial comes by what it was made from. */
  readonly #sizes = new Map<number, Omit<Configure, 'serial'>>();

  constructor(state: State) {
    this.#state = state;
  }

  /** @returns whether something is configured now: not every event is about that */
  heard(handle: number, message: MessageDescriptor, values: readonly WireValue[]): boolean {
    const object = this.#state.object(handle);
    const surface = object && this.#state.surfaceOf(object);
    const role = surface && roleObjectOf(this.#state, surface);
    const configured = role && configuredFor(this.#state, role);
    if (role === undefined || message.name !== configured?.interface.meanings?.configured?.event) return false;
    const told = sizeIn(message, values);
    if (handle !== configured.handle) {
      this.#sizes.set(handle, told);
      return false;
    }
    const serial = values[message.args.findIndex(({ name }) => name === 'serial')] as number;
    const size = handle === role.handle ? told : (this.#sizes.get(role.handle) ?? told);
    this.#told.set(handle, { serial, ...size });
    return true;
  }

  /** The last one of an object: of an xdg_surface, a layer surface. */
  of(configured: number): Configure | undefined {
    return this.#told.get(configured);
  }

  /** The last serials, by handle of what was configured. */
  get serials(): Map<number, number> {
    return new Map([...this.#told].map(([handle, { serial }]) => [handle, serial]));
  }
}

/** The size that an event tells, as far as it does. */
function sizeIn(message: MessageDescriptor, values: readonly WireValue[]): Omit<Configure, 'serial'> {
  const told = (name: string): WireValue | undefined => values[message.args.findIndex((arg) => arg.name === name)];
  const states = (told('states') as Uint8Array | undefined) ?? new Uint8Array();
  return {
    width: (told('width') as number | undefined) ?? 0,
    height: (told('height') as number | undefined) ?? 0,
    states: [...new Uint32Array(states.slice().buffer, 0, states.length >> 2)],
  };
}
