/** What wlr-foreign-toplevel-management's requests mean after a loss: orders are done; windows are listed anew. */

import type { WlrForeignToplevelManagementUnstableV1Requests } from '../generated/wlr-foreign-toplevel-management-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, passing, sets } from './common.js';

export const meanings: ProtocolMeanings<WlrForeignToplevelManagementUnstableV1Requests> = {
  zwlr_foreign_toplevel_manager_v1: {
    requests: { stop: sets('stopped') },
    marks: ['finished'],
    inertAfter: ['finished'],
  },
  zwlr_foreign_toplevel_handle_v1: {
    requests: {
      set_maximized: passing,
      unset_maximized: passing,
      set_minimized: passing,
      unset_minimized: passing,
      activate: passing,
      close: passing,
      set_rectangle: passing,
      destroy: destroys,
      set_fullscreen: passing,
      unset_fullscreen: passing,
    },
    marks: ['closed'],
    lost: 'the list of windows is made anew by the new compositor, with new handles',
    ends: { event: 'closed', unless: ['closed'] },
  },
};
