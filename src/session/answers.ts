/**
 * Which configures an app may still answer. The engine answers the first ones of an epoch itself where it
 * shows old content; when the app does so again, that must not reach the compositor (weston 10 ends a
 * client that acknowledges a serial twice, others one that names a serial of the epoch before). The app's
 * answer also ends the time in which its old content is fitted.
 */

import type { MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import type { WireValue } from '../wire/index.js';
import type { ReplayResult, Unfit } from './replay.js';

/** What is to be done with a request of an `xdg_surface` or layer surface, or of its frozen surface. */
export interface Verdict {
  /** `record`: the state changes, but the compositor must not hear it; `drop`: it means nothing any more. */
  readonly what: 'send' | 'record' | 'drop';
  /** To be done before it. */
  readonly unfit?: Unfit;
  /** Buffers that the app attached meanwhile and that never reached the compositor, by handle. */
  readonly withheld?: ReadonlySet<number>;
}

const SEND: Verdict = { what: 'send' };

export class ConfigureAnswers {
  /** Serials that the compositor sent and nobody answered, by handle of what it configured: an xdg_surface, a layer surface. */
  readonly #open = new Map<number, number[]>();
  readonly #byEngine = new Map<number, number>();
  /** Where the engine answered a configure that the app has not heard yet. */
  readonly #ahead = new Set<number>();
  readonly #fitted = new Map<number, Unfit>();
  /** Surface → what was configured, where an engine's buffer must stay until the app answers. */
  readonly #frozen = new Map<number, number>();
  readonly #withheld = new Map<number, Set<number>>();

  /** A new epoch: only what the engine did in it is known. */
  reset(done: Pick<ReplayResult, 'acknowledged' | 'fitted' | 'frozen'>): void {
    this.#open.clear();
    this.#byEngine.clear();
    this.#ahead.clear();
    this.#fitted.clear();
    this.#frozen.clear();
    this.#withheld.clear();
    this.add(done);
  }

  /** What the engine did besides. */
  add({ acknowledged, fitted, frozen }: Pick<ReplayResult, 'acknowledged' | 'fitted' | 'frozen'>): void {
    for (const [configured, serial] of acknowledged) {
      this.#byEngine.set(configured, serial);
      this.#ahead.add(configured);
    }
    for (const [configured, unfit] of fitted) this.#fitted.set(configured, unfit);
    for (const [surface, configured] of frozen) this.#frozen.set(surface, configured);
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
    return target.interface.meanings?.configured !== undefined || this.#frozen.has(target.handle);
  }

  #judgeContent(surface: number, request: string | undefined, args: readonly RequestArg[]): Verdict {
    if (request === 'set_buffer_scale' || request === 'set_buffer_transform') return { what: 'record' };
    if (request !== 'attach') return SEND;
    const [buffer] = args;
    if (buffer === null) {
      this.#frozen.delete(surface); // it unmaps itself
      return SEND;
    }
    const withheld = this.#withheld.get(surface) ?? new Set();
    this.#withheld.set(surface, withheld.add((buffer as WaylandProxy).handle)); // attach takes nothing else
    return { what: 'record' };
  }

  /** @returns what was withheld of its surface */
  #thaw(configured: number): ReadonlySet<number> {
    for (const [surface, of] of this.#frozen) {
      if (of !== configured) continue;
      this.#frozen.delete(surface);
      const withheld = this.#withheld.get(surface);
      this.#withheld.delete(surface);
      return withheld ?? new Set();
    }
    return new Set();
  }

  forget({ handle }: WaylandProxy): void {
    this.#thaw(handle);
    this.#open.delete(handle);
    this.#byEngine.delete(handle);
    this.#ahead.delete(handle);
    this.#fitted.delete(handle);
  }

  /** @param mayBeStale whether there was an epoch before this one, to which a serial may belong */
  judge(target: WaylandProxy, opcode: number, args: readonly RequestArg[], mayBeStale: boolean): Verdict {
    const request = target.interface.requests[opcode]?.name;
    if (this.#frozen.has(target.handle)) return this.#judgeContent(target.handle, request, args);
    if (request === 'set_window_geometry') return this.#fitted.has(target.handle) ? { what: 'record' } : SEND;
    if (request !== target.interface.meanings?.configured?.answer) return SEND;
    const open = this.#open.get(target.handle) ?? [];
    const at = open.lastIndexOf(args[0] as number);
    // A serial that nobody sent is the app's mistake, and the compositor's to judge.
    if (at < 0) return mayBeStale ? { what: 'drop' } : SEND;
    const byEngine = open.indexOf(this.#byEngine.get(target.handle) ?? -1);
    open.splice(0, at + 1);
    // Older than what the engine answered: that counts, and the old content fits it.
    if (at < byEngine || this.#ahead.has(target.handle)) return { what: 'record' };
    const unfit = this.#fitted.get(target.handle);
    this.#fitted.delete(target.handle);
    const what = at === byEngine ? 'record' : 'send';
    return { what, ...(unfit && { unfit, withheld: this.#thaw(target.handle) }) };
  }
}
