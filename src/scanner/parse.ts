/** Protocol XML → model. Checks what one file can tell by itself; references are checked in `scope.ts`. */

import { basename } from 'node:path';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { XmlError } from '../errors.js';
import type { ArgModel, ArgType, EntryModel, EnumModel, InterfaceModel, MessageModel, ProtocolModel } from './model.js';

const PROSE: readonly string[] = ['copyright', 'description'];

/** Elements that may stand in each element, prose apart. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  protocol: ['copyright', 'description', 'interface'],
  interface: ['description', 'request', 'event', 'enum'],
  request: ['description', 'arg'],
  event: ['description', 'arg'],
  enum: ['description', 'entry'],
  arg: ['description'],
  entry: ['description'],
};

const ARG_TYPES: readonly string[] = ['int', 'uint', 'fixed', 'string', 'object', 'new_id', 'array', 'fd'];
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** An entry's name is only ever used with the enum's before it, so that a digit may come first: `wl_output.transform` has `90`. */
const ENTRY_NAME = /^[A-Za-z0-9_]+$/;
const STEM = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

type Build<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/** An element with its attributes, which knows how to complain. */
class Element {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly #attributes: Readonly<Record<string, string>>;

  constructor(tag: SaxesTagPlain, file: string, line: number) {
    this.name = tag.name;
    this.#attributes = tag.attributes;
    this.file = file;
    this.line = line;
  }

  fail(problem: string): never {
    throw new XmlError(this.file, this.line, problem);
  }

  attribute(name: string): string | undefined {
    return Object.hasOwn(this.#attributes, name) ? this.#attributes[name] : undefined;
  }

  required(name: string): string {
    return this.attribute(name) ?? this.fail(`<${this.name}> has no ${name}`);
  }

  identifier(name: string, pattern = IDENTIFIER): string {
    const value = this.required(name);
    if (!pattern.test(value) || value === '__proto__') {
      this.fail(`${name}="${value}" of <${this.name}> is not an identifier`);
    }
    return value;
  }

  /** A version: 1 … 2^31 - 1. */
  version(name: string): number | undefined {
    const value = this.attribute(name);
    if (value === undefined) return undefined;
    if (!/^[1-9][0-9]{0,9}$/.test(value) || Number(value) > 0x7fffffff) {
      this.fail(`${name}="${value}" of <${this.name}> is not a version (1 or more)`);
    }
    return Number(value);
  }

  flag(name: string): boolean {
    const value = this.attribute(name) ?? 'false';
    if (value !== 'true' && value !== 'false') {
      this.fail(`${name}="${value}" of <${this.name}> must be "true" or "false"`);
    }
    return value === 'true';
  }

  /** Refuses a second sibling with this name. */
  unique(siblings: readonly { readonly name: string; readonly line: number }[], name: string): void {
    const other = siblings.find((sibling) => sibling.name === name);
    if (other !== undefined) this.fail(`duplicate ${this.name} "${name}", first on line ${other.line}`);
  }

  /** `since` and `deprecated-since`, which must lie within the interface's version. */
  versions(within: InterfaceModel): { since: number; deprecatedSince?: number } {
    const since = this.version('since') ?? 1;
    if (since > within.version) {
      this.fail(`since="${since}" exceeds the version of ${within.name}, ${within.version}`);
    }
    const deprecatedSince = this.version('deprecated-since');
    if (deprecatedSince === undefined) return { since };
    if (deprecatedSince < since) this.fail(`deprecated-since="${deprecatedSince}" is before since="${since}"`);
    if (deprecatedSince > within.version) {
      this.fail(`deprecated-since="${deprecatedSince}" exceeds the version of ${within.name}, ${within.version}`);
    }
    return { since, deprecatedSince };
  }
}

/**
 * Reads one protocol.
 * @param xml the file's text
 * @param file its name, for messages; the last part, without `.xml`, names the output
 * @throws XmlError (`ERR_WL_XML`) with the line of what is wrong
 */
export function parseProtocol(xml: string, file: string): ProtocolModel {
  const stem = basename(file).replace(/\.xml$/, '');
  if (!STEM.test(stem)) throw new XmlError(file, 0, `a file of the name "${stem}" can't be generated from it`);

  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const open: Element[] = [];
  let startLine = 1;
  let protocol: Build<ProtocolModel> | undefined;
  let current: Build<InterfaceModel> | undefined;
  let message: Build<MessageModel> | undefined;
  let enumeration: Build<EnumModel> | undefined;
  let copyright = '';

  parser.on('error', (error) => {
    throw new XmlError(file, parser.line, error.message.replace(/^(\d+:\d+: )/, ''));
  });
  // The parser stands behind the character that ended the tag's name; if that was a newline, on the next line.
  parser.on('opentagstart', () => {
    startLine = parser.columnIndex === 0 ? parser.line - 1 : parser.line;
  });

  parser.on('opentag', (tag: SaxesTagPlain) => {
    const element = new Element(tag, file, startLine);
    const parent = open.at(-1);
    open.push(element);
    // Markup in prose is prose.
    if (open.slice(0, -1).some((one) => PROSE.includes(one.name))) return;
    if (parent === undefined) {
      if (tag.name !== 'protocol') element.fail(`not a protocol: the root is <${tag.name}>`);
      protocol = {
        name: element.identifier('name'),
        file,
        stem,
        copyright: [],
        interfaces: [],
        line: element.line,
      };
      return;
    }
    if (!(CHILDREN[parent.name] ?? []).includes(tag.name)) {
      element.fail(`<${tag.name}> can't stand in <${parent.name}>`);
    }
    switch (tag.name) {
      case 'interface':
        current = readInterface(element, protocol as Build<ProtocolModel>);
        protocol?.interfaces.push(current);
        break;
      case 'request':
      case 'event': {
        const list = (tag.name === 'request' ? current?.requests : current?.events) ?? [];
        message = readMessage(element, current as InterfaceModel, list);
        list.push(message);
        break;
      }
      case 'arg':
        message?.args.push(readArg(element, message, parent.name === 'request'));
        break;
      case 'enum':
        enumeration = readEnum(element, current as InterfaceModel);
        current?.enums.push(enumeration);
        break;
      case 'entry':
        enumeration?.entries.push(readEntry(element, current as InterfaceModel, enumeration));
        break;
    }
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    if (open.at(-1)?.name === 'copyright') copyright += text;
  });
  parser.on('cdata', (text) => {
    if (open.at(-1)?.name === 'copyright') copyright += text;
  });

  parser.write(xml).close();
  if (protocol === undefined) throw new XmlError(file, parser.line, 'not a protocol: there is no <protocol>');
  if (protocol.interfaces.length === 0) {
    throw new XmlError(file, protocol.line, `protocol "${protocol.name}" has no interface`);
  }
  protocol.copyright = copyrightLines(copyright);
  return protocol;
}

/** The lines that name a holder and a year, in one form; the licence's sentences have no year. */
export function copyrightLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => /^Copyright\b.*\b[0-9]{4}\b/.test(line));
}

function readInterface(element: Element, protocol: Build<ProtocolModel>): Build<InterfaceModel> {
  const name = element.identifier('name');
  element.unique(protocol.interfaces, name);
  element.required('version');
  return {
    name,
    version: element.version('version') ?? 1,
    frozen: element.flag('frozen'),
    requests: [],
    events: [],
    enums: [],
    line: element.line,
  };
}

function readMessage(element: Element, within: InterfaceModel, earlier: readonly MessageModel[]): Build<MessageModel> {
  const name = element.identifier('name');
  element.unique(earlier, name);
  const type = element.attribute('type');
  if (type !== undefined && type !== 'destructor') {
    element.fail(`type="${type}" of ${element.name} "${name}": only "destructor" is known`);
  }
  const versions = element.versions(within);
  // An opcode is a position: what came in a later version must stand further down.
  const last = earlier.at(-1);
  if (last !== undefined && versions.since < last.since) {
    element.fail(
      `since goes back: ${element.name} "${name}" is since ${versions.since}, "${last.name}" before it since ${last.since}`,
    );
  }
  return { name, ...versions, destructor: type === 'destructor', args: [], line: element.line };
}

function readArg(element: Element, message: MessageModel, inRequest: boolean): ArgModel {
  const name = element.identifier('name');
  element.unique(message.args, name);
  const type = element.required('type');
  if (!ARG_TYPES.includes(type)) element.fail(`unknown type "${type}" of arg "${name}"`);
  const wanted = element.attribute('interface');
  const enumName = element.attribute('enum');
  const nullable = element.flag('allow-null');

  if (wanted !== undefined) {
    element.identifier('interface');
    if (type !== 'object' && type !== 'new_id') element.fail(`arg "${name}" of type ${type} can't have an interface`);
  }
  if (type === 'new_id') {
    if (wanted === undefined && !inRequest) element.fail(`new_id "${name}" of an event needs an interface`);
    if (inRequest && message.args.some((arg) => arg.type === 'new_id')) {
      element.fail(`request "${message.name}" has a second new_id, "${name}"`);
    }
  }
  if (nullable && type !== 'string' && type !== 'object') {
    element.fail(`arg "${name}" of type ${type} can't be null: allow-null is for string and object`);
  }
  if (enumName !== undefined) {
    if (!/^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$/.test(enumName)) {
      element.fail(`enum="${enumName}" of arg "${name}" is neither a name nor interface.name`);
    }
    if (type !== 'int' && type !== 'uint') element.fail(`arg "${name}" of type ${type} can't have an enum`);
  }
  return {
    name,
    type: type as ArgType,
    ...(wanted === undefined ? {} : { interface: wanted }),
    nullable,
    ...(enumName === undefined ? {} : { enum: enumName }),
    line: element.line,
  };
}

function readEnum(element: Element, within: InterfaceModel): Build<EnumModel> {
  const name = element.identifier('name');
  element.unique(within.enums, name);
  return {
    name,
    ...element.versions(within),
    bitfield: element.flag('bitfield'),
    entries: [],
    line: element.line,
  };
}

function readEntry(element: Element, within: InterfaceModel, enumeration: EnumModel): EntryModel {
  const name = element.identifier('name', ENTRY_NAME);
  element.unique(enumeration.entries, name);
  const text = element.required('value');
  const value = entryValue(text);
  if (value === undefined) element.fail(`value="${text}" of entry "${name}" is not a 32-bit number`);
  return { name, value, hex: /^\s*0x|<</i.test(text), ...element.versions(within), line: element.line };
}

/** Decimal, hexadecimal, or a shift of two of these. */
function entryValue(text: string): number | undefined {
  const match = /^\s*(-?(?:0|[1-9][0-9]*)|0[xX][0-9a-fA-F]+)\s*(?:<<\s*([0-9]{1,2})\s*)?$/.exec(text);
  if (match === null) return undefined;
  const value = Number(match[1]) * 2 ** Number(match[2] ?? 0);
  return value >= -(2 ** 31) && value < 2 ** 32 ? value : undefined;
}
