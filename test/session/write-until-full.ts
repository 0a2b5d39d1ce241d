// Writes a small snapshot, then one for which the folder's file system has no room; tells what came of it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SnapshotError } from '../../src/errors.js';
import {
  discardSnapshot,
  readSnapshot,
  type SnapshotContent,
  writeSnapshot,
} from '../../src/session/snapshot/index.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import { poolsLog } from './logs.js';

const inside = process.argv[2] as string;
const file = join(inside, 'app.wls');
const fd = createMemfd('large', 1024 * 1024);
new Uint8Array(mapShared(fd.fd, 1024 * 1024)).fill(1);
const pool = { handle: 9, fd, bytes: 1024 * 1024 };
const content: SnapshotContent = { base: [], nextHandle: 2, data: 'old', sections: {}, pools: [] };
await writeSnapshot(file, content);
const larger = { ...content, base: poolsLog(pool), nextHandle: 10, data: 'new', pools: [pool] };
const error = await writeSnapshot(file, larger).then(
  () => undefined,
  (reason: SnapshotError) => reason,
);
const left = await readSnapshot(file);
discardSnapshot(left);
console.log(
  JSON.stringify({
    code: error?.code,
    section: error?.section,
    cause: (error?.cause as NodeJS.ErrnoException | undefined)?.code,
    files: readdirSync(inside),
    data: left.data,
  }),
);
