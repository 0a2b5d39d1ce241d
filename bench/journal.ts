// What the journal costs: CPU time of the same requests recorded and not recorded, and recorded without being folded.
import { onSink } from './ends.js';
import type { Bench } from './harness.js';
import { Peer, program } from './peers.js';
import { type Work, works } from './works.js';

const MEASURED: ReadonlySet<string> = new Set(['damage', 'frames', 'regions']);

export async function journal(bench: Bench): Promise<void> {
  await onSink(bench, 'journal', async (socket) => {
    for (const work of works) if (MEASURED.has(work.id)) await measure(bench, work, socket);
  });
}

async function measure(bench: Bench, work: Work, socket: string): Promise<void> {
  const items = work.items / (bench.quick ? 10 : 4);
  const modes = ['off', 'recording', 'on'] as const;
  const peers = await Promise.all(modes.map((mode) => Peer.start(program('subject', [socket, mode]))));
  const samples = modes.map((): number[] => []);
  for (let round = bench.quick ? -1 : -8; round < (bench.quick ? 3 : 21); round++) {
    for (const [i, peer] of peers.entries()) {
      const { cpu } = await peer.run(work.id, items);
      if (round >= 0) samples[i]?.push(cpu / items);
    }
  }
  for (const peer of peers) await peer.stop();
  const [off = [], recording = [], on = []] = samples;
  const row = { group: 'journal', what: `${work.name}, CPU`, unit: 'ns' } as const;
  const limit = { what: 'not recorded', samples: off };
  bench.add({ ...row, part: 'recorded', samples: recording, limit, goal: 1.05 });
  bench.add({ ...row, part: 'recorded and folded', samples: on, limit, goal: 1.4 });
}
