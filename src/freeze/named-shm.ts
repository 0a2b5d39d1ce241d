/** Shared memory with a name, shm_open(3): files of a folder that is empty after a boot. Kept with the set, put back if gone. */

import { closeSync, constants, copyFileSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checksumOf, type Manifest } from './manifest.js';
import type { Process } from './processes.js';

const FOLDER = '/dev/shm/';

/** Copies what the processes have open or mapped there. They must stand still. */
export function keepNamedShm(tree: readonly Process[], images: string): Manifest['shm'] {
  const names = tree.flatMap(({ files, mappings }) => [
    ...files.map(({ target }) => target),
    ...mappings.map(({ path }) => path),
  ]);
  const paths = [...new Set(names)].filter((path) => path.startsWith(FOLDER) && !path.endsWith(' (deleted)'));
  return paths
    .filter((path) => existsSync(path))
    .map((path, index) => {
      const copy = `shm-${index}.bin`;
      copyFileSync(path, join(images, copy), constants.COPYFILE_EXCL);
      return { ...checksumOf(path), mode: statSync(path).mode & 0o777, copy };
    });
}

/** Puts back what is gone. What is there stays as it is: somebody else may use it. */
export function restoreNamedShm(shm: Manifest['shm'], images: string): void {
  for (const { file, mode, copy } of shm) {
    if (!file.startsWith(FOLDER) || file.includes('/../') || existsSync(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    closeSync(openSync(file, 'wx', mode));
    copyFileSync(join(images, copy), file);
  }
}
