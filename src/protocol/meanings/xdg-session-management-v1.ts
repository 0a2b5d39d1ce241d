/**
 * What xdg-session-management's requests mean after a loss. The compositor told the session's id, which is
 * what brings places and sizes back; a name that it knows may only be restored, not added
 * (xdg-session-management: xdg_session_v1.error.name_in_use).
 */

import type { XdgSessionManagementV1Requests } from '../generated/xdg-session-management-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, sets } from './common.js';

export const meanings: ProtocolMeanings<XdgSessionManagementV1Requests> = {
  xdg_session_manager_v1: {
    requests: {
      destroy: destroys,
      // xdg_session_manager_v1.reason: recover, session_restore
      get_session: { ...creates, cause: { argument: 'reason', lost: 2, restored: 3 } },
    },
  },
  xdg_session_v1: {
    requests: {
      destroy: destroys,
      remove: destroys,
      add_toplevel: { ...creates, again: 'restore_toplevel' },
      restore_toplevel: creates,
      // Kept with the toplevel's object that it makes inert (src/journal/amend.ts).
      remove_toplevel: { identity: 'overwrite', key: 'removed', afterLoss: 'repeat' },
    },
    marks: ['created', 'restored', 'replaced'],
    inertAfter: ['replaced'],
  },
  xdg_toplevel_session_v1: { requests: { destroy: destroys, rename: sets('name') }, marks: ['restored'] },
};
