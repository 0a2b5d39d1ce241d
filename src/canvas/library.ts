/** `@napi-rs/canvas`, which an app installs if it wants to draw with it. */

import { requireOptional } from '../shm/index.js';

export type CanvasLibrary = typeof import('@napi-rs/canvas');

let library: CanvasLibrary | undefined;

/** @throws ERR_WL_DEPENDENCY with what to install */
export function canvasLibrary(): CanvasLibrary {
  library ??= requireOptional('@napi-rs/canvas', 'drawing on a canvas') as CanvasLibrary;
  return library;
}
