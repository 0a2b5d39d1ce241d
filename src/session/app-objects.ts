/** The objects that the app holds, by handle; among them those that did not come back. */

import type { RequestArg, WaylandProxy } from '../protocol/index.js';

export class AppObjects {
  readonly #byHandle = new Map<number, WaylandProxy>();
  /** What is asked of these goes nowhere, until the app destroys them. */
  readonly #lost = new Set<WaylandProxy>();

  add(proxy: WaylandProxy): void {
    this.#byHandle.set(proxy.handle, proxy);
  }

  get(handle: number): WaylandProxy | undefined {
    return this.#byHandle.get(handle);
  }

  [Symbol.iterator](): IterableIterator<WaylandProxy> {
    return this.#byHandle.values();
  }

  /** It was destroyed. */
  forget(proxy: WaylandProxy): void {
    proxy.alive = false;
    this.#byHandle.delete(proxy.handle);
    this.#lost.delete(proxy);
  }

  /** It has no counterpart on the compositor. @returns false when that is known */
  lose(proxy: WaylandProxy): boolean {
    if (this.#lost.has(proxy)) return false;
    proxy.id = 0;
    this.#lost.add(proxy);
    return true;
  }

  /** Whether a request has to do with an object that the compositor does not know. */
  touchesLost(target: WaylandProxy, args: readonly RequestArg[]): boolean {
    if (this.#lost.size === 0) return false;
    return this.#lost.has(target) || args.some((arg) => this.#lost.has(arg as WaylandProxy));
  }

  /** The session is closed. */
  end(): void {
    for (const proxy of this.#byHandle.values()) proxy.alive = false;
    this.#byHandle.clear();
    this.#lost.clear();
  }
}
