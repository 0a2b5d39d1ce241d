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

  #at(key: string): number {
    const keys = this.#keys;
    for (let i = 0; i < keys.length; i++) if (keys[i] === key) return i;
    return -1;
  }

  get(key: string): Entry[] | undefined {
    const at = this.#at(key);
    return at < 0 ? undefined : this.#entries[at];
  }

  has(key: string): boolean {
    return this.#at(key) >= 0;
  }

  set(key: string, entries: Entry[]): this {
    if (this.#keys === NOTHING) {
      this.#keys = [key];
      this.#entries = [entries];
      return this;
    }
    const at = this.#at(key);
    if (at >= 0) {
      (this.#entries as Entry[][])[at] = entries;
    } else {
      (this.#keys as string[]).push(key);
      (this.#entries as Entry[][]).push(entries);
    }
    return this;
  }

  delete(key: string): boolean {
    const at = this.#at(key);
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
    if (this.#keys.length === 1) {
      // The room for one stays: a length of 0 would give it back.
      (this.#keys as string[]).pop();
      (this.#entries as Entry[][]).pop();
      return;
    }
    (this.#keys as string[]).length = 0;
    (this.#entries as Entry[][]).length = 0;
  }

  /** Takes the only one out of it. @returns undefined where there is none, or more */
  takeOnly(): { readonly key: string; readonly entries: Entry[] } | undefined {
    if (this.#keys.length !== 1) return undefined;
    const only = { key: this.#keys[0] as string, entries: this.#entries[0] as Entry[] };
    this.clear();
    return only;
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
