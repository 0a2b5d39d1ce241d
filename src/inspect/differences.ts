/** Differences between two snapshots → lines for people. */

import type { Difference } from './compare.js';
import { clean, type TextOptions } from './text.js';

/** One line for each, under the path of the object; empty for none. */
export function differencesText(differences: readonly Difference[], options: TextOptions = {}): string {
  const { width = Number.POSITIVE_INFINITY, paint = (_tone, text) => text } = options;
  const cut = (text: string): string => {
    const plain = clean(text);
    return plain.length > width ? `${plain.slice(0, Math.max(8, width) - 1)}…` : plain;
  };
  const byPath = new Map<string, string[]>();
  let text = '';
  for (const one of differences) {
    if (one.kind === 'only') {
      text += `${paint('warning', cut(`${one.in === 'first' ? '-' : '+'} ${one.path}`))}\n`;
      continue;
    }
    const lines = byPath.get(one.path) ?? [];
    lines.push(one.kind === 'pixels' ? pixelsLine(one) : `  ${one.what}: ${value(one.first)} → ${value(one.second)}`);
    byPath.set(one.path, lines);
  }
  for (const [path, lines] of byPath) {
    text += `${paint('name', cut(path))}\n${lines.map((line) => `${cut(line)}\n`).join('')}`;
  }
  return text;
}

function pixelsLine({ differing, of, box }: Extract<Difference, { kind: 'pixels' }>): string {
  return `  pixels: ${differing} of ${of} differ, all within ${box.width}x${box.height} at ${box.x},${box.y}`;
}

/** Requests as they are called, anything else as JSON. */
function value(one: unknown): string {
  if (one === null) return 'none';
  if (!Array.isArray(one)) return isRequest(one) ? called(one) : JSON.stringify(one);
  return one.every(isRequest) ? one.map(called).join(', ') : JSON.stringify(one);
}

interface Request {
  readonly request: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly copied?: readonly Request[];
}

function isRequest(one: unknown): one is Request {
  return typeof one === 'object' && one !== null && 'request' in one && 'args' in one;
}

function called({ request, args, copied = [] }: Request): string {
  const values = Object.entries(args).flatMap(([name, arg]) => (name === 'id' ? [] : [JSON.stringify(arg)]));
  return `${request}(${[...values, ...copied.map(called)].join(', ')})`;
}
