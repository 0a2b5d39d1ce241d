/** `wl_shm`, its pools and their buffers. Memory is read, never mapped: a client can't hit us with SIGBUS. */

import { fstatSync, readSync } from 'node:fs';
import {
  type WaylandRequests,
  WlShmError,
  WlShmPoolError,
  wl_shm,
  wl_shm_pool,
} from '../protocol/generated/wayland.js';
import { OwnedFd } from '../wire/index.js';
import { Buffer } from './buffer.js';
import type { ClientConnection } from './client-connection.js';
import { takeBytes } from './pixels.js';
import { type BufferImage, shmFormats } from './render/index.js';
import { RequestError, type RequestTable, Resource } from './resource.js';

const INT_MAX = 0x7fffffff;
const ARGB8888 = 0;
const XRGB8888 = 1;

/** Whether a format is offered. */
function isOffered({ desktop }: ClientConnection, code: number): boolean {
  const { shmFormats: others } = desktop.behaviour;
  return others === undefined || code === ARGB8888 || code === XRGB8888 || others.includes(code);
}

export class Shm extends Resource {
  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_shm);
    for (const code of shmFormats.keys()) if (isOffered(client, code)) this.send('format', code);
  }

  override get requests(): typeof shmRequests {
    return shmRequests;
  }
}

const shmRequests: RequestTable<Shm, WaylandRequests['wl_shm']> = {
  create_pool(shm, id: number, fd: OwnedFd, size: number) {
    if (size <= 0) throw new RequestError(shm, WlShmError.invalid_stride, `invalid pool size ${size}`);
    if (!fstatSync(fd.fd).isFile()) {
      throw new RequestError(shm, WlShmError.invalid_fd, 'the file descriptor is not one of memory or a file');
    }
    try {
      readSync(fd.fd, new Uint8Array(1), 0, 1, 0);
    } catch (error) {
      throw new RequestError(shm, WlShmError.invalid_fd, `the file descriptor can't be read: ${String(error)}`);
    }
    new ShmPool(shm.client, id, shm.version, new OwnedFd(fd.take()), size);
  },
  release() {},
};

/** The memory of a pool: lives as long as the pool or one of its buffers. */
class PoolMemory {
  readonly fd: OwnedFd;
  size: number;
  #holders = 0;

  constructor(fd: OwnedFd, size: number) {
    this.fd = fd;
    this.size = size;
  }

  hold(): void {
    this.#holders++;
  }

  letGo(): void {
    if (--this.#holders === 0) this.fd.close();
  }
}

export class ShmPool extends Resource {
  readonly memory: PoolMemory;

  constructor(client: ClientConnection, id: number, version: number, fd: OwnedFd, size: number) {
    super(client, id, version, wl_shm_pool);
    this.memory = new PoolMemory(fd, size);
    this.memory.hold();
  }

  override get requests(): typeof poolRequests {
    return poolRequests;
  }

  protected override destroyed(): void {
    this.memory.letGo();
  }
}

export class ShmBuffer extends Buffer {
  readonly memory: PoolMemory;
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly format: number;

  constructor(
    client: ClientConnection,
    id: number,
    memory: PoolMemory,
    place: { offset: number; width: number; height: number; stride: number; format: number },
  ) {
    super(client, id);
    this.memory = memory;
    memory.hold();
    this.offset = place.offset;
    this.width = place.width;
    this.height = place.height;
    this.stride = place.stride;
    this.format = place.format;
  }

  override capture(): BufferImage {
    const { width, height, stride, format, offset } = this;
    const bytes = takeBytes(stride * height);
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(this.memory.fd.fd, bytes, at, bytes.length - at, offset + at);
      if (count === 0) {
        throw new RequestError(this, WlShmError.invalid_fd, 'the pool’s file is smaller than the pool');
      }
      at += count;
    }
    return { kind: 'shm', width, height, stride, format, bytes };
  }

  protected override destroyed(): void {
    this.memory.letGo();
  }
}

const poolRequests: RequestTable<ShmPool, WaylandRequests['wl_shm_pool']> = {
  create_buffer(pool, id: number, offset: number, width: number, height: number, stride: number, format: number) {
    const known = isOffered(pool.client, format) ? shmFormats.get(format) : undefined;
    if (known === undefined) {
      throw new RequestError(pool, WlShmPoolError.invalid_format, `format 0x${format.toString(16)} was not offered`);
    }
    if (
      offset < 0 ||
      width <= 0 ||
      height <= 0 ||
      stride < width * known.bytesPerPixel ||
      stride * height > INT_MAX ||
      offset + stride * height > pool.memory.size
    ) {
      throw new RequestError(
        pool,
        WlShmPoolError.invalid_stride,
        `${width}x${height} at ${offset} with a stride of ${stride} does not fit ${known.name} in ${pool.memory.size} bytes`,
      );
    }
    new ShmBuffer(pool.client, id, pool.memory, { offset, width, height, stride, format });
  },
  destroy() {},
  resize(pool, size: number) {
    // The pool has no error of its own for this; libwayland uses wl_shm's.
    if (size < pool.memory.size) {
      throw new RequestError(
        pool,
        WlShmError.invalid_fd,
        `a pool of ${pool.memory.size} bytes can't shrink to ${size}`,
      );
    }
    pool.memory.size = size;
  },
};
