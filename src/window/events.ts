/** What a window tells its app. */

import type { WindowState } from './configure.js';
import type { Size } from './options.js';

export type WindowEvents = {
  /**
   * The compositor asks for a size or tells a state. `width` and `height` are the logical size that the
   * next draw has; `resized` says whether they are new.
   */
  configure: (event: Size & { states: ReadonlySet<WindowState>; bounds: Size | undefined; resized: boolean }) => void;
  /** A good time to draw the next frame. `time` in milliseconds, from an unknown start. */
  frame: (event: { time: number }) => void;
  /** The user asks the window to go. Nothing happens unless the app destroys it. */
  close: (event: Record<never, never>) => void;
  /** Buffer pixels per logical pixel have changed; the next draw has the new scale. */
  scale: (event: { scale: number }) => void;
  /** The compositor gave a buffer back: a draw that returned false would go through now. */
  release: (event: Record<never, never>) => void;
};
