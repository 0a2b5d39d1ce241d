/**
 * Protocols that the engine speaks of its own accord, beside wayland: a viewport that fits what comes back, a pointer's shape that is
 * said again. A first connection has nothing that comes back, so a process that never loses one never loads them.
 */

type CursorShape = typeof import('../protocol/generated/cursor-shape-v1.js');
type Viewporter = typeof import('../protocol/generated/viewporter.js');

export type OwnProtocols = Pick<CursorShape, 'wp_cursor_shape_device_v1' | 'wp_cursor_shape_manager_v1'> &
  Pick<Viewporter, 'wp_viewport' | 'wp_viewporter'>;

let loaded: OwnProtocols | undefined;

/** Must be done before anything is rebuilt. */
export async function loadOwnProtocols(): Promise<void> {
  if (loaded !== undefined) return;
  const [{ wp_cursor_shape_device_v1, wp_cursor_shape_manager_v1 }, { wp_viewport, wp_viewporter }] = await Promise.all(
    [import('../protocol/generated/cursor-shape-v1.js'), import('../protocol/generated/viewporter.js')],
  );
  loaded = { wp_cursor_shape_device_v1, wp_cursor_shape_manager_v1, wp_viewport, wp_viewporter };
}

/** `undefined` in a process that never rebuilt anything. */
export function ownProtocols(): OwnProtocols | undefined {
  return loaded;
}
