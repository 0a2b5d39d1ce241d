// npm run bench [-- NAME…] [--json FILE] [--quick]: bench/README.md says what the rows are.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { Command } from 'commander';
import { HEAD, line } from './figures.js';
import { freeze } from './freeze.js';
import { type Bench, Rows } from './harness.js';
import { journal } from './journal.js';
import { life } from './life.js';
import { paced } from './paced.js';
import { libwaylandVersion } from './peers.js';
import { rendering } from './render.js';
import { type Machine, writeReport } from './report.js';
import { requests } from './requests.js';
import { reconnect, restore } from './restore.js';
import { serialize } from './serialize.js';
import { snapshots } from './snapshots.js';

const groups: Record<string, (bench: Bench) => Promise<void>> = {
  serialize,
  snapshots,
  restore,
  reconnect,
  requests,
  journal,
  paced,
  life,
  render: rendering,
  freeze,
};

const DOCS = 'docs/performance.md';

interface Options {
  json?: string;
  docs?: boolean;
  minutes: number;
  quick?: boolean;
}

const program = new Command('npm run bench --')
  .argument('[names...]', `which of ${Object.keys(groups).join(', ')}; all without a name`)
  .option('--json <file>', 'write the figures there, too')
  .option('--minutes <count>', 'how long an app is watched that draws 60 times a second', Number, 0.25)
  .option('--docs', `write the tables of what is measured, and the chart, into ${DOCS}`)
  .option('--quick', 'few samples, nothing large: whether it works, not how fast')
  .parse();
const { json, docs = false, minutes, quick = false } = program.opts<Options>();
for (const name of program.args) {
  if (!(name in groups)) program.error(`error: there is no '${name}', only ${Object.keys(groups).join(', ')}`);
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));
const bench = new Rows(quick, minutes, (row) => console.log(line(row)));
process.once('exit', () => bench.close());
const date = new Date();
const machine: Machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  arch: process.arch,
  cores: cpus().length,
  kernel: release(),
  node: process.version,
  libwayland: libwaylandVersion(),
  load: loadavg()[0] ?? Number.NaN, // of others: the bench has not begun
};
console.log(HEAD);
for (const [name, group] of Object.entries(groups)) {
  if (program.args.length > 0 && !program.args.includes(name)) continue;
  bench.group = name;
  await group(bench);
}
if (json !== undefined) {
  const told = { date: date.toISOString(), machine, quick, notes: bench.notes, rows: bench.rows };
  writeFileSync(json, `${JSON.stringify(told, undefined, 2)}\n`);
}
if (docs) writeReport(DOCS, { rows: bench.rows, notes: bench.notes, machine, date, quick });
