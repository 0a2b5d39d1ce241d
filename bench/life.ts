// From the start of a process to its first commit, what a one-window client takes of memory, and what is left of ten million
// requests.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Bench } from './harness.js';
import { Peer, program } from './peers.js';

interface Told {
  /** MiB of resident memory. */
  readonly memory: number;
  /** ms of all its threads. */
  readonly cpu: number;
  readonly growth?: number;
}

function run(command: readonly string[]): { took: number; told: Told } {
  const [file = '', ...args] = command;
  const began = performance.now();
  const said = execFileSync(file, args, { encoding: 'utf8' });
  return { took: performance.now() - began, told: JSON.parse(said) as Told };
}

export async function life(bench: Bench): Promise<void> {
  const socket = join(bench.folder, 'life');
  const screen = await Peer.start(program('compositor', [JSON.stringify({ socket, width: 640, height: 480 })]), false);
  const took: number[] = [];
  const cpu: number[] = [];
  const memory: number[] = [];
  try {
    for (let round = -1; round < (bench.quick ? 3 : 15); round++) {
      const node = run(program('one-window', ['nothing', socket]));
      const window = run(program('one-window', ['commit', socket]));
      if (round < 0) continue;
      took.push(window.took - node.took);
      cpu.push(window.told.cpu - node.told.cpu);
      memory.push(run(program('one-window', ['shown', socket])).told.memory - node.told.memory);
    }
    const row = { group: 'life', what: 'one window' } as const;
    bench.add({ ...row, part: 'import to first commit, beyond Node', unit: 'ms', samples: took, most: 35 });
    bench.add({ ...row, part: 'import to first commit, CPU beyond Node', unit: 'ms', samples: cpu, most: 35 });
    bench.add({ ...row, part: 'memory beyond Node and pools', unit: 'MiB', samples: memory, most: 12 });
    const count = bench.quick ? 100_000 : 10_000_000;
    const { told } = run(program('one-window', ['long', socket, String(count)]));
    const what = `${count.toLocaleString('en')} requests`;
    const growth = [Math.max(0, told.growth ?? Number.NaN)];
    bench.add({ group: 'life', what, part: 'memory that the second half added', unit: 'MiB', samples: growth });
  } finally {
    await screen.stop();
  }
}
