/** What the pointer looks like: a surface with the role of a cursor, a shape, or nothing. Each replaces the other. */

import type { ClientConnection } from './client-connection.js';
import type { Seat } from './seat.js';
import type { Surface, SurfaceRole } from './surface.js';

export interface Cursor {
  readonly client: ClientConnection;
  /** `undefined`, and no shape: the client hid it. */
  readonly surface: Surface | undefined;
  /** As it was asked for; what the surface moved since comes off: see {@link hotspotOf}. */
  readonly hotspotX: number;
  readonly hotspotY: number;
  /** A name of `wp_cursor_shape_device_v1.shape`, for a cursor without a surface. */
  readonly shape?: string;
}

/** wl_pointer.set_cursor: the hotspot is decremented by the offsets of the surface's commits. */
export function hotspotOf({ surface, hotspotX, hotspotY }: Cursor): { x: number; y: number } {
  return { x: hotspotX - (surface?.moved.x ?? 0), y: hotspotY - (surface?.moved.y ?? 0) };
}

/** The role of a cursor has no object: the surface may go at any time. */
class CursorRole implements SurfaceRole {
  readonly holdsSurface = false;
  readonly device: object;

  constructor(device: object) {
    this.device = device;
  }

  surfaceDestroyed(): void {}
}

/** Gives a surface the role of the cursor of a device. @returns false when it has another role, or is another device's */
export function takeCursorRole(surface: Surface, device: object): boolean {
  const { role } = surface;
  if (role !== undefined && !(role instanceof CursorRole && role.device === device)) return false;
  if (!surface.takeRole('cursor')) return false;
  surface.role ??= new CursorRole(device);
  return true;
}

/** Sets it, if the client has the pointer since the `enter` of this serial; all else is ignored. */
export function setCursor(seat: Seat, serial: number, cursor: Cursor): void {
  if (seat.pointerFocus?.client !== cursor.client || serial !== seat.enterSerial) return;
  replaceSurface(seat.cursor?.surface, cursor.surface);
  seat.cursor = cursor;
  seat.desktop.changed();
}

/** When the use as a cursor ends, the surface is unmapped; where one begins or is said anew, offsets count from here. */
export function replaceSurface(before: Surface | undefined, next: Surface | undefined): void {
  if (before !== next) before?.unmap();
  if (next !== undefined) Object.assign(next.moved, { x: 0, y: 0 });
}
