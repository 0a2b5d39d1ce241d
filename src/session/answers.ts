/**
 * Which configures an app may still answer. The engine answers the first ones of an epoch itself where it
 * shows old content; when the app does so again, that must not reach the compositor (weston 10 ends a
 * client that acknowledges a serial twice, others one that names a serial of the epoch before). The app's
 * answer also ends the time in which its old content is fitted.
 */

import type { MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';
import type { ReplayResult } from './replay.js';

/** What is to be done with a request of an `xdg_surface` or layer surface. */
export interface Verdict {
  /** `record`: the state changes, but the compositor must not hear it; `drop`: it means nothing any more. */
  readonly what: 'send' | 'record' | 'drop';
  /** The app has answered what the engine answered before, or something later. */
  readonly answered?: boolean;
}

const SEND: Verdict = { what: 'send' };

export class ConfigureAnswers {
  /** Serials that the compositor sent and nobody answered, by handle of what it configured: an xdg_surface, a layer surface. */
  readonly #open = new Map<number, number[]>();
  readonly #byEngine = new Map<number, number>();
  /** Where the engine answered a configure that the app has not heard yet. */
  readonly #ahead = new Set<number>();

  /** A new epoch: only what the engine did in it is known. */
  reset(done: Pick<ReplayResult, 'acknowledged'>): void {
    this.#open.clear();
    this.#byEngine.clear();
    this.#ahead.clear();
    this.add(done);
  }

  /** What the engine did besides. */
  add({ acknowledged }: Pick<ReplayResult, 'acknowledged'>): void {
    for (const [configured, serial] of acknowledged) {
      this.#byEngine.set(configured, serial);
      this.#ahead.add(configured);
    }
  }

  /** An event that the app is about to hear. */
  heard(target: WaylandProxy, message: MessageDescriptor, values: readonly WireValue[]): void {
    if (target.interface.meanings?.configured?.event !== message.name) return;
    const serial = values[message.args.findIndex(({ name }) => name === 'serial')] as number;
    if (serial === this.#byEngine.get(target.handle)) this.#ahead.delete(target.handle);
    const open = this.#open.get(target.handle);
    if (open === undefined) this.#open.set(target.handle, [serial]);
    else open.push(serial);
  }

  /** Whether requests of this object are judged. */
  concerns(target: WaylandProxy): boolean {
    return target.interface.meanings?.configured !== undefined;
  }

  forget({ handle }: WaylandProxy): void {
    this.#open.delete(handle);
    this.#byEngine.delete(handle);
    this.#ahead.delete(handle);
  }

  /** @param mayBeStale whether there was an epoch before this one, to which a serial may belong */
  judge(target: WaylandProxy, opcode: number, args: readonly RequestArg[], mayBeStale: boolean): Verdict {
    const request = target.interface.requests[opcode]?.name;
    if (request !== target.interface.meanings?.configured?.answer) return SEND;
    const open = this.#open.get(target.handle) ?? [];
    const at = open.lastIndexOf(args[0] as number);
    // A serial that nobody sent is the app's mistake, and the compositor's to judge.
    if (at < 0) return mayBeStale ? { what: 'drop' } : SEND;
    const byEngine = open.indexOf(this.#byEngine.get(target.handle) ?? -1);
    open.splice(0, at + 1);
    // Older than what the engine answered: that counts, and the old content fits it.
    if (at < byEngine || this.#ahead.has(target.handle)) return { what: 'record' };
    return { what: at === byEngine ? 'record' : 'send', answered: true };
  }
}
