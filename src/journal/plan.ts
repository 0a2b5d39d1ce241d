/**
 * `plan(state)` → the waves that rebuild it. A wave ends where the compositor must answer; how many
 * there are depends on how deep popups are nested, never on how many surfaces there are.
 */

import { roleObjectOf } from './latch.js';
import { inOrder } from './order.js';
import { Planner } from './planner.js';
import { PLACED, retell, type Teller } from './retell.js';
import { type Entry, isDefunct, type ObjectState, type State, type SurfaceState } from './state.js';
import type { Plan, Ref, Wave } from './step.js';

const INT_MAX = 0x7fffffff;

/**
 * @param state folded at the end of the last epoch
 * @param known handles that the new connection has already: `wl_display`, the session's registry
 */
export function plan(state: State, known: readonly number[]): Plan {
  return new Planning(state, known).plan();
}

class Planning implements Teller {
  readonly #state: State;
  readonly #planner: Planner;
  readonly #waves: Wave[] = [];
  /** Objects whose state that was set at once is said. */
  readonly #said = new Set<number>();

  constructor(state: State, known: readonly number[]) {
    this.#state = state;
    this.#planner = new Planner(state, known);
  }

  plan(): Plan {
    retell(this.#state, this);
    this.configured([]);
    return { waves: this.#waves, lost: this.#planner.lost };
  }

  configured(xdgSurfaces: readonly number[]): void {
    const steps = this.#planner.takeSteps();
    if (steps.length > 0 || xdgSurfaces.length > 0) this.#waves.push({ steps, configures: xdgSurfaces });
  }

  has(handle: number): boolean {
    return this.#planner.has(handle);
  }

  make(object: ObjectState): void {
    if (this.#planner.refOf(object.handle) !== undefined) {
      if (object.dead) this.#planner.keep(object.handle);
      return;
    }
    if (isDefunct(object)) return; // the app was told so by the compositor
    this.#planner.lose(object, 'the object', object.interface.meanings?.lost ?? whyNot(object));
  }

  sayNow(object: ObjectState): void {
    if (this.#said.has(object.handle)) return;
    this.#said.add(object.handle);
    for (const [key, entry] of inOrder(object.now)) {
      if (PLACED.has(key)) continue;
      const message = object.interface.requests[entry.opcode];
      const name = message?.name ?? '';
      const meaning = object.interface.meanings?.requests[name];
      if (meaning?.afterLoss === 'repeat') {
        // What an argument is must be said before it is used: the types of a source before its selection.
        for (const [i, arg] of message?.args.entries() ?? []) {
          const named = arg.type === 'object' ? this.#state.object(entry.args[i] as number) : undefined;
          if (named !== undefined && this.has(named.handle)) this.sayNow(named);
        }
        const said = this.#planner.sayEntry(object, entry);
        if (!said) this.#planner.lose(object, name, 'an object that it names does not come back');
      } else if (meaning?.why !== undefined) this.#planner.lose(object, name, meaning.why);
    }
  }

  sayEntry(object: ObjectState, entry: Entry): void {
    this.#planner.sayEntry(object, entry);
  }

  sayNamed(object: ObjectState, request: string, args: readonly number[]): void {
    const refs = args.map((handle) => this.#planner.refOf(handle));
    if (refs.every((ref) => ref !== undefined)) this.#planner.sayNamed(object, request, refs);
  }

  acknowledge(xdgSurface: ObjectState): void {
    this.#planner.push({ kind: 'acknowledge', xdgSurface: xdgSurface.handle });
  }

  fit(surface: SurfaceState): void {
    this.#planner.push({ kind: 'fit', surface: surface.handle });
  }

  destroy(object: ObjectState): void {
    this.#planner.destroyKept(object.handle);
  }

  admits(popup: ObjectState): boolean {
    const parent = this.#state.object(popup.origin.args[1] as number);
    const above = parent && this.#state.surfaces.get(parent.surface);
    const role = above && roleObjectOf(this.#state, above);
    let why: string | undefined;
    if (popup.heard.has('popup_done')) why = 'it was dismissed';
    else if (popup.now.has('grab')) why = 'it had a grab, without which a click outside would never close it';
    else if (above === undefined || this.#state.contentOf(above.handle) === 0) why = 'its parent is not shown';
    else if (role === undefined || !this.has(role.handle)) why = 'its parent does not come back';
    if (why !== undefined) this.#planner.lose(popup, 'the popup', why);
    return why === undefined;
  }

  /** A buffer that the app may write to again, or destroyed, is shown through a copy of the engine's. */
  attach(surface: ObjectState, entry: Entry, drawn: boolean): void {
    const buffer = this.#state.object(entry.args[0] as number);
    // A buffer that was destroyed before the commit is none.
    if (buffer === undefined || (buffer.dead && !drawn)) {
      this.#planner.sayNamed(surface, 'attach', [0, 0, 0]);
      return;
    }
    const ref = (buffer.held || !drawn) && !buffer.dead ? this.#planner.refOf(buffer.handle) : this.#copy(buffer);
    if (ref === undefined) {
      this.#planner.lose(
        surface,
        'content',
        `the buffer ${buffer.interface.name}#${buffer.handle} can't be made again`,
      );
      return;
    }
    const [, x, y] = entry.args as [number, number, number];
    const window = this.#state.surfaces.get(surface.handle)?.role?.startsWith('xdg_') === true;
    this.#planner.sayNamed(surface, 'attach', window ? [ref, 0, 0] : [ref, x, y]);
    const damage = surface.version >= 4 ? 'damage_buffer' : 'damage';
    this.#planner.sayNamed(surface, damage, [0, 0, INT_MAX, INT_MAX]);
  }

  #copy(buffer: ObjectState): Ref | undefined {
    const maker = this.#state.object(buffer.origin.target);
    if (maker === undefined) return undefined;
    const made = this.#planner.temporary(buffer.interface, buffer.version);
    if (maker.interface.name === 'wl_shm_pool') {
      const shm = this.#planner.refOf(maker.origin.target);
      if (shm === undefined) return undefined;
      this.#planner.push({ kind: 'copy', shm, buffer: buffer.handle, make: made });
      return made.ref;
    }
    const ref = this.#planner.refOf(maker.handle);
    if (ref === undefined || buffer.interface.meanings?.lost !== undefined) return undefined;
    this.#planner.say(ref, buffer.origin.opcode, [made.ref, ...buffer.origin.args.slice(1)], made);
    this.#planner.destroyLater(made);
    return made.ref;
  }
}

function whyNot(object: ObjectState): string {
  if (object.origin.opcode < 0) return 'the compositor made it, and it ended with the connection';
  if (object.interface.meanings === undefined)
    return `nobody declared what ${object.interface.name} means after a loss`;
  return 'what it was made from is not there';
}
