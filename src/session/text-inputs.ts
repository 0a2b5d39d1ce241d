/**
 * How often a text input was committed, and how often an input method heard `done`. For a text input `done` names the commit
 * that it answers by its number, and apps pass over one that is not their last (text-input: zwp_text_input_v3.done); an
 * input method's `commit` names the last `done` by its number, and another one counts less (zwp_input_method_v2.commit). A
 * new compositor counts from 0, the app goes on counting.
 */

import type { RequestArg, WaylandProxy } from '../protocol/index.js';

interface Count {
  /** What the app has counted, in all epochs. */
  total: number;
  /** What the compositor of this epoch has. */
  sent: number;
  epoch: number;
}

export class TextInputs {
  readonly #counts = new WeakMap<WaylandProxy, Count>();
  #epoch = 0;

  /** A new connection: nothing was committed on it. */
  begin(): void {
    this.#epoch++;
  }

  /** The app asks something. @param sent whether the compositor hears it */
  asked(target: WaylandProxy, opcode: number, sent: boolean): void {
    if (target.interface.name !== 'zwp_text_input_v3') return;
    if (target.interface.requests[opcode]?.name !== 'commit') return;
    const count = this.#of(target);
    count.total++;
    if (sent) count.sent++;
  }

  /** Puts the compositor's own number into what it is about to hear. */
  numbered(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): readonly RequestArg[] {
    if (target.interface.name !== 'zwp_input_method_v2') return args;
    if (target.interface.requests[opcode]?.name !== 'commit') return args;
    const { total, sent } = this.#of(target);
    return [((args[0] as number) + sent - total) >>> 0];
  }

  /** Puts the app's own number into what it is about to hear. */
  heard(target: WaylandProxy, event: string, payload: Record<string, unknown> | undefined): void {
    if (event !== 'done') return;
    if (target.interface.name === 'zwp_input_method_v2') {
      const count = this.#of(target);
      count.total++;
      count.sent++;
      return;
    }
    if (target.interface.name !== 'zwp_text_input_v3' || payload === undefined) return;
    const { total, sent } = this.#of(target);
    payload.serial = ((payload.serial as number) + total - sent) >>> 0;
  }

  #of(target: WaylandProxy): Count {
    const count = this.#counts.get(target) ?? { total: 0, sent: 0, epoch: this.#epoch };
    this.#counts.set(target, count);
    if (count.epoch === this.#epoch) return count;
    return Object.assign(count, { sent: 0, epoch: this.#epoch });
  }
}
