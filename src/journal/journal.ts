/**
 * The log of a session: the folded base, and the tail of the epoch at hand. It only reads what others
 * write into segments, some time later or above a high-water mark.
 */

import { HandleCounter } from '../objects/index.js';
import type { InterfaceDescriptor } from '../protocol/index.js';
import { OwnedFd, type Segment } from '../wire/index.js';
import type { Watcher } from './damage.js';
import { foldRecord } from './fold.js';
import { show } from './latch.js';
import type { EventRecord, LogRecord } from './record.js';
import { enter } from './references.js';
import { ObjectState, State } from './state.js';
import { type Folder, type Known, Tail } from './tail.js';

/** A tail of more bytes than this is folded in line. */
const HIGH_WATER_BYTES = 256 * 1024;
const HIGH_WATER_MARKS = 1024;
/** Most of them are of pools that are destroyed soon, and processes may open few. */
const HIGH_WATER_FDS = 64;
/** What waits this long is folded, in ms: an app that draws now and then is not woken up for each frame. */
const IDLE_MS = 1000;
/** The same where fds wait: a pool that was destroyed meanwhile may be large. */
const IDLE_WITH_FDS_MS = 50;

export interface JournalOptions {
  /** `live`: memory is bounded by what is alive. `full`: every record is kept as well, for debugging. */
  readonly retain?: 'live' | 'full';
}

export class Journal {
  readonly handles: HandleCounter;
  readonly #state: State;
  readonly #history: LogRecord[] | undefined;
  #tail: Tail;
  #recording = true;
  #paused = false;
  /** What was read while paused: to be said again, or folded when that comes to nothing. */
  #meanwhile: LogRecord[] = [];
  #watchers: readonly Watcher[] = [];
  #idle: NodeJS.Timeout | undefined;
  #idleSooner = false;

  /** @param display descriptor of `wl_display`, the object that is there from the start */
  constructor(display: InterfaceDescriptor, options: JournalOptions = {}, base?: { state: State; nextHandle: number }) {
    this.handles = new HandleCounter(base?.nextHandle ?? 1);
    this.#state = base?.state ?? new State();
    this.#history = options.retain === 'full' ? [] : undefined;
    if (base === undefined) {
      enter(this.#state, new ObjectState(this.handles.take(), display, 1, { target: 0, opcode: -1, args: [] }, 0));
    }
    this.#tail = new Tail(new Map());
  }

  /** A new epoch begins, with these objects under these wire ids. The tail before it must be folded. */
  beginEpoch(ids: Map<number, Known>): void {
    this.#tail.close();
    this.#tail = new Tail(ids);
    this.#tail.watched = this.#watchers.length > 0;
    for (const watcher of this.#watchers) watcher.forget();
  }

  /** Shows what is recorded from now on. @returns what ends that */
  watch(watcher: Watcher): () => void {
    this.fold();
    const set = (watchers: readonly Watcher[]): void => {
      this.#watchers = watchers;
      this.#tail.watched = watchers.length > 0;
    };
    set([...this.#watchers, watcher]);
    return () => set(this.#watchers.filter((one) => one !== watcher));
  }

  /** A segment was begun; it belongs to the log unless the engine itself writes it. */
  segment(segment: Segment): void {
    if (!this.#recording) return;
    this.#tail.addSegment(segment);
    // A busy app has no idle time. What reads all has its own order.
    if (!this.#paused && this.#history === undefined && this.#meanwhile.length === 0) {
      this.#tail.foldOlder(this.#folder);
    }
  }

  /** Whether what is written is the app's; off while the engine says what was said before. */
  set recording(value: boolean) {
    this.#recording = value;
  }

  /** While an epoch is set up, what the app does meanwhile must stay apart from the state that is rebuilt. */
  set paused(value: boolean) {
    this.#paused = value;
    if (!value) this.wrote();
  }

  made(handle: number, descriptor: InterfaceDescriptor): void {
    this.#tail.addMade(handle, descriptor);
  }

  madeByCompositor(id: number, by: number, known: Known): void {
    this.#tail.addId(id, known);
    this.mark({ kind: 'made', by, made: known });
  }

  mark(record: LogRecord): void {
    this.#tail.addMark(record);
    this.wrote();
  }

  /** A `wl_callback` was answered. */
  answered(target: number, opcode: number, data: number): void {
    // Whoever says the tail again, or keeps it, wants to see the answer.
    if (!this.#paused && this.#history === undefined && this.#tail.answered(target)) return;
    this.mark({ kind: 'event', target, opcode, args: [data] });
  }

  /** What the registry of a new epoch announces: at once, since it tells what its objects are bound to. */
  announce(records: Iterable<EventRecord>): void {
    this.#state.globals.clear();
    for (const record of records) {
      this.#history?.push(record);
      foldRecord(this.#state, record);
    }
  }

  /** An object has a wire id in the epoch at hand. Everything before must be folded: the id may have been another's. */
  present(id: number, known: Known): void {
    this.#tail.addId(id, known);
  }

  /** Something was added: fold now if it is much, else soon. */
  wrote(): void {
    if (this.#paused) return;
    const { bytes, marks, fds } = this.#tail;
    if (bytes > HIGH_WATER_BYTES || marks > HIGH_WATER_MARKS || fds > HIGH_WATER_FDS) this.fold();
    else this.soon(fds > 0);
  }

  /** Something is being added, which is not whole yet. @param sooner whether it should not be kept for long */
  soon(sooner = false): void {
    if (this.#idle !== undefined && (this.#idleSooner || !sooner)) return;
    clearTimeout(this.#idle);
    this.#idleSooner = sooner;
    this.#idle = setTimeout(this.#foldIdle, sooner ? IDLE_WITH_FDS_MS : IDLE_MS).unref();
  }

  readonly #foldIdle = (): void => {
    this.#idle = undefined;
    if (!this.#paused) this.fold();
  };

  /** Folds the tail. @returns the state as of now; while paused, as of the pause */
  fold(): State {
    if (this.#paused) {
      this.#meanwhile.push(...this.#tail.take());
      for (const watcher of this.#watchers) watcher.forget(); // what they know is of another time than this
      return this.#state;
    }
    const { length } = this.#meanwhile;
    for (let i = 0; i < length; i++) this.#foldRecord(this.#meanwhile[i] as LogRecord);
    if (length > 0) this.#meanwhile = [];
    if (this.#history === undefined) this.#tail.fold(this.#folder);
    else for (const record of this.#tail.take()) this.#foldRecord(record);
    return this.#state;
  }

  readonly #foldRecord = (record: LogRecord): void => {
    this.#history?.push(record);
    if (this.#watchers.length > 0) for (const watcher of this.#watchers) watcher.read(record, this.#state);
    foldRecord(this.#state, record);
  };

  readonly #folder: Folder = {
    visit: this.#foldRecord,
    show: (surface, buffer) => show(this.#state, surface, buffer),
  };

  /** What {@link fold} found and, being paused, set aside. */
  get unfolded(): readonly LogRecord[] {
    return this.#meanwhile;
  }

  /** Handle of the living object with this key. */
  keyed(key: string): number | undefined {
    const state = this.fold();
    const noted = this.#meanwhile.findLast((record) => record.kind === 'note' && record.key === key);
    if (noted?.kind === 'note') return noted.target;
    for (const one of state.objects.values()) if (one.key === key && !one.dead) return one.handle;
    return undefined;
  }

  /** The key that an object had when the log was folded last. */
  keyOf(handle: number): string | undefined {
    return this.#state.object(handle)?.key;
  }

  /** Takes the records that are not folded, to be said again in another epoch, instead of folding them. */
  takeTail(): LogRecord[] {
    const records = [...this.#meanwhile, ...this.#tail.take()];
    this.#meanwhile = [];
    return records;
  }

  /** Everything that was recorded, with `retain: 'full'`. */
  get history(): readonly LogRecord[] {
    this.fold();
    return this.#history ?? [];
  }

  close(): void {
    clearTimeout(this.#idle);
    for (const record of this.#meanwhile) discardRecord(record);
    this.#meanwhile = [];
    this.#tail.close();
    this.#state.close();
  }
}

/** Closes the fds that a record holds, for one that is thrown away. */
export function discardRecord(record: LogRecord): void {
  if (record.kind !== 'request') return;
  for (const arg of record.args) if (arg instanceof OwnedFd) arg.close();
}
