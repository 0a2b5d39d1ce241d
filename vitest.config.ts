import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';

export default defineConfig({
  resolve: { tsconfigPaths: true }, // `resurface` is the source, as for tsc and tsx: the tests need no build
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks', // shm-typed-array can't be loaded in a second thread, and a crash in libc ends one file, not the run
    maxWorkers: '100%', // a compositor and its client wait for each other: one file alone leaves a core idle
    sequence: { sequencer: LongestFirst },
    execArgv: ['--expose-gc'], // mappings are released by the collector: the leak count must be able to ask for it
    globalSetup: ['./test/peers/report.ts', './test/support/programs-of-a-run.ts'],
    setupFiles: ['./test/support/leaks.ts', './test/support/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
  },
});
