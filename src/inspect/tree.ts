/** To what each object of a state belongs, and the path that names it in two snapshots of one app alike. */

import { type ObjectState, parentOf, roleObjectOf, type State } from '../journal/index.js';

export interface Groups {
  readonly windows: ObjectState[];
  readonly layers: ObjectState[];
  readonly surfaces: ObjectState[];
  readonly seats: ObjectState[];
  readonly outputs: ObjectState[];
  readonly globals: ObjectState[];
  readonly pools: ObjectState[];
  readonly others: ObjectState[];
}

const DISPLAY_HANDLE = 1;

export class Tree {
  readonly groups: Groups = {
    windows: [],
    layers: [],
    surfaces: [],
    seats: [],
    outputs: [],
    globals: [],
    pools: [],
    others: [],
  };
  readonly #state: State;
  readonly #windowKeys: ReadonlyMap<number, string>;
  readonly #children = new Map<number, ObjectState[]>();
  readonly #paths = new Map<number, string>();

  /** @param windowKeys keys of windows by the handle of their surface, where no object has them */
  constructor(state: State, windowKeys: ReadonlyMap<number, string>) {
    this.#state = state;
    this.#windowKeys = windowKeys;
    const roots: ObjectState[] = [];
    for (const object of [...state.objects.values()].sort((a, b) => a.handle - b.handle)) {
      const owner = state.object(this.#ownerOf(object));
      if (owner === undefined) roots.push(object);
      else this.#add(owner, object);
    }
    for (const root of roots) {
      if (root.interface.name === 'wl_registry' || root.handle === DISPLAY_HANDLE) continue;
      this.#groupOf(root).push(root);
    }
    for (const [group, objects] of Object.entries(this.groups)) this.#nameAll(group, objects);
    this.#rescueLoops();
  }

  /** What belongs to an object, in the order of their making. */
  children(handle: number): readonly ObjectState[] {
    return this.#children.get(handle) ?? [];
  }

  /** `window "main"/wl_surface/…`; `gone#12` for what isn't there. */
  path(handle: number): string {
    return this.#paths.get(handle) ?? `gone#${handle}`;
  }

  /** The paths of all objects, by handle. */
  get paths(): ReadonlyMap<number, string> {
    return this.#paths;
  }

  /** The key of a window: its own, or that of one of the objects that it consists of. */
  keyOf(surface: number): string | undefined {
    const own = this.#windowKeys.get(surface) ?? this.#state.object(surface)?.key;
    return own ?? this.children(surface).find((one) => one.surface === surface && one.key !== undefined)?.key;
  }

  #add(owner: ObjectState, object: ObjectState): void {
    const siblings = this.#children.get(owner.handle);
    if (siblings === undefined) this.#children.set(owner.handle, [object]);
    else siblings.push(object);
  }

  /** The handle of what an object belongs to; 0 for nothing. */
  #ownerOf(object: ObjectState): number {
    const { handle, origin } = object;
    const surface = this.#state.surfaces.get(handle);
    if (surface !== undefined) {
      if (surface.parent !== 0) return surface.parent;
      const popup = surface.role === 'xdg_popup' ? roleObjectOf(this.#state, surface) : undefined;
      return (popup && parentOf(this.#state, popup)?.surface) ?? 0;
    }
    const maker = this.#state.object(origin.target);
    if (maker === undefined || object.global !== undefined) return 0;
    if (maker.handle === DISPLAY_HANDLE || maker.interface.name === 'wl_registry') return 0;
    const args = maker.interface.requests[origin.opcode]?.args ?? [];
    const named = args.findIndex((arg, i) => arg.type === 'object' && this.#state.object(origin.args[i] as number));
    // A manager makes things for others: a viewport belongs to its surface, a pointer's device to its seat.
    if (maker.global !== undefined && named >= 0) return origin.args[named] as number;
    if (object.surface !== 0 && this.#state.objects.has(object.surface)) return object.surface;
    if (object.interface.name === 'wl_shm_pool') return 0;
    return maker.handle;
  }

  #groupOf(root: ObjectState): ObjectState[] {
    const { windows, layers, surfaces, seats, outputs, globals, pools, others } = this.groups;
    const surface = this.#state.surfaces.get(root.handle);
    if (surface?.role === 'xdg_toplevel') return windows;
    if (surface?.role === 'zwlr_layer_surface_v1') return layers;
    if (surface !== undefined) return surfaces;
    if (root.interface.name === 'wl_shm_pool') return pools;
    if (root.global === undefined) return others;
    return root.interface.name === 'wl_seat' ? seats : root.interface.name === 'wl_output' ? outputs : globals;
  }

  #nameAll(group: string, objects: readonly ObjectState[]): void {
    const above = group === 'windows' ? 'window' : group === 'layers' ? 'layer' : undefined;
    const count = new Map<string, number>();
    for (const object of objects) {
      const kind = above ?? object.interface.name;
      const key = above === undefined ? object.key : this.keyOf(object.handle);
      this.#name(object, kind, key, count, '');
    }
  }

  #name(object: ObjectState, kind: string, key: string | undefined, count: Map<string, number>, above: string): void {
    if (this.#paths.has(object.handle)) return;
    const ordinal = count.get(kind) ?? 0;
    if (key === undefined) count.set(kind, ordinal + 1);
    const path = `${above}${kind}${key === undefined ? `[${ordinal}]` : ` ${JSON.stringify(key)}`}`;
    this.#paths.set(object.handle, path);
    const inner = new Map<string, number>();
    for (const child of this.children(object.handle)) {
      this.#name(child, child.interface.name, child.key, inner, `${path}/`);
    }
  }

  /** What only a forged log has: objects that belong to each other. They are shown beside all others. */
  #rescueLoops(): void {
    for (const object of this.#state.objects.values()) {
      if (this.#paths.has(object.handle)) continue;
      if (object.interface.name === 'wl_registry' || object.handle === DISPLAY_HANDLE) continue;
      this.#children.delete(object.handle);
      this.groups.others.push(object);
      this.#paths.set(object.handle, `${object.interface.name}#${object.handle}`);
    }
  }
}
