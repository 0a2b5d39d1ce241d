/**
 * Records ⇄ bytes: the log as a file keeps it. Each record is a word that tells its kind and a message
 * in the wire format, with handles in the place of ids; docs/snapshot-format.md has every byte.
 */

import { WaylandError } from '../errors.js';
import type { InterfaceDescriptor, MessageDescriptor } from '../protocol/index.js';
import {
  decodeMessage,
  encodeMessage,
  HEADER_BYTES,
  MESSAGE_BYTES_LIMIT,
  type MessageSignature,
  Outbox,
  type OwnedFd,
  SegmentPool,
  type WireValue,
} from '../wire/index.js';
import { KnownObjects } from './known-objects.js';
import type { LogArg, LogRecord, MadeObject, NoteRecord, RequestRecord } from './record.js';

/** The word before each message. */
const KIND = { request: 1, making: 2, event: 3, made: 4, gone: 5, note: 6, needs: 7 } as const;
const KIND_BYTES = 4;

/** What stands in the place of an fd that was not kept. */
const NO_FD = -1;

const MADE: MessageSignature = {
  name: 'made',
  args: [
    { name: 'handle', type: 'uint' },
    { name: 'interface', type: 'string' },
    { name: 'version', type: 'uint' },
  ],
};
const GONE: MessageSignature = { name: 'gone', args: [] };
const NOTE: MessageSignature = {
  name: 'note',
  args: [
    { name: 'key', type: 'string', nullable: true },
    { name: 'sensitive', type: 'uint' },
    { name: 'asked', type: 'uint' },
  ],
};

const NEEDS: MessageSignature = {
  name: 'needs',
  args: [
    { name: 'min', type: 'uint' },
    { name: 'required', type: 'uint' },
  ],
};

/** Follows the arguments of a request that made an object: the interface only where the request is untyped. */
const MADE_ARGS: MessageSignature['args'] = [
  { name: 'made_interface', type: 'string', nullable: true },
  { name: 'made_version', type: 'uint' },
];

// The words of a flag that may be absent.
const ABSENT = 0;
const FALSE = 1;
const TRUE = 2;

export interface EncodeRecordsOptions {
  /** Objects that are there before the first record: `wl_display`. */
  readonly roots: Iterable<MadeObject>;
  /** Number under which the fd of a request is found again; `null` (the default) where it is not kept. */
  readonly fdIndex?: (record: RequestRecord) => number | null;
}

export interface DecodeRecordsOptions {
  readonly roots: Iterable<MadeObject>;
  /** The descriptor by which messages of an interface are read. */
  readonly interfaceNamed: (name: string) => InterfaceDescriptor | undefined;
  /** The fd with that number, for the request that makes `made`; `undefined` if there is none. */
  readonly fdAt?: (index: number, made: MadeObject | undefined) => OwnedFd | undefined;
}

const segments = new SegmentPool();

/**
 * @throws ERR_WL_ARGUMENT when a record names an object that no record before it made, a request or event that
 * its interface doesn't have, or an argument out of range; ERR_WL_MESSAGE_TOO_LARGE beyond 65,532 bytes in one record
 */
export function encodeRecords(records: readonly LogRecord[], options: EncodeRecordsOptions): Uint8Array {
  const known = new KnownObjects(options.roots, 'ERR_WL_ARGUMENT');
  const out = new Outbox(segments);
  try {
    for (const [number, record] of records.entries()) encodeRecord(out, record, known.at(number), options);
    return drained(out);
  } finally {
    out.discard();
  }
}

function encodeRecord(out: Outbox, record: LogRecord, known: KnownObjects, options: EncodeRecordsOptions): void {
  switch (record.kind) {
    case 'request': {
      const { target, opcode, made } = record;
      const message = known.message(target, 'requests', opcode);
      known.namesOnlyKnown(message, record.args);
      const values = valuesOf(message, record.args, () => options.fdIndex?.(record) ?? NO_FD);
      if (made === undefined) {
        write(out, KIND.request, target, opcode, logSignature(message), values, known);
        return;
      }
      const arg = known.newId(message);
      if (record.args[message.args.indexOf(arg)] !== made.handle) throw known.wrong(`${arg.name} is not what it made`);
      if (arg.interface !== undefined && arg.interface !== made.interface.name) {
        throw known.wrong(`makes a ${arg.interface}, not a ${made.interface.name}`);
      }
      values.push(arg.interface === undefined ? made.interface.name : null, made.version);
      write(out, KIND.making, target, opcode, makingSignature(message), values, known);
      known.add(made);
      return;
    }
    case 'event': {
      const message = known.message(record.target, 'events', record.opcode);
      const values = valuesOf(message, record.args, () => NO_FD);
      write(out, KIND.event, record.target, record.opcode, logSignature(message), values, known);
      return;
    }
    case 'made': {
      const { by, made } = record;
      known.get(by);
      write(out, KIND.made, by, 0, MADE, [made.handle, made.interface.name, made.version], known);
      known.add(made);
      return;
    }
    case 'gone':
      known.get(record.target);
      write(out, KIND.gone, record.target, 0, GONE, [], known);
      return;
    case 'note': {
      const { target, needs, ...note } = record;
      known.get(target);
      if (needs !== undefined) {
        write(out, KIND.needs, target, 0, NEEDS, [needs.min, wordOfFlag(needs.required)], known);
        if (note.key === undefined && note.sensitive === undefined && note.asked === undefined) return;
      }
      const flags = [wordOfFlag(note.sensitive), wordOfFlag(note.asked)];
      write(out, KIND.note, target, 0, NOTE, [note.key ?? null, ...flags], known);
    }
  }
}

function valuesOf(message: MessageDescriptor, args: readonly LogArg[], fdIndex: () => number): WireValue[] {
  return args.map((arg, i) => (message.args[i]?.type === 'fd' ? fdIndex() : arg));
}

function write(
  out: Outbox,
  kind: number,
  object: number,
  opcode: number,
  signature: MessageSignature,
  values: readonly WireValue[],
  known: KnownObjects,
): void {
  const segment = out.reserve(KIND_BYTES);
  segment.words[segment.length >> 2] = kind;
  out.commit(segment, KIND_BYTES);
  encodeMessage(out, object, opcode, signature, values, known, { maxBytes: MESSAGE_BYTES_LIMIT });
}

/** Everything that was written, in memory of its own. */
function drained(out: Outbox): Uint8Array {
  const bytes = new Uint8Array(out.unsent);
  let at = 0;
  for (let chunk = out.next(); chunk !== undefined; chunk = out.next()) {
    bytes.set(chunk.bytes.subarray(chunk.start, chunk.end), at);
    at += chunk.end - chunk.start;
    out.sent(chunk.end - chunk.start, 0);
  }
  return bytes;
}

/**
 * Reads records from bytes that nobody vouches for. Fds come from `fdAt` and stay its owner's.
 * @throws ERR_WL_MALFORMED, ERR_WL_UNKNOWN_OBJECT; the message tells which record
 */
export function decodeRecords(bytes: Uint8Array, options: DecodeRecordsOptions): LogRecord[] {
  if (bytes.length % 4 !== 0) throw new WaylandError('ERR_WL_MALFORMED', 'records: not a multiple of 4 bytes');
  // Words are read in place, which needs an aligned start.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  const reader = new RecordReader(aligned, words, options);
  const records: LogRecord[] = [];
  while (!reader.done) records.push(reader.next(records.length));
  return records;
}

class RecordReader {
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  readonly #options: DecodeRecordsOptions;
  readonly #known: KnownObjects;
  #at = 0;

  constructor(bytes: Uint8Array, words: Int32Array, options: DecodeRecordsOptions) {
    this.#bytes = bytes;
    this.#words = words;
    this.#options = options;
    this.#known = new KnownObjects(options.roots, 'ERR_WL_MALFORMED');
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  next(number: number): LogRecord {
    const known = this.#known.at(number);
    const left = this.#bytes.length - this.#at;
    if (left < KIND_BYTES + HEADER_BYTES) throw known.wrong('is cut off');
    const word = this.#at >> 2;
    const kind = this.#words[word] as number;
    const target = (this.#words[word + 1] as number) >>> 0;
    const second = this.#words[word + 2] as number;
    const opcode = second & 0xffff;
    const size = second >>> 16;
    if (size < HEADER_BYTES || size % 4 !== 0 || size > left - KIND_BYTES) {
      throw known.wrong(`has an impossible size of ${size} bytes`);
    }
    const start = this.#at + KIND_BYTES + HEADER_BYTES;
    const read = (signature: MessageSignature): WireValue[] =>
      decodeMessage(
        { bytes: this.#bytes, words: this.#words, start, end: start + size - HEADER_BYTES },
        signature,
        { shift: () => undefined },
        known,
      );
    this.#at += KIND_BYTES + size;
    return this.#read(kind, target, opcode, read);
  }

  #read(kind: number, target: number, opcode: number, read: (signature: MessageSignature) => WireValue[]): LogRecord {
    const known = this.#known;
    switch (kind) {
      case KIND.request:
      case KIND.making: {
        const message = known.message(target, 'requests', opcode);
        const values = read(kind === KIND.making ? makingSignature(message) : logSignature(message));
        const made = kind === KIND.making ? this.#made(message, values) : undefined;
        known.namesOnlyKnown(message, values as LogArg[]);
        const args = this.#args(message, values, made);
        if (made !== undefined) known.add(made);
        return { kind: 'request', target, opcode, args, ...(made && { made }) };
      }
      case KIND.event: {
        const message = known.message(target, 'events', opcode);
        return { kind: 'event', target, opcode, args: this.#args(message, read(logSignature(message)), undefined) };
      }
      case KIND.made: {
        known.get(target);
        known.opcodeIsZero(opcode);
        const [handle, name, version] = read(MADE) as [number, string, number];
        const made = { handle, interface: this.#interface(name), version };
        known.add(made);
        return { kind: 'made', by: target, made };
      }
      case KIND.gone:
        known.get(target);
        known.opcodeIsZero(opcode);
        read(GONE);
        return { kind: 'gone', target };
      case KIND.note: {
        known.get(target);
        known.opcodeIsZero(opcode);
        const [key, sensitive, asked] = read(NOTE) as [string | null, number, number];
        const note: NoteRecord = {
          kind: 'note',
          target,
          ...(key !== null && { key }),
          ...(sensitive !== ABSENT && { sensitive: this.#flag(sensitive) }),
          ...(asked !== ABSENT && { asked: this.#flag(asked) }),
        };
        return note;
      }
      case KIND.needs: {
        known.get(target);
        known.opcodeIsZero(opcode);
        const [min, required] = read(NEEDS) as [number, number];
        return { kind: 'note', target, needs: { min, required: this.#flag(required) } };
      }
      default:
        throw known.wrong(`is of an unknown kind, ${kind}`);
    }
  }

  #made(message: MessageDescriptor, values: WireValue[]): MadeObject {
    const version = values.pop() as number;
    const name = values.pop() as string | null;
    const arg = this.#known.newId(message);
    if ((arg.interface === undefined) !== (name !== null)) {
      throw this.#known.wrong(`${arg.name} ${name === null ? 'has no interface' : 'has an interface of its own'}`);
    }
    const handle = values[message.args.indexOf(arg)] as number;
    return { handle, interface: this.#interface((arg.interface ?? name) as string), version };
  }

  #args(message: MessageDescriptor, values: readonly WireValue[], made: MadeObject | undefined): LogArg[] {
    return message.args.map((arg, i) => {
      const value = values[i] as LogArg;
      if (arg.type !== 'fd' || value === NO_FD) return arg.type === 'fd' ? null : value;
      const fd = this.#options.fdAt?.(value as number, made);
      if (fd === undefined) throw this.#known.wrong(`there is no file descriptor ${value} for ${arg.name}`);
      return fd;
    });
  }

  #interface(name: string): InterfaceDescriptor {
    const descriptor = this.#options.interfaceNamed(name);
    if (descriptor === undefined) throw this.#known.wrong(`makes an object of an unknown interface, ${name}`);
    return descriptor;
  }

  #flag(word: number): boolean {
    if (word !== FALSE && word !== TRUE) throw this.#known.wrong(`has an impossible flag, ${word}`);
    return word === TRUE;
  }
}

function wordOfFlag(value: boolean | undefined): number {
  if (value === undefined) return ABSENT;
  return value ? TRUE : FALSE;
}

const plain = new WeakMap<MessageDescriptor, MessageSignature>();
const making = new WeakMap<MessageDescriptor, MessageSignature>();

/** A message as the log has it: handles where the wire has ids, 0 for any object that is not there. */
function logSignature(message: MessageDescriptor): MessageSignature {
  let signature = plain.get(message);
  if (signature === undefined) {
    signature = {
      name: message.name,
      args: message.args.map((arg) => {
        if (arg.type === 'object' || arg.type === 'new_id') return { name: arg.name, type: 'uint' };
        if (arg.type === 'fd') return { name: arg.name, type: 'int' };
        return arg;
      }),
    };
    plain.set(message, signature);
  }
  return signature;
}

function makingSignature(message: MessageDescriptor): MessageSignature {
  let signature = making.get(message);
  if (signature === undefined) {
    signature = { name: message.name, args: [...logSignature(message).args, ...MADE_ARGS] };
    making.set(message, signature);
  }
  return signature;
}
