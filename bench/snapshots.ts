// What saving costs, whole and by what changed, against what memory and disk take for the same bytes.
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WlShmPool } from '../src/protocol/generated/wayland.js';
import type { Session, SnapshotContent } from '../src/session/index.js';
import { snapshotContent } from '../src/session/save.js';
import { Staging } from '../src/session/snapshot/index.js';
import { keptPages } from '../src/session/snapshot/pages.js';
import { mapShared } from '../src/sys/index.js';
import { cases } from './cases.js';
import type { Bench } from './harness.js';
import { compilePeers, Peer, program } from './peers.js';

const group = 'snapshots';
const PIECE = 256 * 1024;
const TMPFS = 0x01021994;

/** Wall and CPU time, in ms. CPU is that of all threads: who writes beside the loop pays too. */
class Times {
  readonly wall: number[] = [];
  readonly cpu: number[] = [];

  async add(work: () => unknown): Promise<void> {
    const cpu = process.cpuUsage();
    const began = performance.now();
    await work();
    this.wall.push(performance.now() - began);
    const { user, system } = process.cpuUsage(cpu);
    this.cpu.push((user + system) / 1000);
  }
}

/** One after the other, so that both have the same weather; after three rounds that don't count. */
async function paired(rounds: number, ...works: readonly (() => unknown)[]): Promise<Times[]> {
  const warm = works.map(() => new Times());
  const times = works.map(() => new Times());
  for (let i = -3; i < rounds; i++) {
    for (const [n, work] of works.entries()) await (i < 0 ? warm : times)[n]?.add(work);
  }
  return times;
}

export async function snapshots(bench: Bench): Promise<void> {
  process.setMaxListeners(64); // one for each process that is started
  const socket = join(bench.folder, group);
  const screen = await Peer.start(program('compositor', [JSON.stringify({ socket })]), false);
  const folders = [mkdtempSync('/dev/shm/resurface-bench-'), mkdtempSync(join(tmpdir(), 'resurface-bench-'))];
  const client = compilePeers(folders[1] as string, ['restore']).get('restore');
  if (client === undefined) bench.note('no restore in C to compare with: it needs cc, wayland-scanner and libwayland');
  try {
    for (const name of ['1080p', '4K']) {
      const one = cases.find((found) => found.name === name);
      if (one === undefined || (bench.quick && one.large)) continue;
      const session = await one.open(socket);
      try {
        await stop(bench, name, session, join(folders[1] as string, 'app.wls'));
        for (const folder of folders) await disk(bench, name, session, folder);
        await change(bench, name, session);
        await fresh(bench, name, session, socket, folders[1] as string, client);
      } finally {
        session.close();
      }
    }
    await autosaved(bench, socket, folders[1] as string);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    await screen.stop();
  }
}

const rounds = (bench: Bench): number => (bench.quick ? 5 : 25);

/** How long the loop stands still. */
async function stop(bench: Bench, what: string, session: Session, file: string): Promise<void> {
  const [pool] = poolsOf(session);
  const copy = new Uint8Array(pool.length).fill(1);
  const own = new Times();
  const memcpy = new Times();
  for (let i = -3; i < rounds(bench); i++) {
    const [to, of] = i < 0 ? [new Times(), new Times()] : [own, memcpy];
    let saved: Promise<unknown> | undefined;
    await to.add(() => {
      saved = session.snapshot(file);
    });
    await saved;
    await of.add(() => copy.set(pool));
  }
  const limit = { what: 'memcpy of the pool into memory that was used before', samples: memcpy.wall };
  bench.add({ group, what, part: 'the call stops the loop', unit: 'ms', samples: own.wall, limit });
  const cpu = { what: 'CPU of that', samples: memcpy.cpu };
  bench.add({ group, what, part: 'the call stops the loop, CPU', unit: 'ms', samples: own.cpu, limit: cpu });
}

/** The memory of a session's pools. */
function poolsOf(session: Session): [Uint8Array, ...Uint8Array[]] {
  const pools = [...session.state.objects.values()].filter((one) => one.interface === WlShmPool.interface);
  return pools.map(({ handle, origin }) => {
    using fd = session.poolMemory(handle);
    if (fd === undefined) throw new Error(`no memory behind pool ${handle}`);
    return new Uint8Array(mapShared(fd.fd, origin.args[2] as number));
  }) as [Uint8Array, ...Uint8Array[]];
}

/** What an app without a library would do for the same guarantee. */
function plain(folder: string, bytes: Uint8Array): void {
  const [temporary, file] = [join(folder, 'plain.tmp'), join(folder, 'plain')];
  const fd = openSync(temporary, 'wx');
  for (let at = 0; at < bytes.length; at += PIECE) writeSync(fd, bytes, at, Math.min(PIECE, bytes.length - at));
  fsyncSync(fd);
  closeSync(fd);
  renameSync(temporary, file);
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}

async function disk(bench: Bench, name: string, session: Session, folder: string): Promise<void> {
  const what = `${name}, ${statfsSync(folder).type === TMPFS ? 'tmpfs' : 'disk'}`;
  const file = join(folder, 'app.wls');
  const bytes = session.snapshot();
  const [pool] = poolsOf(session);
  const growing = session.snapshots(join(folder, 'growing.wls'));
  await growing.save();
  let round = 0;
  const draw = (): void => void pool.fill(++round & 255, 0, Math.floor(pool.length / 100));
  const [base, whole, unstaged, delta] = (await paired(
    rounds(bench),
    () => plain(folder, bytes),
    () => session.snapshot(file),
    () => session.snapshot(file, { staging: false }),
    () => {
      draw();
      return growing.save();
    },
  )) as [Times, Times, Times, Times];
  growing.close();
  const limit = { what: 'write(2) of the same bytes, fsync, rename, fsync of the folder', samples: base.wall };
  const cpu = { what: 'CPU of that', samples: base.cpu };
  bench.add({ group, what, part: 'snapshot(file)', unit: 'ms', samples: whole.wall, limit });
  bench.add({ group, what, part: 'snapshot(file), CPU', unit: 'ms', samples: whole.cpu, limit: cpu });
  bench.add({ group, what, part: 'snapshot(file), unstaged', unit: 'ms', samples: unstaged.wall, limit });
  bench.add({ group, what, part: 'snapshot(file), unstaged, CPU', unit: 'ms', samples: unstaged.cpu, limit: cpu });
  const full = { what: 'snapshot(file)', samples: whole.wall };
  bench.add({ group, what, part: 'save() of 1 % changed', unit: 'ms', samples: delta.wall, limit: full });
  const fullCpu = { what: 'CPU of snapshot(file)', samples: whole.cpu };
  bench.add({ group, what, part: 'save() of 1 % changed, CPU', unit: 'ms', samples: delta.cpu, limit: fullCpu });
}

/** Finding what changed, by comparison. */
async function change(bench: Bench, what: string, session: Session): Promise<void> {
  const content = contentOf(session);
  const [pool] = poolsOf(session);
  const memory = Buffer.from(pool.buffer, 0, pool.length);
  const copy = Buffer.from(memory);
  const staging = new Staging();
  staging.cut(keptPages(content.pools), true);
  const [compared, found] = (await paired(
    rounds(bench),
    () => {
      for (let at = 0; at < copy.length; at += 65536) {
        const end = Math.min(copy.length, at + 65536);
        if (memory.compare(copy, at, end, at, end) !== 0) throw new Error('it changed');
      }
    },
    () => staging.cut(keptPages(content.pools), false),
  )) as [Times, Times];
  const limit = { what: 'Buffer.compare of the pool', samples: compared.wall };
  bench.add({ group, what, part: 'finding what changed', unit: 'ms', samples: found.wall, limit });
  const cpu = { what: 'CPU of that', samples: compared.cpu };
  bench.add({ group, what, part: 'finding what changed, CPU', unit: 'ms', samples: found.cpu, limit: cpu });
}

function contentOf(session: Session): SnapshotContent {
  return snapshotContent(
    { state: session.state, meanwhile: [], untold: { lost: [], degraded: [] } },
    0x70000000,
    {},
    undefined,
    'bench',
  );
}

/** CPU time in each second of an app at 60 fps, by what autosave adds: pairs of runs, each a process of its own. */
async function autosaved(bench: Bench, socket: string, folder: string): Promise<void> {
  const seconds = bench.quick ? 2 : 6;
  for (const [what, part] of [
    ['1080p at 60 fps, 1 % drawn', 0.01],
    ['1080p at 60 fps, all drawn', 1],
  ] as const) {
    const [own, limit]: [number[], number[]] = [[], []];
    for (let i = 0; i < (bench.quick ? 1 : 3); i++) {
      for (const [samples, more] of [
        [limit, {}],
        [own, { folder }],
      ] as const) {
        const app = await Peer.start(program('autosaved', [JSON.stringify({ socket, seconds, part, ...more })]), false);
        samples.push((JSON.parse(app.said) as { cpu: number }).cpu * 1000);
        await app.stop();
      }
    }
    const without = { what: 'CPU in a second without autosave', samples: limit };
    bench.add({ group, what, part: 'CPU in a second, autosaved', unit: 'ms', samples: own, limit: without });
  }
}

/** Coming back in a process of its own, against a client in C that reads the same pixels. */
async function fresh(
  bench: Bench,
  what: string,
  session: Session,
  socket: string,
  folder: string,
  client: string | undefined,
): Promise<void> {
  const file = join(folder, 'fresh.wls');
  const { bytes } = await session.snapshot(file);
  const [pool] = poolsOf(session);
  const [width, height] = what === '4K' ? [3840, 2160] : [1920, 1080];
  const numbers = [bytes - pool.length, pool.length, width, height].map(String);
  const [own, limit]: [number[], number[]] = [[], []];
  for (let i = 0; i < (bench.quick ? 2 : 9); i++) {
    const app = await Peer.start(program('restored', [JSON.stringify({ file, socket })]), false);
    own.push(Number(app.said));
    await app.stop();
    if (client === undefined) continue;
    const env = { ...process.env, WAYLAND_DISPLAY: socket };
    // Not at once with what it is compared with: the loop waits for it.
    limit.push(Number(execFileSync(client, [file, ...numbers], { env, encoding: 'utf8' })));
  }
  const c = { what: 'a client in C that reads the same pixels', samples: limit };
  const part = 'restore in a fresh process';
  bench.add({ group, what, part, unit: 'ms', samples: own, ...(client !== undefined && { limit: c }) });
}
