// Named after libwayland's and wayland-rs's edge cases.
import { describe, expect, onTestFinished, test } from 'vitest';
import { ProtocolError } from '../../src/errors.js';
import { OwnedFd } from '../../src/wire/index.js';
import type { EchoChildV1 } from '../scanner/echo.js';
import { readMark, writeMark } from '../sys/marks.js';
import { connected, type Pair, RawClient } from './raw-peer.js';

function pair(options?: Parameters<typeof connected>[0]): Pair {
  const made = connected(options);
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

const code = (one: string) => expect.objectContaining({ code: one });

describe('zombie_fd', () => {
  test('the fd of an event for an object that was destroyed here is closed', async () => {
    const { echo, peer, settled, client } = pair();
    const child = echo.makeChild(0, '');
    client.connection.flush();
    peer.requests();
    const open = OwnedFd.openCount;
    child.on('file', () => expect.unreachable());
    child.destroy();
    peer.event(child.id, 'file', writeMark(1));
    await settled();
    expect(OwnedFd.openCount).toBe(open);
    expect(client.ends).toEqual([]);
  });

  test('as is that of an event nobody listens to', async () => {
    const { echo, peer, settled } = pair();
    const open = OwnedFd.openCount;
    peer.event(3, 'files', writeMark(1), 2, writeMark(3));
    await settled();
    expect(OwnedFd.openCount).toBe(open);
    expect(echo.alive).toBe(true);
  });
});

test('zombie_fd_errant_consumption: a zombie’s event takes its own fd, and the next event the next one', async () => {
  const { echo, peer, settled, client } = pair();
  const [zombie, living] = [echo.makeChild(0, ''), echo.makeChild(0, '')];
  client.connection.flush();
  peer.requests();
  const marks: number[] = [];
  living.on('file', ({ fd }) => marks.push(readMark(fd)));
  zombie.destroy();
  peer.queue(zombie.id, 'file', writeMark(1));
  peer.queue(living.id, 'file', writeMark(2));
  peer.queue(zombie.id, 'pong', 3);
  peer.queue(zombie.id, 'file', writeMark(4));
  peer.queue(living.id, 'file', writeMark(5));
  peer.flush();
  await settled();
  expect(marks).toEqual([2, 5]);
});

describe('error_on_destroyed_object', () => {
  test('is still told with its interface and the error’s name, until the id is free', async () => {
    const { echo, peer, client } = pair();
    echo.destroy();
    peer.event(1, 'error', 3, 1, 'too late');
    const error = (await client.end()) as ProtocolError;
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({
      interface: 'echo_v1',
      objectId: 3,
      errorCode: 1,
      errorName: 'gone',
      reason: 'too late',
    });
  });

  test('after that it is unknown, and still a protocol error', async () => {
    const { echo, peer, client } = pair();
    echo.destroy();
    peer.queue(1, 'delete_id', 3);
    peer.queue(1, 'error', 3, 1, 'too late');
    peer.flush();
    expect(await client.end()).toMatchObject({ code: 'ERR_WL_PROTOCOL', interface: 'unknown', errorName: undefined });
  });
});

describe('ids', () => {
  test('are used again after delete_id, and not before', async () => {
    const { echo, peer, settled, client } = pair();
    const first = echo.makeChild(0, '');
    first.destroy();
    const second = echo.makeChild(0, '');
    expect([first.id, second.id]).toEqual([4, 5]);
    peer.event(1, 'delete_id', 4);
    await settled();
    expect(client.deleted).toEqual([4]);
    expect([echo.makeChild(0, '').id, echo.makeChild(0, '').id]).toEqual([4, 6]);
  });

  test('a stale proxy never reaches the object that has its id now', async () => {
    const { echo, peer, settled } = pair();
    const stale = echo.makeChild(0, '');
    stale.destroy();
    peer.event(1, 'delete_id', 4);
    await settled();
    const fresh = echo.makeChild(0, '');
    expect(fresh.id).toBe(stale.id);
    expect(() => stale.ping(1)).toThrow(code('ERR_WL_DEAD_OBJECT'));
    expect(() => echo.objects(stale, null, echo)).toThrow(code('ERR_WL_DEAD_OBJECT'));
    let pongs = 0;
    stale.on('pong', () => expect.unreachable());
    fresh.on('pong', () => pongs++);
    peer.objects.set(4, fresh.interface);
    peer.event(4, 'pong', 1);
    await settled();
    expect(pongs).toBe(1);
  });

  test('are not used up by a call that throws: the next object gets the id, without a gap', () => {
    const { echo, peer, client } = pair();
    for (const bad of [
      () => echo.makeChild(-1, ''),
      () => echo.makeChild(0, 'a\0b'),
      () => echo.makeChild(0, 'x'.repeat(5000)),
      () => echo.everything(0, '', 9999, new Uint8Array(), null, 0),
    ]) {
      expect(bad).toThrow();
    }
    const child = echo.makeChild(1, 'a');
    client.connection.flush();
    expect(peer.requests()).toEqual([{ object: 3, name: 'make_child', values: [1, 4, 'a'] }]);
    expect(child.id).toBe(4);
  });

  test('a delete_id for an object that lives here kills it', async () => {
    const { echo, peer, settled } = pair();
    const child = echo.makeChild(0, '');
    peer.event(1, 'delete_id', child.id);
    await settled();
    expect(child.alive).toBe(false);
    expect(() => child.ping(1)).toThrow(code('ERR_WL_DEAD_OBJECT'));
  });

  test('a second delete_id for a free id is let pass, and does not give it out twice', async () => {
    const { echo, peer, settled, client } = pair();
    echo.makeChild(0, '').destroy();
    peer.queue(1, 'delete_id', 4);
    peer.queue(1, 'delete_id', 4);
    peer.flush();
    await settled();
    expect(client.ends).toEqual([]);
    expect([echo.makeChild(0, '').id, echo.makeChild(0, '').id]).toEqual([4, 5]);
  });

  test.each([1, 0, 77, 0xff000000])('a delete_id for %d, which can’t be, ends the connection', async (id) => {
    const { peer, client } = pair();
    peer.event(1, 'delete_id', id);
    expect(await client.end()).toMatchObject({ code: 'ERR_WL_UNKNOWN_OBJECT' });
  });
});

describe('objects that the compositor makes', () => {
  test('get their proxy, version and listeners before their own events', async () => {
    const { echo, peer, settled, client } = pair({ version: 2 });
    const heard: number[] = [];
    echo.on('childMade', ({ child }) => child.on('pong', ({ serial }) => heard.push(serial)));
    peer.queue(3, 'child_made', 0, 0xff000000, '');
    peer.queue(0xff000000, 'pong', 7);
    peer.flush();
    await settled();
    expect(heard).toEqual([7]);
    expect(client.made).toMatchObject([{ id: 0xff000000, version: 2, alive: true }]);
  });

  test('born dead: one made by an event on a dead parent, whose own events still parse and are dropped', async () => {
    const { echo, peer, settled, client } = pair();
    const open = OwnedFd.openCount;
    echo.on('childMade', () => expect.unreachable());
    echo.destroy();
    peer.queue(3, 'child_made', 0, 0xff000000, '');
    peer.queue(0xff000000, 'file', writeMark(1));
    peer.flush();
    await settled();
    expect(client.made).toMatchObject([{ id: 0xff000000, alive: false }]);
    expect(() => (client.made[0] as EchoChildV1).ping(1)).toThrow(code('ERR_WL_DEAD_OBJECT'));
    expect(OwnedFd.openCount).toBe(open);
    expect(client.ends).toEqual([]);
  });

  test('leave their id to a new one once they were destroyed here, and parse late events until then', async () => {
    const { echo, peer, settled, client } = pair();
    const children: EchoChildV1[] = [];
    echo.on('childMade', ({ child }) => children.push(child));
    peer.event(3, 'child_made', 0, 0xff000000, '');
    await settled();
    children[0]?.destroy();
    const open = OwnedFd.openCount;
    peer.queue(0xff000000, 'file', writeMark(1));
    peer.queue(3, 'child_made', 0, 0xff000000, '');
    peer.flush();
    await settled();
    expect(OwnedFd.openCount).toBe(open);
    expect(children.map(({ alive }) => alive)).toEqual([false, true]);
    expect(client.ends).toEqual([]);
  });

  test.each([
    ['one that lives already', 0xff000000],
    ['far from the others', 0xff000009],
    ['ours', 40],
    ['a zombie of ours', 4],
  ])('with an id that can’t be (%s) end the connection', async (_, id) => {
    const { echo, peer, settled, client } = pair();
    echo.makeChild(0, '').destroy();
    peer.event(3, 'child_made', 0, 0xff000000, '');
    await settled();
    peer.event(3, 'child_made', 0, id, '');
    expect(await client.end()).toMatchObject({ code: 'ERR_WL_MALFORMED' });
  });
});

describe('events about objects', () => {
  test('that were destroyed here arrive with the dead object', async () => {
    const { echo, peer, settled } = pair();
    const child = echo.makeChild(0, '');
    const heard: unknown[] = [];
    echo.on('objects', (event) => heard.push(event.child, event.maybeChild));
    child.destroy();
    peer.event(3, 'objects', child.id, child.id, 3);
    await settled();
    expect(heard[0]).toBe(child);
    expect(heard[1]).toBe(child);
  });

  test('that are gone: null where it is allowed, otherwise the event is dropped', async () => {
    const { echo, peer, settled, client } = pair();
    const child = echo.makeChild(0, '');
    const heard: unknown[] = [];
    echo.on('objects', ({ maybeChild }) => heard.push(maybeChild));
    child.destroy();
    const other = echo.makeChild(0, '');
    peer.queue(1, 'delete_id', child.id);
    peer.queue(3, 'objects', other.id, child.id, 3);
    peer.queue(3, 'objects', child.id, 0, 3);
    peer.flush();
    await settled();
    expect(heard).toEqual([null]);
    expect(client.ends).toEqual([]);
  });

  test('of another interface than the protocol says end the connection', async () => {
    const { peer, client } = pair();
    peer.event(3, 'objects', 3, 0, 3);
    expect(await client.end()).toMatchObject({
      code: 'ERR_WL_MALFORMED',
      message: expect.stringContaining('child must be a echo_child_v1'),
    });
  });

  test('an event that destroys its object: listeners still run, requests are refused', async () => {
    const { echo, peer, settled } = pair();
    let alive: boolean | undefined;
    echo.on('closed', () => {
      alive = echo.alive;
    });
    peer.event(3, 'closed');
    await settled();
    expect(alive).toBe(false);
    expect(() => echo.numbers(1, 1, 1)).toThrow(code('ERR_WL_DEAD_OBJECT'));
  });
});

describe('misuse throws at the call, names object and argument, and sends nothing', () => {
  const calls: [string, string, (pair: Pair, child: EchoChildV1, dead: EchoChildV1) => unknown, RegExp][] = [
    [
      'a destroyed target',
      'ERR_WL_DEAD_OBJECT',
      (_, __, dead) => dead.ping(1),
      /^echo_child_v1#\d+\.ping: .*destroyed/,
    ],
    ['a second destroy', 'ERR_WL_DEAD_OBJECT', (_, __, dead) => dead.destroy(), /^echo_child_v1#\d+\.destroy: /],
    [
      'a destroyed argument',
      'ERR_WL_DEAD_OBJECT',
      ({ echo }, child, dead) => echo.objects(child, dead, echo),
      /maybe_child echo_child_v1#\d+ was destroyed/,
    ],
    [
      'another interface',
      'ERR_WL_WRONG_INTERFACE',
      ({ echo }) => echo.objects(echo as never, null, echo),
      /child must be a echo_child_v1, got echo_v1#3/,
    ],
    ['null', 'ERR_WL_NULL_ARGUMENT', ({ echo }) => echo.objects(null as never, null, echo), /child must not be null/],
    [
      'null for any object',
      'ERR_WL_NULL_ARGUMENT',
      ({ echo }, child) => echo.objects(child, null, null as never),
      /any must not be null/,
    ],
    ['a null string', 'ERR_WL_NULL_ARGUMENT', ({ echo }) => echo.texts(null as never, null), /text must not be null/],
    [
      'something that is no object',
      'ERR_WL_ARGUMENT',
      ({ echo }) => echo.objects(4 as never, null, echo),
      /child must be an object, got number/,
    ],
    [
      'an int out of range',
      'ERR_WL_ARGUMENT',
      ({ echo }) => echo.numbers(2 ** 31, 0, 0),
      /int must be a 32-bit integer, got 2147483648/,
    ],
    [
      'a uint out of range',
      'ERR_WL_ARGUMENT',
      ({ echo }) => echo.numbers(0, -1, 0),
      /uint must be an integer from 0 to 4294967295, got -1/,
    ],
    [
      'a fixed out of range',
      'ERR_WL_ARGUMENT',
      ({ echo }) => echo.numbers(0, 0, 8388608),
      /fixed must be a number from -8388608/,
    ],
    ['NUL in a string', 'ERR_WL_ARGUMENT', ({ echo }) => echo.texts('a\0b', null), /text must not contain NUL/],
    [
      'too large a message',
      'ERR_WL_MESSAGE_TOO_LARGE',
      ({ echo }) => echo.bytes(new Uint8Array(4088)),
      /echo_v1#3\.bytes: the message has 4100 bytes/,
    ],
  ];
  test.each(calls)('%s: %s', (_, errorCode, call, message) => {
    const made = pair();
    const child = made.echo.makeChild(0, '');
    const dead = made.echo.makeChild(0, '');
    dead.destroy();
    made.client.connection.flush();
    made.peer.requests();
    expect(() => call(made, child, dead)).toThrow(
      expect.objectContaining({ code: errorCode, message: expect.stringMatching(message) }),
    );
    made.client.connection.flush();
    expect(made.peer.requests()).toEqual([]);
  });

  test('a request that the object’s version does not have', () => {
    const { echo } = pair({ version: 1 });
    expect(() => echo.onRequest(1)).toThrow(
      expect.objectContaining({
        code: 'ERR_WL_VERSION',
        message: 'echo_v1#3.on: exists since version 2, this object has version 1',
      }),
    );
  });

  test('an object of another session', () => {
    const [one, other] = [pair(), pair()];
    const stranger = other.echo.makeChild(0, '');
    expect(() => one.echo.objects(stranger, null, one.echo)).toThrow(code('ERR_WL_WRONG_INTERFACE'));
  });

  test('an object that has no id on this connection is not taken for null', () => {
    const { echo, client } = pair();
    const child = echo.makeChild(0, '');
    child.id = 0;
    expect(() => echo.objects(echo.makeChild(0, ''), child, echo)).toThrow(code('ERR_WL_STATE'));
    expect(client).toBeInstanceOf(RawClient);
  });

  test('a request that the interface does not have', () => {
    const { echo, client } = pair();
    expect(() => client.request(echo, 99, [])).toThrow(code('ERR_WL_ARGUMENT'));
  });

  test('a message larger than 4096 bytes is sent where the compositor is known to take it', () => {
    const { echo, peer, client } = pair({ maxMessageBytes: 65532 });
    echo.bytes(new Uint8Array(65520));
    client.connection.flush();
    expect(peer.requests()).toMatchObject([{ name: 'bytes' }]);
  });
});

describe('connection_demarshal_failures', () => {
  const header = (size: number, opcode: number): number => (size << 16) | opcode;
  const faults: [string, string, number[]][] = [
    ['an impossible size', 'ERR_WL_MALFORMED', [3, header(4, 0)]],
    ['a size that is no multiple of four', 'ERR_WL_MALFORMED', [3, header(13, 0), 0, 0]],
    ['an event that its interface does not have', 'ERR_WL_MALFORMED', [3, header(8, 99)]],
    ['an object that was never made', 'ERR_WL_UNKNOWN_OBJECT', [77, header(8, 0)]],
    ['object 0', 'ERR_WL_UNKNOWN_OBJECT', [0, header(8, 0)]],
    ['a server-side object that was never made', 'ERR_WL_UNKNOWN_OBJECT', [0xff000005, header(8, 0)]],
    ['an argument that was never made', 'ERR_WL_UNKNOWN_OBJECT', [3, header(20, 2), 99, 0, 3]],
    ['missing arguments', 'ERR_WL_MALFORMED', [3, header(12, 0), 1]],
    ['too many arguments', 'ERR_WL_MALFORMED', [3, header(24, 0), 1, 2, 3, 4]],
    ['a string that is cut off', 'ERR_WL_MALFORMED', [3, header(16, 1), 100, 0]],
    ['a string of 4 GiB', 'ERR_WL_MALFORMED', [3, header(16, 1), 0xffffffff, 0]],
    ['a string without NUL', 'ERR_WL_MALFORMED', [3, header(20, 1), 4, 0x61616161, 0]],
    ['null where it is not allowed', 'ERR_WL_MALFORMED', [3, header(16, 1), 0, 0]],
    ['an array that is cut off', 'ERR_WL_MALFORMED', [3, header(12, 3), 8]],
    ['an fd that did not come along', 'ERR_WL_FD_MISSING', [3, header(12, 4), 1]],
  ];
  test.each(faults)('%s ends the connection with %s', async (_, errorCode, words) => {
    const { peer, client, echo } = pair();
    let heard = 0;
    echo.on('numbers', () => heard++);
    peer.queue(3, 'numbers', 1, 2, 3);
    peer.flush();
    peer.words(...words);
    peer.event(3, 'numbers', 1, 2, 3);
    expect(await client.end()).toMatchObject({ code: errorCode });
    expect(client.ends).toHaveLength(1);
    expect(client.connection.open).toBe(false);
    expect(heard).toBe(1);
  });

  test('fds that came along with it are closed', async () => {
    const { peer, client } = pair();
    const fd = writeMark(1);
    const open = OwnedFd.openCount;
    peer.queue(3, 'files', fd, 2, writeMark(3));
    const chunk = peer.outbox.next() as NonNullable<ReturnType<typeof peer.outbox.next>>;
    chunk.bytes[chunk.start + 4] = 0; // as if it were `numbers`: a size that does not fit, and fds that nobody takes
    peer.flush();
    expect(await client.end()).toMatchObject({ code: 'ERR_WL_MALFORMED' });
    expect(OwnedFd.openCount).toBeLessThan(open);
  });

  test('a message for an id that is free again is dropped, as libwayland does', async () => {
    const { echo, peer, settled, client } = pair();
    echo.makeChild(0, '').destroy();
    peer.queue(1, 'delete_id', 4);
    peer.flush();
    peer.words(4, header(12, 0), 1);
    await settled();
    expect(client.ends).toEqual([]);
  });
});
