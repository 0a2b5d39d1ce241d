// What it costs to write a session to disk: the whole, and its parts apart.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../src/journal/index.js';
import { freshState, snapshotContent } from '../src/session/save.js';
import { firstPlace } from '../src/session/snapshot/format.js';
import { decodeSnapshot, discardSnapshot } from '../src/session/snapshot/index.js';
import { keptPages } from '../src/session/snapshot/pages.js';
import { keptPagesBegin, partsOf, pointStart, readPages } from '../src/session/snapshot/write.js';
import { type Case, cases } from './cases.js';
import { onScreen } from './ends.js';
import { type Bench, paired, type Times } from './harness.js';

const group = 'serialize';

export async function serialize(bench: Bench): Promise<void> {
  await onScreen(bench, group, async (socket) => {
    for (const one of cases) if (!(bench.quick && one.large)) await measure(bench, one, socket);
  });
}

/** write(2) in pieces as large as the library's, to a new file. */
function writeNew(file: string, bytes: Uint8Array): number {
  const fd = openSync(file, 'wx');
  for (let at = 0; at < bytes.length; at += 256 * 1024) writeSync(fd, bytes.subarray(at, at + 256 * 1024));
  return fd;
}

async function measure(bench: Bench, { name: what, open }: Case, socket: string): Promise<void> {
  const session = await open(socket);
  const file = join(bench.folder, 'app.wls');
  const plain = join(bench.folder, 'plain');
  const bytes = session.snapshot();
  const content = await decodeSnapshot(bytes);
  const parts = {
    fold: [] as number[],
    compact: [] as number[],
    encode: [] as number[],
    write: [] as number[],
    sync: [] as number[],
  };
  const limits = { write: [] as number[], sync: [] as number[], both: [] as number[] };
  const count = bench.quick ? 5 : 15;
  try {
    const [whole] = (await paired(count, () => session.snapshot(file))) as [Times];
    for (let i = 0; i <= count; i++) {
      const state = freshState();
      const untold = { lost: [], degraded: [] };
      const times = [performance.now()];
      const lap = (): unknown => times.push(performance.now());
      fold(state, content.base);
      lap();
      const kept = snapshotContent(
        { state, meanwhile: [], untold },
        content.nextHandle,
        content.sections,
        undefined,
        'bench',
      );
      lap();
      const sections = partsOf(kept);
      const pages = keptPages(kept.pools);
      lap();
      const fd = openSync(file, 'w');
      let at = keptPagesBegin(sections, pages);
      const pools = readPages(pages, 'none', (run) => {
        at += writeSync(fd, run, 0, run.length, at);
      });
      const { start } = pointStart(sections, pools, firstPlace(), 'none');
      writeSync(fd, start, 0, start.length, 0);
      lap();
      fsyncSync(fd);
      lap();
      closeSync(fd);
      rmSync(file);
      const began = performance.now();
      const other = writeNew(plain, bytes);
      const written = performance.now();
      fsyncSync(other);
      const synced = performance.now();
      closeSync(other);
      rmSync(plain);
      if (i === 0) continue; // warming up
      Object.values(parts).forEach((samples, part) => {
        samples.push((times[part + 1] as number) - (times[part] as number));
      });
      limits.write.push(written - began);
      limits.sync.push(synced - written);
      limits.both.push(synced - began);
    }
    const both = { what: 'write(2) and fsync(2) of the same bytes', samples: limits.both };
    bench.add({ group, what, part: 'snapshot(file)', unit: 'ms', samples: whole.wall, limit: both });
    for (const part of ['fold', 'compact', 'encode'] as const) {
      bench.add({ group, what, part, unit: 'ms', samples: parts[part] });
    }
    const written = { what: 'write(2) of the same bytes to a new file', samples: limits.write };
    bench.add({ group, what, part: 'write', unit: 'ms', samples: parts.write, limit: written });
    bench.add({
      group,
      what,
      part: 'sync',
      unit: 'ms',
      samples: parts.sync,
      limit: { what: 'fsync(2)', samples: limits.sync },
    });
  } finally {
    discardSnapshot(content);
    session.close();
  }
}
