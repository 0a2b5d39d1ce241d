// A compositor that runs: what weston and sway have in common. Its directory, its process, its end and its return.
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Image, Rect } from './image.js';
import { isRoot, nobody, type Place, pathIn } from './places.js';
import {
  cleanEnvironment,
  type Exit,
  noteStarted,
  noteStopped,
  output,
  Running,
  removeDirectory,
  type Stoppable,
} from './running.js';

export interface StartOptions {
  /** Pixels of the output, and of its screenshot. Default 800x600. */
  width?: number;
  height?: number;
  /** The output's integer scale; width and height must be multiples of it. Default 1. */
  scale?: number;
  /** How many outputs, all of the same size, side by side; on weston only with `xServer`. Default 1. */
  outputs?: number;
  /** weston only: the X display in which its outputs are windows, `:1`. Default none: it is headless. */
  xServer?: string;
  /** sway: windows keep the size they ask for instead of being tiled. Default true. weston's always do. */
  floating?: boolean;
  /** Lines to add to weston.ini or to sway's config. */
  config?: string;
  /** Further arguments on the command line. */
  args?: readonly string[];
}

export interface ScreenWindow {
  appId: string | undefined;
  title: string | undefined;
  /** In pixels of the screenshot. sway: the window geometry; weston: the whole surface tree's root, shadows included. */
  rect: Rect;
}

/** What one peer is: which program, where, how new. */
export interface Origin {
  name: string;
  version: string;
  place: Place;
}

export abstract class Screen implements Stoppable {
  readonly name: string;
  readonly version: string;
  readonly place: Place;
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Its XDG_RUNTIME_DIR, mode 0700, removed by `stop()`. */
  readonly runtimeDir: string;
  /** From start to the last moment before `start()` resolved, in milliseconds; of the last start. */
  msToReady = 0;
  protected readonly options: StartOptions;
  protected readonly unprivileged: boolean;
  protected running!: Running; // set by `launch`, before anybody gets this object
  #pid = 0;
  #display = '';
  #stopped = false;

  /** `unprivileged`: it refuses to run as root, so it runs as nobody when we are root. */
  constructor(origin: Origin, options: StartOptions, unprivileged: boolean) {
    this.unprivileged = unprivileged && isRoot;
    this.name = origin.name;
    this.version = origin.version;
    this.place = origin.place;
    this.options = options;
    this.width = options.width ?? 800;
    this.height = options.height ?? 600;
    this.scale = options.scale ?? 1;
    if (this.width % this.scale || this.height % this.scale) {
      throw new RangeError(`an output of ${this.width}x${this.height} pixels can't have scale ${this.scale}`);
    }
    this.runtimeDir = mkdtempSync(join(tmpdir(), 'resurface-peer-'));
    chmodSync(this.runtimeDir, 0o700);
    if (this.unprivileged) chownSync(this.runtimeDir, nobody, nobody);
    noteStarted(this);
  }

  /** Writes its configuration and gives its command line. */
  protected abstract prepare(): string[];
  protected abstract readonly ownEnv: Record<string, string>;
  /** Waits until clients are served and the background is there; gives the display's name. */
  protected abstract ready(): Promise<string>;
  abstract windows(): Promise<ScreenWindow[]>;
  /** What the (first, or named) output shows now, exact to the bit; with the cursor only on sway, where it is asked for. */
  abstract screenshot(output?: string, options?: { readonly cursor?: boolean }): Promise<Image>;

  /** Absolute path of the socket. sway picks the name itself: ask again after a restart. */
  get socket(): string {
    return join(this.runtimeDir, this.#display);
  }

  get display(): string {
    return this.#display;
  }

  /** What a client's environment needs to come here. */
  get env(): Record<string, string> {
    return { XDG_RUNTIME_DIR: this.runtimeDir, WAYLAND_DISPLAY: this.#display };
  }

  /** The compositor's own pid, as seen from here. */
  get pid(): number {
    return this.#pid;
  }

  /** Resolves when the running one ends; a restart has a new one. By then its children are gone too (root). */
  get exited(): Promise<Exit> {
    return this.running.exited;
  }

  /** What it has printed since its last start. */
  log(): string {
    return this.running.log();
  }

  /** Starts it in its directory. */
  async launch(): Promise<void> {
    const began = performance.now();
    this.#pid = 0;
    const argv = this.prepare();
    const env = {
      ...cleanEnvironment(pathIn(this.place, this.runtimeDir)),
      XDG_RUNTIME_DIR: pathIn(this.place, this.runtimeDir),
      ...this.ownEnv,
    };
    this.running = new Running(this.place, this.runtimeDir, argv, env, {
      unprivileged: this.unprivileged,
      alone: true,
    });
    try {
      this.#display = await this.ready();
      const pid = this.running.pid;
      if (pid === undefined) throw new Error(`${this.name} ended as soon as it was ready\n${this.log()}`);
      this.#pid = pid;
    } catch (error) {
      await this.stop();
      throw error;
    }
    this.msToReady = performance.now() - began;
  }

  /** Sends the signal and waits for its end. After SIGKILL the socket and its lock stay behind, as in life. */
  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<Exit> {
    return this.running.kill(signal);
  }

  /** Starts it again in the same directory, after a SIGKILL if it still runs. weston takes its old socket path; for sway ask `socket`. */
  async restart(): Promise<void> {
    if (this.#stopped) throw new Error(`${this.name} was stopped: its directory is gone`);
    await this.kill('SIGKILL');
    await this.launch();
  }

  /** Ends it and removes its directory. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.running?.end();
    removeDirectory(this.runtimeDir);
    noteStopped(this);
  }

  stopNow(): void {
    this.running?.killNow();
    removeDirectory(this.runtimeDir);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** The rectangle of the first window of this application that is shown now. */
  async rectOf(appId: string): Promise<Rect | undefined> {
    return (await this.windows()).find((window) => window.appId === appId)?.rect;
  }

  /** Waits until a window of this application (or one for which `fits` holds) is shown. Throws after `limit` ms, with what is there. */
  async waitForWindow(wanted: string | ((window: ScreenWindow) => boolean), limit = 10_000): Promise<ScreenWindow> {
    const fits = typeof wanted === 'string' ? (window: ScreenWindow): boolean => window.appId === wanted : wanted;
    const deadline = performance.now() + limit;
    for (;;) {
      const windows = await this.windows();
      const found = windows.find(fits);
      if (found) return found;
      if (performance.now() > deadline) {
        throw new Error(`${this.name} shows no such window within ${limit} ms, only ${JSON.stringify(windows)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Runs one of the peer's own tools next to it, with its own libraries, and gives what it printed. */
  protected tool(argv: readonly string[], env: Record<string, string> = {}): Promise<Buffer> {
    const inside =
      this.place === 'sid' ? ['nsenter', '--target', String(this.#pid || this.running.pid), '--mount', '--root'] : [];
    const directory = pathIn(this.place, this.runtimeDir);
    return output([...inside, ...argv], {
      ...cleanEnvironment(directory),
      XDG_RUNTIME_DIR: directory,
      WAYLAND_DISPLAY: this.#display,
      ...env,
    });
  }
}

/** Whether somebody listens there. */
export function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}
