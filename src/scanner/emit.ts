/** Model → TypeScript: one file per protocol, with descriptors, enums, event maps and classes. */

import { comment, reference, versionTags } from './comment.js';
import { emitClass } from './emit-class.js';
import { emitDescriptor, entryNumber } from './emit-descriptor.js';
import type { FileContext } from './file-context.js';
import { FileImports } from './imports.js';
import { LINE_WIDTH, type Literal, literal, quote } from './literal.js';
import type { EnumModel, InterfaceModel, ProtocolModel } from './model.js';
import { className, entryKey, type RuntimeName, requestsName } from './names.js';
import { enumName, type Scope } from './scope.js';

export interface EmitOptions {
  /** The set that the protocol belongs to, validated. */
  readonly scope: Scope;
  /** Where the library's classes and types come from: one module or one for each. Default: `resurface`. */
  readonly runtime?: string | Readonly<Record<RuntimeName, string>>;
  /** Where the generated file of another protocol of the set is found, by stem. Default: `./<stem>.js`. */
  readonly sibling?: (stem: string) => string;
  /** Where the protocol's meanings are, exported as `meanings`. Default: nobody declared any. */
  readonly meanings?: string;
  /** Where each protocol is explained, `<docs>/<stem>#wl_surface:request:attach`. Default: nowhere. */
  readonly docs?: string;
}

/** @returns the text of a TypeScript module; the same for the same input, whatever the machine */
export function emitProtocol(model: ProtocolModel, options: EmitOptions): string {
  const imports = new FileImports(model, options.runtime ?? 'resurface', options.sibling);
  if (options.meanings !== undefined) imports.value(options.meanings, 'meanings');
  const context: FileContext = {
    model,
    scope: options.scope,
    imports,
    hasMeanings: options.meanings !== undefined,
    docs: options.docs,
  };

  const body = [emitRequests(model)];
  for (const one of model.interfaces) {
    for (const enumeration of one.enums) body.push(emitEnum(context, one, enumeration));
    body.push(emitDescriptor(context, one));
    body.push(emitClass(context, one));
  }
  body.push(emitInterfaces(model));
  return `${emitHeader(context)}\n${imports.emit()}\n${body.join('\n')}`;
}

function emitHeader({ model, docs }: FileContext): string {
  const lines = [`Generated from ${model.stem}.xml by the scanner; changes made here are lost.`];
  if (docs !== undefined) lines.push(`Explained at ${docs}/${model.stem}`);
  if (model.copyright.length > 0) {
    // The text comes from a file that somebody else wrote: it must not end the comment.
    lines.push('', 'The protocol:', ...model.copyright.map((line) => line.replaceAll('*/', '* /')));
  }
  return comment(0, lines);
}

function emitRequests(model: ProtocolModel): string {
  const lines = model.interfaces.map((one) => {
    if (one.requests.length === 0) return `  ${one.name}: never;\n`;
    const names = one.requests.map((request) => quote(request.name));
    const flat = `  ${one.name}: ${names.join(' | ')};\n`;
    if (flat.length <= LINE_WIDTH + 1) return flat;
    return `  ${one.name}:\n${names.map((name) => `    | ${name}`).join('\n')};\n`;
  });
  return `/** The requests of each interface, as in the XML. */
export interface ${requestsName(model.stem)} {
${lines.join('')}}
`;
}

function emitEnum(context: FileContext, within: InterfaceModel, enumeration: EnumModel): string {
  const name = enumName(context.model, within.name, enumeration.name);
  const entries: Record<string, Literal> = {};
  for (const entry of enumeration.entries) entries[entryKey(entry.name)] = entryNumber(entry);
  const docs = [reference(context, within.name, 'enum', enumeration.name), ...versionTags(enumeration)];
  if (enumeration.bitfield) docs.splice(1, 0, 'Flags, to be combined with `|`.');
  const value = literal(entries, 0, `export const ${name} = `.length, ' as const;'.length);
  const type = enumeration.bitfield ? 'number' : `(typeof ${name})[keyof typeof ${name}]`;
  const alias =
    `export type ${name} = ${type};`.length <= LINE_WIDTH
      ? `export type ${name} = ${type};`
      : `export type ${name} =\n  ${type};`;
  return `${comment(0, docs)}export const ${name} = ${value} as const;\n${alias}\n`;
}

function emitInterfaces(model: ProtocolModel): string {
  const lines = model.interfaces.map((one) => `  ${one.name}: ${className(one.name)},\n`);
  return `/** The classes of this protocol by interface name. */
export const interfaces = {
${lines.join('')}} as const;
`;
}
