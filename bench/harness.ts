// How things are measured: samples, their middle and their spread, the limit beside them, and the table.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `ns`: for one item. */
export type Unit = 'ms' | 'ns' | 'MiB' | '%';

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
  /** CPU time, in the row's unit, where wall time has that of others in it. */
  readonly cpu?: Spread;
  /** Bytes. */
  readonly allocated?: number;
  readonly instructions?: number;
  /** What it is compared with, measured in the same run. */
  readonly limit?: Spread & { readonly what: string };
  /** How many times as much as the limit: the median of the pairs, where they were measured in turns. */
  readonly ratio?: number;
  /** The ratio should be no larger. */
  readonly goal?: number;
  /** The median should be no larger. */
  readonly most?: number;
}

export interface Bench {
  /** Fewer samples, and nothing above a few MB. */
  readonly quick: boolean;
  /** For what takes long by its nature. */
  readonly minutes: number;
  readonly folder: string;
  add(row: Measured): void;
  /** Says what could not be measured, or not well. */
  note(text: string): void;
}

export type Measured = Omit<Row, keyof Spread | 'ratio' | 'limit' | 'cpu'> & {
  readonly samples: readonly number[];
  readonly cpu?: readonly number[];
  readonly limit?: Limit;
};

export interface Limit {
  readonly what: string;
  readonly samples: readonly number[];
}

export function spreadOf(samples: readonly number[]): Spread {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75), samples: samples.length };
}

/** Milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Takes samples one after the other, after some that don't count: compilers and caches warm up. */
export async function sampled(count: number, sample: () => Promise<number> | number): Promise<number[]> {
  for (let i = 0; i < 3; i++) await sample();
  const samples: number[] = [];
  for (let i = 0; i < count; i++) samples.push(await sample());
  return samples;
}

export class Rows implements Bench {
  readonly quick: boolean;
  readonly minutes: number;
  readonly notes: string[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'resurface-bench-'));
  readonly rows: Row[] = [];
  readonly #told: (row: Row) => void;

  constructor(quick: boolean, minutes: number, told: (row: Row) => void) {
    this.quick = quick;
    this.minutes = minutes;
    this.#told = told;
  }

  add({ samples, cpu, limit, ...rest }: Measured): void {
    const bound = limit && { limit: { ...spreadOf(limit.samples), what: limit.what }, ratio: ratioOf(samples, limit) };
    const row: Row = { ...rest, ...spreadOf(samples), ...(cpu && { cpu: spreadOf(cpu) }), ...bound };
    this.rows.push(row);
    this.#told(row);
  }

  note(text: string): void {
    this.notes.push(text);
    console.log(`(${text})`);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Pair by pair where there are as many: what disturbed one of a pair mostly disturbed the other. */
function ratioOf(samples: readonly number[], limit: Limit): number {
  if (samples.length !== limit.samples.length) return spreadOf(samples).median / spreadOf(limit.samples).median;
  return spreadOf(samples.map((sample, i) => sample / (limit.samples[i] as number))).median;
}

export const figure = (value: number, unit: Unit): string => {
  if (unit !== 'ms')
    return `${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2)} ${unit}`;
  if (value >= 100) return `${value.toFixed(0)} ms`;
  return value >= 1 ? `${value.toFixed(1)} ms` : `${(value * 1000).toFixed(0)} µs`;
};

export const times = (ratio: number): string => (ratio < 100 ? ratio.toPrecision(3) : ratio.toFixed(0));

/** Of the first column. */
const WIDTH = 74;

export const HEAD = [
  `${'what'.padEnd(WIDTH)}${'median'.padStart(11)}${'quarters'.padStart(25)}${'ratio'.padStart(8)}  to the limit`,
  '-'.repeat(WIDTH + 80),
].join('\n');

/** Whether a row is what it should be; undefined where nothing is asked of it. */
export function isMet({ goal, most, ratio, median }: Row): boolean | undefined {
  if (goal !== undefined && ratio !== undefined) return ratio <= goal;
  return most === undefined ? undefined : median <= most;
}

export function line(row: Row): string {
  const { group, what, part, unit, median, low, high, limit, ratio } = row;
  const name = `${group}  ${what}  ${part}`.padEnd(WIDTH);
  const spread = `${figure(low, unit)} – ${figure(high, unit)}`.padStart(25);
  const bound = limit ? `${times(ratio ?? 0).padStart(8)}  ${figure(limit.median, unit)}: ${limit.what}` : '';
  const more = [
    row.cpu && `CPU ${figure(row.cpu.median, unit)}`,
    row.allocated !== undefined && `${row.allocated.toFixed(0)} bytes`,
    row.instructions !== undefined && `${row.instructions.toFixed(0)} instructions`,
    row.goal !== undefined && `goal ${row.goal}`,
    row.most !== undefined && `at most ${figure(row.most, unit)}`,
  ].filter((one) => one !== undefined && one !== false);
  return `${name}${figure(median, unit).padStart(11)}${spread}${bound}${more.length > 0 ? `; ${more.join(', ')}` : ''}`;
}
