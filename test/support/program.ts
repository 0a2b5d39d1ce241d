// A program of the tests as node runs it: bundled once in a run of the tests, by whoever wants one first.
import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type {} from './programs-of-a-run.js';

const root = join(import.meta.dirname, '../..');

/**
 * The file that runs a program, which stands in `programs.config.ts`.
 * @param source its TypeScript file
 */
export function program(source: URL): string {
  const bundled = join(inject('programs'), 'bundled');
  if (!existsSync(bundled)) bundle(bundled);
  const file = join(bundled, relative(root, fileURLToPath(source)).replace(/\.ts$/, '.js'));
  if (!existsSync(file)) throw new Error(`${source} is not in test/support/programs.config.ts`);
  return file;
}

/** Two processes may come here at once: each makes all, and the one that is ready first counts. */
function bundle(bundled: string): void {
  const mine = `${bundled}-${process.pid}`;
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js');
  const args = [tsup, '--config', join(import.meta.dirname, 'programs.config.ts'), '--out-dir', mine];
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    renameSync(mine, bundled);
  } catch (error) {
    if (!existsSync(bundled)) throw error;
    rmSync(mine, { recursive: true });
  }
}
