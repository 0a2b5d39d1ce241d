/** A snapshot onto disk: after a crash at any point there is the old file, or the new one. */

import { randomBytes } from 'node:crypto';
import { closeSync, constants, fsync, lstatSync, open, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SnapshotError } from '../../errors.js';
import type { SnapshotContent } from './content.js';
import { writeWhole } from './pages.js';
import { reasonOf } from './read.js';
import { draft, writeDraft } from './write.js';

const synced = promisify(fsync);
const opened = promisify(open);

/**
 * Writes a snapshot beside `file`, syncs it, and puts it into its place. The content is taken at the call; only the
 * syncing is waited for.
 * @param file a path whose folder is there; a link is followed
 * @returns the file's size
 * @throws ERR_WL_ARGUMENT when something can't be kept; ERR_WL_SNAPSHOT with section `file` and the cause when the
 * disk is full, permission is missing, or a folder or device has that name: then the old file is untouched
 */
export async function writeSnapshot(file: string, content: SnapshotContent): Promise<{ bytes: number }> {
  const snapshot = draft(content);
  let temporary: string | undefined;
  let fd: number | undefined;
  let turn: Turn | undefined;
  try {
    const target = placeOf(file);
    const name = join(dirname(target), `.snapshot-${randomBytes(6).toString('hex')}.tmp`);
    const created = openSync(name, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    fd = created;
    temporary = name;
    let at = snapshot.pagesAt;
    const start = writeDraft(snapshot, (pages) => {
      writeWhole(created, pages, at);
      at += pages.length;
    });
    writeWhole(created, start, 0);
    turn = takeTurn(target);
    await synced(created);
    await turn.before;
    fd = undefined;
    closeSync(created);
    renameSync(name, target);
    temporary = undefined;
    await syncFolder(dirname(target));
    return { bytes: snapshot.fileBytes };
  } catch (cause) {
    if (cause instanceof SnapshotError) throw cause;
    throw new SnapshotError('file', `writing ${file}: ${reasonOf(cause)}`, { cause });
  } finally {
    if (fd !== undefined) closeSync(fd);
    if (temporary !== undefined) rmSync(temporary, { force: true });
    turn?.end();
  }
}

interface Turn {
  /** Settles when the write before is done, well or not. */
  readonly before: Promise<void> | undefined;
  end(): void;
}

/** The last write to each file that is not done: a later snapshot is never replaced by an earlier one. */
const unfinished = new Map<string, Promise<void>>();

function takeTurn(target: string): Turn {
  const before = unfinished.get(target);
  let resolve = (): void => {};
  const mine = new Promise<void>((settle) => {
    resolve = settle;
  });
  unfinished.set(target, mine);
  const end = (): void => {
    if (unfinished.get(target) === mine) unfinished.delete(target);
    resolve();
  };
  return { before, end };
}

/** Where a rename puts it: a link stays a link, and what isn't a file is not replaced. */
function placeOf(file: string): string {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return join(realpathSync(dirname(file)), basename(file));
  const target = realpathSync(file);
  if (!lstatSync(target).isFile()) throw new SnapshotError('file', `writing ${file}: it is not a regular file`);
  return target;
}

/** The name is only on disk when its folder is (fsync(2)). */
async function syncFolder(folder: string): Promise<void> {
  const fd = await opened(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await synced(fd);
  } finally {
    closeSync(fd);
  }
}
