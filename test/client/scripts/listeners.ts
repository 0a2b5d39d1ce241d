// Run as a process of its own: what happens around listeners that throw. Prints what it saw, as JSON.
import { OwnedFd } from '../../../src/wire/index.js';
import { writeMark } from '../../sys/marks.js';
import { connected, until } from '../raw-peer.js';

const uncaught: string[] = [];
process.on('uncaughtException', (error, origin) => uncaught.push(`${origin}: ${error.message}`));

const { client, peer, echo, [Symbol.dispose]: dispose } = connected();
const seen: (number | string)[] = [];
const open = OwnedFd.openCount;
echo.on('numbers', ({ uint }) => {
  seen.push(uint);
  void Promise.resolve().then(() => seen.push(`after ${uint}`));
  if (uint < 4) throw new Error(`listener ${uint}`);
});
echo.on('files', () => {
  throw new Error('with fds');
});
Object.assign(client.owner, {
  event() {
    if (seen.length === 0) throw new Error('owner');
  },
});

// Two in one read, then one after the other: koffi's poll would have gone silent after the first.
peer.queue(3, 'numbers', 0, 1, 0);
peer.queue(3, 'numbers', 0, 2, 0);
peer.queue(3, 'files', writeMark(1), 2, writeMark(3));
peer.flush();
await until(() => uncaught.length === 4);
peer.event(3, 'numbers', 0, 3, 0);
await until(() => uncaught.length === 5);
peer.event(3, 'numbers', 0, 4, 0);
await until(() => seen.includes('after 4'));
process.stdout.write(JSON.stringify({ uncaught, seen, ends: client.ends.length, fds: OwnedFd.openCount - open }));
dispose();
