/**
 * Which rows of shm buffers may have changed, by the damage in the log. It tells where a surface's new content is unlike the
 * content before it (wl_surface.damage), not where a buffer was drawn into: a buffer that is committed again is unlike itself
 * by what was damaged since, whichever buffers showed that.
 *
 * What is not certain counts as changed: all of a buffer that is new to its surface, or that the surface shows in
 * another way than before.
 */

import type { LogRecord } from './record.js';
import { Rows } from './rows.js';
import { bufferIn, type Entry, type ObjectState, type State } from './state.js';
import type { Term } from './terms.js';

/** Sees the log as it is folded, also what leaves no trace in the state. */
export interface Watcher {
  /** @param state without the record, which is folded next */
  read(record: LogRecord, state: State): void;
  /** What comes next does not follow on what came before. */
  forget(): void;
}

/** Where the pixels of a buffer lie in its pool; in bytes, but for the height. */
export interface BufferRows {
  readonly offset: number;
  readonly stride: number;
  readonly height: number;
}

/** Buffers of more rows than a window can have are none of which damage is known. */
const HEIGHT_MAX = 65536;
/** So many rectangles of a commit are kept apart. */
const BANDS_MAX = 64;

/** wl_output.transform: these leave rows where they are, mirrored at most. */
const ROWS_STAY: ReadonlySet<unknown> = new Set([0, 4]);

/** The pool and the place of a buffer; undefined for one that is not in shared memory. */
export function placeOf(
  state: State,
  { interface: { name }, origin }: ObjectState,
): (BufferRows & { pool: number }) | undefined {
  if (name !== 'wl_buffer' || state.object(origin.target)?.interface.name !== 'wl_shm_pool') return undefined;
  const [, offset, , height, stride] = origin.args as readonly number[];
  if (offset === undefined || height === undefined || stride === undefined) return undefined;
  return { pool: origin.target, offset, stride, height };
}

/** A buffer that was committed. */
export class DamagedBuffer {
  readonly pool: number;
  readonly place: BufferRows;
  /** Rows that may be unlike those of the last {@link taken}. */
  readonly changed: Rows;
  /** Whether it was committed since. */
  committed = false;
  /** The surface that showed it last, as far as what that shows is related to it. */
  on: DamagedSurface | undefined;
  /** Rows in which that surface has changed since. */
  readonly stale: Rows;
  /** Others that share memory with it. */
  readonly overlapping = new Set<DamagedBuffer>();

  constructor({ pool, ...place }: BufferRows & { readonly pool: number }) {
    this.pool = pool;
    this.place = place;
    this.changed = new Rows(place.height);
    this.stale = new Rows(place.height);
  }

  overlaps({ pool, place }: DamagedBuffer): boolean {
    const { offset, stride, height } = this.place;
    return (
      pool === this.pool &&
      place.offset < offset + stride * height &&
      offset < place.offset + place.stride * place.height
    );
  }

  /** What is changed was looked at. */
  taken(): void {
    this.changed.clear();
    this.committed = false;
  }

  /** Its pool is not what it was. */
  moved(): void {
    this.leave();
    this.changed.addAll();
  }

  /** Nothing is known of what it holds: all of it counts as changed when it is committed next. */
  leave(): void {
    this.on?.buffers.delete(this);
    this.on = undefined;
  }
}

class DamagedSurface {
  /** Buffers whose content is a former one of this surface. */
  readonly buffers = new Set<DamagedBuffer>();
  /** Size of its content, and how that is shown. */
  shape = '';
  /** Pending damage, [from, to) of rows one after the other: in surface and in buffer coordinates. */
  inSurface: number[] = [];
  inBuffer: number[] = [];

  /** What it shows next has nothing to do with what it has shown. */
  begin(): void {
    for (const buffer of this.buffers) buffer.on = undefined;
    this.buffers.clear();
  }
}

/** Adds a band of rows; where there are many, they become one. */
function addBand(bands: number[], from: number, to: number): void {
  bands.push(from, to);
  if (bands.length <= 2 * BANDS_MAX) return;
  const [first, end] = [Math.min(...bands), Math.max(...bands)];
  bands.length = 0;
  bands.push(first, end);
}

export class Damage implements Watcher {
  readonly #surfaces = new Map<number, DamagedSurface>();
  readonly #buffers = new Map<number, DamagedBuffer>();
  /** Buffers that others than surfaces have: who may write to them. */
  readonly #shared = new Set<number>();
  #isNew = true;

  read(record: LogRecord, state: State): void {
    if (record.kind === 'gone') this.#end(record.target);
    if (record.kind !== 'request') return;
    const target = state.object(record.target);
    const term = target?.terms[record.opcode];
    if (target === undefined || term === undefined) return;
    switch (term.name) {
      case 'wl_surface.damage':
      case 'wl_surface.damage_buffer': {
        const [, y, width, height] = record.args as [number, number, number, number];
        const { inSurface, inBuffer } = this.#surface(target.handle);
        const bands = term.name === 'wl_surface.damage' ? inSurface : inBuffer;
        // What a negative size means is not said.
        if (width < 0 || height < 0) addBand(bands, 0, Number.MAX_VALUE);
        else if (width > 0 && height > 0) addBand(bands, y, y + height);
        return;
      }
      case 'wl_surface.attach':
        return; // pending until the commit
      case 'wl_surface.commit':
        this.#commit(target, state);
        return;
      case 'wl_shm_pool.resize':
        for (const buffer of this.#buffers.values()) if (buffer.pool === target.handle) buffer.moved();
        return;
    }
    for (const handle of buffersIn(term, record.args as readonly number[], state)) this.#shared.add(handle);
    if (term.message.destructor === true) this.#end(target.handle);
  }

  /** Nothing is known: what comes next may be of another time. */
  forget(): void {
    this.#surfaces.clear();
    this.#buffers.clear();
    this.#isNew = true;
  }

  /** Whether all memory may have changed; asked once, before {@link of}. */
  takeAll(): boolean {
    const isNew = this.#isNew;
    this.#isNew = false;
    return isNew;
  }

  /** What is known of a buffer; undefined where that is nothing, so that it must be looked at. */
  of(buffer: number): DamagedBuffer | undefined {
    return this.#shared.has(buffer) ? undefined : this.#buffers.get(buffer);
  }

  /** How many surfaces and buffers it remembers. */
  get size(): number {
    return this.#surfaces.size + this.#buffers.size;
  }

  #surface(handle: number): DamagedSurface {
    let surface = this.#surfaces.get(handle);
    if (surface === undefined) {
      surface = new DamagedSurface();
      this.#surfaces.set(handle, surface);
    }
    return surface;
  }

  #commit(object: ObjectState, state: State): void {
    const surface = this.#surface(object.handle);
    const { inSurface, inBuffer } = surface;
    const attach = object.pending.get('buffer')?.[0];
    const before = (object.cached.get('buffer') ?? object.committed.get('buffer'))?.[0]?.args[0];
    // What waits for the parent's commit and is replaced was never shown: nobody said what of it is new.
    if (attach !== undefined) this.#buffers.get(bufferIn(object.cached))?.leave();
    const buffer = state.object((attach?.args[0] ?? before ?? 0) as number);
    const known = buffer === undefined || buffer.dead ? undefined : this.#known(buffer, state);
    if (known === undefined) {
      surface.begin();
    } else {
      const { scale, transform, viewport } = mappingOf(object, state);
      const shape = `${buffer?.origin.args.slice(2)} ${scale} ${transform} ${viewport}`;
      const isSaid = inSurface.length > 0 || inBuffer.length > 0;
      if (!isSaid && attach === undefined && shape === surface.shape) return;
      // New content without damage: its app tells nothing.
      if (shape !== surface.shape || (!isSaid && buffer?.handle !== before)) surface.begin();
      surface.shape = shape;
      const rows = ROWS_STAY.has(transform) && viewport === '' ? (scale as number) : 0;
      for (const { stale } of surface.buffers) addDamage(stale, surface, rows);
      this.#show(known, surface);
    }
    surface.inSurface = [];
    surface.inBuffer = [];
  }

  #show(buffer: DamagedBuffer, surface: DamagedSurface): void {
    if (buffer.on === surface) buffer.changed.join(buffer.stale);
    else buffer.changed.addAll();
    buffer.leave();
    buffer.on = surface;
    surface.buffers.add(buffer);
    buffer.stale.clear();
    buffer.committed = true;
    for (const other of buffer.overlapping) other.leave();
  }

  #known(object: ObjectState, state: State): DamagedBuffer | undefined {
    const known = this.#buffers.get(object.handle);
    if (known !== undefined) return known;
    const place = placeOf(state, object);
    if (place === undefined || place.height > HEIGHT_MAX) return undefined;
    const buffer = new DamagedBuffer(place);
    for (const other of this.#buffers.values()) {
      if (!other.overlaps(buffer)) continue;
      buffer.overlapping.add(other);
      other.overlapping.add(buffer);
    }
    this.#buffers.set(object.handle, buffer);
    return buffer;
  }

  #end(handle: number): void {
    this.#surfaces.get(handle)?.begin();
    this.#surfaces.delete(handle);
    this.#shared.delete(handle);
    const buffer = this.#buffers.get(handle);
    if (buffer === undefined) return;
    this.#buffers.delete(handle);
    buffer.leave();
    for (const other of buffer.overlapping) other.overlapping.delete(buffer);
  }
}

/** @param scale rows of the buffer to one of the surface; 0 where they are not the same rows */
function addDamage(rows: Rows, { inSurface, inBuffer }: DamagedSurface, scale: number): void {
  if (scale === 0 && inSurface.length > 0) rows.addAll();
  for (let i = 0; i < inSurface.length; i += 2)
    rows.add((inSurface[i] as number) * scale, (inSurface[i + 1] as number) * scale);
  for (let i = 0; i < inBuffer.length; i += 2) rows.add(inBuffer[i] as number, inBuffer[i + 1] as number);
}

/** How the content that is committed next is shown. */
function mappingOf(surface: ObjectState, state: State): { scale: unknown; transform: unknown; viewport: string } {
  let viewport = '';
  for (const handle of state.surfaces.get(surface.handle)?.latched ?? []) {
    const object = state.object(handle);
    if (object?.interface.name !== 'wp_viewport') continue;
    const [source, destination] = [next(object, 'source'), next(object, 'destination')];
    if (source !== undefined || destination !== undefined) viewport += `${source?.args} in ${destination?.args}`;
  }
  return {
    scale: next(surface, 'buffer scale')?.args[0] ?? 1,
    transform: next(surface, 'buffer transform')?.args[0] ?? 0,
    viewport,
  };
}

/** What stands under a key when what is pending is committed. */
function next({ pending, cached, committed }: ObjectState, key: string): Entry | undefined {
  const entry = (pending.get(key) ?? cached.get(key) ?? committed.get(key))?.[0];
  return entry?.unset === true ? undefined : entry;
}

/** Buffers that a request names. */
function buffersIn({ objects }: Term, args: readonly number[], state: State): number[] {
  const handles = objects.map((i) => args[i] as number);
  return handles.filter((handle) => state.object(handle)?.interface.name === 'wl_buffer');
}
