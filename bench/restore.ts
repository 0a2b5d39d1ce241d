// How long it takes until the compositor has everything again: in a new session from a file, and in a living one.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { connect, restore as restored } from '../src/session/index.js';
import { createMemfd, mapShared } from '../src/sys/index.js';
import { type Case, cases } from './cases.js';
import { type Bench, sampled, timed } from './harness.js';
import { Peer, program } from './peers.js';

export async function restore(bench: Bench): Promise<void> {
  await onScreen(bench, 'restore', measureRestore);
}

export async function reconnect(bench: Bench): Promise<void> {
  await onScreen(bench, 'reconnect', measureReconnect);
}

async function onScreen(
  bench: Bench,
  name: string,
  measure: (bench: Bench, one: Case, socket: string) => Promise<void>,
): Promise<void> {
  const socket = join(bench.folder, name);
  const screen = await Peer.start(program('compositor', [JSON.stringify({ socket, width: 640, height: 480 })]), false);
  try {
    for (const one of cases) if (!(bench.quick && one.large)) await measure(bench, one, socket);
  } finally {
    await screen.stop();
  }
}

const rounds = (bench: Bench): number => (bench.quick ? 5 : 15);

async function measureRestore(bench: Bench, { name: what, open }: Case, socket: string): Promise<void> {
  const file = join(bench.folder, 'app.wls');
  const session = await open(socket);
  const { bytes } = await session.snapshot(file);
  session.close();
  const samples = await sampled(rounds(bench), async () => {
    const began = performance.now();
    const again = await restored(file, { socket });
    await again.roundtrip();
    const took = performance.now() - began;
    again.close();
    return took;
  });
  // The file read straight into memory that can be shared, and a connection that has nothing to say.
  const limit = await sampled(rounds(bench), async () => {
    const began = performance.now();
    const memory = createMemfd('limit', bytes);
    const from = openSync(file, 'r');
    const view = new Uint8Array(mapShared(memory.fd, bytes));
    for (let at = 0; at < bytes; ) at += readSync(from, view, at, bytes - at, at);
    closeSync(from);
    const empty = await connect({ socket });
    await empty.roundtrip();
    const took = performance.now() - began;
    memory.close();
    empty.close();
    return took;
  });
  const of = { what: 'read(2) of the file into a memfd, connect, sync', samples: limit };
  bench.add({ group: 'restore', what, part: 'to content processed', unit: 'ms', samples, limit: of });
}

async function measureReconnect(bench: Bench, { name: what, open }: Case, socket: string): Promise<void> {
  const session = await open(socket);
  const samples = await sampled(rounds(bench), () =>
    timed(async () => {
      await session.reconnect();
      await session.roundtrip();
    }),
  );
  session.close();
  const limit = await sampled(rounds(bench), async () => {
    const began = performance.now();
    const empty = await connect({ socket });
    await empty.roundtrip();
    const took = performance.now() - began;
    empty.close();
    return took;
  });
  const of = { what: 'connect and sync of a session without objects', samples: limit };
  bench.add({ group: 'reconnect', what, part: 'to content processed', unit: 'ms', samples, limit: of });
}
