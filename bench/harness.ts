// How things are measured: samples, their middle and their spread, the limit beside them, and the table.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Unit = 'ms' | 'requests/s' | 'MiB';

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
  /** The least that it could take, measured in the same run; for rates: the most that there could be. */
  readonly limit?: Spread & { readonly what: string };
  /** How many times as long as the limit, also for rates. */
  readonly ratio?: number;
}

export interface Bench {
  /** Fewer samples, and nothing above a few MB. */
  readonly quick: boolean;
  readonly folder: string;
  add(row: Omit<Row, keyof Spread | 'ratio' | 'limit'> & { samples: readonly number[]; limit?: Limit }): void;
}

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
  readonly folder = mkdtempSync(join(tmpdir(), 'resurface-bench-'));
  readonly rows: Row[] = [];
  readonly #told: (row: Row) => void;

  constructor(quick: boolean, told: (row: Row) => void) {
    this.quick = quick;
    this.#told = told;
  }

  add({ samples, limit, ...rest }: Parameters<Bench['add']>[0]): void {
    const own = spreadOf(samples);
    const bound = limit && { ...spreadOf(limit.samples), what: limit.what };
    const ratio = bound && (rest.unit === 'requests/s' ? bound.median / own.median : own.median / bound.median);
    const row: Row = { ...rest, ...own, ...(bound && { limit: bound, ratio: ratio as number }) };
    this.rows.push(row);
    this.#told(row);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const figure = (value: number, unit: Unit): string => {
  if (unit === 'MiB') return `${value.toFixed(1)} MiB`;
  if (unit === 'requests/s')
    return value >= 1e6 ? `${(value / 1e6).toFixed(2)} M/s` : `${(value / 1e3).toFixed(0)} k/s`;
  return value >= 100
    ? `${value.toFixed(0)} ms`
    : value >= 1
      ? `${value.toFixed(1)} ms`
      : `${(value * 1000).toFixed(0)} µs`;
};

const times = (ratio: number): string => (ratio < 100 ? ratio.toPrecision(3) : ratio.toFixed(0));

/** Of the first column. */
const WIDTH = 62;

export const HEAD = [
  `${'what'.padEnd(WIDTH)}${'median'.padStart(11)}${'quarters'.padStart(23)}${'ratio'.padStart(8)}  to the limit`,
  '-'.repeat(WIDTH + 80),
].join('\n');

export function line({ group, what, part, unit, median, low, high, limit, ratio }: Row): string {
  const name = `${group}  ${what}  ${part}`.padEnd(WIDTH);
  const spread = `${figure(low, unit)} – ${figure(high, unit)}`.padStart(23);
  const bound = limit && `${times(ratio as number).padStart(8)}  ${figure(limit.median, unit)}: ${limit.what}`;
  return `${name}${figure(median, unit).padStart(11)}${spread}${bound ?? ''}`;
}

/** How this file is called by its neighbours, compiled or not. */
const extension = extname(fileURLToPath(import.meta.url));
const loader = extension === '.ts' ? ['--import', import.meta.resolve('tsx')] : [];

/** A program in a process of its own, which says in one line that it is ready. */
export class Other {
  readonly #child: ChildProcess;
  /** The line. */
  readonly said: string;

  private constructor(child: ChildProcess, said: string) {
    this.#child = child;
    this.said = said;
  }

  /** @param name of a file in this folder, without its extension */
  static async start(name: string, argument: string): Promise<Other> {
    const file = fileURLToPath(new URL(name + extension, import.meta.url));
    const child = spawn(process.execPath, [...loader, file, argument], { stdio: ['ignore', 'pipe', 'inherit'] });
    process.once('exit', () => child.kill('SIGKILL'));
    const [said] = (await Promise.race([
      once(createInterface({ input: child.stdout }), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended before it was ready`))),
    ])) as [string];
    return new Other(child, said);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}
