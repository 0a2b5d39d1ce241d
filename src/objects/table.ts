/**
 * The ids of one epoch and what stands behind them. An id that was destroyed stays taken, as a zombie
 * that still knows its interface, until the compositor's `delete_id`: late events still parse.
 */

import { WaylandError } from '../errors.js';

/** Ids from here on are made by the compositor. */
export const SERVER_ID_START = 0xff000000;

/** `wl_display`, there from the start. */
export const DISPLAY_ID = 1;

/** Objects of one epoch, by wire id. `T` is whatever its user keeps of an object. */
export class ObjectTable<T> {
  /** Index = id − 1; `undefined` is free, and the index is in {@link #free}. */
  readonly #client: (T | undefined)[] = [];
  readonly #server: (T | undefined)[] = [];
  readonly #free: number[] = [];

  /**
   * Takes the id given back last, else the lowest that was never used, for what `make` gives. When
   * `make` throws, the id stays free.
   */
  allocate(make: (id: number) => T): T {
    const object = make(this.next);
    this.enter(object);
    return object;
  }

  /** The id that the next object gets. @throws ERR_WL_STATE */
  get next(): number {
    const free = this.#free.length; // index -1 is a name, and slow
    const id = free > 0 ? (this.#free[free - 1] as number) : this.#client.length + 1;
    if (id >= SERVER_ID_START) throw new WaylandError('ERR_WL_STATE', 'all 4278190079 object ids are in use');
    return id;
  }

  /** Takes {@link ObjectTable.next}. */
  enter(object: T): void {
    const id = this.#free.pop() ?? this.#client.length + 1;
    this.#client[id - 1] = object;
  }

  /** Enters an object that the compositor made. @throws ERR_WL_MALFORMED when its id can't be */
  adopt(id: number, object: T): void {
    const index = id - SERVER_ID_START;
    // libwayland gives out server-side ids in order; a far one would make this table huge.
    if (index < 0 || index > this.#server.length || this.#server[index] !== undefined) {
      throw new WaylandError('ERR_WL_MALFORMED', `the compositor made an object with the impossible id ${id}`);
    }
    this.#server[index] = object;
  }

  /** Puts another object behind an id that is taken. */
  replace(id: number, object: T): void {
    if (id >= SERVER_ID_START) this.#server[id - SERVER_ID_START] = object;
    else this.#client[id - 1] = object;
  }

  get(id: number): T | undefined {
    return id >= SERVER_ID_START ? this.#server[id - SERVER_ID_START] : this.#client[id - 1];
  }

  /** Whether the id was ever taken: a message to any other is nonsense. */
  wasUsed(id: number): boolean {
    return id >= SERVER_ID_START ? id - SERVER_ID_START < this.#server.length : id > 0 && id <= this.#client.length;
  }

  /** Frees an id: the compositor's `delete_id`, or the end of an object that it made. */
  release(id: number): T | undefined {
    const object = this.get(id);
    if (object === undefined) return undefined;
    if (id >= SERVER_ID_START) {
      this.#server[id - SERVER_ID_START] = undefined;
    } else {
      this.#client[id - 1] = undefined;
      this.#free.push(id);
    }
    return object;
  }

  /** All objects, also zombies, in order of their ids. */
  *[Symbol.iterator](): IterableIterator<T> {
    for (const object of this.#client) if (object !== undefined) yield object;
    for (const object of this.#server) if (object !== undefined) yield object;
  }
}
