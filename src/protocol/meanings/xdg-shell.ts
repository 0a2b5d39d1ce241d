/** What xdg-shell's requests mean after a loss. */

import type { XdgShellRequests } from '../generated/xdg-shell.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, forgets, latches, passing, sets, unsets } from './common.js';

export const meanings: ProtocolMeanings<XdgShellRequests> = {
  xdg_wm_base: {
    requests: {
      destroy: destroys,
      create_positioner: creates,
      get_xdg_surface: { ...creates, surface: 'surface' },
      pong: passing,
    },
  },
  xdg_positioner: {
    requests: {
      destroy: destroys,
      set_size: sets('size'),
      set_anchor_rect: sets('anchor rectangle'),
      set_anchor: sets('anchor'),
      set_gravity: sets('gravity'),
      set_constraint_adjustment: sets('constraint adjustment'),
      set_offset: sets('offset'),
      set_reactive: sets('reactive'),
      set_parent_size: sets('parent size'),
      set_parent_configure: {
        ...passing,
        why: 'the configure of the parent that it names belongs to the connection that is gone',
      },
    },
  },
  xdg_surface: {
    requests: {
      destroy: destroys,
      get_toplevel: { ...creates, surface: 'inherit', role: 'xdg_toplevel' },
      get_popup: { ...creates, surface: 'inherit', role: 'xdg_popup', copies: 'positioner' },
      set_window_geometry: latches('window geometry'),
      ack_configure: { identity: 'overwrite', key: 'acknowledged', afterLoss: 'drop' },
    },
    marks: ['configure'],
    configured: { event: 'configure', answer: 'ack_configure' },
  },
  xdg_toplevel: {
    requests: {
      destroy: destroys,
      set_parent: sets('parent'),
      set_title: sets('title'),
      set_app_id: sets('app id'),
      show_window_menu: passing,
      move: passing,
      resize: passing,
      set_max_size: latches('max size'),
      set_min_size: latches('min size'),
      set_maximized: sets('maximized'),
      unset_maximized: unsets('maximized'),
      set_fullscreen: sets('fullscreen'),
      unset_fullscreen: unsets('fullscreen'),
      set_minimized: forgets('minimized', 'a window comes back shown; no event would tell the app that it is hidden'),
    },
    marks: ['configure'],
    resetWhenUnmapped: true,
  },
  xdg_popup: {
    requests: {
      destroy: destroys,
      grab: {
        identity: 'overwrite',
        key: 'grab',
        afterLoss: 'wish',
        why: "nobody presses the same button again: the popup is dismissed, or with `popups: 'reopen'` open without it",
      },
      reposition: {
        applied: 'configure',
        identity: 'overwrite',
        key: 'positioner',
        copies: 'positioner',
        afterLoss: 'ask-again',
      },
    },
    marks: ['popup_done', 'configure', 'repositioned'],
    ends: { event: 'popup_done', unless: ['popup_done'] },
    inertAfter: ['popup_done'],
  },
};
