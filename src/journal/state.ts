/**
 * What a log comes to: the objects that live, and for each what made it what it is. Nothing here grows
 * with history, only with what is alive.
 */

import type { InterfaceDescriptor } from '../protocol/index.js';
import { OwnedFd } from '../wire/index.js';
import { Layer } from './layer.js';
import type { LogArg } from './record.js';
import { type Term, termsOf } from './terms.js';

export { Layer };

/** A request that is in force, as it would have to be said again. */
export interface Entry {
  /** The object that the request is said to, where the state is another one's (meanings: `of`). */
  readonly target?: number;
  readonly opcode: number;
  readonly args: readonly LogArg[];
  /** State of the object that the request was given by value: its requests, at the time of the call. */
  readonly copied?: Copied;
  /** Takes away what stands under its key when it is applied. */
  readonly unset?: boolean;
}

/** An object passed by value, to be made again as a temporary. */
export interface Copied {
  /** The object itself, where it can't have changed since; it may be gone. */
  readonly sealed?: number;
  readonly factory: number;
  readonly interface: InterfaceDescriptor;
  readonly version: number;
  /** Opcode of the factory's request. */
  readonly opcode: number;
  readonly entries: readonly Entry[];
}

/** How an object came to be. */
export interface Origin {
  /** The object whose request or event made it; 0 for `wl_display`. */
  readonly target: number;
  /** Opcode of the request; -1 where an event of the target made it. */
  readonly opcode: number;
  readonly args: readonly LogArg[];
  readonly copied?: Copied;
}

/** Which global an object was bound to, in words that another compositor understands. */
export interface GlobalIdentity {
  readonly interface: string;
  /** Version that was offered. */
  readonly offered: number;
  /** Its number among the globals of its interface, from 0: the lowest that was free when it was announced. */
  readonly ordinal: number;
  /** The compositor took it back, or the one at hand does not offer it. */
  readonly absent?: boolean;
}

/** What an app can't do without. */
export interface Needs {
  /** The lowest version that will do. */
  readonly min: number;
  /** Without it nothing may be rebuilt at all. */
  readonly required: boolean;
}

export class ObjectState {
  readonly handle: number;
  readonly interface: InterfaceDescriptor;
  /** What its requests mean; index = opcode. */
  readonly terms: readonly Term[];
  version: number;
  /** As it would have to be said now: a pool at the size that it grew to. */
  origin: Origin;
  /** The surface with whose commit its state is latched; 0 for none. */
  readonly surface: number;
  global?: GlobalIdentity;
  needs?: Needs;
  key?: string;
  sensitive = false;
  /** Destroyed, but still needed by something that lives: a pool with buffers, a buffer on show. */
  dead = false;
  /** How many origins and entries name it. */
  references = 0;
  readonly now: Layer = new Layer();
  readonly pending: Layer = new Layer();
  readonly cached: Layer = new Layer();
  readonly committed: Layer = new Layer();
  /** Last arguments of the marked events, by name. */
  readonly heard = new Map<string, readonly LogArg[]>();
  /** For buffers: committed somewhere and not released since. */
  held = false;

  constructor(handle: number, descriptor: InterfaceDescriptor, version: number, origin: Origin, surface: number) {
    this.handle = handle;
    this.interface = descriptor;
    this.terms = termsOf(descriptor);
    this.version = version;
    this.origin = origin;
    this.surface = surface;
  }
}

/** What a surface has beyond the requests that its commits latch. */
export class SurfaceState {
  readonly handle: number;
  /** Role, by the interface of the role object: stays when that is destroyed. */
  role: string | undefined;
  /** Objects whose state its commits latch, itself first. */
  readonly latched: number[];
  /** The parent surface, for a subsurface. */
  parent = 0;
  /** The `wl_subsurface` of it, 0 when it has none. */
  subsurface = 0;
  sync = true;
  /** A commit waits for the parent's. */
  cached = false;
  /** For xdg and layer roles: the commit that asks for the first configure was sent. */
  asked = false;
  /** Children and itself, bottom to top, in the three stages. */
  stack: number[];
  cachedStack: number[] | undefined;
  pendingStack: number[] | undefined;

  constructor(handle: number) {
    this.handle = handle;
    this.latched = [handle];
    this.stack = [handle];
  }
}

/** One global as the registry announced it. */
export interface AnnouncedGlobal {
  readonly name: number;
  readonly interface: string;
  readonly version: number;
  /** As in {@link GlobalIdentity}. */
  readonly ordinal: number;
}

export class State {
  readonly objects = new Map<number, ObjectState>();
  readonly surfaces = new Map<number, SurfaceState>();
  /** Globals of the epoch at hand, by name: what a `bind` in the log refers to. */
  readonly globals = new Map<number, AnnouncedGlobal>();
  /** Requests without a declared meaning that were used: `interface.request`. */
  readonly undeclared = new Set<string>();

  /** An object that is known, dead or not. */
  object(handle: number): ObjectState | undefined {
    return this.objects.get(handle);
  }

  /** The surface with whose commits an object's state is latched. */
  surfaceOf(object: ObjectState): SurfaceState | undefined {
    return this.surfaces.get(object.surface);
  }

  /** The buffer on show on a surface, 0 for none. */
  contentOf(surface: number): number {
    return bufferIn(this.objects.get(surface)?.committed);
  }

  /** Lets go of every fd: the state is of no use after it. */
  close(): void {
    for (const object of this.objects.values()) {
      for (const arg of object.origin.args) if (arg instanceof OwnedFd) arg.close();
    }
  }
}

/** Whether an object stands for nothing any more, as the compositor said or the app asked: it isn't made again. */
export function isDefunct({ interface: { name, meanings }, heard, now }: ObjectState): boolean {
  if (name === 'xdg_toplevel_session_v1' && now.has('removed')) return true;
  return heard.size > 0 && meanings?.inertAfter?.some((event) => heard.has(event)) === true;
}

/** The buffer that a layer of a surface attaches, 0 for none. */
export function bufferIn(layer: Layer | undefined): number {
  const attach = layer?.get('buffer')?.[0];
  return attach === undefined ? 0 : (attach.args[0] as number);
}
