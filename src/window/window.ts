/**
 * A toplevel window: surface, roles and slots as one object. Drawing answers the compositor's configures,
 * waits for nobody, and never touches pixels that are shown.
 */

import { EventEmitter } from 'eventemitter3';
import { WaylandError } from '../errors.js';
import { WlCallback, type WlOutput, WlSurface } from '../protocol/generated/wayland.js';
import {
  ZxdgToplevelDecorationV1,
  ZxdgToplevelDecorationV1Mode,
} from '../protocol/generated/xdg-decoration-unstable-v1.js';
import { XdgSurface, XdgToplevel } from '../protocol/generated/xdg-shell.js';
import type { Session } from '../session/index.js';
import { foundAs, type RingSources, type ShmFormat, ShownRecord, type Slot, SlotRing } from '../shm/index.js';
import { type Configure, Configures, sizeIsBinding, type WindowState } from './configure.js';
import { type DrawOptions, SurfaceContent } from './content.js';
import type { WindowEvents } from './events.js';
import { firstEvent } from './first-event.js';
import type { WindowGlobals } from './globals.js';
import {
  checkLimits,
  checkOptions,
  checkSize,
  chooseFormat,
  type Size,
  type WindowOptions,
  wantedFormats,
} from './options.js';
import { type WindowLoader, WindowRegistry } from './registry.js';
import type { SavedWindow } from './saved.js';
import { SurfaceScale } from './scale.js';
import type { DrawTarget } from './target.js';

interface Parts {
  readonly session: Session;
  readonly globals: WindowGlobals;
  readonly surface: WlSurface;
  readonly xdgSurface: XdgSurface;
  readonly toplevel: XdgToplevel;
  readonly decoration: ZxdgToplevelDecorationV1 | undefined;
  readonly key: string;
  readonly sensitive: boolean;
  readonly title: string;
  readonly appId: string;
  /** Its own size, for when the compositor leaves it to the window. */
  readonly own: Size;
  readonly minSize: Size;
  readonly maxSize: Size;
  readonly scale: number | undefined;
}

const NONE: Size = { width: 0, height: 0 };

export class Window extends EventEmitter<WindowEvents> {
  readonly key: string;
  readonly sensitive: boolean;
  readonly surface: WlSurface;
  readonly xdgSurface: XdgSurface;
  readonly toplevel: XdgToplevel;
  readonly #registry: WindowRegistry;
  readonly #decoration: ZxdgToplevelDecorationV1 | undefined;
  readonly #configures: Configures;
  readonly #scale: SurfaceScale;
  /** None of a sensitive window. */
  readonly #record: ShownRecord | undefined;
  #content!: SurfaceContent; // set before anybody gets this object
  #title: string;
  #appId: string;
  #own: Size;
  #size: Size;
  #minSize: Size;
  #maxSize: Size;
  #states: ReadonlySet<WindowState> = new Set();
  #destroyed = false;

  private constructor(parts: Parts, registry: WindowRegistry) {
    super();
    this.key = parts.key;
    this.sensitive = parts.sensitive;
    this.surface = parts.surface;
    this.xdgSurface = parts.xdgSurface;
    this.toplevel = parts.toplevel;
    this.#registry = registry;
    this.#decoration = parts.decoration;
    this.#record = parts.sensitive ? undefined : new ShownRecord(parts.key, parts.title);
    this.#title = parts.title;
    this.#appId = parts.appId;
    this.#own = parts.own;
    this.#size = parts.own;
    this.#minSize = parts.minSize;
    this.#maxSize = parts.maxSize;
    this.#configures = new Configures(parts.xdgSurface, parts.toplevel, (configure) => this.#configured(configure));
    this.#scale = new SurfaceScale(parts.surface, parts.globals.outputs, parts.scale, () => {
      this.emit('scale', { scale: this.#scale.value });
    });
    parts.toplevel.on('close', () => this.emit('close', {}));
  }

  /**
   * Makes a window and waits until the compositor has told its size; draw then.
   * @throws ERR_WL_ARGUMENT for bad options or a key that is taken; ERR_WL_GLOBAL_MISSING; ERR_WL_FORMAT when the
   * compositor takes none of the formats; the signal's reason; what ended the session
   */
  static async create(session: Session, options: WindowOptions): Promise<Window> {
    checkOptions(options);
    options.signal?.throwIfAborted();
    const { key, signal, title = '', appId = '', sensitive = false, decorations = 'server' } = options;
    const { minSize = NONE, maxSize = NONE, scale, slots } = options;
    const registry = WindowRegistry.of(session, load);
    const { globals } = registry;
    registry.reserve(key);
    let window: Window | undefined;
    try {
      const surface = globals.compositor.createSurface();
      const xdgSurface = globals.wmBase.getXdgSurface(surface);
      const toplevel = xdgSurface.getToplevel();
      // Before the first buffer: zxdg_decoration_manager_v1.get_toplevel_decoration.
      const decoration = globals.decorations?.getToplevelDecoration(toplevel);
      const { width, height } = options;
      const own = { width, height };
      const parts = { session, globals, surface, xdgSurface, toplevel, decoration, key, sensitive, title, appId, own };
      window = new Window({ ...parts, minSize, maxSize, scale }, registry);
      if (decorations !== 'any') decoration?.setMode(ZxdgToplevelDecorationV1Mode[`${decorations}_side`]);
      if (sensitive) session.setSensitive(surface);
      if (title !== '') toplevel.setTitle(title);
      if (appId !== '') toplevel.setAppId(appId);
      if (minSize !== NONE) toplevel.setMinSize(minSize.width, minSize.height);
      if (maxSize !== NONE) toplevel.setMaxSize(maxSize.width, maxSize.height);
      // xdg-shell: xdg_surface: a first commit without a buffer, then wait for the configure.
      surface.commit();
      await firstEvent(session, xdgSurface, 'configure', signal);
      window.#configures.acknowledge();
      const format = chooseFormat(wantedFormats(options), globals.formats);
      window.#fill(new SlotRing(globals.shm, slots === undefined ? { format } : { format, slots }, window.#slotFreed));
      registry.enter(window);
      return window;
    } catch (error) {
      if (window === undefined) registry.leave(key);
      else window.#dismantle();
      throw error;
    }
  }

  /** The window of that key: after a restore, the way to it. */
  static find(session: Session, key: string): Window | undefined {
    return WindowRegistry.of(session, load).get(key) as Window | undefined; // it holds what `create` and `load` gave it
  }

  /** @internal A window around objects that exist already. */
  static adopt(session: Session, globals: WindowGlobals, saved: SavedWindow, sources: RingSources): Window | undefined {
    const surface = foundAs(WlSurface, saved.surface, sources);
    const xdgSurface = foundAs(XdgSurface, saved.xdgSurface, sources);
    const toplevel = foundAs(XdgToplevel, saved.toplevel, sources);
    if (surface === undefined || xdgSurface === undefined || toplevel === undefined) return undefined;
    const decoration = foundAs(ZxdgToplevelDecorationV1, saved.decoration, sources);
    const parts = { session, globals, surface, xdgSurface, toplevel, decoration, sensitive: false };
    const { key, title, appId, own, minSize, maxSize, scale, fixedScale } = saved;
    const window = new Window(
      { ...parts, key, title, appId, own, minSize, maxSize, scale: fixedScale ?? undefined },
      WindowRegistry.of(session, load),
    );
    const { shown, frame, ring } = saved.content;
    window.#fill(SlotRing.adopt(globals.shm, ring, sources, window.#slotFreed));
    window.#content.resume(shown, foundAs(WlCallback, frame, sources));
    window.#size = saved.size;
    window.#states = new Set(saved.states);
    window.#scale.resume(scale);
    return window;
  }

  get title(): string {
    return this.#title;
  }

  get appId(): string {
    return this.#appId;
  }

  /** Logical size that the next draw has. In pixels of the buffer: times `scale`. */
  get size(): Size {
    return this.#size;
  }

  /** Buffer pixels per logical pixel. */
  get scale(): number {
    return this.#scale.value;
  }

  get states(): ReadonlySet<WindowState> {
    return this.#states;
  }

  /** The pixel format of its buffers. */
  get format(): ShmFormat {
    return this.#content.ring.format;
  }

  /** The slots, for those who want to look: which are free, held, in front. */
  get slots(): readonly Slot[] {
    return this.#content.ring.slots;
  }

  get destroyed(): boolean {
    return this.#destroyed;
  }

  /**
   * Draws a frame and shows it. The slot holds some earlier frame: draw all of it, or ask to `preserve`.
   * When `paint` throws, nothing is sent.
   * @returns false when the compositor holds every buffer, with nothing done. While somebody listens to
   * `frame`, that event comes all the same, as the time to try again
   * @throws ERR_WL_DEAD_OBJECT, ERR_WL_STATE inside of another draw, ERR_WL_ARGUMENT if `paint` returns a promise
   */
  draw(paint: (target: DrawTarget) => void, options: DrawOptions = {}): boolean {
    this.#mustLive('draw');
    if (typeof paint !== 'function') {
      const given = paint === null ? 'null' : typeof paint;
      throw new WaylandError(
        'ERR_WL_ARGUMENT',
        `window '${this.key}'.draw: takes a function that paints, got ${given}`,
      );
    }
    return this.#content.draw({ ...this.#size, scale: this.#scale.value }, paint, options);
  }

  /** Asks for one `frame` event, also without drawing. Listening to `frame` asks at each draw. */
  requestFrame(): void {
    this.#mustLive('requestFrame');
    this.#content.requestFrame();
  }

  setTitle(title: string): void {
    this.#mustLive('setTitle');
    this.toplevel.setTitle(title);
    this.#title = title;
    this.#record?.retitle(title);
  }

  setAppId(appId: string): void {
    this.#mustLive('setAppId');
    this.toplevel.setAppId(appId);
    this.#appId = appId;
  }

  /** Logical pixels; 0 for no limit. @throws ERR_WL_ARGUMENT above the largest size */
  setMinSize(width: number, height: number): void {
    this.#mustLive('setMinSize');
    const size = { width, height };
    checkSize('minSize', size, 0);
    checkLimits(size, this.#maxSize);
    this.toplevel.setMinSize(width, height);
    this.#minSize = size;
    this.#content.commitSoon();
  }

  /** Logical pixels; 0 for no limit. @throws ERR_WL_ARGUMENT below the smallest size */
  setMaxSize(width: number, height: number): void {
    this.#mustLive('setMaxSize');
    const size = { width, height };
    checkSize('maxSize', size, 0);
    checkLimits(this.#minSize, size);
    this.toplevel.setMaxSize(width, height);
    this.#maxSize = size;
    this.#content.commitSoon();
  }

  /** Asks to fill the screen beside panels. The answer is a `configure`. */
  maximize(): void {
    this.#mustLive('maximize');
    this.toplevel.setMaximized();
  }

  unmaximize(): void {
    this.#mustLive('unmaximize');
    this.toplevel.unsetMaximized();
  }

  /** Asks to fill an output, of the compositor's choice by default. The answer is a `configure`. */
  fullscreen(output: WlOutput | null = null): void {
    this.#mustLive('fullscreen');
    this.toplevel.setFullscreen(output);
  }

  unfullscreen(): void {
    this.#mustLive('unfullscreen');
    this.toplevel.unsetFullscreen();
  }

  /** Asks to be hidden. No event tells when it is shown again. */
  minimize(): void {
    this.#mustLive('minimize');
    this.toplevel.setMinimized();
  }

  /**
   * Takes another logical size of its own, with the next draw. While the window is maximized, fullscreen or
   * tiled the size is the compositor's, and this one waits until it isn't.
   * @throws ERR_WL_ARGUMENT unless both are integers from 1 to 65535
   */
  resize(width: number, height: number): void {
    this.#mustLive('resize');
    checkSize('resize', { width, height }, 1);
    this.#own = { width, height };
    if (!sizeIsBinding(this.#states)) this.#size = this.#own;
  }

  /** Takes the window away. May be called again. */
  destroy(): void {
    if (this.#destroyed) return;
    this.#dismantle();
  }

  /** The same as {@link Window.destroy}. */
  close(): void {
    this.destroy();
  }

  [Symbol.dispose](): void {
    this.destroy();
  }

  /** @internal */
  disconnected(): void {
    this.#configures.forget();
  }

  /** @internal */
  save(): SavedWindow {
    return {
      key: this.key,
      title: this.#title,
      appId: this.#appId,
      own: this.#own,
      size: this.#size,
      minSize: this.#minSize,
      maxSize: this.#maxSize,
      scale: this.#scale.value,
      fixedScale: this.#scale.fixed ?? null,
      states: [...this.#states],
      surface: this.surface.handle,
      xdgSurface: this.xdgSurface.handle,
      toplevel: this.toplevel.handle,
      decoration: this.#decoration?.handle ?? null,
      content: this.#content.save(),
    };
  }

  #fill(ring: SlotRing): void {
    const window = this;
    this.#content = new SurfaceContent(this.surface, ring, {
      get paced() {
        return window.listenerCount('frame') > 0;
      },
      answering: () => this.#configures.acknowledge(),
      frame: (time) => this.emit('frame', { time }),
      record: this.#record,
    });
  }

  readonly #slotFreed = (): void => {
    this.emit('release', {});
  };

  #mustLive(what: string): void {
    if (!this.#destroyed) return;
    throw new WaylandError(
      'ERR_WL_DEAD_OBJECT',
      `window '${this.key}'.${what}: the window was destroyed, or its session closed`,
    );
  }

  #configured({ width, height, states, bounds }: Configure): void {
    const before = this.#size;
    const binding = sizeIsBinding(states);
    // 0 leaves a side to the window (xdg-shell: xdg_toplevel.configure).
    const size = { width: width || this.#own.width, height: height || this.#own.height };
    if (!binding) this.#own = size;
    this.#size = size;
    this.#states = states;
    const resized = size.width !== before.width || size.height !== before.height;
    this.emit('configure', { ...size, states, bounds, resized });
    this.#answerUnchanged();
  }

  /** What is shown fits already, and nobody drew: the answer is a commit without new content. */
  #answerUnchanged(): void {
    const shown = this.#destroyed ? undefined : this.#content?.shown; // none while it is being made
    if (shown === undefined || !this.#configures.unanswered) return;
    if (shown.width !== this.#size.width || shown.height !== this.#size.height) return;
    this.#configures.acknowledge();
    this.#content.commit();
  }

  #dismantle(): void {
    this.#destroyed = true;
    this.#registry.leave(this.key);
    this.#configures.close();
    this.#scale.close();
    // Roles before the surface (xdg-shell: defunct_role_object), the surface before the buffers that it shows.
    for (const object of [this.#decoration, this.toplevel, this.xdgSurface, this.surface]) {
      if (object?.alive === true) object.destroy();
    }
    this.#content?.close(); // a window that was given up in `create` has none yet
    this.removeAllListeners();
  }
}

const load: WindowLoader = (session, globals, saved, sources) => Window.adopt(session, globals, saved, sources);

/**
 * Registers the windows' part of snapshots with a session; what a snapshot had is loaded. Making or finding
 * a window does it too.
 */
export function windowSection(session: Session): void {
  WindowRegistry.of(session, load);
}
