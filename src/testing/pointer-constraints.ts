/** `zwp_pointer_constraints_v1`: the pointer locked to its place, or confined to a region of a surface. */

import {
  type PointerConstraintsUnstableV1Requests,
  ZwpPointerConstraintsV1Error,
  ZwpPointerConstraintsV1Lifetime,
  zwp_confined_pointer_v1,
  zwp_locked_pointer_v1,
  zwp_pointer_constraints_v1,
} from '../protocol/generated/pointer-constraints-unstable-v1.js';
import { canonical, contains, intersection, type Region } from './geometry.js';
import type { Bind } from './globals.js';
import type { RegionResource } from './region.js';
import { PlainResource, RequestError, type RequestTable, type Resource } from './resource.js';
import type { PointerConstraint, PointerResource, SeatWatcher } from './seat.js';
import type { Surface } from './surface.js';
import { pend, pendingOf, SurfaceAttachment, type SurfaceExtension } from './surface-extension.js';

type Requests = PointerConstraintsUnstableV1Requests;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the surface's next commit changes of a constraint. */
interface Change {
  readonly region?: Region | 'everything';
  readonly hint?: Point;
}

const regionOf = (region: RegionResource | null): Region | 'everything' => region?.region ?? 'everything';
const regionDigest = (region: Region | 'everything' | undefined): Region | 'everything' | undefined =>
  region === undefined || region === 'everything' ? region : canonical(region);

/** One for each surface, though it may be constrained on several seats. */
const changes: SurfaceExtension<ReadonlyMap<Constraint, Change>> = {
  name: 'zwp_pointer_constraints_v1',
  merge(earlier, later) {
    const merged = new Map(earlier);
    for (const [constraint, change] of later) merged.set(constraint, { ...earlier.get(constraint), ...change });
    return merged;
  },
  apply(_surface, value) {
    for (const [constraint, change] of value) constraint.change(change);
    return undefined;
  },
  told(value) {
    return [...value.values()].map(({ region, hint }) => ({ region: regionDigest(region), hint }));
  },
};

function constrain(manager: Resource, make: () => Constraint, surface: Surface, pointer: PointerResource): void {
  const taken = [...surface.attachments].some(
    (one) => one instanceof Constraint && one.seat === pointer.seat && !one.defunct,
  );
  if (taken) {
    throw new RequestError(manager, ZwpPointerConstraintsV1Error.already_constrained, `${surface} is constrained`);
  }
  make().activate();
}

const managerRequests: RequestTable<Resource, Requests['zwp_pointer_constraints_v1']> = {
  destroy() {},
  lock_pointer(
    self,
    id: number,
    surface: Surface,
    pointer: PointerResource,
    region: RegionResource | null,
    lifetime: number,
  ) {
    constrain(self, () => new LockedPointer(self, id, surface, pointer, region, lifetime), surface, pointer);
  },
  confine_pointer(
    self,
    id: number,
    surface: Surface,
    pointer: PointerResource,
    region: RegionResource | null,
    lifetime: number,
  ) {
    constrain(self, () => new ConfinedPointer(self, id, surface, pointer, region, lifetime), surface, pointer);
  },
};

export const bindPointerConstraints: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_pointer_constraints_v1, managerRequests);

abstract class Constraint extends SurfaceAttachment implements SeatWatcher, PointerConstraint {
  readonly seat: PointerResource['seat'];
  readonly persistent: boolean;
  region: Region | 'everything';
  hint: Point | undefined;
  /** It was in force once and will never be again. */
  defunct = false;
  /** The user broke it: not again before the pointer has left. */
  #broken = false;

  constructor(
    from: Resource,
    id: number,
    descriptor: Resource['descriptor'],
    surface: Surface,
    pointer: PointerResource,
    region: RegionResource | null,
    lifetime: number,
  ) {
    super(from.client, id, from.version, descriptor, surface);
    this.seat = pointer.seat;
    this.region = regionOf(region);
    this.persistent = lifetime === ZwpPointerConstraintsV1Lifetime.persistent;
    this.seat.watchers.add(this);
  }

  protected abstract say(active: boolean): void;
  abstract allowed(wanted: Point): Point;

  get inForce(): boolean {
    return this.seat.constraint === this;
  }

  /** Where the pointer must be, on the surface. */
  protected get area(): Region {
    const { surface } = this;
    const { size } = surface ?? {};
    if (surface === undefined || size === undefined) return [];
    const whole = [{ x: 0, y: 0, ...size }];
    const within = (a: Region, b: Region): Region =>
      a.flatMap((one) =>
        b.map((other) => intersection(one, other)).filter(({ width, height }) => width > 0 && height > 0),
      );
    const input = within(whole, surface.state.input ?? whole);
    return this.region === 'everything' ? input : within(input, this.region);
  }

  /** Puts it in force if it may be. */
  activate(): void {
    const { seat, surface } = this;
    if (this.inForce || this.defunct || this.#broken || surface === undefined || seat.pointerFocus !== surface) return;
    const { x, y } = seat.pointerIn(surface);
    if (!this.area.some((area) => contains(area, x, y))) return;
    seat.constraint = this;
    this.say(true);
  }

  end(): void {
    if (!this.inForce) return;
    this.seat.constraint = undefined;
    this.say(false);
    if (!this.persistent) this.defunct = true;
  }

  break(): void {
    this.#broken = true;
    this.end();
  }

  pointerFocusChanged(focus: Surface | undefined): void {
    if (focus === this.surface) {
      this.activate();
      return;
    }
    this.#broken = false;
    this.end();
  }

  pointerMoved(): void {
    this.activate();
  }

  change({ region, hint }: Change): void {
    if (region !== undefined) this.region = region;
    if (hint !== undefined) this.hint = hint;
    if (this.inForce) this.regionChanged();
    else this.activate();
  }

  protected regionChanged(): void {}

  override told(): unknown {
    if (this.defunct) return undefined;
    return { persistent: this.persistent, region: regionDigest(this.region), hint: this.hint };
  }

  pendChange(change: Change): void {
    const { surface } = this;
    if (surface === undefined) return;
    const pending = pendingOf(surface, changes);
    pend(surface, changes, new Map(pending).set(this, { ...pending?.get(this), ...change }));
  }

  override surfaceDestroyed(): void {
    this.end();
    this.defunct = true;
    super.surfaceDestroyed();
  }

  protected override destroyed(): void {
    if (this.inForce) this.seat.constraint = undefined;
    this.seat.watchers.delete(this);
    for (const update of [this.surface?.pending, this.surface?.cached]) {
      const value = update?.extensions.get(changes) as Map<Constraint, Change> | undefined;
      if (value?.delete(this) === true && value.size === 0) update?.extensions.delete(changes);
    }
    super.destroyed();
  }
}

class LockedPointer extends Constraint {
  constructor(from: Resource, id: number, ...of: [Surface, PointerResource, RegionResource | null, number]) {
    super(from, id, zwp_locked_pointer_v1, ...of);
  }

  override get requests(): typeof lockedRequests {
    return lockedRequests;
  }

  protected override say(active: boolean): void {
    this.send(active ? 'locked' : 'unlocked');
  }

  override allowed(): Point {
    return this.seat.pointer;
  }

  /** The pointer goes to where the client has drawn its own. */
  protected override destroyed(): void {
    const { inForce, hint, surface, seat } = this;
    super.destroyed();
    if (!inForce || hint === undefined || surface === undefined) return;
    const { x, y } = seat.pointerIn(surface);
    seat.pointer = { x: seat.pointer.x - x + hint.x, y: seat.pointer.y - y + hint.y };
    this.client.desktop.changed();
  }
}

const lockedRequests: RequestTable<LockedPointer, Requests['zwp_locked_pointer_v1']> = {
  destroy() {},
  set_cursor_position_hint(self, x: number, y: number) {
    self.pendChange({ hint: { x, y } });
  },
  set_region(self, region: RegionResource | null) {
    self.pendChange({ region: regionOf(region) });
  },
};

/** The last place in a row of 24.8 fixed point that is still inside. */
const clamp = (value: number, from: number, length: number): number =>
  Math.min(Math.max(value, from), from + length - 1 / 256);

class ConfinedPointer extends Constraint {
  constructor(from: Resource, id: number, ...of: [Surface, PointerResource, RegionResource | null, number]) {
    super(from, id, zwp_confined_pointer_v1, ...of);
  }

  override get requests(): typeof confinedRequests {
    return confinedRequests;
  }

  protected override say(active: boolean): void {
    this.send(active ? 'confined' : 'unconfined');
  }

  /** The nearest place inside. */
  override allowed(wanted: Point): Point {
    const { surface, seat } = this;
    if (surface === undefined) return wanted;
    const inside = seat.pointerIn(surface);
    const corner = { x: seat.pointer.x - inside.x, y: seat.pointer.y - inside.y };
    const places = this.area.map((area) => ({
      x: corner.x + clamp(wanted.x - corner.x, area.x, area.width),
      y: corner.y + clamp(wanted.y - corner.y, area.y, area.height),
    }));
    const distance = (place: Point): number => Math.hypot(place.x - wanted.x, place.y - wanted.y);
    return places.reduce((best, place) => (distance(place) < distance(best) ? place : best), places[0] ?? wanted);
  }

  /** Confined to a new region, the pointer is moved into it; without one it is free. */
  protected override regionChanged(): void {
    if (this.area.length === 0) this.end();
    else this.seat.warp(this.allowed(this.seat.pointer));
  }
}

const confinedRequests: RequestTable<ConfinedPointer, Requests['zwp_confined_pointer_v1']> = {
  destroy() {},
  set_region(self, region: RegionResource | null) {
    self.pendChange({ region: regionOf(region) });
  },
};
