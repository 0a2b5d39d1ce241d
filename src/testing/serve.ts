/** The test compositor as a process of its own: `resurface compositor`. */

import { Control } from './control.js';
import { TestCompositor, type TestCompositorOptions } from './test-compositor.js';

export interface ServeOptions extends TestCompositorOptions {
  /** Path of the control socket; default the compositor's with `.control` after it. */
  readonly control?: string;
  /** Ends it, as SIGTERM and SIGINT do. */
  readonly signal?: AbortSignal;
  /** Where the line that tells of readiness goes; default stdout. */
  readonly print?: (line: string) => void;
}

/** The line that is printed as soon as clients can connect, as JSON. */
export interface Readiness {
  readonly ready: true;
  /** Absolute path of the Wayland socket. */
  readonly socket: string;
  /** Path of the control socket: see `RemoteCompositor`. */
  readonly control: string;
  readonly pid: number;
  readonly width: number;
  readonly height: number;
}

/** Runs a compositor until it is told to stop; then it has left nothing behind. */
export async function serve(options: ServeOptions = {}): Promise<void> {
  const { control: path, signal, print = (line) => process.stdout.write(`${line}\n`), ...rest } = options;
  const screen = await TestCompositor.start(rest);
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let control: Control | undefined;
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    control = await Control.listen(screen, path ?? `${screen.socket}.control`, stop);
    const { width, height } = screen.outputs[0] ?? { width: 0, height: 0 };
    const ready: Readiness = {
      ready: true,
      socket: screen.socket,
      control: path ?? `${screen.socket}.control`,
      pid: process.pid,
      width,
      height,
    };
    print(JSON.stringify(ready));
    if (signal?.aborted !== true) await stopped;
  } finally {
    process.off('SIGTERM', stop);
    process.off('SIGINT', stop);
    signal?.removeEventListener('abort', stop);
    await control?.close();
    await screen.stop();
  }
}
