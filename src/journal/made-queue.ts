/**
 * The objects that requests of the tail made and that were not read yet, in order of the handles. An object for each would
 * live until it is folded, which is long enough to cost the collector more than all else of it; so they stand in rings, which
 * are used again and again.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';

/** Places to begin with; a power of 2. */
const PLACES = 1024;
/** More than these are given up when they are not needed any more. */
const PLACES_KEPT = 64 * PLACES;

export class MadeQueue {
  /** At the same places. */
  #handles: number[] = [];
  #interfaces: InterfaceDescriptor[] = [];
  /** Callbacks that were answered meanwhile. */
  #answered: boolean[] = [];
  /** So many were read, and so many added, since it was empty: modulo their number, the places. */
  #read = 0;
  #added = 0;
  #mask = -1;

  add(handle: number, descriptor: InterfaceDescriptor): void {
    if (this.#added - this.#read > this.#mask) this.#grow();
    const at = this.#added++ & this.#mask;
    this.#handles[at] = handle;
    this.#interfaces[at] = descriptor;
    this.#answered[at] = false;
  }

  get empty(): boolean {
    return this.#read === this.#added;
  }

  /** Of the first one, which is there unless the queue is empty. */
  get handle(): number {
    return this.#handles[this.#read & this.#mask] as number;
  }

  get interface(): InterfaceDescriptor {
    return this.#interfaces[this.#read & this.#mask] as InterfaceDescriptor;
  }

  get answered(): boolean {
    return !this.empty && this.#answered[this.#read & this.#mask] === true;
  }

  /** The first one was read. */
  shift(): void {
    if (++this.#read === this.#added) this.clear();
  }

  /** A callback was answered. @returns whether it is still here */
  answer(handle: number): boolean {
    if (this.empty || handle < this.handle) return false;
    // Handles are given out in order, nearly all to what requests make.
    for (let i = Math.min(this.#read + handle - this.handle, this.#added - 1); i >= this.#read; i--) {
      const at = this.#handles[i & this.#mask] as number;
      if (at === handle) this.#answered[i & this.#mask] = true;
      if (at <= handle) return at === handle;
    }
    return false;
  }

  clear(): void {
    this.#read = 0;
    this.#added = 0;
    if (this.#handles.length <= PLACES_KEPT) return;
    this.#handles = [];
    this.#interfaces = [];
    this.#answered = [];
    this.#mask = -1;
  }

  /** The places are taken, all of them: from the first one on they stay where they are, and more follow. */
  #grow(): void {
    const from = this.#read & this.#mask;
    if (from > 0) {
      this.#handles = rotated(this.#handles, from);
      this.#interfaces = rotated(this.#interfaces, from);
      this.#answered = rotated(this.#answered, from);
    }
    this.#added -= this.#read;
    this.#read = 0;
    this.#mask = Math.max(PLACES, 2 * (this.#mask + 1)) - 1;
  }
}

const rotated = <T>(list: readonly T[], from: number): T[] => list.slice(from).concat(list.slice(0, from));
