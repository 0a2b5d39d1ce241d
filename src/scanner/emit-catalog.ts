/** The catalog: which generated file describes an interface, without loading any. */

import { LINE_WIDTH, quote } from './literal.js';
import type { ProtocolModel } from './model.js';

/**
 * The protocols that go into a catalog, in order of the set. A protocol that describes an interface
 * which an earlier one has is left out whole: `tablet-unstable-v2` is `tablet-v2` before it was
 * stable, and `xdg-shell-unstable-v5` has other interfaces under xdg-shell's names.
 */
export function catalogued(models: readonly ProtocolModel[]): ProtocolModel[] {
  const names = new Set<string>();
  return models.filter((model) => {
    if (model.interfaces.some((one) => names.has(one.name))) return false;
    for (const one of model.interfaces) names.add(one.name);
    return true;
  });
}

/** @returns the text of `src/protocol/catalog.ts` */
export function emitCatalog(models: readonly ProtocolModel[]): string {
  const list = catalogued(models);
  const left = models.filter((model) => !list.includes(model)).map((model) => model.stem);
  return `/**
 * Generated from protocols/*.xml; changes made here are lost.
 *
 * Interface name → the class, loaded when it is asked for. Left out, since an earlier protocol has
 * interfaces of the same names:
 * ${left.length === 0 ? 'none' : left.join(', ')}
 */

import type { ProxyClass } from './proxy.js';

export interface CatalogEntry {
  /** Name of the generated file: \`xdg-shell\`. */
  readonly stem: string;
  readonly load: () => Promise<ProxyClass>;
}

type Interfaces<Name extends string> = Readonly<Record<Name, ProxyClass>>;

function file<Name extends string>(
  stem: string,
  load: () => Promise<{ readonly interfaces: Interfaces<Name> }>,
  names: readonly NoInfer<Name>[],
): [string, CatalogEntry][] {
  return names.map((name) => [name, { stem, load: async () => (await load()).interfaces[name] }]);
}

/** Every interface that the library describes, by its name in the XML. */
export const catalog: ReadonlyMap<string, CatalogEntry> = new Map<string, CatalogEntry>([
${list.map(emitFile).join('')}]);
`;
}

function emitFile(model: ProtocolModel): string {
  const names = model.interfaces.map((one) => quote(one.name));
  const head = [quote(model.stem), `() => import(${quote(`./generated/${model.stem}.js`)})`];
  const flat = `  ...file(${head.join(', ')}, [${names.join(', ')}]),\n`;
  if (flat.length <= LINE_WIDTH + 1) return flat;
  const start = `  ...file(${head.join(', ')}, [`;
  if (start.length <= LINE_WIDTH) return `${start}\n${names.map((name) => `    ${name},\n`).join('')}  ]),\n`;
  return `  ...file(\n${[...head, `[${names.join(', ')}]`].map((one) => `    ${one},\n`).join('')}  ),\n`;
}
