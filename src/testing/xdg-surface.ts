/** `xdg_wm_base` and `xdg_surface`: the configure cycle that toplevels and popups share. */

import {
  type XdgShellRequests,
  XdgSurfaceError,
  XdgWmBaseError,
  xdg_surface,
  xdg_wm_base,
} from '../protocol/generated/xdg-shell.js';
import type { ClientConnection } from './client-connection.js';
import { intersection, type Rectangle, type Size } from './geometry.js';
import { isComplete, Positioner } from './positioner.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { Surface, SurfaceRole } from './surface.js';
import type { Update } from './surface-state.js';
import { XdgPopup } from './xdg-popup.js';
import { XdgToplevel } from './xdg-toplevel.js';

/** What a configure said, kept until it is acknowledged or overtaken. */
export interface Configure {
  readonly serial: number;
  /** Configures from before an unmap don't open the way for a buffer after it. */
  readonly life: number;
  readonly toplevel?: { readonly size: Size; readonly maximized: boolean; readonly fullscreen: boolean };
  readonly popup?: Rectangle;
}

/** What of an xdg role is latched on the surface's commit. */
export interface WindowUpdate {
  geometry?: Rectangle;
  minSize?: Size;
  maxSize?: Size;
  acked?: Configure;
}

export class WmBase extends Resource {
  readonly surfaces = new Set<XdgSurface>();
  /** Serials of pings without a pong. */
  readonly pings = new Set<number>();

  constructor(client: ClientConnection, id: number, version: number) {
    super(client, id, version, xdg_wm_base);
  }

  override get requests(): typeof wmBaseRequests {
    return wmBaseRequests;
  }

  ping(): number {
    const serial = this.client.desktop.serial();
    this.pings.add(serial);
    this.send('ping', serial);
    return serial;
  }

  disconnectUnresponsive(): void {
    if (this.pings.size === 0 || !this.alive) return;
    this.client.postError(this, XdgWmBaseError.unresponsive, `${this.pings.size} pings were not answered`);
  }
}

const wmBaseRequests: RequestTable<WmBase, XdgShellRequests['xdg_wm_base']> = {
  destroy(wmBase) {
    if (wmBase.surfaces.size > 0) {
      throw new RequestError(wmBase, XdgWmBaseError.defunct_surfaces, `${wmBase.surfaces.size} xdg_surfaces are alive`);
    }
  },
  create_positioner(wmBase, id: number) {
    new Positioner(wmBase.client, id, wmBase.version);
  },
  get_xdg_surface(wmBase, id: number, surface: Surface) {
    const { roleName } = surface;
    if (surface.role !== undefined || (roleName !== undefined && !roleName.startsWith('xdg_'))) {
      throw new RequestError(wmBase, XdgWmBaseError.role, `${surface} already is a ${roleName ?? 'xdg_surface'}`);
    }
    if (surface.state.content !== undefined || surface.pending.attached) {
      throw new RequestError(wmBase, XdgWmBaseError.invalid_surface_state, `${surface} already has a buffer`);
    }
    new XdgSurface(wmBase, id, surface);
  },
  pong(wmBase, serial: number) {
    wmBase.pings.delete(serial);
  },
};

/** What a toplevel and a popup add to their xdg_surface. */
export interface XdgRole {
  /** A popup that was dismissed is never shown again. */
  readonly dismissed?: boolean;
  dismiss?(): void;
  /** Sends the role's own events of a configure sequence. */
  configureEvents(): Pick<Configure, 'toplevel' | 'popup'>;
  checkCommit?(update: Update): void;
  /** State of an acknowledged configure, or latched state, became current. */
  latched(update: WindowUpdate): void;
  /** The first content was committed. Throws what forbids it. */
  mapped(): void;
  unmapped(): void;
  /** Any commit with content. */
  contentApplied(): void;
  /** The surface of the role is gone, before the role. */
  surfaceGone(): void;
}

export class XdgSurface extends Resource implements SurfaceRole {
  readonly wmBase: WmBase;
  /** `undefined` once it is gone. */
  surface: Surface | undefined;
  object: (XdgRole & Resource) | undefined;
  /** An initial commit was made (and answered, if the compositor answers it). */
  initialised = false;
  /** Any commit was made with a role object. */
  committed = false;
  /** A configure of this life was acknowledged. */
  configured = false;
  #queue: Configure[] = [];
  #life = 0;
  #setGeometry: Rectangle | undefined;

  constructor(wmBase: WmBase, id: number, surface: Surface) {
    super(wmBase.client, id, wmBase.version, xdg_surface);
    this.wmBase = wmBase;
    this.surface = surface;
    surface.role = this;
    wmBase.surfaces.add(this);
  }

  override get requests(): typeof xdgSurfaceRequests {
    return xdgSurfaceRequests;
  }

  get holdsSurface(): boolean {
    return this.object !== undefined;
  }

  get mapped(): boolean {
    return this.surface?.windowMapped === true;
  }

  /** As it was set; `undefined` follows the content. */
  get setGeometry(): Rectangle | undefined {
    return this.#setGeometry;
  }

  /** The window geometry: what was set, within what there is. */
  get geometry(): Rectangle {
    const bounds = this.surface?.bounds ?? { x: 0, y: 0, width: 0, height: 0 };
    return this.#setGeometry === undefined ? bounds : intersection(this.#setGeometry, bounds);
  }

  /** Sends a whole configure sequence. @returns its serial */
  configure(): number {
    const { desktop } = this.client;
    if (this.surface !== undefined && this.object !== undefined) desktop.prefer(this.surface);
    const said = this.object?.configureEvents() ?? {};
    const serial = desktop.serial();
    this.#queue.push({ serial, life: this.#life, ...said });
    this.send('configure', serial);
    return serial;
  }

  /** Sends one if the client can be expected to answer it. */
  reconfigure(): void {
    if (this.initialised && this.object !== undefined) this.configure();
  }

  acknowledge(serial: number): void {
    this.needRole();
    const at = this.#queue.findIndex((one) => one.serial === serial);
    const acked = this.#queue[at];
    if (acked === undefined) {
      throw new RequestError(
        this,
        XdgSurfaceError.invalid_serial,
        `serial ${serial} is of no configure, or was acknowledged before`,
      );
    }
    this.#queue = this.#queue.slice(at + 1);
    if (acked.life === this.#life) this.configured = true;
    this.latch({ acked });
  }

  /** Lets a role's state wait for the surface's commit. */
  latch(update: WindowUpdate): void {
    if (this.surface === undefined) return;
    const { pending } = this.surface;
    pending.window = { ...pending.window, ...update };
  }

  needRole(): XdgRole {
    if (this.object !== undefined) return this.object;
    throw new RequestError(this, XdgSurfaceError.not_constructed, 'it has no role object');
  }

  checkCommit(update: Update): void {
    const role = this.needRole();
    role.checkCommit?.(update);
    if (update.attached && !this.configured) {
      throw new RequestError(
        this,
        XdgSurfaceError.unconfigured_buffer,
        'a buffer was committed before a configure was acknowledged',
      );
    }
  }

  applied(update: Update): void {
    const { surface, object } = this;
    if (surface === undefined || object === undefined) return;
    this.committed = true;
    const { window } = update;
    if (window?.geometry !== undefined) {
      this.#setGeometry = window.geometry;
      if (surface.state.content !== undefined && (this.geometry.width <= 0 || this.geometry.height <= 0)) {
        throw new RequestError(this, XdgSurfaceError.invalid_size, 'the window geometry lies outside of the content');
      }
    }
    if (window !== undefined) object.latched(window);
    if (surface.state.content !== undefined) {
      if (object.dismissed === true) return;
      if (!this.mapped) {
        surface.windowMapped = true;
        object.mapped();
      }
      object.contentApplied();
    } else if (this.mapped) {
      this.unmap();
    } else if (!this.initialised && object.dismissed !== true) {
      this.initialised = true;
      const { configureAfterUnmap, configureNever, dismissNewPopups } = this.client.desktop.behaviour;
      if (dismissNewPopups && object.dismiss !== undefined) object.dismiss();
      else if (!configureNever && (this.#life === 0 || configureAfterUnmap)) this.configure();
    }
  }

  /** Hides the window; a new initial commit is needed. */
  unmap(): void {
    const { surface, object } = this;
    if (surface === undefined || !this.mapped) return;
    surface.windowMapped = false;
    this.initialised = false;
    this.#setGeometry = undefined;
    this.#life++;
    // A compositor that doesn't answer the next initial commit can't ask for an ack either.
    this.configured = !this.client.desktop.behaviour.configureAfterUnmap;
    object?.unmapped();
  }

  /** The role object was destroyed. */
  roleDestroyed(): void {
    this.unmap();
    this.object = undefined;
    this.committed = false;
    this.initialised = false;
    this.configured = false;
    this.#setGeometry = undefined; // its state must be set again for another role (xdg_surface)
    this.#life++;
    if (this.surface !== undefined) delete this.surface.pending.window;
  }

  surfaceDestroyed(): void {
    this.unmap();
    this.surface = undefined;
    this.object?.surfaceGone();
  }

  protected override destroyed(): void {
    this.wmBase.surfaces.delete(this);
    this.unmap();
    if (this.surface !== undefined) {
      this.surface.role = undefined;
      this.surface = undefined;
    }
  }
}

const xdgSurfaceRequests: RequestTable<XdgSurface, XdgShellRequests['xdg_surface']> = {
  destroy(self) {
    if (self.object !== undefined) {
      throw new RequestError(self, XdgSurfaceError.defunct_role_object, `${self.object} must be destroyed first`);
    }
  },
  get_toplevel(self, id: number) {
    beginRole(self, 'xdg_toplevel');
    self.object = new XdgToplevel(self, id);
  },
  get_popup(self, id: number, parent: XdgSurface | null, positioner: Positioner) {
    beginRole(self, 'xdg_popup');
    const { rules } = positioner;
    if (!isComplete(rules)) {
      throw new RequestError(
        self.wmBase,
        XdgWmBaseError.invalid_positioner,
        'the positioner needs a size and an anchor rectangle',
      );
    }
    if (parent !== null) self.client.desktop.needMapped(parent);
    self.object = new XdgPopup(self, id, parent ?? undefined, rules);
  },
  set_window_geometry(self, x: number, y: number, width: number, height: number) {
    self.needRole();
    if (width <= 0 || height <= 0) {
      throw new RequestError(self, XdgSurfaceError.invalid_size, `window geometry of ${width}x${height}`);
    }
    self.latch({ geometry: { x, y, width, height } });
  },
  ack_configure(self, serial: number) {
    self.acknowledge(serial);
  },
};

function beginRole(self: XdgSurface, name: 'xdg_toplevel' | 'xdg_popup'): void {
  if (self.object !== undefined) {
    throw new RequestError(self, XdgSurfaceError.already_constructed, `it already is ${self.object}`);
  }
  if (self.surface?.takeRole(name) === false) {
    throw new RequestError(self.wmBase, XdgWmBaseError.role, `${self.surface} is a ${self.surface.roleName}`);
  }
}
