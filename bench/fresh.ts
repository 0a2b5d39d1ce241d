// Coming back in a process of its own, from its `restore()` to content processed, against a client in C that reads the same pixels.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { cases } from './cases.js';
import { poolsOf } from './content.js';
import type { Bench } from './harness.js';
import { compilePeers, Peer, program } from './peers.js';

const SIZES: Readonly<Record<string, readonly [width: number, height: number]>> = {
  '1080p': [1920, 1080],
  '4K': [3840, 2160],
};

export async function fresh(bench: Bench, socket: string): Promise<void> {
  process.setMaxListeners(64); // one for each process that is started
  const client = compilePeers(join(bench.folder, 'peers'), ['restore']).get('restore');
  if (client === undefined) bench.note('no restore in C to compare with: it needs cc, wayland-scanner and libwayland');
  const file = join(bench.folder, 'fresh.wls');
  for (const { name: what, large, open } of cases) {
    const size = SIZES[what];
    if (size === undefined || (bench.quick && large)) continue;
    const session = await open(socket);
    const { bytes } = await session.snapshot(file);
    const [pool] = poolsOf(session);
    session.close();
    const numbers = [bytes - pool.length, pool.length, ...size].map(String);
    const [own, inC]: [number[], number[]] = [[], []];
    for (let i = 0; i < (bench.quick ? 2 : 15); i++) {
      const app = await Peer.start(program('restored', [JSON.stringify({ file, socket })]), false);
      own.push(Number(app.said));
      await app.stop();
      if (client === undefined) continue;
      const env = { ...process.env, WAYLAND_DISPLAY: socket };
      // Not at once with what it is compared with: the loop waits for it.
      inC.push(Number(execFileSync(client, [file, ...numbers], { env, encoding: 'utf8' })));
    }
    const row = { group: 'restore', what, part: 'in a fresh process', unit: 'ms', samples: own, goal: 1.3 } as const;
    bench.add({ ...row, ...(client && { limit: { what: 'a client in C', samples: inC } }) });
  }
}
