/** What idle-inhibit's requests mean after a loss. An inhibitor acts at once, whatever its surface commits. */

import type { IdleInhibitUnstableV1Requests } from '../generated/idle-inhibit-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<IdleInhibitUnstableV1Requests> = {
  zwp_idle_inhibit_manager_v1: { requests: { destroy: destroys, create_inhibitor: creates } },
  zwp_idle_inhibitor_v1: { requests: { destroy: destroys } },
};
