/** What the compositor asks of a toplevel, and when that was answered. */

import { type XdgSurface, type XdgToplevel, XdgToplevelState } from '../protocol/generated/xdg-shell.js';

/** A name of `xdg_toplevel.state`, e.g. `maximized`, `activated`, `tiled_left`. */
export type WindowState = keyof typeof XdgToplevelState;

/** One xdg_surface.configure with the toplevel's part of it. */
export interface Configure {
  /** Logical pixels; 0 leaves it to the window. */
  readonly width: number;
  readonly height: number;
  readonly states: ReadonlySet<WindowState>;
  /** The size that a window should not exceed, where the compositor told one. */
  readonly bounds: { readonly width: number; readonly height: number } | undefined;
}

const names = new Map<number, WindowState>();
for (const [name, value] of Object.entries(XdgToplevelState)) names.set(value, name as WindowState);

/** An array argument of 32-bit states, as names. Those that the protocol did not name here are left out. */
export function stateNames(bytes: Uint8Array): Set<WindowState> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const states = new Set<WindowState>();
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const name = names.get(view.getUint32(at, true));
    if (name !== undefined) states.add(name);
  }
  return states;
}

/** Whether the size is the compositor's to say: it may end a client that draws another one. */
export function sizeIsBinding(states: ReadonlySet<WindowState>): boolean {
  return [...states].some((state) => state === 'maximized' || state === 'fullscreen' || state.startsWith('tiled_'));
}

/** Collects the events that make up a configure, and acknowledges the latest one, once. */
export class Configures {
  readonly #xdgSurface: XdgSurface;
  readonly #toplevel: XdgToplevel;
  readonly #arrived: (configure: Configure) => void;
  #toplevelPart: Pick<Configure, 'width' | 'height' | 'states'> = { width: 0, height: 0, states: new Set() };
  #bounds: Configure['bounds'];
  /** Serial that was not acknowledged yet. 0 is one like any other. */
  #serial: number | undefined;

  constructor(xdgSurface: XdgSurface, toplevel: XdgToplevel, arrived: (configure: Configure) => void) {
    this.#xdgSurface = xdgSurface;
    this.#toplevel = toplevel;
    this.#arrived = arrived;
    toplevel.on('configure', this.#collect);
    toplevel.on('configureBounds', this.#collectBounds);
    xdgSurface.on('configure', this.#complete);
  }

  /** Whether a configure waits for its acknowledgement. */
  get unanswered(): boolean {
    return this.#serial !== undefined;
  }

  /**
   * xdg-shell: xdg_surface.ack_configure: the latest serial is enough, and the commit that follows must
   * fit what it asked for.
   */
  acknowledge(): void {
    const serial = this.#serial;
    if (serial === undefined) return;
    this.#serial = undefined;
    this.#xdgSurface.ackConfigure(serial);
  }

  /** The compositor that asked is gone. */
  forget(): void {
    this.#serial = undefined;
  }

  close(): void {
    this.#toplevel.off('configure', this.#collect);
    this.#toplevel.off('configureBounds', this.#collectBounds);
    this.#xdgSurface.off('configure', this.#complete);
  }

  readonly #collect = (event: { width: number; height: number; states: Uint8Array }): void => {
    this.#toplevelPart = { width: event.width, height: event.height, states: stateNames(event.states) };
  };

  readonly #collectBounds = ({ width, height }: { width: number; height: number }): void => {
    this.#bounds = width > 0 && height > 0 ? { width, height } : undefined;
  };

  readonly #complete = ({ serial }: { serial: number }): void => {
    this.#serial = serial;
    this.#arrived({ ...this.#toplevelPart, bounds: this.#bounds });
  };
}
