// An app that draws 60 times a second: how evenly its frames come, the longest that its loop stands still by us, and what
// recording and folding takes of a core. In turns with it run the same without a journal, and the same app in C: what the machine
// does to a frame it does to all.
import { onSink } from './ends.js';
import type { Bench } from './harness.js';
import { Peer, program } from './peers.js';
import type { Longest } from './turns.js';

interface Paced {
  /** ms from the request until the listener has run. */
  readonly cycles: readonly number[];
  /** CPU time ÷ time. */
  readonly share: number;
  readonly longest: Longest;
}

interface Found {
  readonly on: Paced[];
  readonly off: Paced[];
  /** Cycles of the app in C, in ms. */
  readonly inC: number[];
}

/** The part of the time that C gets, which nothing compiles on the way. */
const LESS = 1 / 5;

export async function paced(bench: Bench): Promise<void> {
  const seconds = bench.quick ? 2 : bench.minutes * 60;
  const found: Found = { on: [], off: [], inC: [] };
  await onSink(bench, 'paced', (socket, files) => {
    return inTurns(found, socket, files.get('libwayland'), seconds, bench.quick ? 2 : 10);
  });
  const what = `60 fps for ${seconds < 60 ? `${seconds} s` : `${seconds / 60} min`}`;
  const row = { group: 'paced', what, unit: 'ms' } as const;
  const cycles = found.on.flatMap((one) => one.cycles);
  const { inC } = found;
  const limit = inC.length > 0 ? { limit: { what: 'libwayland in C', samples: inC } } : {};
  bench.add({ ...row, part: 'frame cycle', samples: cycles, ...limit });
  const median = { what: 'its median', samples: cycles };
  bench.add({ ...row, part: 'p99 of a frame cycle', samples: [p99(cycles)], limit: median, goal: 2 });
  if (inC.length > 0) {
    const of = { what: 'its median', samples: inC };
    bench.add({ ...row, part: 'p99 of a frame cycle, libwayland in C', samples: [p99(inC)], limit: of });
  }
  const longest = (which: keyof Longest): number[] => [Math.max(...found.on.map((one) => one.longest[which]))];
  bench.add({ ...row, part: 'longest pause by us', samples: longest('alone'), most: 2 });
  bench.add({ ...row, part: 'the same with collector and kernel', samples: longest('whole') });
  bench.add({ ...row, part: 'longest collection', samples: longest('collection') });
  const more = found.on.map(({ share }, turn) => (share - (found.off[turn]?.share ?? Number.NaN)) * 100);
  bench.add({ ...row, part: 'of a core for the journal', unit: '%', samples: more, most: 0.1 });
}

const p99 = (cycles: readonly number[]): number => {
  return [...cycles].sort((a, b) => a - b)[Math.floor(cycles.length * 0.99)] ?? Number.NaN;
};

async function inTurns(
  found: Found,
  socket: string,
  inC: string | undefined,
  seconds: number,
  turns: number,
): Promise<void> {
  const frames = Math.round((seconds * 60) / turns);
  const started: Peer[] = [];
  const start = async (command: readonly string[]): Promise<Peer> => {
    const peer = await Peer.start(command);
    started.push(peer);
    return peer;
  };
  try {
    const on = await start(program('pace', [socket, 'on']));
    const off = await start(program('pace', [socket, 'off']));
    const c = inC === undefined ? undefined : await start([inC, socket]);
    for (let turn = 0; turn < turns; turn++) {
      found.on.push(JSON.parse(await on.ask(`paced ${frames}`)) as Paced);
      found.off.push(JSON.parse(await off.ask(`paced ${frames}`)) as Paced);
      // ns of each frame, and what every work ends with.
      const told = (await c?.ask(`paced ${Math.ceil(frames * LESS)}`))?.split(' ').slice(0, -3) ?? [];
      found.inC.push(...told.map((ns) => Number(ns) / 1e6));
    }
  } finally {
    for (const peer of started) await peer.stop();
  }
}
