// The chart of docs/performance.md.
import * as echarts from 'echarts';
import type { Row } from './harness.js';

/** Wall time of an item, for each work a bar of each peer, longer is slower. */
export function chart(requests: readonly Row[]): string {
  const works = [...new Set(requests.map(({ what }) => what))].reverse();
  const parts = [...new Set(requests.map(({ part }) => part))];
  const picture = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 900, height: 90 + works.length * 62 });
  picture.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    color: ['#1f6feb', '#8c959f', '#d0d7de'],
    title: { text: 'Wall time of one item, in ns: shorter is better', left: 'center', textStyle: { fontSize: 15 } },
    // Room for whichever font the reader's `sans-serif` is: echarts guesses widths.
    legend: { data: parts, top: 34, itemGap: 48 },
    grid: { left: 220, right: 60, top: 70, bottom: 40 },
    xAxis: { type: 'log', min: 1 },
    yAxis: { type: 'category', data: works },
    series: parts.map((name) => ({
      name,
      type: 'bar',
      label: { show: true, position: 'right', fontSize: 11, color: '#333333' },
      data: works.map((work) =>
        Math.round(requests.find(({ what, part }) => what === work && part === name)?.median ?? 0),
      ),
    })),
  });
  const svg = picture.renderToSVGString();
  picture.dispose();
  return `${svg}\n`;
}
