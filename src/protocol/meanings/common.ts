/** Words that the tables of meanings share. */

import type { Meaning } from '../meaning.js';

/** The object goes. */
export const destroys: Meaning = { lifetime: 'destroys', afterLoss: 'repeat' };

/** A new object, made again by the same request. */
export const creates: Meaning = { lifetime: 'creates', afterLoss: 'repeat' };

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
