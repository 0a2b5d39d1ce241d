/** The fds of messages that are read from a segment. */

import type { OwnedFd, Segment, SegmentFd } from '../wire/index.js';

/** The fds of a segment's messages; those that were not kept are gone, which decoding must not mind. */
export class SegmentFds {
  readonly #segment: Segment;
  readonly kept = new Set<OwnedFd>();
  #next: number;
  #at = 0;

  /** @param next the first fd, in the segment's list */
  constructor(segment: Segment, next: number) {
    this.#segment = segment;
    this.#next = next;
  }

  /** Those of one message, to be read later. */
  ofMessage(message: number): SegmentFds {
    this.at(message);
    return new SegmentFds(this.#segment, this.#next);
  }

  closeKept(message: number): void {
    const { fds } = this.#segment;
    for (let i = this.#next; fds[i]?.at === message; i++) if (fds[i]?.kept === true) fds[i]?.fd.close();
  }

  /** Fds of messages before this one were not asked for: these were passed over. */
  at(message: number): void {
    this.#at = message;
    const { fds } = this.#segment;
    while ((fds[this.#next]?.at ?? message) < message) this.#next++;
  }

  shift(): OwnedFd | undefined {
    const entry: SegmentFd | undefined = this.#segment.fds[this.#next];
    if (entry === undefined || entry.at !== this.#at) return undefined;
    this.#next++;
    if (entry.kept) this.kept.add(entry.fd);
    return entry.fd;
  }
}
