/**
 * A window or layer surface without its app. As long as the compositor wants the size that the app drew, its surfaces stay
 * as they came back; at another size, or on an output of another scale, the same picture is shown scaled.
 */

import { committed, geometryOf, latchedOf, sizeOf } from '../inspect/index.js';
import type { ObjectState, State, SurfaceState } from '../journal/index.js';
import type { WlSurface } from '../protocol/generated/wayland.js';
import type { ZwlrLayerSurfaceV1 } from '../protocol/generated/wlr-layer-shell-unstable-v1.js';
import type { XdgSurface, XdgToplevel } from '../protocol/generated/xdg-shell.js';
import type { WaylandProxy } from '../protocol/index.js';
import type { Session } from '../session/index.js';
import { type OutputScales, SurfaceScale } from '../window/index.js';
import { StillPicture } from './still-picture.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

// xdg_toplevel.state: the size is the compositor's to say when one of these is set.
const MAXIMIZED = 1;
const FULLSCREEN = 2;
const TILED = [5, 6, 7, 8];

export class View {
  readonly #session: Session;
  readonly #surface: WlSurface;
  readonly #role: WaylandProxy;
  readonly #xdgSurface: XdgSurface | undefined;
  readonly #scale: SurfaceScale;
  readonly #picture: StillPicture;
  /** What the app drew, and what a configure of 0x0 comes to. */
  readonly #own: Size;
  #wanted: Size;
  /** What is shown now. */
  #shown: Size & { readonly scale: number };
  /** Says that the configure at hand is answered: with the commit that fits it. */
  #acknowledge: (() => void) | undefined;

  /** @param leave the compositor asks it to close, or has closed it */
  constructor(session: Session, surface: number, role: WaylandProxy, scales: OutputScales, leave: () => void) {
    this.#session = session;
    this.#role = role;
    // A role's surface is there as long as the role is.
    this.#surface = session.objectOf(surface) as WlSurface;
    const { state } = session;
    const surfaceState = state.surfaces.get(surface) as SurfaceState;
    const geometry = geometryOf(state, surfaceState);
    this.#own = geometry ?? sizeOf(state, surface) ?? { width: 0, height: 0 };
    this.#wanted = this.#own;
    this.#picture = new StillPicture(session, this.#surface, { x: 0, y: 0, ...geometry, ...this.#own }, () =>
      this.#answer(),
    );
    this.#shown = { ...this.#own, scale: this.#picture.scale };
    this.#scale = new SurfaceScale(this.#surface, scales, undefined, () => this.#answer());
    this.#scale.resume(this.#picture.scale);
    const xdgSurface = latchedOf(state, surfaceState, 'xdg_surface');
    if (xdgSurface === undefined) this.#followLayer(role as ZwlrLayerSurfaceV1, leave);
    else {
      this.#xdgSurface = session.objectOf(xdgSurface.handle) as XdgSurface;
      this.#followToplevel(this.#xdgSurface, role as XdgToplevel, leave);
    }
  }

  /** It is on another connection, and the configures of that one will come. */
  rebuilt(): void {
    if (!this.#picture.stands) this.#shown = { width: 0, height: 0, scale: 0 };
  }

  #followToplevel(xdgSurface: XdgSurface, toplevel: XdgToplevel, leave: () => void): void {
    let asked: Size & { binding: boolean } = { width: 0, height: 0, binding: false };
    toplevel.on('configure', ({ width, height, states }) => {
      const words = new Uint32Array(Uint8Array.from(states).buffer);
      const binding = words.some((one) => one === MAXIMIZED || one === FULLSCREEN || TILED.includes(one));
      asked = { width, height, binding };
    });
    toplevel.on('close', leave);
    xdgSurface.on('configure', ({ serial }) => {
      this.#wanted = this.#allowed(asked, asked.binding);
      this.#acknowledge = () => xdgSurface.ackConfigure(serial);
      this.#answer();
    });
  }

  #followLayer(layer: ZwlrLayerSurfaceV1, leave: () => void): void {
    layer.on('configure', ({ serial, width, height }) => {
      this.#wanted = this.#allowed({ width, height }, true);
      this.#acknowledge = () => layer.ackConfigure(serial);
      this.#answer();
    });
    layer.on('closed', leave);
  }

  /** 0 leaves a side to the window (xdg-shell: xdg_toplevel.configure); where the size does too, so do the app's limits. */
  #allowed({ width, height }: Size, binding: boolean): Size {
    const size = { width: width || this.#own.width, height: height || this.#own.height };
    if (binding) return size;
    const toplevel = this.#session.state.object(this.#role.handle);
    const [leastWidth = 0, leastHeight = 0] = committed(toplevel, 'min size') ?? [];
    const [mostWidth = 0, mostHeight = 0] = committed(toplevel, 'max size') ?? [];
    const within = (value: number, least: number, most: number): number =>
      Math.max(least, Math.min(value, most === 0 ? value : most));
    return {
      width: within(size.width, leastWidth, mostWidth),
      height: within(size.height, leastHeight, mostHeight),
    };
  }

  /** Shows the picture as it is wanted now. Without a free buffer for it that waits, and so does the answer. */
  #answer(): void {
    if (!this.#surface.alive) return;
    const wanted = { ...this.#wanted, scale: this.#scale.value };
    const { width, height, scale } = this.#shown;
    const same = this.#own.width === 0 || (wanted.width === width && wanted.height === height);
    const changes = !same || (wanted.scale !== scale && !this.#picture.scales);
    if (changes ? !this.#picture.ready(wanted) : this.#acknowledge === undefined) return;
    // First: what the session did to show old content at a new size is taken back by it.
    this.#acknowledge?.();
    this.#acknowledge = undefined;
    if (changes) {
      this.#xdgSurface?.setWindowGeometry(0, 0, wanted.width, wanted.height);
      this.#picture.attach(wanted);
      this.#shown = wanted;
    }
    this.#surface.commit();
  }

  /** Takes it off the screen. What was made for the window goes before it, the latest first (xdg-decoration: orphaned). */
  close(): void {
    const { state } = this.#session;
    const handles = new Set(state.surfaces.get(this.#surface.handle)?.latched);
    for (const object of state.objects.values())
      if (namesRole(state, object, this.#role.handle)) handles.add(object.handle);
    handles.delete(this.#surface.handle);
    for (const handle of [...handles].sort((a, b) => b - a)) {
      const object = this.#session.objectOf(handle);
      if (object?.alive === true && object.interface.name !== 'wl_subsurface') destroy(object);
    }
    if (this.#surface.alive) this.#surface.destroy();
    this.release();
  }

  /** Gives up what it has of its own. */
  release(): void {
    this.#scale.close();
    this.#picture.close();
  }
}

/** Whether the request that made an object was given the role object: a decoration's was. */
function namesRole(state: State, object: ObjectState, role: number): boolean {
  const { target, opcode, args } = object.origin;
  const message = state.object(target)?.interface.requests[opcode];
  return message?.args.some((arg, i) => arg.type === 'object' && args[i] === role) === true;
}

/** Destroys an object of any interface that has a way to. */
function destroy(object: WaylandProxy): void {
  const ending = (object as { destroy?: unknown }).destroy; // generated from the XML's destructor, where there is one
  if (typeof ending === 'function') ending.call(object);
}
