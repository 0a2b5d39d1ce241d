// The other end of the socket while something is measured: the test compositor, or a sink that only answers. Each is a process of
// its own.
import { join } from 'node:path';
import type { Bench } from './harness.js';
import { compilePeers, Peer, type PeerName, program } from './peers.js';

/** On a test compositor. @param name of its socket */
export async function onScreen(bench: Bench, name: string, work: (socket: string) => Promise<void>): Promise<void> {
  const socket = join(bench.folder, name);
  const options = JSON.stringify({ socket, width: 640, height: 480 });
  await against(await Peer.start(program('compositor', [options]), false), () => work(socket));
}

/** On a sink, in C where there is a compiler, on the common core. @param work is told which programs could be compiled */
export async function onSink(
  bench: Bench,
  name: string,
  work: (socket: string, files: ReadonlyMap<PeerName, string>) => Promise<void>,
): Promise<void> {
  const socket = join(bench.folder, name);
  const files = compilePeers(join(bench.folder, 'peers'));
  const sink = files.get('sink');
  if (sink === undefined) bench.note('there is no C compiler: nothing to compare with, and a sink in JavaScript');
  else if (!files.has('libwayland')) bench.note('libwayland can not be compiled against: it is not measured');
  const command = sink === undefined ? program('peer', [socket]) : [sink, socket];
  await against(await Peer.start(command), () => work(socket, files));
}

async function against(peer: Peer, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await peer.stop();
  }
}
