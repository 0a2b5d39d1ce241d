// How long it takes until the compositor has everything again: in a new session from a file, and in a living one.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { connect, restore as restored } from '../src/session/index.js';
import { createMemfd, mapShared } from '../src/sys/index.js';
import { bareWindows } from './bare.js';
import { type Case, cases, windows } from './cases.js';
import { onScreen } from './ends.js';
import { fresh } from './fresh.js';
import { type Bench, sampled, Times, timed } from './harness.js';

export async function restore(bench: Bench): Promise<void> {
  await onScreen(bench, 'restore', async (socket) => {
    await fresh(bench, socket);
    await each(bench, socket, measureRestore);
  });
}

export async function reconnect(bench: Bench): Promise<void> {
  await onScreen(bench, 'reconnect', async (socket) => {
    await each(bench, socket, measureReconnect);
    await measureWindows(bench, socket);
  });
}

async function each(
  bench: Bench,
  socket: string,
  measure: (bench: Bench, one: Case, socket: string) => Promise<void>,
): Promise<void> {
  for (const one of cases) if (!(bench.quick && one.large)) await measure(bench, one, socket);
}

/** The compositor has taken down what an ended connection left: it answers two that came later. */
function settle(socket: string): void {
  for (let i = 0; i < 2; i++) bareWindows(socket, 0);
}

/** Beside a client that says the same bytes in as many round trips; and whether twice the windows take twice the time. */
async function measureWindows(bench: Bench, socket: string): Promise<void> {
  const most = bench.quick ? 100 : 1000;
  const took = new Map<number, Times>();
  for (const count of [1, most, 2 * most]) {
    const session = await windows(socket, count);
    let own = new Times();
    const bare: number[] = [];
    for (let i = -5; i < rounds(bench); i++) {
      if (i === 0) own = new Times();
      await session.suspend();
      settle(socket);
      await own.add(async () => {
        await session.resume();
        await session.roundtrip();
      });
      settle(socket);
      const least = bareWindows(socket, count);
      settle(socket);
      if (i >= 0) bare.push(least);
    }
    session.close();
    took.set(count, own);
    const limit = { what: 'the same said by hand', samples: bare };
    const what = `${count} window${count === 1 ? '' : 's'}`;
    const row = { group: 'reconnect', what, part: 'to content processed', unit: 'ms' } as const;
    bench.add({ ...row, samples: own.wall, cpu: own.cpu, limit, goal: 1.1 });
  }
  const [once, twice] = [took.get(most), took.get(2 * most)];
  if (once === undefined || twice === undefined) return;
  const limit = { what: `CPU for ${most} windows`, samples: once.cpu };
  const row = { group: 'reconnect', what: `${2 * most} windows`, part: 'CPU: twice as many', unit: 'ms' } as const;
  bench.add({ ...row, samples: twice.cpu, limit, goal: 2.2 });
}

const rounds = (bench: Bench): number => (bench.quick ? 5 : 15);

async function measureRestore(bench: Bench, { name: what, open }: Case, socket: string): Promise<void> {
  const file = join(bench.folder, 'app.wls');
  const session = await open(socket);
  const { bytes } = await session.snapshot(file);
  session.close();
  const own = async (): Promise<number> => {
    settle(socket);
    const began = performance.now();
    const again = await restored(file, { socket });
    await again.roundtrip();
    const took = performance.now() - began;
    again.close();
    return took;
  };
  // The file read straight into memory that can be shared, and a connection that has nothing to say.
  const least = async (): Promise<number> => {
    settle(socket);
    const began = performance.now();
    const memory = createMemfd('limit', bytes);
    const from = openSync(file, 'r');
    const view = new Uint8Array(mapShared(memory.fd, bytes));
    for (let at = 0; at < bytes; ) at += readSync(from, view, at, bytes - at, at);
    closeSync(from);
    await connectOnly(socket);
    const took = performance.now() - began;
    memory.close();
    return took;
  };
  const [samples = [], limit = []] = await sampled(rounds(bench), own, least);
  const of = { what: 'read into a memfd, connect, sync', samples: limit };
  bench.add({ group: 'restore', what, part: 'in a running process', unit: 'ms', samples, limit: of });
}

/** A session without objects: connected and synced. */
async function connectOnly(socket: string): Promise<void> {
  const empty = await connect({ socket });
  await empty.roundtrip();
  empty.close();
}

async function measureReconnect(bench: Bench, { name: what, open }: Case, socket: string): Promise<void> {
  const session = await open(socket);
  const [samples = [], limit = []] = await sampled(
    rounds(bench),
    () => {
      settle(socket);
      return timed(async () => {
        await session.reconnect();
        await session.roundtrip();
      });
    },
    () => {
      settle(socket);
      return timed(() => connectOnly(socket));
    },
  );
  session.close();
  const of = { what: 'connect and sync', samples: limit };
  bench.add({ group: 'reconnect', what, part: 'to content processed', unit: 'ms', samples, limit: of });
}
