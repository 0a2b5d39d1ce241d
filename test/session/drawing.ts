// An app as its log tells of it, with real memory: two copies follow what it draws, one by damage and one by comparison.
import { onTestFinished } from 'vitest';
import { foldRecord, type LogRecord, type MadeObject, type State } from '../../src/journal/index.js';
import { wp_viewport, wp_viewporter } from '../../src/protocol/generated/viewporter.js';
import * as wayland from '../../src/protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import { Staging, WhereDamaged } from '../../src/session/snapshot/index.js';
import { keptPages } from '../../src/session/snapshot/pages.js';
import type { CutPool } from '../../src/session/snapshot/staging.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import type { OwnedFd } from '../../src/wire/index.js';
import { freshState } from '../journal/author.js';
import { made, say } from './logs.js';

export const PAGE = 4096;
/** By this much memory is compared. */
export const BLOCK = 16 * PAGE;

/** What outlives an app: memory is mapped once for many of them. */
export class Memory {
  readonly fd: OwnedFd;
  bytes: Uint8Array;
  /** Which copy by damage, and by comparison. */
  readonly stagings = [new Staging(), new Staging()] as const;

  constructor(bytes: number) {
    this.fd = createMemfd('drawing', bytes);
    this.bytes = new Uint8Array(mapShared(this.fd.fd, bytes));
    onTestFinished(() => {
      this.fd.close();
      this.bytes = new Uint8Array(); // others may keep what a test closed over
    });
  }
}

/** What the file would give back of a pool. */
type Copy = Map<number, Buffer>;

export interface Pool {
  readonly object: MadeObject;
  readonly memory: Memory;
  /** As far as it belongs to the pool. */
  bytes: number;
}

export interface Place {
  readonly offset: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

export class Buf {
  readonly object: MadeObject;
  readonly pool: Pool;
  readonly place: Place;

  constructor(object: MadeObject, pool: Pool, place: Place) {
    this.object = object;
    this.pool = pool;
    this.place = place;
  }

  get handle(): number {
    return this.object.handle;
  }

  get pixels(): Uint8Array {
    const { offset, stride, height } = this.place;
    return this.pool.memory.bytes.subarray(offset, offset + stride * height);
  }

  /** Rows [from, to) get this byte. */
  fill(byte: number, from = 0, to = this.place.height): this {
    this.pixels.fill(byte, from * this.place.stride, to * this.place.stride);
    return this;
  }
}

export class Drawing {
  readonly state: State = freshState();
  readonly where = new WhereDamaged();
  readonly compositor = made(2, wayland.wl_compositor, 6);
  readonly shm = made(3, wayland.wl_shm);
  readonly subcompositor = made(4, wayland.wl_subcompositor);
  readonly viewporter = made(5, wp_viewporter);
  readonly pools: Pool[] = [];
  readonly #stagings: Memory['stagings'];
  /** What is restored by damage, and by comparison. */
  readonly copies: readonly [Copy, Copy] = [new Map(), new Map()];
  #next = 6;

  constructor(stagings = [new Staging(), new Staging()] as const) {
    this.#stagings = stagings;
    onTestFinished(() => stagings.forEach((staging) => void staging.clear()));
    const display = made(1, wayland.wl_display);
    for (const global of [this.compositor, this.shm, this.subcompositor, this.viewporter]) {
      this.read({ kind: 'made', by: display.handle, made: global });
    }
  }

  read(record: LogRecord): void {
    this.where.damage.read(record, this.state);
    foldRecord(this.state, record);
  }

  say(target: MadeObject, name: string, ...args: (number | string | null | OwnedFd)[]): void {
    this.read(say(target, name, args));
  }

  /** A request whose first argument is the new object. */
  make(
    target: MadeObject,
    name: string,
    descriptor: InterfaceDescriptor,
    ...args: (number | null | OwnedFd)[]
  ): MadeObject {
    const object = made(this.#next++, descriptor, target.version);
    this.read(say(target, name, [object.handle, ...args], object));
    return object;
  }

  surface(): MadeObject {
    return this.make(this.compositor, 'create_surface', wayland.wl_surface);
  }

  /** A synchronized one. */
  subsurface(parent: MadeObject): { surface: MadeObject; role: MadeObject } {
    const surface = this.surface();
    const role = this.make(this.subcompositor, 'get_subsurface', wayland.wl_subsurface, surface.handle, parent.handle);
    return { surface, role };
  }

  viewport(surface: MadeObject): MadeObject {
    return this.make(this.viewporter, 'get_viewport', wp_viewport, surface.handle);
  }

  /** @param memory that it may grow to */
  pool(bytes: number, memory: Memory = new Memory(bytes)): Pool {
    const object = this.make(this.shm, 'create_pool', wayland.wl_shm_pool, null, bytes);
    const pool = { object, memory, bytes };
    this.pools.push(pool);
    return pool;
  }

  /** Another pool of the same memory. */
  alias(other: Pool): Pool {
    const object = this.make(this.shm, 'create_pool', wayland.wl_shm_pool, null, other.bytes);
    const pool = { ...other, object };
    this.pools.push(pool);
    return pool;
  }

  buffer(pool: Pool, place: Place): Buf {
    const { offset, width, height, stride } = place;
    const object = this.make(pool.object, 'create_buffer', wayland.wl_buffer, offset, width, height, stride, 0);
    return new Buf(object, pool, place);
  }

  /** Rows [from, to) of each band are damaged, in buffer coordinates. */
  show(surface: MadeObject, buffer: Buf, ...bands: readonly (readonly [number, number])[]): void {
    this.say(surface, 'attach', buffer.handle, 0, 0);
    for (const [from, to] of bands) this.say(surface, 'damage_buffer', 0, from, buffer.place.width, to - from);
    this.say(surface, 'commit');
  }

  release({ handle }: Buf): void {
    this.read({ kind: 'event', target: handle, opcode: 0, args: [] });
  }

  /** Copies what is there now. @returns what was found by damage and by comparison */
  cut(everything = false): { readonly damaged: readonly CutPool[]; readonly compared: readonly CutPool[] } {
    const kept = keptPages(
      this.pools.map(({ object, memory, bytes }) => ({ handle: object.handle, fd: memory.fd, bytes })),
    );
    const damaged = this.#stagings[0].cut(kept, everything, this.where.now(this.state));
    const compared = this.#stagings[1].cut(kept, everything);
    restore(this.copies[0], damaged);
    restore(this.copies[1], compared);
    return { damaged, compared };
  }

  /** What a restore would give back of a buffer, by damage. */
  saved({ pool, place: { offset, stride, height } }: Buf): Buffer {
    const copy = this.copies[0].get(pool.object.handle);
    if (copy === undefined) throw new Error('it is not saved');
    return copy.subarray(offset, offset + stride * height);
  }

  isSaved(buffer: Buf): boolean {
    return this.saved(buffer).equals(buffer.pixels);
  }
}

/** Does with a point what reading it does. */
function restore(copy: Copy, pools: readonly CutPool[]): void {
  for (const handle of copy.keys()) if (!pools.some((pool) => pool.handle === handle)) copy.delete(handle);
  for (const { handle, bytes, fresh, runs, copy: pages } of pools) {
    const before = fresh ? undefined : copy.get(handle);
    const whole = Buffer.alloc(Math.ceil(bytes / PAGE) * PAGE);
    before?.copy(whole);
    for (const { first, count } of runs) {
      whole.set(pages.subarray(first * PAGE, (first + count) * PAGE), first * PAGE);
    }
    copy.set(handle, whole);
  }
}

/** Pages of a pool that were found. */
export function pagesFound(pools: readonly CutPool[], { object }: Pool): Set<number> {
  const { runs = [] } = pools.find(({ handle }) => handle === object.handle) ?? {};
  return new Set(runs.flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i)));
}
