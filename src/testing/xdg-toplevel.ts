/** `xdg_toplevel`: a window with a title, states and a place on the screen. */

import {
  type XdgShellRequests,
  XdgToplevelError,
  XdgToplevelResizeEdge,
  XdgToplevelState,
  XdgToplevelWmCapabilities,
  XdgWmBaseError,
  xdg_toplevel,
} from '../protocol/generated/xdg-shell.js';
import type { Decoration } from './decoration.js';
import type { Rectangle, Size } from './geometry.js';
import type { Output, OutputResource } from './output.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { ToplevelSession } from './session-management.js';
import type { WindowMemory } from './sessions.js';
import { endWindowExtensions } from './surface-extension.js';
import type { Update } from './surface-state.js';
import type { Exported } from './xdg-foreign.js';
import type { Configure, WindowUpdate, XdgRole, XdgSurface } from './xdg-surface.js';

export type ToplevelState = keyof typeof XdgToplevelState;

/** Numbers as a Wayland array: 32 bits each. */
function words(values: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}

const resizeEdges = new Set<number>(Object.values(XdgToplevelResizeEdge));

export class XdgToplevel extends Resource implements XdgRole {
  readonly base: XdgSurface;
  title: string | undefined;
  appId: string | undefined;
  parent: XdgToplevel | undefined;
  minSize: Size = { width: 0, height: 0 };
  maxSize: Size = { width: 0, height: 0 };
  /** What the client asked for. */
  maximized = false;
  fullscreen: { output: Output | undefined } | undefined;
  /** What the committed content was made for. */
  current: NonNullable<Configure['toplevel']> | undefined;
  /** Whether it has the focus. */
  activated = false;
  decoration: Decoration | undefined;
  /** Corner of its window geometry when it floats, in logical pixels. */
  position = { x: 0, y: 0 };
  /** Which of the cascading places it took. */
  slot: number | undefined;
  /** Its size before it was maximized or fullscreen. */
  #floatingSize: Size | undefined;
  /** A size and states that were asked for by a test. */
  #forced: { size: Size; states: readonly ToplevelState[] } | undefined;
  #toldCapabilities = false;
  /** Names it in lists of windows, from map to unmap. */
  identifier = '';
  /** Of `xdg_toplevel_tag_v1`. */
  tag: string | undefined;
  description: string | undefined;
  /** Handles that name it. */
  readonly exports = new Set<Exported>();
  /** Its place in an `xdg_session_v1`, as long as it lives; it was added to one at most once. */
  session: ToplevelSession | undefined;
  #restored: WindowMemory | undefined;
  /** The size in the last configure, if it is the maximized one. */
  #toldMaximized: Size | undefined;

  constructor(base: XdgSurface, id: number) {
    super(base.client, id, base.version, xdg_toplevel);
    this.base = base;
  }

  override get requests(): typeof toplevelRequests {
    return toplevelRequests;
  }

  /** The output that it stands on. */
  get output(): Output | undefined {
    const { desktop } = this.client;
    return this.fullscreen?.output ?? desktop.outputAt(this.position.x, this.position.y);
  }

  /** Its window geometry on the screen, in logical pixels. */
  get rectangle(): Rectangle {
    const { width, height } = this.base.geometry;
    const area = this.output?.area;
    if (area !== undefined && this.current?.fullscreen === true) {
      // Smaller content stands in the middle.
      const x = area.x + Math.floor((area.width - width) / 2);
      return { x, y: area.y + Math.floor((area.height - height) / 2), width, height };
    }
    if (area !== undefined && this.current?.maximized === true) {
      const { x, y } = this.#usable ?? area;
      return { x, y, width, height };
    }
    return { ...this.position, width, height };
  }

  get states(): ToplevelState[] {
    const states: ToplevelState[] = [];
    if (this.maximized) states.push('maximized');
    if (this.fullscreen !== undefined) states.push('fullscreen');
    if (this.activated) states.push('activated');
    return states;
  }

  /** Sends a configure with this size and these states, once. */
  force(size: Size, states: readonly ToplevelState[]): void {
    this.#forced = { size, states };
    this.base.configure();
    this.#forced = undefined;
  }

  #wantedSize(): Size {
    const { behaviour } = this.client.desktop;
    const none = { width: 0, height: 0 };
    const area = this.output?.area;
    if (area !== undefined && this.fullscreen !== undefined) return { width: area.width, height: area.height };
    const usable = this.#usable;
    if (usable !== undefined && this.maximized) {
      return behaviour.maximizedSize ?? { width: usable.width, height: usable.height };
    }
    if (this.#floatingSize !== undefined) return this.#floatingSize;
    if (behaviour.configure === 'zero') return none;
    if (behaviour.configure !== 'echo') return behaviour.configure;
    const { width, height } = this.base.geometry;
    return this.base.mapped ? { width, height } : none;
  }

  /** What panels leave of its output. */
  get #usable(): Rectangle | undefined {
    const { output } = this;
    return output && this.client.desktop.usableArea(output);
  }

  /** A panel came or went: what is maximized follows. */
  reconsider(): void {
    const { maximizedSize } = this.client.desktop.behaviour;
    if (!this.maximized || this.fullscreen !== undefined || maximizedSize !== undefined) return;
    if (this.#toldMaximized === undefined) return;
    const { width, height } = this.#wantedSize();
    if (width !== this.#toldMaximized.width || height !== this.#toldMaximized.height) this.base.reconfigure();
  }

  /** Puts it back to how it was remembered, with its first configure. */
  restoreTo(memory: WindowMemory): void {
    this.#restored = memory;
    this.maximized = memory.maximized;
    if (memory.fullscreen) this.fullscreen = { output: undefined };
    this.#floatingSize = memory.size;
  }

  configureEvents(): Pick<Configure, 'toplevel'> {
    this.session?.configuring();
    this.client.desktop.windowChanged();
    const area = this.#usable;
    if (!this.#toldCapabilities) {
      this.#toldCapabilities = true;
      const { maximize, fullscreen } = XdgToplevelWmCapabilities;
      this.send('wm_capabilities', words([maximize, fullscreen]));
    }
    if (area !== undefined) this.send('configure_bounds', area.width, area.height);
    this.decoration?.configure();
    const size = this.#forced?.size ?? this.#wantedSize();
    this.#toldMaximized = this.maximized && this.#forced === undefined ? size : undefined;
    const states = (this.#forced?.states ?? this.states).filter(
      (state) => !state.startsWith('tiled') || this.version >= 2,
    );
    this.send('configure', size.width, size.height, words(states.map((state) => XdgToplevelState[state])));
    return {
      toplevel: { size, maximized: states.includes('maximized'), fullscreen: states.includes('fullscreen') },
    };
  }

  checkCommit(update: Update): void {
    const { minSize = this.minSize, maxSize = this.maxSize } = update.window ?? {};
    const above = (min: number, max: number): boolean => max > 0 && min > max;
    if (above(minSize.width, maxSize.width) || above(minSize.height, maxSize.height)) {
      throw new RequestError(
        this,
        XdgToplevelError.invalid_size,
        `the least size ${minSize.width}x${minSize.height} is above the largest ${maxSize.width}x${maxSize.height}`,
      );
    }
    if (update.attached) this.decoration?.checkBuffer();
  }

  latched(update: WindowUpdate): void {
    if (update.minSize !== undefined) this.minSize = update.minSize;
    if (update.maxSize !== undefined) this.maxSize = update.maxSize;
    const next = update.acked?.toplevel;
    if (next === undefined) return;
    const floated = this.current === undefined || !(this.current.maximized || this.current.fullscreen);
    const floats = !(next.maximized || next.fullscreen);
    if (floated && !floats && this.base.mapped) {
      this.#floatingSize ??= this.#lastFloating;
    }
    if (floats) this.#floatingSize = undefined;
    this.current = next;
  }

  #lastFloating: Size | undefined;

  mapped(): void {
    this.client.desktop.windowMapped(this);
    if (this.#restored !== undefined) this.position = this.#restored.position;
    this.#restored = undefined;
  }

  contentApplied(): void {
    const { width, height } = this.base.geometry;
    const { current } = this;
    if (current !== undefined && (current.maximized || current.fullscreen)) this.#checkFit(current, { width, height });
    else this.#lastFloating = { width, height };
    const size = this.#lastFloating ?? this.#floatingSize;
    this.session?.update({
      position: this.position,
      maximized: this.maximized,
      fullscreen: this.fullscreen !== undefined,
      ...(size !== undefined && { size }),
    });
  }

  /** xdg_toplevel.state: maximized must be obeyed, fullscreen must not be exceeded. */
  #checkFit(current: NonNullable<Configure['toplevel']>, { width, height }: Size): void {
    const { size, fullscreen } = current;
    if (!this.client.desktop.behaviour.killMisfits || size.width === 0 || size.height === 0) return;
    const fits = fullscreen
      ? width <= size.width && height <= size.height
      : width === size.width && height === size.height;
    if (fits) return;
    throw new RequestError(
      this.base.wmBase,
      XdgWmBaseError.invalid_surface_state,
      `${this.base}: window geometry of ${width}x${height} does not fit the ${fullscreen ? 'fullscreen' : 'maximized'} configure of ${size.width}x${size.height}`,
    );
  }

  unmapped(): void {
    const { desktop } = this.client;
    desktop.windowUnmapped(this);
    for (const other of desktop.clients.flatMap((one) => one.ofType(XdgToplevel))) {
      if (other.parent === this) other.parent = this.parent;
    }
    if (this.base.surface !== undefined) endWindowExtensions(this.base.surface);
    this.tag = undefined;
    this.description = undefined;
    this.title = undefined;
    this.appId = undefined;
    this.parent = undefined;
    this.minSize = { width: 0, height: 0 };
    this.maxSize = { width: 0, height: 0 };
    this.maximized = false;
    this.fullscreen = undefined;
    this.current = undefined;
    this.#floatingSize = undefined;
    this.#lastFloating = undefined;
  }

  surfaceGone(): void {}

  setMaximized(maximized: boolean): void {
    if (maximized) this.#leaveFloating();
    this.maximized = maximized;
    this.base.reconfigure();
  }

  setFullscreen(fullscreen: { output: Output | undefined } | undefined): void {
    if (fullscreen !== undefined) this.#leaveFloating();
    this.fullscreen = fullscreen;
    this.base.reconfigure();
  }

  /** Keeps the floating size before a request for another state. */
  #leaveFloating(): void {
    if (!this.maximized && this.fullscreen === undefined) this.#floatingSize ??= this.#lastFloating;
  }

  protected override destroyed(): void {
    this.base.roleDestroyed();
    if (this.decoration !== undefined) this.decoration.toplevel = undefined;
    for (const one of [...this.exports]) one.revoke();
  }
}

const toplevelRequests: RequestTable<XdgToplevel, XdgShellRequests['xdg_toplevel']> = {
  destroy(self) {
    self.decoration?.checkToplevelDestroy();
  },
  set_parent(self, parent: XdgToplevel | null) {
    for (let above = parent ?? undefined; above !== undefined; above = above.parent) {
      if (above === self) {
        throw new RequestError(self, XdgToplevelError.invalid_parent, `${parent} is ${self} or its descendant`);
      }
    }
    if (parent !== null) self.client.desktop.needMapped(parent.base);
    // A parent that isn't mapped is none.
    self.parent = parent?.base.mapped === true ? parent : undefined;
    self.client.desktop.windowChanged();
  },
  set_title(self, title: string) {
    self.title = title;
    self.client.desktop.windowChanged();
  },
  set_app_id(self, appId: string) {
    self.appId = appId;
    self.client.desktop.windowChanged();
  },
  show_window_menu() {},
  move() {},
  resize(self, _seat: Resource, _serial: number, edges: number) {
    if (!resizeEdges.has(edges)) {
      throw new RequestError(self, XdgToplevelError.invalid_resize_edge, `${edges} is not one of resize_edge`);
    }
  },
  set_max_size(self, width: number, height: number) {
    checkSize(self, width, height);
    self.base.latch({ maxSize: { width, height } });
  },
  set_min_size(self, width: number, height: number) {
    checkSize(self, width, height);
    self.base.latch({ minSize: { width, height } });
  },
  set_maximized(self) {
    self.setMaximized(true);
  },
  unset_maximized(self) {
    self.setMaximized(false);
  },
  set_fullscreen(self, output: OutputResource | null) {
    self.setFullscreen({ output: output?.output });
  },
  unset_fullscreen(self) {
    self.setFullscreen(undefined);
  },
  set_minimized() {},
};

function checkSize(self: XdgToplevel, width: number, height: number): void {
  if (width < 0 || height < 0) {
    throw new RequestError(self, XdgToplevelError.invalid_size, `size ${width}x${height} is negative`);
  }
}
