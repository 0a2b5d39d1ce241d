/**
 * What ext-session-lock's requests mean after a loss. Nobody but the new compositor can say that the screen
 * is locked, and nobody but the app may ask for it.
 */

import type { ExtSessionLockV1Requests } from '../generated/ext-session-lock-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, passing } from './common.js';

const lock = 'a lock is granted by one compositor; the app asks the new one to lock the session';

export const meanings: ProtocolMeanings<ExtSessionLockV1Requests> = {
  ext_session_lock_manager_v1: { requests: { destroy: destroys, lock: begins(lock) } },
  ext_session_lock_v1: {
    requests: {
      destroy: destroys,
      get_lock_surface: { ...begins(lock), surface: 'surface', role: 'ext_session_lock_surface_v1' },
      unlock_and_destroy: destroys,
    },
    marks: ['finished'],
    lost: lock,
    ends: { event: 'finished', unless: ['finished'] },
  },
  ext_session_lock_surface_v1: { requests: { destroy: destroys, ack_configure: passing }, lost: lock },
};
