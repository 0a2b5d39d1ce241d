import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openAddress } from '../../src/client/index.js';
import { ProtocolError, SystemError, type WaylandError } from '../../src/errors.js';
import { accept, listenAt, socketPair } from '../../src/sys/index.js';
import { OwnedFd } from '../../src/wire/index.js';
import { writeMark } from '../sys/marks.js';
import { connected, type Pair, until } from './raw-peer.js';

function pair(options?: Parameters<typeof connected>[0]): Pair {
  const made = connected(options);
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

const errnoOf = (error: WaylandError): string | undefined =>
  error.cause instanceof SystemError ? error.cause.errnoName : undefined;

describe('how a connection ends is told apart', () => {
  test('the compositor closed it: end of stream', async () => {
    const { client, peer } = pair();
    peer.close();
    const error = await client.end();
    expect(error).toMatchObject({ code: 'ERR_WL_CONNECTION_CLOSED', message: 'the compositor closed the connection' });
    expect(error.cause).toBeUndefined();
  });

  test('it closed with requests of ours unread: reset', async () => {
    const { client, echo, peer } = pair();
    echo.numbers(1, 2, 3);
    client.connection.flush();
    peer.close();
    const error = await client.end();
    expect(error).toMatchObject({ code: 'ERR_WL_CONNECTION_CLOSED', message: 'the compositor reset the connection' });
    expect(errnoOf(error)).toBe('ECONNRESET');
  });

  test('it closed with requests of ours unread, behind events and fds: all are delivered, then it is a reset', async () => {
    const { client, echo, peer } = pair();
    const heard: number[] = [];
    echo.on('numbers', ({ uint }) => heard.push(uint));
    echo.on('files', ({ between }) => heard.push(between));
    echo.numbers(1, 2, 3);
    client.connection.flush();
    peer.event(3, 'files', writeMark(1), 1, writeMark(2));
    peer.event(3, 'numbers', 0, 2, 0);
    peer.event(3, 'files', writeMark(3), 3, writeMark(4));
    peer.event(3, 'numbers', 0, 4, 0);
    peer.close();
    expect(errnoOf(await client.end())).toBe('ECONNRESET');
    expect(heard).toEqual([1, 2, 3, 4]);
  });

  test('it closed and we noticed by sending: EPIPE', async () => {
    const { client, echo, peer } = pair();
    peer.close();
    echo.numbers(1, 2, 3);
    client.connection.flush();
    const error = await client.end();
    expect(error).toMatchObject({ code: 'ERR_WL_CONNECTION_CLOSED', message: 'the compositor closed the connection' });
    expect(errnoOf(error)).toBe('EPIPE');
  });

  test('it still speaks but takes no more requests: half-closed', async () => {
    const { client, echo, peer } = pair();
    const heard: number[] = [];
    echo.on('numbers', ({ uint }) => heard.push(uint));
    peer.stopReading();
    peer.event(3, 'numbers', 0, 7, 0);
    echo.numbers(1, 2, 3);
    client.connection.flush();
    const error = await client.end();
    expect(error).toMatchObject({
      code: 'ERR_WL_CONNECTION_CLOSED',
      message: 'the compositor takes no more requests',
    });
    expect(errnoOf(error)).toBe('EPIPE');
    expect(heard).toEqual([7]);
  });

  test('the same where it is waited for outside of the event loop', () => {
    const { client, echo, peer } = pair();
    const heard: number[] = [];
    echo.on('numbers', ({ uint }) => heard.push(uint));
    peer.stopReading();
    peer.event(3, 'numbers', 0, 7, 0);
    echo.numbers(1, 2, 3);
    while (client.connection.open) expect(client.connection.dispatchSync(0)).toBe(true);
    expect(client.ends).toMatchObject([{ message: 'the compositor takes no more requests' }]);
    expect(heard).toEqual([7]);
  });

  test('it ended in the middle of a message', async () => {
    const { client, peer } = pair();
    peer.words(3, (20 << 16) | 0, 1);
    peer.close();
    expect(await client.end()).toMatchObject({
      code: 'ERR_WL_CONNECTION_CLOSED',
      message: 'the compositor closed the connection, in the middle of a message',
    });
  });

  test('everything that had arrived is delivered first, and the end is told once', async () => {
    const { client, echo, peer } = pair();
    const heard: number[] = [];
    echo.on('numbers', ({ uint }) => heard.push(uint));
    for (let i = 0; i < 10_000; i++) peer.queue(3, 'numbers', 0, i, 0);
    peer.flush();
    peer.close();
    await client.end();
    expect(heard).toHaveLength(10_000);
    client.connection.close();
    client.connection.flush();
    expect(client.ends).toHaveLength(1);
  });

  test('close() from here tells nobody, and the peer reads the end', async () => {
    const { client, peer } = pair();
    client.connection.close();
    client.connection.close();
    peer.requests();
    expect(peer.ended).toBe(true);
    expect(client.ends).toEqual([]);
    expect(client.connection.open).toBe(false);
  });

  test('close() in a listener: no further event is delivered', async () => {
    const { client, echo, peer } = pair();
    let heard = 0;
    echo.on('numbers', () => {
      heard++;
      client.connection.close();
    });
    peer.queue(3, 'numbers', 0, 1, 0);
    peer.queue(3, 'files', writeMark(1), 2, writeMark(3));
    peer.queue(3, 'numbers', 0, 2, 0);
    const open = OwnedFd.openCount;
    peer.flush();
    await until(() => heard > 0);
    expect(heard).toBe(1);
    expect(OwnedFd.openCount).toBeLessThan(open);
  });
});

describe('wl_display.error', () => {
  test('is a ProtocolError with interface, object, the code by name, the words, and the last requests', async () => {
    const { client, echo, peer } = pair();
    const child = echo.makeChild(5, 'x');
    echo.texts('hello', null);
    echo.objects(child, null, echo);
    client.connection.flush();
    peer.event(1, 'error', 3, 0, 'I do not like it');
    const error = (await client.end()) as ProtocolError;
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({
      code: 'ERR_WL_PROTOCOL',
      interface: 'echo_v1',
      objectId: 3,
      errorCode: 0,
      errorName: 'bad_echo',
      reason: 'I do not like it',
      message: 'echo_v1#3: bad_echo: I do not like it',
    });
    expect(error.lastRequests).toEqual([
      'wl_display@1.get_registry(new id wl_registry@2)',
      'wl_registry@2.bind(1, "echo_v1", 3, new id [unknown]@3)',
      'echo_v1@3.make_child(5, new id echo_child_v1@4, "x")',
      'echo_v1@3.texts("hello", nil)',
      'echo_v1@3.objects(echo_child_v1@4, nil, echo_v1@3)',
    ]);
  });

  test('keeps the last 16 requests, oldest first', async () => {
    const { client, echo, peer } = pair();
    for (let i = 0; i < 40; i++) echo.numbers(i, 0, 0);
    client.connection.flush();
    peer.event(1, 'error', 1, 3, 'no');
    const error = (await client.end()) as ProtocolError;
    expect(error.errorName).toBe('implementation');
    expect(error.lastRequests.map((line) => Number(/\((\d+),/.exec(line)?.[1]))).toEqual(
      Array.from({ length: 16 }, (_, i) => 24 + i),
    );
  });

  test('whose number the interface does not name is told by number', async () => {
    const { client, peer } = pair();
    peer.event(1, 'error', 3, 1234, 'odd');
    expect(await client.end()).toMatchObject({
      errorCode: 1234,
      errorName: undefined,
      message: 'echo_v1#3: error 1234: odd',
    });
  });

  test('wins over EPIPE while it is still readable', async () => {
    const { client, echo, peer } = pair();
    peer.event(1, 'error', 3, 0, 'goodbye');
    peer.close();
    echo.numbers(1, 2, 3);
    expect(client.connection.flush()).toBe(true);
    echo.numbers(1, 2, 3);
    expect(await client.end()).toMatchObject({ code: 'ERR_WL_PROTOCOL', reason: 'goodbye' });
    expect(client.ends).toHaveLength(1);
  });

  test('wins over a reset', async () => {
    const { client, echo, peer } = pair();
    echo.numbers(1, 2, 3);
    client.connection.flush();
    peer.event(1, 'error', 3, 0, 'goodbye');
    peer.close();
    expect(await client.end()).toMatchObject({ code: 'ERR_WL_PROTOCOL', reason: 'goodbye' });
  });

  test('ends it at once: what comes behind is not delivered', async () => {
    const { client, echo, peer } = pair();
    echo.on('numbers', () => expect.unreachable());
    peer.queue(1, 'error', 3, 0, 'goodbye');
    peer.queue(3, 'numbers', 0, 1, 0);
    peer.flush();
    await client.end();
    expect(client.connection.open).toBe(false);
  });
});

describe('after its end', () => {
  test('a connection takes requests, which go nowhere, and their fds are closed', async () => {
    const { client, echo, peer } = pair();
    peer.close();
    await client.end();
    const open = OwnedFd.openCount;
    for (let i = 0; i < 100; i++) {
      echo.files(writeMark(1), i, writeMark(2));
      await Promise.resolve();
    }
    await client.connection.drained();
    expect(OwnedFd.openCount).toBe(open);
    expect(client.connection.outbox.unsent).toBe(0);
  });

  test('also when it ended while the socket was full', async () => {
    const { client, echo, peer } = pair();
    while (client.connection.flush()) echo.bytes(new Uint8Array(4000));
    const drained = client.connection.drained();
    peer.close();
    await client.end();
    await drained;
    echo.bytes(new Uint8Array(4000));
    await Promise.resolve();
    expect(client.connection.outbox.unsent).toBe(0);
  });
});

describe('sockets that can’t be connected to', () => {
  const directory = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'resurface-endings-'));
    onTestFinished(() => rmSync(made, { recursive: true }));
    return made;
  };
  const refusal = (run: () => unknown): WaylandError => {
    try {
      run();
    } catch (error) {
      return error as WaylandError;
    }
    throw new Error('it did not throw');
  };

  test('absent: ENOENT', () => {
    const path = join(directory(), 'wayland-9');
    const error = refusal(() => openAddress({ path }));
    expect(error).toMatchObject({ code: 'ERR_WL_CONNECT', message: expect.stringContaining(path) });
    expect(errnoOf(error)).toBe('ENOENT');
  });

  test('nobody listens: ECONNREFUSED', () => {
    const path = join(directory(), 'wayland-9');
    listenAt(path).close();
    const error = refusal(() => openAddress({ path }));
    expect(error).toMatchObject({ code: 'ERR_WL_CONNECT', message: expect.stringContaining('nobody listens') });
    expect(errnoOf(error)).toBe('ECONNREFUSED');
  });

  test('an inherited fd that is not open: EBADF', () => {
    const error = refusal(() => openAddress({ fd: 9999 }));
    expect(error.code).toBe('ERR_WL_CONNECT');
    expect(errnoOf(error)).toBe('EBADF');
  });

  test('an inherited fd that is no socket: ENOTSOCK', () => {
    const file = openSync('/dev/null', 'r');
    onTestFinished(() => closeSync(file));
    const error = refusal(() => openAddress({ fd: file }));
    expect(error.code).toBe('ERR_WL_CONNECT');
    expect(errnoOf(error)).toBe('ENOTSOCK');
  });

  test('a path longer than a socket’s may be', () => {
    expect(refusal(() => openAddress({ path: `/${'x'.repeat(107)}` }))).toMatchObject({ code: 'ERR_WL_ARGUMENT' });
  });

  test('one that is there connects, and an inherited one is taken over', () => {
    const path = join(directory(), 'wayland-9');
    const listening = listenAt(path);
    const client = openAddress({ path });
    const server = accept(listening.fd);
    expect(server?.owned).toBe(true);
    const [left, right] = socketPair();
    const taken = openAddress({ fd: left.take() });
    for (const fd of [listening, client, server, taken, right]) fd?.close();
  });
});
