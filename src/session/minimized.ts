/**
 * Windows that were just minimized. No event tells that a window is (xdg-shell: xdg_toplevel.set_minimized); that it is shown
 * again is known by a configure with `activated`. One that was on its way already when the compositor heard of the
 * minimizing tells nothing of that: in the log the request then stands behind it.
 */

import type { State } from '../journal/index.js';
import type { WaylandProxy } from '../protocol/index.js';

export class Minimized {
  readonly #afterwards: (call: () => void) => void;
  /** By handle, until the compositor has heard it: what stands for the last time it was asked. */
  readonly #unheard = new Map<number, object>();

  /** @param afterwards calls when what the compositor has said by now was heard */
  constructor(afterwards: (call: () => void) => void) {
    this.#afterwards = afterwards;
  }

  /** A request was said. */
  said(target: WaylandProxy, opcode: number): void {
    if (target.interface.name !== 'xdg_toplevel' || target.interface.requests[opcode]?.name !== 'set_minimized') return;
    this.#said(target.handle);
  }

  #said(handle: number): void {
    const time = {};
    this.#unheard.set(handle, time);
    this.#afterwards(() => this.#unheard.get(handle) === time && this.#unheard.delete(handle));
  }

  /** Whether an event may have been said before the compositor heard of the minimizing. */
  precedes(target: WaylandProxy, event: string): boolean {
    return event === 'configure' && this.#unheard.has(target.handle);
  }

  /** A new connection. @param state with what was said late on it */
  begin(state: State): void {
    this.#unheard.clear();
    for (const { handle, now } of state.objects.values()) if (now.has('minimized')) this.#said(handle);
  }
}
