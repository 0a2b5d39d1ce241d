// npm run bench [-- NAME…] [--json FILE] [--quick]: bench/README.md says what the rows are.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Command } from 'commander';
import { freeze } from './freeze.js';
import { type Bench, HEAD, line, Rows } from './harness.js';
import { rendering } from './render.js';
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
  render: rendering,
  freeze,
};

const program = new Command('npm run bench --')
  .argument('[names...]', `which of ${Object.keys(groups).join(', ')}; all without a name`)
  .option('--json <file>', 'write the figures there, too')
  .option('--quick', 'few samples, nothing large: whether it works, not how fast')
  .parse();
const { json, quick = false } = program.opts<{ json?: string; quick?: boolean }>();
for (const name of program.args) {
  if (!(name in groups)) program.error(`error: there is no '${name}', only ${Object.keys(groups).join(', ')}`);
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(1));
const bench = new Rows(quick, (row) => console.log(line(row)));
process.once('exit', () => bench.close());
console.log(HEAD);
for (const [name, group] of Object.entries(groups)) {
  if (program.args.length === 0 || program.args.includes(name)) await group(bench);
}
if (json !== undefined) {
  const { version, arch } = process;
  const machine = { node: version, arch, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  writeFileSync(
    json,
    `${JSON.stringify({ date: new Date().toISOString(), machine, quick, rows: bench.rows }, undefined, 2)}\n`,
  );
}
