// What is made of samples: middles, slopes, goals, tables; without measuring anything.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { figure, isMet, wanted } from '../../bench/figures.js';
import { type Measured, type Row, Rows, spreadOf } from '../../bench/harness.js';
import { writeReport } from '../../bench/report.js';
import { slopeOf } from '../../bench/slope.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function rowsOf(...measured: readonly Measured[]): Row[] {
  const bench = new Rows(false, 1, () => undefined);
  for (const one of measured) bench.add(one);
  bench.close();
  return bench.rows;
}

const row = { group: 'life', what: 'a window', part: 'start', unit: 'ms' } as const;

test('the middle and the quarters are those of the samples', () => {
  expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4, samples: 5 });
  expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7, samples: 1 });
});

test('a figure has its unit, and a larger or smaller one where that reads better', () => {
  expect([
    figure(12345, 'ns'),
    figure(7.54, 'ns'),
    figure(0.25, 'ms'),
    figure(250.4, 'ms'),
    figure(-0.123, '%'),
  ]).toEqual(['12.3 µs', '7.5 ns', '250 µs', '250 ms', '-0.12 %']);
});

test('a goal is met by the ratio, the median, or the lower end of what the slope may be', () => {
  const rows = rowsOf(
    { ...row, samples: [1, 2, 3], limit: { what: 'C', samples: [1, 1, 1] }, goal: 2 },
    { ...row, samples: [1, 2, 3], limit: { what: 'C', samples: [1, 1, 1] }, goal: 1.9 },
    { ...row, samples: [-3], most: 0 },
    { ...row, samples: [4], most: 3 },
    { ...row, samples: [], spread: { median: 1, low: -1, high: 2, samples: 9 }, level: true },
    { ...row, samples: [], spread: { median: 1, low: 0.5, high: 2, samples: 9 }, level: true },
    { ...row, samples: [5] },
    { ...row, samples: [5], goal: 2 },
  );
  expect(rows.map(isMet)).toEqual([true, false, true, false, true, false, undefined, undefined]);
  expect(rows.map(wanted)).toEqual([
    '≤ 2 × ✓',
    '≤ 1.9 ×',
    '≤ 0 µs ✓',
    '≤ 3.0 ms',
    '0 within noise ✓',
    '0 within noise',
    '',
    '≤ 2 ×',
  ]);
});

test('a slope is that of a line, and saw teeth without one have 0 between its ends', () => {
  const line = Array.from({ length: 400 }, (_, i) => 50 - i / 4);
  expect(slopeOf(line).median).toBeCloseTo(-0.25, 6);
  expect(slopeOf(line).high).toBeLessThan(0);
  const rising = slopeOf(line.map((one, i) => (i % 7) - one));
  expect(rising.low).toBeGreaterThan(0);
  const teeth = slopeOf(Array.from({ length: 400 }, (_, i) => i % 37));
  expect(teeth.low).toBeLessThanOrEqual(0);
  expect(teeth.high).toBeGreaterThanOrEqual(0);
});

test('a table is written in the place of its group, and the others stay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'resurface-test-bench-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [file, chart] = [join(folder, 'performance.md'), join(folder, 'images/performance.svg')];
  const place = (group: string, text: string): string =>
    `<!-- written by npm run bench -- ${group} --docs -->\n${text}\n<!-- until here -->\n`;
  const words = ['# Words\n', 'between\n', 'and after\n'];
  writeFileSync(file, `${words[0]}${place('life', 'old')}${words[1]}${place('requests', 'old')}${words[2]}`);
  const limit = { what: 'libwayland in C', samples: [20] };
  const measured = { ...row, unit: 'ns', part: 'resurface', what: 'sync' } as const;
  const [life, requests, render] = rowsOf(
    { ...row, samples: [30, 35, 40, 45, 50], most: 35 },
    { ...measured, group: 'requests', samples: [10], cpu: [5], allocated: 7, limit, goal: 0.6 },
    { ...row, group: 'render', samples: [1] },
  ) as [Row, Row, Row];
  const machine = { cpu: 'a CPU', arch: 'x64', cores: 2, kernel: '6', node: 'v20', libwayland: undefined, load: 1.23 };
  const run = { machine, date: new Date('2026-01-02T03:04:05Z'), quick: false };
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  onTestFinished(() => said.mockRestore());
  const where = '2026-01-02, a CPU, 2 cores, Linux 6, Node v20, without libwayland, load 1.2 before it began.';

  writeReport(file, { ...run, rows: [life, render], notes: [{ group: 'life', text: 'A remark.' }] });
  expect(said.mock.calls).toEqual([[`(render: ${file} has no place for it)`]]);
  const table = ['| what | part | median | quarters | goal |', '| --- | --- | --- | --- | --- |'];
  table.push('| a window | start | 40.0 ms | 35.0 – 45.0 ms | ≤ 35.0 ms |');
  const first = place('life', [where, '', 'A remark.', '', ...table].join('\n'));
  expect(readFileSync(file, 'utf8')).toBe(`${words[0]}${first}${words[1]}${place('requests', 'old')}${words[2]}`);
  expect(existsSync(chart)).toBe(false);

  writeReport(file, { ...run, rows: [requests], notes: [] });
  const other = [
    '| what | part | median | CPU | bytes allocated | beside it | ratio | goal |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    '| sync | resurface | 10.0 ns | 5.0 ns | 7 | 20.0 ns: libwayland in C | 0.500 | ≤ 0.6 × ✓ |',
  ];
  const second = place('requests', [where, '', ...other].join('\n'));
  expect(readFileSync(file, 'utf8')).toBe(`${words[0]}${first}${words[1]}${second}${words[2]}`);
  expect(readFileSync(chart, 'utf8')).toContain('<svg');
});

test('a turn of the loop has its timer and its microtasks in it, and what the collector took is told apart', () => {
  const source = `
    const { watchTurns } = await import('./bench/turns.ts');
    const turns = watchTurns();
    const busy = (ms) => { for (const end = performance.now() + ms; performance.now() < end; ); };
    const since = performance.now();
    await new Promise((resolve) => setTimeout(() => {
      busy(20);
      queueMicrotask(() => { gc(); busy(20); });
      turns.ours(() => busy(20));
      setImmediate(resolve);
    }, 1));
    const first = await turns.longest(since);
    console.log(JSON.stringify([first, await turns.longest(performance.now())]));`;
  const flags = ['--expose-gc', '--import', 'tsx', '--input-type=module', '-e', source];
  const [first, then] = JSON.parse(execFileSync(process.execPath, flags, { cwd: root, encoding: 'utf8' })) as Record<
    'alone' | 'whole' | 'collection',
    number
  >[];
  expect(first?.whole).toBeGreaterThanOrEqual(60);
  expect(first?.alone).toBeGreaterThan(0);
  expect(first?.alone).toBeLessThan(first?.whole as number);
  expect(first?.collection).toBeGreaterThan(0);
  expect(then).toMatchObject({ alone: 0, whole: 0 });
});
