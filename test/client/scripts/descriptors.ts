// Run as a process of its own with few file descriptors: fds arrive that it can't open. Prints what it saw, as JSON.
import { closeSync, openSync, readdirSync } from 'node:fs';
import { OwnedFd } from '../../../src/wire/index.js';
import { writeMark } from '../../sys/marks.js';
import { connected } from '../raw-peer.js';

const { client, peer, echo, [Symbol.dispose]: dispose } = connected();
const count = (): number => readdirSync('/proc/self/fd').length;
const before = { fds: count(), owned: OwnedFd.openCount };
const files = [writeMark(1), writeMark(3)] as const;
const filling: number[] = [];
let heard = 0;
echo.on('files', () => heard++);
// In a listener: between this and the next recvmsg nobody else in the process can close an fd.
echo.on('numbers', () => {
  peer.queue(3, 'files', files[0], 2, files[1]);
  peer.flush();
  try {
    for (;;) filling.push(openSync('/dev/null', 'r'));
  } catch {
    // EMFILE: there is no room for a single one more
  }
  // One of two fits: the kernel installs it, and says that it has cut the rest off.
  closeSync(filling.pop() as number);
});
peer.event(3, 'numbers', 0, 0, 0);
const error = await client.end();
for (const fd of filling) closeSync(fd);
const fds = count() - before.fds; // before the first use of stdout, which opens some of its own
const cause = error.cause as { errnoName?: string } | undefined;
process.stdout.write(
  JSON.stringify({
    code: error.code,
    errno: cause?.errnoName,
    heard,
    // The connection's own socket was closed with it.
    fds,
    owned: OwnedFd.openCount - before.owned,
  }),
);
dispose();
