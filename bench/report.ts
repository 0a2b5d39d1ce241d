// What a run found, for docs/performance.md: a table for each group between marks of its own, so that each can be written by
// itself; and the chart. What stands around the tables is written by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chart } from './chart.js';
import { beside, figure, quarters, times, wanted } from './figures.js';
import type { Note, Row } from './harness.js';

export interface Machine {
  readonly cpu: string;
  readonly arch: string;
  readonly cores: number;
  readonly kernel: string;
  readonly node: string;
  readonly libwayland: string | undefined;
  /** Processes that wanted to run in the minute before. */
  readonly load: number;
}

export interface Run {
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
  readonly machine: Machine;
  readonly date: Date;
  readonly quick: boolean;
}

/** Whose rows the chart shows. */
const DRAWN = 'requests';
const END = '<!-- until here -->';
const begin = (group: string): string => `<!-- written by npm run bench -- ${group} --docs -->`;

/** Replaces the tables of the groups that have rows, and have a place in the file. Says which have none. */
export function writeReport(file: string, run: Run): void {
  let text = readFileSync(file, 'utf8');
  for (const group of new Set(run.rows.map((row) => row.group))) {
    const start = text.indexOf(begin(group));
    const end = text.indexOf(END, start);
    if (start < 0 || end < 0) {
      console.log(`(${group}: ${file} has no place for it)`);
      continue;
    }
    text = `${text.slice(0, start + begin(group).length)}\n${section(group, run)}\n${text.slice(end)}`;
  }
  writeFileSync(file, text);
  const drawn = run.rows.filter(({ group }) => group === DRAWN);
  if (drawn.length === 0) return;
  const images = join(dirname(file), 'images');
  mkdirSync(images, { recursive: true });
  writeFileSync(join(images, 'performance.svg'), chart(drawn));
}

function section(group: string, { rows, notes, machine, date, quick }: Run): string {
  const { cpu, cores, kernel, node, libwayland, load } = machine;
  const library = libwayland === undefined ? 'without libwayland' : `libwayland ${libwayland}`;
  const day = date.toISOString().slice(0, 10);
  const where = `${day}, ${cpu}, ${cores} cores, Linux ${kernel}, Node ${node}, ${library}, load ${load.toFixed(1)} before it began`;
  const said = notes.filter((note) => note.group === group).map(({ text }) => `${text}\n`);
  const first = `${where}${quick ? '; few samples (`--quick`)' : ''}.\n`;
  return [first, ...said, table(rows.filter((row) => row.group === group))].join('\n');
}

/** Columns, without those that would be empty. */
const columns: Readonly<Record<string, (row: Row) => string>> = {
  part: ({ part }) => part,
  median: ({ median, unit }) => figure(median, unit),
  quarters: (row) => (row.samples === 1 ? '' : quarters(row)),
  CPU: ({ cpu, unit }) => (cpu === undefined ? '' : figure(cpu.median, unit)),
  'bytes allocated': ({ allocated }) => allocated?.toFixed(0) ?? '',
  instructions: ({ instructions }) => instructions?.toFixed(0) ?? '',
  'beside it': beside,
  ratio: ({ ratio }) => (ratio === undefined ? '' : times(ratio)),
  goal: wanted,
};

function table(rows: readonly Row[]): string {
  const kept = Object.entries(columns).filter(([, cell]) => rows.some((row) => cell(row) !== ''));
  const lines = rows.map((row, i) => {
    const what = rows[i - 1]?.what === row.what ? '' : row.what;
    return [what, ...kept.map(([, cell]) => cell(row))];
  });
  const head = ['what', ...kept.map(([name]) => name)];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
