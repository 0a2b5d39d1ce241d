/**
 * `npm run test:node -- [VERSION…] [-- VITEST ARGUMENTS…]`: the suite on several versions of Node, one after the other;
 * without versions on all that the package supports. They come from the npm package `node`. Ends with 1 if any failed.
 */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeOf } from './support/node-of.js';

const SUPPORTED = ['20', '22', '24', '26'];

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

async function passes(version: string, args: readonly string[]): Promise<boolean> {
  const node = nodeOf(version);
  const found = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  console.log(`\n== Node ${found}`);
  const run = spawn(node, [vitest, 'run', ...args], { cwd: root, stdio: 'inherit' });
  const [code] = (await once(run, 'exit')) as [number | null];
  return code === 0;
}

const all = process.argv.slice(2);
const end = all.findIndex((argument) => !/^\d+(\.\d+)*$/.test(argument));
const versions = end === -1 ? all : all.slice(0, end);
const rest = end === -1 ? [] : all.slice(all[end] === '--' ? end + 1 : end);

const failed: string[] = [];
for (const version of versions.length > 0 ? versions : SUPPORTED) {
  if (!(await passes(version, rest))) failed.push(version);
}
console.log(failed.length === 0 ? '\nevery version passed' : `\nfailed on Node ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
