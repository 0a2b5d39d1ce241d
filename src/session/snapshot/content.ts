/** What a snapshot holds, in memory. */

import type { LogRecord } from '../../journal/index.js';
import type { OwnedFd } from '../../wire/index.js';

/** The bytes of one pool. */
export interface SnapshotPool {
  /** Handle of the `wl_shm_pool` that a request of the base makes: its fd is this one. */
  readonly handle: number;
  /** A memfd or POSIX shared memory. Writing leaves it alone; what reading gives has one holder, who closes it. */
  readonly fd: OwnedFd;
  /** How much of it belongs to the pool, from its beginning: 1 to 2147483647 bytes (`wl_shm.create_pool` has an int). */
  readonly bytes: number;
  /** Byte ranges [start, end) that stay out of the file and read back as zero. */
  readonly skip?: readonly (readonly [number, number])[];
}

/** Who made the snapshot and when: for people, nothing depends on it. */
export interface SnapshotMeta {
  /** ISO 8601. */
  readonly created: string;
  /** Version of the library. */
  readonly library: string;
  readonly [more: string]: unknown;
}

export interface SnapshotContent {
  /** The compacted log. It begins with `wl_display` as handle 1. */
  readonly base: readonly LogRecord[];
  /** The next handle that was never given out. */
  readonly nextHandle: number;
  /** The app's own: `undefined`, a `Uint8Array`, or what JSON can say without loss. */
  readonly data: unknown;
  /** What other rooms keep, by name: what JSON can say. */
  readonly sections: Readonly<Record<string, unknown>>;
  readonly pools: readonly SnapshotPool[];
  readonly meta?: SnapshotMeta;
}

/**
 * Lets go of the pools of a snapshot that was read. Only for one that was not handed on: a pool's fd is the same
 * `OwnedFd` in `pools` and in the record that made the pool.
 */
export function discardSnapshot(content: Pick<SnapshotContent, 'pools'>): void {
  for (const pool of content.pools) pool.fd.close();
}
