import { expect, onTestFinished, test } from 'vitest';
import { OwnedFd } from '../../src/wire/index.js';
import { readMark, writeMark } from '../sys/marks.js';
import { connected, type Pair } from './raw-peer.js';

function pair(): Pair {
  const made = connected();
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

test('held events are seen as they arrive and delivered in order, each with its fds, when they are let go', async () => {
  const { client, echo, peer, settled } = pair();
  const peeked: string[] = [];
  const heard: unknown[] = [];
  client.connection.hold((target, opcode) => peeked.push(target.interface.events[opcode]?.name as string));
  echo.on('numbers', ({ uint }) => heard.push(uint));
  echo.on('files', ({ first }) => heard.push(readMark(new OwnedFd(first.take()))));
  echo.on('childMade', ({ child }) => child.on('pong', ({ serial }) => heard.push(`pong ${serial}`)));
  peer.queue(3, 'numbers', 0, 1, 0);
  peer.queue(3, 'files', writeMark(2), 0, writeMark(0));
  peer.queue(3, 'child_made', 0, 0xff000000, '');
  peer.queue(0xff000000, 'pong', 3);
  peer.queue(3, 'files', writeMark(4), 0, writeMark(0));
  peer.flush();
  await settled();
  expect(heard).toEqual([]);
  expect(peeked).toEqual(['numbers', 'child_made']);
  client.connection.release();
  expect(heard).toEqual([1, 2, 'pong 3', 4]);
  peer.event(3, 'numbers', 0, 5, 0);
  await settled();
  expect(heard).toEqual([1, 2, 'pong 3', 4, 5]);
});

test('an error is not held, and the fds of what was held are closed with the connection', async () => {
  const { client, echo, peer } = pair();
  echo.on('files', () => expect.unreachable());
  const open = OwnedFd.openCount;
  client.connection.hold(() => {});
  peer.queue(3, 'files', writeMark(1), 0, writeMark(2));
  peer.queue(1, 'error', 3, 0, 'no');
  peer.flush();
  expect(await client.end()).toMatchObject({ code: 'ERR_WL_PROTOCOL' });
  // The client's socket went too.
  expect(OwnedFd.openCount).toBe(open - 1);
  client.connection.release();
});

test('a listener that closes the connection while held events are let go gets no more of them', async () => {
  const { client, echo, peer, settled } = pair();
  let heard = 0;
  client.connection.hold(() => {});
  echo.on('numbers', () => {
    heard++;
    client.connection.close();
  });
  peer.queue(3, 'numbers', 0, 1, 0);
  peer.queue(3, 'numbers', 0, 2, 0);
  peer.queue(3, 'files', writeMark(1), 0, writeMark(2));
  peer.flush();
  await settled();
  client.connection.release();
  expect(heard).toBe(1);
});

test('one that can’t be parsed ends the connection when it is let go, or before', async () => {
  const { client, peer, settled } = pair();
  client.connection.hold(() => {});
  peer.words(3, (12 << 16) | 0, 1);
  await settled();
  client.connection.release();
  expect(await client.end()).toMatchObject({ code: 'ERR_WL_MALFORMED' });
  expect(client.ends).toHaveLength(1);
});
