// Writes one snapshot after the other to the same file, with a byte to stdout for each, until somebody kills it.
import { type SnapshotContent, writeSnapshot } from '../../src/session/snapshot/index.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import { poolsLog } from './logs.js';

const file = process.argv[2] as string;
const bytes = 2 * 1024 * 1024;
const fd = createMemfd('drawn', bytes);
const view = new Uint8Array(mapShared(fd.fd, bytes));
const pool = { handle: 9, fd, bytes };
for (let i = 1; ; i++) {
  view.fill(i);
  const content: SnapshotContent = {
    base: poolsLog(pool),
    nextHandle: 10,
    data: `snapshot ${i}`,
    sections: {},
    pools: [pool],
  };
  await writeSnapshot(file, content);
  process.stdout.write('.');
}
