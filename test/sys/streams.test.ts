import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMemfd, pipe, receive, send, socketPair } from '../../src/sys/index.js';
import { Inbox, MAX_FDS_PER_SEND, Outbox, OwnedFd, type RawMessage } from '../../src/wire/index.js';
import { arriving, message, type PlainMessage, read, write } from '../wire/messages.js';
import { readMark, writeMark } from './marks.js';

/** Sends at most `bytes` of the next chunk. @returns false when there is nothing, or no room */
function sendSome(socket: OwnedFd, out: Outbox, bytes: number): boolean {
  const chunk = out.next();
  if (chunk === undefined) return false;
  const sent = send(socket.fd, { ...chunk, end: Math.min(chunk.end, chunk.start + bytes) });
  if (sent > 0) out.sent(sent, chunk.fds.length);
  return sent > 0;
}

/** Messages as an end takes them out of its inbox, which fails if an fd is late. */
class Receiver {
  readonly inbox = new Inbox();
  readonly #expected: readonly PlainMessage[];
  arrived = 0;

  constructor(expected: readonly PlainMessage[]) {
    this.#expected = expected;
  }

  take(socket: OwnedFd): boolean {
    const received = receive(socket.fd, this.inbox);
    for (let raw = this.inbox.next(); raw !== undefined; raw = this.inbox.next()) this.#compare(raw);
    return received === 'data';
  }

  #compare(raw: RawMessage): void {
    const one = this.#expected[this.arrived++] as PlainMessage;
    expect([raw.object, raw.opcode]).toEqual([one.object, one.opcode]);
    expect(read(raw, one, this.inbox.fds, readMark)).toEqual(one.values.map(arriving));
  }
}

describe('over a socket, cut anywhere', () => {
  test('the same messages arrive in the same order, each with its own fds', () => {
    const sizes = fc.infiniteStream(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 5000 })));
    fc.assert(
      fc.property(
        fc.array(message({ fds: true }), { maxLength: 20 }),
        sizes,
        fc.infiniteStream(fc.boolean()),
        (all, cuts, turns) => {
          const [left, right] = socketPair();
          const out = new Outbox();
          const receiver = new Receiver(all);
          try {
            for (const one of all) write(out, one, writeMark);
            while (out.next() !== undefined) {
              sendSome(left, out, cuts.next().value as number);
              if (turns.next().value === true) receiver.take(right);
            }
            while (receiver.take(right));
            expect(receiver.arrived).toBe(all.length);
            expect(receiver.inbox.waiting).toBe(0);
            expect(receiver.inbox.fds).toEqual([]);
          } finally {
            for (const end of [left, right]) end.close();
            receiver.inbox.close();
            out.discard();
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('bytes received one at a time bring an fd no later than its message’s first byte', () => {
    const [left, right] = socketPair();
    const out = new Outbox();
    const signature = { name: 'file', args: [{ name: 'fd', type: 'fd' as const }] };
    const plain = { name: 'plain', args: [] };
    for (const [object, values] of [
      [1, []],
      [2, [{ mark: 5 }]],
      [3, []],
      [4, [{ mark: 6 }]],
    ] as const) {
      write(out, { object, opcode: 0, signature: values.length > 0 ? signature : plain, values }, writeMark);
    }
    while (sendSome(left, out, Number.POSITIVE_INFINITY));
    const fdsAfter: number[] = [];
    const inbox = new Inbox();
    // A window of one byte at the inbox's end, so that each recvmsg can take no more.
    for (let byte = 0; byte < 32; byte++) {
      const window = {
        bytes: inbox.bytes.subarray(0, 1),
        writeStart: 0,
        received: (_: number, fds: number[]) => inbox.received(0, fds),
      };
      expect(receive(right.fd, window as unknown as Inbox)).toBe('data');
      fdsAfter.push(inbox.fds.length);
    }
    // Of the messages of 8 bytes, the second and the fourth have one.
    const needed = fdsAfter.map((_, byte) => [0, 1, 1, 2][byte >> 3] as number);
    expect(fdsAfter.filter((fds, byte) => fds < (needed[byte] as number))).toEqual([]);
    expect(fdsAfter.at(-1)).toBe(2);
    inbox.close();
    for (const end of [left, right]) end.close();
  });
});

describe('fds', () => {
  const files = (count: number) => ({
    name: 'files',
    args: Array.from({ length: count }, (_, i) => ({ name: `fd${i}`, type: 'fd' as const })),
  });

  test('more in one flush than a sendmsg takes, and many in one message', () => {
    const all: PlainMessage[] = [];
    let mark = 0;
    for (const count of [1, 1, MAX_FDS_PER_SEND, 0, 20, 20, ...Array<number>(60).fill(1)]) {
      const values = Array.from({ length: count }, () => ({ mark: mark++ }));
      all.push({ object: 1, opcode: count, signature: files(count), values });
    }
    const [left, right] = socketPair();
    const out = new Outbox();
    for (const one of all) write(out, one, writeMark);
    while (sendSome(left, out, Number.POSITIVE_INFINITY));
    expect(out.unsent).toBe(0);
    const receiver = new Receiver(all);
    while (receiver.take(right));
    expect(receiver.arrived).toBe(all.length);
    for (const end of [left, right]) end.close();
  });

  test('arrive with CLOEXEC', async () => {
    const { readFileSync } = await import('node:fs');
    const [left, right] = socketPair();
    const out = new Outbox();
    const inbox = new Inbox();
    write(out, { object: 1, opcode: 0, signature: files(1), values: [{ mark: 1 }] }, writeMark);
    sendSome(left, out, 8);
    receive(right.fd, inbox);
    const [fd] = inbox.fds as [OwnedFd];
    const flags = /^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd.fd}`, 'utf8'))?.[1] as string;
    expect(Number.parseInt(flags, 8) & 0o2000000).not.toBe(0);
    inbox.close();
    for (const end of [left, right]) end.close();
  });

  test('that no message took are closed with the inbox', () => {
    const open = OwnedFd.openCount;
    const [left, right] = socketPair();
    const inbox = new Inbox();
    const fds = [...pipe(), createMemfd('stray', 1)];
    send(left.fd, { bytes: new Uint8Array(4), start: 0, end: 4, fds });
    receive(right.fd, inbox);
    expect(inbox.fds).toHaveLength(3);
    for (const end of [left, right, ...fds]) end.close();
    inbox.close();
    expect(OwnedFd.openCount).toBe(open);
  });
});

test('a full socket takes nothing, and afterwards the rest: nothing lost, nothing twice', () => {
  const [left, right] = socketPair();
  const out = new Outbox();
  const signature = {
    name: 'all',
    args: [
      { name: 'number', type: 'uint' as const },
      { name: 'bytes', type: 'array' as const },
      { name: 'fd', type: 'fd' as const },
    ],
  };
  const all = Array.from({ length: 400 }, (_, i): PlainMessage => {
    return { object: 7, opcode: i, signature, values: [i, new Uint8Array(3000).fill(i), { mark: i }] };
  });
  const receiver = new Receiver(all);
  for (const one of all) write(out, one, writeMark);
  let full = 0;
  while (out.next() !== undefined) {
    while (sendSome(left, out, Number.POSITIVE_INFINITY));
    if (out.next() !== undefined) full++;
    receiver.take(right);
  }
  while (receiver.take(right));
  expect(full).toBeGreaterThan(2);
  expect(receiver.arrived).toBe(400);
  for (const end of [left, right]) end.close();
});
