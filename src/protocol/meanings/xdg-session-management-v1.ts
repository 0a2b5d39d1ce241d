/**
 * What xdg-session-management's requests mean after a loss. The compositor told the session's id, which is
 * what brings places and sizes back; a name that it knows may only be restored, not added
 * (xdg-session-management: xdg_session_v1.error.name_in_use).
 */

import type { XdgSessionManagementV1Requests } from '../generated/xdg-session-management-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, passing, sets } from './common.js';

/** Said again as it was asked for first, a session would be another one, or end the connection. */
const memory = "the compositor's memory of windows is not taken up again yet";

export const meanings: ProtocolMeanings<XdgSessionManagementV1Requests> = {
  xdg_session_manager_v1: { requests: { destroy: destroys, get_session: creates } },
  xdg_session_v1: {
    requests: {
      destroy: destroys,
      remove: destroys,
      add_toplevel: { ...creates, again: 'restore_toplevel' },
      restore_toplevel: creates,
      remove_toplevel: passing,
    },
    marks: ['created', 'restored', 'replaced'],
    lost: memory,
    inertAfter: ['replaced'],
  },
  xdg_toplevel_session_v1: { requests: { destroy: destroys, rename: sets('name') }, marks: ['restored'], lost: memory },
};
