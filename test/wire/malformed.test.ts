import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WaylandError } from '../../src/errors.js';
import { type ArgSignature, decodeMessage, Outbox, OwnedFd, type RawMessage } from '../../src/wire/index.js';
import { anyFd, drain, inboxOf, message, read, write } from './messages.js';

const noFds = { shift: () => undefined };

function words(...values: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values.map((value) => value >>> 0)).buffer);
}

/** A message of these words after the header. */
function decode(args: Omit<ArgSignature, 'name'>[], ...body: number[]): unknown[] {
  const signature = { name: 'say', args: args.map((arg, i) => ({ name: `arg${i}`, ...arg })) };
  const inbox = inboxOf(words(3, ((8 + body.length * 4) << 16) | 1, ...body));
  return decodeMessage(inbox.next() as RawMessage, signature, noFds, 'thing#3');
}

const malformed = (problem: string) =>
  expect.objectContaining({ code: 'ERR_WL_MALFORMED', message: `thing#3.say: ${problem}` });

describe('connection_demarshal_failures', () => {
  test.each(['int', 'uint', 'fixed', 'object', 'new_id', 'string', 'array'] as const)('a missing %s', (type) => {
    expect(() => decode([{ type, interface: 'wl_surface' }])).toThrow(malformed('arg0 is cut off'));
  });

  test.each([8, 9, 12, 0x7fffffff, 0x80000000, 0xfffffffc, 0xfffffffd, 0xffffffff])(
    'a string or array of %d bytes in a message with four',
    (length) => {
      for (const type of ['string', 'array'] as const) {
        expect(() => decode([{ type }], length, 0)).toThrow(malformed('arg0 is cut off'));
      }
    },
  );

  test('a string without NUL, or with one in its midst', () => {
    expect(() => decode([{ type: 'string' }], 4, 0x64636261)).toThrow(malformed('arg0 does not end with NUL'));
    expect(() => decode([{ type: 'string' }], 4, 0x00630061)).toThrow(malformed('arg0 contains NUL'));
  });

  test('null where it is not allowed', () => {
    expect(() => decode([{ type: 'string' }], 0)).toThrow(malformed('arg0 is null'));
    expect(() => decode([{ type: 'object' }], 0)).toThrow(malformed('arg0 is null'));
    expect(() => decode([{ type: 'new_id', interface: 'wl_surface' }], 0)).toThrow(malformed('arg0 is null'));
    expect(() => decode([{ type: 'new_id' }], 0, 1, 3)).toThrow(malformed('arg0 has no interface name'));
    expect(() => decode([{ type: 'new_id' }], 2, 0x61, 1, 0)).toThrow(malformed('arg0 is null'));
    expect(decode([{ type: 'string', nullable: true }], 0)).toEqual([null]);
  });

  test('bytes after the last argument', () => {
    expect(() => decode([{ type: 'int' }], 1, 2)).toThrow(malformed('4 bytes too many'));
  });

  test('an fd that did not arrive, named by its argument', () => {
    expect(() => decode([{ type: 'fd' }])).toThrow(
      expect.objectContaining({
        code: 'ERR_WL_FD_MISSING',
        message: 'thing#3.say: the file descriptor for arg0 did not arrive',
      }),
    );
  });

  test('fds that were read before the fault are closed, those of later messages are not', () => {
    const fds = [anyFd(), anyFd()];
    const [first, second] = [...fds] as [OwnedFd, OwnedFd];
    const args = [
      { name: 'file', type: 'fd' },
      { name: 'number', type: 'int' },
    ] as const;
    const inbox = inboxOf(words(3, (8 << 16) | 1));
    expect(() => decodeMessage(inbox.next() as RawMessage, { name: 'say', args }, fds, 'thing#3')).toThrow(/cut off/);
    expect(first.owned).toBe(false);
    expect(second.owned).toBe(true);
    second.close();
  });

  test.each([0, 4, 7, 9, 10, 11, 4097, 0xffff])('an impossible size of %d bytes', (size) => {
    const inbox = inboxOf(words(3, (size << 16) | 1, 0, 0));
    expect(() => inbox.next()).toThrow(
      expect.objectContaining({
        code: 'ERR_WL_MALFORMED',
        message: `message to object 3: impossible size of ${size} bytes`,
      }),
    );
  });

  test('any message cut at any byte waits for the rest', () => {
    fc.assert(
      fc.property(message({ fds: false }), fc.nat(), (one, at) => {
        const out = new Outbox();
        write(out, one, anyFd);
        const { bytes } = drain(out);
        const inbox = inboxOf(bytes.subarray(0, at % bytes.length));
        expect(inbox.next()).toBeUndefined();
        expect(inbox.waiting).toBe(at % bytes.length);
      }),
    );
  });

  test('any message with any word changed gives values or an error with a code, and keeps no fd', () => {
    fc.assert(
      fc.property(message({ fds: true }), fc.nat(), fc.integer(), (one, where, word) => {
        const out = new Outbox();
        const open = OwnedFd.openCount;
        write(out, one, anyFd);
        const { bytes, fds } = drain(out);
        if (bytes.length > 8) {
          const body = (bytes.length - 8) / 4;
          new DataView(bytes.buffer, bytes.byteOffset).setInt32(8 + (where % body) * 4, word, true);
        }
        const close = (fd: OwnedFd): number => {
          fd.close();
          return 0;
        };
        try {
          read(inboxOf(bytes).next() as RawMessage, one, fds, close);
        } catch (error) {
          expect(error).toBeInstanceOf(WaylandError);
          expect((error as WaylandError).code).toBe('ERR_WL_MALFORMED');
        }
        for (const fd of fds) fd.close();
        expect(OwnedFd.openCount).toBe(open);
      }),
    );
  });
});
