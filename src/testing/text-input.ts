/** `zwp_text_input_v3`: what a text field says of itself to an input method, and the text that comes back. */

import {
  type TextInputUnstableV3Requests,
  ZwpTextInputV3Action,
  ZwpTextInputV3Error,
  zwp_text_input_manager_v3,
  zwp_text_input_v3,
} from '../protocol/generated/text-input-unstable-v3.js';
import type { Rectangle } from './geometry.js';
import type { Bind } from './globals.js';
import { PlainResource, RequestError, type RequestTable, Resource } from './resource.js';
import type { Seat, SeatResource, SeatWatcher } from './seat.js';
import type { Surface } from './surface.js';
import { pend, type SurfaceExtension } from './surface-extension.js';

type Requests = TextInputUnstableV3Requests;

const managerRequests: RequestTable<Resource, Requests['zwp_text_input_manager_v3']> = {
  destroy() {},
  get_text_input(manager, id: number, seat: SeatResource) {
    new TextInput(manager, id, seat.seat);
  },
};

export const bindTextInputManager: Bind = (client, id, version) =>
  new PlainResource(client, id, version, zwp_text_input_manager_v3, managerRequests);

/** What lasts from a committed `enable` to the next one, or to `disable`. */
interface Field {
  surroundingText?: { readonly text: string; readonly cursor: number; readonly anchor: number };
  contentType?: { readonly hint: number; readonly purpose: number };
  cursorRectangle?: Rectangle;
  actions?: readonly number[];
}

/** What the next commit changes. */
interface Change extends Field {
  enable?: boolean;
  /** Only for this commit. */
  cause?: number;
}

/** Since version 2 the rectangle waits for the surface's commit as well. */
const latchedRectangle: SurfaceExtension<{ readonly field: Field; readonly rectangle: Rectangle }> = {
  name: 'zwp_text_input_v3',
  silent: true,
  apply(_surface, { field, rectangle }) {
    field.cursorRectangle = rectangle;
    return undefined;
  },
};

export class TextInput extends Resource implements SeatWatcher {
  readonly seat: Seat;
  #focus: Surface | undefined;
  #commits = 0;
  #pending: Change = {};
  /** `undefined` while disabled. */
  #field: Field | undefined;

  constructor(from: Resource, id: number, seat: Seat) {
    super(from.client, id, from.version, zwp_text_input_v3);
    this.seat = seat;
    seat.watchers.add(this);
    this.keyboardFocusChanged(seat.keyboardFocus);
  }

  override get requests(): typeof textInputRequests {
    return textInputRequests;
  }

  /** The one that the input method writes to. */
  get enabled(): boolean {
    return this.#field !== undefined;
  }

  override told(): unknown {
    const pending = Object.keys(this.#pending).length === 0 ? undefined : this.#pending;
    return { enabled: this.enabled, ...this.#field, pending };
  }

  /** What was said ends with `leave`: text-input: zwp_text_input_v3.leave. */
  keyboardFocusChanged(focus: Surface | undefined): void {
    const next = focus?.client === this.client ? focus : undefined;
    if (this.#focus === next) return;
    if (this.#focus?.alive === true) this.send('leave', this.#focus);
    this.#forget();
    this.#pending = {};
    this.#focus = next;
    if (next !== undefined) this.send('enter', next);
  }

  #forget(): void {
    this.#field = undefined;
    this.#focus?.pending.extensions.delete(latchedRectangle);
  }

  /** Without the focus nothing is heard, but commits count. */
  change(change: Change): void {
    if (this.#focus !== undefined) Object.assign(this.#pending, change);
  }

  /** Everything that was said for another field is void. */
  enable(enable: boolean): void {
    if (this.#focus !== undefined) this.#pending = { enable };
  }

  commit(): void {
    this.#commits++;
    const { enable, cause: _cause, cursorRectangle, ...state } = this.#pending;
    this.#pending = {};
    if (enable !== undefined) this.#forget();
    // One at a time on a seat: text-input: zwp_text_input_v3.enable.
    const other = [...this.seat.watchers].some((one) => one instanceof TextInput && one !== this && one.enabled);
    if (enable === true && !other) this.#field = {};
    if (this.#field === undefined) return;
    Object.assign(this.#field, state);
    if (cursorRectangle === undefined || this.#focus === undefined) return;
    if (this.version < 2) this.#field.cursorRectangle = cursorRectangle;
    else pend(this.#focus, latchedRectangle, { field: this.#field, rectangle: cursorRectangle });
  }

  /** The end of what an input method says at once. */
  done(): void {
    this.send('done', this.#commits);
  }

  protected override destroyed(): void {
    this.seat.watchers.delete(this);
    if (this.#focus?.alive === true) this.#forget();
  }
}

const textInputRequests: RequestTable<TextInput, Requests['zwp_text_input_v3']> = {
  destroy() {},
  enable(self) {
    self.enable(true);
  },
  disable(self) {
    self.enable(false);
  },
  set_surrounding_text(self, text: string, cursor: number, anchor: number) {
    self.change({ surroundingText: { text, cursor, anchor } });
  },
  set_text_change_cause(self, cause: number) {
    self.change({ cause });
  },
  set_content_type(self, hint: number, purpose: number) {
    self.change({ contentType: { hint, purpose } });
  },
  set_cursor_rectangle(self, x: number, y: number, width: number, height: number) {
    self.change({ cursorRectangle: { x, y, width, height } });
  },
  commit(self) {
    self.commit();
  },
  set_available_actions(self, available: Uint8Array) {
    const actions = [...new Uint32Array(available.slice().buffer, 0, available.length >> 2)];
    const known = actions.every((action) => action === ZwpTextInputV3Action.submit);
    if (!known || new Set(actions).size !== actions.length) {
      throw new RequestError(self, ZwpTextInputV3Error.invalid_action, `actions ${actions.join(', ')}`);
    }
    self.change({ actions });
  },
  show_input_panel() {},
  hide_input_panel() {},
};

/** An input method that a test writes with. All of it reaches the enabled text input of the focused client. */
export class TextMethod {
  readonly #seat: Seat;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  #say(event: string, ...values: readonly (string | number)[]): boolean {
    for (const one of this.#seat.watchers) {
      if (!(one instanceof TextInput && one.enabled)) continue;
      one.send(event, ...values);
      one.done();
      return true;
    }
    return false;
  }

  /** Inserts text. @returns false when no text input is enabled */
  commit(text: string): boolean {
    return this.#say('commit_string', text);
  }

  /** Shows text that is being composed, with the cursor at a byte of it. */
  preedit(text: string, begin = Buffer.byteLength(text), end = begin): boolean {
    return this.#say('preedit_string', text, begin, end);
  }

  /** Removes bytes around the cursor. */
  deleteSurrounding(before: number, after: number): boolean {
    return this.#say('delete_surrounding_text', before, after);
  }
}
