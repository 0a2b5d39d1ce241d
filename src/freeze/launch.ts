/** How an app is started so that it can be frozen later: `resurface run`. */

import { realpathSync } from 'node:fs';
import { execute, refuseIoUring } from '../sys/index.js';

export interface LaunchOptions {
  /** Descriptors that the app gets beside its standard streams and those that the environment names. */
  readonly keep?: readonly number[];
}

/** libuv opens rings for itself since Node 22, whatever `UV_USE_IO_URING` says. */
const FIRST_WITH_IO_URING = 22;

/**
 * This process becomes the app: same pid, parent, terminal and standard streams. It gets no io_uring, which CRIU can't dump, and
 * no descriptor by accident, such as a pipe of whoever started it, which CRIU would take for a part of the app.
 * @throws ERR_WL_SYSCALL when there is no such program, or it can't be run, or one of `keep` is not open
 */
export function launch(program: string, args: readonly string[], { keep = [] }: LaunchOptions = {}): never {
  if (!(isThisNode(program) && Number.parseInt(process.versions.node, 10) < FIRST_WITH_IO_URING)) refuseIoUring();
  return execute(program, args, [...keep, ...promised(process.env)]);
}

/** Another program may be, or start, any Node. */
function isThisNode(program: string): boolean {
  try {
    return program.includes('/') && realpathSync(program) === realpathSync(process.execPath);
  } catch {
    return false; // execve tells it better
  }
}

/** What the environment says that it is there: the compositor's socket, and a service manager's (sd_listen_fds(3)). */
function promised(env: NodeJS.ProcessEnv): number[] {
  const fds: number[] = [];
  if (/^\d+$/.test(env.WAYLAND_SOCKET ?? '')) fds.push(Number(env.WAYLAND_SOCKET));
  if (Number(env.LISTEN_PID) === process.pid) {
    for (let index = 0; index < Number(env.LISTEN_FDS); index++) fds.push(3 + index);
  }
  return fds;
}
