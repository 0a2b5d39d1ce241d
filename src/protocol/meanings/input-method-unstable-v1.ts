/**
 * What input-method's requests mean after a loss, in its first version. What was being typed goes with the
 * context that the compositor made; panels come back.
 */

import type { InputMethodUnstableV1Requests } from '../generated/input-method-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, extendsSurface, passing, sets } from './common.js';

const context = 'a context belongs to the text field of the connection that is gone; the next one brings its own';

export const meanings: ProtocolMeanings<InputMethodUnstableV1Requests> = {
  zwp_input_method_context_v1: {
    requests: {
      destroy: destroys,
      commit_string: passing,
      preedit_string: passing,
      preedit_styling: passing,
      preedit_cursor: passing,
      delete_surrounding_text: passing,
      cursor_position: passing,
      modifiers_map: passing,
      keysym: passing,
      grab_keyboard: begins(context),
      key: passing,
      modifiers: passing,
      language: passing,
      text_direction: passing,
    },
    lost: context,
  },
  zwp_input_method_v1: { requests: {} },
  zwp_input_panel_v1: {
    requests: {
      get_input_panel_surface: { ...extendsSurface('surface'), role: 'zwp_input_panel_surface_v1' },
    },
  },
  zwp_input_panel_surface_v1: { requests: { set_toplevel: sets('place'), set_overlay_panel: sets('place') } },
};
