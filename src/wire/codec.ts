/**
 * One message ⇄ its bytes and fds: the argument types of the Wayland wire format, both directions.
 * Source: the "Wire Format" chapter of the Wayland book.
 */

import { WaylandError } from '../errors.js';
import { FIXED_MAX, FIXED_MIN, fixedFromNumber, numberFromFixed } from './fixed.js';
import { MAX_FDS_PER_SEND, type Outbox } from './outbox.js';
import { OwnedFd } from './owned-fd.js';
import type { ArgSignature, MessageSignature, UntypedNewId } from './signature.js';

/**
 * An argument as the wire has it: object and typed `new_id` are ids (0 is null), an untyped `new_id`
 * brings interface and version, `fixed` is a number of 1/256 steps.
 */
export type WireValue = number | string | null | Uint8Array | OwnedFd | UntypedNewId;

export const HEADER_BYTES = 8;
/** What every libwayland takes; newer ones may take up to {@link MESSAGE_BYTES_LIMIT}. */
export const MESSAGE_BYTES_SAFE = 4096;
/** The size field has 16 bits and a message is a multiple of 4. */
export const MESSAGE_BYTES_LIMIT = 0xfffc;

/** Who a message is to or from, for error texts: anything that prints itself. */
export interface Subject {
  toString(): string;
}

const utf8 = new TextEncoder();

const padded = (bytes: number): number => (bytes + 3) & ~3;

function bad(subject: Subject, message: MessageSignature, arg: ArgSignature, problem: string): WaylandError {
  return new WaylandError('ERR_WL_ARGUMENT', `${subject}.${message.name}: ${arg.name} ${problem}`);
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  return typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'object') : String(value);
}

/** Bytes that a string takes after its length word, with its NUL and padding; 0 for null. */
function stringBytes(value: string | null): number {
  return value === null ? 0 : padded(Buffer.byteLength(value) + 1);
}

/** Checks type and range of each value and returns the message's size in bytes, header included. */
export function measure(message: MessageSignature, values: readonly WireValue[], subject: Subject): number {
  const { args } = message;
  if (values.length !== args.length) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `${subject}.${message.name}: takes ${args.length} arguments, got ${values.length}`,
    );
  }
  let bytes = HEADER_BYTES;
  let fds = 0;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as ArgSignature;
    const value = values[i] as WireValue;
    switch (arg.type) {
      case 'int':
        if (typeof value !== 'number' || value !== value >> 0)
          throw bad(subject, message, arg, `must be a 32-bit integer, got ${show(value)}`);
        bytes += 4;
        break;
      case 'uint':
        if (typeof value !== 'number' || value !== value >>> 0)
          throw bad(subject, message, arg, `must be an integer from 0 to 4294967295, got ${show(value)}`);
        bytes += 4;
        break;
      case 'fixed':
        if (typeof value !== 'number' || !(value >= FIXED_MIN && value <= FIXED_MAX))
          throw bad(subject, message, arg, `must be a number from ${FIXED_MIN} to ${FIXED_MAX}, got ${show(value)}`);
        bytes += 4;
        break;
      case 'object':
        if (typeof value !== 'number' || value !== value >>> 0)
          throw bad(subject, message, arg, `must be an object, got ${show(value)}`);
        if (value === 0 && arg.nullable !== true) throw nullNotAllowed(subject, message, arg);
        bytes += 4;
        break;
      case 'new_id':
        if (arg.interface === undefined) {
          if (!isUntypedNewId(value)) throw bad(subject, message, arg, 'must name interface, version and id');
          bytes += 12 + stringBytes(value.interface);
        } else {
          if (!isId(value)) throw bad(subject, message, arg, `must be an id, got ${show(value)}`);
          bytes += 4;
        }
        break;
      case 'string':
        if (value === null) {
          if (arg.nullable !== true) throw nullNotAllowed(subject, message, arg);
        } else {
          if (typeof value !== 'string') throw bad(subject, message, arg, `must be a string, got ${show(value)}`);
          if (value.includes('\0')) throw bad(subject, message, arg, `must not contain NUL, got ${show(value)}`);
        }
        bytes += 4 + stringBytes(value);
        break;
      case 'array':
        if (!(value instanceof Uint8Array))
          throw bad(subject, message, arg, `must be a Uint8Array, got ${show(value)}`);
        bytes += 4 + padded(value.length);
        break;
      case 'fd':
        if (!(value instanceof OwnedFd) || !value.owned)
          throw bad(subject, message, arg, `must be an open file descriptor, got ${show(value)}`);
        // Each is closed when it has left, so it can leave only once.
        if (fds > 0 && values.indexOf(value) < i)
          throw bad(subject, message, arg, 'was already given as another argument');
        fds++;
        break;
    }
  }
  if (fds > MAX_FDS_PER_SEND) {
    throw new WaylandError(
      'ERR_WL_MESSAGE_TOO_LARGE',
      `${subject}.${message.name}: ${fds} file descriptors in one message, at most ${MAX_FDS_PER_SEND} can be sent at once`,
    );
  }
  return bytes;
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && value === value >>> 0 && value !== 0;
}

function isUntypedNewId(value: WireValue): value is UntypedNewId {
  if (typeof value !== 'object' || value === null || !('version' in value)) return false;
  return (
    typeof value.interface === 'string' && !value.interface.includes('\0') && isId(value.version) && isId(value.id)
  );
}

function nullNotAllowed(subject: Subject, message: MessageSignature, arg: ArgSignature): WaylandError {
  return new WaylandError('ERR_WL_NULL_ARGUMENT', `${subject}.${message.name}: ${arg.name} must not be null`);
}

export interface EncodeOptions {
  /** The largest message the peer is known to take, up to {@link MESSAGE_BYTES_LIMIT}; default {@link MESSAGE_BYTES_SAFE}. */
  readonly maxBytes?: number;
  /** Fds stay their owner's and open after they were sent, for the journal. */
  readonly keepFds?: boolean;
}

/**
 * Checks a message, and only then writes it into the outbox. What throws has written nothing. Fds go
 * over to the outbox, so that nobody can close or take one before it has left.
 * @returns the values as they were written, with the fds that the outbox owns
 * @throws ERR_WL_ARGUMENT, ERR_WL_NULL_ARGUMENT, ERR_WL_MESSAGE_TOO_LARGE
 */
export function encodeMessage(
  out: Outbox,
  object: number,
  opcode: number,
  message: MessageSignature,
  values: readonly WireValue[],
  subject: Subject,
  options: EncodeOptions = {},
): readonly WireValue[] {
  const bytes = measure(message, values, subject);
  // The size field has 16 bits: beyond it a message would turn into another.
  const most = Math.min(options.maxBytes ?? MESSAGE_BYTES_SAFE, MESSAGE_BYTES_LIMIT);
  if (bytes > most) {
    throw new WaylandError(
      'ERR_WL_MESSAGE_TOO_LARGE',
      `${subject}.${message.name}: the message has ${bytes} bytes, the peer is only known to take ${most}`,
    );
  }
  const segment = out.reserve(bytes);
  const { words } = segment;
  let at = segment.length >> 2;
  let written = values;
  words[at++] = object;
  words[at++] = (bytes << 16) | opcode;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as WireValue;
    switch ((message.args[i] as ArgSignature).type) {
      case 'int':
      case 'uint':
      case 'object':
        words[at++] = value as number;
        break;
      case 'fixed':
        words[at++] = fixedFromNumber(value as number);
        break;
      case 'new_id':
        if (typeof value === 'number') {
          words[at++] = value;
        } else {
          const made = value as UntypedNewId;
          at = writeString(segment, at, made.interface);
          words[at++] = made.version;
          words[at++] = made.id;
        }
        break;
      case 'string':
        at = writeString(segment, at, value as string | null);
        break;
      case 'array': {
        const array = value as Uint8Array;
        words[at++] = array.length;
        const end = at + (padded(array.length) >> 2);
        if (end > at) words[end - 1] = 0;
        segment.bytes.set(array, at << 2);
        at = end;
        break;
      }
      case 'fd': {
        const kept = options.keepFds === true;
        const fd = kept ? (value as OwnedFd).retain() : new OwnedFd((value as OwnedFd).take());
        segment.fds.push({ at: segment.length, fd, kept });
        if (!kept) written = written.with(i, fd);
        break;
      }
    }
  }
  out.commit(segment, bytes);
  return written;
}

function writeString(segment: { bytes: Uint8Array; words: Int32Array }, at: number, value: string | null): number {
  const { bytes, words } = segment;
  if (value === null) {
    words[at] = 0;
    return at + 1;
  }
  const start = (at + 1) << 2;
  const written = utf8.encodeInto(value, bytes.subarray(start)).written;
  words[at] = written + 1;
  const end = start + padded(written + 1);
  bytes.fill(0, start + written, end);
  return end >> 2;
}

/** Where a message's bytes stand. */
export interface MessageBytes {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  /** First byte after the header, in `bytes`. */
  readonly start: number;
  /** First byte after the message. */
  readonly end: number;
}

/** Gives the fds of messages in order: those that arrived, or those that a segment holds. */
export interface FdSource {
  shift(): OwnedFd | undefined;
}

/**
 * Reads a message's arguments. Fds are owned by whoever gets the values.
 * @throws ERR_WL_MALFORMED, ERR_WL_FD_MISSING; fds that were read until then are closed
 */
export function decodeMessage(
  from: MessageBytes,
  message: MessageSignature,
  fds: FdSource,
  subject: Subject,
): WireValue[] {
  const values: WireValue[] = [];
  try {
    const reader = new ArgReader(from, message, subject);
    for (const arg of message.args) values.push(readArg(reader, arg, fds));
    reader.finish();
  } catch (error) {
    for (const value of values) if (value instanceof OwnedFd) value.close();
    throw error;
  }
  return values;
}

function readArg(reader: ArgReader, arg: ArgSignature, fds: FdSource): WireValue {
  switch (arg.type) {
    case 'int':
      return reader.word(arg);
    case 'uint':
      return reader.word(arg) >>> 0;
    case 'fixed':
      return numberFromFixed(reader.word(arg));
    case 'object': {
      const id = reader.word(arg) >>> 0;
      if (id === 0 && arg.nullable !== true) throw reader.malformed(arg, 'is null');
      return id;
    }
    case 'new_id': {
      if (arg.interface !== undefined) return reader.newId(arg);
      const name = reader.string(arg);
      if (name === null) throw reader.malformed(arg, 'has no interface name');
      return { interface: name, version: reader.word(arg) >>> 0, id: reader.newId(arg) };
    }
    case 'string': {
      const text = reader.string(arg);
      if (text === null && arg.nullable !== true) throw reader.malformed(arg, 'is null');
      return text;
    }
    case 'array':
      return reader.array(arg);
    case 'fd': {
      const fd = fds.shift();
      if (fd === undefined) {
        throw new WaylandError(
          'ERR_WL_FD_MISSING',
          `${reader.name}: the file descriptor for ${arg.name} did not arrive`,
        );
      }
      return fd;
    }
  }
}

class ArgReader {
  readonly #from: MessageBytes;
  readonly #message: MessageSignature;
  readonly #subject: Subject;
  #at: number;

  constructor(from: MessageBytes, message: MessageSignature, subject: Subject) {
    this.#from = from;
    this.#message = message;
    this.#subject = subject;
    this.#at = from.start;
  }

  get name(): string {
    return `${this.#subject}.${this.#message.name}`;
  }

  malformed(arg: ArgSignature, problem: string): WaylandError {
    return new WaylandError('ERR_WL_MALFORMED', `${this.name}: ${arg.name} ${problem}`);
  }

  word(arg: ArgSignature): number {
    if (this.#at + 4 > this.#from.end) throw this.malformed(arg, 'is cut off');
    const word = this.#from.words[this.#at >> 2] as number;
    this.#at += 4;
    return word;
  }

  newId(arg: ArgSignature): number {
    const id = this.word(arg) >>> 0;
    if (id === 0) throw this.malformed(arg, 'is null');
    return id;
  }

  string(arg: ArgSignature): string | null {
    const length = this.word(arg) >>> 0;
    if (length === 0) return null;
    const start = this.#skip(arg, length);
    const { bytes } = this.#from;
    if (bytes[start + length - 1] !== 0) throw this.malformed(arg, 'does not end with NUL');
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, length - 1);
    if (text.includes(0)) throw this.malformed(arg, 'contains NUL');
    return text.toString('utf8');
  }

  array(arg: ArgSignature): Uint8Array {
    const length = this.word(arg) >>> 0;
    const start = this.#skip(arg, length);
    return this.#from.bytes.slice(start, start + length);
  }

  #skip(arg: ArgSignature, length: number): number {
    const start = this.#at;
    // Compared as numbers, not as 32-bit words: a length of 2^32-1 must not wrap.
    if (length > this.#from.end - start || padded(length) > this.#from.end - start)
      throw this.malformed(arg, 'is cut off');
    this.#at = start + padded(length);
    return start;
  }

  finish(): void {
    if (this.#at !== this.#from.end) {
      throw new WaylandError('ERR_WL_MALFORMED', `${this.name}: ${this.#from.end - this.#at} bytes too many`);
    }
  }
}
