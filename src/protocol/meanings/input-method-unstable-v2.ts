/**
 * What input-method's requests mean after a loss, in its second version. The text under way belongs to a
 * text field that is no longer connected; the input method itself, its popups and its grab come back.
 */

import type { InputMethodUnstableV2Requests } from '../generated/input-method-unstable-v2.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, extendsSurface, passing } from './common.js';

export const meanings: ProtocolMeanings<InputMethodUnstableV2Requests> = {
  zwp_input_method_v2: {
    requests: {
      commit_string: passing,
      set_preedit_string: passing,
      delete_surrounding_text: passing,
      commit: passing,
      get_input_popup_surface: { ...extendsSurface('surface'), role: 'zwp_input_popup_surface_v2' },
      grab_keyboard: creates,
      destroy: destroys,
    },
    marks: ['unavailable'],
    takenBackBy: { activate: 'deactivate' },
    inertAfter: ['unavailable'],
  },
  zwp_input_popup_surface_v2: { requests: { destroy: destroys } },
  zwp_input_method_keyboard_grab_v2: { requests: { release: destroys } },
  zwp_input_method_manager_v2: { requests: { get_input_method: creates, destroy: destroys } },
};
