/** What all clients share: outputs, windows and their order, focus, globals, serials. */

import type { EventEmitter } from 'eventemitter3';
import type { Behaviour } from './behaviour.js';
import type { Buffer } from './buffer.js';
import type { ClientConnection, ErrorRecord, RequestRecord } from './client-connection.js';
import type { ContentQueue } from './content-queue.js';
import type { DataDevice } from './data-device.js';
import { contains, intersects, type Rectangle } from './geometry.js';
import { Globals } from './globals.js';
import type { LayerSurface } from './layer-shell.js';
import { exclude } from './layers.js';
import type { Output, OutputResource } from './output.js';
import type { OutputManager } from './output-management.js';
import type { Callback } from './resource.js';
import type { Rgba } from './scene.js';
import { type Capability, Seat } from './seat.js';
import { Selection } from './selection.js';
import type { SessionLock } from './session-lock.js';
import type { SessionMemory } from './sessions.js';
import { Surface } from './surface.js';
import type { WindowWatcher } from './toplevel-lists.js';
import type { Exported } from './xdg-foreign.js';
import type { XdgPopup } from './xdg-popup.js';
import type { XdgSurface } from './xdg-surface.js';
import type { XdgToplevel } from './xdg-toplevel.js';

const CASCADE = 32;

export type CompositorEvents = {
  /** A request that was understood, before it acts. */
  request: (record: RequestRecord) => void;
  connect: (client: ClientConnection) => void;
  disconnect: (client: ClientConnection) => void;
  protocolError: (record: ErrorRecord) => void;
  crash: () => void;
};

/** A surface and where its corner stands, in logical pixels. */
export interface PlacedSurface {
  readonly surface: Surface;
  readonly x: number;
  readonly y: number;
}

/** A copy of an output that was asked for. */
export interface ScreenCopy {
  readonly output: Output;
  take(): void;
  fail(): void;
}

export class Desktop {
  readonly behaviour: Behaviour;
  readonly events: EventEmitter<CompositorEvents>;
  readonly globals = new Globals();
  readonly outputs: Output[] = [];
  readonly clients: ClientConnection[] = [];
  readonly seat: Seat;
  readonly selection = new Selection(this);
  /** What is marked; only data control reaches it. */
  readonly primarySelection = new Selection(this);
  /** Mapped toplevels from bottom to top. */
  readonly windows: XdgToplevel[] = [];
  /** All layer surfaces in the order of their creation. */
  readonly layers: LayerSurface[] = [];
  /** All popups in the order of their creation. */
  readonly popups: XdgPopup[] = [];
  /** Popups with a grab, outermost first. */
  readonly grabs: XdgPopup[] = [];
  /** What it knows of sessions, from before as well. */
  readonly sessions: SessionMemory;
  readonly dataDevices: DataDevice[] = [];
  readonly windowWatchers = new Set<WindowWatcher>();
  /** Copies of outputs that wait for the next frame. */
  /** Who locked the session; also one that died since. */
  lock: SessionLock | undefined;
  readonly outputManagers = new Set<OutputManager>();
  /** Answers that come with the next frame. */
  readonly atNextFrame: (() => void)[] = [];
  readonly copies: ScreenCopy[] = [];
  readonly background: Rgba;
  /** Windows that other clients may name, by handle. */
  readonly exports = new Map<string, Exported>();
  /** Tokens that may still activate a window. */
  readonly activationTokens = new Set<string>();
  /** Buffers whose release is withheld, and callbacks for it. */
  readonly unreleased = new Set<Buffer | Callback>();
  /** Surfaces whose content waits for a frame, or for a time. */
  readonly queues = new Set<ContentQueue>();
  readonly #crash: () => void;
  readonly #started = performance.now();
  #serial = 0;
  #frameTurn: NodeJS.Immediate | undefined;
  #layoutDue = false;
  #listsDue = false;
  #windowsMapped = 0;
  readonly #waiting: ReadonlySet<() => void>;

  /** `waiting` are asked after each thing that happened. */
  constructor(
    behaviour: Behaviour,
    events: EventEmitter<CompositorEvents>,
    options: {
      readonly waiting: ReadonlySet<() => void>;
      readonly capabilities: readonly Capability[] | undefined;
      readonly crash: () => void;
      readonly sessions: SessionMemory;
      readonly background: Rgba;
    },
  ) {
    this.behaviour = behaviour;
    this.events = events;
    this.seat = new Seat(this, options.capabilities);
    this.#waiting = options.waiting;
    this.#crash = options.crash;
    this.sessions = options.sessions;
    this.background = options.background;
  }

  serial(): number {
    this.#serial = (this.#serial + 1) >>> 0;
    return this.#serial;
  }

  /** Milliseconds, as in the events of input and frames. */
  get time(): number {
    return Math.floor(performance.now() - this.#started) >>> 0;
  }

  /** Something was requested or a client went: whoever waits looks again. */
  happened(): void {
    if (this.#waiting.size > 0) for (const look of [...this.#waiting]) look();
  }

  // ------------------------------------------------------------------ windows

  windowMapped(window: XdgToplevel): void {
    const taken = new Set(this.windows.map((one) => one.slot));
    let slot = 0;
    while (taken.has(slot)) slot++;
    window.slot = slot;
    const { x, y } = this.behaviour.firstWindow;
    window.position = { x: x + slot * CASCADE, y: y + slot * CASCADE };
    this.windows.push(window);
    window.identifier = `window-${++this.#windowsMapped}`;
    if (this.behaviour.focusNewWindows) this.focus(window);
    for (const watcher of this.windowWatchers) watcher.windowMapped(window);
  }

  windowUnmapped(window: XdgToplevel): void {
    const at = this.windows.indexOf(window);
    if (at < 0) return;
    this.windows.splice(at, 1);
    window.slot = undefined;
    window.activated = false;
    for (const watcher of this.windowWatchers) watcher.windowUnmapped(window);
    for (const popup of this.popups.filter((one) => one.parent === window.base).reverse()) popup.dismiss();
    if (this.seat.keyboardFocus === window.base.surface) this.focus(this.windows.at(-1));
    this.changed();
  }

  /** Gives a window the keyboard and the `activated` state. */
  focus(window: XdgToplevel | undefined): void {
    for (const one of this.windows) {
      const activated = one === window;
      if (one.activated === activated) continue;
      one.activated = activated;
      one.base.reconfigure();
    }
    this.#giveKeyboard(window?.base.surface);
  }

  /** An exclusive layer surface comes first. */
  #giveKeyboard(surface: Surface | undefined): void {
    if (this.lock !== undefined) {
      this.seat.setKeyboardFocus(this.lockSurfaces[0]?.surface);
      return;
    }
    const taker =
      this.#inLayer(3).findLast((one) => one.takesKeyboard) ?? this.#inLayer(2).findLast((one) => one.takesKeyboard);
    this.seat.setKeyboardFocus(taker?.surface ?? surface);
  }

  /** The session was locked or unlocked, or what the lock shows is another. */
  lockChanged(): void {
    if (this.grabs.length > 0 && this.lock !== undefined)
      for (const popup of [...this.grabs].reverse()) popup.dismiss();
    this.#giveKeyboard(this.windows.find((one) => one.activated)?.base.surface);
    this.changed();
  }

  /** All that is shown while the session is locked. */
  get lockSurfaces(): PlacedSurface[] {
    return (this.lock?.surfaces ?? []).flatMap(({ surface, output }) =>
      surface?.windowMapped === true ? [...this.treeAt(surface, output.area.x, output.area.y)] : [],
    );
  }

  /** Something that lists of windows tell may be another: they look when this request is done. */
  windowChanged(): void {
    if (this.#listsDue || this.windowWatchers.size === 0) return;
    this.#listsDue = true;
    queueMicrotask(() => {
      this.#listsDue = false;
      for (const watcher of this.windowWatchers) watcher.windowsChanged();
    });
  }

  /** A layer surface was mapped, unmapped or set anew. */
  layerChanged(): void {
    const { keyboardFocus } = this.seat;
    const held = this.layers.some((one) => one.mapped && one.surface === keyboardFocus && one.state.interactivity > 0);
    const active = this.windows.find((one) => one.activated)?.base.surface;
    if (this.grabs.length === 0) this.#giveKeyboard(held ? keyboardFocus : active);
    this.changed();
  }

  #inLayer(layer: number): LayerSurface[] {
    return this.layers.filter((one) => one.mapped && one.state.layer === layer);
  }

  /** What layer surfaces leave of an output for windows, or for a layer surface that keeps clear of the others. */
  usableArea(output: Output, but?: LayerSurface): Rectangle {
    const excluding = [3, 2, 1, 0]
      .flatMap((layer) => this.#inLayer(layer))
      .filter((one) => one.output === output && one !== but);
    return excluding.reduce((area, one) => exclude(area, one.state), output.area);
  }

  /** What a layer surface is placed in. */
  boundsOf(surface: LayerSurface, output: Output): Rectangle {
    const { zone } = surface.state;
    if (zone < 0) return output.area;
    if (zone === 0) return this.usableArea(output);
    // Among those with an exclusive zone, the higher layers and the older ones have their place first.
    const first = [3, 2, 1, 0].flatMap((layer) => this.layers.filter((one) => one.state.layer === layer));
    const before = first.slice(0, first.indexOf(surface)).filter((one) => one.mapped && one.output === output);
    return before.reduce((area, one) => exclude(area, one.state), output.area);
  }

  /** Puts a window above all others, its children above it. */
  raise(window: XdgToplevel): void {
    const family = (one: XdgToplevel): XdgToplevel[] => [
      one,
      ...this.windows.filter((child) => child.parent === one).flatMap(family),
    ];
    for (const one of family(window)) {
      const at = this.windows.indexOf(one);
      if (at >= 0) this.windows.push(...this.windows.splice(at, 1));
    }
    this.changed();
  }

  grabEnded(popup: XdgPopup): void {
    const at = this.grabs.indexOf(popup);
    if (at < 0) return;
    this.grabs.splice(at, 1);
    if (this.seat.keyboardFocus !== undefined && this.seat.keyboardFocus !== popup.base.surface) return;
    const below = this.grabs.at(-1)?.base ?? this.windows.find((one) => one.activated)?.base;
    this.#giveKeyboard(below?.surface);
  }

  /** A press: it ends grabs that it lies outside of, and gives the focus. */
  pressedOn(surface: Surface | undefined): void {
    for (const popup of this.grabs.filter((one) => one.client !== surface?.client).reverse()) popup.dismiss();
    if (surface === undefined || this.grabs.length > 0) return;
    const layer = this.layers.find((one) => this.#ofLayer(one).some((placed) => placed.surface === surface));
    if (layer !== undefined) {
      if (layer.state.interactivity > 0) this.#giveKeyboard(layer.surface);
      return;
    }
    const window = this.windows.find((one) => this.surfacesOf(one).some((placed) => placed.surface === surface));
    if (window === undefined) return;
    this.raise(window);
    this.focus(window);
  }

  removeOutput(output: Output): void {
    const at = this.outputs.indexOf(output);
    if (at < 0) return;
    this.outputs.splice(at, 1);
    let x = 0;
    for (const one of this.outputs) {
      one.x = x;
      x += one.area.width;
    }
    for (const client of this.clients) {
      for (const surface of client.ofType(Surface)) {
        if (!surface.outputs.delete(output)) continue;
        for (const resource of output.resourcesOf(client)) surface.send('leave', resource);
      }
    }
    if (output.global !== undefined) this.globals.remove(output.global);
    for (const copy of this.copies.filter((one) => one.output === output)) {
      this.copies.splice(this.copies.indexOf(copy), 1);
      copy.fail();
    }
    this.changed();
  }

  /** weston 16 falls over a parent that isn't mapped. */
  needMapped(parent: XdgSurface): void {
    if (!parent.mapped && this.behaviour.dieOnEarlyPopup) this.#crash();
  }

  // ------------------------------------------------------------------ what is shown where

  outputAt(x: number, y: number): Output | undefined {
    return this.outputs.find((output) => contains(output.area, x, y)) ?? this.outputs[0];
  }

  /** The surfaces of one tree from bottom to top. */
  *treeAt(surface: Surface, x: number, y: number): IterableIterator<PlacedSurface> {
    if (surface.state.content === undefined) return;
    for (const one of surface.state.stack) {
      if (one === surface) yield { surface, x, y };
      else if (one.place !== undefined) yield* this.treeAt(one, x + one.place.x, y + one.place.y);
    }
  }

  *#window(base: XdgSurface, rectangle: Rectangle): IterableIterator<PlacedSurface> {
    if (!base.mapped || base.surface === undefined) return;
    const { x, y } = base.geometry;
    yield* this.treeAt(base.surface, rectangle.x - x, rectangle.y - y);
    yield* this.#popupsOf(base);
  }

  *#popupsOf(parent: XdgSurface | LayerSurface): IterableIterator<PlacedSurface> {
    for (const popup of this.popups) {
      if (popup.parent === parent) yield* this.#window(popup.base, popup.rectangle);
    }
  }

  #ofLayer(layer: LayerSurface): PlacedSurface[] {
    if (!layer.mapped || layer.surface === undefined) return [];
    const { x, y } = layer.rectangle;
    return [...this.treeAt(layer.surface, x, y), ...this.#popupsOf(layer)];
  }

  /** A window with its subsurfaces and popups, from bottom to top. */
  surfacesOf(window: XdgToplevel): PlacedSurface[] {
    return [...this.#window(window.base, window.rectangle)];
  }

  get placed(): PlacedSurface[] {
    if (this.lock !== undefined) return this.lockSurfaces;
    return [...this.belowWindows, ...this.windows.flatMap((window) => this.surfacesOf(window)), ...this.aboveWindows];
  }

  /** Layer surfaces under the windows, from bottom to top; a fullscreen window is above the top layer. */
  get belowWindows(): PlacedSurface[] {
    const hidden = this.#inLayer(2).filter((one) => this.#hasFullscreen(one.output));
    return [...this.#inLayer(0), ...this.#inLayer(1), ...hidden].flatMap((one) => this.#ofLayer(one));
  }

  get aboveWindows(): PlacedSurface[] {
    const top = this.#inLayer(2).filter((one) => !this.#hasFullscreen(one.output));
    return [...top, ...this.#inLayer(3)].flatMap((one) => this.#ofLayer(one));
  }

  #hasFullscreen(output: Output | undefined): boolean {
    return this.windows.some((window) => window.current?.fullscreen === true && window.output === output);
  }

  placeOf(surface: Surface): PlacedSurface | undefined {
    return this.placed.find((one) => one.surface === surface);
  }

  /** The topmost surface that takes input at a place. */
  surfaceAt(x: number, y: number): PlacedSurface | undefined {
    return this.placed.reverse().find(({ surface, x: left, y: top }) => {
      const { size, state } = surface;
      if (size === undefined || !contains({ x: left, y: top, ...size }, x, y)) return false;
      return state.input === undefined || state.input.some((area) => contains(area, x - left, y - top));
    });
  }

  // ------------------------------------------------------------------ what follows from a change

  /** Something visible changed: outputs, pointer focus and frames follow when this request is done. */
  changed(): void {
    if (this.#layoutDue) return;
    this.#layoutDue = true;
    queueMicrotask(() => {
      this.#layoutDue = false;
      for (const layer of this.layers) layer.reconsider();
      for (const window of this.windows) window.reconsider();
      for (const manager of this.outputManagers) manager.reconsider();
      this.#updateOutputs();
      this.windowChanged();
      for (const popup of this.popups) popup.reconsider();
      this.seat.followPointer();
      if (this.behaviour.autoFrame) this.#frameTurn ??= setImmediate(() => this.tick());
    });
  }

  #updateOutputs(): void {
    const placed = new Map(this.placed.map((one) => [one.surface, one]));
    for (const client of this.clients) {
      for (const surface of client.ofType(Surface)) {
        const place = placed.get(surface);
        const { size } = surface;
        for (const output of this.outputs) {
          const on =
            place !== undefined && size !== undefined && intersects({ x: place.x, y: place.y, ...size }, output.area);
          if (on === surface.outputs.has(output)) continue;
          if (on) surface.outputs.add(output);
          else surface.outputs.delete(output);
          for (const resource of output.resourcesOf(client)) surface.send(on ? 'enter' : 'leave', resource);
        }
        if (surface.outputs.size > 0) this.prefer(surface);
      }
    }
  }

  outputBound(resource: OutputResource): void {
    for (const surface of resource.client.ofType(Surface)) {
      if (surface.outputs.has(resource.output)) surface.send('enter', resource);
    }
  }

  /** wl_surface.preferred_buffer_scale and _transform: the largest scale of the outputs that show it, or of the first output. */
  prefer(surface: Surface): void {
    const on = surface.outputs.size > 0 ? [...surface.outputs] : this.outputs.slice(0, 1);
    surface.preferScale(Math.max(1, ...on.map((output) => output.scale)));
    surface.preferTransform(on[0]?.transform ?? 0);
  }

  /** Shows a frame: its callbacks fire. @returns how many */
  tick(): number {
    clearImmediate(this.#frameTurn);
    this.#frameTurn = undefined;
    let fired = 0;
    const { time } = this;
    for (const copy of this.copies.splice(0)) copy.take();
    for (const answer of this.atNextFrame.splice(0)) answer();
    for (const client of this.clients) {
      for (const surface of client.ofType(Surface)) {
        if ((surface.frames.length === 0 && surface.attachments.size === 0) || !surface.mapped) continue;
        for (const attachment of [...surface.attachments]) attachment.shown();
        const due = surface.frames;
        surface.frames = [];
        for (const frame of due) frame.done(time);
        fired += due.length;
      }
    }
    for (const queue of [...this.queues]) queue.frameShown();
    return fired;
  }

  // ------------------------------------------------------------------ clients

  clientGone(client: ClientConnection): void {
    this.seat.clientGone(client);
    for (const buffer of this.unreleased) if (buffer.client === client) this.unreleased.delete(buffer);
    this.happened();
  }

  clientClosed(client: ClientConnection): void {
    const at = this.clients.indexOf(client);
    if (at >= 0) this.clients.splice(at, 1);
    this.events.emit('disconnect', client);
    this.happened();
  }

  /** Ends everything that would still happen by itself. */
  stop(): void {
    clearImmediate(this.#frameTurn);
    this.#frameTurn = undefined;
    for (const queue of this.queues) queue.stop();
  }
}
