/**
 * Which configures an app may still answer. The engine answers the first ones of an epoch itself where it
 * shows old content; when the app does so again, that must not reach the compositor (weston 10 ends a
 * client that acknowledges a serial twice, others one that names a serial of the epoch before). The app's
 * answer also ends the time in which its old content is fitted.
 */

import type { RequestArg, WaylandProxy } from '../protocol/index.js';
import type { ReplayResult, Unfit } from './replay.js';

/** What is to be done with a request of an `xdg_surface`. */
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
  /** Serials that the compositor sent and nobody answered, by handle of the xdg_surface. */
  readonly #open = new Map<number, number[]>();
  readonly #byEngine = new Map<number, number>();
  readonly #fitted = new Map<number, Unfit>();
  /** Surface → xdg_surface, where an engine's buffer must stay until the app answers. */
  readonly #frozen = new Map<number, number>();
  readonly #withheld = new Map<number, Set<number>>();

  /** A new epoch: only what the engine did in it is known. */
  reset({ acknowledged, fitted, frozen }: Pick<ReplayResult, 'acknowledged' | 'fitted' | 'frozen'>): void {
    this.#open.clear();
    this.#byEngine.clear();
    this.#fitted.clear();
    this.#frozen.clear();
    this.#withheld.clear();
    for (const [xdgSurface, serial] of acknowledged) this.#byEngine.set(xdgSurface, serial);
    for (const [xdgSurface, unfit] of fitted) this.#fitted.set(xdgSurface, unfit);
    for (const [surface, xdgSurface] of frozen) this.#frozen.set(surface, xdgSurface);
  }

  configured(xdgSurface: number, serial: number): void {
    const open = this.#open.get(xdgSurface);
    if (open === undefined) this.#open.set(xdgSurface, [serial]);
    else open.push(serial);
  }

  /** Whether requests of this object are judged. */
  concerns(target: WaylandProxy): boolean {
    return target.interface.name === 'xdg_surface' || this.#frozen.has(target.handle);
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
  #thaw(xdgSurface: number): ReadonlySet<number> {
    for (const [surface, of] of this.#frozen) {
      if (of !== xdgSurface) continue;
      this.#frozen.delete(surface);
      const withheld = this.#withheld.get(surface);
      this.#withheld.delete(surface);
      return withheld ?? new Set();
    }
    return new Set();
  }

  forget(xdgSurface: number): void {
    this.#thaw(xdgSurface);
    this.#open.delete(xdgSurface);
    this.#byEngine.delete(xdgSurface);
    this.#fitted.delete(xdgSurface);
  }

  /** @param mayBeStale whether there was an epoch before this one, to which a serial may belong */
  judge(target: WaylandProxy, opcode: number, args: readonly RequestArg[], mayBeStale: boolean): Verdict {
    const request = target.interface.requests[opcode]?.name;
    if (this.#frozen.has(target.handle)) return this.#judgeContent(target.handle, request, args);
    if (request === 'set_window_geometry') return this.#fitted.has(target.handle) ? { what: 'record' } : SEND;
    if (request !== 'ack_configure') return SEND;
    const open = this.#open.get(target.handle) ?? [];
    const at = open.lastIndexOf(args[0] as number);
    // A serial that nobody sent is the app's mistake, and the compositor's to judge.
    if (at < 0) return mayBeStale ? { what: 'drop' } : SEND;
    open.splice(0, at + 1);
    const unfit = this.#fitted.get(target.handle);
    this.#fitted.delete(target.handle);
    const what = this.#byEngine.get(target.handle) === args[0] ? 'record' : 'send';
    return { what, ...(unfit && { unfit, withheld: this.#thaw(target.handle) }) };
  }
}
