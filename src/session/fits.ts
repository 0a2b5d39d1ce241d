/**
 * Old content that stands fitted until the app has answered and draws: what the compositor must not hear of it before, which
 * viewport holds it at its size, and how all is as the app said again. A surface is held by one viewport, the app's or one of
 * the engine's, else by a buffer of the engine's.
 */

import { bufferIn, type LogArg, type State } from '../journal/index.js';
import type { RequestArg, WaylandProxy } from '../protocol/index.js';
import { latest, type Size, windowSize } from './sizes.js';
import { StandIn } from './stand-in.js';

/** An object of the new connection, by its handle; 0 for one of the engine's own. */
export interface Named {
  readonly handle: number;
  readonly object: WaylandProxy;
}

/** What the replay did to show old content at another size. */
export interface Fit {
  readonly surface: Named;
  /** The xdg_surface or layer surface that was told a size. */
  readonly configured: Named;
  readonly size: Size;
  /** The size of the old content: what still has it was not drawn for this configure. */
  readonly unsuited: Size;
  /** What holds the content at its size; without, a buffer of the engine's does. */
  readonly viewport: Named | undefined;
}

interface Standing extends Omit<Fit, 'viewport'> {
  /** Whether a buffer of the engine's stands there, so that nothing of the app's content may. */
  readonly byBuffer: boolean;
  /** The viewport of the surface, whatever holds it. */
  viewport: Named | undefined;
  /** The app has answered, and what it shows is the old content still. */
  answered: boolean;
  /** Buffers that the app attached and the compositor does not know of, in order. */
  readonly withheld: Set<number>;
}

export interface FitsOwner {
  /** As of now, with all that was recorded. */
  state(): State;
  /** The app's object, until it is destroyed. */
  object(handle: number): WaylandProxy | undefined;
  /** Says requests of the engine's own. */
  say(requests: (say: Say) => void): void;
  /** The app may use this buffer again. */
  release(buffer: number): void;
  /** Requests must be looked at from now on. */
  guard(): void;
}

export type Say = (target: WaylandProxy, request: string, args: readonly RequestArg[]) => void;

/** By what a surface gets its size. */
const SIZING: ReadonlySet<string> = new Set([
  'attach',
  'set_buffer_scale',
  'set_buffer_transform',
  'set_destination',
  'set_source',
  'set_window_geometry',
]);

/** What a viewport has when nothing was said of it (wp_viewport.set_source, set_destination). */
const NO_SOURCE = [-1, -1, -1, -1];
const NO_DESTINATION = [-1, -1];

/** Whether a request would change the size of content that is fitted. An object and null are told apart by their number. */
export function wouldUnfit(fit: Fit, handle: number, request: string, args: readonly LogArg[]): boolean {
  if (handle === fit.configured.handle) return request === 'set_window_geometry';
  if (handle === fit.viewport?.handle) return request === 'set_destination';
  if (fit.viewport !== undefined) return false;
  if (handle !== fit.surface.handle) return false;
  // An older surface is moved by an attach, and this is not the time for one.
  return request === 'offset' || (SIZING.has(request) && !(request === 'attach' && args[0] === 0));
}

export class Fits {
  readonly #owner: FitsOwner;
  /** By the handles of their surface, of what is configured, and of the app's viewport. */
  readonly #standing = new Map<number, Standing>();

  constructor(owner: FitsOwner) {
    this.#owner = owner;
  }

  get empty(): boolean {
    return this.#standing.size === 0;
  }

  /** The connection that they stood on is gone. */
  clear(): void {
    this.#standing.clear();
  }

  add(fits: Iterable<Fit>): void {
    for (const fit of fits) {
      this.#owner.guard();
      const standing = { ...fit, byBuffer: fit.viewport === undefined, answered: false, withheld: new Set<number>() };
      for (const { handle } of [fit.surface, fit.configured, fit.viewport ?? fit.surface])
        if (handle !== 0) this.#standing.set(handle, standing);
    }
  }

  /** Whether requests of this object are judged. */
  has(handle: number): boolean {
    return this.#standing.has(handle);
  }

  /**
   * A request of the app's.
   * @returns whether the compositor may hear it; else it is only recorded
   */
  asked(handle: number, request: string, args: readonly LogArg[]): boolean {
    const fit = this.#standing.get(handle);
    if (fit === undefined) return true;
    if (handle === fit.surface.handle && request === 'commit') {
      for (const buffer of [...fit.withheld].slice(0, -1)) this.#release(fit, buffer);
    }
    if (handle === fit.viewport?.handle && request === 'destroy' && !fit.byBuffer) {
      this.#standing.delete(handle);
      fit.viewport = { handle: 0, object: fit.viewport.object }; // the engine needs one as long as this stands
      return false;
    }
    if (!SIZING.has(request)) return !(request === 'offset' && fit.byBuffer);
    const unmaps = request === 'attach' && args[0] === 0;
    if (unmaps || fit.answered) {
      this.#end(fit);
      return true;
    }
    const standing = { ...fit, viewport: fit.byBuffer ? undefined : fit.viewport };
    const holds = fit.byBuffer && handle === fit.viewport?.handle;
    if (!holds && !wouldUnfit(standing, handle, request, args)) return true;
    if (request === 'attach') {
      fit.withheld.delete(args[0] as number);
      fit.withheld.add(args[0] as number);
    }
    return false;
  }

  /** The app is about to make a viewport of a surface, which may have one only (wp_viewporter.error.viewport_exists). */
  makesViewport(surface: number): void {
    const { viewport } = this.#standing.get(surface) ?? {};
    if (viewport?.handle === 0) this.#owner.say((say) => say(viewport.object, 'destroy', []));
  }

  /** There is a viewport of the app's on a surface: it holds the content. */
  viewportMade(surface: number, handle: number, made: WaylandProxy): void {
    const fit = this.#standing.get(surface);
    if (fit === undefined) return;
    const object = new StandIn(made.interface, made.version); // the app may destroy its own
    object.id = made.id;
    fit.viewport = { handle, object };
    this.#standing.set(handle, fit);
    const { width, height } = fit.size;
    this.#owner.say((say) => {
      if (fit.byBuffer) say(object, 'set_source', NO_SOURCE); // one that came back has what the app said
      say(object, 'set_destination', fit.byBuffer ? NO_DESTINATION : [width, height]);
    });
  }

  /** The app has answered the configure that this stands for, or a later one. */
  answered(configured: number): void {
    const fit = this.#standing.get(configured);
    if (fit === undefined) return;
    const now = this.#owner.state();
    const object = now.object(configured);
    const size = object && windowSize(now, fit.surface.handle, object, latest);
    const surface = now.object(fit.surface.handle);
    const shown = fit.byBuffer
      ? this.#owner.object(bufferIn(surface?.pending) || bufferIn(surface?.committed))
      : undefined;
    const isOld = size === undefined || (size.width === fit.unsuited.width && size.height === fit.unsuited.height);
    const isWhole = Number.isInteger(size?.width) && Number.isInteger(size?.height); // else only its scale is new
    // What it has at the old size would end it now: the engine's stays until it draws.
    if (isOld || !isWhole || (fit.byBuffer && shown?.alive !== true)) fit.answered = true;
    else this.#end(fit, shown);
  }

  /** The app has destroyed an object, or lost it. */
  destroyed(handle: number): void {
    const fit = this.#standing.get(handle);
    if (fit === undefined) return;
    this.#standing.delete(handle);
    if (handle === fit.viewport?.handle) fit.viewport = undefined;
    else this.#end(fit);
  }

  /** Says what the app said, whatever of it the compositor knows already. @param buffer to be shown instead of the engine's */
  #end(fit: Standing, buffer?: WaylandProxy): void {
    const now = this.#owner.state();
    const { surface, configured, viewport } = fit;
    const isThere = ({ handle }: Named): boolean => this.#standing.has(handle);
    const set = (say: Say, on: Named, request: string, key: string, initial?: readonly RequestArg[]): void => {
      const args = latest(now.object(on.handle), key)?.args ?? initial;
      if (args !== undefined) say(on.object, request, args as readonly RequestArg[]);
    };
    this.#owner.say((say) => {
      if (viewport?.handle === 0) {
        say(viewport.object, 'destroy', []);
      } else if (viewport !== undefined) {
        if (fit.byBuffer) set(say, viewport, 'set_source', 'source', NO_SOURCE);
        set(say, viewport, 'set_destination', 'destination', NO_DESTINATION);
      }
      if (isThere(configured)) set(say, configured, 'set_window_geometry', 'window geometry');
      if (!fit.byBuffer || !isThere(surface)) return;
      set(say, surface, 'set_buffer_scale', 'buffer scale');
      set(say, surface, 'set_buffer_transform', 'buffer transform');
      if (buffer === undefined) return;
      say(surface.object, 'attach', [buffer, 0, 0]);
      const damage = surface.object.version >= 4 ? 'damage_buffer' : 'damage';
      say(surface.object, damage, [0, 0, 0x7fffffff, 0x7fffffff]);
    });
    for (const { handle } of [surface, configured, viewport ?? surface]) this.#standing.delete(handle);
    for (const one of fit.withheld) if (one !== buffer?.handle) this.#release(fit, one);
  }

  #release(fit: Standing, buffer: number): void {
    fit.withheld.delete(buffer);
    this.#owner.release(buffer);
  }
}
