// An app that draws 60 times a second: how evenly its frames come, the longest that its loop stands still by us, and what
// recording and folding takes of a core. The machine's own jitter is in the first, not in the others.
import { join } from 'node:path';
import type { Bench } from './harness.js';
import { compilePeers, Peer, program } from './peers.js';

interface Paced {
  /** ms from the request until the listener has run. */
  readonly cycles: readonly number[];
  /** ms of CPU time of the frame that took most, with collections and compilers. */
  readonly longest: number;
  /** CPU time ÷ time. */
  readonly share: number;
}

export async function paced(bench: Bench): Promise<void> {
  const socket = join(bench.folder, 'paced');
  const sink = compilePeers(join(bench.folder, 'peers')).get('sink');
  const server = await Peer.start(sink === undefined ? program('peer', [socket]) : [sink, socket]);
  const seconds = bench.quick ? 1 : bench.minutes * 60;
  const told: Paced[] = [];
  try {
    for (const mode of ['off', 'on']) {
      const peer = await Peer.start(program('subject', [socket, mode]));
      told.push(JSON.parse(await peer.ask(`paced ${seconds}`)) as Paced);
      await peer.stop();
    }
  } finally {
    await server.stop();
  }
  const [off, on] = told;
  if (off === undefined || on === undefined) return;
  const row = { group: 'paced', what: `60 fps for ${seconds} s` } as const;
  const sorted = [...on.cycles].sort((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const limit = { what: 'the median', samples: on.cycles };
  bench.add({ ...row, part: 'p99 of a frame cycle', unit: 'ms', samples: [p99], limit, goal: 2 });
  bench.add({ ...row, part: 'CPU of the longest frame', unit: 'ms', samples: [on.longest], most: 2 });
  const more = Math.max(0, (on.share - off.share) * 100);
  bench.add({ ...row, part: 'of a core for the journal', unit: '%', samples: [more], most: 0.1 });
}
