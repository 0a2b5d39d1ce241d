/**
 * Windows whose parent is not shown on the connection at hand: it waits for a global, or for the app to draw it, since its
 * content can't be made again. A compositor must not hear of such a parent (weston 16 dies of it, others ignore it): it
 * does as soon as the parent is shown.
 */

import { configuredFor, type Entry, type Loss, type ObjectState, roleObjectOf, type State } from '../journal/index.js';
import { type RequestArg, WaylandProxy } from '../protocol/index.js';
import type { FitsOwner } from './fits.js';
import type { ReplayResult } from './replay.js';

const SET_PARENT = 'set_parent';

export interface ParentsOwner {
  state(): State;
  /** The app's object, until the app destroys it. */
  object(handle: number): WaylandProxy | undefined;
  /** Says requests of the engine's own. */
  readonly say: FitsOwner['say'];
  /** Requests must be looked at from now on. */
  guard(): void;
}

/** What came of a replay. */
export type Shown = Pick<ReplayResult, 'acknowledged' | 'roleless' | 'lost'> & {
  readonly made: { has(handle: number): boolean };
};

export class Parents {
  readonly #owner: ParentsOwner;
  /** Surfaces of windows that have content as the app knows them; whether the app has attached something since. */
  readonly #unshown = new Map<number, boolean>();
  /** Windows of which the compositor has not heard the parent. */
  readonly #children = new Set<number>();

  constructor(owner: ParentsOwner) {
    this.#owner = owner;
  }

  get empty(): boolean {
    return this.#unshown.size === 0;
  }

  /** A new connection. @returns what waits */
  begin(shown: Shown): Loss[] {
    this.#unshown.clear();
    this.#children.clear();
    return this.#takeUp(shown);
  }

  /** Objects came that something missing had kept away. @returns what waits still */
  arrived(shown: Shown, handles: ReadonlySet<number>): Loss[] {
    const waiting = this.#takeUp(shown, handles);
    this.#review();
    return waiting;
  }

  /** @param arrived all, or what came to the rest: who is there may not know of it, or of what is there */
  #takeUp(shown: Shown, arrived?: ReadonlySet<number>): Loss[] {
    const state = this.#owner.state();
    for (const handle of arrived ?? state.surfaces.keys()) {
      if (isUnshown(state, handle, shown)) this.#unshown.set(handle, false);
      else this.#unshown.delete(handle);
    }
    if (!this.empty) this.#owner.guard();
    const waiting: Loss[] = [];
    for (const child of state.objects.values()) {
      const parent = parentIn(state, child);
      if (parent === undefined || this.#owner.object(child.handle)?.id === 0) continue; // it waits as a whole
      if (arrived !== undefined && !arrived.has(child.handle) && !arrived.has(parent.handle)) continue;
      if (arrived === undefined && !this.#unshown.has(parent.surface)) continue;
      this.#children.add(child.handle);
      if (!this.#unshown.has(parent.surface)) continue;
      const { handle, key } = child;
      const why = 'it is said when its parent is shown';
      waiting.push({ object: `${child.interface.name}#${handle}`, handle, key, what: SET_PARENT, why });
    }
    return waiting;
  }

  /** Whether a request must only be recorded. */
  withholds(target: WaylandProxy, opcode: number, [parent]: readonly RequestArg[]): boolean {
    if (this.#unshown.size === 0 || target.interface.requests[opcode]?.name !== SET_PARENT) return false;
    this.#children.delete(target.handle);
    if (!(parent instanceof WaylandProxy) || parent.interface !== target.interface) return false;
    if (!this.#unshown.has(this.#owner.state().object(parent.handle)?.surface ?? 0)) return false;
    this.#children.add(target.handle);
    return true;
  }

  /** A request was said. */
  said({ interface: { name, requests }, handle }: WaylandProxy, opcode: number): void {
    const attached = name === 'wl_surface' ? this.#unshown.get(handle) : undefined;
    if (attached === undefined) return;
    const request = requests[opcode]?.name;
    if (request === 'attach') this.#unshown.set(handle, true);
    if (request !== 'commit' || !attached) return;
    this.#unshown.delete(handle);
    this.#review();
  }

  /** An object is destroyed. The children of a window that is gone are its parent's (xdg-shell: xdg_toplevel.set_parent). */
  forget({ handle }: WaylandProxy): void {
    this.#unshown.delete(handle);
    this.#review();
  }

  /** Says what need not wait any more. */
  #review(): void {
    if (this.#children.size === 0) return;
    const state = this.#owner.state();
    for (const handle of this.#children) {
      const child = state.object(handle);
      const parent = child && parentIn(state, child);
      if (parent !== undefined && this.#unshown.has(parent.surface)) continue;
      this.#children.delete(handle);
      const [one, other] = [this.#owner.object(handle), this.#owner.object(parent?.handle ?? 0)];
      if (one !== undefined && other !== undefined) this.#owner.say((say) => say(one, SET_PARENT, [other]));
    }
  }
}

/** The window that a window has as its parent by a request of its own. */
function parentIn(state: State, child: ObjectState): ObjectState | undefined {
  const entry: Entry | undefined = child.dead ? undefined : child.now.get('parent')?.[0];
  if (entry === undefined || entry.target !== undefined) return undefined;
  const parent = state.object(entry.args[0] as number);
  return parent?.interface === child.interface ? parent : undefined;
}

/** Whether a window has content in a state, and none on the connection where the state was rebuilt. */
function isUnshown(state: State, handle: number, { acknowledged, roleless, lost, made }: Shown): boolean {
  const surface = state.surfaces.get(handle);
  const role = surface && roleObjectOf(state, surface);
  const configured = role && configuredFor(state, role);
  const content = state.contentOf(handle);
  if (configured === undefined || content === 0 || !role?.interface.requests.some(({ name }) => name === SET_PARENT))
    return false;
  if (!made.has(role.handle) || !acknowledged.has(configured.handle) || roleless.has(handle)) return true;
  return !made.has(content) && lost.some((one) => one.handle === handle && one.what === 'content');
}
