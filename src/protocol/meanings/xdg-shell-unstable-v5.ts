/** What the requests of xdg-shell's fifth draft mean after a loss. Compositors offer the stable one in its place. */

import type { XdgShellUnstableV5Requests } from '../generated/xdg-shell-unstable-v5.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, partOf } from './common.js';

const draft = 'this draft of xdg-shell is superseded by the stable protocol and is not rebuilt';
const state = partOf(draft);

export const meanings: ProtocolMeanings<XdgShellUnstableV5Requests> = {
  xdg_shell: {
    requests: {
      destroy: destroys,
      use_unstable_version: state,
      get_xdg_surface: creates,
      get_xdg_popup: creates,
      pong: state,
    },
    lost: draft,
  },
  xdg_surface: {
    requests: {
      destroy: destroys,
      set_parent: state,
      set_title: state,
      set_app_id: state,
      show_window_menu: state,
      move: state,
      resize: state,
      ack_configure: state,
      set_window_geometry: state,
      set_maximized: state,
      unset_maximized: state,
      set_fullscreen: state,
      unset_fullscreen: state,
      set_minimized: state,
    },
    lost: draft,
  },
  xdg_popup: { requests: { destroy: destroys }, lost: draft, ends: { event: 'popup_done' } },
};
