// Rows as people read them: figures with their units, what is asked of a row and whether it is met, a line of the terminal.
import type { Row, Unit } from './harness.js';

export function figure(value: number, unit: Unit): string {
  const size = Math.abs(value);
  if (unit === 'bytes') return `${value.toFixed(0)} bytes`;
  if (unit === 'ms' && size < 1) return `${(value * 1000).toFixed(0)} µs`;
  if (unit === 'ns' && size >= 1000) return `${digits(value / 1000)} µs`;
  return `${digits(value)} ${unit}`;
}

function digits(value: number): string {
  const size = Math.abs(value);
  return size >= 100 ? value.toFixed(0) : size >= 1 ? value.toFixed(1) : value.toPrecision(2);
}

/** The quarters, with their unit once where it is the same. */
export function quarters({ low, high, unit }: Row): string {
  const [from, to] = [figure(low, unit), figure(high, unit)];
  const [number, of] = from.split(' ');
  return to.endsWith(` ${of}`) ? `${number} – ${to}` : `${from} – ${to}`;
}

export const times = (ratio: number): string => (ratio < 100 ? ratio.toPrecision(3) : ratio.toFixed(0));

/** Whether a row is what it should be; undefined where nothing is asked of it. */
export function isMet({ goal, most, level, ratio, median, low }: Row): boolean | undefined {
  if (level === true) return low <= 0;
  if (goal !== undefined) return ratio === undefined ? undefined : ratio <= goal;
  return most === undefined ? undefined : median <= most;
}

/** What is asked of a row, with a mark where it is met; empty where nothing is. */
export function wanted(row: Row): string {
  const { goal, most, level, unit } = row;
  const asked = level
    ? '0 within noise'
    : goal !== undefined
      ? `≤ ${goal} ×`
      : most !== undefined && `≤ ${figure(most, unit)}`;
  return asked ? `${asked}${isMet(row) === true ? ' ✓' : ''}` : '';
}

/** What a row is compared with. */
export function beside({ limit, unit }: Row): string {
  if (limit === undefined) return '';
  const cpu = limit.cpu === undefined ? '' : `, CPU ${figure(limit.cpu.median, unit)}`;
  return `${figure(limit.median, unit)}${cpu}: ${limit.what}`;
}

/** Of the first column. */
const WIDTH = 74;

export const HEAD = [
  `${'what'.padEnd(WIDTH)}${'median'.padStart(11)}${'quarters'.padStart(25)}${'ratio'.padStart(8)}  to what is beside it`,
  '-'.repeat(WIDTH + 80),
].join('\n');

export function line(row: Row): string {
  const { group, what, part, unit, median, limit, ratio } = row;
  const name = `${group}  ${what}  ${part}`.padEnd(WIDTH);
  const spread = quarters(row).padStart(25);
  const bound = limit ? `${times(ratio ?? 0).padStart(8)}  ${beside(row)}` : '';
  const asked = wanted(row);
  const more = [
    row.cpu && `CPU ${figure(row.cpu.median, unit)}`,
    row.allocated !== undefined && `${row.allocated.toFixed(0)} bytes`,
    row.instructions !== undefined && `${row.instructions.toFixed(0)} instructions`,
    asked !== '' && `goal ${asked}`,
  ].filter((one) => one !== undefined && one !== false);
  return `${name}${figure(median, unit).padStart(11)}${spread}${bound}${more.length > 0 ? `; ${more.join(', ')}` : ''}`;
}
