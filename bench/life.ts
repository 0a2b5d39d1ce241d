// From the start of a process to its first commit, what a one-window client takes of memory, and what is left of ten million
// requests.
import { execFileSync } from 'node:child_process';
import { onScreen, onSink } from './ends.js';
import type { Bench, Spread } from './harness.js';
import { Peer, program } from './peers.js';
import { slopeOf } from './slope.js';

const group = 'life';

interface Told {
  /** MiB of resident memory. */
  readonly memory: number;
  /** ms of all its threads. */
  readonly cpu: number;
}

function run(command: readonly string[]): { took: number; told: Told } {
  const [file = '', ...args] = command;
  const began = performance.now();
  const said = execFileSync(file, args, { encoding: 'utf8' });
  return { took: performance.now() - began, told: JSON.parse(said) as Told };
}

export async function life(bench: Bench): Promise<void> {
  await onScreen(bench, group, async (socket) => firstCommit(bench, socket));
  await onSink(bench, 'long', (socket) => long(bench, socket));
}

function firstCommit(bench: Bench, socket: string): void {
  const took: number[] = [];
  const cpu: number[] = [];
  const memory: number[] = [];
  for (let round = -1; round < (bench.quick ? 3 : 15); round++) {
    const node = run(program('one-window', ['nothing', socket]));
    const window = run(program('one-window', ['commit', socket]));
    const shown = run(program('one-window', ['shown', socket]));
    if (round < 0) continue;
    took.push(window.took - node.took);
    cpu.push(window.told.cpu - node.told.cpu);
    memory.push(shown.told.memory - node.told.memory);
  }
  const row = { group, what: 'one window, beyond Node' } as const;
  bench.add({ ...row, part: 'import to first commit', unit: 'ms', samples: took, cpu, most: 35 });
  bench.add({ ...row, part: 'memory, without pools', unit: 'MiB', samples: memory, most: 12 });
}

interface Long {
  readonly requests: number;
  /** Bytes of the journal after the first frames, and after all. */
  readonly first: number;
  readonly last: number;
  readonly changed: number;
  readonly resident: readonly number[];
}

async function long(bench: Bench, socket: string): Promise<void> {
  const plain = await drawn(bench, socket, []);
  const collected = await drawn(bench, socket, ['--expose-gc']);
  const row = { group, what: `${plain.requests.toLocaleString('en')} requests` } as const;
  const limit = { what: 'after the first 600 frames', samples: [plain.first] };
  bench.add({ ...row, part: 'journal', unit: 'bytes', samples: [plain.last], limit, goal: 1 });
  bench.add({ ...row, part: 'bytes of it that changed', unit: 'bytes', samples: [plain.changed], most: 0 });
  for (const [part, told] of [
    ['RSS slope, for a million more', plain],
    ['the same, without garbage', collected],
  ] as const) {
    bench.add({ ...row, part, unit: 'KiB', samples: [], spread: growth(told), level: true });
  }
}

async function drawn(bench: Bench, socket: string, flags: readonly string[]): Promise<Long> {
  const count = bench.quick ? 100_000 : 10_000_000;
  const app = await Peer.start(program('long', [socket, String(count)], flags));
  await app.stop();
  return JSON.parse(app.said) as Long;
}

/** KiB for a million requests. */
function growth({ requests, resident }: Long): Spread {
  const { median, low, high, samples } = slopeOf(resident);
  const millionKiB = 1024 / (requests / 2 / resident.length / 1e6);
  return { median: median * millionKiB, low: low * millionKiB, high: high * millionKiB, samples };
}
