import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OwnedFd } from '../../src/wire/index.js';
import { readMark, writeMark } from '../sys/marks.js';
import { connected, type Pair, type ReadRequest, until } from './raw-peer.js';

function pair(): Pair {
  const made = connected();
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

describe('a full socket', () => {
  test('loses nothing, changes no order, and throws nothing; each fd comes with its own message', async () => {
    const { client, echo, peer } = pair();
    const open = OwnedFd.openCount;
    const count = 2000;
    for (let i = 0; i < count; i++) {
      echo.bytes(new Uint8Array(1000).fill(i));
      if (i % 10 === 0) echo.files(writeMark(i), i, writeMark(-i));
    }
    expect(client.connection.flush()).toBe(false);
    expect(client.connection.outbox.unsent).toBeGreaterThan(1_000_000);
    let settled = false;
    const drained = client.connection.drained().then(() => {
      settled = true;
    });
    await turn();
    await turn();
    expect(settled).toBe(false);
    const read: ReadRequest[] = [];
    await until(() => {
      read.push(...peer.requests());
      return settled;
    });
    await drained;
    read.push(...peer.requests());
    const heard = read.map(({ name, values }) => {
      if (name === 'bytes') return (values[0] as Uint8Array)[999];
      const [first, between, second] = values as [OwnedFd, number, OwnedFd];
      expect([readMark(first), readMark(second)]).toEqual([between, 0 - between]);
      return `file ${between}`;
    });
    const said: (number | string)[] = [];
    for (let i = 0; i < count; i++) {
      said.push(i & 0xff);
      if (i % 10 === 0) said.push(`file ${i}`);
    }
    expect(heard).toEqual(said);
    expect(OwnedFd.openCount).toBe(open);
    expect(client.connection.outbox.unsent).toBe(0);
    expect(client.ends).toEqual([]);
  });

  test('is not waited for by who asked before it was full: drained() means what was queued until then', async () => {
    const { client, echo, peer } = pair();
    while (client.connection.flush()) echo.bytes(new Uint8Array(4000));
    const first = client.connection.drained();
    let done = false;
    void first.then(() => {
      done = true;
    });
    // Whoever writes on as fast as the peer reads must not keep the first from being told.
    for (let i = 0; !done; i++) {
      expect(i).toBeLessThan(1000);
      for (let j = 0; j < 100; j++) echo.bytes(new Uint8Array(4000));
      peer.requests();
      await turn();
      await turn();
    }
    expect(client.connection.outbox.unsent).toBeGreaterThan(0);
  });

  test('drained() settles at once when nothing waits, and when the connection ends', async () => {
    const { client, echo } = pair();
    await client.connection.drained();
    while (client.connection.flush()) echo.bytes(new Uint8Array(4000));
    const drained = client.connection.drained();
    client.connection.close();
    await drained;
  });

  test('still lets events through', async () => {
    const { client, echo, peer } = pair();
    while (client.connection.flush()) echo.bytes(new Uint8Array(4000));
    const heard: number[] = [];
    echo.on('numbers', ({ uint }) => heard.push(uint));
    peer.event(3, 'numbers', 0, 5, 0);
    await until(() => heard.length > 0);
  });
});

test('requests of one turn leave together, at its end, or at once with flush()', async () => {
  const { client, echo, peer } = pair();
  echo.numbers(1, 1, 1);
  echo.numbers(2, 2, 2);
  expect(peer.requests()).toEqual([]);
  await Promise.resolve();
  expect(peer.requests()).toHaveLength(2);
  echo.numbers(3, 3, 3);
  client.connection.flush();
  expect(peer.requests()).toHaveLength(1);
});

describe('a flood of events', () => {
  test('does not keep timers from their turn, and arrives whole and in order', async () => {
    const { echo, peer } = pair();
    const count = 9000;
    let next = 0;
    let inOrder = true;
    let atNextTurn: number | undefined;
    echo.on('numbers', ({ uint }) => {
      if (next === 0) {
        setImmediate(() => {
          atNextTurn = next;
        });
      }
      inOrder &&= uint === next;
      next++;
    });
    for (let i = 0; i < count; i++) peer.queue(3, 'numbers', 0, i, 0);
    peer.flush();
    await until(() => next === count);
    expect(atNextTurn).toBeLessThan(count);
    expect(inOrder).toBe(true);
  });

  test('that never ends does not either', async () => {
    const { echo, peer } = pair();
    let heard = 0;
    let flooding = true;
    const timerHadItsTurn = new Promise<number>((resolve) => {
      echo.once('numbers', () => {
        setTimeout(() => resolve(heard), 1);
      });
    });
    // Each event brings another: the socket is never empty, and only the timer ends it.
    echo.on('numbers', () => {
      heard++;
      if (flooding) peer.event(3, 'numbers', 0, heard, 0);
    });
    peer.event(3, 'numbers', 0, 0, 0);
    expect(await timerHadItsTurn).toBeGreaterThan(0);
    flooding = false;
  });

  test('that stops in the midst of what was read goes on without new bytes', async () => {
    const { client, echo, peer } = pair();
    let heard = 0;
    echo.on('numbers', () => heard++);
    for (let i = 0; i < 8192; i++) peer.queue(3, 'numbers', 0, i, 0);
    peer.flush();
    peer.close();
    expect(await client.end()).toMatchObject({ message: 'the compositor closed the connection' });
    expect(heard).toBe(8192);
  });
});
