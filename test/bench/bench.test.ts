import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Row } from '../../bench/harness.js';
import { criu, describeFreezing } from '../freeze/stage.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function bench(
  args: readonly string[],
  temporary: string,
  criuToUse = '/no/criu',
): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, TMPDIR: temporary, RESURFACE_CRIU: criuToUse };
  const options = { cwd: root, env, timeout: 110_000 };
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
  expect(parts('snapshots')).toEqual([
    'what stops the loop',
    'snapshot(file)',
    'snapshot(file), unstaged',
    'save() of 1 % changed',
    'save() of 1 % changed, by damage',
    'finding what changed, by comparison',
    'finding what changed, by damage',
    'CPU with autosave',
    'of it for autosave each second',
  ]);
  expect(parts('restore')).toEqual(['in a fresh process', 'in a running process']);
  expect(parts('reconnect')).toEqual(['to content processed', 'CPU: twice as many']);
  // Without a C compiler there is nobody to compare with, and the bench says so.
  const alone = stdout.includes('no C compiler');
  const libwayland = !alone && !stdout.includes('libwayland can not');
  expect(parts('requests')).toEqual([
    'resurface',
    ...(libwayland ? ['libwayland in C'] : []),
    ...(alone ? [] : ['C, 64 KB batches']),
  ]);
  expect(parts('journal')).toEqual(['recorded', 'recorded and folded']);
  expect(parts('paced')).toEqual([
    'frame cycle',
    'p99 of a frame cycle',
    ...(libwayland ? ['p99 of a frame cycle, libwayland in C'] : []),
    'longest pause by us',
    'the same with collector and kernel',
    'longest collection',
    'of a core for the journal',
  ]);
  expect(parts('life')).toEqual([
    'import to first commit',
    'memory, without pools',
    'journal',
    'bytes of it that changed',
    'RSS slope, for a million more',
    'the same, without garbage',
  ]);
  expect(parts('render')).toEqual(['opaque', 'with alpha, opaque pixels', 'with alpha, half transparent']);
  for (const row of rows) {
    expect(Number.isFinite(row.median), `${row.what} ${row.part}`).toBe(true);
    if (row.limit !== undefined) expect(row.ratio, `${row.what} ${row.part}`).toBeGreaterThan(0);
  }
  // As many bytes as there were after the first frames, and the same.
  const [journal, changed] = rows.filter(({ group, unit }) => group === 'life' && unit === 'bytes');
  expect([journal?.median, changed?.median]).toEqual([journal?.limit?.median, 0]);
  const notes = stdout.split('\n').filter((line) => line.startsWith('('));
  expect(stdout.trimEnd().split('\n')).toHaveLength(rows.length + notes.length + 2);
  expect(stdout).toContain('(freeze: not measured: /no/criu is no executable file');
  expect(readdirSync(temporary).filter((name) => name.startsWith('resurface-'))).toEqual([]);
}, 120_000);

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
      'exec, restore(file) to content processed',
      'thaw to content processed',
      'size',
    ];
    expect(rows.map(({ what, part }) => [what, part])).toEqual(
      ['1 MB', '1080p'].flatMap((what) => parts.map((part) => [what, part])),
    );
    for (const row of rows) expect(row.median, `${row.what} ${row.part}`).toBeGreaterThan(0);
  }, 120_000);
});

test('a name that is none is said in one line', async () => {
  const { code, stderr } = await bench(['speed'], folder());
  expect(code).toBe(1);
  expect(stderr).toContain(
    "error: there is no 'speed', only serialize, snapshots, restore, reconnect, requests, journal, paced, life, render, freeze\n",
  );
});
