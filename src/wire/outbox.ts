/**
 * Messages on their way out: encoded into segments, sent from them in order. A full socket just means
 * that {@link Outbox.next} gives the same bytes again. An fd leaves with the first byte of its own message or, as
 * libwayland's do, with an earlier one, where one sendmsg takes both: never later.
 */

import type { Lane } from './lane.js';
import type { OwnedFd } from './owned-fd.js';
import { type Segment, SegmentPool } from './segment.js';

/** The most fds that libwayland takes in one sendmsg, and so in one message. */
export const MAX_FDS_PER_SEND = 28;

/** With less room than this a segment counts as full. */
const MESSAGE_BYTES_USUAL = 4096;

const NO_FDS: readonly OwnedFd[] = [];

/** What one sendmsg may carry: `bytes[start, end)` and `fds`. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly fds: readonly OwnedFd[];
}

export class Outbox {
  readonly #pool: SegmentPool;
  readonly #onSegment: ((segment: Segment) => void) | undefined;
  /** Segments with unsent bytes; the last one is written to. */
  readonly #segments: Segment[] = [];
  readonly #lane: Lane | undefined;
  #sent = 0;
  #fdsSent = 0;
  #sealed = false;

  /**
   * `onSegment` sees each segment that is begun, before anything is in it.
   * @param lane what else writes into the segment at hand
   */
  constructor(pool: SegmentPool = new SegmentPool(), onSegment?: (segment: Segment) => void, lane?: Lane) {
    this.#pool = pool;
    this.#onSegment = onSegment;
    this.#lane = lane;
  }

  /** Bytes written and not yet sent. */
  get unsent(): number {
    let bytes = 0;
    for (const segment of this.#segments) bytes += segment.length;
    return bytes - this.#sent;
  }

  /** The segment to write the next message of `bytes` bytes into, at its `length`. */
  reserve(bytes: number): Segment {
    const last = this.#segments[this.#segments.length - 1];
    if (last !== undefined && last.room >= bytes && !this.#sealed) return last;
    this.#sealed = false;
    const segment = this.#pool.take(bytes);
    segment.hold();
    this.#segments.push(segment);
    this.#onSegment?.(segment);
    this.#lane?.use(segment);
    return segment;
  }

  /** Ends a message that was written at `segment.length`. */
  commit(segment: Segment, bytes: number): void {
    segment.length += bytes;
  }

  /** The next message begins a new segment, whatever room there is in this one. */
  seal(): void {
    this.#sealed = true;
    this.#lane?.use(undefined);
    const first = this.#segments[0];
    if (first !== undefined && this.#segments.length === 1 && this.#sent === first.length) this.#shift(first);
  }

  /** The next bytes to send; `undefined` when everything is sent. */
  next(): Chunk | undefined {
    let segment = this.#segments[0];
    // A segment that was sent whole and then sealed has nothing more to come.
    while (segment !== undefined && this.#sent === segment.length && this.#segments.length > 1) {
      this.#shift(segment);
      segment = this.#segments[0];
    }
    if (segment === undefined || this.#sent === segment.length) return undefined;
    if (this.#fdsSent === segment.fds.length) {
      return { bytes: segment.bytes, start: this.#sent, end: segment.length, fds: NO_FDS };
    }
    // The kernel ties fds to the first byte of a sendmsg: a chunk ends before the message whose fds it can't take.
    const all = segment.fds;
    let until = Math.min(this.#fdsSent + MAX_FDS_PER_SEND, all.length);
    const beyond = all[until]?.at;
    while (beyond !== undefined && all[until - 1]?.at === beyond) until--;
    const fds = all.slice(this.#fdsSent, until).map(({ fd }) => fd);
    return { bytes: segment.bytes, start: this.#sent, end: beyond ?? segment.length, fds };
  }

  /** Tells that the kernel took `bytes` of the chunk that {@link Outbox.next} gave, and so all of its fds. */
  sent(bytes: number, fds: number): void {
    const segment = this.#segments[0];
    if (segment === undefined) return; // discarded in the meantime
    for (let i = 0; i < fds; i++) {
      const entry = segment.fds[this.#fdsSent++];
      entry?.fd.close();
    }
    this.#sent += bytes;
    this.#returnEmpty(segment);
  }

  /**
   * Treats what is unsent as sent, where nobody will take it: its fds are closed, except those that the
   * journal keeps. The last segment is written on.
   */
  skip(): void {
    for (let segment = this.#segments[0]; segment !== undefined; segment = this.#segments[0]) {
      for (const entry of segment.fds.slice(this.#fdsSent)) entry.fd.close();
      this.#fdsSent = segment.fds.length;
      this.#sent = segment.length;
      if (!this.#returnEmpty(segment)) break;
    }
  }

  /** A segment that was sent whole goes back when it is full, sealed, or not the last one. */
  #returnEmpty(segment: Segment): boolean {
    if (this.#sent !== segment.length) return false;
    if (this.#segments.length === 1 && segment.room >= MESSAGE_BYTES_USUAL && !this.#sealed) return false;
    this.#shift(segment);
    return true;
  }

  /** Drops what is unsent: its fds are closed, except those that the journal keeps. */
  discard(): void {
    for (let segment = this.#segments[0]; segment !== undefined; segment = this.#segments[0]) {
      for (const entry of segment.fds.slice(this.#fdsSent)) entry.fd.close();
      this.#shift(segment);
    }
  }

  #shift(segment: Segment): void {
    this.#segments.shift();
    if (this.#segments.length === 0) this.#lane?.use(undefined);
    this.#sent = 0;
    this.#fdsSent = 0;
    segment.release();
  }
}
