/**
 * Surfaces that must not be committed on a new connection: their configure never came, their role ended or is not there,
 * or their content can't be made. What stands on them is not made, and the report tells why.
 */

import {
  configuredFor,
  type LogArg,
  type Made,
  type ObjectState,
  parentOf,
  type Ref,
  roleObjectOf,
  type State,
} from '../journal/index.js';
import type { MessageDescriptor } from '../protocol/index.js';
import type { ReplayReport } from './replay-report.js';
import type { Unconfigured } from './roleless.js';

export class HeldBack {
  readonly #state: State;
  readonly #report: ReplayReport;
  readonly #surfaces = new Set<number>();
  /** Objects that ended while they were rebuilt. */
  readonly #ended = new Set<number>();

  constructor(state: State, report: ReplayReport) {
    this.#state = state;
    this.#report = report;
  }

  /** Nothing of this surface may be committed any more. */
  add(surface: number): void {
    this.#surfaces.add(surface);
  }

  has(surface: Ref): boolean {
    return this.#surfaces.has(surface);
  }

  /** Whether an object has to do with such a surface. */
  concerns(handle: number): boolean {
    return this.#surfaces.has(this.#state.object(handle)?.surface ?? 0);
  }

  /** A surface that was never configured must not be committed: that would be an error. */
  forbids(ref: Ref, message: MessageDescriptor): boolean {
    if (!this.#surfaces.has(ref)) return false;
    return message.name === 'attach' || message.name === 'commit';
  }

  /** What stands on a parent that was not shown must not be made, nor a window named that isn't shown (compositors die of it). */
  refuses(ref: Ref, message: MessageDescriptor, args: readonly LogArg[], make: Made | undefined): boolean {
    if (this.#surfaces.size === 0) return false;
    const popup = make?.interface.name === 'xdg_popup' ? this.#state.object(make.ref) : undefined;
    const parent = popup && parentOf(this.#state, popup);
    if (make !== undefined && parent !== undefined && this.#surfaces.has(parent.surface)) {
      this.notMade(make, 'its parent is not shown');
      return true;
    }
    const names = (one: number): boolean => this.concerns(args[one] as number);
    return make === undefined && message.name === 'set_parent' && ref > 0 && names(0);
  }

  /**
   * An object is gone, or stands for nothing any more. What the app destroyed itself is only told where it was waited for.
   * @param isConfigured whether a configure of this epoch has come for an object
   */
  ended(handle: number, how: string, byApp: boolean, isConfigured: (handle: number) => boolean): void {
    const object = this.#state.object(handle);
    if (object === undefined || this.#ended.has(handle)) return;
    this.#ended.add(handle);
    const surface = this.#state.surfaceOf(object);
    const role = surface && roleObjectOf(this.#state, surface);
    const configured = role && configuredFor(this.#state, role);
    const bears = object === role || (configured !== undefined && object === configured);
    if (!bears && object.interface.name !== 'wl_surface') return;
    this.#surfaces.add(object.surface);
    const awaited = configured !== undefined && !isConfigured(configured.handle);
    if (bears && (!byApp || awaited)) this.#report.lose(handle, 'the object', how);
  }

  neverConfigured(handle: number, deadline: number): void {
    const object = this.#state.object(handle);
    if (object === undefined) return;
    this.#surfaces.add(object.surface);
    this.#report.lose(handle, 'content', `the compositor sent no configure within ${deadline} ms`);
  }

  notMade(make: Made, why: string): void {
    if (make.ref <= 0) return;
    const object = this.#state.object(make.ref);
    if (object?.dead !== true) this.#report.lose(make.ref, 'the object', why);
    const surface = object && this.#state.surfaceOf(object);
    if (surface !== undefined && this.#isBearing(object)) this.#surfaces.add(surface.handle);
  }

  /** Without its content a window is as before its first commit with any: it waits for the app. */
  notSaid(ref: number, request: string, why: string): void {
    const object = this.#state.object(ref);
    const surface = request === 'attach' && object !== undefined ? this.#state.surfaceOf(object) : undefined;
    if (surface !== undefined && this.#isBearing(roleObjectOf(this.#state, surface))) {
      this.#surfaces.add(surface.handle);
      this.#report.lose(ref, 'content', why);
    } else {
      this.#report.lose(ref, request, why);
    }
  }

  /** Whether an object is the one of a role whose surface has content only after a configure. */
  #isBearing(object: ObjectState | undefined): boolean {
    return object !== undefined && configuredFor(this.#state, object) !== undefined;
  }

  /** Surfaces whose role is not there or was not configured, with what is configured. @param isThere by handle */
  roleless(isThere: (handle: number) => boolean): Map<number, Unconfigured> {
    const found = new Map<number, Unconfigured>();
    for (const surface of this.#state.surfaces.values()) {
      const role = roleObjectOf(this.#state, surface);
      const maker = role && configuredFor(this.#state, role);
      if (role === undefined || maker === undefined || !isThere(maker.handle)) continue;
      const hasRole = isThere(role.handle);
      if (!hasRole || this.#surfaces.has(surface.handle))
        found.set(surface.handle, { configured: maker.handle, hasRole });
    }
    return found;
  }
}
