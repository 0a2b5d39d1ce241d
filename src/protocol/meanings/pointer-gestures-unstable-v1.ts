/** What pointer-gestures' requests mean after a loss. A gesture under way ends as cancelled. */

import type { PointerGesturesUnstableV1Requests } from '../generated/pointer-gestures-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<PointerGesturesUnstableV1Requests> = {
  zwp_pointer_gestures_v1: {
    requests: {
      get_swipe_gesture: creates,
      get_pinch_gesture: creates,
      release: destroys,
      get_hold_gesture: creates,
    },
  },
  zwp_pointer_gesture_swipe_v1: { requests: { destroy: destroys }, takenBackBy: { begin: 'end' } },
  zwp_pointer_gesture_pinch_v1: { requests: { destroy: destroys }, takenBackBy: { begin: 'end' } },
  zwp_pointer_gesture_hold_v1: { requests: { destroy: destroys }, takenBackBy: { begin: 'end' } },
};
