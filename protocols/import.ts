/**
 * Imports upstream protocols: writes the machine-readable facts of each file into this folder, and
 * where they come from into `protocols.lock.json`. Run by hand when upstream has something new:
 *
 *     tsx protocols/import.ts GROUP NAME VERSION DIRECTORY [FILE…]
 *
 * GROUP is the folder here; `stable`, `staging` and `unstable` are found below DIRECTORY by
 * themselves for the group `wayland-protocols`. NAME and VERSION say what upstream calls itself.
 * Without FILE all XML below DIRECTORY is taken.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { copyrightLines, parseProtocol } from '../src/scanner/index.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const LOCK = join(HERE, 'protocols.lock.json');

/** The facts: elements with the attributes that are kept, in the order in which they are written. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  protocol: ['name'],
  interface: ['name', 'version', 'frozen'],
  request: ['name', 'type', 'since', 'deprecated-since'],
  event: ['name', 'type', 'since', 'deprecated-since'],
  arg: ['name', 'type', 'interface', 'allow-null', 'enum'],
  enum: ['name', 'bitfield', 'since', 'deprecated-since'],
  entry: ['name', 'value', 'since', 'deprecated-since'],
};
const PROSE = ['copyright', 'description'];

interface Lock {
  sources: Record<string, { name: string; version: string }>;
  files: Record<string, { source: string; path: string; upstreamSha256: string; sha256: string }>;
}

/** The facts of a protocol as XML of our own. An element or attribute that is neither fact nor prose is refused. */
export function factsOf(xml: string, file: string): string {
  parseProtocol(xml, file);
  const parser = new SaxesParser();
  const path: string[] = [];
  let copyright = '';
  let body = '';
  /** An open tag that has no child yet. */
  let pending = '';
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (PROSE.includes(name)) return;
    const kept = KEPT[name];
    if (kept === undefined) throw new Error(`${file}: unknown element <${name}>`);
    for (const attribute of Object.keys(attributes)) {
      if (!kept.includes(attribute) && attribute !== 'summary') {
        throw new Error(`${file}: unknown attribute ${attribute} of <${name}>`);
      }
    }
    if (pending !== '') body += `${pending}>\n`;
    const facts = kept
      .filter((one) => attributes[one] !== undefined)
      .map((one) => ` ${one}="${escapeXml(attributes[one] ?? '')}"`);
    pending = `${'  '.repeat(path.length - 1)}<${name}${facts.join('')}`;
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (PROSE.includes(name)) return;
    body += pending === '' ? `${'  '.repeat(path.length)}</${name}>\n` : `${pending}/>\n`;
    pending = '';
  });
  parser.on('text', (text) => {
    if (path.at(-1) === 'copyright') copyright += text;
  });
  parser.write(xml).close();

  const holders = copyrightLines(copyright);
  if (holders.length === 0) throw new Error(`${file}: no copyright line`);
  const block = `  <copyright>\n${holders.map((line) => `    ${escapeXml(line)}\n`).join('')}  </copyright>\n`;
  const rootEnd = body.indexOf('>\n') + 2;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.slice(0, rootEnd)}${block}${body.slice(rootEnd)}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function main([group, name, version, directory, ...wanted]: string[]): void {
  if (group === undefined || name === undefined || version === undefined || directory === undefined) {
    console.error('usage: tsx protocols/import.ts GROUP NAME VERSION DIRECTORY [FILE…]');
    process.exit(2);
  }
  const lock: Lock = existsSync(LOCK) ? (JSON.parse(readFileSync(LOCK, 'utf8')) as Lock) : { sources: {}, files: {} };
  for (const [file, entry] of Object.entries(lock.files)) {
    if (entry.source !== group) continue;
    rmSync(join(HERE, file), { force: true });
    delete lock.files[file];
  }
  const found = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'));
  const files = wanted.length > 0 ? wanted : found.filter((path) => path.endsWith('.xml')).sort();
  lock.sources[group] = { name, version };
  for (const path of files) {
    const upstream = readFileSync(join(directory, path), 'utf8');
    const facts = factsOf(upstream, path);
    // wayland-protocols sorts by stability; the others get a folder of their own.
    const folder = group === 'wayland-protocols' ? (path.split('/')[0] ?? group) : group;
    const file = `${folder}/${basename(path)}`;
    mkdirSync(join(HERE, folder), { recursive: true });
    writeFileSync(join(HERE, file), facts);
    lock.files[file] = { source: group, path, upstreamSha256: sha256(upstream), sha256: sha256(facts) };
  }
  const sorted: Lock = { sources: sortKeys(lock.sources), files: sortKeys(lock.files) };
  writeFileSync(LOCK, `${JSON.stringify(sorted, null, 2)}\n`);
  console.log(`${files.length} of ${name} ${version}`);
}

function sortKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
