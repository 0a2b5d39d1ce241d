// Run as a process of its own with few file descriptors: fds arrive that it can't open. Prints what it saw, as JSON.
import { closeSync, openSync, readdirSync } from 'node:fs';
import { OwnedFd } from '../../../src/wire/index.js';
import { writeMark } from '../../sys/marks.js';
import { connected } from '../raw-peer.js';

const { client, peer, echo, [Symbol.dispose]: dispose } = connected();
const count = (): number => readdirSync('/proc/self/fd').length;
let heard = 0;
echo.on('files', () => heard++);
peer.queue(3, 'files', writeMark(1), 2, writeMark(3));
peer.flush();
const before = { fds: count(), owned: OwnedFd.openCount };
const filling: number[] = [];
try {
  for (;;) filling.push(openSync('/dev/null', 'r'));
} catch {
  // EMFILE: there is no room for a single one more
}
// One of two fits: the kernel installs it, and says that it has cut the rest off.
closeSync(filling.pop() as number);
const error = await client.end();
for (const fd of filling) closeSync(fd);
const cause = error.cause as { errnoName?: string } | undefined;
process.stdout.write(
  JSON.stringify({
    code: error.code,
    errno: cause?.errnoName,
    heard,
    // The connection's own socket was closed with it.
    fds: count() - before.fds,
    owned: OwnedFd.openCount - before.owned,
  }),
);
dispose();
