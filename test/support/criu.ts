// The CRIU that the tests and the bench freeze with.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidTree } from '../peers/places.js';

/**
 * RESURFACE_CRIU, or the one of the tree that `.ci/install-peers` makes, with that tree's libc.
 * @param folder where an executable file for it goes, which has to stay there
 */
export function criuIn(folder: string): string | undefined {
  return process.env.RESURFACE_CRIU ?? criuOfTree(folder);
}

function criuOfTree(folder: string): string | undefined {
  const library = join(sidTree, 'usr/lib/x86_64-linux-gnu');
  const program = join(sidTree, 'usr/sbin/criu');
  if (!existsSync(program)) return undefined;
  const file = join(folder, 'criu');
  const loader = join(library, 'ld-linux-x86-64.so.2');
  writeFileSync(file, `#!/bin/sh\nexec ${loader} --library-path ${library} ${program} "$@"\n`, { mode: 0o755 });
  return file;
}
