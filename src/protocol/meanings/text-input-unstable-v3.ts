/**
 * What text-input's requests mean after a loss. What is said to a text input lasts from `enter` to `leave`;
 * the new compositor sends another `enter`, at which the app says it again, as it does whenever the focus
 * comes back (text-input: zwp_text_input_v3.enable). `done` goes on naming commits by the app's own count (session/text-inputs.ts).
 */

import type { TextInputUnstableV3Requests } from '../generated/text-input-unstable-v3.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, passing } from './common.js';

export const meanings: ProtocolMeanings<TextInputUnstableV3Requests> = {
  zwp_text_input_v3: {
    requests: {
      destroy: destroys,
      enable: passing,
      disable: passing,
      set_surrounding_text: passing,
      set_text_change_cause: passing,
      set_content_type: passing,
      set_cursor_rectangle: passing,
      commit: passing,
      set_available_actions: passing,
      show_input_panel: passing,
      hide_input_panel: passing,
    },
    takenBackBy: { enter: 'leave' },
  },
  zwp_text_input_manager_v3: { requests: { destroy: destroys, get_text_input: creates } },
};
