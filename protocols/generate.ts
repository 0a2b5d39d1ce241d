/**
 * `npm run generate`: writes `src/protocol/generated/*.ts` and `src/protocol/catalog.ts` from the XML
 * in this folder, and `docs/what-comes-back.md` from the meanings. What stands there without an XML is removed.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emitCatalog, emitProtocol, readProtocols, Scope, validate } from '../src/scanner/index.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const PROTOCOL = join(HERE, '../src/protocol');

/** In order of weight: where two folders describe an interface, the first is meant. */
const FOLDERS = ['wayland', 'stable', 'staging', 'unstable', 'wlr', 'wlroots'];

/** The XML files, in the order in which they count. */
export function protocolFiles(): string[] {
  return FOLDERS.flatMap((folder) => {
    const files = readdirSync(join(HERE, folder)).filter((file) => file.endsWith('.xml'));
    // By code unit, so that the order is the same everywhere; newer versions before older ones.
    return files
      .sort((a, b) => (folder === 'unstable' ? compare(b, a) : compare(a, b)))
      .map((file) => join(HERE, folder, file));
  });
}

/** Path below `src/protocol` → text. */
export async function generate(): Promise<Map<string, string>> {
  const models = await readProtocols(protocolFiles());
  const scope = new Scope(models);
  validate(scope);
  const texts = new Map<string, string>();
  for (const model of models) {
    const meanings = existsSync(join(PROTOCOL, `meanings/${model.stem}.ts`))
      ? `../meanings/${model.stem}.js`
      : undefined;
    const text = emitProtocol(model, {
      scope,
      // Not through the room's door: the catalog, which loads these files, may stand in it.
      runtime: {
        InterfaceDescriptor: '../descriptor.js',
        OwnedFd: '../../wire/index.js',
        Payload: '../proxy.js',
        ProxyClass: '../proxy.js',
        ProxyFields: '../proxy.js',
        ProxyInit: '../proxy.js',
        WaylandProxy: '../proxy.js',
      },
      docs: 'https://wayland.app/protocols',
      ...(meanings === undefined ? {} : { meanings }),
    });
    texts.set(`generated/${model.stem}.ts`, text);
  }
  texts.set('catalog.ts', emitCatalog(models));
  return texts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function main(): Promise<void> {
  const texts = await generate();
  const folder = join(PROTOCOL, 'generated');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (!texts.has(`generated/${file}`)) rmSync(join(folder, file));
  for (const [path, text] of texts) writeIfOther(join(PROTOCOL, path), text);
  // It loads what was just written.
  const { WHAT_COMES_BACK, whatComesBack } = await import('./what-comes-back.js');
  writeIfOther(WHAT_COMES_BACK, await whatComesBack(protocolFiles()));
  console.log(`${texts.size + 1} files`);
}

/** Writes only what differs, so that a watching compiler sleeps on. */
function writeIfOther(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
