/**
 * The short way of a request: written into the segment at hand where it is made, without a call that others could overrule.
 * It is open only while nobody has a say in requests. While it is closed it has a segment without room, so that
 * a request looks at the room alone.
 */

import { Segment } from './segment.js';

const NO_ROOM = new Segment(0, []);

/** How many of the last requests are remembered; a power of 2. */
export const NOTED = 16;

/** A request that was written. */
export interface Noted {
  /** What it was said to. */
  target: object | undefined;
  /** Where in the segment at hand it begins, in words; -1 where it is known otherwise. */
  at: number;
}

/** What a lane tells whoever sends what is written. */
export interface LaneOwner {
  /** The first request of a turn was written. */
  queued(): void;
  /** What was noted stands in this segment, which is about to be used for something else. */
  leaves(segment: Segment): void;
}

export class Lane {
  /** Where the next request goes, if there is room. */
  segment: Segment = NO_ROOM;
  /** Whether somebody knows already that something is to be sent. */
  queued = false;
  readonly noted: readonly Noted[] = Array.from({ length: NOTED }, () => ({ target: undefined, at: -1 }));
  /** How many requests were noted. */
  count = 0;
  #atHand: Segment | undefined;
  #open = false;
  readonly #owner: LaneOwner | undefined;

  /** Without an owner it stays closed. */
  constructor(owner?: LaneOwner) {
    this.#owner = owner;
  }

  /** The segment that the outbox writes to, if it may be written on. */
  use(segment: Segment | undefined): void {
    if (this.#atHand === segment) return;
    if (this.#atHand !== undefined) this.#owner?.leaves(this.#atHand);
    this.#atHand = segment;
    this.segment = this.#open && segment !== undefined ? segment : NO_ROOM;
  }

  /** Reads what was noted and still stands in the segment at hand. */
  settle(): void {
    if (this.#atHand !== undefined) this.#owner?.leaves(this.#atHand);
  }

  get open(): boolean {
    return this.#open;
  }

  set open(value: boolean) {
    if (value === this.#open) return;
    this.#open = value;
    this.segment = (value ? this.#atHand : undefined) ?? NO_ROOM;
  }

  /** Tells that a message was written for `target`, `at` so many words from the segment's start. */
  wrote(target: object, at: number): void {
    const noted = this.noted[this.count++ & (NOTED - 1)] as Noted;
    noted.target = target;
    noted.at = at;
    if (!this.queued) {
      this.queued = true;
      this.#owner?.queued();
    }
  }
}

/** For objects on whose requests somebody always has a say. */
export const CLOSED_LANE = new Lane();
