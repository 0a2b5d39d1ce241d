/**
 * `plan(state)` → the waves that rebuild it. A wave ends where the compositor must answer; how many
 * there are depends on how deep popups are nested, never on how many surfaces there are.
 */

import { childrenOf, roleObjectOf } from './latch.js';
import { defaultStack, inOrder, placements } from './order.js';
import { opcodeOf, Planner } from './planner.js';
import { bufferIn, type Entry, type Layer, type ObjectState, type State, type SurfaceState } from './state.js';
import type { Plan, Wave } from './step.js';

const INT_MAX = 0x7fffffff;

/**
 * @param state folded at the end of the last epoch
 * @param known handles that the new connection has already: `wl_display`, the session's registry
 */
export function plan(state: State, known: readonly number[]): Plan {
  return new Replay(state, known).plan();
}

/** Keys of requests that are not said with all the others, but where they belong. */
const PLACED = new Set(['parent', 'desync', 'acknowledged', 'grab', 'size of pool']);

class Replay {
  readonly #state: State;
  readonly #planner: Planner;
  readonly #waves: Wave[] = [];

  constructor(state: State, known: readonly number[]) {
    this.#state = state;
    this.#planner = new Planner(state, known);
  }

  plan(): Plan {
    const popups = this.#popupDepths();
    this.#makeObjects();
    this.#sayState((object) => !this.#isPopup(object));
    this.#endWave(this.#askForConfigures((surface) => surface.role !== 'xdg_popup'));
    this.#content((surface) => surface.role !== 'xdg_popup');
    for (let depth = 1; ; depth++) {
      const here = popups.filter((popup) => popup.depth === depth).map((popup) => popup.surface);
      if (here.length === 0) break;
      for (const surface of here) this.#makeRole(surface);
      this.#endWave(this.#askForConfigures((surface) => here.includes(surface)));
      this.#content((surface) => here.includes(surface));
    }
    this.#waitingState();
    this.#questions();
    this.#endWave([]);
    return { waves: this.#waves, lost: this.#planner.lost };
  }

  #endWave(configures: number[]): void {
    const steps = this.#planner.takeSteps();
    if (steps.length > 0 || configures.length > 0) this.#waves.push({ steps, configures });
  }

  #surfaces(): SurfaceState[] {
    return [...this.#state.surfaces.values()].filter((surface) => this.#state.object(surface.handle)?.dead === false);
  }

  #isPopup(object: ObjectState): boolean {
    return object.interface.name === 'xdg_popup';
  }

  /** A popup whose parent can't be shown comes back as nothing. */
  #popupDepths(): { surface: SurfaceState; depth: number }[] {
    const depths = new Map<number, number>();
    const depthOf = (surface: SurfaceState): number => {
      const known = depths.get(surface.handle);
      if (known !== undefined) return known;
      depths.set(surface.handle, 0); // a parent can't be its own child; this only ends a forged loop
      const role = roleObjectOf(this.#state, surface);
      const parent = role === undefined ? undefined : this.#popupParent(role);
      const depth = surface.role !== 'xdg_popup' ? 0 : 1 + (parent === undefined ? 0 : depthOf(parent));
      depths.set(surface.handle, depth);
      return depth;
    };
    return this.#surfaces()
      .filter((surface) => surface.role === 'xdg_popup' && roleObjectOf(this.#state, surface) !== undefined)
      .map((surface) => ({ surface, depth: depthOf(surface) }));
  }

  #popupParent(popup: ObjectState): SurfaceState | undefined {
    const xdgSurface = this.#state.object(popup.origin.args[1] as number);
    return xdgSurface === undefined ? undefined : this.#state.surfaces.get(xdgSurface.surface);
  }

  /** Everything that lives and can be made before anything is shown. */
  #makeObjects(): void {
    for (const object of this.#state.objects.values()) {
      if (object.dead || this.#planner.has(object.handle) || this.#comesLater(object)) continue;
      if (this.#planner.refOf(object.handle) === undefined) {
        this.#planner.lose(object, 'the object', object.interface.meanings?.lost ?? whyNot(object));
      }
    }
  }

  #comesLater(object: ObjectState): boolean {
    if (this.#isPopup(object)) return true;
    if (object.interface.name === 'wl_callback') return true;
    if (object.interface.name === 'wl_subsurface') {
      const parent = this.#state.surfaces.get(object.surface);
      const child = this.#surfaces().find((surface) => surface.subsurface === object.handle);
      return parent !== undefined && child !== undefined && !parent.stack.includes(child.handle);
    }
    return false;
  }

  /** State that was set at once. */
  #sayState(which: (object: ObjectState) => boolean): void {
    for (const object of this.#state.objects.values()) {
      if (object.dead || !which(object) || !this.#planner.has(object.handle)) continue;
      for (const [key, entry] of inOrder(object.now)) {
        if (PLACED.has(key) || (key === 'size' && object.interface.name === 'wl_shm_pool')) continue;
        const name = object.interface.requests[entry.opcode]?.name ?? '';
        const meaning = object.interface.meanings?.requests[name];
        if (meaning?.afterLoss === 'repeat') this.#planner.sayEntry(object, entry);
        else if (meaning?.why !== undefined) this.#planner.lose(object, name, meaning.why);
      }
    }
  }

  /** Initial commits: with the role's state, without content, viewport, scale and transform. */
  #askForConfigures(which: (surface: SurfaceState) => boolean): number[] {
    const waiting: number[] = [];
    for (const surface of this.#surfaces()) {
      const role = roleObjectOf(this.#state, surface);
      if (role === undefined || !which(surface) || !this.#planner.has(role.handle)) continue;
      if (!surface.asked || role.interface.name === 'wl_subsurface') continue;
      for (const [, entry] of inOrder(role.committed)) this.#planner.sayEntry(role, entry);
      this.#commit(surface);
      waiting.push(role.origin.target);
    }
    return waiting;
  }

  #commit(surface: SurfaceState): void {
    const object = this.#state.object(surface.handle);
    if (object !== undefined) this.#planner.sayNamed(object, 'commit', []);
  }

  /** Content of whole trees, parents' windows before their children's. */
  #content(which: (surface: SurfaceState) => boolean): void {
    const roots = this.#surfaces().filter((surface) => surface.parent === 0 && which(surface));
    const done = new Set<number>();
    const show = (root: SurfaceState): void => {
      if (done.has(root.handle)) return;
      done.add(root.handle);
      const role = roleObjectOf(this.#state, root);
      const parent = role === undefined ? undefined : this.#parentToplevel(role);
      const parentSurface = parent === undefined ? undefined : this.#state.surfaces.get(parent.surface);
      if (parentSurface !== undefined) show(parentSurface);
      if (role?.interface.name === 'xdg_toplevel') this.#setParent(role, parent);
      this.#showTree(root, role);
    };
    for (const root of roots) show(root);
  }

  #parentToplevel(toplevel: ObjectState): ObjectState | undefined {
    const entry = toplevel.now.get('parent')?.[0];
    const parent = entry === undefined ? undefined : this.#state.object(entry.args[0] as number);
    return parent?.dead === true ? undefined : parent;
  }

  /** Only a parent that is shown may be named: others crash on it or ignore it. */
  #setParent(toplevel: ObjectState, parent: ObjectState | undefined): void {
    const entry = toplevel.now.get('parent')?.[0];
    if (entry === undefined || parent === undefined) return;
    if (this.#state.contentOf(parent.surface) !== 0) this.#planner.sayEntry(toplevel, entry);
  }

  #showTree(root: SurfaceState, role: ObjectState | undefined): void {
    const tree = this.#postOrder(root);
    for (const surface of tree) {
      const last = surface === root;
      if (!this.#hasContent(surface)) continue;
      if (last && role !== undefined && isXdg(role)) {
        if (this.#state.contentOf(surface.handle) === 0) continue;
        this.#planner.push({ kind: 'acknowledge', xdgSurface: role.origin.target });
      }
      this.#sayCommitted(surface, role);
      if (last && role?.interface.name === 'xdg_toplevel') this.#planner.push({ kind: 'fit', surface: surface.handle });
      this.#commit(surface);
    }
    for (const surface of tree) {
      const subsurface = this.#state.object(surface.subsurface);
      const desync = subsurface?.now.get('desync')?.[0];
      if (subsurface !== undefined && desync !== undefined) this.#planner.sayEntry(subsurface, desync);
    }
  }

  #postOrder(surface: SurfaceState): SurfaceState[] {
    return [...childrenOf(this.#state, surface).flatMap((child) => this.#postOrder(child)), surface];
  }

  #hasContent(surface: SurfaceState): boolean {
    if (surface.stack.length > 1) return true;
    return surface.latched.some((handle) => {
      const object = this.#state.object(handle);
      return object !== undefined && !isRole(object) && object.committed.size > 0;
    });
  }

  #sayCommitted(surface: SurfaceState, role: ObjectState | undefined): void {
    this.#stack(surface, surface.stack, defaultStack(this.#state, surface));
    for (const object of this.#latched(surface)) {
      if (role !== undefined && object === role && isXdg(role)) continue; // said with the initial commit
      for (const [key, entry] of inOrder(object.committed)) {
        if (object.interface.name === 'wl_surface' && key === 'buffer') this.#attach(object, entry, role !== undefined);
        else if (key === 'offset' && role?.interface.name === 'xdg_toplevel') continue;
        else this.#planner.sayEntry(object, entry);
      }
    }
  }

  #latched(surface: SurfaceState): ObjectState[] {
    return surface.latched.flatMap((handle) => this.#state.object(handle) ?? []).sort((a, b) => a.handle - b.handle);
  }

  /** A buffer that the app may write to again, or destroyed, is shown through a copy of the engine's. */
  #attach(surface: ObjectState, entry: Entry, hasRole: boolean): void {
    const buffer = this.#state.object(entry.args[0] as number);
    if (buffer === undefined) return;
    const pool = this.#state.object(buffer.origin.target);
    let ref: number | undefined;
    if (buffer.held && !buffer.dead) {
      ref = this.#planner.refOf(buffer.handle);
    } else if (pool?.interface.name === 'wl_shm_pool') {
      const made = this.#planner.temporary(buffer.interface, buffer.version);
      const shm = this.#planner.refOf(pool.origin.target);
      if (shm !== undefined) {
        this.#planner.push({ kind: 'copy', shm, buffer: buffer.handle, make: made });
        ref = made.ref;
      }
    } else {
      const message = pool?.interface.requests[buffer.origin.opcode];
      const maker = pool === undefined ? undefined : this.#planner.refOf(pool.handle);
      if (maker !== undefined && message !== undefined) {
        const made = this.#planner.temporary(buffer.interface, buffer.version);
        this.#planner.say(maker, buffer.origin.opcode, [made.ref, ...buffer.origin.args.slice(1)], made);
        ref = made.ref;
      }
    }
    if (ref === undefined) {
      this.#planner.lose(surface, 'content', `the buffer ${buffer.interface.name}#${buffer.handle} can't be made again`);
      return;
    }
    const [, x, y] = entry.args as [number, number, number];
    this.#planner.sayNamed(surface, 'attach', hasRole ? [ref, 0, 0] : [ref, x, y]);
    if (surface.version >= 4) this.#planner.sayNamed(surface, 'damage_buffer', [0, 0, INT_MAX, INT_MAX]);
    else this.#planner.sayNamed(surface, 'damage', [0, 0, INT_MAX, INT_MAX]);
  }

  /** Brings the subsurfaces of a parent from the order `from` to the order `to`. */
  #stack(parent: SurfaceState, to: readonly number[], from: readonly number[]): void {
    for (const { request, child, sibling } of placements(parent.handle, from, to)) {
      const subsurface = this.#state.object(this.#state.surfaces.get(child)?.subsurface ?? 0);
      const ref = this.#planner.refOf(sibling);
      if (subsurface === undefined || ref === undefined) continue;
      this.#planner.say(this.#planner.refOf(subsurface.handle) as number, opcodeOf(subsurface, request), [ref]);
    }
  }

  #makeRole(surface: SurfaceState): void {
    const role = roleObjectOf(this.#state, surface);
    if (role === undefined) return;
    const parent = this.#popupParent(role);
    const shown = parent !== undefined && this.#state.contentOf(parent.handle) !== 0;
    if (role.now.has('grab')) {
      this.#planner.lose(role, 'the popup', 'it had a grab, without which a click outside would never close it');
    } else if (!shown) {
      this.#planner.lose(role, 'the popup', 'its parent is not shown');
    } else {
      this.#planner.refOf(role.handle);
    }
  }

  /** What was committed and waits for a parent, then what was not committed yet. */
  #waitingState(): void {
    for (const surface of this.#surfaces()) {
      this.#lateSubsurfaces(surface);
    }
    for (const root of this.#surfaces().filter((surface) => surface.parent === 0)) {
      for (const surface of this.#withDescendants(root)) {
        const role = roleObjectOf(this.#state, surface);
        if (surface.cached) {
          if (surface.cachedStack !== undefined) this.#stack(surface, surface.cachedStack, surface.stack);
          for (const object of this.#latched(surface)) this.#sayLayer(object, object.cached, role);
          this.#commit(surface);
        }
        const before = surface.cachedStack ?? surface.stack;
        if (surface.pendingStack !== undefined) this.#stack(surface, surface.pendingStack, before);
        for (const object of this.#latched(surface)) this.#sayLayer(object, object.pending, role);
      }
    }
  }

  #withDescendants(surface: SurfaceState): SurfaceState[] {
    const all = this.#surfaces().filter((one) => one.parent === surface.handle);
    return [...all.flatMap((child) => this.#withDescendants(child)), surface];
  }

  /** Subsurfaces that their parent has not committed yet. */
  #lateSubsurfaces(parent: SurfaceState): void {
    for (const handle of parent.pendingStack ?? parent.cachedStack ?? []) {
      const child = this.#state.surfaces.get(handle);
      if (child === undefined || child === parent || this.#planner.has(child.subsurface)) continue;
      this.#planner.refOf(child.subsurface);
      const desync = this.#state.object(child.subsurface)?.now.get('desync')?.[0];
      const subsurface = this.#state.object(child.subsurface);
      if (desync !== undefined && subsurface !== undefined) this.#planner.sayEntry(subsurface, desync);
    }
  }

  #sayLayer(object: ObjectState, layer: Layer, role: ObjectState | undefined): void {
    if (object.dead && object.interface.name !== 'wp_viewport') return;
    if (!this.#planner.has(object.handle)) return;
    for (const [key, entry] of inOrder(layer)) {
      if (entry.unset === true) continue;
      if (key === 'buffer' && object.interface.name === 'wl_surface') {
        if (bufferIn(layer) === 0) this.#planner.sayNamed(object, 'attach', [0, 0, 0]);
        else this.#attach(object, entry, role !== undefined);
      } else {
        this.#planner.sayEntry(object, entry);
      }
    }
  }

  /** Callbacks that were asked for and not answered. */
  #questions(): void {
    for (const object of this.#state.objects.values()) {
      if (object.dead || object.interface.name !== 'wl_callback' || this.#planner.has(object.handle)) continue;
      this.#planner.refOf(object.handle);
    }
  }
}

function whyNot(object: ObjectState): string {
  if (object.origin.opcode < 0) return 'the compositor made it, and it ended with the connection';
  if (object.interface.meanings === undefined) return `nobody declared what ${object.interface.name} means after a loss`;
  return 'what it was made from is not there';
}

function isXdg(role: ObjectState): boolean {
  return role.interface.name === 'xdg_toplevel' || role.interface.name === 'xdg_popup';
}

function isRole(object: ObjectState): boolean {
  return isXdg(object) || object.interface.name === 'wl_subsurface';
}
