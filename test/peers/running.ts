// A compositor or client that a test started: its process, its output, its end. Everything started is on one list, so
// that nothing survives a test, whatever became of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FSWatcher, rmSync, watch } from 'node:fs';
import { childOf, commandIn, isRoot, type Manner, type Place } from './places.js';

/** How a process ended. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Something that is stopped at the end of the test that started it. `stop` may be called again. */
export interface Stoppable {
  stop(): Promise<void>;
  /** The same at once, for the end of our own process. */
  stopNow(): void;
}

const running = new Set<Stoppable>();
let onStart: (started: Stoppable) => void = () => {};

/** Called with everything that starts from now on; `index.ts` ties it to the test that is running. */
export function whenStarted(listener: (started: Stoppable) => void): void {
  onStart = listener;
}

export function noteStarted(started: Stoppable): void {
  running.add(started);
  onStart(started);
}

export function noteStopped(stopped: Stoppable): void {
  running.delete(stopped);
}

export async function stopEverything(): Promise<void> {
  await Promise.all([...running].map((one) => one.stop()));
}

process.once('exit', () => {
  for (const one of running) one.stopNow();
});

/** One spawned process with its output kept. */
export class Running {
  readonly exited: Promise<Exit>;
  #output = '';
  #child: ChildProcess;
  #ended = false;
  #forked: boolean;
  #sent: NodeJS.Signals | undefined;

  /** Runs `argv` in `place`, where `runtimeDir` is visible. */
  constructor(place: Place, runtimeDir: string, argv: readonly string[], env: Record<string, string>, manner?: Manner) {
    const [command = '', ...args] = commandIn(place, runtimeDir, argv, manner);
    this.#forked = isRoot && manner?.alone === true;
    this.#child = spawn(command, args, { env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#output += `${error.message}\n`;
        this.#ended = true;
        resolve({ code: 127, signal: null });
      });
      this.#child.once('exit', (code, signal) => {
        this.#ended = true;
        // unshare dies of its child's signal too, but for SIGKILL, which it reports as 1
        const killed = this.#forked && code === 1 && this.#sent === 'SIGKILL';
        resolve(killed ? { code: null, signal: 'SIGKILL' } : { code, signal });
      });
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  log(): string {
    return this.#output;
  }

  /** The pid of the program itself, not of what runs it. */
  get pid(): number | undefined {
    const { pid } = this.#child;
    return pid === undefined || !this.#forked ? pid : childOf(pid);
  }

  async kill(signal: NodeJS.Signals): Promise<Exit> {
    const { pid } = this;
    this.#sent = signal;
    if (!this.#ended && pid !== undefined) signalPid(pid, signal);
    return this.exited;
  }

  /** SIGTERM, then SIGKILL for what is still there after two seconds. */
  async end(): Promise<void> {
    if (this.#ended) return;
    const pid = this.pid;
    const late = setTimeout(() => this.killNow(), 2000);
    if (pid === undefined) this.killNow();
    else signalPid(pid, 'SIGTERM');
    await this.exited;
    clearTimeout(late);
  }

  killNow(): void {
    if (!this.#ended && this.#child.pid !== undefined) signalPid(this.#child.pid, 'SIGKILL');
  }
}

function signalPid(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ESRCH: it ended by itself
  }
}

/** Runs a short command to its end and gives what it wrote to stdout. Throws with its stderr if it fails or takes over 20 s. */
export async function output(argv: readonly string[], env: Record<string, string>, cwd = '/'): Promise<Buffer> {
  const [command = '', ...args] = argv;
  const child = spawn(command, args, {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  const chunks: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]; // child_process: 'close'
  if (code !== 0) throw new Error(`${command} ended with ${signal ?? code}: ${complaint.trim()}`);
  return Buffer.concat(chunks);
}

/**
 * Waits until `ready` gives something. It is asked whenever something happens in `directory` and, since a socket
 * that begins to listen makes no event there, every 15 ms. Throws, with the log, when the process ends or after `limit` ms.
 */
export async function becomes<T>(
  what: string,
  ready: () => Promise<T | undefined> | T | undefined,
  running?: Running,
  directory?: string,
  limit = 10_000,
): Promise<T> {
  const deadline = performance.now() + limit;
  let wake: () => void = () => {};
  let happened = false;
  const stir = (): void => {
    happened = true;
    wake();
  };
  let watcher: FSWatcher | undefined;
  if (directory) watcher = watch(directory, stir);
  watcher?.on('error', stir);
  void running?.exited.then(stir);
  try {
    for (;;) {
      happened = false;
      let failure: unknown;
      const value = await Promise.resolve()
        .then(ready)
        .catch((error: unknown) => {
          failure = error; // asked too early, or of a process that is ending
          return undefined;
        });
      if (value !== undefined) return value;
      if (running?.ended) throw new Error(`${what}: the process ended before that\n${running.log()}`);
      if (performance.now() > deadline) {
        throw new Error(`${what}: not within ${limit} ms\n${running?.log() ?? ''}`, { cause: failure });
      }
      if (happened) continue;
      await new Promise<void>((resolve) => {
        const tick = setTimeout(resolve, 15);
        wake = () => {
          clearTimeout(tick);
          resolve();
        };
      });
    }
  } finally {
    watcher?.close();
  }
}

/** The environment that everything here starts from: ours without any trace of the desktop that we may run on. */
export function cleanEnvironment(home: string): Record<string, string> {
  const env: Record<string, string> = {
    PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`,
    HOME: home,
    LANG: 'C.UTF-8',
  };
  for (const [key, value] of Object.entries(process.env)) {
    if (/^(LD_LIBRARY_PATH|TZ|TMPDIR)$/.test(key) && value !== undefined) env[key] = value;
  }
  return env;
}

export function removeDirectory(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 3 });
}
