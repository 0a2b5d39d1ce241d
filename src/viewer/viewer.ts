/** A restored session whose app is gone: it answers pings and configures, and ends when its last window was closed. */

import { EventEmitter } from 'eventemitter3';
import { WaylandError } from '../errors.js';
import { popupsOf } from '../inspect/index.js';
import type { ObjectState } from '../journal/index.js';
import type { XdgWmBase } from '../protocol/generated/xdg-shell.js';
import type { WaylandProxy } from '../protocol/index.js';
import { type RestoreOptions, restore, type Session } from '../session/index.js';
import { OutputScales } from '../window/index.js';
import { PopupView } from './popup-view.js';
import { View } from './view.js';

export type ViewerEvents = {
  /** A window, a layer surface or a popup is not shown any more. */
  left: (event: { surface: number }) => void;
};

export class Viewer extends EventEmitter<ViewerEvents> {
  readonly session: Session;
  readonly #views = new Map<number, View>();
  readonly #popups = new Map<number, PopupView>();

  private constructor(session: Session) {
    super();
    this.session = session;
    const scales = new OutputScales(session);
    for (const object of session.state.objects.values()) {
      if (object.dead || session.objectOf(object.handle) === undefined) continue;
      this.#attend(object, scales);
    }
    session.on('rebuilt', () => {
      for (const view of this.#views.values()) view.rebuilt();
    });
    session.on('closed', () => {
      for (const view of this.#views.values()) view.release();
    });
  }

  /**
   * Shows what a snapshot file holds.
   * @throws what `restore` throws; ERR_WL_STATE when there is no window in it that this compositor can show
   */
  static async open(file: string, options: RestoreOptions = {}): Promise<Viewer> {
    const session = await restore(file, options);
    const viewer = new Viewer(session);
    if (viewer.#views.size > 0) return viewer;
    session.close();
    throw new WaylandError('ERR_WL_STATE', `${file} has no window that can be shown here`);
  }

  #attend(object: ObjectState, scales: OutputScales): void {
    const { session } = this;
    const { handle, surface } = object;
    const proxy = session.objectOf(handle) as WaylandProxy; // the caller has looked
    switch (object.interface.name) {
      case 'xdg_wm_base': {
        const base = proxy as XdgWmBase; // by its interface's name
        base.on('ping', ({ serial }) => base.pong(serial));
        break;
      }
      case 'xdg_toplevel':
      case 'zwlr_layer_surface_v1': {
        if (proxy.id === 0 || session.state.contentOf(surface) === 0) break; // it did not come back, or shows nothing
        const view = new View(session, surface, proxy, scales, () => this.#leave(surface));
        this.#views.set(surface, view);
        break;
      }
      case 'xdg_popup':
        if (proxy.id !== 0) this.#popups.set(surface, new PopupView(session, object, () => this.#leave(surface)));
    }
  }

  /** Takes a surface away, its popups first (xdg-shell: xdg_popup: the topmost goes before those below). */
  #leave(surface: number): void {
    const { state } = this.session;
    const above = state.surfaces.get(surface);
    const popups = above === undefined ? [] : popupsOf(state, above).map((one) => one.surface.handle);
    for (const popup of [...popups].reverse()) this.#leave(popup);
    const left = this.#views.get(surface) ?? this.#popups.get(surface);
    if (left === undefined) return;
    this.#views.delete(surface);
    this.#popups.delete(surface);
    left.close();
    this.emit('left', { surface });
    if (this.#views.size === 0) this.close();
  }

  /** Settles when the last window was closed; rejects when the session ended by a fatal error. */
  get closed(): Promise<void> {
    return this.session.closed;
  }

  close(): void {
    this.session.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}
