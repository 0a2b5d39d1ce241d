/** Buffers that no compositor holds any more, of which the app is told by the `release` that a compositor would send. */

import type { Journal, State } from '../journal/index.js';
import type { AppObjects } from './app-objects.js';

export class Releases {
  readonly #journal: Journal;
  readonly #objects: AppObjects;
  /** Handles of those that an ended epoch held and that are not on show: the app hears of them with the new epoch. */
  #owed: number[] = [];

  constructor(journal: Journal, objects: AppObjects) {
    this.#journal = journal;
    this.#objects = objects;
  }

  /** The app is to hear, when it hears of the new epoch. */
  owe(handles: readonly number[]): void {
    this.#owed.push(...handles);
  }

  /** Tells of all that are owed. */
  tell(): void {
    for (const handle of this.#owed.splice(0)) this.#objects.get(handle)?.emit('release', {});
  }

  /** The app may use a buffer again that no compositor knows to be attached. */
  free(handle: number): void {
    const buffer = this.#objects.get(handle);
    if (buffer === undefined) return;
    this.#journal.mark({ kind: 'event', target: handle, opcode: 0, args: [] });
    setImmediate(() => buffer.alive && buffer.emit('release', {}));
  }

  /** Saves the state of now. Buffers of whose release the app has not heard yet are held in it: who goes on from it hears. */
  saving<T>(save: (state: State) => T): T {
    const state = this.#journal.fold();
    const untold = this.#owed.flatMap((handle) => state.object(handle) ?? []).filter(({ held }) => !held);
    for (const buffer of untold) buffer.held = true;
    try {
      return save(state);
    } finally {
      for (const buffer of untold) buffer.held = false;
    }
  }
}
