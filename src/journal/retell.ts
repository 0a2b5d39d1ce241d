/**
 * The order in which a state is told again: what comes before what, for a log as for a compositor. Makers
 * come before what they make, a surface's committed state lands in one commit, a role asks for its
 * configure before it has content, a popup comes after what its parent shows.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';
import { defaultStack, inOrder, placements } from './order.js';
import { configuredFor, configuredOn, makingOf, parentOf, roleObjectOf } from './roles.js';
import type { Entry, Layer, ObjectState, State, SurfaceState } from './state.js';

/** Who says it: into a log, or as the steps of a plan. Everything is told in terms of the state. */
export interface Teller {
  /** Whether an object was made already. */
  has(handle: number): boolean;
  /** Makes an object, and before it what it is made from; a dead one lives until {@link Teller.destroy}. */
  make(object: ObjectState): void;
  /** Says the state that was set at once. */
  sayNow(object: ObjectState): void;
  sayEntry(object: ObjectState, entry: Entry): void;
  /** Says a request by its name, with handles for objects. */
  sayNamed(object: ObjectState, request: string, args: readonly number[]): void;
  /** @param drawn whether the buffer's pixels were committed; one that was only attached is still to be drawn */
  attach(surface: ObjectState, entry: Entry, drawn: boolean): void;
  /** Destroys an object that was made although it is dead. */
  destroy(object: ObjectState): void;
  /** The buffer that a surface shows and can show again, 0 for none. */
  contentOf(surface: number): number;
  /** @param configured what is configured for the role: an `xdg_surface`, a layer surface */
  acknowledge(configured: ObjectState): void;
  /** A window's or layer surface's content is said and not committed yet. */
  fit(surface: SurfaceState): void;
  /** Whether an object that needs another's role can come back, a popup or an exported window; tells why not where it can't. */
  admits(object: ObjectState): boolean;
  /** From here on the configures of these objects are known. */
  configured(handles: readonly number[]): void;
}

/** Keys of requests that are not said with all the others, but where they belong. */
export const PLACED: ReadonlySet<string> = new Set(['parent', 'desync', 'acknowledged', 'minimized', 'positioner']);

export function retell(state: State, teller: Teller): void {
  new Retelling(state, teller).tell();
}

class Retelling {
  readonly #state: State;
  readonly #teller: Teller;
  readonly #objects: readonly ObjectState[];
  readonly #surfaces: readonly SurfaceState[];
  readonly #children = new Map<number, SurfaceState[]>();
  /** Surfaces that a commit of their parent has shown. */
  readonly #placedOnes = new Set<number>();
  readonly #onRole = new Map<number, 'no' | 'role' | 'popup'>();
  readonly #shown = new Set<number>();
  readonly #ended = new Set<ObjectState>();
  /** The order of each surface's subsurfaces as far as it is told, beyond the committed one. */
  readonly #stacks = new Map<SurfaceState, readonly number[]>();

  constructor(state: State, teller: Teller) {
    this.#state = state;
    this.#teller = teller;
    this.#objects = [...state.objects.values()].sort((a, b) => a.handle - b.handle);
    this.#surfaces = [...state.surfaces.values()].sort((a, b) => a.handle - b.handle);
    for (const surface of this.#surfaces) {
      const siblings = this.#children.get(surface.parent);
      if (siblings === undefined) this.#children.set(surface.parent, [surface]);
      else siblings.push(surface);
      for (const handle of surface.stack) {
        if (state.surfaces.get(handle)?.parent === surface.handle) this.#placedOnes.add(handle);
      }
    }
  }

  tell(): void {
    const popups = this.#popupDepths();
    const late = this.#late();
    this.#make((object) => this.#standsOn(object) === 'no' && !late.has(object.handle) && this.#admits(object));
    // What was committed before there was content must not be part of the commit that asks for a configure.
    for (const root of this.#roots()) {
      if (configuredOn(this.#state, root) !== undefined && this.#content(root) === 0) this.#showTree(root);
    }
    this.#make((object) => this.#standsOn(object) === 'role' && !this.#needsRole(object));
    this.#make((object) => this.#standsOn(object) === 'role' && this.#needsRole(object) && this.#teller.admits(object));
    const isPopupSurface = (surface: SurfaceState): boolean => popups.some((depth) => depth.has(surface.handle));
    this.#ask((surface) => !isPopupSurface(surface));
    for (const root of this.#roots()) if (!isPopupSurface(root)) this.#show(root);
    for (const here of popups) {
      this.#make((object) => here.has(object.surface) && isPopup(object) && this.#teller.admits(object));
      this.#ask((surface) => here.has(surface.handle));
      for (const root of this.#roots()) if (here.has(root.handle)) this.#show(root);
    }
    this.#make((object) => !isPopup(object) && this.#standsOn(object) === 'popup' && this.#admits(object));
    for (const root of this.#surfaces) if (root.parent === 0) this.#waiting(root);
    this.#make((object) => object.interface.name === 'wl_callback' && !this.#isLatched(object));
    for (const object of this.#objects) if (isInert(this.#state, object)) this.#makeInert(object);
  }

  /** A subsurface whose parent or surface is gone; last, since it must hold no commit back. */
  #makeInert(subsurface: ObjectState): void {
    if (subsurface.dead) return;
    this.#teller.make(subsurface);
    for (const entry of subsurface.now.get('desync') ?? []) this.#teller.sayEntry(subsurface, entry);
  }

  // ---- objects

  #make(which: (object: ObjectState) => boolean): void {
    const made: ObjectState[] = [];
    for (const object of this.#objects) {
      if (object.dead || this.#teller.has(object.handle)) continue;
      if (object.interface.name === 'wl_callback' && this.#isLatched(object)) continue;
      if (!which(object)) continue;
      this.#teller.make(object);
      if (this.#teller.has(object.handle)) made.push(object);
    }
    for (const object of made) this.#teller.sayNow(object);
  }

  /** Whether an object is asked for by a request that a commit applies: a frame. */
  #isLatched(object: ObjectState): boolean {
    const maker = this.#state.object(object.origin.target);
    const name = maker?.interface.requests[object.origin.opcode]?.name ?? '';
    return maker?.interface.meanings?.requests[name]?.identity === 'add';
  }

  /** Whether it may only be made when its surface has got its role: an exported window. */
  #needsRole(object: ObjectState): boolean {
    return makingOf(this.#state, object)?.meaning?.needsRole !== undefined;
  }

  #admits(object: ObjectState): boolean {
    return !this.#needsRole(object) || this.#teller.admits(object);
  }

  /** Whether an object is configured, a role, or made from one of these: they come after roleless commits. */
  #standsOn(object: ObjectState): 'no' | 'role' | 'popup' {
    const known = this.#onRole.get(object.handle);
    if (known !== undefined) return known;
    this.#onRole.set(object.handle, 'no'); // nothing is made from itself; this only ends a forged loop
    const isConfigured = object.interface.meanings?.configured !== undefined;
    let on: 'no' | 'role' | 'popup' = isPopup(object) ? 'popup' : isConfigured ? 'role' : 'no';
    const args = makingOf(this.#state, object)?.message.args;
    const named = object.origin.args.filter((_, i) => args?.[i]?.type === 'object') as number[];
    const bearer = this.#needsRole(object) ? this.#state.surfaces.get(named[0] ?? 0) : undefined;
    const role = bearer && roleObjectOf(this.#state, bearer);
    for (const handle of [object.origin.target, ...named, ...(role === undefined ? [] : [role.handle])]) {
      const other = this.#state.object(handle);
      const otherOn = other === undefined ? 'no' : this.#standsOn(other);
      if (otherOn === 'popup' || on === 'no') on = on === 'popup' ? on : otherOn;
    }
    this.#onRole.set(object.handle, on);
    return on;
  }

  /** Subsurfaces that no commit of their parent has shown yet, and what followed another of its kind on a surface. */
  #late(): Set<number> {
    const late = new Set<number>();
    for (const surface of this.#surfaces) {
      if (surface.parent !== 0 && !this.#isPlaced(surface)) late.add(surface.subsurface);
      for (const alike of this.#alike(surface)) for (const object of alike.slice(1)) late.add(object.handle);
    }
    for (const object of this.#objects) if (isInert(this.#state, object)) late.add(object.handle);
    return late;
  }

  // ---- surfaces

  #latched(surface: SurfaceState): ObjectState[] {
    return surface.latched.flatMap((handle) => this.#state.object(handle) ?? []).sort((a, b) => a.handle - b.handle);
  }

  #content(surface: SurfaceState): number {
    return this.#teller.contentOf(surface.handle);
  }

  #isPlaced(surface: SurfaceState): boolean {
    return this.#placedOnes.has(surface.handle);
  }

  /** Surfaces whose commits nothing above them holds back. */
  #roots(): SurfaceState[] {
    return this.#surfaces.filter((surface) => !this.#isPlaced(surface));
  }

  #placed(surface: SurfaceState): SurfaceState[] {
    return surface.stack.flatMap((handle) =>
      handle === surface.handle ? [] : (this.#state.surfaces.get(handle) ?? []),
    );
  }

  #postOrder(surface: SurfaceState): SurfaceState[] {
    return [...this.#placed(surface).flatMap((child) => this.#postOrder(child)), surface];
  }

  #commit(surface: SurfaceState): void {
    const object = this.#state.object(surface.handle);
    if (object !== undefined) this.#teller.sayNamed(object, 'commit', []);
  }

  /** The popups by how deep they are nested: a surface in the first set stands on a window. */
  #popupDepths(): Set<number>[] {
    const depths: Set<number>[] = [];
    const known = new Map<number, number>();
    const depthOf = (surface: SurfaceState): number => {
      const before = known.get(surface.handle);
      if (before !== undefined) return before;
      known.set(surface.handle, 0); // a parent can't be its own child; this only ends a forged loop
      const role = roleObjectOf(this.#state, surface);
      const above = role && parentOf(this.#state, role);
      const parent = above && this.#state.surfaces.get(above.surface);
      const depth = surface.role !== 'xdg_popup' ? 0 : 1 + (parent === undefined ? 0 : depthOf(parent));
      known.set(surface.handle, depth);
      return depth;
    };
    for (const surface of this.#surfaces) {
      const role = roleObjectOf(this.#state, surface);
      if (role === undefined || !isPopup(role)) continue;
      const depth = depthOf(surface);
      while (depths.length < depth) depths.push(new Set());
      depths[depth - 1]?.add(surface.handle);
    }
    return depths;
  }

  /** Initial commits: with the role's state, without content, viewport, scale and transform. */
  #ask(which: (surface: SurfaceState) => boolean): void {
    const asked: number[] = [];
    for (const surface of this.#surfaces) {
      const role = roleObjectOf(this.#state, surface);
      const configured = role && configuredFor(this.#state, role);
      if (role === undefined || configured === undefined || !which(surface)) continue;
      if (!surface.asked || !this.#teller.has(role.handle)) continue;
      this.#sayLayer(role, role.committed);
      if (configured !== role && this.#content(surface) === 0) this.#sayLayer(configured, configured.committed);
      this.#commit(surface);
      asked.push(configured.handle);
    }
    this.#teller.configured(asked);
  }

  /** Content of whole trees, parents' windows before their children's. */
  #show(root: SurfaceState): void {
    if (this.#shown.has(root.handle)) return;
    this.#shown.add(root.handle);
    const role = roleObjectOf(this.#state, root);
    const configured = configuredOn(this.#state, root);
    if (configured === undefined) {
      this.#showTree(root);
      return;
    }
    if (role === undefined || !this.#teller.has(role.handle)) return;
    const entry = role.now.get('parent')?.[0];
    const parent = this.#state.object((entry?.args[0] as number | undefined) ?? 0);
    if (entry !== undefined && parent !== undefined) {
      const above = this.#state.surfaces.get(parent.surface);
      if (above !== undefined) this.#show(above);
      // Only a parent that is shown may be named: others crash on it or ignore it.
      if (this.#teller.contentOf(parent.surface) !== 0) this.#teller.sayEntry(role, entry);
    }
    const hasContent = this.#content(root) !== 0;
    // A window whose content can't be shown again waits for the app as it would before its first content.
    const answered = hasContent || (configured.now.has('acknowledged') && this.#state.contentOf(root.handle) === 0);
    if (root.asked && answered) this.#teller.acknowledge(configured);
    if (hasContent) this.#showTree(root, role);
    // Where it is made is where it goes to; what is asked again is the answer.
    for (const key of ['minimized', 'positioner']) {
      for (const one of role.now.get(key) ?? []) this.#teller.sayEntry(role, one);
    }
  }

  #showTree(root: SurfaceState, role?: ObjectState): void {
    const tree = this.#postOrder(root);
    for (const surface of tree) {
      for (const [first] of this.#alike(surface)) if (first?.dead === true) this.#teller.make(first);
      const latched = this.#latched(surface).filter((one) => one !== role && this.#teller.has(one.handle));
      if (surface.stack.length === 1 && latched.every((one) => one.committed.size === 0)) continue;
      this.#stack(surface, defaultStack(this.#state, surface), surface.stack);
      for (const object of latched) this.#sayLayer(object, object.committed);
      if (surface === root && role !== undefined && !isPopup(role)) this.#teller.fit(surface);
      this.#commit(surface);
    }
    for (const surface of tree) if (surface !== root) this.#desynchronize(surface);
  }

  #desynchronize(surface: SurfaceState): void {
    const subsurface = this.#state.object(surface.subsurface);
    const entry = subsurface?.now.get('desync')?.[0];
    if (subsurface !== undefined && entry !== undefined) this.#teller.sayEntry(subsurface, entry);
  }

  #stack(parent: SurfaceState, from: readonly number[], to: readonly number[]): void {
    for (const { request, child, sibling } of placements(parent.handle, from, to)) {
      const subsurface = this.#state.object(this.#state.surfaces.get(child)?.subsurface ?? 0);
      if (subsurface !== undefined) this.#teller.sayNamed(subsurface, request, [sibling]);
    }
  }

  #sayLayer(object: ObjectState, layer: Layer): void {
    if (!this.#teller.has(object.handle)) return;
    for (const [key, entry] of inOrder(layer)) {
      if (entry.unset === true && object.dead) continue; // its destruction says it
      // Only with content may its release be asked for (wl_surface.error.no_buffer).
      if (key === 'release' && layer === object.committed && this.#teller.contentOf(object.handle) === 0) continue;
      if (key === 'buffer' && object.interface.name === 'wl_surface')
        this.#teller.attach(object, entry, layer !== object.pending);
      else this.#teller.sayEntry(object, entry);
    }
  }

  // ---- what is not applied yet

  /** What was committed and waits for a parent, then what was not committed. */
  #waiting(root: SurfaceState): void {
    this.#cached(root);
    this.#pending(root);
  }

  /** Children first: a parent's commit takes along what its children have committed before it (wl_surface.commit). */
  #cached(surface: SurfaceState): void {
    if (this.#stacks.has(surface)) return;
    const to = surface.cached ? surface.cachedStack : undefined;
    this.#stacks.set(surface, this.#restack(surface, surface.stack, to));
    this.#forEachChild(surface, (child) => this.#cached(child));
    if (!surface.cached) return;
    this.#succeed(surface, (one) => one.pending.size === 0);
    for (const object of this.#latched(surface)) this.#sayLayer(object, object.cached);
    this.#commit(surface);
  }

  #pending(surface: SurfaceState): void {
    const stack = this.#stacks.get(surface) ?? surface.stack;
    this.#stacks.set(surface, this.#restack(surface, stack, surface.pendingStack));
    this.#forEachChild(surface, (child) => this.#cached(child));
    this.#succeed(surface, () => true);
    for (const object of this.#latched(surface)) this.#sayLayer(object, object.pending);
    for (const child of this.#children.get(surface.handle) ?? []) this.#pending(child);
  }

  #forEachChild(surface: SurfaceState, visit: (child: SurfaceState) => void): void {
    for (const handle of this.#stacks.get(surface) ?? []) {
      const child = handle === surface.handle ? undefined : this.#state.surfaces.get(handle);
      if (child !== undefined) visit(child);
    }
  }

  /** Makes the subsurfaces that come with an order of the stack, and brings it about. */
  #restack(parent: SurfaceState, from: readonly number[], to: readonly number[] | undefined): number[] {
    if (to === undefined) return [...from];
    const made = (handle: number): number => this.#state.surfaces.get(handle)?.subsurface ?? 0;
    const added = to.filter((handle) => !from.includes(handle)).sort((a, b) => made(a) - made(b));
    for (const handle of added) {
      const child = this.#state.surfaces.get(handle);
      const subsurface = child && this.#state.object(child.subsurface);
      if (child === undefined || subsurface === undefined || this.#teller.has(subsurface.handle)) continue;
      this.#teller.make(subsurface);
      this.#desynchronize(child);
    }
    this.#stack(parent, [...from, ...added], to);
    return [...to];
  }

  /** What a surface has one of at a time, in their order: all but the last are destroyed, which a commit must still apply. */
  #alike(surface: SurfaceState): ObjectState[][] {
    const kinds = new Map<string, ObjectState[]>();
    for (const object of this.#latched(surface)) {
      if (!outlivesItself(object)) continue;
      const kind = kinds.get(object.interface.name);
      if (kind === undefined) kinds.set(object.interface.name, [object]);
      else kind.push(object);
    }
    return [...kinds.values()];
  }

  /** A surface has one viewport at a time: a destroyed one goes before the next is made. So for all that is like it. */
  #succeed(surface: SurfaceState, ends: (object: ObjectState) => boolean): void {
    for (const alike of this.#alike(surface)) {
      for (const [i, object] of alike.entries()) {
        if (this.#ended.has(object)) continue;
        if (!this.#teller.has(object.handle)) {
          const before = alike[i - 1];
          if (before !== undefined && !before.dead) break;
          this.#teller.make(object);
        }
        if (!object.dead || !ends(object)) break;
        this.#ended.add(object);
        this.#teller.destroy(object);
      }
    }
  }
}

const outliving = new WeakMap<InterfaceDescriptor, boolean>();

/** Whether what an object set on its surface ends with a commit, not with the object. */
function outlivesItself({ interface: descriptor }: ObjectState): boolean {
  let outlives = outliving.get(descriptor);
  if (outlives === undefined) {
    outlives = Object.values(descriptor.meanings?.requests ?? {}).some((meaning) => meaning.unsetsAtCommit === true);
    outliving.set(descriptor, outlives);
  }
  return outlives;
}

function isPopup(object: ObjectState): boolean {
  return object.interface.name === 'xdg_popup';
}

function isInert(state: State, object: ObjectState): boolean {
  if (object.interface.name !== 'wl_subsurface') return false;
  const [, child, parent] = object.origin.args as number[];
  return !state.surfaces.has(child ?? 0) || !state.surfaces.has(parent ?? 0);
}
