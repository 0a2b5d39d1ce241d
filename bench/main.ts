// npm run bench [-- NAME…] [--json FILE] [--quick]: bench/README.md says what the rows are.
import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { Command } from 'commander';
import { freeze } from './freeze.js';
import { type Bench, HEAD, line, Rows } from './harness.js';
import { journal } from './journal.js';
import { life } from './life.js';
import { paced } from './paced.js';
import { libwaylandVersion } from './peers.js';
import { rendering } from './render.js';
import { writeReport } from './report.js';
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
  .option('--docs', 'write table and chart into docs/performance.md')
  .option('--quick', 'few samples, nothing large: whether it works, not how fast')
  .parse();
const { json, docs = false, minutes, quick = false } = program.opts<Options>();
for (const name of program.args) {
  if (!(name in groups)) program.error(`error: there is no '${name}', only ${Object.keys(groups).join(', ')}`);
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));
const bench = new Rows(quick, minutes, (row) => console.log(line(row)));
process.once('exit', () => bench.close());
console.log(HEAD);
for (const [name, group] of Object.entries(groups)) {
  if (program.args.length === 0 || program.args.includes(name)) await group(bench);
}
const { version, arch } = process;
const machine = {
  node: version,
  arch,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  kernel: release(),
  libwayland: libwaylandVersion(),
};
const date = new Date();
if (json !== undefined) {
  const told = { date: date.toISOString(), machine, quick, notes: bench.notes, rows: bench.rows };
  writeFileSync(json, `${JSON.stringify(told, undefined, 2)}\n`);
}
if (docs) writeReport(bench.rows, machine, bench.notes, date);
