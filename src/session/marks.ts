/** What the compositor says that the log can't do without, as marks in it: by the `marks` of the meanings. */

import type { Journal } from '../journal/index.js';
import type { MessageDescriptor, WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';
import type { Minimized } from './minimized.js';

export class Marks {
  readonly #journal: Journal;
  readonly #minimized: Minimized;

  constructor(journal: Journal, minimized: Minimized) {
    this.#journal = journal;
    this.#minimized = minimized;
  }

  /** @param object finds an object of the connection by its id */
  heard(
    target: WaylandProxy,
    opcode: number,
    message: MessageDescriptor,
    values: readonly WireValue[],
    object: (id: number) => WaylandProxy | undefined,
  ): void {
    const marked = message.destructor === true || target.interface.meanings?.marks?.includes(message.name) === true;
    if (!marked) return;
    const args = values.map((value, i) =>
      message.args[i]?.type === 'object' ? (object(value as number)?.handle ?? 0) : (value as number),
    );
    const { handle } = target;
    const untouched = this.#minimized.precedes(target, message.name);
    const minimized = untouched ? this.#journal.fold().object(handle)?.now.get('minimized')?.[0] : undefined;
    this.#journal.mark({ kind: 'event', target: handle, opcode, args });
    if (minimized !== undefined) this.#journal.mark({ kind: 'request', target: handle, ...minimized });
  }

  /** An event that the engine says in the place of a compositor that is gone. */
  takenBack(target: WaylandProxy, event: string): void {
    // A pointer lock that holds once does not come back (pointer-constraints: lifetime.oneshot).
    if (target.interface.meanings?.inertAfter?.includes(event) !== true || !target.alive) return;
    const opcode = target.interface.events.findIndex(({ name }) => name === event);
    this.#journal.mark({ kind: 'event', target: target.handle, opcode, args: [] });
  }
}
