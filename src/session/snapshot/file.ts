/** A snapshot that is a file of its own: one full point. */

import type { Compression } from './compression.js';
import type { SnapshotContent } from './content.js';
import { writeCut } from './cut.js';
import { firstPlace } from './format.js';
import { keptPages, writeWhole } from './pages.js';
import { replaceFile } from './replace.js';
import type { Staging } from './staging.js';
import { keptPagesBegin, partsOf, pointStart, readPages } from './write.js';

export interface WriteOptions {
  readonly compression?: Compression;
  /** Pages are copied there at the call and written later; without it they are written at the call. */
  readonly staging?: Staging;
}

/**
 * Writes a snapshot beside `file`, syncs it, and puts it into its place. The content is taken at the call.
 * @param file a path whose folder is there; a link is followed
 * @returns the file's size
 * @throws ERR_WL_ARGUMENT when something can't be kept; ERR_WL_SNAPSHOT with section `file` and the cause when the
 * disk is full, permission is missing, or a folder or device has that name: then the old file is untouched
 */
export async function writeSnapshot(
  file: string,
  content: SnapshotContent,
  { compression = 'none', staging }: WriteOptions = {},
): Promise<{ bytes: number }> {
  const kept = keptPages(content.pools);
  const parts = partsOf(content);
  const place = firstPlace();
  if (staging !== undefined) {
    const pools = staging.cut(kept, true);
    const { bytes } = await replaceFile(file, (fd) => writeCut(fd, 0, { parts, pools }, place, compression));
    return { bytes };
  }
  return await replaceFile(file, (fd) => {
    let at = keptPagesBegin(parts, kept);
    const pools = readPages(kept, compression, (pages) => {
      writeWhole(fd, pages, at);
      at += pages.length;
    });
    const { start, bytes } = pointStart(parts, pools, place, compression);
    writeWhole(fd, start, 0);
    return { bytes };
  });
}
