/**
 * The interfaces that a log uses, in the file beside it: a message is read as it was written, also by a library
 * that knows an interface in another version, or not at all.
 */

import { SnapshotError } from '../../errors.js';
import type { LogRecord } from '../../journal/index.js';
import { type ArgDescriptor, catalog, type InterfaceDescriptor, type MessageDescriptor } from '../../protocol/index.js';
import type { ArgType } from '../../wire/index.js';

/** Finds an interface that the app itself scanned; asked before those of the library. */
export type InterfaceNamed = (name: string) => InterfaceDescriptor | undefined;

const ARG_TYPES: readonly ArgType[] = ['int', 'uint', 'fixed', 'string', 'object', 'new_id', 'array', 'fd'];
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;
/** Opcodes have 16 bits. */
const MESSAGES_MAX = 0x10000;
/** libwayland's closures hold as many arguments. */
const ARGS_MAX = 20;

/** The interfaces of all objects that records make or begin with, by name. */
export function interfacesOf(
  records: readonly LogRecord[],
  roots: Iterable<InterfaceDescriptor>,
): InterfaceDescriptor[] {
  const used = new Map<string, InterfaceDescriptor>();
  for (const root of roots) used.set(root.name, root);
  for (const record of records) {
    if ((record.kind === 'request' || record.kind === 'made') && record.made !== undefined) {
      const { interface: descriptor } = record.made;
      const other = used.get(descriptor.name);
      if (other === undefined || other.version < descriptor.version) used.set(descriptor.name, descriptor);
    }
  }
  return [...used.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The last description that was encoded: saved again and again, a session uses the same interfaces. */
let last: { readonly interfaces: readonly InterfaceDescriptor[]; readonly bytes: Uint8Array } | undefined;

/** The section `descriptors`. */
export function encodeDescriptors(interfaces: readonly InterfaceDescriptor[]): Uint8Array {
  const isLast =
    last?.interfaces.length === interfaces.length && last.interfaces.every((one, i) => one === interfaces[i]);
  if (last === undefined || !isLast) last = { interfaces, bytes: Buffer.from(JSON.stringify(describe(interfaces))) };
  return last.bytes;
}

/** The part that messages are read by: no enums, no meanings. */
function describe(interfaces: readonly InterfaceDescriptor[]): unknown {
  return interfaces.map(({ name, version, protocol, requests, events }) => ({
    name,
    version,
    protocol,
    requests: requests.map(describeMessage),
    events: events.map(describeMessage),
  }));
}

function describeMessage(message: MessageDescriptor): unknown {
  const { name, since, destructor, args } = message;
  return {
    name,
    since,
    ...(destructor === true && { destructor }),
    args: args.map((arg) => ({
      name: arg.name,
      type: arg.type,
      ...(arg.interface !== undefined && { interface: arg.interface }),
      ...(arg.nullable === true && { nullable: true }),
    })),
  };
}

/**
 * The interfaces to read a log by. Where the library knows one too, it brings enums and meanings, and what the file's
 * version didn't have yet; what only the file has is added.
 * @throws ERR_WL_SNAPSHOT when the file describes one differently than it is known here
 */
export async function readDescriptors(
  json: unknown,
  named: InterfaceNamed | undefined,
): Promise<Map<string, InterfaceDescriptor>> {
  const interfaces = new Map<string, InterfaceDescriptor>();
  for (const [i, one] of listOf(json, 'it', MESSAGES_MAX).entries()) {
    const read = readInterface(one, `[${i}]`);
    if (interfaces.has(read.name)) throw wrong(`${read.name} is described twice`);
    const known = named?.(read.name) ?? (await catalog.get(read.name)?.load())?.interface;
    interfaces.set(read.name, known === undefined ? read : joined(read, known));
  }
  return interfaces;
}

function wrong(problem: string): SnapshotError {
  return new SnapshotError('descriptors', problem);
}

function joined(read: InterfaceDescriptor, known: InterfaceDescriptor): InterfaceDescriptor {
  const requests = longer(read.name, read.requests, known.requests);
  const events = longer(read.name, read.events, known.events);
  if (requests === known.requests && events === known.events) return known;
  return { ...known, version: Math.max(read.version, known.version), requests, events };
}

/** The known messages; or the file's, where there are more of them. Versions of an interface only ever add. */
function longer(
  name: string,
  read: readonly MessageDescriptor[],
  known: readonly MessageDescriptor[],
): readonly MessageDescriptor[] {
  for (const [opcode, message] of read.entries()) {
    const same = known[opcode];
    if (same !== undefined && shapeOf(message) !== shapeOf(same)) {
      throw wrong(
        `${name}.${message.name} (opcode ${opcode}) is another message than the ${same.name} that is known here`,
      );
    }
  }
  return read.length > known.length ? [...known, ...read.slice(known.length)] : known;
}

/** What must be equal for bytes to mean the same. */
function shapeOf({ name, destructor, args }: MessageDescriptor): string {
  return JSON.stringify([name, destructor === true, args.map((arg) => [arg.type, arg.interface ?? null])]);
}

type Fields = Readonly<Record<string, unknown>>;

function readInterface(json: unknown, at: string): InterfaceDescriptor {
  const fields = fieldsOf(json, at);
  const name = identifier(fields.name, `${at}.name`);
  return {
    name,
    version: count(fields.version, `${name}.version`),
    protocol: identifier(fields.protocol, `${name}.protocol`),
    requests: listOf(fields.requests, `${name}.requests`, MESSAGES_MAX).map((one, i) =>
      readMessage(one, `${name}.requests[${i}]`),
    ),
    events: listOf(fields.events, `${name}.events`, MESSAGES_MAX).map((one, i) =>
      readMessage(one, `${name}.events[${i}]`),
    ),
    enums: [],
  };
}

function readMessage(json: unknown, at: string): MessageDescriptor {
  const fields = fieldsOf(json, at);
  return {
    name: identifier(fields.name, `${at}.name`),
    since: count(fields.since, `${at}.since`),
    ...(flag(fields.destructor, `${at}.destructor`) && { destructor: true }),
    args: listOf(fields.args, `${at}.args`, ARGS_MAX).map((one, i) => readArg(one, `${at}.args[${i}]`)),
  };
}

function readArg(json: unknown, at: string): ArgDescriptor {
  const fields = fieldsOf(json, at);
  const type = ARG_TYPES.find((one) => one === fields.type);
  if (type === undefined) throw wrong(`${at}.type is not a type of argument`);
  return {
    name: identifier(fields.name, `${at}.name`),
    type,
    ...(fields.interface !== undefined && { interface: identifier(fields.interface, `${at}.interface`) }),
    ...(flag(fields.nullable, `${at}.nullable`) && { nullable: true }),
  };
}

function fieldsOf(json: unknown, at: string): Fields {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw wrong(`${at} is not an object`);
  return json as Fields;
}

function listOf(json: unknown, at: string, most: number): readonly unknown[] {
  if (!Array.isArray(json) || json.length > most) throw wrong(`${at} is not a list of at most ${most} items`);
  return json;
}

function identifier(json: unknown, at: string): string {
  if (typeof json !== 'string' || !IDENTIFIER.test(json)) throw wrong(`${at} is not an identifier`);
  return json;
}

function count(json: unknown, at: string): number {
  if (typeof json !== 'number' || !Number.isInteger(json) || json < 1 || json > 0xffffffff) {
    throw wrong(`${at} is not a version`);
  }
  return json;
}

function flag(json: unknown, at: string): boolean {
  if (json !== undefined && typeof json !== 'boolean') throw wrong(`${at} is neither true nor false`);
  return json === true;
}
