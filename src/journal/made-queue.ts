/**
 * The objects that requests of the tail made and that were not read yet, in order of the handles. An object for each would
 * live until it is folded, which is long enough to cost the collector more than all else of it.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';

/** So many that were read are moved over at once. */
const READ_AT_MOST = 4096;

export class MadeQueue {
  /** At the same places. */
  #handles: number[] = [];
  #interfaces: InterfaceDescriptor[] = [];
  /** Callbacks that were answered meanwhile. */
  #answered: boolean[] = [];
  #read = 0;

  add(handle: number, descriptor: InterfaceDescriptor): void {
    this.#handles.push(handle);
    this.#interfaces.push(descriptor);
    this.#answered.push(false);
  }

  get empty(): boolean {
    return this.#read === this.#handles.length;
  }

  /** Of the first one, which is there unless the queue is empty. */
  get handle(): number {
    return this.#handles[this.#read] as number;
  }

  get interface(): InterfaceDescriptor {
    return this.#interfaces[this.#read] as InterfaceDescriptor;
  }

  get answered(): boolean {
    return this.#answered[this.#read] === true;
  }

  /** The first one was read. */
  shift(): void {
    this.#read++;
    if (this.empty) {
      this.clear();
    } else if (this.#read >= READ_AT_MOST) {
      this.#handles.splice(0, this.#read);
      this.#interfaces.splice(0, this.#read);
      this.#answered.splice(0, this.#read);
      this.#read = 0;
    }
  }

  /** A callback was answered. @returns whether it is still here */
  answer(handle: number): boolean {
    // Handles are given out in order, nearly all to what requests make.
    const handles = this.#handles;
    const first = handles[this.#read];
    if (first === undefined || handle < first) return false;
    for (let i = Math.min(this.#read + handle - first, handles.length - 1); i >= this.#read; i--) {
      const at = handles[i] as number;
      if (at === handle) this.#answered[i] = true;
      if (at <= handle) return at === handle;
    }
    return false;
  }

  clear(): void {
    this.#handles.length = 0;
    this.#interfaces.length = 0;
    this.#answered.length = 0;
    this.#read = 0;
  }
}
