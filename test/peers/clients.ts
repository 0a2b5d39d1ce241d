// Other people's clients (weston-simple-shm, foot, wl-paste …) on any compositor's socket, ours included.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Place, pathIn } from './places.js';
import {
  cleanEnvironment,
  type Exit,
  noteStarted,
  noteStopped,
  Running,
  removeDirectory,
  type Stoppable,
} from './running.js';

export interface ForeignClientOptions {
  args?: readonly string[];
  /** Added to a clean environment that names only the socket. */
  env?: Record<string, string>;
  /** `sid` runs the tree's program, with its newer libwayland. Default `system`. */
  place?: Place;
}

export interface ForeignClient extends Stoppable, AsyncDisposable {
  readonly pid: number | undefined;
  readonly exited: Promise<Exit>;
  log(): string;
  kill(signal: NodeJS.Signals): Promise<Exit>;
}

/** Starts `program` on the compositor at `target.socket` (an absolute path). It is ended with the test, or by `stop()`. */
export function runForeignClient(
  target: { socket: string },
  program: string,
  options: ForeignClientOptions = {},
): ForeignClient {
  const place = options.place ?? 'system';
  const home = mkdtempSync(join(tmpdir(), 'resurface-client-'));
  const runtimeDir = dirname(target.socket);
  const env = {
    ...cleanEnvironment(place === 'sid' ? '/root' : home),
    XDG_RUNTIME_DIR: pathIn(place, runtimeDir),
    WAYLAND_DISPLAY: pathIn(place, runtimeDir, basename(target.socket)),
    ...options.env,
  };
  const running = new Running(place, runtimeDir, [program, ...(options.args ?? [])], env);
  const client: ForeignClient = {
    get pid() {
      return running.pid;
    },
    exited: running.exited,
    log: () => running.log(),
    kill: (signal) => running.kill(signal),
    async stop() {
      await running.end();
      removeDirectory(home);
      noteStopped(client);
    },
    stopNow() {
      running.killNow();
      removeDirectory(home);
    },
    [Symbol.asyncDispose]: () => client.stop(),
  };
  noteStarted(client);
  return client;
}
