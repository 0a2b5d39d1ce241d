import { describe, expect, test } from 'vitest';
import {
  type ArgSignature,
  encodeMessage,
  MAX_FDS_PER_SEND,
  MESSAGE_BYTES_LIMIT,
  Outbox,
  type WireValue,
} from '../../src/wire/index.js';
import { anyFd } from './messages.js';

/** Encodes one argument; whatever throws must have written nothing. */
function encode(arg: Omit<ArgSignature, 'name'>, value: unknown): void {
  const out = new Outbox();
  try {
    encodeMessage(out, 3, 0, { name: 'say', args: [{ name: 'it', ...arg }] }, [value as WireValue], 'thing#3');
  } finally {
    if (out.unsent > 0) out.discard();
    expect(out.next()).toBeUndefined();
  }
}

const argument = { code: 'ERR_WL_ARGUMENT', message: expect.stringMatching(/^thing#3\.say: it /) };

describe('a value that does not fit is refused at the sender, and nothing is written', () => {
  const bad: [string, Omit<ArgSignature, 'name'>, unknown[]][] = [
    [
      'int',
      { type: 'int' },
      [2 ** 31, -(2 ** 31) - 1, 0.5, Number.NaN, Infinity, '1', null, undefined, 1n, Symbol('1'), {}],
    ],
    ['uint', { type: 'uint' }, [-1, 2 ** 32, 0.5, Number.NaN, '1', null, undefined, 1n, true]],
    ['fixed', { type: 'fixed' }, [8388608, -8388609, Number.NaN, Infinity, '1', null, 1n]],
    ['object', { type: 'object' }, [-1, 2 ** 32, 1.5, 'wl_surface', undefined, 1n]],
    ['typed new_id', { type: 'new_id', interface: 'echo_v1' }, [0, -1, 2 ** 32, null, undefined, 1n]],
    [
      'untyped new_id',
      { type: 'new_id' },
      [
        3,
        null,
        {},
        { interface: 'a', version: 1, id: 0 },
        { interface: 'a', version: 0, id: 3 },
        { interface: 'a', version: 1.5, id: 3 },
        { interface: 'a\0b', version: 1, id: 3 },
        { interface: null, version: 1, id: 3 },
      ],
    ],
    ['string', { type: 'string' }, [1, undefined, {}, 'a\0b', ['a']]],
    ['array', { type: 'array' }, [null, undefined, [1], 'a', new ArrayBuffer(4), new Uint16Array(2)]],
    ['fd', { type: 'fd' }, [0, null, undefined, {}]],
  ];
  test.each(bad)('%s', (_, arg, values) => {
    for (const value of values) expect(() => encode(arg, value)).toThrow(expect.objectContaining(argument));
  });

  test('an fd that was closed or taken', () => {
    const fd = anyFd();
    fd.close();
    expect(() => encode({ type: 'fd' }, fd)).toThrow(expect.objectContaining(argument));
  });

  test('one fd twice in one message', () => {
    const fd = anyFd();
    const args = [
      { name: 'first', type: 'fd' },
      { name: 'second', type: 'fd' },
    ] as const;
    expect(() => encodeMessage(new Outbox(), 3, 0, { name: 'give', args }, [fd, fd], 'thing#3')).toThrow(
      /second was already given as another argument/,
    );
    expect(fd.owned).toBe(true);
    fd.close();
  });

  test('null where the protocol does not allow it', () => {
    const refusal = expect.objectContaining({
      code: 'ERR_WL_NULL_ARGUMENT',
      message: 'thing#3.say: it must not be null',
    });
    expect(() => encode({ type: 'string' }, null)).toThrow(refusal);
    expect(() => encode({ type: 'object' }, 0)).toThrow(refusal);
    encode({ type: 'string', nullable: true }, null);
    encode({ type: 'object', nullable: true }, 0);
  });

  test('another number of arguments than the message has', () => {
    const signature = { name: 'say', args: [{ name: 'it', type: 'int' }] } as const;
    for (const values of [[], [1, 2]]) {
      expect(() => encodeMessage(new Outbox(), 3, 0, signature, values, 'thing#3')).toThrow(
        expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }),
      );
    }
  });
});

describe('a message that is too large', () => {
  const signature = { name: 'say', args: [{ name: 'it', type: 'array' }] } as const;
  const send = (bytes: number, maxBytes?: number): void => {
    const out = new Outbox();
    const options = maxBytes === undefined ? {} : { maxBytes };
    encodeMessage(out, 3, 0, signature, [new Uint8Array(bytes)], 'thing#3', options);
    expect(out.unsent).toBe(12 + bytes);
    out.discard();
  };

  test('is refused above the 4096 bytes that every libwayland takes', () => {
    send(4096 - 12);
    expect(() => send(4096 - 8)).toThrow(
      expect.objectContaining({
        code: 'ERR_WL_MESSAGE_TOO_LARGE',
        message: 'thing#3.say: the message has 4100 bytes, the peer is only known to take 4096',
      }),
    );
  });

  test('is sent when the peer is known to take it, up to what the size field can say', () => {
    send(4096, 8192);
    send(MESSAGE_BYTES_LIMIT - 12, MESSAGE_BYTES_LIMIT);
    for (const maxBytes of [MESSAGE_BYTES_LIMIT, 1e6]) {
      expect(() => send(MESSAGE_BYTES_LIMIT - 8, maxBytes)).toThrow(
        expect.objectContaining({ code: 'ERR_WL_MESSAGE_TOO_LARGE' }),
      );
    }
  });

  test('is one with more fds than a sendmsg carries', () => {
    const fds = Array.from({ length: MAX_FDS_PER_SEND + 1 }, anyFd);
    const args = fds.map((_, i) => ({ name: `fd${i}`, type: 'fd' as const }));
    expect(() => encodeMessage(new Outbox(), 3, 0, { name: 'give', args }, fds, 'thing#3')).toThrow(
      expect.objectContaining({ code: 'ERR_WL_MESSAGE_TOO_LARGE' }),
    );
    for (const fd of fds) {
      expect(fd.owned).toBe(true);
      fd.close();
    }
  });
});
