/**
 * What stands between the app's requests and a compositor that heard something else than the app believes: a
 * configure that the engine answered, content that is fitted, a role that is not there, a serial of an old
 * connection. Each request is said, recorded without being said, or means nothing any more.
 */

import { type Journal, parentOf, roleObjectOf } from '../journal/index.js';
import { type RequestArg, WaylandProxy } from '../protocol/index.js';
import { ConfigureAnswers } from './answers.js';
import type { AppObjects } from './app-objects.js';
import { Fits, type FitsOwner } from './fits.js';
import type { Rebuilt } from './options.js';
import { Parents } from './parents.js';
import { Roleless } from './roleless.js';
import { latest } from './sizes.js';
import type { Wishes } from './wishes.js';

export interface GatesOwner {
  readonly journal: Journal;
  readonly objects: AppObjects;
  readonly wishes: Wishes;
  /** Says requests of the engine's own. */
  readonly say: FitsOwner['say'];
  /** The app may use a buffer again that no compositor knows to be attached. */
  release(handle: number): void;
  /** An object is destroyed: nothing about it is of use any more. */
  forget(proxy: WaylandProxy): void;
  /** Requests must be looked at from now on. */
  guard(): void;
}

export class Gates {
  readonly answers = new ConfigureAnswers();
  readonly roleless: Roleless;
  readonly fits: Fits;
  readonly parents: Parents;
  readonly #owner: GatesOwner;
  /** Popups that had a grab and are open without it. */
  readonly #withoutGrab = new Set<number>();

  constructor(owner: GatesOwner) {
    this.#owner = owner;
    this.roleless = new Roleless({
      answering: (surface, configured) => this.#sayWithheld(surface, configured),
      guard: () => owner.guard(),
    });
    this.fits = new Fits({
      state: () => owner.journal.fold(),
      object: (handle) => owner.objects.get(handle),
      say: (requests) => owner.say(requests),
      release: (buffer) => owner.release(buffer),
      guard: () => owner.guard(),
    });
    this.parents = new Parents({
      state: () => owner.journal.fold(),
      object: (handle) => owner.objects.get(handle),
      say: (requests) => owner.say(requests),
      guard: () => owner.guard(),
    });
  }

  /** Whether nothing is held back: then only a few interfaces' requests need to be looked at (`lanes.ts`). */
  get open(): boolean {
    return this.roleless.empty && this.fits.empty && this.parents.empty;
  }

  /**
   * Whether the compositor may hear a request now.
   * @param live whether there is a connection
   * @param later whether there was one before it, whose serials mean nothing any more
   */
  admits(target: WaylandProxy, opcode: number, args: readonly RequestArg[], live: boolean, later: boolean): boolean {
    const verdict = this.#owner.wishes.asked(target, opcode, args);
    const waits =
      verdict === 'wait' ||
      (verdict === 'send' &&
        ((this.#withoutGrab.size > 0 && this.#grabsInVain(target, opcode)) ||
          this.parents.withholds(target, opcode, args) ||
          this.roleless.withholds(target.handle, target, opcode)));
    if (waits) this.#record(target, opcode, args);
    if (waits || verdict !== 'send') return false;
    return !live || !target.alive || (this.#isAnswer(target, opcode, args, later) && this.#suits(target, opcode, args));
  }

  /** Whether what has to do with an object that is not there yet is remembered until then. */
  awaits(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): boolean {
    const { objects, wishes } = this.#owner;
    if (objects.isAbsent(target) || isAttach(target, opcode)) return true;
    return wishes.asked(target, opcode, args) === 'wait' || this.parents.withholds(target, opcode, args);
  }

  /** What a surface was given that the compositor was not to hear of until its configure is answered. */
  #sayWithheld(surface: number, configured: number): void {
    const { journal, objects, say } = this.#owner;
    const state = journal.fold();
    const shows = latest(state.object(surface), 'buffer')?.args[0];
    const geometry = latest(state.object(configured), 'window geometry');
    const [target, xdg, buffer] = [surface, configured, shows as number].map((handle) => objects.get(handle));
    say((told) => {
      if (geometry !== undefined && xdg?.alive) told(xdg, 'set_window_geometry', geometry.args as readonly number[]);
      if (target?.alive !== true || buffer?.alive !== true || objects.isAbsent(buffer)) return;
      told(target, 'attach', [buffer, 0, 0]);
      told(target, target.version >= 4 ? 'damage_buffer' : 'damage', [0, 0, 0x7fffffff, 0x7fffffff]);
    });
  }

  #isAnswer(target: WaylandProxy, opcode: number, args: readonly RequestArg[], later: boolean): boolean {
    if (!this.answers.concerns(target)) return true;
    const { what, answered } = this.answers.judge(target, opcode, args, later);
    if (answered === true) this.fits.answered(target.handle);
    if (what === 'record') this.#record(target, opcode, args);
    return what === 'send';
  }

  #suits(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): boolean {
    const message = target.interface.requests[opcode];
    if (message === undefined || !this.fits.has(target.handle)) return true;
    const named = args.map((arg) => (arg instanceof WaylandProxy ? arg.handle : ((arg ?? 0) as number))); // no others
    if (this.fits.asked(target.handle, message.name, named)) return true;
    this.#record(target, opcode, args);
    if (message.destructor === true) this.#owner.forget(target);
    return false;
  }

  /** Keeps a request that the compositor must not hear, or not yet. None of these has an fd, and null is 0. */
  #record(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    const handles = args.map((arg) => (arg instanceof WaylandProxy ? arg.handle : ((arg ?? 0) as number)));
    this.#owner.journal.mark({ kind: 'request', target: target.handle, opcode, args: handles });
  }

  /** A popup may only have a grab where the one that it stands on has one (xdg-shell: xdg_popup.grab). */
  #grabsInVain(target: WaylandProxy, opcode: number): boolean {
    if (target.interface.name !== 'xdg_popup' || target.interface.requests[opcode]?.name !== 'grab') return false;
    const state = this.#owner.journal.fold();
    const popup = state.object(target.handle);
    const parent = popup && parentOf(state, popup);
    const surface = parent && state.surfaceOf(parent);
    const role = surface && roleObjectOf(state, surface);
    if (role === undefined || !this.#withoutGrab.has(role.handle)) return false;
    this.#withoutGrab.add(target.handle);
    return true;
  }

  /** Whether a popup is opened on one that was dismissed, of which the app has not heard yet. */
  standsOnNothing(target: WaylandProxy, args: readonly RequestArg[]): boolean {
    const parent = args.find((arg) => arg instanceof WaylandProxy && arg.interface === target.interface);
    if (!(parent instanceof WaylandProxy) || !this.roleless.hides(parent.handle)) return false;
    const { surface = 0 } = this.#owner.journal.fold().object(target.handle) ?? {};
    this.roleless.add(surface, { configured: target.handle, hasRole: false });
    return true;
  }

  /** The surface that gets a viewport, if its content is fitted; 0 for none. From then on nothing of the request can fail. */
  fittedSurface(target: WaylandProxy, args: readonly RequestArg[]): number {
    if (target.interface.name !== 'wp_viewporter' || !target.alive) return 0;
    const [surface] = args;
    if (!(surface instanceof WaylandProxy) || this.#owner.objects.get(surface.handle) !== surface) return 0;
    return this.fits.has(surface.handle) ? surface.handle : 0;
  }

  /** Which popups are open without the grab that they had. */
  noteGrabs(degraded: Rebuilt['degraded']): void {
    for (const { handle, what } of degraded) if (what === 'grab') this.#withoutGrab.add(handle);
  }

  /** The same of a new connection, where nothing else is. */
  begin(degraded: Rebuilt['degraded']): void {
    this.#withoutGrab.clear();
    this.noteGrabs(degraded);
  }

  forget(proxy: WaylandProxy): void {
    this.answers.forget(proxy);
    this.fits.destroyed(proxy.handle);
    this.parents.forget(proxy);
    this.#withoutGrab.delete(proxy.handle);
  }
}

/** Whether a request gives a surface its content, which may come later than the surface. */
function isAttach({ interface: { name, requests } }: WaylandProxy, opcode: number): boolean {
  return name === 'wl_surface' && requests[opcode]?.name === 'attach';
}
