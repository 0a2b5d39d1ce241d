import { fstatSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pipe, send } from '../../src/sys/index.js';
import { MESSAGE_BYTES_SAFE, OwnedFd, type WireValue } from '../../src/wire/index.js';
import { EchoV1 } from '../scanner/echo.js';
import { readMark, writeMark } from '../sys/marks.js';
import { fixed, text, wellFormed } from '../wire/messages.js';
import { connected, type Pair, until } from './raw-peer.js';

function pair(options?: Parameters<typeof connected>[0]): Pair {
  const made = connected(options);
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

/** Sends each request back as the event of the same name, with the values as they arrived. */
function echoOnce({ client, peer }: Pair): void {
  client.connection.flush();
  for (const { object, name, values } of peer.requests()) peer.queue(object, name, ...values);
  peer.flush();
}

describe('what a client says, it hears again', () => {
  test('numbers: signed, unsigned, fixed', async () => {
    const all = pair();
    const heard: unknown[] = [];
    all.echo.on('numbers', (event) => heard.push(event));
    const number = fc.record({
      int: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
      uint: fc.integer({ min: 0, max: 0xffffffff }),
      fixed,
    });
    const said = fc.sample(number, 300);
    for (const { int, uint, fixed } of said) all.echo.numbers(int, uint, fixed);
    echoOnce(all);
    await until(() => heard.length === said.length);
    expect(heard).toEqual(said);
  });

  test('strings, also empty, null and with lone surrogates', async () => {
    const all = pair();
    const heard: unknown[] = [];
    all.echo.on('texts', (event) => heard.push(event));
    const said = fc.sample(fc.record({ text, maybeText: fc.option(text) }), 300);
    said.push({ text: '', maybeText: '' });
    for (const { text, maybeText } of said) all.echo.texts(text, maybeText);
    echoOnce(all);
    await until(() => heard.length === said.length);
    expect(heard).toEqual(
      said.map(({ text, maybeText }) => ({ text: wellFormed(text), maybeText: maybeText && wellFormed(maybeText) })),
    );
  });

  test('objects, as the same JavaScript objects, and null', async () => {
    const all = pair();
    const child = all.echo.makeChild(1, 'a');
    const heard: unknown[] = [];
    all.echo.on('objects', ({ child, maybeChild, any }) => heard.push(child, maybeChild, any));
    all.echo.objects(child, null, all.echo);
    all.echo.objects(child, child, all.client.display);
    all.client.connection.flush();
    for (const { object, name, values } of all.peer.requests()) {
      if (name === 'objects') all.peer.queue(object, name, ...values);
    }
    all.peer.flush();
    await until(() => heard.length === 6);
    for (const [i, object] of [child, null, all.echo, child, child, all.client.display].entries()) {
      expect(heard[i]).toBe(object);
    }
  });

  test('arrays, up to what a message holds', async () => {
    const all = pair();
    const heard: Uint8Array[] = [];
    all.echo.on('bytes', ({ array }) => heard.push(array));
    const said = [0, 1, 2, 3, 4, 5, MESSAGE_BYTES_SAFE - 12].map((length) => new Uint8Array(length).fill(length));
    for (const array of said) all.echo.bytes(array);
    echoOnce(all);
    await until(() => heard.length === said.length);
    expect(heard).toEqual(said);
  });

  test('fds, which a listener takes; those it leaves are closed after it', async () => {
    const all = pair();
    const open = OwnedFd.openCount;
    const taken: [number, number][] = [];
    let left: OwnedFd | undefined;
    all.echo.on('files', ({ first, between, second }) => {
      taken.push([readMark(new OwnedFd(first.take())), between]);
      fstatSync(second.fd);
      left = second;
    });
    for (let i = 0; i < 40; i++) all.echo.files(writeMark(i), i, writeMark(100 + i));
    expect(OwnedFd.openCount).toBe(open + 80);
    echoOnce(all);
    await until(() => taken.length === 40);
    expect(taken).toEqual(Array.from({ length: 40 }, (_, i) => [i, i]));
    expect(left?.owned).toBe(false);
    expect(OwnedFd.openCount).toBe(open);
  });

  test('enums', async () => {
    const all = pair();
    const heard: unknown[] = [];
    all.echo.on('enums', (event) => heard.push(event));
    all.echo.enums(-1, 0x80000000, 1);
    echoOnce(all);
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ mood: -1, flags: 0x80000000, shade: 1 }]);
  });

  test('everything at once', async () => {
    const { echo, peer, client, settled } = pair();
    const child = echo.makeChild(0, '');
    const [reading, writing] = pipe();
    writing.close();
    const made = echo.everything(-5, 'τ', reading, Uint8Array.of(9), child, -0.5);
    client.connection.flush();
    const [, said] = peer.requests();
    expect(said?.values.slice(0, 3)).toEqual([-5, 'τ', made.id]);
    const heard: Parameters<Parameters<typeof echo.on<'everything'>>[1]>[0][] = [];
    echo.on('everything', (event) => heard.push(event));
    const values = said?.values.map((value, i) => (i === 2 ? 0xff000000 : value)) as WireValue[];
    peer.event(echo.id, 'everything', ...values);
    await settled();
    const [event] = heard;
    expect(event).toMatchObject({ int: -5, text: 'τ', array: Uint8Array.of(9), fixed: -0.5 });
    expect(event?.maybeChild).toBe(child);
    expect(event?.newChild).toMatchObject({ id: 0xff000000, alive: true, version: 3 });
    expect(event?.file.owned).toBe(false);
  });

  test('a typed new_id inherits the version, an untyped one brings interface and version', () => {
    const { echo, peer, client } = pair({ version: 2 });
    const child = echo.makeChild(7, 'x');
    const any = echo.makeAny(8, EchoV1, 1, 'y');
    client.connection.flush();
    expect(peer.requests()).toEqual([
      { object: 3, name: 'make_child', values: [7, child.id, 'x'] },
      { object: 3, name: 'make_any', values: [8, { interface: 'echo_v1', version: 1, id: any.id }, 'y'] },
    ]);
    expect([child.version, any.version]).toEqual([2, 1]);
    expect(any).toBeInstanceOf(EchoV1);
  });
});

describe('fds that an app passes', () => {
  test('as a number stay its own: a duplicate is sent', () => {
    const { echo, peer, client } = pair();
    const [reading, writing] = pipe();
    echo.files(reading.fd, 1, writing.fd);
    client.connection.flush();
    expect(reading.owned && writing.owned).toBe(true);
    for (const value of peer.requests()[0]?.values ?? []) if (value instanceof OwnedFd) value.close();
    reading.close();
    writing.close();
  });

  test('as an OwnedFd are taken over: closing or passing it again changes nothing that was queued', () => {
    const { echo, peer, client } = pair();
    const [first, second] = [writeMark(1), writeMark(2)];
    echo.files(first, 1, second);
    first.close();
    expect(() => echo.files(first, 1, second)).toThrow(expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }));
    client.connection.flush();
    const [request] = peer.requests();
    const marks = request?.values.filter((value) => value instanceof OwnedFd).map(readMark);
    expect(marks).toEqual([1, 2]);
  });

  test('are left alone by a call that throws', () => {
    const { echo } = pair();
    const open = OwnedFd.openCount;
    const first = writeMark(1);
    expect(() => echo.files(first, -1, first)).toThrow();
    expect(() => echo.files(first, -1, first.fd)).toThrow();
    expect(() => echo.files(first.fd, 1, 9999)).toThrow(expect.objectContaining({ code: 'ERR_WL_SYSCALL' }));
    expect(() => echo.files(first.fd, 1, -7)).toThrow(expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }));
    expect(first.owned).toBe(true);
    first.close();
    expect(OwnedFd.openCount).toBe(open);
  });
});

test('events and fds cut anywhere arrive in order, each fd with its own event', async () => {
  const { echo, peer, settled } = pair();
  const heard: unknown[] = [];
  echo.on('files', ({ first, between, second }) => {
    heard.push(readMark(new OwnedFd(first.take())), between, readMark(new OwnedFd(second.take())));
  });
  echo.on('texts', ({ text, maybeText }) => heard.push(text, maybeText));
  const oneEvent = fc.oneof(
    fc.record({ marks: fc.tuple(fc.nat(), fc.nat()), between: fc.nat() }),
    fc.record({
      text: fc.string({ maxLength: 30 }).map((one) => one.replaceAll('\0', '')),
      maybeText: fc.constant(null),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(oneEvent, { maxLength: 8 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 60 })),
      async (all, cuts) => {
        heard.length = 0;
        const said: unknown[] = [];
        for (const one of all) {
          if ('marks' in one) {
            const [first, second] = one.marks;
            peer.queue(3, 'files', writeMark(first), one.between, writeMark(second));
            said.push(first, one.between, second);
          } else {
            peer.queue(3, 'texts', one.text, one.maybeText);
            said.push(one.text, one.maybeText);
          }
        }
        for (let chunk = peer.outbox.next(); chunk !== undefined; chunk = peer.outbox.next()) {
          const end = Math.min(chunk.end, chunk.start + (cuts.next().value as number));
          peer.outbox.sent(send(peer.socket.fd, { ...chunk, end }), chunk.fds.length);
          await settled();
        }
        expect(heard).toEqual(said);
      },
    ),
    { numRuns: 50 },
  );
});

test('events cut at every byte arrive as if in one piece', async () => {
  const { echo, peer, settled } = pair();
  const heard: unknown[] = [];
  echo.on('texts', ({ text, maybeText }) => heard.push(text, maybeText));
  echo.on('childMade', ({ before, child, after }) => {
    heard.push(before, after);
    child.on('pong', ({ serial }) => heard.push(serial));
  });
  peer.queue(3, 'texts', 'one', null);
  peer.queue(3, 'child_made', 2, 0xff000000, 'three');
  peer.queue(0xff000000, 'pong', 4);
  const chunk = peer.outbox.next() as NonNullable<ReturnType<typeof peer.outbox.next>>;
  const bytes = chunk.bytes.slice(chunk.start, chunk.end);
  peer.outbox.discard();
  for (let i = 0; i < bytes.length; i++) {
    send(peer.socket.fd, { bytes, start: i, end: i + 1, fds: [] });
    await settled();
  }
  expect(heard).toEqual(['one', null, 2, 'three', 4]);
});
