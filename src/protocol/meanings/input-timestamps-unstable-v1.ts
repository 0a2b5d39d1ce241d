/** What input-timestamps' requests mean after a loss. */

import type { InputTimestampsUnstableV1Requests } from '../generated/input-timestamps-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<InputTimestampsUnstableV1Requests> = {
  zwp_input_timestamps_manager_v1: {
    requests: {
      destroy: destroys,
      get_keyboard_timestamps: creates,
      get_pointer_timestamps: creates,
      get_touch_timestamps: creates,
    },
  },
  zwp_input_timestamps_v1: { requests: { destroy: destroys } },
};
