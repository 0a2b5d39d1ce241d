// Random messages of every argument type, and how to write, read and compare them.
import fc from 'fast-check';
import { pipe } from '../../src/sys/index.js';
import {
  type ArgSignature,
  decodeMessage,
  encodeMessage,
  type FdSource,
  Inbox,
  type MessageSignature,
  type Outbox,
  OwnedFd,
  type RawMessage,
  type WireValue,
} from '../../src/wire/index.js';

/** Stands for an fd in a random message: what is written into its pipe. */
export interface FdMark {
  readonly mark: number;
}

export type PlainValue = Exclude<WireValue, OwnedFd> | FdMark;

export interface PlainMessage {
  readonly object: number;
  readonly opcode: number;
  readonly signature: MessageSignature;
  readonly values: readonly PlainValue[];
}

const isMark = (value: unknown): value is FdMark => typeof value === 'object' && value !== null && 'mark' in value;

const id = fc.integer({ min: 1, max: 0xffffffff });
/** Any UTF-16 without NUL, lone surrogates included. */
export const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((one) => one.replaceAll('\0', '0')),
  fc.array(fc.integer({ min: 1, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
/** All 2^32 of them. */
export const fixed = fc.integer({ min: -0x80000000, max: 0x7fffffff }).map((raw) => raw / 256);

type Pair = [ArgSignature, PlainValue];

const plainArgs: fc.Arbitrary<Pair>[] = [
  fc.integer({ min: -0x80000000, max: 0x7fffffff }).map((value): Pair => [{ name: 'a', type: 'int' }, value]),
  fc.integer({ min: 0, max: 0xffffffff }).map((value): Pair => [{ name: 'a', type: 'uint' }, value]),
  fixed.map((value): Pair => [{ name: 'a', type: 'fixed' }, value]),
  text.map((value): Pair => [{ name: 'a', type: 'string' }, value]),
  fc.option(text).map((value): Pair => [{ name: 'a', type: 'string', nullable: true }, value]),
  id.map((value): Pair => [{ name: 'a', type: 'object' }, value]),
  fc.option(id, { nil: 0 }).map((value): Pair => [{ name: 'a', type: 'object', nullable: true }, value]),
  id.map((value): Pair => [{ name: 'a', type: 'new_id', interface: 'echo_v1' }, value]),
  fc.record({ interface: text, version: id, id }).map((value): Pair => [{ name: 'a', type: 'new_id' }, value]),
  fc.uint8Array({ maxLength: 70 }).map((value): Pair => [{ name: 'a', type: 'array' }, value]),
];
const fdArg = fc.nat().map((mark): Pair => [{ name: 'a', type: 'fd' }, { mark }]);

/** Messages without (`fds: false`) or with fds among their arguments. */
export function message(options: { fds: boolean }): fc.Arbitrary<PlainMessage> {
  const arg = fc.oneof(...plainArgs, ...(options.fds ? [fdArg] : []));
  return fc
    .record({
      object: id,
      opcode: fc.integer({ min: 0, max: 0xffff }),
      pairs: fc.array(arg, { maxLength: 8 }),
    })
    .map(({ object, opcode, pairs }) => ({
      object,
      opcode,
      signature: { name: 'any', args: pairs.map(([signature]) => signature) },
      values: pairs.map(([, value]) => value),
    }));
}

/** UTF-8 can't tell of lone surrogates: each becomes U+FFFD. */
export function wellFormed(one: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(one));
}

/** What comes out where this went in. */
export function arriving(value: PlainValue): PlainValue {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'object' && value !== null && 'version' in value) {
    return { ...value, interface: wellFormed(value.interface) };
  }
  return value;
}

/** An fd that is known again by `mark`: the read end of a pipe that holds it, or any fd through `make`. */
export function write(out: Outbox, one: PlainMessage, make: (mark: number) => OwnedFd): void {
  const values = one.values.map((value): WireValue => (isMark(value) ? make(value.mark) : value));
  encodeMessage(out, one.object, one.opcode, one.signature, values, 'test');
}

/** The values with fds turned into marks by `known`, which closes them. */
export function read(raw: RawMessage, one: PlainMessage, fds: FdSource, known: (fd: OwnedFd) => number): PlainValue[] {
  return decodeMessage(raw, one.signature, fds, 'test').map((value) =>
    value instanceof OwnedFd ? { mark: known(value) } : value,
  );
}

/** All bytes of an outbox, as they would leave. */
export function drain(out: Outbox): { bytes: Uint8Array; fds: OwnedFd[] } {
  const parts: Uint8Array[] = [];
  const fds: OwnedFd[] = [];
  for (let chunk = out.next(); chunk !== undefined; chunk = out.next()) {
    parts.push(chunk.bytes.slice(chunk.start, chunk.end));
    for (const fd of chunk.fds) fds.push(new OwnedFd(fd.take()));
    out.sent(chunk.end - chunk.start, chunk.fds.length);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), fds };
}

/** An inbox that holds these bytes. */
export function inboxOf(bytes: Uint8Array): Inbox {
  const inbox = new Inbox();
  inbox.bytes.set(bytes, inbox.writeStart);
  inbox.received(bytes.length);
  return inbox;
}

/** The read end of a fresh pipe. */
export function anyFd(): OwnedFd {
  const [reading, writing] = pipe();
  writing.close();
  return reading;
}
