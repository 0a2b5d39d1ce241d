/**
 * Objects by handle. Handles are given out in order and most objects are gone soon, so they stand in pages, which come and go
 * with what is on them: a map would pay for each object what the rest of its life costs.
 */

const PAGE_BITS = 8;
const PAGE = 1 << PAGE_BITS;

interface Page<T> {
  readonly objects: (T | undefined)[];
  count: number;
}

export class ByHandle<T> {
  readonly #pages = new Map<number, Page<T>>();
  /** The page that was used last, and its number. */
  #page: Page<T> | undefined;
  #number = -1;
  #newest = -1;

  #at(number: number): Page<T> | undefined {
    if (number !== this.#number) {
      this.#number = number;
      this.#page = this.#pages.get(number);
    }
    return this.#page;
  }

  get(handle: number): T | undefined {
    return this.#at(Math.floor(handle / PAGE))?.objects[handle % PAGE];
  }

  set(handle: number, object: T): void {
    const number = Math.floor(handle / PAGE);
    let page = this.#at(number);
    if (page === undefined) {
      // The newest page stays, also while it is empty: what comes next stands on it.
      if (this.#pages.get(this.#newest)?.count === 0) this.#pages.delete(this.#newest);
      page = { objects: new Array<T | undefined>(PAGE).fill(undefined), count: 0 };
      this.#pages.set(number, page);
      this.#newest = number;
      this.#page = page;
    }
    if (page.objects[handle % PAGE] === undefined) page.count++;
    page.objects[handle % PAGE] = object;
  }

  delete(handle: number): void {
    const number = Math.floor(handle / PAGE);
    const page = this.#at(number);
    if (page?.objects[handle % PAGE] === undefined) return;
    page.objects[handle % PAGE] = undefined;
    if (--page.count > 0 || number === this.#newest) return;
    this.#pages.delete(number);
    this.#number = -1; // it may come again
  }

  clear(): void {
    this.#pages.clear();
    this.#number = -1;
    this.#page = undefined;
  }

  /** In order of the handles. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (const number of [...this.#pages.keys()].sort((a, b) => a - b)) {
      for (const object of this.#pages.get(number)?.objects ?? []) if (object !== undefined) yield object;
    }
  }
}
