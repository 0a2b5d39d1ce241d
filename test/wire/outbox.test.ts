import { describe, expect, test } from 'vitest';
import {
  encodeMessage,
  MAX_FDS_PER_SEND,
  type MessageSignature,
  Outbox,
  OwnedFd,
  SEGMENT_BYTES,
  type Segment,
  SegmentPool,
} from '../../src/wire/index.js';
import { anyFd, drain } from './messages.js';

const number: MessageSignature = { name: 'number', args: [{ name: 'it', type: 'uint' }] };
const bytes: MessageSignature = { name: 'bytes', args: [{ name: 'it', type: 'array' }] };
const files = (count: number): MessageSignature => ({
  name: 'files',
  args: Array.from({ length: count }, (_, i) => ({ name: `fd${i}`, type: 'fd' as const })),
});

const say = (out: Outbox, value = 0): unknown => encodeMessage(out, 3, 0, number, [value], 'test');
const fill = (out: Outbox, length: number): unknown =>
  encodeMessage(out, 3, 0, bytes, [new Uint8Array(length)], 'test');
const give = (out: Outbox, fds: OwnedFd[], keepFds = false): unknown =>
  encodeMessage(out, 3, 0, files(fds.length), fds, 'test', { keepFds });

/** What the chunks would be if the socket took each whole: [bytes, fds]. */
function chunks(out: Outbox): [number, number][] {
  const all: [number, number][] = [];
  for (let chunk = out.next(); chunk !== undefined; chunk = out.next()) {
    all.push([chunk.end - chunk.start, chunk.fds.length]);
    out.sent(chunk.end - chunk.start, chunk.fds.length);
  }
  return all;
}

describe('fds leave no later than the first byte of their own message', () => {
  test('with others that one sendmsg takes', () => {
    const out = new Outbox();
    say(out);
    give(out, [anyFd()]);
    say(out);
    give(out, [anyFd(), anyFd()]);
    give(out, [anyFd()]);
    say(out);
    expect(chunks(out)).toEqual([[60, 4]]);
  });

  test('so a chunk ends before the message whose fds it has no room for', () => {
    const out = new Outbox();
    give(out, Array.from({ length: MAX_FDS_PER_SEND }, anyFd));
    for (let i = 0; i < 40; i++) give(out, [anyFd()]);
    say(out);
    expect(chunks(out)).toEqual([
      [8, MAX_FDS_PER_SEND],
      [8 * MAX_FDS_PER_SEND, MAX_FDS_PER_SEND],
      [8 * 12 + 12, 12],
    ]);
  });

  test('all of one message together', () => {
    const out = new Outbox();
    say(out);
    for (let i = 0; i < 4; i++) give(out, Array.from({ length: 10 }, anyFd));
    expect(chunks(out)).toEqual([
      [12 + 2 * 8, 20],
      [2 * 8, 20],
    ]);
  });

  test('and are given again while the socket is full, but not once a byte has left', () => {
    const out = new Outbox();
    give(out, [anyFd()]);
    say(out);
    const first = out.next();
    expect(out.next()).toEqual(first);
    out.sent(3, 1);
    expect(out.next()).toMatchObject({ start: 3, end: 20, fds: [] });
    out.sent(17, 0);
    expect(out.next()).toBeUndefined();
  });
});

describe('segments', () => {
  test('are used again: a steady state allocates none', () => {
    const pool = new SegmentPool();
    const out = new Outbox(pool);
    for (let i = 0; i < 1000; i++) {
      fill(out, 4000);
      drain(out);
    }
    expect(pool.made).toBeLessThanOrEqual(2);
  });

  test('are not kept for ever after a burst', () => {
    const pool = new SegmentPool();
    const out = new Outbox(pool);
    const burst = (): void => {
      for (let i = 0; i < 100; i++) for (let j = 0; j < 16; j++) fill(out, 4000);
      drain(out);
    };
    burst();
    const made = pool.made;
    expect(made).toBeGreaterThanOrEqual(100);
    burst();
    expect(pool.made).toBeGreaterThan(made + 60);
  });

  test('hold messages whole', () => {
    const segments: Segment[] = [];
    const out = new Outbox(new SegmentPool(), (segment) => {
      segment.hold();
      segments.push(segment);
    });
    for (let i = 0; i < 40; i++) fill(out, 4084);
    expect(segments.map(({ length }) => length)).toEqual([SEGMENT_BYTES, SEGMENT_BYTES, 8 * 4096]);
    expect(chunks(out).reduce((sum, [length]) => sum + length, 0)).toBe(40 * 4096);
  });

  test('stay with the journal until it lets go, after they were sent', () => {
    const pool = new SegmentPool();
    const held: Segment[] = [];
    const out = new Outbox(pool, (segment) => {
      segment.hold();
      held.push(segment);
    });
    say(out, 7);
    out.seal();
    drain(out);
    expect(held[0]?.length).toBe(12);
    expect(held[0]?.words[2]).toBe(7);
    say(out, 8);
    expect(held).toHaveLength(2);
    expect(pool.made).toBe(2);
    held[0]?.release();
    expect(pool.take()).toBe(held[0]);
    out.discard();
  });

  test('sealed before they were sent go back when they have left, not at the next message', () => {
    const pool = new SegmentPool();
    const out = new Outbox(pool);
    say(out);
    out.seal();
    drain(out);
    say(out);
    expect(pool.made).toBe(1);
    out.discard();
  });

  test('can’t be released more often than held', () => {
    const pool = new SegmentPool();
    const segment = pool.take();
    segment.hold();
    segment.release();
    expect(() => segment.release()).toThrow(expect.objectContaining({ code: 'ERR_WL_STATE' }));
    expect(pool.take()).toBe(segment);
    expect(pool.take()).not.toBe(segment);
  });
});

describe('what nobody takes any more', () => {
  test('is dropped with its fds, except those that are kept', () => {
    const out = new Outbox();
    const open = OwnedFd.openCount;
    const kept = anyFd();
    give(out, [anyFd()]);
    give(out, [kept], true);
    fill(out, 4000);
    out.discard();
    expect(OwnedFd.openCount).toBe(open + 1);
    expect(kept.owned).toBe(true);
    expect(out.unsent).toBe(0);
    expect(out.next()).toBeUndefined();
    kept.close();
  });

  test('stays in its segment when it is skipped, which is written on: recording alone takes no memory a turn', () => {
    const segments: Segment[] = [];
    const out = new Outbox(new SegmentPool(), (segment) => {
      segment.hold();
      segments.push(segment);
    });
    const open = OwnedFd.openCount;
    for (let i = 0; i < 100; i++) {
      say(out, i);
      give(out, [anyFd()]);
      out.skip();
      expect(out.unsent).toBe(0);
      expect(out.next()).toBeUndefined();
    }
    expect(OwnedFd.openCount).toBe(open);
    expect(segments).toHaveLength(1);
    expect(segments[0]?.length).toBe(2000);
    say(out);
    expect(chunks(out)).toEqual([[12, 0]]);
  });

  test('is skipped over several segments', () => {
    const out = new Outbox();
    for (let i = 0; i < 40; i++) fill(out, 4000);
    out.next();
    out.sent(100, 0);
    out.skip();
    expect(out.unsent).toBe(0);
    expect(out.next()).toBeUndefined();
    say(out);
    expect(chunks(out)).toEqual([[12, 0]]);
  });
});
