// A compositor as a process that dies by its own hand: SOCKET REQUEST. It says when it is ready, who comes, and kills
// itself at the first REQUEST.
import { TestCompositor } from '../../src/testing/index.js';

const [socket, deadly] = process.argv.slice(2) as [string, string];
const screen = await TestCompositor.start({ socket, width: 64, height: 48 });
screen.on('connect', () => void process.stdout.write('connected\n'));
screen.on('request', ({ request }) => {
  if (request === deadly) process.kill(process.pid, 'SIGKILL');
});
process.stdout.write('ready\n');
