// How things are measured: samples, their middle and their spread, the limit beside them, and the rows that come of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `ns`: for one item. `%`: of a core. */
export type Unit = 'ms' | 'ns' | 'MiB' | 'KiB' | 'bytes' | '%';

/** Middle, and the quarters around it. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly samples: number;
}

export interface Row extends Spread {
  /** What is done, e.g. `serialize`. */
  readonly group: string;
  /** With what, e.g. `4K`. */
  readonly what: string;
  /** Which part of it, e.g. `fold`. */
  readonly part: string;
  readonly unit: Unit;
  /** CPU time, in the row's unit: that of all threads of the process. */
  readonly cpu?: Spread;
  /** Bytes. */
  readonly allocated?: number;
  readonly instructions?: number;
  /** What it is compared with, measured in the same run. */
  readonly limit?: Spread & { readonly what: string; readonly cpu?: Spread };
  /** How many times as much as the limit: the median of the pairs, where they were measured in turns. */
  readonly ratio?: number;
  /** The ratio should be no larger. */
  readonly goal?: number;
  /** The median should be no larger. */
  readonly most?: number;
  /** It should not grow: 0 is not below `low`. */
  readonly level?: boolean;
}

export interface Bench {
  /** Fewer samples, and nothing above a few MB. */
  readonly quick: boolean;
  /** For what takes long by its nature. */
  readonly minutes: number;
  readonly folder: string;
  /** A folder of its own elsewhere, which goes when the bench ends, however it does. */
  folderIn(parent: string): string;
  add(row: Measured): void;
  /** Says what could not be measured, or not well. */
  note(text: string): void;
}

export type Measured = Omit<Row, keyof Spread | 'ratio' | 'limit' | 'cpu'> & {
  readonly samples: readonly number[];
  /** Where it is not the samples' own. */
  readonly spread?: Spread;
  readonly cpu?: readonly number[];
  readonly limit?: Limit;
};

export interface Limit {
  readonly what: string;
  readonly samples: readonly number[];
  readonly cpu?: readonly number[];
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75), samples: samples.length };
}

/** Wall and CPU time, in ms. CPU is that of all threads: who writes beside the loop pays too. */
export class Times {
  readonly wall: number[] = [];
  readonly cpu: number[] = [];

  async add(work: () => unknown): Promise<void> {
    const before = cpuTime();
    const began = performance.now();
    await work();
    this.wall.push(performance.now() - began);
    this.cpu.push(cpuTime() - before);
  }
}

/** ms that this process has taken of its cores so far. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One after the other, so that all have the same weather; after some rounds that don't count: compilers and caches warm up. */
export async function paired(rounds: number, ...works: readonly (() => unknown)[]): Promise<Times[]> {
  const warm = works.map(() => new Times());
  const times = works.map(() => new Times());
  for (let i = -3; i < rounds; i++) {
    for (const [n, work] of works.entries()) await (i < 0 ? warm : times)[n]?.add(work);
  }
  return times;
}

/** Milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const times = new Times();
  await times.add(work);
  return times.wall[0] as number;
}

/** Takes samples of each in turns, after some that don't count. */
export async function sampled(
  count: number,
  ...takes: readonly (() => Promise<number> | number)[]
): Promise<number[][]> {
  const samples = takes.map((): number[] => []);
  for (let i = -3; i < count; i++) {
    for (const [n, take] of takes.entries()) {
      const one = await take();
      if (i >= 0) samples[n]?.push(one);
    }
  }
  return samples;
}

export interface Note {
  readonly group: string;
  readonly text: string;
}

export class Rows implements Bench {
  readonly quick: boolean;
  readonly minutes: number;
  readonly notes: Note[] = [];
  readonly #folders: string[] = [];
  readonly folder = this.folderIn(tmpdir());
  readonly rows: Row[] = [];
  /** What is measured now. */
  group = '';
  readonly #told: (row: Row) => void;

  constructor(quick: boolean, minutes: number, told: (row: Row) => void) {
    this.quick = quick;
    this.minutes = minutes;
    this.#told = told;
  }

  add({ samples, spread = spreadOf(samples), cpu, limit, ...rest }: Measured): void {
    const row: Row = { ...rest, ...spread, ...(cpu && { cpu: spreadOf(cpu) }), ...(limit && bounds(samples, limit)) };
    this.rows.push(row);
    this.#told(row);
  }

  note(text: string): void {
    this.notes.push({ group: this.group, text });
    console.log(`(${this.group}: ${text})`);
  }

  folderIn(parent: string): string {
    const made = mkdtempSync(join(parent, 'resurface-bench-'));
    this.#folders.push(made);
    return made;
  }

  close(): void {
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

function bounds(samples: readonly number[], { what, samples: others, cpu }: Limit): Pick<Row, 'limit' | 'ratio'> {
  const limit = { ...spreadOf(others), what, ...(cpu && { cpu: spreadOf(cpu) }) };
  return { limit, ratio: ratioOf(samples, others) };
}

/** Pair by pair where there are as many: what disturbed one of a pair mostly disturbed the other. */
function ratioOf(samples: readonly number[], others: readonly number[]): number {
  if (samples.length !== others.length) return spreadOf(samples).median / spreadOf(others).median;
  return spreadOf(samples.map((sample, i) => sample / (others[i] as number))).median;
}
