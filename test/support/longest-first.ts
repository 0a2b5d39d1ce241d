// Which test file is run when. A long one that begins last leaves a core idle at the end, and vitest knows how long each
// takes only where it ran before: so those that take longest are named here. After them, its own order.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longest first, as continuous integration runs them. */
const LONGEST: readonly string[] = [
  'test/contract/restoring.test.ts',
  'test/contract/coming-back.test.ts',
  'test/torture/cut-events.test.ts',
  'test/torture/cut-anywhere.test.ts',
  'test/journal/oracle.test.ts',
  'test/journal/properties.test.ts',
  'test/contract/fitting.test.ts',
  'test/contract/moving.test.ts',
  'test/contract/contract.test.ts',
  'test/demo/peers.test.ts',
  'test/freeze/peers.test.ts',
  'test/package/package.test.ts',
  'test/package/imports.test.ts',
  'test/oracle/crash.test.ts',
  'test/oracle/move.test.ts',
  'test/oracle/restore.test.ts',
  'test/torture/storm.test.ts',
  'test/freeze/moments.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.indexOf(relative(this.ctx.config.root, moduleId));
      return at < 0 ? LONGEST.length : at;
    };
    for (const file of LONGEST) {
      if (!existsSync(join(this.ctx.config.root, file))) throw new Error(`test/support/longest-first.ts names ${file}`);
    }
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => place(a) - place(b)); // stable
  }
}
