import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type Row, spreadOf } from '../../bench/harness.js';
import { criu, describeFreezing } from '../freeze/stage.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function bench(
  args: readonly string[],
  temporary: string,
  criuToUse = '/no/criu',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, TMPDIR: temporary, RESURFACE_CRIU: criuToUse };
  const options = { cwd: root, env, timeout: 50_000 };
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'bench', '--', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'resurface-test-bench-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('the middle and the quarters are those of the samples', () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4, samples: 5 });
  expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7, samples: 1 });
});

test('a short bench measures every part, each beside its limit, and leaves nothing behind', async () => {
  const [out, temporary] = [folder(), folder()];
  const json = join(out, 'bench.json');
  const { code, stdout, stderr } = await bench(['--quick', '--json', json], temporary);
  expect(code, stderr).toBe(0);
  const { rows } = JSON.parse(readFileSync(json, 'utf8')) as { rows: Row[] };
  const parts = (group: string): string[] => [
    ...new Set(rows.filter((row) => row.group === group).map((row) => row.part)),
  ];
  expect(parts('serialize')).toEqual(['snapshot(file)', 'fold', 'compact', 'encode', 'write', 'sync']);
  expect(parts('restore')).toEqual(['to content processed']);
  expect(parts('reconnect')).toEqual(['to content processed', 'CPU: twice as many']);
  // Without a C compiler there is nobody to compare with, and the bench says so.
  const peers = ['resurface', 'libwayland in C', 'C, 64 KB batches'].slice(0, stdout.includes('no C compiler') ? 1 : 3);
  expect(parts('requests')).toEqual(peers.filter((one) => !one.startsWith('lib') || !stdout.includes('(libwayland')));
  expect(parts('journal')).toEqual(['recorded', 'recorded and folded']);
  expect(parts('paced')).toEqual(['p99 of a frame cycle', 'CPU of the longest frame', 'of a core for the journal']);
  expect(parts('life')).toEqual([
    'import to first commit, beyond Node',
    'import to first commit, CPU beyond Node',
    'memory beyond Node and pools',
    'memory that the second half added',
  ]);
  expect(parts('render')).toEqual(['opaque', 'with alpha, opaque pixels', 'with alpha, half transparent']);
  for (const row of rows) {
    expect(row.median, `${row.what} ${row.part}`).toBeGreaterThanOrEqual(0);
    if (row.limit !== undefined) expect(row.ratio, `${row.what} ${row.part}`).toBeGreaterThan(0);
  }
  const notes = stdout.split('\n').filter((line) => line.startsWith('('));
  expect(stdout.trimEnd().split('\n')).toHaveLength(rows.length + notes.length + 2);
  expect(stderr).toMatch(/^freeze {2}not measured: \/no\/criu is no executable file/);
  expect(readdirSync(temporary).filter((name) => name.startsWith('resurface-'))).toEqual([]);
}, 60_000);

describeFreezing('where there is a CRIU', () => {
  test('a freeze is measured beside a snapshot', async () => {
    const out = folder();
    const json = join(out, 'bench.json');
    const { code, stderr } = await bench(['freeze', '--quick', '--json', json], folder(), criu);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { rows } = JSON.parse(readFileSync(json, 'utf8')) as { rows: Row[] };
    const parts = [
      'dump',
      'of it frozen',
      'snapshot(file) stops the loop',
      'exec, restore(file), content processed',
      'thaw to content processed',
      'size',
    ];
    expect(rows.map(({ what, part }) => [what, part])).toEqual(
      ['1 MB', '1080p'].flatMap((what) => parts.map((part) => [what, part])),
    );
    for (const row of rows) expect(row.median, `${row.what} ${row.part}`).toBeGreaterThan(0);
  }, 60_000);
});

test('a name that is none is said in one line', async () => {
  const { code, stderr } = await bench(['speed'], folder());
  expect(code).toBe(1);
  expect(stderr).toContain(
    "error: there is no 'speed', only serialize, snapshots, restore, reconnect, requests, journal, paced, life, render, freeze\n",
  );
});
