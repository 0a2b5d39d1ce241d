// What a run found, for docs/performance.md: a table and a chart between two marks; what stands around them is written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import * as echarts from 'echarts';
import { figure, isMet, type Row, times } from './harness.js';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly kernel: string;
  readonly node: string;
  readonly libwayland: string | undefined;
}

const FILE = 'docs/performance.md';
const CHART = 'docs/images/performance.svg';
const [BEGIN, END] = ['<!-- written by npm run bench -->', '<!-- until here -->'];

export function writeReport(rows: readonly Row[], machine: Machine, notes: readonly string[], date: Date): void {
  const text = readFileSync(FILE, 'utf8');
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`${FILE} lacks the marks between which the figures go`);
  writeFileSync(CHART, chart(rows));
  const figures = [`${said(machine, date)}\n`, ...notes.map((note) => `${note}\n`), table(rows)].join('\n');
  writeFileSync(FILE, `${text.slice(0, before + BEGIN.length)}\n${figures}\n${text.slice(after)}`);
}

function said({ cpu, cores, kernel, node, libwayland }: Machine, date: Date): string {
  const library = libwayland === undefined ? 'without libwayland' : `libwayland ${libwayland}`;
  return `${date.toISOString().slice(0, 10)}, ${cpu}, ${cores} cores, Linux ${kernel}, Node ${node}, ${library}.`;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { what, part, unit, median, low, high, cpu, allocated, limit, ratio, goal, most } = row;
    const wanted = goal !== undefined ? `≤ ${goal}` : most !== undefined ? `≤ ${figure(most, unit)}` : '';
    const met = isMet(row);
    const cells = [
      `${what}: ${part}`,
      figure(median, unit),
      `${figure(low, unit)} – ${figure(high, unit)}`,
      cpu === undefined ? '' : figure(cpu.median, unit),
      allocated === undefined ? '' : allocated.toFixed(0),
      limit === undefined || ratio === undefined ? '' : `${times(ratio)} × ${limit.what}`,
      wanted && `${wanted}${met === true ? ' ✓' : ''}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| what | median | quarters | CPU | bytes allocated | ratio | goal |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

/** Wall time of an item, for each work a bar of each peer, longer is slower. */
function chart(rows: readonly Row[]): string {
  const requests = rows.filter(({ group }) => group === 'requests');
  const works = [...new Set(requests.map(({ what }) => what))].reverse();
  const parts = [...new Set(requests.map(({ part }) => part))];
  const picture = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 90 + works.length * 62 });
  picture.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: ['#1f6feb', '#8c959f', '#d0d7de'],
    title: { text: 'Wall time of one item, in ns: shorter is better', left: 'center', textStyle: { fontSize: 15 } },
    legend: { data: parts, top: 28 },
    grid: { left: 10, right: 60, top: 62, bottom: 10, containLabel: true },
    xAxis: { type: 'log', min: 1 },
    yAxis: { type: 'category', data: works },
    series: parts.map((name) => ({
      name,
      type: 'bar',
      label: { show: true, position: 'right', fontSize: 11 },
      data: works.map((work) =>
        Math.round(requests.find(({ what, part }) => what === work && part === name)?.median ?? 0),
      ),
    })),
  });
  const svg = picture.renderToSVGString();
  picture.dispose();
  return `${svg}\n`;
}
