/** Collects what a generated file needs from elsewhere and writes the import lines, sorted. */

import { LINE_WIDTH } from './literal.js';
import type { ProtocolModel } from './model.js';
import { className, type RuntimeName } from './names.js';
import type { FoundInterface } from './scope.js';

export class FileImports {
  readonly #model: ProtocolModel;
  readonly #runtime: string | Readonly<Record<RuntimeName, string>>;
  readonly #sibling: (stem: string) => string;
  /** Specifier → name → whether its value is needed. */
  readonly #names = new Map<string, Map<string, boolean>>();

  constructor(
    model: ProtocolModel,
    runtime: string | Readonly<Record<RuntimeName, string>>,
    sibling: (stem: string) => string = (stem) => `./${stem}.js`,
  ) {
    this.#model = model;
    this.#runtime = runtime;
    this.#sibling = sibling;
  }

  value(from: string, name: string): string {
    this.#at(from).set(name, true);
    return name;
  }

  type(from: string, name: string): string {
    const names = this.#at(from);
    if (!names.has(name)) names.set(name, false);
    return name;
  }

  runtimeValue(name: RuntimeName): string {
    return this.value(this.#runtimeModule(name), name);
  }

  runtimeType(name: RuntimeName): string {
    return this.type(this.#runtimeModule(name), name);
  }

  /** Name of an interface's class, imported if it is another file's. */
  proxyClass(found: FoundInterface, as: 'type' | 'value'): string {
    const name = className(found.name);
    const from = this.#module(found);
    if (from === undefined) return name;
    return as === 'value' ? this.value(from, name) : this.type(from, name);
  }

  /** A type that stands beside the interface's class. */
  beside(found: FoundInterface, name: string): string {
    const from = this.#module(found);
    return from === undefined ? name : this.type(from, name);
  }

  emit(): string {
    const specifiers = [...this.#names.keys()].sort(bySpecifier);
    return specifiers.map((from) => importLine(from, this.#names.get(from) ?? new Map())).join('');
  }

  #runtimeModule(name: RuntimeName): string {
    return typeof this.#runtime === 'string' ? this.#runtime : this.#runtime[name];
  }

  #module(found: FoundInterface): string | undefined {
    if (found.owner === this.#model) return undefined;
    return 'stem' in found.owner ? this.#sibling(found.owner.stem) : found.owner.module;
  }

  #at(from: string): Map<string, boolean> {
    let names = this.#names.get(from);
    if (names === undefined) {
      names = new Map();
      this.#names.set(from, names);
    }
    return names;
  }
}

function importLine(from: string, names: ReadonlyMap<string, boolean>): string {
  const sorted = [...names].sort(([a], [b]) => byName(a, b));
  const onlyTypes = sorted.every(([, value]) => !value);
  const list = sorted.map(([name, value]) => (value || onlyTypes ? name : `type ${name}`));
  const keyword = onlyTypes ? 'import type' : 'import';
  const flat = `${keyword} { ${list.join(', ')} } from '${from}';\n`;
  if (flat.length <= LINE_WIDTH + 1) return flat;
  return `${keyword} {\n${list.map((name) => `  ${name},\n`).join('')}} from '${from}';\n`;
}

/** The formatter's order: packages, then parents from far to near, then the same folder; each by name. */
function bySpecifier(a: string, b: string): number {
  return distance(a) - distance(b) || byName(a, b);
}

function distance(specifier: string): number {
  if (!specifier.startsWith('.')) return 0;
  const up = specifier.split('/').filter((part) => part === '..').length;
  return up === 0 ? 1000 : 1000 - up;
}

/** By letters whatever their case, numbers within by value; independent of the locale. */
function byName(a: string, b: string): number {
  const [left, right] = [pieces(a.toLowerCase()), pieces(b.toLowerCase())];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] ?? '', right[i] ?? ''];
    if (x === y) continue;
    if (/^[0-9]/.test(x) && /^[0-9]/.test(y) && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : 1);
}

function pieces(text: string): string[] {
  return text.match(/[0-9]+|[^0-9]/g) ?? [];
}
