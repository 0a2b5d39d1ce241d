/** A wl_shm_pool with the memory behind it: the compositor and this process see the same bytes. */

import { WaylandError } from '../errors.js';
import type { WlBuffer, WlShmPool } from '../protocol/generated/wayland.js';
import type { OwnedFd } from '../wire/index.js';
import { type BufferPlace, checkPlace } from './formats.js';
import { MemfdMemory, type MemoryKind, type PoolMemory, PosixMemory } from './memory.js';
import { PoolSpace } from './space.js';

/** What a pool is made through: a bound `wl_shm`. */
export interface PoolMaker {
  createPool(fd: number, size: number): WlShmPool;
}

export interface PoolOptions {
  /** Bytes for pixels, 1 to 2147483647. */
  readonly bytes: number;
  /** `memfd` (default): anonymous, can grow. `posix`: other processes attach by `name`; has a fixed size. */
  readonly memory?: MemoryKind;
  /** For `posix`: the object's name, e.g. `/org.example.frames`. */
  readonly name?: string;
}

/** A pool as data: `pool` is the handle of its wl_shm_pool. */
export interface SavedPool {
  readonly pool: number;
  readonly bytes: number;
}

/**
 * Owns the pool's memory, and knows which parts of it are in use. Offsets are the protocol's: bytes from
 * the file's start.
 */
export class ShmPool {
  readonly proxy: WlShmPool;
  readonly #memory: PoolMemory;
  readonly #space: PoolSpace;

  private constructor(proxy: WlShmPool, memory: PoolMemory) {
    this.proxy = proxy;
    this.#memory = memory;
    this.#space = new PoolSpace(memory.reserved, memory.bytes);
  }

  /**
   * Makes memory and tells the compositor of it.
   * @throws ERR_WL_ARGUMENT for a bad size or name, ERR_WL_DEPENDENCY without the package that `posix` needs
   */
  static create(shm: PoolMaker, options: PoolOptions): ShmPool {
    const { bytes, memory: kind = 'memfd', name } = options;
    if (kind !== 'memfd' && kind !== 'posix') {
      throw new WaylandError('ERR_WL_ARGUMENT', `a pool's memory is 'memfd' or 'posix', got '${String(kind)}'`);
    }
    if ((kind === 'posix') !== (name !== undefined)) {
      throw new WaylandError('ERR_WL_ARGUMENT', `a pool has a name if and only if its memory is 'posix'`);
    }
    const memory = name === undefined ? MemfdMemory.create(bytes) : new PosixMemory(name, bytes);
    try {
      return new ShmPool(shm.createPool(memory.fd.fd, memory.bytes), memory);
    } catch (error) {
      memory.close();
      throw error;
    }
  }

  /**
   * A pool around a wl_shm_pool that exists already: after a restore.
   * @param fd taken over, also when it throws
   * @throws ERR_WL_ARGUMENT if the file is smaller than `bytes`
   */
  static adopt(proxy: WlShmPool, fd: OwnedFd, bytes: number): ShmPool {
    try {
      return new ShmPool(proxy, new MemfdMemory(fd, bytes));
    } catch (error) {
      fd.close();
      throw error;
    }
  }

  /** Size of the file in bytes. */
  get bytes(): number {
    return this.#memory.bytes;
  }

  /** The file's descriptor, owned here: for looking at, not for closing. */
  get fd(): number {
    return this.#memory.fd.fd;
  }

  /** Where other processes find it, if its memory is `posix`. */
  get name(): string | undefined {
    return this.#memory.name;
  }

  get memory(): MemoryKind {
    return this.#memory.kind;
  }

  /** The first offset that may hold pixels. */
  get reserved(): number {
    return this.#memory.reserved;
  }

  /** Bytes of the pool, shared with the compositor. A view stays readable after the pool was destroyed. @throws ERR_WL_STATE for a new one then */
  view(offset: number, bytes: number): Uint8ClampedArray {
    return new Uint8ClampedArray(this.#memory.buffer, offset, bytes);
  }

  /**
   * Makes the pool larger; it can't shrink. Views that were taken before show the same bytes as before.
   * @throws ERR_WL_STATE for `posix` memory, ERR_WL_ARGUMENT for a bad size
   */
  grow(bytes: number): void {
    if (bytes === this.bytes) return;
    this.#memory.grow(bytes);
    this.#space.extend(bytes);
    this.proxy.resize(bytes);
  }

  /**
   * Makes a buffer at a place that the caller chose.
   * @throws ERR_WL_FORMAT when the place breaks a rule that the compositor would end the connection for
   */
  createBuffer(place: BufferPlace): WlBuffer {
    checkPlace(place, this.bytes);
    if (place.offset < this.#memory.reserved) {
      throw new WaylandError(
        'ERR_WL_FORMAT',
        `the first ${this.#memory.reserved} bytes of '${this.name}' are not for pixels`,
      );
    }
    const { offset, width, height, stride, format } = place;
    return this.proxy.createBuffer(offset, width, height, stride, format.code);
  }

  /** Takes a free part of the pool, and makes the pool larger if there is none. @returns its offset */
  allocate(bytes: number): number {
    const found = this.#space.take(bytes);
    if (found !== undefined) return found;
    this.grow(this.#space.sizeFor(bytes));
    return this.#space.take(bytes) as number;
  }

  /** Gives a part back that {@link ShmPool.allocate} gave, or {@link ShmPool.occupy} took. */
  free(offset: number, bytes: number): void {
    this.#space.giveBack(offset, bytes);
  }

  /** Takes a certain part: for buffers that exist already. */
  occupy(offset: number, bytes: number): void {
    this.#space.occupy(offset, bytes);
  }

  save(): SavedPool {
    return { pool: this.proxy.handle, bytes: this.bytes };
  }

  /** Destroys the wl_shm_pool and closes the memory. Buffers and views that were made live on. */
  destroy(): void {
    if (this.proxy.alive) this.proxy.destroy();
    this.#memory.close();
  }

  [Symbol.dispose](): void {
    this.destroy();
  }
}

/**
 * Makes a pool: `createPool(shm, { bytes })`, or `createPool(shm, { bytes, memory: 'posix', name: '/frames' })` for
 * one that another process attaches to.
 * @throws ERR_WL_ARGUMENT for a bad size or name, ERR_WL_DEPENDENCY without the package that `posix` needs
 */
export function createPool(shm: PoolMaker, options: PoolOptions): ShmPool {
  return ShmPool.create(shm, options);
}
