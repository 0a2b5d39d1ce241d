/** What the requests of tablet mean after a loss, as it was before it was stable: every device is told of anew. */

import type { TabletUnstableV2Requests } from '../generated/tablet-unstable-v2.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, partOf, passing } from './common.js';

const device = 'the new compositor tells of its tablets, tools and pads by new objects';

export const meanings: ProtocolMeanings<TabletUnstableV2Requests> = {
  zwp_tablet_manager_v2: { requests: { get_tablet_seat: creates, destroy: destroys } },
  zwp_tablet_seat_v2: { requests: { destroy: destroys } },
  zwp_tablet_tool_v2: {
    requests: {
      set_cursor: partOf(device),
      destroy: destroys,
    },
    lost: device,
    ends: { event: 'removed' },
  },
  zwp_tablet_v2: { requests: { destroy: destroys }, lost: device, ends: { event: 'removed' } },
  // Feedback answers an event of the pad, of which there will be another.
  zwp_tablet_pad_ring_v2: { requests: { set_feedback: passing, destroy: destroys }, lost: device },
  zwp_tablet_pad_strip_v2: { requests: { set_feedback: passing, destroy: destroys }, lost: device },
  zwp_tablet_pad_group_v2: { requests: { destroy: destroys }, lost: device },
  zwp_tablet_pad_v2: {
    requests: { set_feedback: passing, destroy: destroys },
    lost: device,
    ends: { event: 'removed' },
  },
};
