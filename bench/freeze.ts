// A process frozen to disk by CRIU, beside a snapshot of its session: how long, and how much.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findCriu, freezeProcess, thaw } from '../src/freeze/index.js';
import { restore } from '../src/session/index.js';
import { criuIn } from '../test/support/criu.js';
import { type Case, cases } from './cases.js';
import { onScreen } from './ends.js';
import { type Bench, timed } from './harness.js';
import { Peer, program } from './peers.js';

const group = 'freeze';
const MEASURED = ['1 MB', '1080p', '4K'];
const MIB = 2 ** 20;

export async function freeze(bench: Bench): Promise<void> {
  const named = criuIn(bench.folder);
  let criu: string;
  try {
    criu = (await findCriu(named === undefined ? {} : { criu: named })).path;
  } catch (error) {
    bench.note(`not measured: ${(error as Error).message}`);
    return;
  }
  if (process.getuid?.() !== 0) {
    bench.note('not measured: it needs root');
    return;
  }
  await onScreen(bench, group, async (socket) => {
    for (const one of cases.filter(({ name }) => MEASURED.includes(name))) {
      if (!(bench.quick && one.large)) await measure(bench, one, socket, criu);
    }
  });
}

/** CRIU's own figure, in ms: `stats-dump`, dump_stats_entry.frozen_time, in µs. Behind magic and lengths: varints with their fields. */
function frozenTime(images: string): number {
  const bytes = readFileSync(join(images, 'stats-dump'));
  let at = 12; // two magic numbers, the length of the entry
  const varint = (): number => {
    let [value, shift] = [0, 1];
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
      shift *= 128;
    }
  };
  varint(); // stats_entry.dump
  varint(); // its length
  while (at < bytes.length) {
    const [field, value] = [varint() >> 3, varint()];
    if (field === 2) return value / 1000;
  }
  throw new Error('stats-dump tells no frozen_time');
}

/** By `resurface run`'s way where this Node needs it; in a session of its own, with no pipe that stays. */
function start(order: string): ChildProcess {
  const app = fileURLToPath(new URL('./frozen.js', import.meta.url));
  const command = fileURLToPath(new URL('./command.js', import.meta.url));
  const args = [command, 'run', '--', process.execPath, app, order];
  return spawn(process.execPath, args, { detached: true, stdio: 'ignore' });
}

async function line(file: string, number: number): Promise<number> {
  for (;;) {
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (lines.length > number) return Number(lines[number - 1]);
    await pause(1);
  }
}

/** A fresh process, Node's start included. @returns ms from its start until the compositor has processed the content */
async function fromExec(order: string): Promise<number> {
  const began = performance.now();
  const app = await Peer.start(program('restored', [order]), false);
  const took = performance.now() - began;
  await app.stop();
  return took;
}

async function measure(bench: Bench, one: Case, socket: string, criu: string): Promise<void> {
  const samples = { dump: [] as number[], frozen: [] as number[], back: [] as number[], size: [] as number[] };
  const limits = { snapshot: [] as number[], restore: [] as number[], size: [] as number[] };
  /** How long the app's loop stands still for a snapshot, and from exec of a fresh process to content processed. */
  const ours = { stopped: [] as number[], fresh: [] as number[] };
  const images = join(bench.folder, 'set');
  const file = join(bench.folder, 'app.wls');
  const session = await one.open(socket);
  for (let i = 0; i < 3; i++) await session.snapshot(file); // compilers and caches warm up
  for (let i = 0; i < (bench.quick ? 2 : 9); i++) {
    const log = join(bench.folder, `log-${i}`);
    writeFileSync(log, '');
    const child = start(JSON.stringify({ socket, what: one.name, log }));
    const ended = once(child, 'exit');
    let pid = child.pid ?? 0;
    try {
      await line(log, 1);
      const { duration, bytes } = await freezeProcess(pid, { images, socket, criu });
      await ended;
      samples.dump.push(duration);
      samples.frozen.push(frozenTime(images));
      samples.size.push(bytes / MIB);
      const asked = Date.now();
      ({ pid } = await thaw(images, { criu }));
      samples.back.push((await line(log, 2)) - asked);
    } finally {
      process.kill(pid, 'SIGKILL');
      rmSync(images, { recursive: true, force: true });
    }
    limits.snapshot.push(
      await timed(async () => {
        const began = performance.now();
        const saved = session.snapshot(file);
        ours.stopped.push(performance.now() - began);
        await saved;
      }),
    );
    ours.fresh.push(await fromExec(JSON.stringify({ file, socket })));
    limits.size.push((await session.snapshot(file)).bytes / MIB);
    limits.restore.push(
      await timed(async () => {
        const again = await restore(file, { socket });
        await again.roundtrip();
        again.close();
      }),
    );
  }
  session.close();
  const row = { group, what: one.name, unit: 'ms' } as const;
  const snapshot = { what: 'snapshot(file)', samples: limits.snapshot };
  bench.add({ ...row, part: 'dump', samples: samples.dump, limit: snapshot });
  bench.add({ ...row, part: 'of it frozen', samples: samples.frozen });
  // A twentieth of CRIU's own figure, for 1080p.
  const frozen = { what: 'frozen by CRIU', samples: samples.frozen };
  const goal = one.name === '1080p' ? { goal: 0.05 } : {};
  bench.add({ ...row, part: 'snapshot(file) stops the loop', samples: ours.stopped, limit: frozen, ...goal });
  const thawed = { what: 'thaw to content processed', samples: samples.back };
  bench.add({ ...row, part: 'exec, restore(file) to content processed', samples: ours.fresh, limit: thawed });
  const restored = { what: 'restore(file) in a running process', samples: limits.restore };
  bench.add({ ...row, part: 'thaw to content processed', samples: samples.back, limit: restored });
  const size = { what: 'the snapshot file', samples: limits.size };
  bench.add({ ...row, part: 'size', unit: 'MiB', samples: samples.size, limit: size });
}
