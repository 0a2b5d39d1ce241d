// A vitest globalSetup: a folder for the programs of this run, which are bundled when a test first wants one. It is below
// node_modules, so that they find their packages.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that goes with the run. */
    programs: string;
  }
}

const root = join(import.meta.dirname, '../..');

export function setup(project: TestProject): () => void {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const [, pid] = /^resurface-programs-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(cache, name), { recursive: true, force: true }); // of a run that was killed
  }
  const folder = mkdtempSync(join(cache, `resurface-programs-${process.pid}-`));
  chmodSync(folder, 0o755); // tests run some as somebody else
  project.provide('programs', folder);
  project.onTestsRerun(async () => rmSync(join(folder, 'bundled'), { recursive: true, force: true })); // sources have changed
  return () => rmSync(folder, { recursive: true });
}
