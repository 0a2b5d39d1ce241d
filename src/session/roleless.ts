/**
 * Surfaces whose role did not come back, or was never configured, while the object came back that is configured: a popup
 * that had a grab is gone, its xdg_surface isn't. Each commit would be an error (xdg_surface: not_constructed,
 * unconfigured_buffer), and the app may not know yet: what it asks of them is recorded and the compositor does not hear it.
 */

import type { MessageDescriptor, WaylandProxy } from '../protocol/index.js';

/** What is configured for such a surface, by its handle. */
export interface Unconfigured {
  readonly configured: number;
  /** Whether there is a role, which may still be configured. */
  readonly hasRole: boolean;
}

const OF_A_SURFACE: ReadonlySet<string> = new Set(['attach', 'commit']);

export interface RolelessOwner {
  /** A configure is about to be answered: from then on the compositor hears of the surface. */
  answering(surface: number, configured: number): void;
  /** Requests must be looked at from now on. */
  guard(): void;
}

export class Roleless {
  readonly #surfaces = new Map<number, Unconfigured>();
  readonly #owner: RolelessOwner;

  constructor(owner: RolelessOwner) {
    this.#owner = owner;
  }

  get empty(): boolean {
    return this.#surfaces.size === 0;
  }

  /** A new epoch. */
  reset(surfaces: ReadonlyMap<number, Unconfigured>): void {
    this.#surfaces.clear();
    for (const [surface, unconfigured] of surfaces) this.add(surface, unconfigured);
  }

  /** One more. */
  add(surface: number, unconfigured: Unconfigured): void {
    this.#surfaces.set(surface, unconfigured);
    this.#owner.guard();
  }

  /** Whether a popup can't stand on what is configured for a surface, by its handle: that is not shown (xdg_popup). */
  hides(configured: number): boolean {
    for (const one of this.#surfaces.values()) if (one.configured === configured) return true;
    return false;
  }

  /**
   * Whether a request must only be recorded. What makes another role, ends either of the two, or answers a configure of
   * this epoch, ends this.
   * @param handle of its target as the app knows it
   * @param late whether it was asked before this epoch: then it answers none of its configures
   */
  withholds(handle: number, target: WaylandProxy, opcode: number, late = false): boolean {
    const message = target.interface.requests[opcode];
    if (this.#surfaces.size === 0 || message === undefined) return false;
    if (this.#surfaces.has(handle)) {
      if (message.destructor === true) this.#surfaces.delete(handle);
      return OF_A_SURFACE.has(message.name);
    }
    for (const [surface, { configured, hasRole }] of this.#surfaces) {
      if (configured !== handle) continue;
      const isAnswer = !late && hasRole && message.name === target.interface.meanings?.configured?.answer;
      const ends = isAnswer || makesOrEnds(message);
      if (ends) this.#surfaces.delete(surface);
      if (isAnswer) this.#owner.answering(surface, configured);
      return !ends;
    }
    return false;
  }
}

function makesOrEnds({ destructor, args }: MessageDescriptor): boolean {
  return destructor === true || args.some(({ type }) => type === 'new_id');
}
