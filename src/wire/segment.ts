/**
 * Where encoded messages live: segments, large pieces of memory that are used again and again. A
 * message never straddles two segments. The sender holds a segment until it is sent, the journal
 * until it is folded; the last one to let go returns it.
 */

import { WaylandError } from '../errors.js';
import type { OwnedFd } from './owned-fd.js';

export const SEGMENT_BYTES = 64 * 1024;

/** Free segments beyond these are left to the garbage collector: a burst is not kept for ever. */
const FREE_SEGMENTS_KEPT = 32;

/** An fd that belongs to the message that begins at byte `at`. */
export interface SegmentFd {
  readonly at: number;
  readonly fd: OwnedFd;
  /** The journal retains it too, and takes it when it folds; the sender closes its share once sent. */
  readonly kept: boolean;
}

export class Segment {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  /** Bytes written; a multiple of 4. */
  length = 0;
  /** Fds of the messages in here, in order. */
  readonly fds: SegmentFd[] = [];
  #holders = 0;
  readonly #free: Segment[];

  constructor(bytes: number, free: Segment[]) {
    const memory = new ArrayBuffer(bytes);
    this.bytes = new Uint8Array(memory);
    this.words = new Int32Array(memory);
    this.#free = free;
  }

  get room(): number {
    return this.bytes.length - this.length;
  }

  hold(): void {
    this.#holders++;
  }

  /** @throws ERR_WL_STATE when nobody holds it: given back twice, it would be written by two */
  release(): void {
    if (this.#holders === 0) throw new WaylandError('ERR_WL_STATE', 'a segment was released more often than held');
    if (--this.#holders > 0) return;
    this.length = 0;
    this.fds.length = 0;
    if (this.bytes.length === SEGMENT_BYTES && this.#free.length < FREE_SEGMENTS_KEPT) this.#free.push(this);
  }
}

/** Gives out segments and takes them back. */
export class SegmentPool {
  readonly #free: Segment[] = [];
  #made = 0;

  /** A segment with at least `bytes` of room, held by nobody yet. */
  take(bytes = 0): Segment {
    const size = Math.max(bytes, SEGMENT_BYTES);
    const free = size === SEGMENT_BYTES ? this.#free.pop() : undefined;
    if (free !== undefined) return free;
    this.#made++;
    return new Segment(size, this.#free);
  }

  /** How many segments were ever allocated: constant in a steady state. */
  get made(): number {
    return this.#made;
  }
}
