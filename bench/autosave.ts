// What autosave takes of a core in an app that draws a 1080p window 60 times a second: pairs of runs, each a process of its own.
import type { Bench } from './harness.js';
import { Peer, program } from './peers.js';

interface Told {
  /** CPU time ÷ time, and how often it was saved. */
  readonly cpu: number;
  readonly points: number;
}

export async function autosaved(bench: Bench, socket: string): Promise<void> {
  const seconds = bench.quick ? 2 : 6;
  for (const [what, part] of [
    ['1080p at 60 fps, 1 % drawn', 0.01],
    ['1080p at 60 fps, all drawn', 1],
  ] as const) {
    const [own, limit]: [number[], number[]] = [[], []];
    for (let i = 0; i < (bench.quick ? 1 : 5); i++) {
      for (const [samples, more] of [
        [limit, {}],
        [own, { folder: bench.folder }],
      ] as const) {
        const app = await Peer.start(program('autosaved', [JSON.stringify({ socket, seconds, part, ...more })]), false);
        const { cpu, points } = JSON.parse(app.said) as Told;
        await app.stop();
        samples.push(cpu * 100);
        if ('folder' in more && points < seconds - 1) bench.note(`${what}: ${points} points in ${seconds} s`);
      }
    }
    const row = { group: 'snapshots', what, unit: '%' } as const;
    bench.add({ ...row, part: 'CPU with autosave', samples: own, limit: { what: 'without', samples: limit } });
    const more = own.map((share, run) => share - (limit[run] as number));
    bench.add({ ...row, part: 'of it for autosave each second', samples: more });
  }
}
