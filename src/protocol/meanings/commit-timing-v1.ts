/** What commit-timing's requests mean after a loss. */

import type { CommitTimingV1Requests } from '../generated/commit-timing-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, extendsSurface } from './common.js';

export const meanings: ProtocolMeanings<CommitTimingV1Requests> = {
  wp_commit_timing_manager_v1: { requests: { destroy: destroys, get_timer: extendsSurface('surface') } },
  wp_commit_timer_v1: {
    requests: {
      // It belongs to one content update and doesn't stay; what was last committed is shown without waiting.
      set_timestamp: {
        applied: 'queue',
        afterLoss: 'drop',
        why: 'the time was given by the clock of the compositor that is gone',
      },
      destroy: destroys,
    },
  },
};
