/** The objects that the app holds, by handle; among them those that did not come back. */

import { choosesOutput } from '../journal/index.js';
import { ByHandle } from '../objects/index.js';
import type { RequestArg, WaylandProxy } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';

export class AppObjects {
  readonly #byHandle = new ByHandle<WaylandProxy>();
  /** What is asked of these goes nowhere, until the app destroys them; with the keys that they had. */
  readonly #lost = new Map<WaylandProxy, string | undefined>();
  /** These come back when the compositor offers what they need; what is asked of them is only recorded. */
  readonly #waiting = new Set<WaylandProxy>();
  readonly #guard: () => void;

  /** @param guard called when requests must be looked at from now on */
  constructor(guard: () => void) {
    this.#guard = guard;
  }

  add(proxy: WaylandProxy): void {
    this.#byHandle.set(proxy.handle, proxy);
  }

  get(handle: number): WaylandProxy | undefined {
    return this.#byHandle.get(handle);
  }

  [Symbol.iterator](): IterableIterator<WaylandProxy> {
    return this.#byHandle[Symbol.iterator]();
  }

  /** It was destroyed, as it knows itself, while all were there. */
  ended({ handle }: WaylandProxy): void {
    this.#byHandle.delete(handle);
  }

  /** It was destroyed. */
  forget(proxy: WaylandProxy): void {
    proxy.alive = false;
    this.ended(proxy);
    if (this.complete) return;
    this.#lost.delete(proxy);
    this.#waiting.delete(proxy);
  }

  /** It has no counterpart on the compositor. @returns false when that is known */
  lose(proxy: WaylandProxy, key?: string): boolean {
    if (this.#lost.has(proxy)) return false;
    proxy.id = 0;
    this.#guard();
    this.#waiting.delete(proxy);
    this.#lost.set(proxy, key);
    return true;
  }

  keyOfLost(proxy: WaylandProxy): string | undefined {
    return this.#lost.get(proxy);
  }

  /** Of those that are lost, the last one with this key: a new process finds it, and hears how it ended. */
  lostWith(key: string): WaylandProxy | undefined {
    return [...this.#lost].findLast(([, one]) => one === key)?.[0];
  }

  /** It has none yet. */
  wait(proxy: WaylandProxy): void {
    proxy.id = 0;
    this.#guard();
    this.#waiting.add(proxy);
  }

  /** It has one now. */
  arrived(proxy: WaylandProxy): void {
    this.#waiting.delete(proxy);
  }

  get waiting(): ReadonlySet<WaylandProxy> {
    return this.#waiting;
  }

  isAbsent(object: unknown): boolean {
    return this.#lost.has(object as WaylandProxy) || this.#waiting.has(object as WaylandProxy);
  }

  /** Whether the compositor knows all. */
  get complete(): boolean {
    return this.#lost.size === 0 && this.#waiting.size === 0;
  }

  /** Whether a request has to do with an object that the compositor does not know, or not yet. */
  touches(target: WaylandProxy, args: readonly RequestArg[]): 'lost' | 'waiting' | undefined {
    if (this.complete) return undefined;
    const objects = [target, ...args] as WaylandProxy[]; // whatever else there is among them is in neither set
    if (objects.some((one) => this.#lost.has(one))) return 'lost';
    return objects.some((one) => this.#waiting.has(one)) ? 'waiting' : undefined;
  }

  /** The same request with the compositor choosing the output, where one is named that is not there. */
  withoutOutput(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): RequestArg[] | undefined {
    const message = target.interface.requests[opcode];
    const named = args.findIndex((arg) => this.isAbsent(arg));
    if (!choosesOutput(message?.args[named])) return undefined; // such a request makes no object: places are the same
    return args.map((arg, i) => (i === named ? null : arg));
  }

  /** A request that goes nowhere. */
  discard(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    // Whoever reads at the other end must not wait for what nobody will write.
    for (const arg of args) if (arg instanceof OwnedFd) arg.close();
    if (target.interface.requests[opcode]?.destructor === true) this.forget(target);
  }

  /** The session is closed. */
  end(): void {
    for (const proxy of this.#byHandle) proxy.alive = false;
    this.#byHandle.clear();
    this.#lost.clear();
    this.#waiting.clear();
  }
}
