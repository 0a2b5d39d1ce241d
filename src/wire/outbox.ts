/**
 * Messages on their way out: encoded into segments, sent from them in order. A full socket just means
 * that {@link Outbox.next} gives the same bytes again. An fd never leaves later than its message's first
 * byte.
 */

import type { OwnedFd } from './owned-fd.js';
import { type Segment, SegmentPool } from './segment.js';

/** The most fds that libwayland takes in one sendmsg. */
export const MAX_FDS_PER_SEND = 28;

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
  #sent = 0;
  #fdsSent = 0;
  #unsent = 0;
  #sealed = false;

  /** `onSegment` sees each segment that is begun, before anything is in it. */
  constructor(pool: SegmentPool = new SegmentPool(), onSegment?: (segment: Segment) => void) {
    this.#pool = pool;
    this.#onSegment = onSegment;
  }

  /** Bytes written and not yet sent. */
  get unsent(): number {
    return this.#unsent;
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
    return segment;
  }

  /** Ends a message that was written at `segment.length`. */
  commit(segment: Segment, bytes: number): void {
    segment.length += bytes;
    this.#unsent += bytes;
  }

  /** The next message begins a new segment, whatever room there is in this one. */
  seal(): void {
    this.#sealed = true;
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
    const fds: OwnedFd[] = [];
    let end = segment.length;
    for (let i = this.#fdsSent; i < segment.fds.length; i++) {
      const entry = segment.fds[i] as Segment['fds'][number];
      if (fds.length === MAX_FDS_PER_SEND) {
        // The message of this fd waits for the next sendmsg, unless it is one with more fds than fit.
        if (entry.at > this.#sent) end = entry.at;
        break;
      }
      fds.push(entry.fd);
    }
    return { bytes: segment.bytes, start: this.#sent, end, fds };
  }

  /** Tells that the kernel took `bytes` of the chunk that {@link Outbox.next} gave, and so all of its fds. */
  sent(bytes: number, fds: number): void {
    const segment = this.#segments[0] as Segment;
    for (let i = 0; i < fds; i++) {
      const entry = segment.fds[this.#fdsSent++];
      if (entry !== undefined && !entry.kept) entry.fd.close();
    }
    this.#sent += bytes;
    this.#unsent -= bytes;
    // A segment that is full, or all that there is, goes back as soon as it is empty.
    if (this.#sent === segment.length && (this.#segments.length > 1 || segment.room < 4096)) this.#shift(segment);
  }

  /** Drops what is unsent: its fds are closed, except those that the journal keeps. */
  discard(): void {
    for (let segment = this.#segments[0]; segment !== undefined; segment = this.#segments[0]) {
      for (const entry of segment.fds.slice(this.#fdsSent)) if (!entry.kept) entry.fd.close();
      this.#shift(segment);
    }
    this.#unsent = 0;
  }

  #shift(segment: Segment): void {
    this.#segments.shift();
    this.#sent = 0;
    this.#fdsSent = 0;
    segment.release();
  }
}
