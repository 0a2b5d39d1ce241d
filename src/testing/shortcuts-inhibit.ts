/** `zwp_keyboard_shortcuts_inhibit_v1`: a surface that gets the keys which the compositor would keep. */

import {
  type KeyboardShortcutsInhibitUnstableV1Requests,
  ZwpKeyboardShortcutsInhibitManagerV1Error,
  zwp_keyboard_shortcuts_inhibit_manager_v1,
  zwp_keyboard_shortcuts_inhibitor_v1,
} from '../protocol/generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import type { Bind } from './globals.js';
import { PlainResource, RequestError, type RequestTable, type Resource } from './resource.js';
import type { Seat, SeatResource, SeatWatcher } from './seat.js';
import type { Surface } from './surface.js';
import { SurfaceAttachment } from './surface-extension.js';

type Requests = KeyboardShortcutsInhibitUnstableV1Requests;

const managerRequests: RequestTable<Resource, Requests['zwp_keyboard_shortcuts_inhibit_manager_v1']> = {
  destroy() {},
  inhibit_shortcuts(manager, id: number, surface: Surface, seat: SeatResource) {
    if ([...surface.attachments].some((one) => one instanceof ShortcutsInhibitor && one.seat === seat.seat)) {
      throw new RequestError(
        manager,
        ZwpKeyboardShortcutsInhibitManagerV1Error.already_inhibited,
        `${surface} already inhibits the shortcuts of ${seat.seat.name}`,
      );
    }
    new ShortcutsInhibitor(manager, id, surface, seat.seat);
  },
};

export const bindShortcutsInhibitManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_keyboard_shortcuts_inhibit_manager_v1, managerRequests);

export class ShortcutsInhibitor extends SurfaceAttachment implements SeatWatcher {
  readonly seat: Seat;
  /** As the user wants it. */
  #granted = true;
  #active = false;

  constructor(from: Resource, id: number, surface: Surface, seat: Seat) {
    super(from.client, id, from.version, zwp_keyboard_shortcuts_inhibitor_v1, surface);
    this.seat = seat;
    seat.watchers.add(this);
    this.keyboardFocusChanged(seat.keyboardFocus);
  }

  override get requests(): RequestTable<Resource, Requests['zwp_keyboard_shortcuts_inhibitor_v1']> {
    return { destroy() {} };
  }

  override told(): unknown {
    return {};
  }

  /** Without the focus it has no effect, and `inactive` is not said for that. */
  keyboardFocusChanged(focus: Surface | undefined): void {
    if (focus === this.surface && this.surface !== undefined && this.#granted && !this.#active) {
      this.#active = true;
      this.send('active');
    } else if (focus !== this.surface) {
      this.#active = false;
    }
  }

  /** The user takes the shortcuts back, or gives them again. */
  grant(granted: boolean): void {
    if (granted === this.#granted) return;
    this.#granted = granted;
    if (granted) {
      this.keyboardFocusChanged(this.seat.keyboardFocus);
    } else if (this.#active) {
      this.#active = false;
      this.send('inactive');
    }
  }

  protected override destroyed(): void {
    this.seat.watchers.delete(this);
    super.destroyed();
  }
}
