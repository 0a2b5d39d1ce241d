/** The test compositor as its users see it: start, look, touch, crash, restart, stop. */

import { rmSync } from 'node:fs';
import { EventEmitter } from 'eventemitter3';
import { WaylandError } from '../errors.js';
import { type Behaviour, completeBehaviour } from './behaviour.js';
import { ClientConnection } from './client-connection.js';
import { type CompositorEvents, Desktop } from './desktop.js';
import { type ClientDigest, digestOf } from './digest.js';
import type { Rectangle, Size } from './geometry.js';
import { Input } from './input.js';
import { implementation, OUTPUT_VERSION, offerGlobals, wantedVersion } from './offered.js';
import { Output, type OutputOptions, OutputResource } from './output.js';
import { encodePng, type Image, render } from './render/index.js';
import { Callback, type Resource } from './resource.js';
import { type Rgba, sceneOf } from './scene.js';
import { type Capability, Seat, SeatResource } from './seat.js';
import { type Address, addressFor, Server } from './server.js';
import { SessionMemory } from './sessions.js';
import { WmBase } from './xdg-surface.js';
import type { ToplevelState, XdgToplevel } from './xdg-toplevel.js';

export interface TestCompositorOptions {
  /** Pixels of the screen; default 800x600. Not with `outputs`. */
  readonly width?: number;
  readonly height?: number;
  /** Its integer scale; default 1. */
  readonly scale?: number;
  /** A name in `XDG_RUNTIME_DIR` or an absolute path; default a socket in a new private directory. */
  readonly socket?: string;
  /** Several screens, from left to right. */
  readonly outputs?: readonly OutputOptions[];
  /** Lower versions of globals by interface; 0 leaves one out. */
  readonly globals?: Readonly<Record<string, number>>;
  readonly behaviour?: Partial<Behaviour>;
  /** What the seat has at the start; default all three. */
  readonly capabilities?: readonly Capability[];
  /** Red, green, blue, alpha, each 0 … 255; default a dark grey. */
  readonly background?: Rgba;
}

/** A mapped toplevel, as it is now. */
export interface Window {
  readonly title: string | undefined;
  readonly appId: string | undefined;
  /** Its window geometry on the screen, in logical pixels. */
  readonly rectangle: Rectangle;
  readonly states: readonly ToplevelState[];
  readonly client: ClientConnection;
  /** The protocol object, for {@link TestCompositor.postError}. */
  readonly toplevel: XdgToplevel;
}

const BACKGROUND: Rgba = [0x20, 0x20, 0x20, 0xff];

/**
 * A Wayland compositor without a screen, for tests: it enforces what the protocols say, draws what its
 * clients show into an image, and can be made to crash.
 *
 * @example
 * await using screen = await TestCompositor.start({ width: 800, height: 600 });
 * spawn('my-app', { env: { ...process.env, WAYLAND_DISPLAY: screen.socket } });
 * const window = await screen.until(() => screen.windows[0]);
 * screen.input.pointer.move(window.rectangle.x + 10, window.rectangle.y + 10);
 * screen.input.pointer.button(BTN_LEFT, 'pressed');
 * writeFileSync('seen.png', await screen.png());
 */
export class TestCompositor extends EventEmitter<CompositorEvents> {
  readonly #options: TestCompositorOptions;
  readonly #address: Address;
  /** What compositors do differently; changes act from the next request on. */
  readonly behaviour: Behaviour;
  #desktop!: Desktop;
  #input!: Input;
  #server: Server | undefined;
  #paused = false;
  #capabilities: readonly Capability[] | undefined;
  /** Kept over crashes. */
  readonly #sessions = new SessionMemory();
  /** Asked again whenever something happened. */
  readonly #waiting = new Set<() => void>();
  readonly #stopped = new AbortController();
  #outputsMade = 0;

  private constructor(options: TestCompositorOptions) {
    super();
    this.#options = options;
    this.behaviour = completeBehaviour(options.behaviour);
    this.#address = addressFor(options.socket);
    this.#capabilities = options.capabilities;
    try {
      this.#listen();
    } catch (error) {
      this.#removeDirectory();
      throw error;
    }
  }

  /**
   * Starts a compositor in this process.
   * @throws ERR_WL_STATE when one is alive at the socket, ERR_WL_GLOBAL_MISSING and ERR_WL_VERSION for `globals`
   */
  static async start(options: TestCompositorOptions = {}): Promise<TestCompositor> {
    return new TestCompositor(options);
  }

  #listen(): void {
    const { width = 800, height = 600, scale = 1, outputs = [{ width, height, scale }], globals } = this.#options;
    const desktop = new Desktop(this.behaviour, this, {
      waiting: this.#waiting,
      capabilities: this.#capabilities,
      crash: () => this.crash(),
      sessions: this.#sessions,
      background: this.#options.background ?? BACKGROUND,
    });
    if (this.behaviour.forgetSessions) this.#sessions.clear();
    offerGlobals(desktop, globals);
    this.#desktop = desktop;
    this.#input = new Input(desktop);
    this.#outputsMade = 0;
    for (const output of outputs) this.addOutput(output);
    this.#server = new Server(this.socket, (socket) => {
      const client = new ClientConnection(desktop, socket);
      desktop.clients.push(client);
      if (this.#paused) client.pauseReading();
      this.emit('connect', client);
      desktop.happened();
    });
  }

  /** Absolute path of its socket: for `WAYLAND_DISPLAY`. */
  get socket(): string {
    return this.#address.path;
  }

  /** False after {@link crash} and {@link stop}. */
  get running(): boolean {
    return this.#server !== undefined;
  }

  /** The connected clients, the oldest first. */
  get clients(): readonly ClientConnection[] {
    return this.#desktop.clients;
  }

  /** Mapped toplevels from bottom to top. */
  get windows(): Window[] {
    return this.#desktop.windows.map((toplevel) => ({
      title: toplevel.title,
      appId: toplevel.appId,
      rectangle: toplevel.rectangle,
      states: toplevel.states,
      client: toplevel.client,
      toplevel,
    }));
  }

  get outputs(): readonly Output[] {
    return this.#desktop.outputs;
  }

  /** The devices of its seat. */
  get input(): Input {
    return this.#input;
  }

  // ------------------------------------------------------------------ looking

  /** What an output shows: RGBA, opaque, in its pixels. Default the first output. */
  async screenshot(options: { readonly output?: Output } = {}): Promise<Image> {
    const output = options.output ?? this.#desktop.outputs[0];
    if (output === undefined) throw new WaylandError('ERR_WL_STATE', 'taking a screenshot: there is no output');
    return render(sceneOf(this.#desktop, output, this.#desktop.background));
  }

  /** The same as a PNG file. */
  async png(options: { readonly output?: Output } = {}): Promise<Buffer> {
    return encodePng(await this.screenshot(options));
  }

  /** What it knows of each client, or of one: see {@link ClientDigest}. */
  digest(): ClientDigest[];
  digest(options: { readonly client: ClientConnection }): ClientDigest;
  digest(options: { readonly client?: ClientConnection } = {}): ClientDigest | ClientDigest[] {
    if (options.client !== undefined) return digestOf(options.client);
    return this.#desktop.clients.filter((client) => !client.gone).map(digestOf);
  }

  /**
   * Resolves as soon as the predicate holds; it is asked now and after each request, connection and
   * disconnection, across crashes and restarts. What it gives, if it isn't `false` or `undefined`, is the result.
   * @throws the signal's reason; ERR_WL_STATE when the compositor is stopped
   */
  until<T>(
    predicate: () => T,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<Exclude<T, false | undefined>> {
    const signal = AbortSignal.any([this.#stopped.signal, ...(options.signal === undefined ? [] : [options.signal])]);
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        this.#waiting.delete(look);
        signal.removeEventListener('abort', abort);
      };
      const abort = (): void => {
        stop();
        reject(signal.reason);
      };
      const look = (): void => {
        try {
          const found = predicate();
          if (found === false || found === undefined) return;
          stop();
          // False and undefined were just excluded.
          resolve(found as Exclude<T, false | undefined>);
        } catch (error) {
          stop();
          reject(error);
        }
      };
      this.#waiting.add(look);
      signal.addEventListener('abort', abort, { once: true });
      if (signal.aborted) abort();
      else look();
    });
  }

  // ------------------------------------------------------------------ acting on clients

  /** Sends a configure with this size and, besides what the window has, these states. @throws ERR_WL_STATE when the window is gone */
  configure(window: Window, configure: Partial<Size> & { readonly states?: readonly ToplevelState[] }): void {
    const { toplevel } = window;
    if (!toplevel.alive) throw new WaylandError('ERR_WL_STATE', `configuring ${toplevel}: the window is gone`);
    const { width = 0, height = 0, states = toplevel.states } = configure;
    toplevel.force({ width, height }, states);
  }

  /** Asks a window to close. */
  close(window: Window): void {
    window.toplevel.send('close');
  }

  /** Gives a window the keyboard and raises it; `undefined` takes the keyboard from all. */
  focus(window: Window | undefined): void {
    if (window !== undefined) this.#desktop.raise(window.toplevel);
    this.#desktop.focus(window?.toplevel);
  }

  /**
   * Pings all clients and waits for their answers. With `disconnect`, who hasn't answered when the signal
   * aborts gets `xdg_wm_base.unresponsive`.
   * @throws the signal's reason
   */
  async ping(options: { readonly signal?: AbortSignal; readonly disconnect?: boolean } = {}): Promise<void> {
    const bases = this.clients.flatMap((client) => client.ofType(WmBase));
    for (const base of bases) base.ping();
    try {
      await this.until(() => bases.every((base) => base.pings.size === 0 || !base.alive), options);
    } catch (error) {
      if (options.disconnect === true && options.signal?.aborted === true) {
        for (const base of bases) base.disconnectUnresponsive();
      }
      throw error;
    }
  }

  /** Sends `wl_display.error` about an object of a client, by default its display, and disconnects it. */
  postError(target: Window | ClientConnection, object: Resource | undefined, code: number, message: string): void {
    const client = target instanceof ClientConnection ? target : target.client;
    client.postError(object ?? client.display, code, message);
  }

  /** Releases what was withheld by `behaviour.releaseNever`. @returns how many buffers */
  releaseBuffers(): number {
    const { unreleased } = this.#desktop;
    let count = 0;
    for (const one of unreleased) {
      if (one instanceof Callback) one.done(0);
      else one.send('release');
      if (!(one instanceof Callback)) count++;
    }
    unreleased.clear();
    return count;
  }

  /** Shows a frame: fires the frame callbacks of what is visible. @returns how many fired */
  tick(): number {
    return this.#desktop.tick();
  }

  /** Reads nothing more: the clients' sockets fill up. */
  pauseReading(): void {
    this.#paused = true;
    for (const client of this.clients) client.pauseReading();
  }

  resumeReading(): void {
    this.#paused = false;
    for (const client of this.clients) client.resumeReading();
  }

  // ------------------------------------------------------------------ globals

  /**
   * Offers one more seat, until the next restart. It has devices and no focus: `input` is that of the first one.
   * @returns its name in the registry
   */
  addSeat(options: { readonly name: string; readonly capabilities?: readonly Capability[] }): number {
    const seat = new Seat(this.#desktop, options.capabilities, options.name);
    const { version } = implementation('wl_seat');
    return this.#desktop.globals.add(
      'wl_seat',
      version,
      (client, id, bound) => new SeatResource(client, id, bound, seat),
    ).name;
  }

  /** Adds an output to the right of the others. */
  addOutput(options: OutputOptions): Output {
    const { outputs, globals } = this.#desktop;
    const output = new Output(options, ++this.#outputsMade);
    output.x = outputs.reduce((end, one) => Math.max(end, one.area.x + one.area.width), 0);
    outputs.push(output);
    const version = wantedVersion('wl_output', OUTPUT_VERSION, this.#options.globals?.wl_output);
    if (version > 0) {
      output.global = globals.add(
        'wl_output',
        version,
        (client, id, bound) => new OutputResource(client, id, bound, output),
      );
    }
    this.#desktop.changed();
    return output;
  }

  removeOutput(output: Output): void {
    this.#desktop.removeOutput(output);
  }

  /** Offers one more global of an implemented interface, e.g. one that was left out at the start. @returns its name in the registry */
  addGlobal(name: string, version?: number): number {
    const { version: highest, bind } = implementation(name);
    return this.#desktop.globals.add(name, wantedVersion(name, highest, version), bind).name;
  }

  /**
   * Takes a global back.
   * @param which its name in the registry, or an interface: then all of these
   * @param options `forget`: a bind that is on its way is an error, as on a compositor that is not careful; default false
   * @throws ERR_WL_GLOBAL_MISSING
   */
  removeGlobal(which: number | string, { forget = false }: { readonly forget?: boolean } = {}): void {
    const { globals } = this.#desktop;
    const found = globals.all.filter((one) => one.name === which || one.interface === which);
    if (found.length === 0) throw new WaylandError('ERR_WL_GLOBAL_MISSING', `there is no global ${which} to remove`);
    for (const global of found) globals.remove(global, forget);
  }

  /** Sessions of `xdg_session_management_v1` that it knows, the oldest first, also from before a restart. */
  get sessions(): { id: string; reasons: string[]; toplevels: string[] }[] {
    return this.#sessions.all.map(({ id, reasons, toplevels }) => ({
      id,
      reasons: [...reasons],
      toplevels: [...toplevels.keys()],
    }));
  }

  /** What the registry offers now. */
  get globals(): { name: number; interface: string; version: number }[] {
    return this.#desktop.globals.all.map(({ name, interface: of, version }) => ({ name, interface: of, version }));
  }

  // ------------------------------------------------------------------ its own life

  /** Whether it keeps the process alive; true at the start. Clients are always waited for. */
  set referenced(value: boolean) {
    if (this.#server !== undefined) this.#server.referenced = value;
  }

  /** Ends like a killed process: every connection closed without a word, socket and lock left behind. */
  crash(): void {
    this.#end((server) => server.abandon());
    this.emit('crash');
  }

  /**
   * Starts again at the same socket, as a new compositor that knows nobody. Stops first if it runs.
   * `capabilities` are those of its seat, by default as at the first start.
   */
  async restart(options: { readonly capabilities?: readonly Capability[] } = {}): Promise<void> {
    this.#end((server) => server.close());
    this.#capabilities = options.capabilities ?? this.#options.capabilities;
    this.#listen();
  }

  /** Ends in an orderly way: connections closed, socket, lock and the private directory removed. May be called again. */
  async stop(): Promise<void> {
    this.#end((server) => server.close());
    this.#removeDirectory();
    this.#stopped.abort(new WaylandError('ERR_WL_STATE', 'the test compositor was stopped'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #end(leave: (server: Server) => void): void {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    leave(server);
    for (const client of [...this.#desktop.clients]) client.close();
    this.#desktop.stop();
  }

  #removeDirectory(): void {
    const { directory } = this.#address;
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  }
}
