/**
 * Requests in force, by key; only `add` keys have more than one. Most layers are empty, and those of a surface that draws are
 * filled and emptied with each frame: a map would allocate each time, and what it allocated would keep what follows alive.
 */

import type { Entry } from './state.js';

const NOTHING: readonly never[] = [];

export class Layer {
  /** At the same places; empty until something is set. */
  #keys: string[] | readonly never[] = NOTHING;
  #entries: Entry[][] | readonly never[] = NOTHING;

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): Entry[] | undefined {
    return this.#entries[(this.#keys as string[]).indexOf(key)];
  }

  has(key: string): boolean {
    return (this.#keys as string[]).includes(key);
  }

  set(key: string, entries: Entry[]): this {
    if (this.#keys === NOTHING) {
      this.#keys = [];
      this.#entries = [];
    }
    const at = (this.#keys as string[]).indexOf(key);
    if (at >= 0) {
      (this.#entries as Entry[][])[at] = entries;
    } else {
      (this.#keys as string[]).push(key);
      (this.#entries as Entry[][]).push(entries);
    }
    return this;
  }

  delete(key: string): boolean {
    const at = (this.#keys as string[]).indexOf(key);
    if (at < 0) return false;
    if (this.#keys.length === 1) {
      this.clear();
    } else {
      (this.#keys as string[]).splice(at, 1);
      (this.#entries as Entry[][]).splice(at, 1);
    }
    return true;
  }

  clear(): void {
    if (this.#keys.length === 0) return;
    (this.#keys as string[]).length = 0;
    (this.#entries as Entry[][]).length = 0;
  }

  /** Empties it. @returns what was in it, at the same places */
  take(): { readonly keys: readonly string[]; readonly entries: readonly Entry[][] } {
    const taken = { keys: this.#keys, entries: this.#entries };
    this.#keys = NOTHING;
    this.#entries = NOTHING;
    return taken;
  }

  /** In the order in which they were set first; what changes meanwhile is not seen. */
  keys(): readonly string[] {
    return [...this.#keys];
  }

  values(): readonly Entry[][] {
    return [...this.#entries];
  }

  [Symbol.iterator](): IterableIterator<[string, Entry[]]> {
    return this.#keys.map((key, i): [string, Entry[]] => [key, this.#entries[i] as Entry[]]).values();
  }
}
