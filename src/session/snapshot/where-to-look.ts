/**
 * Where in pools to look for what changed since the cut before: everywhere, or where the log tells of damage. There it is
 * compared all the same, so that only what differs is kept.
 */

import { type BufferRows, bufferIn, Damage, type ObjectState, placeOf, Rows, type State } from '../../journal/index.js';
import type { SnapshotPool } from './content.js';
import { BLOCK_BYTES } from './pages.js';
import { BLOCK_PAGES, pagesOf, type Run } from './pool-table.js';

/**
 * Asked once for each pool of a cut.
 * @param all whether all of its pages are taken, whatever the answer is
 * @returns runs of pages, in order; undefined for all of them
 */
export type WhereToLook = (pool: SnapshotPool, all: boolean) => readonly Run[] | undefined;

export const everywhere: WhereToLook = () => undefined;

/**
 * Looks where damage was: at all of a buffer of which none is known, as one that is drawn and not committed yet, or that others
 * than surfaces have, as for a picture that the compositor writes. Memory that belongs to no buffer is not looked at.
 *
 * An app may be drawing into a buffer that nothing shows when the buffer is copied, and draw there otherwise before
 * it commits: what was copied then is looked at again with the buffer's next commit.
 */
export class WhereDamaged {
  readonly damage = new Damage();
  /** What was copied while it could be drawn into, by handle of the buffer. */
  readonly #unsure = new Map<number, Rows>();

  /** @param state with all that was read of the log: what it is at the moment of the cut */
  now(state: State): WhereToLook {
    const shown = new Set<number>();
    for (const handle of state.surfaces.keys()) {
      const surface = state.object(handle);
      shown.add(bufferIn(surface?.committed)).add(bufferIn(surface?.cached));
    }
    const buffers = new Map<number, ObjectState[]>();
    for (const object of state.objects.values()) {
      const { pool } = placeOf(state, object) ?? {};
      if (pool === undefined) continue;
      const others = buffers.get(pool);
      if (others === undefined) buffers.set(pool, [object]);
      else others.push(object);
    }
    for (const handle of this.#unsure.keys()) if (this.damage.of(handle) === undefined) this.#unsure.delete(handle);
    let isNew: boolean | undefined;
    return (pool, all) => {
      isNew ??= this.damage.takeAll();
      const blocks = new Blocks(pool.bytes);
      for (const object of buffers.get(pool.handle) ?? []) {
        const { handle, held } = object;
        this.#take(state, object, held || shown.has(handle), all || isNew, blocks);
      }
      return isNew ? undefined : blocks.runs();
    };
  }

  #take(state: State, object: ObjectState, isShown: boolean, all: boolean, blocks: Blocks): void {
    const { handle } = object;
    const known = this.damage.of(handle);
    if (known === undefined) {
      const place = placeOf(state, object);
      if (place !== undefined) blocks.add(place, 0, place.height);
      return;
    }
    const { changed, place } = known;
    const unsure = this.#unsure.get(handle);
    if (known.committed && unsure !== undefined) changed.join(unsure);
    for (const [from, to] of changed.bands()) blocks.add(place, from, to);
    if (isShown) {
      this.#unsure.delete(handle);
    } else if (all || !changed.empty) {
      const rows = unsure ?? new Rows(place.height);
      if (all) rows.addAll();
      else rows.join(changed);
      this.#unsure.set(handle, rows);
    }
    known.taken();
  }
}

/** The blocks of a pool, by which it is compared. */
class Blocks {
  readonly #marks: Uint8Array;
  readonly #pages: number;

  constructor(bytes: number) {
    this.#pages = pagesOf(bytes);
    this.#marks = new Uint8Array(Math.ceil(this.#pages / BLOCK_PAGES));
  }

  /** Those in which rows of a buffer lie. */
  add({ offset, stride }: BufferRows, from: number, to: number): void {
    const [start, end] = [offset + from * stride, offset + to * stride];
    this.#marks.fill(1, Math.floor(start / BLOCK_BYTES), Math.ceil(end / BLOCK_BYTES));
  }

  runs(): Run[] {
    const runs: Run[] = [];
    for (let from = this.#marks.indexOf(1); from >= 0; ) {
      const gap = this.#marks.indexOf(0, from);
      const to = gap < 0 ? this.#marks.length : gap;
      const first = from * BLOCK_PAGES;
      runs.push({ first, count: Math.min(to * BLOCK_PAGES, this.#pages) - first });
      from = this.#marks.indexOf(1, to);
      if (to === this.#marks.length) break;
    }
    return runs;
  }
}
