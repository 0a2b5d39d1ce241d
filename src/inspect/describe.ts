/** A snapshot → its description: each object at the place where a person would look for it. */

import { bufferIn, type ObjectState, type SurfaceState } from '../journal/index.js';
import { dataRanges } from '../sys/index.js';
import { shmFormats } from '../testing/index.js';
import { OwnedFd } from '../wire/index.js';
import type {
  BufferDescription,
  ObjectDescription,
  PoolDescription,
  PopupDescription,
  SelectionDescription,
  SnapshotDescription,
  SubsurfaceDescription,
  SurfaceDescription,
  WindowDescription,
} from './description.js';
import { type Naming, Words } from './entries.js';
import type { OpenedSnapshot } from './opened.js';
import { committed, geometryOf, latchedOf, poolBytes, popupsOf, sizeOf } from './scene.js';
import { Tree } from './tree.js';

/** @param name how an object is called in arguments; default `wl_surface#12` */
export function describe(snapshot: OpenedSnapshot, name?: (tree: Tree) => Naming): SnapshotDescription {
  const tree = new Tree(snapshot.state, windowKeys(snapshot));
  return new Describing(snapshot, tree, new Words(snapshot, name?.(tree))).all();
}

/** Keys of windows that the library's `Window` made, by the handle of their surface. */
function windowKeys({ content }: OpenedSnapshot): Map<number, string> {
  const keys = new Map<number, string>();
  const saved = content.sections.window as { windows?: unknown } | undefined;
  if (!Array.isArray(saved?.windows)) return keys;
  // Nobody has looked at this part of the file yet.
  for (const one of saved.windows as ({ key?: unknown; surface?: unknown } | null)[]) {
    if (typeof one?.key === 'string' && typeof one.surface === 'number') keys.set(one.surface, one.key);
  }
  return keys;
}

class Describing {
  readonly #snapshot: OpenedSnapshot;
  readonly #tree: Tree;
  readonly #words: Words;

  constructor(snapshot: OpenedSnapshot, tree: Tree, words: Words) {
    this.#snapshot = snapshot;
    this.#tree = tree;
    this.#words = words;
  }

  all(): SnapshotDescription {
    const { bytes, points, content, state } = this.#snapshot;
    const { windows, layers, surfaces, seats, outputs, globals, pools, others } = this.#tree.groups;
    const { created, library } = content.meta ?? {};
    return {
      format: points.format,
      bytes,
      point: points.chosen.number,
      points: points.points.map((one) => ({ ...one, time: one.time?.toISOString() ?? null })),
      torn: points.torn,
      created: typeof created === 'string' ? created : null,
      library: typeof library === 'string' ? library : null,
      windows: windows.flatMap((object) => this.#window(object)),
      layers: layers.map((object) => this.#surface(object)),
      surfaces: surfaces.map((object) => this.#surface(object)),
      selections: this.#selections(),
      seats: seats.map((object) => this.#object(object)),
      outputs: outputs.map((object) => this.#object(object)),
      globals: globals.map((object) => this.#object(object)),
      pools: pools.map((object) => this.#pool(object)),
      others: others.map((object) => this.#object(object)),
      sections: Object.entries(content.sections).map(([name, value]) => ({
        name,
        bytes: Buffer.byteLength(JSON.stringify(value)),
      })),
      data: describeData(content.data),
      undeclared: [...state.undeclared].sort(),
    };
  }

  #object(object: ObjectState): ObjectDescription {
    const { handle, version, key, global, now, committed: applied, cached, pending } = object;
    const stage = (name: string, layer: ObjectState['now']) => {
      const one = this.#words.stage(object, layer);
      return one && { [name]: one };
    };
    const made = global === undefined ? this.#words.origin(object) : undefined;
    const heard = this.#words.heard(object);
    const { ordinal = 0, offered = 0 } = global ?? {};
    return {
      path: this.#tree.path(handle),
      handle,
      interface: object.interface.name,
      version,
      ...(key !== undefined && { key }),
      ...(object.dead && { destroyed: true as const }),
      ...(object.sensitive && { sensitive: true as const }),
      ...(global && { global: { ordinal, offered } }),
      ...(made && { made }),
      state: {
        ...stage('now', now),
        ...stage('committed', applied),
        ...stage('cached', cached),
        ...stage('pending', pending),
      },
      ...(heard && { heard }),
      objects: this.#tree.children(handle).flatMap((one) => (this.#isSurface(one) ? [] : [this.#object(one)])),
    };
  }

  #isSurface(object: ObjectState): boolean {
    return this.#snapshot.state.surfaces.has(object.handle);
  }

  #surface(object: ObjectState): SurfaceDescription {
    const { state } = this.#snapshot;
    const surface = state.surfaces.get(object.handle) as SurfaceState; // only those of the tree that are surfaces
    const content = (name: string, layer: ObjectState['now']) =>
      layer.has('buffer') && { [name]: this.#buffer(bufferIn(layer)) };
    const here = this.#tree.children(object.handle).filter((one) => this.#isSurface(one));
    const popups = popupsOf(state, surface);
    return {
      ...this.#object(object),
      role: surface.role ?? null,
      size: sizeOf(state, object.handle) ?? null,
      content: {
        ...content('committed', object.committed),
        ...content('cached', object.cached),
        ...content('pending', object.pending),
      },
      subsurfaces: this.#inOrder(surface, here),
      popups: here.flatMap((one): PopupDescription[] => {
        if (state.surfaces.get(one.handle)?.role !== 'xdg_popup') return [];
        const shown = popups.find((popup) => popup.surface.handle === one.handle);
        const grab = shown?.popup.now.has('grab') === true;
        return [{ placed: shown?.placed ?? null, grab, surface: this.#surface(one) }];
      }),
    };
  }

  #inOrder(parent: SurfaceState, here: readonly ObjectState[]): SubsurfaceDescription[] {
    const { state } = this.#snapshot;
    const children = here.filter((one) => state.surfaces.get(one.handle)?.role === 'wl_subsurface');
    const place = (handle: number): number => {
      const at = parent.stack.indexOf(handle);
      return at < 0 ? parent.stack.length : at; // not placed yet: it will come on top
    };
    const own = place(parent.handle);
    children.sort((a, b) => place(a.handle) - place(b.handle));
    return children.map((child) => {
      const surface = state.surfaces.get(child.handle);
      const [x = 0, y = 0] = committed(state.object(surface?.subsurface ?? 0), 'position') ?? [];
      const below = place(child.handle) < own;
      const placed = parent.stack.includes(child.handle);
      return { x, y, synchronized: surface?.sync ?? true, below, placed, surface: this.#surface(child) };
    });
  }

  #window(object: ObjectState): WindowDescription[] {
    const { state } = this.#snapshot;
    const surface = state.surfaces.get(object.handle);
    if (surface === undefined) return [];
    const toplevel = latchedOf(state, surface, 'xdg_toplevel');
    const text = (key: string): string | null => {
      const value = toplevel?.now.get(key)?.[0]?.args[0];
      return typeof value === 'string' ? value : null;
    };
    const limit = (key: string) => {
      const [width, height] = committed(toplevel, key) ?? [];
      return width === undefined || height === undefined ? null : { width, height };
    };
    const geometry = geometryOf(state, surface);
    const size = geometry && { width: geometry.width, height: geometry.height };
    const shown = sizeOf(state, object.handle);
    const parent = state.object((toplevel?.now.get('parent')?.[0]?.args[0] as number | undefined) ?? 0);
    return [
      {
        key: this.#tree.keyOf(object.handle) ?? null,
        title: text('title'),
        appId: text('app id'),
        size: (shown && size) ?? shown ?? null,
        states: statesOf(toplevel),
        minSize: limit('min size'),
        maxSize: limit('max size'),
        parent: parent === undefined ? null : this.#tree.path(parent.surface),
        surface: this.#surface(object),
      },
    ];
  }

  #buffer(handle: number): BufferDescription | null {
    const { state } = this.#snapshot;
    const buffer = state.object(handle);
    if (buffer === undefined) return null;
    const maker = state.object(buffer.origin.target);
    const name = { buffer: this.#words.name(handle), held: buffer.held };
    if (maker?.interface.name !== 'wl_shm_pool') {
      const solid = maker?.interface.name === 'wp_single_pixel_buffer_manager_v1';
      return { ...name, width: 1, height: 1, format: solid ? 'solid' : 'unknown', pool: null };
    }
    const [, , width = 0, height = 0, , code = -1] = buffer.origin.args as readonly number[];
    return { ...name, width, height, format: shmFormats.get(code)?.name ?? 'unknown', pool: maker.handle };
  }

  #pool(pool: ObjectState): PoolDescription {
    const bytes = poolBytes(pool);
    const fd = pool.origin.args.find((arg) => arg instanceof OwnedFd);
    const ranges = fd instanceof OwnedFd && bytes > 0 ? dataRanges(fd.fd, bytes) : [];
    return { ...this.#object(pool), bytes, touched: ranges.reduce((sum, [start, end]) => sum + end - start, 0) };
  }

  #selections(): SelectionDescription[] {
    const { state } = this.#snapshot;
    return [...state.objects.values()].flatMap((device) =>
      [...device.now.values()].flat().flatMap((entry): SelectionDescription[] => {
        const request = device.interface.requests[entry.opcode]?.name ?? '';
        if (device.dead || !/^set_(primary_)?selection$/.test(request)) return [];
        const offers = state.object(entry.args[0] as number)?.now.get('offer') ?? [];
        return [
          {
            kind: `${device.interface.name} ${request}`.includes('primary') ? 'primary' : 'clipboard',
            device: this.#tree.path(device.handle),
            mimeTypes: offers.map((offer) => String(offer.args[0])),
          },
        ];
      }),
    );
  }
}

/** The states of the last `xdg_toplevel.configure`, by their names. */
function statesOf(toplevel: ObjectState | undefined): string[] {
  const bytes = toplevel?.heard.get('configure')?.[2];
  if (toplevel === undefined || !(bytes instanceof Uint8Array)) return [];
  const names = toplevel.interface.enums.find((one) => one.name === 'state')?.entries;
  const words = new Uint32Array(Uint8Array.from(bytes.subarray(0, bytes.length & ~3)).buffer);
  return [...words].map((value) => names?.find((entry) => entry.value === value)?.name ?? String(value));
}

function describeData(data: unknown): SnapshotDescription['data'] {
  if (data === undefined) return null;
  if (data instanceof Uint8Array) return { encoding: 'bytes', bytes: data.length };
  return { encoding: 'json', bytes: Buffer.byteLength(JSON.stringify(data)), value: data };
}
