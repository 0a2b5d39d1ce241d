/**
 * What virtual-keyboard's requests mean after a loss. Without its keymap a keyboard that came back would
 * end the connection at the first key (virtual-keyboard: zwp_virtual_keyboard_v1.error.no_keymap).
 */

import type { VirtualKeyboardUnstableV1Requests } from '../generated/virtual-keyboard-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf, passing } from './common.js';

const keymap = 'its keymap was handed over in a file that is not kept; the app makes a new keyboard';

export const meanings: ProtocolMeanings<VirtualKeyboardUnstableV1Requests> = {
  zwp_virtual_keyboard_v1: {
    requests: { keymap: partOf(keymap), key: passing, modifiers: passing, destroy: destroys },
    lost: keymap,
  },
  zwp_virtual_keyboard_manager_v1: { requests: { create_virtual_keyboard: begins(keymap) } },
};
