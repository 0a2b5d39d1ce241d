import { closeSync, openSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SystemError } from '../../src/errors.js';
import { receive, SocketWatch, send, socketPair } from '../../src/sys/index.js';
import { Inbox, type OwnedFd } from '../../src/wire/index.js';
import { writeMark } from './marks.js';

const byte = { bytes: new Uint8Array(4), start: 0, end: 4, fds: [] };
const large = { bytes: new Uint8Array(1 << 16), start: 0, end: 1 << 16, fds: [] };

class Watched {
  readonly near: OwnedFd;
  readonly far: OwnedFd;
  readonly watch: SocketWatch;
  readable = 0;
  writable = 0;

  constructor(onReadable: (socket: OwnedFd) => void = (socket) => void receive(socket.fd, new Inbox())) {
    const [near, far] = socketPair();
    this.near = near;
    this.far = far;
    this.watch = new SocketWatch(near.fd, {
      readable: () => {
        this.readable++;
        onReadable(near);
      },
      writable: () => void this.writable++,
    });
    onTestFinished(() => {
      this.watch.close();
      near.close();
      far.close();
    });
  }

  fill(): void {
    while (send(this.near.fd, large) > 0);
  }

  empty(): void {
    const inbox = new Inbox();
    while (receive(this.far.fd, inbox) === 'data') inbox.close();
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await turn();
}

describe('a watched socket', () => {
  test('tells that there is something to read, again as long as something is left', async () => {
    let taken = 0;
    const one = new Watched((socket) => {
      if (taken++ > 2) receive(socket.fd, new Inbox());
    });
    send(one.far.fd, byte);
    await until(() => one.readable === 4);
    await turns(5);
    expect(one.readable).toBe(4);
    send(one.far.fd, byte);
    await until(() => one.readable === 5);
  });

  test('tells the end of the stream', async () => {
    let end = '';
    const one = new Watched((socket) => {
      end = receive(socket.fd, new Inbox());
      one.watch.close();
    });
    one.far.close();
    await until(() => end === 'end');
  });

  test('that was reset is told of until it is closed, by a reader who takes a piece at a time', async () => {
    const found: string[] = [];
    const one = new Watched((socket) => {
      const inbox = new Inbox();
      try {
        found.push(receive(socket.fd, inbox));
      } catch (error) {
        found.push((error as SystemError).errnoName);
        one.watch.close();
      } finally {
        inbox.close();
      }
    });
    const mark = writeMark(1);
    send(one.near.fd, byte); // which the other end never reads: that makes it a reset
    for (let i = 0; i < 3; i++) send(one.far.fd, { ...byte, fds: [mark] }); // one read for each
    mark.close();
    one.far.close();
    await until(() => found.length === 4);
    expect(found).toEqual(['data', 'data', 'data', 'ECONNRESET']);
  });

  test('that was reset is silent once it is closed', async () => {
    const one = new Watched(() => {}); // nothing is read
    send(one.near.fd, byte);
    one.far.close();
    await until(() => one.readable === 3);
    one.watch.close();
    const { readable } = one;
    await turns(5);
    expect(one.readable).toBe(readable);
  });

  test('tells once that it takes bytes again, and only when asked', async () => {
    const one = new Watched();
    await turns(5);
    expect(one.writable).toBe(0);
    one.fill();
    one.watch.wantWritable();
    one.watch.wantWritable();
    await turns(5);
    expect(one.writable).toBe(0);
    one.empty();
    await until(() => one.writable > 0);
    await turns(5);
    expect(one.writable).toBe(1);
    one.watch.wantWritable();
    await until(() => one.writable === 2);
  });

  test('is read on demand, whatever the socket says', async () => {
    const one = new Watched();
    one.watch.readSoon();
    one.watch.readSoon();
    expect(one.readable).toBe(0);
    await until(() => one.readable > 0);
    await turns(3);
    expect(one.readable).toBe(1);
  });

  test('is silent once it is closed, also in the same turn', async () => {
    const one = new Watched();
    send(one.far.fd, byte);
    one.watch.readSoon();
    one.watch.wantWritable();
    one.watch.close();
    one.watch.close();
    one.watch.readSoon();
    one.watch.wantWritable();
    await turns(5);
    expect([one.readable, one.writable]).toEqual([0, 0]);
  });

  test('has one watch: a second one is refused, which would end the process in libuv', () => {
    const one = new Watched();
    const watch = (fd: number): SocketWatch => new SocketWatch(fd, { readable: () => {} });
    expect(() => watch(one.near.fd)).toThrow(expect.objectContaining({ code: 'ERR_WL_STATE' }));
    one.watch.close();
    watch(one.near.fd).close();
  });

  test('is a socket: what can’t be polled is refused, which would end the process in libuv', () => {
    const file = openSync('/dev/null', 'r');
    for (const fd of [file, 9999, -1]) {
      expect(() => new SocketWatch(fd, { readable: () => {} })).toThrow(
        expect.objectContaining({ code: 'ERR_WL_ARGUMENT' }),
      );
    }
    closeSync(file);
  });

  test('survives the collector without a reference to its watch', async () => {
    const { gc } = globalThis;
    const [near, far] = socketPair();
    let heard = 0;
    let close = (): void => {};
    (() => {
      const watch = new SocketWatch(near.fd, {
        readable: () => {
          heard++;
          receive(near.fd, new Inbox());
        },
      });
      const weak = new WeakRef(watch);
      close = () => weak.deref()?.close();
    })();
    for (let i = 0; i < 5; i++) {
      gc?.();
      await turn();
    }
    send(far.fd, byte);
    await until(() => heard > 0);
    close();
    near.close();
    far.close();
  });
});
