import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeMessage,
  encodeMessage,
  FIXED_MAX,
  FIXED_MIN,
  fixedFromNumber,
  numberFromFixed,
  Outbox,
  type OwnedFd,
  type RawMessage,
  type WireValue,
} from '../../src/wire/index.js';
import { anyFd, arriving, drain, fixed, inboxOf, message, read, text, wellFormed, write } from './messages.js';

const noFds = { shift: () => undefined };
const none = (): never => {
  throw new Error('no fd here');
};

/** One argument there and back. */
function through(type: 'int' | 'uint' | 'fixed' | 'string' | 'array', value: WireValue, nullable = false): WireValue {
  const signature = { name: 'say', args: [{ name: 'it', type, nullable }] };
  const out = new Outbox();
  encodeMessage(out, 3, 1, signature, [value], 'test');
  const inbox = inboxOf(drain(out).bytes);
  return decodeMessage(inbox.next() as RawMessage, signature, noFds, 'test')[0] as WireValue;
}

describe('every argument type survives the way there and back', () => {
  test('in any combination', () => {
    fc.assert(
      fc.property(message({ fds: false }), (one) => {
        const out = new Outbox();
        write(out, one, none);
        const { bytes } = drain(out);
        const inbox = inboxOf(bytes);
        const raw = inbox.next() as RawMessage;
        expect(raw.object).toBe(one.object);
        expect(raw.opcode).toBe(one.opcode);
        expect(read(raw, one, noFds, none)).toEqual(one.values.map(arriving));
        expect(inbox.waiting).toBe(0);
      }),
    );
  });

  test('the bytes are those of the wire format: header, length with NUL, padding with zeros', () => {
    const signature = {
      name: 'bind',
      args: [
        { name: 'name', type: 'uint' },
        { name: 'id', type: 'new_id' },
        { name: 'x', type: 'fixed' },
      ],
    } as const;
    const out = new Outbox();
    encodeMessage(out, 2, 0, signature, [7, { interface: 'wl_shm', version: 1, id: 3 }, -1.5], 'wl_registry#2');
    const words = new Uint32Array(drain(out).bytes.buffer);
    expect([...words]).toEqual([2, (36 << 16) | 0, 7, 7, 0x735f6c77, 0x00006d68, 1, 3, 0xfffffe80]);
  });

  test('padding holds nothing of what the segment had before', () => {
    const signature = { name: 'say', args: [{ name: 'it', type: 'array' }] } as const;
    const out = new Outbox();
    for (let i = 0; i < 40; i++) {
      encodeMessage(out, 3, 1, signature, [new Uint8Array(3000).fill(0xff)], 'test');
      drain(out);
    }
    for (let i = 0; i < 40; i++) {
      encodeMessage(out, 3, 1, signature, [new Uint8Array(2997).fill(1)], 'test');
      expect([...drain(out).bytes.subarray(-3)]).toEqual([0, 0, 0]);
    }
  });

  test('an fd goes over to the outbox: nobody can close or send it a second time', () => {
    const signature = { name: 'give', args: [{ name: 'fd', type: 'fd' }] } as const;
    const out = new Outbox();
    const fd = anyFd();
    const number = fd.fd;
    const [written] = encodeMessage(out, 3, 1, signature, [fd], 'test') as [OwnedFd];
    expect(fd.owned).toBe(false);
    expect(written.fd).toBe(number);
    expect(() => encodeMessage(out, 3, 1, signature, [fd], 'test')).toThrow(/open file descriptor/);
    out.discard();
    expect(written.owned).toBe(false);
  });

  test('a kept fd stays its owner’s after it was sent', () => {
    const signature = { name: 'give', args: [{ name: 'fd', type: 'fd' }] } as const;
    const out = new Outbox();
    const fd = anyFd();
    encodeMessage(out, 3, 1, signature, [fd], 'test', { keepFds: true });
    const chunk = out.next();
    expect(chunk?.fds).toEqual([fd]);
    out.sent((chunk?.end as number) - (chunk?.start as number), 1);
    expect(fd.owned).toBe(true);
    fd.close();
  });
});

describe('strings', () => {
  test('are UTF-8; a lone surrogate becomes U+FFFD, at the length that was measured', () => {
    expect(through('string', 'añ€😀')).toBe('añ€😀');
    expect(through('string', '\ud800x\udc00')).toBe('\ufffdx\ufffd');
    fc.assert(
      fc.property(text, (one) => {
        expect(through('string', one)).toBe(wellFormed(one));
      }),
    );
  });

  test('tell empty from null', () => {
    expect(through('string', '', true)).toBe('');
    expect(through('string', null, true)).toBeNull();
  });

  test('an array comes as bytes of its own', () => {
    const array = through('array', Uint8Array.of(1, 2, 3, 4, 5)) as Uint8Array;
    expect([...array]).toEqual([1, 2, 3, 4, 5]);
    expect(array.buffer.byteLength).toBe(5);
    expect(through('array', new Uint8Array())).toEqual(new Uint8Array());
  });
});

describe('fixed', () => {
  test('is exact for all of its values, also negative ones', () => {
    fc.assert(
      fc.property(fixed, (value) => {
        expect(through('fixed', value)).toBe(value);
      }),
    );
    for (const value of [FIXED_MIN, FIXED_MAX, 0, -1 / 256, 1 / 256, -8388607.99609375]) {
      expect(numberFromFixed(fixedFromNumber(value))).toBe(value);
    }
  });

  test('takes the nearest step, and its sign is kept', () => {
    fc.assert(
      fc.property(fc.double({ min: FIXED_MIN, max: FIXED_MAX, noNaN: true }), (value) => {
        expect(Math.abs(numberFromFixed(fixedFromNumber(value)) - value)).toBeLessThanOrEqual(1 / 512);
      }),
    );
    expect(through('fixed', -0.0025)).toBe(-1 / 256);
  });
});
