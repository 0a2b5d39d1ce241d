/** `xdg_positioner`: where a popup goes, and how it gives way at the edge of the screen. */

import { XdgPositionerError, type XdgShellRequests, xdg_positioner } from '../protocol/generated/xdg-shell.js';
import type { ClientConnection } from './client-connection.js';
import type { Rectangle, Size } from './geometry.js';
import { RequestError, type RequestTable, Resource } from './resource.js';

const SLIDE = 1;
const FLIP = 4;
const RESIZE = 16;

/** A direction on one axis: towards its beginning, neither, towards its end. */
type Direction = -1 | 0 | 1;

// Index: the value of xdg_positioner.anchor and .gravity.
const HORIZONTAL: readonly Direction[] = [0, 0, 0, -1, 1, -1, -1, 1, 1];
const VERTICAL: readonly Direction[] = [0, -1, 1, 0, 0, -1, 1, -1, 1];

export interface PositionerRules {
  readonly size?: Size;
  readonly anchorRect?: Rectangle;
  readonly anchor: number;
  readonly gravity: number;
  readonly adjustment: number;
  readonly offset: { readonly x: number; readonly y: number };
  readonly reactive: boolean;
  readonly parentSize?: Size;
  readonly parentConfigure?: number;
}

/** Rules with all that a popup needs. */
export type CompleteRules = PositionerRules & { readonly size: Size; readonly anchorRect: Rectangle };

export function isComplete(rules: PositionerRules): rules is CompleteRules {
  return rules.size !== undefined && rules.anchorRect !== undefined;
}

interface Axis {
  readonly anchorStart: number;
  readonly anchorLength: number;
  readonly anchor: Direction;
  readonly gravity: Direction;
  readonly length: number;
  readonly offset: number;
  /** Flags of this axis, as for x. */
  readonly adjustment: number;
  readonly from: number;
  readonly to: number;
}

function startOf(axis: Axis, anchor: Direction, gravity: Direction, offset: number): number {
  const point = axis.anchorStart + Math.floor(((anchor + 1) * axis.anchorLength) / 2);
  return point + offset + Math.floor(((gravity - 1) * axis.length) / 2);
}

function placeOn(axis: Axis): { start: number; length: number } {
  const { length, from, to, adjustment, gravity } = axis;
  const fits = (start: number): boolean => start >= from && start + length <= to;
  let start = startOf(axis, axis.anchor, gravity, axis.offset);
  if (fits(start)) return { start, length };
  if ((adjustment & FLIP) !== 0) {
    const flipped = startOf(axis, -axis.anchor as Direction, -gravity as Direction, -axis.offset);
    if (fits(flipped)) return { start: flipped, length };
  }
  if ((adjustment & SLIDE) !== 0) {
    // What can't fit as a whole keeps the edge that its gravity points away from.
    start = gravity < 0 ? Math.min(Math.max(start, from), to - length) : Math.max(Math.min(start, to - length), from);
    if (fits(start)) return { start, length };
  }
  if ((adjustment & RESIZE) !== 0) {
    const begin = Math.max(start, from);
    const end = Math.min(start + length, to);
    if (end > begin) return { start: begin, length: end - begin };
  }
  return { start, length };
}

/** Where the popup goes within `bounds`, all relative to the parent's window geometry. */
export function placePopup(rules: CompleteRules, bounds: Rectangle): Rectangle {
  const { size, anchorRect, anchor, gravity, adjustment, offset } = rules;
  const x = placeOn({
    anchorStart: anchorRect.x,
    anchorLength: anchorRect.width,
    anchor: HORIZONTAL[anchor] ?? 0,
    gravity: HORIZONTAL[gravity] ?? 0,
    length: size.width,
    offset: offset.x,
    adjustment,
    from: bounds.x,
    to: bounds.x + bounds.width,
  });
  const y = placeOn({
    anchorStart: anchorRect.y,
    anchorLength: anchorRect.height,
    anchor: VERTICAL[anchor] ?? 0,
    gravity: VERTICAL[gravity] ?? 0,
    length: size.height,
    offset: offset.y,
    adjustment: adjustment >> 1,
    from: bounds.y,
    to: bounds.y + bounds.height,
  });
  return { x: x.start, y: y.start, width: x.length, height: y.length };
}

export class Positioner extends Resource {
  /** Replaced, never changed: a popup keeps the rules that it was made with. */
  rules: PositionerRules = { anchor: 0, gravity: 0, adjustment: 0, offset: { x: 0, y: 0 }, reactive: false };

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_positioner);
  }

  override get requests(): typeof positionerRequests {
    return positionerRequests;
  }

  set(rules: Partial<PositionerRules>): void {
    this.rules = { ...this.rules, ...rules };
  }

  refuse(problem: string): never {
    throw new RequestError(this, XdgPositionerError.invalid_input, problem);
  }
}

const positionerRequests: RequestTable<Positioner, XdgShellRequests['xdg_positioner']> = {
  destroy() {},
  set_size(self, width: number, height: number) {
    if (width <= 0 || height <= 0) self.refuse(`size ${width}x${height} is not positive`);
    self.set({ size: { width, height } });
  },
  set_anchor_rect(self, x: number, y: number, width: number, height: number) {
    if (width < 0 || height < 0) self.refuse(`anchor rectangle of ${width}x${height} is negative`);
    self.set({ anchorRect: { x, y, width, height } });
  },
  set_anchor(self, anchor: number) {
    if (anchor > 8) self.refuse(`anchor ${anchor} is not in the enum`);
    self.set({ anchor });
  },
  set_gravity(self, gravity: number) {
    if (gravity > 8) self.refuse(`gravity ${gravity} is not in the enum`);
    self.set({ gravity });
  },
  set_constraint_adjustment(self, adjustment: number) {
    self.set({ adjustment });
  },
  set_offset(self, x: number, y: number) {
    self.set({ offset: { x, y } });
  },
  set_reactive(self) {
    self.set({ reactive: true });
  },
  set_parent_size(self, width: number, height: number) {
    self.set({ parentSize: { width, height } });
  },
  set_parent_configure(self, serial: number) {
    self.set({ parentConfigure: serial });
  },
};
