/** Where the compositor listens: `WAYLAND_SOCKET`, `WAYLAND_DISPLAY`, `XDG_RUNTIME_DIR`. */

import { isAbsolute, join } from 'node:path';
import { SystemError, WaylandError } from '../errors.js';
import { adopt, connectTo } from '../sys/index.js';
import type { OwnedFd } from '../wire/index.js';

export type Address = { readonly path: string } | { readonly fd: number };

const FD_MAX = 0x7fffffff;

function descriptor(value: number | string, from: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= FD_MAX) return value;
  throw new WaylandError('ERR_WL_NO_SOCKET', `${from} must be a file descriptor, it is ${value}`);
}

/**
 * Resolves the address anew at each call. `WAYLAND_SOCKET` is an inherited, connected fd: whoever uses
 * it removes it from the environment, so it serves once.
 * @param socket an absolute path, a name in `XDG_RUNTIME_DIR`, or a connected fd; default: the environment
 * @throws ERR_WL_NO_SOCKET
 */
export function resolveAddress(socket: string | number | undefined, env: NodeJS.ProcessEnv): Address {
  if (typeof socket === 'number') return { fd: descriptor(socket, 'socket') };
  if (socket === undefined && env.WAYLAND_SOCKET !== undefined && env.WAYLAND_SOCKET !== '') {
    // Digits alone: Number() would take ' 3', '0x3' and '3e0' too.
    return {
      fd: descriptor(
        /^\d+$/.test(env.WAYLAND_SOCKET) ? Number(env.WAYLAND_SOCKET) : env.WAYLAND_SOCKET,
        'WAYLAND_SOCKET',
      ),
    };
  }
  const name = socket ?? (env.WAYLAND_DISPLAY || 'wayland-0');
  if (name === '')
    throw new WaylandError('ERR_WL_NO_SOCKET', 'socket must be a path, a name or a file descriptor, it is empty');
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

/** Why a path can't be connected to, in words; everything else is told by its errno. */
const REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket: is a compositor running, and WAYLAND_DISPLAY (or `socket`) set to its name?',
  ECONNREFUSED: 'nobody listens at this socket: the compositor is gone; start it again, or name another socket',
  EAGAIN: 'too many clients wait to be accepted',
  EACCES: 'no permission',
};

/**
 * Connects to an address, or takes an inherited socket over.
 * @throws ERR_WL_CONNECT with the {@link SystemError} as its cause: ENOENT when there is no socket, ECONNREFUSED
 *   when nobody listens, EBADF for an fd that is not open, …
 */
export function openAddress(address: Address): OwnedFd {
  try {
    return 'fd' in address ? adopt(address.fd) : connectTo(address.path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const where = 'fd' in address ? `fd ${address.fd}` : address.path;
    const why = REFUSALS[error.errnoName] ?? error.message;
    throw new WaylandError('ERR_WL_CONNECT', `connecting to ${where}: ${why}`, { cause: error });
  }
}
