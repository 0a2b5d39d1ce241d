/** What keyboard-shortcuts-inhibit's requests mean after a loss. */

import type { KeyboardShortcutsInhibitUnstableV1Requests } from '../generated/keyboard-shortcuts-inhibit-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<KeyboardShortcutsInhibitUnstableV1Requests> = {
  zwp_keyboard_shortcuts_inhibit_manager_v1: { requests: { destroy: destroys, inhibit_shortcuts: creates } },
  zwp_keyboard_shortcuts_inhibitor_v1: {
    requests: { destroy: destroys },
    takenBackBy: { active: 'inactive' },
  },
};
