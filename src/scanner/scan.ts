/** Protocol files in, TypeScript files out. */

import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { XmlError } from '../errors.js';
import { type EmitOptions, emitProtocol } from './emit.js';
import { emitMeanings } from './emit-meanings.js';
import type { KnownInterface, ProtocolModel } from './model.js';
import { parseProtocol } from './parse.js';
import { Scope, validate } from './scope.js';

export interface ScanOptions {
  /** Protocol XML files. Where several describe an interface, the first counts for the others. */
  readonly files: readonly string[];
  /** Folder for the TypeScript files; made if it isn't there. */
  readonly out: string;
  /** Where the generated files import the library from. Default: `resurface`. */
  readonly runtime?: EmitOptions['runtime'];
  /** Where the library's own protocols are imported from, by stem. Default: `resurface/protocols/<stem>`. */
  readonly protocolImport?: (stem: string) => string;
  /** Where the protocols are explained, see {@link EmitOptions.docs}. Default: nowhere. */
  readonly docs?: string;
  /**
   * Whether to begin a table of meanings, `<stem>.meanings.ts`, for each protocol that has none in `out`. One
   * that is there is used and never written to. Its types come from where `InterfaceDescriptor` does.
   */
  readonly meanings?: boolean;
  /** Interfaces described elsewhere, besides the library's own. */
  readonly known?: readonly KnownInterface[];
}

/**
 * Generates `<out>/<stem>.ts` for each file, and the tables that are asked for. Nothing is written unless all
 * of them are valid.
 * @returns the files written, in the order of `files`, a table after its protocol
 * @throws XmlError (`ERR_WL_XML`) with file and line of what is wrong, or with line 0 for a file that can't be read
 */
export async function scan(options: ScanOptions): Promise<string[]> {
  const models = await readProtocols(options.files);
  const missing = new Scope(models, options.known).missing();
  const protocolImport = options.protocolImport ?? ((stem: string) => `resurface/protocols/${stem}`);
  const scope = new Scope(models, [...(options.known ?? []), ...(await libraryInterfaces(missing, protocolImport))]);
  validate(scope);
  const { runtime = 'resurface', docs } = options;
  const texts = new Map<string, string>();
  for (const model of models) {
    const table = `${model.stem}.meanings`;
    const has = existsSync(join(options.out, `${table}.ts`));
    const meanings = has || options.meanings === true ? { meanings: `./${table}.js` } : {};
    const text = emitProtocol(model, { scope, runtime, ...(docs === undefined ? {} : { docs }), ...meanings });
    texts.set(`${model.stem}.ts`, text);
    const types = typeof runtime === 'string' ? runtime : runtime.InterfaceDescriptor;
    if (options.meanings === true && !has) texts.set(`${table}.ts`, emitMeanings(model, { runtime: types }));
  }
  await mkdir(options.out, { recursive: true });
  const written: string[] = [];
  for (const [name, text] of texts) {
    const file = join(options.out, name);
    await writeFile(file, text);
    written.push(file);
  }
  return written;
}

/**
 * Reads and parses files; their stems must differ.
 * @throws XmlError (`ERR_WL_XML`)
 */
export async function readProtocols(files: readonly string[]): Promise<ProtocolModel[]> {
  const models: ProtocolModel[] = [];
  for (const file of files) {
    const xml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new XmlError(file, 0, `can't be read: ${error.code ?? error.message}`);
    });
    const model = parseProtocol(xml, file);
    const other = models.find((one) => one.stem === model.stem);
    if (other !== undefined) throw new XmlError(file, model.line, `${other.file} has the same name`);
    models.push(model);
  }
  return models;
}

/** Those of the library's own interfaces that are asked for. Only the files that hold them are loaded. */
async function libraryInterfaces(
  names: readonly string[],
  protocolImport: (stem: string) => string,
): Promise<KnownInterface[]> {
  if (names.length === 0) return [];
  const { catalog } = await import('../protocol/catalog.js');
  const known: KnownInterface[] = [];
  for (const name of names) {
    const entry = catalog.get(name);
    if (entry === undefined) continue;
    const { enums } = (await entry.load()).interface;
    known.push({ name, module: protocolImport(entry.stem), enums });
  }
  return known;
}
