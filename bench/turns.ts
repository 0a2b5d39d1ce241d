// How long the loop stands still by the library: what it hands to the loop (immediates, timers, microtasks, koffi's poll) and what
// is called as `ours`, summed up for each turn. To be asked for before the library is imported.
import { createRequire } from 'node:module';
import { type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
const clockGettime = koffi.load(null).func('int clock_gettime(int, intptr_t)') as (clock: number, to: number) => number;
const THREAD = 3; // CLOCK_THREAD_CPUTIME_ID, time.h

/** What is shorter is taken to have no collection in it. */
const SHORT_MS = 0.05;

/** ms, with `cpu` that of this thread. */
interface Piece {
  readonly from: number;
  readonly until: number;
  readonly cpu: number;
}

interface Turn {
  readonly from: number;
  /** ms of wall time. */
  whole: number;
  /** ms of its short pieces. */
  short: number;
  readonly long: Piece[];
}

/** ms. */
export interface Longest {
  /** Without collections, and without what the kernel gave to others meanwhile. */
  readonly alone: number;
  readonly whole: number;
  /** The longest collection, whenever it was. */
  readonly collection: number;
}

export interface Turns {
  /** Counts what it calls. */
  ours(work: () => void): void;
  /** Of the turns since then, on the clock of performance.now(). Forgets what was before. */
  longest(since: number): Promise<Longest>;
}

type Callback = (...args: unknown[]) => unknown;

export function watchTurns(): Turns {
  const turns: Turn[] = [];
  let turn: Turn = { from: 0, whole: 0, short: 0, long: [] };
  let inside = false;
  const time = new Int32Array(4); // struct timespec, whose seconds since the start of a thread fit 32 bits
  const address = Number(koffi.address(time.buffer));
  const cpuNow = (): number => {
    clockGettime(THREAD, address);
    return (time[0] as number) * 1000 + (time[2] as number) / 1e6;
  };
  const ours = (work: () => unknown): unknown => {
    if (inside) return work();
    inside = true;
    const before = cpuNow();
    const from = performance.now();
    try {
      return work();
    } finally {
      const until = performance.now();
      const cpu = cpuNow() - before;
      inside = false;
      turn.whole += until - from;
      if (until - from < SHORT_MS) turn.short += Math.min(cpu, until - from);
      else turn.long.push({ from, until, cpu });
    }
  };
  const begin = (): void => {
    if (turn.whole > 0) turns.push(turn);
    turn = { from: performance.now(), whole: 0, short: 0, long: [] };
  };
  /** @param begins whether it is a turn of its own; a microtask belongs to the one before */
  const watched = (callback: Callback, begins: boolean): Callback => {
    return (...args) => {
      if (begins && !inside) begin();
      return ours(() => callback(...args));
    };
  };
  const wrap = (owner: object, name: string, begins: boolean, where = 0): void => {
    const original = Reflect.get(owner, name) as Callback;
    const wrapped = (...args: unknown[]): unknown => {
      const callback = args[where] as Callback;
      return original.call(owner, ...args.slice(0, where), watched(callback, begins), ...args.slice(where + 1));
    };
    // With util.promisify's own symbol.
    Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
    Reflect.set(owner, name, wrapped);
  };
  for (const name of ['setImmediate', 'setTimeout', 'setInterval']) wrap(globalThis, name, true);
  wrap(globalThis, 'queueMicrotask', false);
  wrap(koffi.node, 'poll', true, 2);

  const collections: { readonly from: number; readonly until: number }[] = [];
  const told = (entries: readonly PerformanceEntry[]): void => {
    for (const { startTime, duration } of entries) collections.push({ from: startTime, until: startTime + duration });
  };
  const collector = new PerformanceObserver((list) => told(list.getEntries()));
  collector.observe({ entryTypes: ['gc'] });

  const alone = ({ from, until, cpu }: Piece): number => {
    let collected = 0;
    for (const one of collections) collected += Math.max(0, Math.min(until, one.until) - Math.max(from, one.from));
    return Math.min(cpu, until - from - collected);
  };
  return {
    ours,
    async longest(since) {
      begin();
      await nextTurn(); // what the collector did is told in the turn after
      told(collector.takeRecords());
      const counted = turns.splice(0).filter(({ from }) => from >= since);
      const largest = (values: readonly number[]): number => values.reduce((most, one) => Math.max(most, one), 0);
      const longest = {
        alone: largest(counted.map(({ short, long }) => long.reduce((sum, piece) => sum + alone(piece), short))),
        whole: largest(counted.map(({ whole }) => whole)),
        collection: largest(collections.filter(({ from }) => from >= since).map(({ from, until }) => until - from)),
      };
      collections.length = 0;
      return longest;
    },
  };
}
