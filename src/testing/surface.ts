/** `wl_surface`: double-buffered state, the tree of subsurfaces, and what a role adds at each commit. */

import { type WaylandRequests, WlSurfaceError, wl_surface } from '../protocol/generated/wayland.js';
import type { Buffer } from './buffer.js';
import type { ClientConnection } from './client-connection.js';
import { ContentQueue } from './content-queue.js';
import { type Rectangle, type Region, type Size, union } from './geometry.js';
import type { Output } from './output.js';
import { giveBack } from './pixels.js';
import type { RegionResource } from './region.js';
import { Callback, type NameOf, RequestError, type RequestTable, Resource } from './resource.js';
import { applyExtensions, discardExtensions, type SurfaceAttachment } from './surface-extension.js';
import { contentSize, emptyUpdate, merge, type SurfaceState, type Update } from './surface-state.js';
import type { Viewport } from './viewporter.js';

export type RoleName =
  | 'xdg_toplevel'
  | 'xdg_popup'
  | 'wl_subsurface'
  | 'cursor'
  | 'dnd_icon'
  | 'zwlr_layer_surface_v1'
  | 'ext_session_lock_surface_v1'
  | 'zwp_input_popup_surface_v2';

/** A role object, or the xdg_surface before there is one. */
export interface SurfaceRole {
  /** Whether the surface may not be destroyed before this. */
  readonly holdsSurface: boolean;
  /** Refuses a commit that breaks the role's rules. `update` still has its buffer as `attached`. */
  checkCommit?(update: Update): void;
  /** A commit was applied. */
  applied?(update: Update): void;
  surfaceDestroyed(): void;
  /** What a digest says of the role; those of xdg-shell and subsurfaces are known to it. */
  roleState?(name: NameOf): unknown;
  /** What a digest calls the surface where something refers to it. */
  readonly called?: string;
}

/** How a subsurface stands to its parent. */
export interface Place {
  readonly parent: Surface;
  x: number;
  y: number;
  /** The mode; a subsurface also behaves as synchronized if its parent does. */
  synchronized: boolean;
}

export class Surface extends Resource {
  readonly state: SurfaceState;
  pending: Update = emptyUpdate();
  /** Committed, waiting for the parent's state to be applied. */
  cached: Update | undefined;
  /** Committed, waiting for a frame or a time. */
  readonly queue = new ContentQueue(this, (update) => this.#apply(update));
  /** Order of the subsurfaces with what the next commit changes. */
  pendingStack: Surface[];
  /** Frame callbacks of applied commits. */
  frames: Callback[] = [];
  /** Never changes once it is given. */
  roleName: RoleName | undefined;
  role: SurfaceRole | undefined;
  place: Place | undefined;
  viewport: Viewport | undefined;
  /** Objects of other protocols that belong to it. */
  readonly attachments = new Set<SurfaceAttachment>();
  /** Whether the role, if it is a window's, shows it. */
  windowMapped = false;
  /** Sums of the offsets that were applied: for a cursor's hotspot. */
  readonly moved = { x: 0, y: 0 };
  readonly outputs = new Set<Output>();
  /** Of the outputs that show it, perhaps a fraction. */
  preferredScale = 1;
  #preferredTransform = 0;

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, wl_surface);
    this.pendingStack = [this];
    this.state = {
      content: undefined,
      scale: 1,
      transform: 0,
      opaque: [],
      input: undefined,
      source: undefined,
      destination: undefined,
      stack: [this],
      extensions: new Map(),
    };
  }

  override get requests(): typeof surfaceRequests {
    return surfaceRequests;
  }

  /** Size in surface coordinates, if there is content. */
  get size(): Size | undefined {
    const { content, scale, transform, source, destination } = this.state;
    if (content === undefined) return undefined;
    if (destination !== undefined) return destination;
    return source ?? contentSize(content.image, scale, transform);
  }

  /** What it and its shown subsurfaces cover, relative to its corner. */
  get bounds(): Rectangle | undefined {
    const { size } = this;
    if (size === undefined) return undefined;
    let all: Rectangle = { x: 0, y: 0, width: size.width, height: size.height };
    for (const child of this.state.stack) {
      if (child === this || child.place === undefined) continue;
      const inner = child.bounds;
      if (inner !== undefined) {
        all = union(all, { ...inner, x: inner.x + child.place.x, y: inner.y + child.place.y });
      }
    }
    return all;
  }

  /** Whether it behaves as a synchronized subsurface. */
  get synchronized(): boolean {
    return this.place !== undefined && (this.place.synchronized || this.place.parent.synchronized);
  }

  /** Whether it is shown. */
  get mapped(): boolean {
    if (this.state.content === undefined || !this.alive) return false;
    const { place } = this;
    if (place !== undefined) return place.parent.mapped && place.parent.state.stack.includes(this);
    return this.roleName === 'cursor' || this.roleName === 'dnd_icon' || this.windowMapped;
  }

  /** Gives it a role. @returns false when it already has another one */
  takeRole(name: RoleName): boolean {
    if (this.roleName !== undefined && this.roleName !== name) return false;
    this.roleName = name;
    return true;
  }

  commit(): void {
    const update = this.pending;
    if (update.attached !== undefined && update.attached?.alive === false) update.attached = null;
    if (update.releases.length > 0 && !update.attached) {
      throw new RequestError(this, WlSurfaceError.no_buffer, 'get_release without a buffer in the same commit');
    }
    this.#checkSize(update);
    this.role?.checkCommit?.(update);
    for (const attachment of this.attachments) attachment.checkCommit(update);
    this.pending = emptyUpdate();
    const { attached, releases, ...rest } = update;
    const committed: Update = { ...rest, releases: [] };
    if (attached !== undefined) {
      committed.content = attached === null ? null : { image: attached.capture(), use: attached.use(releases) };
    }
    if (this.synchronized) {
      this.cached = this.cached === undefined ? committed : merge(this.cached, committed);
    } else {
      const waiting = this.cached;
      this.cached = undefined;
      this.queue.add(waiting === undefined ? committed : merge(waiting, committed));
    }
  }

  /** wl_surface.attach: at commit the buffer's size must be a multiple of the scale. */
  #checkSize(update: Update): void {
    const earlier = [this.cached, ...this.queue.waiting.toReversed()];
    const latest = <K extends 'scale' | 'transform' | 'content'>(key: K): Update[K] =>
      earlier.find((one) => one?.[key] !== undefined)?.[key];
    const scale = update.scale ?? latest('scale') ?? this.state.scale;
    const transform = update.transform ?? latest('transform') ?? this.state.transform;
    const content = latest('content');
    const held = content === undefined ? this.state.content : content;
    const image = update.attached === undefined ? held?.image : update.attached;
    // A cursor's buffer is what an old client happens to have: no compositor enforces it there.
    if (!image || this.roleName === 'cursor' || this.roleName === 'dnd_icon') return;
    const size = contentSize(image, scale, transform);
    if (Number.isInteger(size.width) && Number.isInteger(size.height)) return;
    throw new RequestError(
      this,
      WlSurfaceError.invalid_size,
      `buffer of ${image.width}x${image.height} is not a multiple of the scale ${scale}`,
    );
  }

  /** A subsurface's cached state, now that the parent's is applied or nothing holds it back any more. */
  applyCached(): void {
    const update = this.cached;
    if (update === undefined) return;
    this.cached = undefined;
    this.queue.flush();
    this.#apply(update);
  }

  /** wl_surface.commit: what nothing holds back any more is applied at once, whether a mode or a parent held it back. */
  applyFreed(): void {
    if (this.synchronized) return;
    this.applyCached();
    for (const child of this.pendingStack) if (child !== this) child.applyFreed();
  }

  #apply(update: Update): void {
    const { state } = this;
    if (update.content !== undefined) {
      const before = state.content;
      state.content = update.content ?? undefined;
      before?.use.end();
      if (before?.image.kind === 'shm') giveBack(before.image.bytes);
      if (state.content !== undefined && this.client.desktop.behaviour.earlyRelease) state.content.use.end();
    }
    if (update.scale !== undefined) state.scale = update.scale;
    if (update.transform !== undefined) state.transform = update.transform;
    if (update.opaque !== undefined) state.opaque = update.opaque;
    if (update.input !== undefined) state.input = update.input === 'everything' ? undefined : update.input;
    if (update.source !== undefined) state.source = update.source ?? undefined;
    if (update.destination !== undefined) state.destination = update.destination ?? undefined;
    if (update.offset !== undefined) {
      this.moved.x += update.offset.x;
      this.moved.y += update.offset.y;
    }
    this.viewport?.checkApplied();
    applyExtensions(this, update.extensions);
    this.frames.push(...update.frames.filter((frame) => frame.alive));
    if (update.stack !== undefined)
      state.stack = update.stack.filter((one) => one === this || one.place?.parent === this);
    for (const [child, position] of update.positions) {
      if (child.place?.parent === this) Object.assign(child.place, position);
    }
    // Children before the role: a window's bounds include them.
    for (const child of state.stack) if (child !== this) child.applyCached();
    this.role?.applied?.(update);
    for (const attachment of this.attachments) attachment.applied(update);
  }

  /** Takes a child out at once, from every order that names it. */
  removeChild(child: Surface): void {
    const without = (stack: readonly Surface[]): Surface[] => stack.filter((one) => one !== child);
    this.state.stack = without(this.state.stack);
    this.pendingStack = without(this.pendingStack);
    for (const update of [this.pending, this.cached]) {
      if (update === undefined) continue;
      if (update.stack !== undefined) update.stack = without(update.stack);
      update.positions.delete(child);
    }
  }

  /** wl_surface.preferred_buffer_scale: 1 until it is told otherwise. */
  preferScale(scale: number): void {
    if (scale === this.preferredScale) return;
    const before = Math.ceil(this.preferredScale);
    this.preferredScale = scale;
    for (const attachment of this.attachments) attachment.scalePreferred(scale);
    if (Math.ceil(scale) !== before) this.send('preferred_buffer_scale', Math.ceil(scale));
  }

  /** wl_surface.preferred_buffer_transform: normal until it is told otherwise. */
  preferTransform(transform: number): void {
    if (transform === this.#preferredTransform) return;
    this.#preferredTransform = transform;
    this.send('preferred_buffer_transform', transform);
  }

  /** Removes the content at once: its use as a cursor ended. */
  unmap(): void {
    this.state.content?.use.end();
    this.state.content = undefined;
  }

  protected override destroyed(): void {
    this.queue.discard();
    for (const update of [this.pending, this.cached]) {
      if (update === undefined) continue;
      update.content?.use.end();
      for (const callback of [...update.frames, ...update.releases]) callback.destroy();
      discardExtensions(update.extensions);
    }
    for (const frame of this.frames) frame.destroy();
    this.state.content?.use.end();
    this.state.content = undefined;
    this.role?.surfaceDestroyed();
    for (const attachment of [...this.attachments]) attachment.surfaceDestroyed();
    this.place?.parent.removeChild(this);
    for (const child of this.pendingStack) {
      if (child === this) continue;
      child.place = undefined;
      child.applyFreed();
    }
    this.client.desktop.changed();
  }
}

const surfaceRequests: RequestTable<Surface, WaylandRequests['wl_surface']> = {
  destroy(surface) {
    if (surface.role?.holdsSurface === true) {
      throw new RequestError(surface, WlSurfaceError.defunct_role_object, 'the role object must be destroyed first');
    }
  },
  attach(surface, buffer: Buffer | null, x: number, y: number) {
    if (surface.version >= 5) {
      if (x !== 0 || y !== 0) {
        throw new RequestError(surface, WlSurfaceError.invalid_offset, `offset ${x}, ${y} in attach; use offset`);
      }
    } else if (x !== 0 || y !== 0) {
      surface.pending.offset = { x, y };
    } else {
      delete surface.pending.offset;
    }
    surface.pending.attached = buffer;
  },
  damage() {},
  damage_buffer() {},
  frame(surface, id: number) {
    surface.pending.frames.push(new Callback(surface.client, id));
  },
  set_opaque_region(surface, region: RegionResource | null) {
    surface.pending.opaque = region?.region ?? [];
  },
  set_input_region(surface, region: RegionResource | null) {
    surface.pending.input = region === null ? 'everything' : (region.region as Region);
  },
  commit(surface) {
    surface.commit();
  },
  set_buffer_transform(surface, transform: number) {
    if (transform < 0 || transform > 7) {
      throw new RequestError(surface, WlSurfaceError.invalid_transform, `transform ${transform} is not one of 0 to 7`);
    }
    surface.pending.transform = transform;
  },
  set_buffer_scale(surface, scale: number) {
    if (scale <= 0) throw new RequestError(surface, WlSurfaceError.invalid_scale, `scale ${scale} is not positive`);
    surface.pending.scale = scale;
  },
  offset(surface, x: number, y: number) {
    surface.pending.offset = { x, y };
  },
  get_release(surface, id: number) {
    surface.pending.releases.push(new Callback(surface.client, id));
  },
};
