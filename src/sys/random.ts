/** Random bytes, for names that nobody else may have. */

import type * as crypto from 'node:crypto';

/** node:crypto is loaded at the first call: most clients never need it, and it would be a part of their start. */
export function randomBytes(count: number): Buffer {
  return (process.getBuiltinModule('node:crypto') as typeof crypto).randomBytes(count);
}
