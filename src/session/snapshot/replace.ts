/** A new file in the place of an old one: after a crash at any point there is the old one, or the new one. */

import { closeSync, constants, fsync, lstatSync, open, openSync, realpathSync, rename, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SnapshotError, WaylandError } from '../../errors.js';
import { randomBytes } from '../../sys/index.js';

export const synced = promisify(fsync);
const opened = promisify(open);
const renamed = promisify(rename);

/**
 * Fills a new file beside `file`, syncs it, and puts it into its place.
 * @param file a path whose folder is there; a link is followed
 * @param fill called at once; when it is done the bytes must have been given to the system
 * @throws ERR_WL_SNAPSHOT with section `file` and the cause when the disk is full, permission is missing, or a folder or
 * device has that name; what `fill` throws of this library's own. The old file is untouched then
 */
export async function replaceFile<T>(file: string, fill: (fd: number) => T | Promise<T>): Promise<T> {
  let temporary: string | undefined;
  let fd: number | undefined;
  let turn: Turn | undefined;
  try {
    const target = placeOf(file);
    const name = join(dirname(target), `.snapshot-${randomBytes(6).toString('hex')}.tmp`);
    const created = openSync(name, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    fd = created;
    temporary = name;
    turn = takeTurn(target);
    const filled = await fill(created);
    await synced(created);
    await turn.before;
    fd = undefined;
    closeSync(created);
    // Not on the loop: it takes until the old file's pages are given back.
    await renamed(name, target);
    temporary = undefined;
    await syncFolder(dirname(target));
    return filled;
  } catch (cause) {
    throw failedWrite(file, cause);
  } finally {
    if (fd !== undefined) closeSync(fd);
    if (temporary !== undefined) rmSync(temporary, { force: true });
    turn?.end();
  }
}

/** What went wrong, with a code. */
export function failedWrite(file: string, cause: unknown): WaylandError {
  if (cause instanceof WaylandError) return cause;
  return new SnapshotError('file', `writing ${file}: ${reasonOf(cause)}`, { cause });
}

export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
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
export function placeOf(file: string): string {
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
