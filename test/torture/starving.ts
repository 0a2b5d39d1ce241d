// A process that has no descriptor left, but goes on: SOCKET SNAPSHOT. It tells what each call said, as lines of JSON;
// what it waits for its parent does.
import { closeSync, openSync } from 'node:fs';
import { WlSeat, WlShm } from '../../src/protocol/generated/wayland.js';
import { connect, type Rebuilt, restore } from '../../src/session/index.js';
import { createMemfd } from '../../src/sys/index.js';
import { Window } from '../../src/window/index.js';
import { next } from '../contract/app.js';

const [socket, file] = process.argv.slice(2) as [string, string];
const hoard: number[] = [];

/** Takes all descriptors but so many. */
function leave(free: number): void {
  release();
  try {
    for (;;) hoard.push(openSync('/dev/null', 'r'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EMFILE') throw error;
  }
  for (let i = 0; i < free; i++) closeSync(hoard.pop() as number);
}

function release(): void {
  for (const fd of hoard.splice(0)) closeSync(fd);
}

function write(what: string, said: object): void {
  process.stdout.write(`${JSON.stringify({ what, ...said })}\n`);
}

async function tell(what: string, call: () => unknown): Promise<void> {
  let said: object;
  try {
    await call();
    said = { ok: true };
  } catch (thrown) {
    const { code, message, cause } = thrown as Error & { code: string; cause?: { errnoName?: string; code?: string } };
    said = { code, message, errno: cause?.errnoName ?? (thrown as { errnoName?: string }).errnoName ?? cause?.code };
  }
  write(what, said);
}

const reconnect = { retries: 1e6, minDelay: 1, maxDelay: 2, poisonWithin: 0 };
const session = await connect({ socket, reconnect });
const win = await Window.create(session, { key: 'main', width: 32, height: 24 });
const draw = (shade: number) => win.draw(({ pixels }) => pixels.fill(shade));
draw(0x40);
await session.roundtrip();
await session.snapshot(file);
const seat = session.bind(WlSeat);
await session.roundtrip();

const shm = session.bind(WlShm);
const memory = createMemfd('starving', 4096);
leave(0);
await tell('memory', () => createMemfd('more', 4096).close());
await tell('a pool', () => shm.createPool(memory.fd, 4096));
await tell('connect', () => connect({ socket, reconnect: false }));
await tell('snapshot into bytes', () => session.snapshot());
await tell('snapshot into a file', () => session.snapshot(file));
await tell('restore', () => restore(file, { socket, reconnect: false }));
await tell('a request', () => win.setTitle('still there'));
await tell('a round trip', () => session.roundtrip());

// The keymap comes as a descriptor: there is no room for it, so the connection is not whole any more.
const failed: { attempt: number; code: string; message: string }[] = [];
session.on('disconnected', ({ attempt, error: { code, message } }) => failed.push({ attempt, code, message }));
const lost = next(session, 'disconnected');
const tried = next<{ attempt: number }>(session, 'disconnected', ({ attempt }) => attempt === 3);
seat.getKeyboard();
await lost;
await tried; // it goes on trying, and can't
write('lost', {
  errors: failed.filter(({ attempt }) => attempt === 0).map(({ code, message }) => ({ code, message })),
});
write('tried', { codes: failed.filter(({ attempt }) => attempt > 0).map(({ code }) => code) });
const rebuilt = next<Rebuilt>(session, 'rebuilt');
release();
const told = await rebuilt;
await tell('afterwards', () => session.roundtrip());
write('rebuilt', { lost: told.lost, degraded: told.degraded });
await tell('a pool afterwards', () => shm.createPool(memory.fd, 4096).destroy());
memory.close();
await tell('a frame', () => draw(0x80));
await tell('another connection', async () => (await connect({ socket, reconnect: false })).close());
await tell('another file', () => session.snapshot(file));
await session.roundtrip();
session.close();
