/** How a room that comes back from a snapshot finds its objects and its memory. */

import type { ProxyClass, WaylandProxy } from '../protocol/index.js';
import type { OwnedFd } from '../wire/index.js';

export interface RingSources {
  /** The object with a handle, if it came back. */
  object(handle: number): WaylandProxy | undefined;
  /** The memory of a wl_shm_pool; the fd is taken over. */
  memory(handle: number): OwnedFd | undefined;
}

/** The object with a handle, if it came back and is what it was: a snapshot may name anything. */
export function foundAs<T extends WaylandProxy>(
  type: ProxyClass<T>,
  handle: number | null,
  sources: Pick<RingSources, 'object'>,
): T | undefined {
  const object = handle === null ? undefined : sources.object(handle);
  return object instanceof type ? object : undefined;
}
