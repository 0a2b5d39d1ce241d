/**
 * Surfaces whose role did not come back while the object came back from which it was made: a popup that had a grab is
 * gone, its xdg_surface isn't. Until there is another role each commit would be an error (xdg_surface: not_constructed),
 * and the app may not know yet: what it asks of them is recorded and the compositor does not hear it.
 */

import type { MessageDescriptor } from '../protocol/index.js';

const OF_A_SURFACE: ReadonlySet<string> = new Set(['attach', 'commit']);

export class Roleless {
  /** Surface → what its role was made from. */
  readonly #makers = new Map<number, number>();

  constructor(makers: ReadonlyMap<number, number> = new Map()) {
    this.reset(makers);
  }

  /** A new epoch. */
  reset(makers: ReadonlyMap<number, number>): void {
    this.#makers.clear();
    for (const [surface, maker] of makers) this.#makers.set(surface, maker);
  }

  /** Whether a request must only be recorded. One that makes another role, or ends either of the two, ends this. */
  withholds(handle: number, message: MessageDescriptor | undefined): boolean {
    if (this.#makers.size === 0 || message === undefined) return false;
    if (this.#makers.has(handle)) {
      if (message.destructor === true) this.#makers.delete(handle);
      return OF_A_SURFACE.has(message.name);
    }
    for (const [surface, maker] of this.#makers) {
      if (maker !== handle) continue;
      const ends = message.destructor === true || message.args.some((arg) => arg.type === 'new_id');
      if (ends) this.#makers.delete(surface);
      return !ends;
    }
    return false;
  }
}
