/** What xwayland-keyboard-grab's requests mean after a loss. */

import type { XwaylandKeyboardGrabUnstableV1Requests } from '../generated/xwayland-keyboard-grab-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<XwaylandKeyboardGrabUnstableV1Requests> = {
  zwp_xwayland_keyboard_grab_manager_v1: { requests: { destroy: destroys, grab_keyboard: creates } },
  zwp_xwayland_keyboard_grab_v1: { requests: { destroy: destroys } },
};
