/** A popup without its app: it stays as it is until the compositor dismisses it. */

import type { ObjectState } from '../journal/index.js';
import type { WlSurface } from '../protocol/generated/wayland.js';
import type { XdgPopup, XdgSurface } from '../protocol/generated/xdg-shell.js';
import type { Session } from '../session/index.js';

export class PopupView {
  readonly #surface: WlSurface;
  readonly #xdgSurface: XdgSurface;
  readonly #popup: XdgPopup;

  /** @param left the compositor has dismissed it */
  constructor(session: Session, popup: ObjectState, left: () => void) {
    // By the handles of what made it: xdg_surface.get_popup.
    this.#surface = session.objectOf(popup.surface) as WlSurface;
    this.#xdgSurface = session.objectOf(popup.origin.target) as XdgSurface;
    this.#popup = session.objectOf(popup.handle) as XdgPopup;
    this.#xdgSurface.on('configure', ({ serial }) => {
      this.#xdgSurface.ackConfigure(serial);
      this.#surface.commit();
    });
    this.#popup.on('popupDone', left);
  }

  close(): void {
    for (const object of [this.#popup, this.#xdgSurface, this.#surface]) if (object.alive) object.destroy();
  }
}
