/** `xdg_popup`: a window that is placed at its parent, and is dismissed. */

import { XdgPopupError, type XdgShellRequests, XdgWmBaseError, xdg_popup } from '../protocol/generated/xdg-shell.js';
import type { Rectangle } from './geometry.js';
import { LayerSurface } from './layer-shell.js';
import type { Output } from './output.js';
import { type CompleteRules, isComplete, type Positioner, placePopup } from './positioner.js';
import { RequestError, type RequestTable, Resource } from './resource.js';
import type { SeatResource } from './seat.js';
import type { Update } from './surface-state.js';
import type { Configure, WindowUpdate, XdgRole, XdgSurface } from './xdg-surface.js';
import type { XdgToplevel } from './xdg-toplevel.js';

export class XdgPopup extends Resource implements XdgRole {
  readonly base: XdgSurface;
  /** A layer surface takes it later, by its get_popup. */
  parent: XdgSurface | LayerSurface | undefined;
  rules: CompleteRules;
  grabbed = false;
  dismissed = false;
  /** Where it was placed in the acknowledged configure, relative to the parent's window geometry. */
  placed: Rectangle | undefined;
  /** What the last configure said. */
  #told: Rectangle | undefined;
  #repositionToken: number | undefined;

  constructor(base: XdgSurface, id: number, parent: XdgSurface | undefined, rules: CompleteRules) {
    super(base.client, id, base.version, xdg_popup);
    this.base = base;
    this.parent = parent;
    this.rules = rules;
    this.client.desktop.popups.push(this);
  }

  override get requests(): typeof popupRequests {
    return popupRequests;
  }

  get #above(): XdgPopup | XdgToplevel | LayerSurface | undefined {
    const { parent } = this;
    return parent instanceof LayerSurface ? parent : (parent?.object as XdgPopup | XdgToplevel | undefined);
  }

  /** The output of the surface at the bottom of its chain of parents. */
  get output(): Output | undefined {
    return this.#above?.output;
  }

  /** Popups whose parent it is, in the order of their creation. */
  get children(): XdgPopup[] {
    return this.client.desktop.popups.filter((one) => one.parent === this.base);
  }

  /** Its window geometry on the screen, in logical pixels. */
  get rectangle(): Rectangle {
    const { x, y } = this.#above?.rectangle ?? { x: 0, y: 0 };
    const { width, height } = this.base.geometry;
    return { x: x + (this.placed?.x ?? 0), y: y + (this.placed?.y ?? 0), width, height };
  }

  /** Where the rules put it now, relative to the parent's window geometry. */
  #placement(): Rectangle {
    const parent = this.#above?.rectangle ?? { x: 0, y: 0, width: 0, height: 0 };
    const area = this.output?.area ?? { x: 0, y: 0, width: 0, height: 0 };
    return placePopup(this.rules, { ...area, x: area.x - parent.x, y: area.y - parent.y });
  }

  /** xdg_positioner.set_reactive: placed anew when what constrains it has changed. */
  reconsider(): void {
    const told = this.#told;
    if (!this.rules.reactive || told === undefined || !this.base.mapped) return;
    const now = this.#placement();
    const same = now.x === told.x && now.y === told.y && now.width === told.width && now.height === told.height;
    if (!same) this.base.reconfigure();
  }

  configureEvents(): Pick<Configure, 'popup'> {
    const popup = this.#placement();
    this.#told = popup;
    if (this.#repositionToken !== undefined) this.send('repositioned', this.#repositionToken);
    this.#repositionToken = undefined;
    this.send('configure', popup.x, popup.y, popup.width, popup.height);
    return { popup };
  }

  checkCommit(_update: Update): void {
    if (this.parent !== undefined) return;
    throw new RequestError(this.base.wmBase, XdgWmBaseError.invalid_popup_parent, `${this} has no parent`);
  }

  latched(update: WindowUpdate): void {
    if (update.acked?.popup !== undefined) this.placed = update.acked.popup;
  }

  mapped(): void {
    if (this.parent?.mapped !== true && !this.dismissed) {
      throw new RequestError(
        this.base.wmBase,
        XdgWmBaseError.invalid_popup_parent,
        `${this} was mapped before its parent ${this.parent}`,
      );
    }
    if (this.grabbed) this.client.desktop.seat.grabKeyboard(this);
  }

  contentApplied(): void {}

  unmapped(): void {
    for (const child of this.children.reverse()) child.dismiss();
    this.client.desktop.changed();
  }

  surfaceGone(): void {}

  /** Hides it and tells the client, nested ones first. */
  dismiss(): void {
    if (this.dismissed) return;
    this.dismissed = true;
    for (const child of this.children.reverse()) child.dismiss();
    this.send('popup_done');
    this.base.unmap();
    this.client.desktop.grabEnded(this);
    this.client.desktop.changed();
  }

  reposition(rules: CompleteRules, token: number): void {
    this.rules = rules;
    this.#repositionToken = token;
    this.base.reconfigure();
  }

  protected override destroyed(): void {
    const { desktop } = this.client;
    desktop.popups.splice(desktop.popups.indexOf(this), 1);
    this.base.roleDestroyed();
    desktop.grabEnded(this);
    desktop.changed();
  }
}

const popupRequests: RequestTable<XdgPopup, XdgShellRequests['xdg_popup']> = {
  destroy(self) {
    const topmostGrab = self.client.desktop.grabs.at(-1);
    if (self.children.length > 0 || (self.grabbed && !self.dismissed && topmostGrab !== self)) {
      throw new RequestError(
        self.base.wmBase,
        XdgWmBaseError.not_the_topmost_popup,
        `${self} was destroyed while it was not the topmost popup`,
      );
    }
  },
  grab(self, _seat: SeatResource, serial: number) {
    if (self.base.mapped) throw new RequestError(self, XdgPopupError.invalid_grab, 'it is mapped already');
    const { desktop } = self.client;
    const parent = self.parent instanceof LayerSurface ? undefined : self.parent?.object;
    if (parent instanceof XdgPopup && parent.dismissed) {
      self.dismiss();
      return;
    }
    if (parent instanceof XdgPopup && !parent.grabbed) {
      throw new RequestError(self, XdgPopupError.invalid_grab, `its parent ${parent} has no grab`);
    }
    const topmost = desktop.grabs.at(-1);
    if (topmost !== undefined && topmost.client === self.client && topmost !== parent) {
      throw new RequestError(
        self.base.wmBase,
        XdgWmBaseError.not_the_topmost_popup,
        `${self} grabs, but its parent is not the topmost popup ${topmost}`,
      );
    }
    if (!desktop.seat.isInputSerial(self.client, serial)) {
      self.dismiss();
      return;
    }
    self.grabbed = true;
    desktop.grabs.push(self);
  },
  reposition(self, positioner: Positioner, token: number) {
    const { rules } = positioner;
    if (!isComplete(rules)) {
      throw new RequestError(
        self.base.wmBase,
        XdgWmBaseError.invalid_positioner,
        'the positioner needs a size and an anchor rectangle',
      );
    }
    self.reposition(rules, token);
  },
};
