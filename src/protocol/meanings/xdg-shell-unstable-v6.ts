/** What the requests of xdg-shell's sixth draft mean after a loss. Compositors offer the stable one in its place. */

import type { XdgShellUnstableV6Requests } from '../generated/xdg-shell-unstable-v6.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, partOf } from './common.js';

const draft = 'this draft of xdg-shell is superseded by the stable protocol and is not rebuilt';
const state = partOf(draft);

export const meanings: ProtocolMeanings<XdgShellUnstableV6Requests> = {
  zxdg_shell_v6: {
    requests: { destroy: destroys, create_positioner: creates, get_xdg_surface: creates, pong: state },
    lost: draft,
  },
  zxdg_positioner_v6: {
    requests: {
      destroy: destroys,
      set_size: state,
      set_anchor_rect: state,
      set_anchor: state,
      set_gravity: state,
      set_constraint_adjustment: state,
      set_offset: state,
    },
    lost: draft,
  },
  zxdg_surface_v6: {
    requests: {
      destroy: destroys,
      get_toplevel: creates,
      get_popup: creates,
      set_window_geometry: state,
      ack_configure: state,
    },
    lost: draft,
  },
  zxdg_toplevel_v6: {
    requests: {
      destroy: destroys,
      set_parent: state,
      set_title: state,
      set_app_id: state,
      show_window_menu: state,
      move: state,
      resize: state,
      set_max_size: state,
      set_min_size: state,
      set_maximized: state,
      unset_maximized: state,
      set_fullscreen: state,
      unset_fullscreen: state,
      set_minimized: state,
    },
    lost: draft,
  },
  zxdg_popup_v6: { requests: { destroy: destroys, grab: state }, lost: draft, ends: { event: 'popup_done' } },
};
