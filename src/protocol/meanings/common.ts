/** Words that the tables of meanings share. */

import type { Meaning } from '../meaning.js';

/** The object goes. */
export const destroys: Meaning = { lifetime: 'destroys', afterLoss: 'repeat' };

/** A new object, made again by the same request. */
export const creates: Meaning = { lifetime: 'creates', afterLoss: 'repeat' };

/** A new object whose state is applied by the commits of the surface named by this argument. */
export function extendsSurface(argument: string): Meaning {
  return { ...creates, surface: argument };
}

/** The object goes; what it had set on its surface ends with the surface's next commit. */
export const destroysAtCommit: Meaning = { ...destroys, unsetsAtCommit: true };

/** Means nothing any more after a loss, and takes nothing away. */
export const passing: Meaning = { afterLoss: 'drop' };

/** State that is set at once; the last one stands. */
export function sets(key: string): Meaning {
  return { applied: 'now', identity: 'overwrite', key, afterLoss: 'repeat' };
}

/** State that is set at once and takes an earlier one back. */
export function unsets(...key: readonly string[]): Meaning {
  return { applied: 'now', identity: 'unset', key, afterLoss: 'repeat' };
}

/** State that waits for the commit of the surface; the last one stands. */
export function latches(key: string): Meaning {
  return { applied: 'commit', identity: 'overwrite', key, afterLoss: 'repeat' };
}

/** Needs a serial of the epoch that is gone. */
export function wish(why: string, key: string): Meaning {
  return { applied: 'now', identity: 'overwrite', key, afterLoss: 'wish', why };
}

/** State that is set at once and can't be said again. */
export function forgets(key: string, why: string): Meaning {
  return { applied: 'now', identity: 'overwrite', key, afterLoss: 'drop', why };
}

/** A new object that stands for a transaction: it ends where the connection does. */
export function begins(why: string): Meaning {
  return { lifetime: 'creates', afterLoss: 'fail', why };
}

/** Part of a transaction, and gone with it. */
export function partOf(why: string): Meaning {
  return { afterLoss: 'fail', why };
}
