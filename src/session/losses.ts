/** How objects end that do not come back: each hears it once, by the event that its protocol has for that. */

import { uncaught } from '../client/index.js';
import type { Journal } from '../journal/index.js';
import { camelCase, type End, type MessageDescriptor, type WaylandProxy } from '../protocol/index.js';
import type { AppObjects } from './app-objects.js';
import { endDrags } from './drags.js';
import type { Rebuilt } from './options.js';
import type { Untold } from './untold.js';

export interface LossesOwner {
  readonly journal: Journal;
  readonly objects: AppObjects;
  readonly untold: Untold;
  /** An object is destroyed: nothing about it is of use any more. */
  forget(proxy: WaylandProxy): void;
}

export class Losses {
  readonly #owner: LossesOwner;
  /** Objects that need not hear of their end: they heard all that they were made for. */
  readonly #concluded = new WeakSet<WaylandProxy>();

  constructor(owner: LossesOwner) {
    this.#owner = owner;
  }

  heard(target: WaylandProxy, message: MessageDescriptor): void {
    if (target.interface.meanings?.ends?.unless?.includes(message.name) === true) this.#concluded.add(target);
  }

  lose(proxy: WaylandProxy): void {
    const { journal, objects, untold } = this.#owner;
    if (!objects.lose(proxy, untold.keyOf(proxy.handle))) return;
    const { ends } = proxy.interface.meanings ?? {};
    const heard = journal.fold().object(proxy.handle)?.heard; // also what another process heard
    if (ends?.unless?.some((event) => heard?.has(event)) === true) this.#concluded.add(proxy);
    journal.mark({ kind: 'gone', target: proxy.handle });
    if (this.#concluded.has(proxy)) return;
    untold.lost(proxy, () => {
      if (ends !== undefined) this.#tell(proxy, ends);
    });
  }

  /**
   * Objects that have no counterpart on the new connection.
   * @param missing handles of those that wait for a global
   */
  loseTheRest(standIns: ReadonlyMap<number, WaylandProxy>, missing: ReadonlySet<number>): void {
    const { objects } = this.#owner;
    // What was made later stands on what was made before, and ends before it: popups are dismissed innermost first.
    for (const proxy of [...objects].reverse()) {
      const { ends, lost } = proxy.interface.meanings ?? {};
      if (standIns.has(proxy.handle)) objects.arrived(proxy);
      else if (missing.has(proxy.handle) && ends === undefined && lost === undefined) objects.wait(proxy);
      else this.lose(proxy);
    }
  }

  /** The app hears that a source is of no use any more, as a compositor would tell it. */
  cancel(source: WaylandProxy): void {
    const { ends } = source.interface.meanings ?? {};
    const opcode = source.interface.events.findIndex(({ name }) => name === ends?.event);
    if (!source.alive || ends === undefined || this.#concluded.has(source)) return;
    this.#concluded.add(source);
    setImmediate(() => {
      if (!source.alive) return;
      this.#owner.journal.mark({ kind: 'event', target: source.handle, opcode, args: [] });
      this.#tell(source, ends);
    });
  }

  /** Cancels the sources of drags, and names those in what was lost. */
  endDrags(lost: Rebuilt['lost']): Rebuilt['lost'] {
    const { journal, objects } = this.#owner;
    return endDrags(
      journal.fold(),
      lost,
      (handle) => objects.get(handle),
      (source) => this.cancel(source),
    );
  }

  #tell(proxy: WaylandProxy, { event, args = {} }: End): void {
    const payload = Object.fromEntries(Object.entries(args).map(([name, value]) => [camelCase(name), value]));
    const destructor = proxy.interface.events.find(({ name }) => name === event)?.destructor === true;
    if (destructor) this.#owner.forget(proxy);
    uncaught(() => proxy.emit(camelCase(event), payload));
  }
}
