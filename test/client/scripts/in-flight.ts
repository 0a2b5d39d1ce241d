// Run as an unprivileged process with few file descriptors: more fds are under way than the kernel allows its
// user (unix(7): ETOOMANYREFS). Prints what arrived, as JSON.
import { receive } from '../../../src/sys/index.js';
import { decodeMessage, Inbox, type MessageSignature, type OwnedFd } from '../../../src/wire/index.js';
import { echo_v1 } from '../../scanner/echo.js';
import { readMark, writeMark } from '../../sys/marks.js';
import { connected, until } from '../raw-peer.js';

const { client, peer, echo, [Symbol.dispose]: dispose } = connected();
let sent = 0;
for (; client.connection.flush() && client.ends.length === 0 && sent < 1000; sent++) {
  echo.files(writeMark(sent), sent, writeMark(sent + 1));
}
const refused = client.connection.outbox.unsent > 0;
let drained = false;
void client.connection.drained().then(() => {
  drained = true;
});

// One recvmsg brings the fds of one message: these are closed before the next, so the reader has few open.
const inbox = new Inbox();
const files = echo_v1.requests.find(({ name }) => name === 'files') as MessageSignature;
let arrived = 0;
const take = (): void => {
  while (receive(peer.socket.fd, inbox) === 'data') {
    for (let raw = inbox.next(); raw !== undefined; raw = inbox.next()) {
      const [first, between, second] = decodeMessage(raw, files, inbox.fds, 'echo') as [OwnedFd, number, OwnedFd];
      const marks = [readMark(first), readMark(second)];
      if (marks[0] === arrived && marks[1] === arrived + 1 && between === arrived) arrived++;
    }
  }
};
await until(() => {
  take();
  return drained || client.ends.length > 0;
});
take();
process.stdout.write(JSON.stringify({ refused, lost: sent - arrived, ends: client.ends.map(String) }));
dispose();
