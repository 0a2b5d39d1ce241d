/** Where the compositor listens: `WAYLAND_SOCKET`, `WAYLAND_DISPLAY`, `XDG_RUNTIME_DIR`. */

import { isAbsolute, join } from 'node:path';
import { WaylandError } from '../errors.js';

export type Address = { readonly path: string } | { readonly fd: number };

/**
 * Resolves the address anew at each call. `WAYLAND_SOCKET` is an inherited, connected fd: whoever uses
 * it removes it from the environment, so it serves once.
 * @param socket an absolute path, a name in `XDG_RUNTIME_DIR`, or a connected fd; default: the environment
 * @throws ERR_WL_NO_SOCKET
 */
export function resolveAddress(socket: string | number | undefined, env: NodeJS.ProcessEnv): Address {
  if (typeof socket === 'number') return { fd: socket };
  if (socket === undefined && env.WAYLAND_SOCKET !== undefined && env.WAYLAND_SOCKET !== '') {
    if (!/^\d+$/.test(env.WAYLAND_SOCKET)) {
      throw new WaylandError('ERR_WL_NO_SOCKET', `WAYLAND_SOCKET must be a file descriptor, it is ${env.WAYLAND_SOCKET}`);
    }
    return { fd: Number(env.WAYLAND_SOCKET) };
  }
  const name = socket ?? (env.WAYLAND_DISPLAY || 'wayland-0');
  if (isAbsolute(name)) return { path: name };
  const directory = env.XDG_RUNTIME_DIR;
  if (directory === undefined || !isAbsolute(directory)) {
    throw new WaylandError(
      'ERR_WL_NO_SOCKET',
      `XDG_RUNTIME_DIR ${directory === undefined ? 'is not set' : 'is not absolute'}, so the socket ${name} can't be found: set it, or give an absolute path`,
    );
  }
  return { path: join(directory, name) };
}
