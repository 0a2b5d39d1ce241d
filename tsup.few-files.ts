// The last step of a build: the chunks that esbuild made of what entries share, many and small, become few files, ESM and CJS.
// Each file that is imported costs a process half a millisecond of its start and up to half a MiB.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { isAbsolute, join } from 'node:path';
import { type OutputChunk, type Plugin, rollup } from 'rollup';
import ts from 'typescript';

/** A comment that stays: which source the lines below are from, what a tool reads, a licence. */
const KEPT = /^\/\/ (?:src|bench|node_modules)\/|^\/\*(?:!|\s*[#@]__PURE__)|@license/;

/** Packages that are CommonJS, of those that a client loads. (koffi is required by the source itself.) */
const COMMON_JS = new Set(['eventemitter3']);

/** Takes comments out: V8 keeps the source of all that is loaded, in two bytes a character if one of them is no Latin-1. */
export function withoutComments(text: string): string {
  const source = ts.createSourceFile('chunk.js', text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const cuts: ts.CommentRange[] = [];
  const look = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(source);
    for (const child of children) look(child);
    if (children.length > 0) return;
    const before = text.slice(node.getFullStart(), node.getStart(source));
    if (!before.includes('/')) return;
    const start = node.getFullStart();
    cuts.push(...(ts.getTrailingCommentRanges(text, start) ?? []), ...(ts.getLeadingCommentRanges(text, start) ?? []));
  };
  look(source);
  let result = '';
  let at = 0;
  for (const { pos, end } of cuts.sort((a, b) => a.pos - b.pos)) {
    if (pos < at || KEPT.test(text.slice(pos, end))) continue;
    // with its line, where it has one of its own
    const line = text.lastIndexOf('\n', pos - 1) + 1;
    const alone = text.slice(line, pos).trim() === '' && text.startsWith('\n', end);
    const glued = !alone && !/\s/.test(text.charAt(pos - 1) + text.charAt(end));
    result += text.slice(at, alone ? Math.max(at, line) : pos) + (glued ? ' ' : '');
    at = alone ? end + 1 : end;
  }
  return result + text.slice(at);
}

/**
 * What Node has itself and what is CommonJS comes by a call, not by an import: for an import Node would load all that such a
 * module can give, and look for the names in CommonJS with a parser of its own. Rollup writes one import a line.
 */
export function calledFor(code: string): string {
  let requires = false;
  const lines = code.replaceAll(
    /^import (?:\* as (\w+)|\{ ([^}]*) \}) from '([^'.][^']*)';$/gm,
    (line: string, all: string | undefined, some: string | undefined, name: string) => {
      const builtin = isBuiltin(name);
      if (!builtin && !COMMON_JS.has(name)) return line;
      requires ||= !builtin;
      const found = builtin ? `process.getBuiltinModule('${name}')` : `require('${name}')`;
      return `const ${all ?? `{ ${(some ?? '').replaceAll(' as ', ': ')} }`} = ${found};`;
    },
  );
  return requires
    ? `const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);\n${lines}`
    : lines;
}

/** Files that the import of a file brings along. */
function closure(file: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    for (const next of imports.get(one) ?? []) add(next);
  };
  add(file);
  return found;
}

export interface FewFiles {
  /** Where esbuild's ESM is, and what comes of it goes. */
  readonly folder: string;
  readonly entries: readonly string[];
  /** The entry that all this is for: what its import brings along comes in few files. */
  readonly start: string;
  /** By file: the other entries that bring a part of that along, too. The first file has what its entries do, and so on: so they do without the rest. */
  readonly apart: Readonly<Record<string, readonly string[]>>;
  /** Entries that there are as CJS, too. */
  readonly cjs?: readonly string[];
}

/** Replaces the JavaScript in a folder by fewer files that do the same. */
export async function fewFiles({ folder, entries, start, apart, cjs = [] }: FewFiles): Promise<void> {
  const imports = new Map<string, readonly string[]>();
  const file = (entry: string): string => join(folder, `${entry}.js`);
  const plugin: Plugin = {
    name: 'few-files',
    transform: (code) => ({ code: withoutComments(code), map: null }),
    moduleParsed: ({ id, importedIds }) => void imports.set(id, importedIds),
    renderChunk: (code, _chunk, { format }) => (format === 'es' ? { code: calledFor(code), map: null } : null),
  };
  const made = async (names: readonly string[], format: 'es' | 'cjs'): Promise<readonly OutputChunk[]> => {
    const input = Object.fromEntries(names.map((name) => [name, file(name)]));
    const external = (id: string): boolean => !id.startsWith('.') && !isAbsolute(id);
    const bundle = await rollup({ input, external, plugins: [plugin], treeshake: false });
    const brought = closure(file(start), imports);
    const parts = Object.entries(apart).map(([part, others]) => {
      const files = others.flatMap((other) => [...closure(file(other), imports)]);
      return [part, new Set(files)] as const;
    });
    const end = format === 'es' ? 'js' : 'cjs';
    const { output } = await bundle.generate({
      format,
      exports: 'named',
      interop: 'auto',
      entryFileNames: `[name].${end}`,
      chunkFileNames: `[name]-[hash].${end}`,
      hoistTransitiveImports: false,
      manualChunks: (id) => (brought.has(id) ? (parts.find(([, files]) => files.has(id))?.[0] ?? 'core') : undefined),
    });
    await bundle.close();
    return output.filter((chunk) => chunk.type === 'chunk');
  };
  const chunks = [...(await made(entries, 'es')), ...(cjs.length > 0 ? await made(cjs, 'cjs') : [])];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.c?js$/.test(name)) rmSync(join(folder, name));
  }
  for (const { fileName, code } of chunks) writeFileSync(join(folder, fileName), code);
}
