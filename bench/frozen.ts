// What is frozen: a session of one of the cases. It says when everything is there, at first and after each thaw, as lines of a file.
import { appendFileSync } from 'node:fs';
import { cases } from './cases.js';

const { socket, what, log } = JSON.parse(process.argv[2] ?? '{}') as { socket: string; what: string; log: string };
const session = await cases.find(({ name }) => name === what)?.open(socket);
if (session === undefined) throw new Error(`there is no case ${what}`);
session.on('rebuilt', async () => {
  await session.roundtrip();
  appendFileSync(log, `${Date.now()}\n`); // of a clock that no time namespace changes
});
appendFileSync(log, 'ready\n');
