/**
 * `plan(state)` → the waves that rebuild it. A wave ends where the compositor must answer; how many
 * there are depends on how deep popups are nested, never on how many surfaces there are.
 */

import { inOrder } from './order.js';
import { Planner } from './planner.js';
import { PLACED, retell, type Teller } from './retell.js';
import { makingOf, meaningOf, parentOf, requestOf, roleObjectOf } from './roles.js';
import { type Entry, isDefunct, type ObjectState, type State, type SurfaceState } from './state.js';
import type { Plan, PlanOptions, Ref, Wave } from './step.js';

const INT_MAX = 0x7fffffff;

/**
 * @param state folded at the end of the last epoch
 * @param known handles that the new connection has already: `wl_display`, the session's registry
 */
export function plan(state: State, known: readonly number[], options: PlanOptions = {}): Plan {
  return new Planning(state, known, options).plan();
}

class Planning implements Teller {
  readonly #state: State;
  readonly #planner: Planner;
  readonly #waves: Wave[] = [];
  /** Whether popups come back without the grab that they had. */
  readonly #reopens: boolean;
  /** Objects whose state that was set at once is said. */
  readonly #said = new Set<number>();

  constructor(state: State, known: readonly number[], { restored = false, popups = 'dismiss' }: PlanOptions) {
    this.#state = state;
    this.#planner = new Planner(state, known, restored);
    this.#reopens = popups === 'reopen';
  }

  plan(): Plan {
    retell(this.#state, this);
    this.configured([]);
    return { waves: this.#waves, lost: this.#planner.lost, degraded: this.#planner.degraded };
  }

  configured(handles: readonly number[]): void {
    const steps = this.#planner.takeSteps();
    if (steps.length > 0 || handles.length > 0) this.#waves.push({ steps, configures: handles });
  }

  has(handle: number): boolean {
    return this.#planner.has(handle);
  }

  make(object: ObjectState): void {
    if (this.#planner.refOf(object.handle) !== undefined) {
      if (object.dead) this.#planner.keep(object.handle);
      return;
    }
    if (isDefunct(object)) return; // the app knows it
    this.#planner.lose(object, 'the object', this.#planner.whyNot(object));
  }

  sayNow(object: ObjectState): void {
    if (this.#said.has(object.handle)) return;
    this.#said.add(object.handle);
    for (const [key, entry] of inOrder(object.now)) if (!PLACED.has(key)) this.sayEntry(object, entry);
  }

  sayEntry(object: ObjectState, entry: Entry): void {
    const message = requestOf(this.#state, object, entry);
    const meaning = meaningOf(this.#state, object, entry);
    if (message === undefined || meaning === undefined) return;
    if (meaning.afterLoss === 'repeat' || meaning.afterLoss === 'ask-again') {
      // What an argument is must be said before it is used: the types of a source before its selection.
      for (const [i, arg] of message.args.entries()) {
        const named = arg.type === 'object' ? this.#state.object(entry.args[i] as number) : undefined;
        if (named !== undefined && this.has(named.handle)) this.sayNow(named);
      }
      if (!this.#planner.sayEntry(object, entry))
        this.#planner.lose(object, message.name, 'an object that it names does not come back');
    } else if (isPopup(object) && message.name === 'grab') {
      this.#planner.degrade(object, 'grab', 'it is open again without its grab: a click outside does not close it');
    } else if (meaning.why !== undefined) {
      this.#planner.lose(object, message.name, meaning.why);
    }
  }

  contentOf(surface: number): number {
    const handle = this.#state.contentOf(surface);
    const buffer = this.#state.object(handle);
    const source = buffer?.dead === false && buffer.held ? buffer : this.#state.object(buffer?.origin.target ?? 0);
    const makeable = buffer?.interface.meanings?.lost === undefined && this.#planner.canMake(source);
    return makeable ? handle : 0;
  }

  sayNamed(object: ObjectState, request: string, args: readonly number[]): void {
    const refs = args.map((handle) => this.#planner.refOf(handle));
    if (refs.every((ref) => ref !== undefined)) this.#planner.sayNamed(object, request, refs);
    else this.#planner.lose(object, request, 'an object that it names does not come back');
  }

  acknowledge(configured: ObjectState): void {
    this.#planner.push({ kind: 'acknowledge', configured: configured.handle });
  }

  fit(surface: SurfaceState): void {
    this.#planner.push({ kind: 'fit', surface: surface.handle });
  }

  destroy(object: ObjectState): void {
    this.#planner.destroyKept(object.handle);
  }

  admits(object: ObjectState): boolean {
    const why = isPopup(object) ? this.#whyDismissed(object) : this.#whyWithoutRole(object);
    if (why !== undefined) this.#planner.lose(object, isPopup(object) ? 'the popup' : 'the object', why);
    return why === undefined;
  }

  #whyDismissed(popup: ObjectState): string | undefined {
    if (isDefunct(popup)) return 'it was dismissed';
    if (popup.now.has('grab') && !this.#reopens)
      return 'it had a grab, without which a click outside would never close it';
    const parent = parentOf(this.#state, popup);
    // Until its first commit a popup may be without a parent (xdg-shell: xdg_surface.get_popup).
    if (parent === undefined && this.#state.surfaceOf(popup)?.asked !== true) return undefined;
    const above = parent && this.#state.surfaceOf(parent);
    const role = above && roleObjectOf(this.#state, above);
    if (above === undefined || this.contentOf(above.handle) === 0) return 'its parent is not shown';
    return role === undefined || !this.has(role.handle) ? 'its parent does not come back' : undefined;
  }

  #whyWithoutRole(object: ObjectState): string | undefined {
    const { message, meaning } = makingOf(this.#state, object) ?? {};
    const at = message?.args.findIndex((arg) => arg.name === meaning?.needsRole) ?? -1;
    const surface = this.#state.surfaces.get(object.origin.args[at] as number);
    const role = surface && roleObjectOf(this.#state, surface);
    return role === undefined || !this.has(role.handle) ? 'its surface is no window any more' : undefined;
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
      const why = this.#planner.whyNot(buffer);
      this.#planner.lose(surface, 'content', `its wl_buffer#${buffer.handle} can't be made again: ${why}`);
      return;
    }
    this.#planner.sayNamed(surface, 'attach', [ref, 0, 0]);
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

function isPopup(object: ObjectState): boolean {
  return object.interface.name === 'xdg_popup';
}
