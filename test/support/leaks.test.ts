import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Report {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

test('a test that leaves an fd, a mapping, a child or a rejection behind fails, and says which', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-leaks-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'test/support/leaking/vitest.config.ts');
  const failed = await new Promise<boolean>((resolve) => {
    const args = [vitest, 'run', '--config', config, '--reporter=json', `--outputFile=${file}`];
    execFile(process.execPath, args, { cwd: root, timeout: 25_000 }, (error) => resolve(error !== null));
  });
  expect(failed).toBe(true);
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const results = report.testResults.flatMap((one) => one.assertionResults);
  const said = Object.fromEntries(results.map(({ title, failureMessages }) => [title, failureMessages.join('\n')]));
  expect(said.clean).toBe('');
  expect(said.counts).toBe('');
  expect(said['owned fd']).toMatch(/2 more open OwnedFd.*\n\s+fd \d+ is still open: pipe:/);
  expect(said['bare fd']).toMatch(/fd \d+ is still open: \/dev\/null/);
  expect(said.mapping).toMatch(/1 more mapping that a view keeps.*\n\s+\/memfd:kept \(deleted\) is still mapped/);
  expect(said.child).toMatch(/1 more child process/);
  expect(said.rejection).toMatch(/unhandled rejection: Error: nobody listens/);
});
