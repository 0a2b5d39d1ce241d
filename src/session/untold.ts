/**
 * What the app has yet to hear of a rebuild: it hears in a turn of its own, after whoever waited for the rebuild went on.
 * A snapshot that is taken before has it with it, so that the process that goes on from it hears instead.
 */

import { uncaught } from '../client/index.js';
import type { Journal, Loss, ObjectState, State } from '../journal/index.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { AppObjects } from './app-objects.js';
import { DISPLAY_HANDLE } from './epoch.js';
import type { Rebuilt } from './options.js';
import type { Saved } from './save.js';

export type Report = Pick<Rebuilt, 'lost' | 'degraded'>;

const NOTHING: Report = { lost: [], degraded: [] };

export class Untold {
  readonly #journal: Journal;
  readonly #objects: AppObjects;
  /** Objects that did not come back. */
  readonly #lost = new Set<WaylandProxy>();
  /** Handles of buffers that are free. */
  readonly #released = new Set<number>();
  #report: Report;

  /** Of objects that were lost for the process before, by handle. */
  readonly #keys = new Map<number, string>();

  /** @param former what the process before did not live to tell */
  constructor(journal: Journal, objects: AppObjects, former?: { readonly state: State; readonly untold: Report }) {
    this.#journal = journal;
    this.#objects = objects;
    this.#report = former?.untold ?? NOTHING;
    for (const { handle, key, origin } of former?.state.objects.values() ?? []) {
      if (key !== undefined && origin.opcode < 0) this.#keys.set(handle, key);
    }
  }

  keyOf(handle: number): string | undefined {
    return this.#journal.keyOf(handle) ?? this.#keys.get(handle);
  }

  /** @param tell called when the app is to hear that the object is lost, unless it has destroyed it by then */
  lost(proxy: WaylandProxy, tell: () => void): void {
    this.#lost.add(proxy);
    setImmediate(() => {
      if (this.#lost.delete(proxy) && proxy.alive) tell();
    });
  }

  /** Buffers that no compositor holds any more: the app hears of them with the rebuild. */
  released(buffers: readonly number[]): void {
    for (const buffer of buffers) this.#released.add(buffer);
  }

  /** The app may use a buffer again that no compositor knows to be attached. */
  free(buffer: number): void {
    if (this.#objects.get(buffer) === undefined) return;
    this.#journal.mark({ kind: 'event', target: buffer, opcode: 0, args: [] });
    this.#released.add(buffer);
    setImmediate(() => this.#tellReleased([buffer]));
  }

  #tellReleased(buffers: readonly number[]): void {
    for (const buffer of buffers) {
      if (this.#released.delete(buffer)) uncaught(() => this.#objects.get(buffer)?.emit('release', {}));
    }
  }

  /** What is to be told of a rebuild, with what nobody has told of those before. */
  report(rebuilt: Rebuilt): Rebuilt {
    const { lost, degraded } = this.#report;
    this.#report = { lost: this.#joined(lost, rebuilt.lost), degraded: this.#joined(degraded, rebuilt.degraded) };
    return { ...rebuilt, ...this.#report };
  }

  /** Tells what is still to be told before the app hears the report. */
  tell(): void {
    this.#tellReleased([...this.#released]);
    this.#report = NOTHING;
  }

  /** Of what is destroyed, or is said anew, nobody needs to hear the old. */
  #joined(before: readonly Loss[], now: readonly Loss[]): readonly Loss[] {
    const said = new Set(now.map(({ handle, what }) => `${handle} ${what}`));
    const left = before.filter(({ handle, what }) => this.#objects.get(handle) && !said.has(`${handle} ${what}`));
    return left.length === 0 ? now : [...left, ...now];
  }

  /** Saves the state of now, such that who goes on from it hears everything. */
  saving<T>(save: (saved: Saved) => T): T {
    const state = this.#journal.fold();
    const found = (handles: Iterable<number>): ObjectState[] => [...handles].flatMap((one) => state.object(one) ?? []);
    const free = found(this.#released).filter(({ held }) => !held);
    const lost = [...this.#lost].filter(({ alive }) => alive);
    // What others need is in the state still, as destroyed.
    const needed = found(lost.map(({ handle }) => handle)).filter(({ dead }) => dead);
    for (const buffer of free) buffer.held = true;
    for (const object of needed) object.dead = false;
    const meanwhile = [...this.#journal.unfolded];
    for (const { handle, interface: descriptor, version } of lost) {
      if (state.object(handle) !== undefined) continue;
      // As if the compositor had made it: what that made ends with its connection.
      meanwhile.push({ kind: 'made', by: DISPLAY_HANDLE, made: { handle, interface: descriptor, version } });
    }
    for (const proxy of lost) {
      const key = this.#objects.keyOfLost(proxy);
      if (key === undefined || this.#journal.keyed(key) !== undefined) continue;
      meanwhile.push({ kind: 'note', target: proxy.handle, key });
    }
    try {
      return save({ state, meanwhile, untold: this.#report });
    } finally {
      for (const buffer of free) buffer.held = false;
      for (const object of needed) object.dead = true;
    }
  }
}

/** What a file says that nobody was told. What is no report is none: the rest of the file does not need it. */
export function untoldIn(meta: Readonly<Record<string, unknown>> | undefined): Report {
  const { lost, degraded } = (meta?.untold ?? {}) as Partial<Record<keyof Report, unknown>>;
  const losses = (list: unknown): readonly Loss[] => (Array.isArray(list) ? list.flatMap(lossIn) : []);
  return { lost: losses(lost), degraded: losses(degraded) };
}

function lossIn(value: unknown): Loss[] {
  const { object, handle, key, what, why } = (value ?? {}) as Partial<Record<keyof Loss, unknown>>;
  if (typeof object !== 'string' || typeof what !== 'string' || typeof why !== 'string') return [];
  if (typeof handle !== 'number' || (key !== undefined && typeof key !== 'string')) return [];
  return [{ object, handle, key, what, why }];
}
