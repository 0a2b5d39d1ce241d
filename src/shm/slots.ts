/** The slots of one surface: two or more buffers in one pool, drawn into in turn. */

import { WaylandError } from '../errors.js';
import { WlBuffer, WlShmPool } from '../protocol/generated/wayland.js';
import {
  type BufferPlace,
  checkPlace,
  minStride,
  parseFormat,
  placeBytes,
  type ShmFormat,
  SIZE_MAX,
} from './formats.js';
import { type PoolMaker, type SavedPool, ShmPool } from './pool.js';
import { type SavedSlot, Slot } from './slot.js';
import { foundAs, type RingSources } from './sources.js';
import { wholePages } from './space.js';

export interface SlotRingOptions {
  readonly format: ShmFormat;
  /** How many buffers there may be at once, 2 to 16; default 3. */
  readonly slots?: number;
}

/** A ring as data, with handles for its objects. `pool` is null while nothing was drawn. */
export interface SavedRing {
  readonly format: string;
  readonly limit: number;
  readonly pool: SavedPool | null;
  readonly slots: readonly SavedSlot[];
}

const DEFAULT_SLOTS = 3;
const MOST_SLOTS = 16;

/**
 * Gives out a slot that nobody shows or reads, and remembers which one is in front. Slots come into
 * being when they are needed: an app that draws once has one. Slots of an old size go when they are free.
 */
export class SlotRing {
  readonly format: ShmFormat;
  readonly limit: number;
  readonly #shm: PoolMaker;
  readonly #freed: () => void;
  readonly #slots: Slot[] = [];
  #pool: ShmPool | undefined;
  #front: Slot | undefined;

  /**
   * @param freed called when a slot becomes free after the compositor or a newer frame held it back
   * @throws ERR_WL_FORMAT when the format isn't packed in one plane, ERR_WL_ARGUMENT for a bad number of slots
   */
  constructor(shm: PoolMaker, options: SlotRingOptions, freed: () => void = () => {}) {
    const { format, slots = DEFAULT_SLOTS } = options;
    minStride(format, 1);
    if (!Number.isInteger(slots) || slots < 2 || slots > MOST_SLOTS) {
      throw new WaylandError(
        'ERR_WL_ARGUMENT',
        `the number of slots must be an integer from 2 to ${MOST_SLOTS}, got ${slots}`,
      );
    }
    this.format = format;
    this.limit = slots;
    this.#shm = shm;
    this.#freed = freed;
  }

  /** All that exist now, of the current size and of earlier ones that are still held. */
  get slots(): readonly Slot[] {
    return this.#slots;
  }

  /** The one that was committed last. */
  get front(): Slot | undefined {
    return this.#front;
  }

  /** The memory that they lie in; undefined before the first one was made. */
  get pool(): ShmPool | undefined {
    return this.#pool;
  }

  /**
   * A slot of this size to draw into, in state `drawing`; undefined when there are as many as there may
   * be and the compositor holds them. Its content is whatever was drawn there earlier.
   * @throws ERR_WL_FORMAT for a size that no buffer can have
   */
  acquire(width: number, height: number): Slot | undefined {
    const stride = Number.isInteger(width) && width > 0 ? minStride(this.format, width) : 0;
    checkPlace({ offset: 0, width, height, stride, format: this.format }, SIZE_MAX);
    this.#dropOthers(width, height);
    let slot = this.#slots.find((one) => one.state === 'free');
    if (slot === undefined && this.#slots.length < this.limit) slot = this.#add(width, height, stride);
    slot?.begin();
    return slot;
  }

  /** The slot was attached and committed: it is the front now. */
  commit(slot: Slot): void {
    const before = this.#front;
    slot.committed();
    this.#front = slot;
    before?.replaced();
  }

  save(): SavedRing {
    return {
      format: this.format.name,
      limit: this.limit,
      pool: this.#pool?.save() ?? null,
      slots: this.#slots.map((slot) => slot.save()),
    };
  }

  /**
   * A ring around objects that exist already. Slots whose buffer did not come back are left out; without
   * its pool it begins anew.
   * @throws ERR_WL_FORMAT, ERR_WL_ARGUMENT when the data can't be true, with nothing taken
   */
  static adopt(shm: PoolMaker, saved: SavedRing, sources: RingSources, freed: () => void = () => {}): SlotRing {
    const ring = new SlotRing(shm, { format: parseFormat(saved.format), slots: saved.limit }, freed);
    if (saved.pool === null) return ring;
    const { format } = ring;
    const places = saved.slots.map(({ offset, width, height, stride }) => ({ offset, width, height, stride, format }));
    for (const place of places) checkPlace(place, saved.pool.bytes);
    const proxy = foundAs(WlShmPool, saved.pool.pool, sources);
    const fd = proxy === undefined ? undefined : sources.memory(saved.pool.pool);
    if (proxy === undefined || fd === undefined) return ring;
    const pool = ShmPool.adopt(proxy, fd, saved.pool.bytes);
    ring.#pool = pool;
    for (const [index, one] of saved.slots.entries()) {
      const place = places[index] as BufferPlace;
      const buffer = foundAs(WlBuffer, one.buffer, sources);
      if (buffer === undefined) continue;
      pool.occupy(place.offset, placeBytes(place));
      const slot = new Slot(pool, place, buffer, ring.#slotFreed);
      slot.resume(one.front, one.released);
      if (one.front) ring.#front = slot;
      ring.#slots.push(slot);
    }
    return ring;
  }

  /** Destroys buffers and pool. The surface should be gone before: some compositors stop painting it. */
  destroy(): void {
    for (const slot of this.#slots.splice(0)) slot.destroy();
    this.#front = undefined;
    this.#pool?.destroy();
    this.#pool = undefined;
  }

  readonly #slotFreed = (): void => this.#freed();

  #add(width: number, height: number, stride: number): Slot {
    const bytes = stride * height;
    // Room for a second one from the start: it costs nothing until it is touched, and saves a resize.
    this.#pool ??= ShmPool.create(this.#shm, { bytes: Math.min(SIZE_MAX, 2 * wholePages(bytes)) });
    const pool = this.#pool;
    const place = { offset: pool.allocate(bytes), width, height, stride, format: this.format };
    const slot = new Slot(pool, place, pool.createBuffer(place), this.#slotFreed);
    this.#slots.push(slot);
    return slot;
  }

  /** Free slots of another size go, so that their memory serves the new one. */
  #dropOthers(width: number, height: number): void {
    for (let i = this.#slots.length - 1; i >= 0; i--) {
      const slot = this.#slots[i] as Slot;
      if (slot.state !== 'free' || (slot.place.width === width && slot.place.height === height)) continue;
      slot.destroy();
      this.#pool?.free(slot.place.offset, placeBytes(slot.place));
      this.#slots.splice(i, 1);
    }
  }
}
