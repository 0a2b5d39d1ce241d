/** An interface's event map and class as TypeScript: what an app calls and listens to. */

import { camelCase } from '../protocol/index.js';
import { comment, reference, versionTags } from './comment.js';
import type { FileContext } from './file-context.js';
import { LINE_WIDTH, type Literal, literal, Raw } from './literal.js';
import type { ArgModel, InterfaceModel, MessageModel } from './model.js';
import { className, descriptorName, eventsName, methodName, parameterName } from './names.js';
import type { FoundInterface } from './scope.js';
import { makesPlainly, StraightWay } from './straight-way.js';

export function emitClass(context: FileContext, one: InterfaceModel): string {
  const proxy = context.imports.runtimeValue('WaylandProxy');
  const members = [`  static readonly interface: InterfaceDescriptor = ${descriptorName(one.name)};\n`];
  members.push(...emitMakes(context, one));
  members.push(...emitPayloads(context, one));
  members.push(...emitSince('since', one.requests, (request) => methodName(request.name)));
  members.push(...emitSince('eventSince', one.events, (event) => camelCase(event.name)));
  const methods = one.requests.map((request, opcode) => emitRequest(context, one, request, opcode));
  const body = [members.join(''), ...emitConstructor(context, one), ...methods].join('\n');
  const docs = comment(0, [reference(context, one.name), `Described here up to version ${one.version}.`]);
  return `${emitEvents(context, one)}
${docs}export class ${className(one.name)} extends ${proxy}<${eventsName(one.name)}> {
${body}}
`;
}

function emitEvents(context: FileContext, one: InterfaceModel): string {
  const name = eventsName(one.name);
  // A type alias, not an interface: only an alias fits the emitter's index signature.
  if (one.events.length === 0)
    return `/** It has no events. */\nexport type ${name} = { [none: symbol]: () => void };\n`;
  const lines = one.events.map((event) => {
    const docs = messageComment(context, one, event, 'event');
    return `${docs}${payloadLine(camelCase(event.name), eventFields(context, one, event))}`;
  });
  return `export type ${name} = {\n${lines.join('')}};\n`;
}

function payloadLine(name: string, fields: readonly string[]): string {
  const payload = fields.length === 0 ? 'Record<never, never>' : `{ ${fields.join('; ')} }`;
  const flat = `  ${name}: (event: ${payload}) => void;\n`;
  if (flat.length <= LINE_WIDTH + 1) return flat;
  return `  ${name}: (event: {\n${fields.map((field) => `    ${field};\n`).join('')}  }) => void;\n`;
}

function eventFields(context: FileContext, one: InterfaceModel, event: MessageModel): string[] {
  return event.args.map((arg) => `${camelCase(arg.name)}: ${eventType(context, one, arg)}`);
}

function eventType(context: FileContext, one: InterfaceModel, arg: ArgModel): string {
  const type = commonType(context, one, arg);
  // A compositor may be newer than this file: any number can come.
  if (arg.enum !== undefined && type !== 'number' && !isBitfield(context, one, arg)) return `${type} | (number & {})`;
  return arg.nullable ? `${type} | null` : type;
}

/** Type of an argument that a request and an event share, without null. */
function commonType(context: FileContext, one: InterfaceModel, arg: ArgModel): string {
  const { imports, scope, model } = context;
  switch (arg.type) {
    case 'int':
    case 'uint': {
      const found = arg.enum === undefined ? undefined : scope.findEnum(model, one, arg.enum);
      return found === undefined ? 'number' : imports.beside(found.interface, found.typeName);
    }
    case 'fixed':
      return 'number';
    case 'string':
      return 'string';
    case 'array':
      return 'Uint8Array';
    case 'fd':
      return imports.runtimeType('OwnedFd');
    case 'object':
    case 'new_id':
      return arg.interface === undefined
        ? imports.runtimeValue('WaylandProxy')
        : imports.proxyClass(found(context, arg.interface), 'type');
  }
}

function isBitfield(context: FileContext, one: InterfaceModel, arg: ArgModel): boolean {
  return arg.enum !== undefined && context.scope.findEnum(context.model, one, arg.enum)?.bitfield === true;
}

function found(context: FileContext, name: string): FoundInterface {
  const interfaceFound = context.scope.find(context.model, name);
  if (interfaceFound === undefined) throw new Error(`the scope was not validated: ${name} is unknown`);
  return interfaceFound;
}

/** The classes of what this interface's events make. In functions: the classes may stand further down. */
function emitMakes(context: FileContext, one: InterfaceModel): string[] {
  const makes: Record<string, Literal> = {};
  for (const arg of one.events.flatMap((event) => event.args)) {
    if (arg.type !== 'new_id' || arg.interface === undefined) continue;
    makes[arg.interface] = new Raw(`() => ${context.imports.proxyClass(found(context, arg.interface), 'value')}`);
  }
  if (Object.keys(makes).length === 0) return [];
  const start = `static readonly makes: Readonly<Record<string, () => ${context.imports.runtimeType('ProxyClass')}>> = `;
  return [`  ${start}${literal(makes, 2, start.length, 1)};\n`];
}

/** What listeners get, as a literal for each event: one shape, however it comes about. */
function emitPayloads(context: FileContext, one: InterfaceModel): string[] {
  if (one.events.every(({ args }) => args.length === 0)) return [];
  const type = context.imports.runtimeType('Payload');
  const payloads = one.events.map(({ args }) => {
    if (args.length === 0) return '    undefined,\n';
    const names = args.map((arg) => camelCase(arg.name));
    const fields = names.map((name, i) => `${name}: v[${i}]`);
    const flat = `    (v) => ({ ${fields.join(', ')} }),\n`;
    if (flat.length <= LINE_WIDTH + 1) return flat;
    return `    (v) => ({\n${fields.map((field) => `      ${field},\n`).join('')}    }),\n`;
  });
  const start = `  static readonly payloads: readonly (${type} | undefined)[] = [`;
  const flat = `${start}${payloads.map((line) => line.trim().replace(/,$/, '')).join(', ')}];\n`;
  if (!payloads.some((line) => line.includes('{\n')) && flat.length <= LINE_WIDTH + 1) return [flat];
  return [`${start}\n${payloads.join('')}  ];\n`];
}

function emitSince(name: string, messages: readonly MessageModel[], key: (message: MessageModel) => string): string[] {
  const since: Record<string, Literal> = {};
  for (const message of messages) if (message.since > 1) since[key(message)] = message.since;
  if (Object.keys(since).length === 0) return [];
  const start = `static readonly ${name} = `;
  const docs =
    name === 'since'
      ? 'Versions of the requests that version 1 did not have.'
      : 'Versions of the events that version 1 did not have.';
  return [`  /** ${docs} */\n  ${start}${literal(since, 2, start.length, ' as const;'.length)} as const;\n`];
}

/** For objects that may come in floods: a constructor that writes to one shape, and not to that of all classes. */
function emitConstructor({ model, imports }: FileContext, one: InterfaceModel): string[] {
  if (!model.interfaces.some(({ requests }) => requests.some((request) => makesPlainly(request, one.name)))) return [];
  const fields = `(this as ${imports.runtimeType('ProxyFields')})`;
  return [
    `  constructor(init: ${imports.runtimeType('ProxyInit')}) {
    super();
    ${fields}.sink = init.sink;
    ${fields}.handle = init.handle;
    this.version = init.version;
    this.id = init.id ?? 0;
    this.alive = init.dead !== true;
    this.lane = init.lane ?? ${imports.runtimeValue('WaylandProxy')}.noLane;
  }
`,
  ];
}

function emitRequest(context: FileContext, one: InterfaceModel, request: MessageModel, opcode: number): string {
  const parameters: string[] = [];
  const names: string[] = [];
  const args: string[] = [];
  const straight = new StraightWay(request, opcode);
  let made: { type: string; generic: string; version: string } | undefined;
  const parameter = (wanted: string, type: string): string => {
    const name = parameterName(wanted, names);
    names.push(name);
    parameters.push(`${name}: ${type}`);
    return name;
  };

  for (const arg of request.args) {
    if (arg.type !== 'new_id') {
      const name = parameter(arg.name, requestType(context, one, arg));
      args.push(name);
      straight.take(arg, name);
    } else if (arg.interface !== undefined) {
      made = { type: context.imports.proxyClass(found(context, arg.interface), 'value'), generic: '', version: '' };
    } else {
      const proxy = context.imports.runtimeValue('WaylandProxy');
      const type = parameter('type', `${context.imports.runtimeType('ProxyClass')}<T>`);
      const version = parameter('version', 'number');
      made = { type, generic: `<T extends ${proxy}>`, version: `, ${version}` };
    }
  }

  const list = `[${args.join(', ')}]`;
  const statement =
    made === undefined
      ? straight.before(`this.request(${opcode}, ${list});`)
      : straight.or(made.type, `this.construct(${opcode}, ${list}, ${made.type}${made.version})`);
  const returns = made === undefined ? 'void' : made.generic === '' ? made.type : 'T';
  const head = `  ${methodName(request.name)}${made?.generic ?? ''}(`;
  const docs = messageComment(context, one, request, 'request');
  return `${docs}${signature(head, parameters, returns)}\n    ${statement}\n  }\n`;
}

function signature(head: string, parameters: readonly string[], returns: string): string {
  const flat = `${head}${parameters.join(', ')}): ${returns} {`;
  if (flat.length <= LINE_WIDTH) return flat;
  return `${head}\n${parameters.map((one) => `    ${one},\n`).join('')}  ): ${returns} {`;
}

function requestType(context: FileContext, one: InterfaceModel, arg: ArgModel): string {
  // A number is an fd that the caller keeps; an OwnedFd is taken over.
  if (arg.type === 'fd') return `${commonType(context, one, arg)} | number`;
  const type = commonType(context, one, arg);
  return arg.nullable ? `${type} | null` : type;
}

/** Link, wire types and versions of a message. */
function messageComment(context: FileContext, one: InterfaceModel, message: MessageModel, kind: string): string {
  const lines = [reference(context, one.name, kind, message.name)];
  const wire = message.args.map((arg) => `${arg.name} ${wireType(arg)}`);
  if (wire.length > 0) lines.push(`Wire: ${wire.join(', ')}`);
  if (message.destructor) lines.push('Destroys the object.');
  lines.push(...versionTags(message));
  return comment(2, lines);
}

function wireType(arg: ArgModel): string {
  const named = arg.enum === undefined ? '' : ` (${arg.enum})`;
  return `${arg.type}${named}${arg.nullable ? ' or null' : ''}`;
}
