/** What compositors do differently, as switches. They can be changed while the compositor runs. */

import type { Size } from './geometry.js';

export interface Behaviour {
  /** Releases a buffer as soon as its content is taken, while it is still shown, as mutter does. Default false. */
  earlyRelease: boolean;
  /** Never releases a buffer by itself; see `TestCompositor.releaseBuffers`. Default false. */
  releaseNever: boolean;
  /**
   * The size in the configure of a window that is neither maximized nor fullscreen: `zero` leaves it to the
   * client, `echo` repeats the window's own size, or a fixed size. Default `zero`.
   */
  configure: 'zero' | 'echo' | Size;
  /** Whether a new initial commit after an unmap is answered; weston and sway 1.7 don't. Default true. */
  configureAfterUnmap: boolean;
  /** Initial commits are not answered at all: nothing is ever configured. Default false. */
  configureNever: boolean;
  /** The initial commit of a popup is answered with `popup_done`, as where nothing may open at the moment. Default false. */
  dismissNewPopups: boolean;
  /** Content that doesn't equal a maximized or exceeds a fullscreen configure is an error, as on weston. Default true. */
  killMisfits: boolean;
  /** Frame callbacks fire in the next turn of the loop; otherwise at `TestCompositor.tick()`. Default true. */
  autoFrame: boolean;
  /** A viewport's source outside of the buffer is an error. weston 10 and sway 1.7 forgive it. Default true. */
  strictViewportSource: boolean;
  /** Codes of the formats that wl_shm offers beside argb8888 and xrgb8888. Default all that can be drawn. */
  shmFormats: readonly number[] | undefined;
  /** Buffers may have straight alpha (color-representation); kwin and wlroots take none. Default true. */
  straightAlpha: boolean;
  /** `get_popup` and `set_parent` against an unmapped parent take the compositor down, as weston 16. Default false. */
  dieOnEarlyPopup: boolean;
  /** The size of a maximized window, in logical pixels. Default the whole output. */
  maximizedSize: Size | undefined;
  /** What a decoration gets that asks for no mode. Default `server_side`. */
  decorationMode: 'client_side' | 'server_side';
  /** Grants the mode that a decoration asks for. Default true. */
  grantDecorationMode: boolean;
  /** Where the first window stands, in logical pixels; the next ones stand 32 further each. Default 0, 0. */
  firstWindow: { x: number; y: number };
  /** A new window gets the keyboard focus and becomes `activated`. Default true. */
  focusNewWindows: boolean;
  /**
   * `set_selection` of the clipboard and the primary selection is only heard with the serial of an input event or
   * an `enter` of this client that isn't older than that of the selection, as on sway. Default true.
   */
  checkSelectionSerials: boolean;
  /** A data-control device hears when it is made that nobody has a selection; kwin 5.27 says nothing then. Default true. */
  tellNoSelection: boolean;
  /** What sessions were known is forgotten with a restart: their ids are unknown then. Default false. */
  forgetSessions: boolean;
  /** Draws the cursor's surface into screenshots. Default false. */
  drawCursor: boolean;
}

export function completeBehaviour(given: Partial<Behaviour> = {}): Behaviour {
  return {
    earlyRelease: false,
    releaseNever: false,
    configure: 'zero',
    configureAfterUnmap: true,
    configureNever: false,
    dismissNewPopups: false,
    killMisfits: true,
    autoFrame: true,
    strictViewportSource: true,
    shmFormats: undefined,
    straightAlpha: true,
    dieOnEarlyPopup: false,
    maximizedSize: undefined,
    decorationMode: 'server_side',
    grantDecorationMode: true,
    firstWindow: { x: 0, y: 0 },
    focusNewWindows: true,
    checkSelectionSerials: true,
    tellNoSelection: true,
    forgetSessions: false,
    drawCursor: false,
    ...given,
  };
}
