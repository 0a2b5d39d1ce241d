// Requests and events, one after the other and in floods: this library with its journal, libwayland in C, and C that encodes
// by hand, each a process of its own, on the same core as the sink that all three talk to, in turns.
import { onSink } from './ends.js';
import { type Bench, spreadOf } from './harness.js';
import { instructionsPerItem, Peer, pinned, program, type Took } from './peers.js';
import { type Work, works } from './works.js';

const NAMES = { resurface: 'resurface', libwayland: 'libwayland in C', batched: 'C, 64 KB batches' } as const;
type Name = keyof typeof NAMES;

export async function requests(bench: Bench): Promise<void> {
  if (!pinned)
    bench.note('taskset is missing: the processes are not on one core, which costs more than most of the work');
  await onSink(bench, 'requests', async (socket, files) => {
    const commands = new Map<Name, readonly string[]>([['resurface', program('subject', [socket, 'on'])]]);
    for (const name of ['libwayland', 'batched'] as const) {
      const file = files.get(name);
      if (file !== undefined) commands.set(name, [file, socket]);
    }
    for (const work of works) await measure(bench, work, commands, socket);
  });
}

async function measure(
  bench: Bench,
  work: Work,
  commands: ReadonlyMap<Name, readonly string[]>,
  socket: string,
): Promise<void> {
  const items = bench.quick ? work.items / 10 : work.items;
  const peers = new Map<Name, Peer>();
  const took = new Map<Name, Took[]>();
  try {
    for (const [name, command] of commands) {
      peers.set(name, await Peer.start(command));
      took.set(name, []);
    }
    for (let round = bench.quick ? -1 : -24; round < (bench.quick ? 3 : 15); round++) {
      for (const [name, peer] of peers) {
        const one = await peer.run(work.id, items);
        if (round >= 0) took.get(name)?.push(one);
      }
    }
  } finally {
    for (const peer of peers.values()) await peer.stop();
  }
  const each = (name: Name, what: 'wall' | 'cpu' | 'allocated'): number[] | undefined =>
    took.get(name)?.map((one) => one[what] / items);
  for (const name of commands.keys()) {
    const against = name === 'resurface' ? 'libwayland' : name === 'libwayland' ? 'batched' : undefined;
    const limit = against && each(against, 'wall');
    const instructions = instructionsPerItem(commands.get(name) ?? [], work.id, items, bench.folder);
    bench.add({
      group: 'requests',
      what: work.name,
      part: NAMES[name],
      unit: 'ns',
      samples: each(name, 'wall') ?? [],
      cpu: each(name, 'cpu') ?? [],
      allocated:
        name === 'resurface' ? await allocated(socket, work, items) : spreadOf(each(name, 'allocated') ?? []).median,
      ...(instructions !== undefined && { instructions }),
      ...(name === 'resurface' && { goal: work.goal }),
      ...(against && limit && { limit: { what: NAMES[against], samples: limit } }),
    });
  }
}

/** Bytes of an item in a process whose young generation is so large that nothing is collected meanwhile. */
async function allocated(socket: string, work: Work, items: number): Promise<number> {
  const room = ['--min-semi-space-size=128', '--max-semi-space-size=128'];
  const peer = await Peer.start(program('subject', [socket, 'on'], room));
  try {
    const few = Math.max(items / 5, work.underWay);
    const samples: number[] = [];
    for (let i = 0; i < 7; i++) samples.push((await peer.run(work.id, few)).allocated / few);
    // A collection makes it too little, a first run too much.
    return Math.max(0, spreadOf(samples.slice(2)).median);
  } finally {
    await peer.stop();
  }
}
