import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WaylandError } from '../../src/errors.js';
import { decodeRecords, encodeRecords, type LogRecord } from '../../src/journal/index.js';
import { createMemfd } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { anyLog, echo, other, root } from './logs.js';

const interfaces = new Map([echo, other].map((one) => [one.name, one]));
const reading = { roots: [root], interfaceNamed: (name: string) => interfaces.get(name) };
const writing = { roots: [root] };

function thrownBy(act: () => unknown): WaylandError {
  try {
    act();
  } catch (error) {
    if (error instanceof WaylandError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const making: LogRecord = {
  kind: 'request',
  target: 1,
  opcode: 3,
  args: [null, 5, 4096],
  made: { handle: 5, interface: other, version: 1 },
};

/** The bytes of one record as 32-bit words, to be changed. */
function wordsOf(record: LogRecord, ...more: LogRecord[]): Uint32Array {
  return new Uint32Array(encodeRecords([record, ...more], writing).buffer);
}

const readWords = (words: Uint32Array) => decodeRecords(new Uint8Array(words.buffer), reading);

describe('a log comes back as it was written', () => {
  test('whatever it consists of', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        expect(decodeRecords(encodeRecords(log, writing), reading)).toEqual(log);
      }),
    );
  });

  test('also when there are more records than fit one segment', () => {
    const log = Array.from({ length: 5000 }, (_, i): LogRecord => ({ kind: 'note', target: 1, key: `number ${i}` }));
    expect(decodeRecords(encodeRecords(log, writing), reading)).toEqual(log);
  });

  test('wherever its bytes begin in memory', () => {
    const bytes = encodeRecords([making], writing);
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(decodeRecords(moved.subarray(3), reading)).toEqual([making]);
  });

  test('with the fds that are found again under their numbers', () => {
    const fd = createMemfd('kept', 4096);
    onTestFinished(() => fd.close());
    const log: LogRecord[] = [{ ...making, args: [fd, 5, 4096] }];
    const bytes = encodeRecords(log, { ...writing, fdIndex: ({ made }) => (made?.handle === 5 ? 2 : null) });
    const [read] = decodeRecords(bytes, {
      ...reading,
      fdAt: (index, made) => (index === 2 && made?.handle === 5 ? fd : undefined),
    });
    expect(read).toEqual(log[0]);
    expect(fd.owned).toBe(true);
    const error = thrownBy(() => decodeRecords(bytes, reading));
    expect(error).toMatchObject({ code: 'ERR_WL_MALFORMED', message: expect.stringContaining('descriptor 2 for fd') });
  });
});

describe('a log that does not fit together is not written', () => {
  test.each<[string, LogRecord, RegExp]>([
    ['an unknown target', { kind: 'gone', target: 9 }, /record 0: no record before it made the object 9/],
    ['a request that is not there', { kind: 'request', target: 1, opcode: 77, args: [] }, /echo_v1 has no request 77/],
    ['an object made twice', { kind: 'made', by: 1, made: root }, /makes the object 1 a second time/],
    ['another new_id than what it made', { ...making, args: [null, 6, 1] }, /id is not what it made/],
    [
      'a typed new_id of another interface',
      { ...making, made: { handle: 5, interface: echo, version: 1 } },
      /makes a other_v1, not a echo_v1/,
    ],
    [
      'an unknown object as an argument',
      { kind: 'request', target: 1, opcode: 0, args: [0, 0, 0, '', null, 0, 44, new Uint8Array()] },
      /say: any is an unknown object, 44/,
    ],
    ['an argument of a wrong type', { ...making, args: [null, 5, 'large'] }, /size must be a 32-bit integer/],
  ])('%s', (_what, record, message) => {
    expect(thrownBy(() => encodeRecords([record], writing))).toMatchObject({
      code: 'ERR_WL_ARGUMENT',
      message: expect.stringMatching(message),
    });
  });

  test('an argument of another interface', () => {
    const args = [0, 0, 0, '', null, 5, 0, new Uint8Array()];
    const error = thrownBy(() => encodeRecords([making, { kind: 'request', target: 1, opcode: 0, args }], writing));
    expect(error.message).toMatch(/record 1, echo_v1#1: say: friend is a other_v1, not a echo_v1/);
  });

  test('a record larger than a message can be', () => {
    const note: LogRecord = { kind: 'note', target: 1, key: 'x'.repeat(70_000) };
    expect(thrownBy(() => encodeRecords([note], writing)).code).toBe('ERR_WL_MESSAGE_TOO_LARGE');
  });
});

describe('bytes that nobody vouches for', () => {
  test('that are cut anywhere but between two records are refused', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), (log, cut) => {
        const bytes = encodeRecords(log, writing);
        const left = bytes.subarray(0, cut % (bytes.length + 1));
        const ends = new Set<number>();
        for (let i = 0; i <= log.length; i++) ends.add(encodeRecords(log.slice(0, i), writing).length);
        if (ends.has(left.length)) expect(decodeRecords(left, reading).length).toBeLessThanOrEqual(log.length);
        else expect(thrownBy(() => decodeRecords(left, reading)).code).toMatch(/MALFORMED|UNKNOWN_OBJECT/);
      }),
    );
  });

  test('with any bits flipped give records or an error with a code, and no fd', () => {
    const before = OwnedFd.openCount;
    fc.assert(
      fc.property(anyLog, fc.array(fc.nat(), { minLength: 1, maxLength: 8 }), (log, flips) => {
        const bytes = encodeRecords(log, writing);
        if (bytes.length === 0) return;
        for (const flip of flips) (bytes[(flip >> 3) % bytes.length] as number) ^= 1 << (flip & 7);
        try {
          decodeRecords(bytes, reading);
        } catch (error) {
          expect((error as WaylandError).code).toMatch(/^ERR_WL_(MALFORMED|UNKNOWN_OBJECT)$/);
        }
      }),
    );
    expect(OwnedFd.openCount).toBe(before);
  });

  test.each<[string, number, number, RegExp]>([
    ['an unknown kind', 0, 9, /of an unknown kind, 9/],
    ['an unknown target', 1, 12, /made the object 12/],
    ['an opcode that is not there', 2, (28 << 16) | 99, /has no request 99/],
    ['a size smaller than a header', 2, 4 << 16, /impossible size of 4 bytes/],
    ['a size beyond the end', 2, 0x7ffc << 16, /impossible size/],
    ['a size that is no multiple of 4', 2, 33 << 16, /impossible size of 33/],
    ['handle 0 for what it makes', 4, 0, /without handle or version/],
    ['a handle that is taken', 4, 1, /makes the object 1 a second time/],
    ['version 0 for what it makes', 7, 0, /without handle or version/],
    ['an fd that is not there', 3, 0, /no file descriptor 0/],
    ['an interface of its own, where the request says which', 6, 0x40000000, /is cut off/],
  ])('with %s', (_what, at, word, message) => {
    const words = wordsOf(making);
    words[at] = word;
    expect(thrownBy(() => readWords(words)).message).toMatch(message);
  });

  test('with an interface that is not described', () => {
    const error = thrownBy(() =>
      decodeRecords(encodeRecords([making], writing), { ...reading, interfaceNamed: () => undefined }),
    );
    expect(error.message).toMatch(/unknown interface, other_v1/);
  });

  test('with a flag that is neither true nor false', () => {
    const words = wordsOf({ kind: 'note', target: 1, sensitive: true });
    words[4] = 3;
    expect(thrownBy(() => readWords(words)).message).toMatch(/impossible flag, 3/);
  });
});
