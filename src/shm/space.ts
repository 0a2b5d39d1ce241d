/** Which pages of a pool are free. Pure: counts bytes, touches none. */

/** Places start at multiples of a page: a snapshot compares and skips whole pages. */
const PAGE = 4096;

interface Span {
  start: number;
  end: number;
}

/** `bytes` rounded up to whole pages. */
export function wholePages(bytes: number): number {
  return Math.ceil(bytes / PAGE) * PAGE;
}

/** First fit over free spans, neighbours joined. Part of a page at the pool's end is never given out. */
export class PoolSpace {
  /** In order, never touching each other. */
  readonly #free: Span[] = [];
  #end: number;

  /** @param start first byte that may be given out */
  constructor(start: number, end: number) {
    this.#end = wholePages(start);
    this.extend(end);
  }

  /** The pool ends at byte `end` now. */
  extend(end: number): void {
    const floor = Math.floor(end / PAGE) * PAGE;
    if (floor <= this.#end) return;
    this.#release(this.#end, floor);
    this.#end = floor;
  }

  /** Takes a place of `bytes` bytes. @returns its offset, or undefined when nothing is large enough */
  take(bytes: number): number | undefined {
    const needed = wholePages(bytes);
    const index = this.#free.findIndex((span) => span.end - span.start >= needed);
    const span = this.#free[index];
    if (span === undefined) return undefined;
    const offset = span.start;
    span.start += needed;
    if (span.start === span.end) this.#free.splice(index, 1);
    return offset;
  }

  /** Takes a certain place, which may be in use already. */
  occupy(offset: number, bytes: number): void {
    const start = Math.floor(offset / PAGE) * PAGE;
    const end = wholePages(offset + bytes);
    for (let i = this.#free.length - 1; i >= 0; i--) {
      const span = this.#free[i] as Span;
      if (span.end <= start || span.start >= end) continue;
      const rest = [
        { start: span.start, end: start },
        { start: end, end: span.end },
      ];
      this.#free.splice(i, 1, ...rest.filter((one) => one.end > one.start));
    }
  }

  /** Gives a place back that was taken with these very figures. */
  giveBack(offset: number, bytes: number): void {
    this.#release(offset, offset + wholePages(bytes));
  }

  /** The size that a pool must grow to, so that a place of `bytes` bytes can be taken. */
  sizeFor(bytes: number): number {
    const last = this.#free[this.#free.length - 1];
    const tail = last !== undefined && last.end === this.#end ? last.end - last.start : 0;
    return this.#end - tail + wholePages(bytes);
  }

  #release(start: number, end: number): void {
    const found = this.#free.findIndex((span) => span.start >= start);
    const at = found === -1 ? this.#free.length : found;
    const next = this.#free[at];
    const before = this.#free[at - 1];
    const joined = { start, end };
    if (next?.start === end) {
      joined.end = next.end;
      this.#free.splice(at, 1);
    }
    if (before?.end === start) before.end = joined.end;
    else this.#free.splice(at, 0, joined);
  }
}
