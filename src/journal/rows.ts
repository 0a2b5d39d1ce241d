/** A set of the rows of a buffer. */

export class Rows {
  readonly #marks: Uint8Array;
  /** What is in it lies within [first, end). */
  #first: number;
  #end = 0;

  constructor(height: number) {
    this.#marks = new Uint8Array(height);
    this.#first = height;
  }

  get empty(): boolean {
    return this.#first >= this.#end;
  }

  /** Adds [from, to), as far as the buffer has such rows. */
  add(from: number, to: number): void {
    const first = Math.max(0, from);
    const end = Math.min(this.#marks.length, to);
    if (first >= end) return;
    this.#marks.fill(1, first, end);
    this.#first = Math.min(this.#first, first);
    this.#end = Math.max(this.#end, end);
  }

  addAll(): void {
    this.add(0, this.#marks.length);
  }

  /** Adds what is in another set, of a buffer of the same height. */
  join(other: Rows): void {
    for (const [from, to] of other.bands()) this.add(from, to);
  }

  clear(): void {
    if (this.empty) return;
    this.#marks.fill(0, this.#first, this.#end);
    this.#first = this.#marks.length;
    this.#end = 0;
  }

  /** Neighbours as one, [from, to), in order. */
  *bands(): Generator<readonly [number, number]> {
    for (let from = this.#first; from < this.#end; ) {
      const gap = this.#marks.indexOf(0, from);
      const to = gap < 0 ? this.#end : gap;
      yield [from, to];
      const next = this.#marks.indexOf(1, to);
      if (next < 0) return;
      from = next;
    }
  }
}
