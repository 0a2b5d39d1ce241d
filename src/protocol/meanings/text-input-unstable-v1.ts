/**
 * What text-input's requests mean after a loss, in its first version. What is said to a text input lasts
 * while its surface has the focus, and focus ends with the connection: the app activates it again.
 */

import type { TextInputUnstableV1Requests } from '../generated/text-input-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, passing } from './common.js';

export const meanings: ProtocolMeanings<TextInputUnstableV1Requests> = {
  zwp_text_input_v1: {
    requests: {
      activate: passing,
      deactivate: passing,
      show_input_panel: passing,
      hide_input_panel: passing,
      reset: passing,
      set_surrounding_text: passing,
      set_content_type: passing,
      set_cursor_rectangle: passing,
      set_preferred_language: passing,
      commit_state: passing,
      invoke_action: passing,
    },
    takenBackBy: { enter: 'leave' },
  },
  zwp_text_input_manager_v1: { requests: { create_text_input: creates } },
};
