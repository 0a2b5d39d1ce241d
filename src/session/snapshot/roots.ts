/** What a base begins with, on both ends. */

import type { MadeObject } from '../../journal/index.js';
import { wl_display } from '../../protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../../protocol/index.js';

/** The next handle, and a word that is zero, stand before the records. */
export const BASE_HEAD_BYTES = 8;

/** `wl_display` is there before the first request, always as handle 1. */
export function roots(display: InterfaceDescriptor = wl_display): MadeObject[] {
  return [{ handle: 1, interface: display, version: 1 }];
}
