/** The memory behind a pool: an anonymous memfd, or a POSIX object that other processes find by name. */

import { constants, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { WaylandError } from '../errors.js';
import { createMemfd, mapShared } from '../sys/index.js';
import { OwnedFd } from '../wire/index.js';
import { SIZE_MAX } from './formats.js';
import { requireOptional } from './optional.js';

export type MemoryKind = 'memfd' | 'posix';

/** A file in memory, mapped whole. A mapping is released when no view of it is left. */
export interface PoolMemory {
  readonly kind: MemoryKind;
  /** Owned here, closed by {@link PoolMemory.close}. */
  readonly fd: OwnedFd;
  /** Size of the file, which is the size of the pool. */
  readonly bytes: number;
  /** The newest mapping; views of earlier ones show the same bytes. @throws ERR_WL_STATE after {@link PoolMemory.close} */
  readonly buffer: ArrayBuffer;
  /** Bytes at the file's start that are not for pixels. */
  readonly reserved: number;
  /** For `posix`: its name, with the leading slash. */
  readonly name: string | undefined;
  /** Makes the file larger and maps it anew. @throws ERR_WL_STATE if this kind can't */
  grow(bytes: number): void;
  /** Closes the fd; a `posix` object loses its name. Views stay readable. */
  close(): void;
}

/** @throws ERR_WL_ARGUMENT */
export function checkPoolBytes(bytes: number): void {
  if (!Number.isInteger(bytes) || bytes < 1 || bytes > SIZE_MAX) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `a pool's size must be an integer from 1 to ${SIZE_MAX} bytes, got ${bytes}`,
    );
  }
}

/** A mapping as long as its memory is open: who keeps a closed pool must not keep its pages. */
function stillMapped(buffer: ArrayBuffer | undefined): ArrayBuffer {
  if (buffer !== undefined) return buffer;
  throw new WaylandError('ERR_WL_STATE', 'this pool was destroyed; only views from before can be read');
}

/** A memfd, sealed against shrinking, that nobody else can find. */
export class MemfdMemory implements PoolMemory {
  readonly kind = 'memfd';
  readonly reserved = 0;
  readonly name = undefined;
  readonly fd: OwnedFd;
  #bytes: number;
  #buffer: ArrayBuffer | undefined;

  /** Takes an fd over and maps it. @throws ERR_WL_SYSCALL; ERR_WL_ARGUMENT if the file is smaller than `bytes` */
  constructor(fd: OwnedFd, bytes: number) {
    checkPoolBytes(bytes);
    const { size } = fstatSync(fd.fd);
    // A mapping beyond the file's end would kill the process at the first touch.
    if (size < bytes)
      throw new WaylandError('ERR_WL_ARGUMENT', `a pool of ${bytes} bytes does not fit a file of ${size}`);
    this.#buffer = mapShared(fd.fd, bytes);
    this.fd = fd;
    this.#bytes = bytes;
  }

  /** New memory, all zero. Pages that are never touched cost nothing. */
  static create(bytes: number): MemfdMemory {
    checkPoolBytes(bytes);
    const fd = createMemfd('resurface-pool', bytes);
    try {
      return new MemfdMemory(fd, bytes);
    } catch (error) {
      fd.close();
      throw error;
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  get buffer(): ArrayBuffer {
    return stillMapped(this.#buffer);
  }

  grow(bytes: number): void {
    checkPoolBytes(bytes);
    if (bytes < this.#bytes) {
      throw new WaylandError('ERR_WL_ARGUMENT', `a pool of ${this.#bytes} bytes can't shrink to ${bytes}`);
    }
    if (fstatSync(this.fd.fd).size < bytes) ftruncateSync(this.fd.fd, bytes);
    this.#buffer = mapShared(this.fd.fd, bytes);
    this.#bytes = bytes;
  }

  close(): void {
    this.#buffer = undefined;
    this.fd.close();
  }
}

/** What is used of the package shm-typed-array. */
interface ShmTypedArray {
  createPosix(name: string, count: number, type: 'Uint8Array', permissions: string): Uint8Array | null;
  destroy(name: string): boolean;
}

/** Its own bytes at the start of each object; `get()` of another process reads the size there. */
const POSIX_HEADER = 8;

/**
 * A named object of shm_open(3), which another process attaches to with `shm-typed-array`'s
 * `get(name, 'Uint8Array')` and finds the pixels without the header. It can't grow, and it outlives a
 * process that ends without {@link PosixMemory.close}.
 */
export class PosixMemory implements PoolMemory {
  readonly kind = 'posix';
  readonly reserved = POSIX_HEADER;
  readonly name: string;
  readonly fd: OwnedFd;
  readonly bytes: number;
  #buffer: ArrayBuffer | undefined;
  readonly #library: ShmTypedArray;
  /** The library's own view. Never read: it points to nothing once the object is destroyed. */
  #attached: Uint8Array | undefined;

  /**
   * @param bytes for pixels; the file is 8 bytes larger
   * @throws ERR_WL_DEPENDENCY without shm-typed-array; ERR_WL_ARGUMENT if the name is bad or taken
   */
  constructor(name: string, bytes: number) {
    if (!/^\/[^/\0]{1,254}$/.test(name)) {
      throw new WaylandError('ERR_WL_ARGUMENT', `a POSIX name is a slash and 1 to 254 other characters, got '${name}'`);
    }
    checkPoolBytes(bytes + POSIX_HEADER);
    const library = requireOptional('shm-typed-array', `memory: 'posix'`) as ShmTypedArray;
    const attached = library.createPosix(name, bytes, 'Uint8Array', '600');
    if (attached === null) {
      throw new WaylandError(
        'ERR_WL_ARGUMENT',
        `shared memory '${name}' exists already; choose another name, or remove it`,
      );
    }
    this.name = name;
    this.bytes = bytes + POSIX_HEADER;
    this.#library = library;
    this.#attached = attached;
    let fd: OwnedFd | undefined;
    try {
      // On Linux shm_open(3) is an open(2) below /dev/shm. A mapping of our own outlives the library's.
      fd = new OwnedFd(openSync(`/dev/shm${name}`, constants.O_RDWR | constants.O_NOFOLLOW));
      this.#buffer = mapShared(fd.fd, this.bytes);
    } catch (error) {
      fd?.close();
      library.destroy(name);
      throw error;
    }
    this.fd = fd;
  }

  get buffer(): ArrayBuffer {
    return stillMapped(this.#buffer);
  }

  grow(bytes: number): void {
    throw new WaylandError(
      'ERR_WL_STATE',
      `shared memory '${this.name}' can't grow to ${bytes} bytes: others attached to its size`,
    );
  }

  close(): void {
    if (this.#attached === undefined) return;
    this.#attached = undefined;
    this.#buffer = undefined;
    this.fd.close();
    this.#library.destroy(this.name);
  }
}
