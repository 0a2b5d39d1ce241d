// A small app on raw objects, as the contract's scenes need it: it answers its configures as every app must. All that
// it goes on with after a restore has a key, so that a process that has nothing but the file finds it again.
import type { EventEmitter } from 'eventemitter3';
import { WpAlphaModifierV1 } from '../../src/protocol/generated/alpha-modifier-v1.js';
import { WpContentTypeManagerV1 } from '../../src/protocol/generated/content-type-v1.js';
import { WpSinglePixelBufferManagerV1 } from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import { WpViewporter } from '../../src/protocol/generated/viewporter.js';
import {
  type WlBuffer,
  WlCompositor,
  WlShm,
  WlShmFormat,
  type WlShmPool,
  WlSubcompositor,
  type WlSubsurface,
  type WlSurface,
} from '../../src/protocol/generated/wayland.js';
import { ZwlrLayerShellV1 } from '../../src/protocol/generated/wlr-layer-shell-unstable-v1.js';
import { ZxdgDecorationManagerV1 } from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import { type XdgSurface, type XdgToplevel, XdgWmBase } from '../../src/protocol/generated/xdg-shell.js';
import type { ProxyClass, WaylandProxy } from '../../src/protocol/index.js';
import { connect, type Session, type SessionOptions } from '../../src/session/index.js';
import { createMemfd, mapShared } from '../../src/sys/index.js';
import { type Paint, picture } from './pictures.js';
import type { ContractScreen } from './screens.js';

export const APP_ID = 'org.example.contract';

/** The environment is read anew at each attempt, so a session finds a compositor whose socket got another name. */
export async function sessionOn(screen: ContractScreen, options: SessionOptions = {}): Promise<Session> {
  const env = new Proxy({}, { get: (_, name) => screen.env[String(name)] }) as NodeJS.ProcessEnv;
  return connect({ env, reconnect: { retries: 1000, minDelay: 10, maxDelay: 40 }, ...options });
}

/** The next event of an object for which `fits` holds. */
export function next<T>(
  object: Session | WaylandProxy,
  event: string,
  fits: (payload: T) => boolean = () => true,
): Promise<T> {
  const emitter = object as EventEmitter; // any event of any object: the caller names the payload
  return new Promise((resolve) => {
    const heard = (payload: T): void => {
      if (!fits(payload)) return;
      emitter.off(event, heard);
      resolve(payload);
    };
    emitter.on(event, heard);
  });
}

export interface Pixels {
  readonly buffer: WlBuffer;
  readonly pool: WlShmPool;
  readonly width: number;
  readonly height: number;
}

type AppData = Record<string, Pick<Toplevel, 'drawn' | 'deaf'>>;

export class App {
  readonly session: Session;
  readonly compositor: WlCompositor;
  readonly shm: WlShm;
  readonly wm: XdgWmBase;
  readonly subcompositor: WlSubcompositor;
  readonly toplevels = new Map<string, Toplevel>();

  /** @param session a new one, or one that was restored: then its windows are found again */
  constructor(session: Session) {
    this.session = session;
    this.compositor = this.#global('compositor', WlCompositor);
    this.shm = this.#global('shm', WlShm);
    this.wm = this.#global('wm', XdgWmBase);
    this.subcompositor = this.#global('subcompositor', WlSubcompositor);
    this.wm.on('ping', ({ serial }) => this.wm.pong(serial));
    for (const name of ['main', 'second']) {
      const surface = session.object(`${name} surface`) as WlSurface | undefined;
      if (surface === undefined) continue;
      const xdg = session.object(`${name} xdg`) as XdgSurface;
      const window = new Toplevel(this, surface, xdg, session.object(`${name} toplevel`) as XdgToplevel);
      Object.assign(window, (session.data as AppData)[name]);
      this.toplevels.set(name, window);
    }
  }

  /** What an app would know of its windows after a restore: it goes into the snapshot. */
  data(): AppData {
    return Object.fromEntries([...this.toplevels].map(([name, { drawn, deaf }]) => [name, { drawn, deaf }]));
  }

  #global<T extends WaylandProxy>(key: string, type: ProxyClass<T>): T {
    const known = this.session.object(key) as T | undefined; // nothing else has this key
    return known ?? this.keyed(key, this.session.bind(type));
  }

  keyed<T extends WaylandProxy>(key: string, object: T): T {
    this.session.setKey(object, key);
    return object;
  }

  get alpha(): WpAlphaModifierV1 {
    return this.#global('alpha', WpAlphaModifierV1);
  }

  get contentTypes(): WpContentTypeManagerV1 {
    return this.#global('content types', WpContentTypeManagerV1);
  }

  get decorations(): ZxdgDecorationManagerV1 {
    return this.#global('decorations', ZxdgDecorationManagerV1);
  }

  get layers(): ZwlrLayerShellV1 {
    return this.#global('layers', ZwlrLayerShellV1);
  }

  get viewporter(): WpViewporter {
    return this.#global('viewporter', WpViewporter);
  }

  get singlePixels(): WpSinglePixelBufferManagerV1 {
    return this.#global('single pixels', WpSinglePixelBufferManagerV1);
  }

  /** A window without a name, shown on another; `destroy` takes it away. */
  async between(parent: XdgToplevel, width: number, height: number, paint: Paint) {
    const surface = this.compositor.createSurface();
    const xdg = this.wm.getXdgSurface(surface);
    const toplevel = xdg.getToplevel();
    toplevel.setParent(parent);
    const configured = next(xdg, 'configure');
    xdg.on('configure', ({ serial }) => xdg.ackConfigure(serial));
    surface.commit();
    await configured;
    this.attach(surface, this.pixels(width, height, paint));
    const frame = surface.frame();
    surface.commit();
    await next(frame, 'done');
    const destroy = (): void => {
      toplevel.destroy();
      xdg.destroy();
      surface.destroy();
    };
    return { toplevel, destroy };
  }

  /** Two painted buffers; the second has half the size and is in what their pool grew by. */
  growingPixels(width: number, height: number, first: Paint, second: Paint): [Pixels, Pixels] {
    const bytes = width * height * 4;
    const memory = createMemfd('contract', 2 * bytes);
    try {
      const words = new Uint32Array(mapShared(memory.fd, 2 * bytes));
      const paint = (x: number, y: number): number => (y < height ? first(x, y) : second(x, y - height));
      for (let y = 0, at = 0; y < 2 * height; y++) for (let x = 0; x < width; x++) words[at++] = paint(x, y);
      const half = { width: width >> 1, height: height >> 1 };
      const pool = this.shm.createPool(memory.fd, bytes);
      const before = pool.createBuffer(0, width, height, width * 4, WlShmFormat.argb8888);
      pool.resize(2 * bytes);
      const buffer = pool.createBuffer(bytes, half.width, half.height, width * 4, WlShmFormat.argb8888);
      return [
        { pool, buffer: before, width, height },
        { pool, buffer, ...half },
      ];
    } finally {
      memory.close();
    }
  }

  /** A painted buffer in a pool of its own. */
  pixels(width: number, height: number, paint: Paint): Pixels {
    const bytes = width * height * 4;
    const memory = createMemfd('contract', bytes);
    try {
      const words = new Uint32Array(mapShared(memory.fd, bytes));
      for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++) words[at++] = paint(x, y);
      const pool = this.shm.createPool(memory.fd, bytes);
      return { pool, buffer: pool.createBuffer(0, width, height, width * 4, WlShmFormat.argb8888), width, height };
    } finally {
      memory.close();
    }
  }

  /** Puts a picture onto a surface, uncommitted. */
  attach(surface: WlSurface, { buffer, width, height }: Pixels): void {
    surface.attach(buffer, 0, 0);
    surface.damageBuffer(0, 0, width, height);
  }

  /** A surface with a picture, committed, as a subsurface. */
  subsurface(
    parent: WlSurface,
    x: number,
    y: number,
    content: Pixels,
  ): { surface: WlSurface; subsurface: WlSubsurface } {
    const surface = this.compositor.createSurface();
    const subsurface = this.subcompositor.getSubsurface(surface, parent);
    subsurface.setPosition(x, y);
    this.attach(surface, content);
    surface.commit();
    return { surface, subsurface };
  }

  /** A toplevel without its first commit. */
  toplevel(name: 'main' | 'second'): Toplevel {
    const surface = this.keyed(`${name} surface`, this.compositor.createSurface());
    const xdg = this.keyed(`${name} xdg`, this.wm.getXdgSurface(surface));
    const toplevel = this.keyed(`${name} toplevel`, xdg.getToplevel());
    toplevel.setTitle(name);
    toplevel.setAppId(APP_ID);
    const made = new Toplevel(this, surface, xdg, toplevel);
    this.toplevels.set(name, made);
    return made;
  }

  /** A toplevel that shows a picture. */
  async shown(name: 'main' | 'second', width: number, height: number, paint: Paint): Promise<Toplevel> {
    const made = this.toplevel(name);
    await made.configured();
    made.show(this.pixels(width, height, paint));
    return made;
  }
}

/** Answers each configure, at once, with an ack and a commit. */
export class Toplevel {
  readonly app: App;
  readonly surface: WlSurface;
  readonly xdg: XdgSurface;
  readonly toplevel: XdgToplevel;
  /** The last configure. */
  size = { width: 0, height: 0 };
  states: number[] = [];
  /** Draws this picture at every size that it is given. */
  fills: Paint | undefined;
  /** Leaves configures unanswered. */
  deaf = false;
  unanswered: number | undefined;
  /** Size of the picture that it shows, 0x0 while it shows none. */
  drawn = { width: 0, height: 0 };

  constructor(app: App, surface: WlSurface, xdg: XdgSurface, toplevel: XdgToplevel) {
    this.app = app;
    this.surface = surface;
    this.xdg = xdg;
    this.toplevel = toplevel;
    toplevel.on('configure', ({ width, height, states }) => {
      this.size = { width, height };
      this.states = [...new Uint32Array(states.slice().buffer)];
    });
    xdg.on('configure', ({ serial }) => {
      this.unanswered = serial;
      if (!this.deaf) this.answer();
    });
  }

  /** Answers the last configure, if that wasn't done. */
  answer(): void {
    if (this.unanswered !== undefined) this.xdg.ackConfigure(this.unanswered);
    this.unanswered = undefined;
    const { width, height } = this.size;
    const other = width !== this.drawn.width || height !== this.drawn.height;
    if (this.fills !== undefined && width > 0 && other) this.show(this.app.pixels(width, height, this.fills));
    else if (this.drawn.width > 0) this.surface.commit();
  }

  /** The first commit, and its answer. */
  async configured(): Promise<void> {
    const answered = next(this.xdg, 'configure');
    this.surface.commit();
    await answered;
  }

  show(pixels: Pixels): void {
    this.drawn = { width: pixels.width, height: pixels.height };
    this.app.attach(this.surface, pixels);
    this.surface.commit();
  }

  hide(): void {
    this.drawn = { width: 0, height: 0 };
    this.surface.attach(null, 0, 0);
    this.surface.commit();
  }

  /** A new picture of the old size, at the next frame. */
  async redraw(seed: number): Promise<void> {
    const { width, height } = this.drawn;
    const frame = this.surface.frame();
    this.show(this.app.pixels(width, height, picture(seed)));
    await next(frame, 'done');
  }
}
