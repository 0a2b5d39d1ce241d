// What saving costs, whole and by what changed, against what memory and disk take for the same bytes.
import { closeSync, fsyncSync, openSync, renameSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { bufferIn, foldRecord } from '../src/journal/index.js';
import { WlSurface } from '../src/protocol/generated/wayland.js';
import type { Session } from '../src/session/index.js';
import { Staging, WhereDamaged } from '../src/session/snapshot/index.js';
import { keptPages } from '../src/session/snapshot/pages.js';
import { autosaved } from './autosave.js';
import { cases, SURFACE } from './cases.js';
import { contentOf, poolsOf } from './content.js';
import { onScreen } from './ends.js';
import { type Bench, paired, Times } from './harness.js';

const group = 'snapshots';
const PIECE = 256 * 1024;
const TMPFS = 0x01021994;

export async function snapshots(bench: Bench): Promise<void> {
  const folders = [bench.folderIn('/dev/shm'), bench.folder];
  await onScreen(bench, group, async (socket) => {
    for (const one of cases.filter(({ name }) => name === '1080p' || name === '4K')) {
      if (bench.quick && one.large) continue;
      const session = await one.open(socket);
      try {
        await stop(bench, one.name, session, join(bench.folder, 'app.wls'));
        for (const folder of folders) await disk(bench, one.name, session, folder);
        await change(bench, one.name, session);
        await damaged(bench, one.name, session);
      } finally {
        session.close();
      }
    }
    await autosaved(bench, socket);
  });
}

const at = (what: string) => ({ group, what, unit: 'ms' }) as const;

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
  const limit = { what: 'memcpy into used memory', samples: memcpy.wall, cpu: memcpy.cpu };
  const goal = what === '4K' ? { goal: 1.5 } : {};
  bench.add({ ...at(what), part: 'what stops the loop', samples: own.wall, cpu: own.cpu, limit, ...goal });
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
  const where = statfsSync(folder).type === TMPFS ? 'tmpfs' : 'disk';
  const file = join(folder, 'app.wls');
  const bytes = session.snapshot();
  const [pool] = poolsOf(session);
  const surface = session.object(SURFACE) as WlSurface;
  const growing = session.snapshots(join(folder, 'growing.wls'));
  const told = session.snapshots(join(folder, 'told.wls'), { changes: 'damage' });
  let round = 0;
  const draw = (): void => {
    pool.fill(++round & 255, 0, Math.floor(pool.length / 100));
    const { rows } = shown(session);
    surface.damageBuffer(0, 0, 1 << 16, Math.ceil(rows / 100));
    surface.commit();
  };
  for (const one of [growing, told]) await one.save();
  const [base, whole, unstaged, delta, byDamage] = (await paired(
    rounds(bench),
    () => plain(folder, bytes),
    () => session.snapshot(file),
    () => session.snapshot(file, { staging: false }),
    () => {
      draw();
      return growing.save();
    },
    () => {
      draw();
      return told.save();
    },
  )) as [Times, Times, Times, Times, Times];
  for (const one of [growing, told]) one.close();
  const row = at(`${name}, ${where}`);
  const limit = { what: 'write, fsync, rename, sync folder', samples: base.wall, cpu: base.cpu };
  bench.add({ ...row, part: 'snapshot(file)', samples: whole.wall, cpu: whole.cpu, limit, goal: 1.25 });
  bench.add({ ...row, part: 'snapshot(file), unstaged', samples: unstaged.wall, cpu: unstaged.cpu, limit });
  const full = { what: 'snapshot(file)', samples: whole.wall, cpu: whole.cpu };
  const goal = name === '4K' && where === 'disk' ? { goal: 0.1 } : {};
  bench.add({ ...row, part: 'save() of 1 % changed', samples: delta.wall, cpu: delta.cpu, limit: full, ...goal });
  const part = 'save() of 1 % changed, by damage';
  bench.add({ ...row, part, samples: byDamage.wall, cpu: byDamage.cpu, limit: full, ...goal });
}

/** The surface of a case, its buffer, and how many rows that has; by handle. */
function shown({ state }: Session): { surface: number; buffer: number; rows: number } {
  const [surface = 0] = state.surfaces.keys();
  const buffer = bufferIn(state.object(surface)?.committed);
  return { surface, buffer, rows: state.object(buffer)?.origin.args[2] as number };
}

/** Finding what changed, by damage: what is read of a frame, and the memory that it damaged. */
async function damaged(bench: Bench, what: string, session: Session): Promise<void> {
  const content = contentOf(session);
  const [pool] = poolsOf(session);
  const { state } = session;
  const { surface, buffer, rows } = shown(session);
  const frame = [['attach', buffer, 0, 0], ['damage_buffer', 0, 0, 1 << 16, Math.ceil(rows / 100)], ['commit']].map(
    ([name, ...args]) => {
      const opcode = WlSurface.interface.requests.findIndex((request) => request.name === name);
      return { kind: 'request', target: surface, opcode, args: args as number[] } as const;
    },
  );
  const staging = new Staging();
  const where = new WhereDamaged();
  const find = (everything: boolean): void => {
    for (const record of frame) {
      where.damage.read(record, state);
      foldRecord(state, record);
    }
    staging.cut(keptPages(content.pools), everything, where.now(state));
  };
  find(true);
  find(false);
  const found = new Times();
  for (let i = -3; i < rounds(bench); i++) {
    pool.fill(i & 255, 0, Math.floor(pool.length / 100));
    await (i < 0 ? new Times() : found).add(() => find(false));
  }
  const goal = what === '4K' ? { most: 1 } : {};
  const part = 'finding what changed, by damage';
  bench.add({ ...at(what), part, samples: found.wall, cpu: found.cpu, ...goal });
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
  const limit = { what: 'Buffer.compare of the pool', samples: compared.wall, cpu: compared.cpu };
  const part = 'finding what changed, by comparison';
  const goal = what === '4K' ? { goal: 1.2 } : {};
  bench.add({ ...at(what), part, samples: found.wall, cpu: found.cpu, limit, ...goal });
}
