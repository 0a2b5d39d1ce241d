import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  accept,
  adopt,
  connectTo,
  duplicate,
  listenAt,
  lockExclusively,
  peerPid,
  pipe,
  receive,
  send,
  shutdownSocket,
  socketPair,
  waitFor,
} from '../../src/sys/index.js';
import { Inbox, OwnedFd } from '../../src/wire/index.js';

const failing = (errnoName: string) => expect.objectContaining({ code: 'ERR_WL_SYSCALL', errnoName });

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), 'resurface-socket-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

function flagsOf(fd: number): number {
  return Number.parseInt(/^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1] as string, 8);
}

const O_NONBLOCK = 0o4000;
const O_CLOEXEC = 0o2000000;

describe('sockets', () => {
  test('connect to who listens, who learns the process; all are non-blocking and closed on exec', () => {
    const path = join(directory(), 'socket');
    const listening = listenAt(path);
    expect(accept(listening.fd)).toBeUndefined();
    const client = connectTo(path);
    const server = accept(listening.fd) as OwnedFd;
    expect(peerPid(server.fd)).toBe(process.pid);
    for (const fd of [listening, client, server]) {
      expect(flagsOf(fd.fd) & (O_NONBLOCK | O_CLOEXEC)).toBe(O_NONBLOCK | O_CLOEXEC);
      fd.close();
    }
  });

  test('a path that is taken, absent, or that nobody listens at', () => {
    const path = join(directory(), 'socket');
    expect(() => connectTo(path)).toThrow(failing('ENOENT'));
    const listening = listenAt(path);
    expect(() => listenAt(path)).toThrow(failing('EADDRINUSE'));
    listening.close();
    expect(() => connectTo(path)).toThrow(failing('ECONNREFUSED'));
  });

  test.each(['', 'a\0b', `/${'x'.repeat(107)}`])('a path that no socket can have: %j', (path) => {
    const argument = expect.objectContaining({ code: 'ERR_WL_ARGUMENT' });
    expect(() => connectTo(path)).toThrow(argument);
    expect(() => listenAt(path)).toThrow(argument);
  });

  test('empty, then data, then the end', () => {
    const [left, right] = socketPair();
    const inbox = new Inbox();
    expect(waitFor(right.fd, 'readable', 0)).toBe(false);
    expect(receive(right.fd, inbox)).toBe('empty');
    const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect(send(left.fd, { bytes, start: 2, end: 6, fds: [] })).toBe(4);
    left.close();
    expect(waitFor(right.fd, 'readable', 0)).toBe(true);
    expect(receive(right.fd, inbox)).toBe('data');
    expect([...inbox.bytes.subarray(0, inbox.waiting)]).toEqual([3, 4, 5, 6]);
    expect(receive(right.fd, inbox)).toBe('end');
    right.close();
  });

  test('behind fds and where there is no more room the socket may go on', () => {
    const [left, right] = socketPair();
    const inbox = new Inbox();
    const send8 = (fds: OwnedFd[]): number => send(left.fd, { bytes: new Uint8Array(8), start: 0, end: 8, fds });
    send8([left]);
    send8([]);
    expect(receive(right.fd, inbox)).toBe('data');
    expect([inbox.waiting, inbox.mayGoOn]).toEqual([8, true]);
    expect(receive(right.fd, inbox)).toBe('data');
    expect([inbox.waiting, inbox.mayGoOn]).toEqual([16, false]);
    inbox.close();
    const room = inbox.bytes.length - inbox.writeStart;
    send(left.fd, { bytes: new Uint8Array(room), start: 0, end: room, fds: [] });
    receive(right.fd, inbox);
    expect([inbox.waiting, inbox.mayGoOn]).toEqual([room, true]);
    left.close();
    right.close();
  });

  test('the peer that is gone: EPIPE; gone with bytes unread: ECONNRESET', () => {
    const chunk = { bytes: new Uint8Array(4), start: 0, end: 4, fds: [] };
    const [left, right] = socketPair();
    right.close();
    expect(() => send(left.fd, chunk)).toThrow(failing('EPIPE'));
    left.close();
    const [one, other] = socketPair();
    send(one.fd, chunk);
    other.close();
    expect(() => receive(one.fd, new Inbox())).toThrow(failing('ECONNRESET'));
    one.close();
  });

  test('one direction can end alone', () => {
    const chunk = { bytes: new Uint8Array(4), start: 0, end: 4, fds: [] };
    const [left, right] = socketPair();
    shutdownSocket(left.fd, 'writing');
    expect(receive(right.fd, new Inbox())).toBe('end');
    expect(send(right.fd, chunk)).toBe(4);
    expect(receive(left.fd, new Inbox())).toBe('data');
    shutdownSocket(left.fd, 'reading');
    expect(() => send(right.fd, chunk)).toThrow(failing('EPIPE'));
    left.close();
    right.close();
  });

  test('are not received from while the inbox still has no room: no end is made up', () => {
    const [left, right] = socketPair();
    const inbox = new Inbox();
    const bytes = new Uint8Array(inbox.bytes.length);
    inbox.received(bytes.length);
    send(left.fd, { bytes, start: 0, end: 4, fds: [] });
    expect(() => receive(right.fd, inbox)).toThrow(expect.objectContaining({ code: 'ERR_WL_STATE' }));
    left.close();
    right.close();
  });
});

describe('file descriptors', () => {
  test('are duplicated, closed on exec', () => {
    const [reading, writing] = pipe();
    const copy = duplicate(reading.fd);
    expect(copy.fd).not.toBe(reading.fd);
    expect(flagsOf(copy.fd) & O_CLOEXEC).toBe(O_CLOEXEC);
    for (const fd of [reading, writing, copy]) fd.close();
    expect(() => duplicate(9999)).toThrow(failing('EBADF'));
    for (const bad of [-1, 1.5, Number.NaN, 2 ** 32]) {
      expect(() => duplicate(bad)).toThrow(expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }));
    }
  });

  test('that were inherited are taken over: non-blocking, and not inherited any further', () => {
    const [left, right] = socketPair();
    const adopted = adopt(left.take());
    expect(flagsOf(adopted.fd) & (O_NONBLOCK | O_CLOEXEC)).toBe(O_NONBLOCK | O_CLOEXEC);
    adopted.close();
    right.close();
    const open = OwnedFd.openCount;
    expect(() => adopt(9999)).toThrow(failing('EBADF'));
    expect(OwnedFd.openCount).toBe(open);
  });

  test('a lock is had by one', () => {
    const path = join(directory(), 'lock');
    const [one, other] = [openSync(path, 'w'), openSync(path, 'w')];
    expect(lockExclusively(one)).toBe(true);
    expect(lockExclusively(other)).toBe(false);
    closeSync(one);
    expect(lockExclusively(other)).toBe(true);
    closeSync(other);
  });
});
