/** What the requests of tablet's first version mean after a loss: every device is told of anew. */

import type { TabletUnstableV1Requests } from '../generated/tablet-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, partOf } from './common.js';

const device = 'the new compositor tells of its tablets and tools by new objects';

export const meanings: ProtocolMeanings<TabletUnstableV1Requests> = {
  zwp_tablet_manager_v1: { requests: { get_tablet_seat: creates, destroy: destroys } },
  zwp_tablet_seat_v1: { requests: { destroy: destroys } },
  zwp_tablet_tool_v1: {
    requests: {
      set_cursor: partOf(device),
      destroy: destroys,
    },
    lost: device,
    ends: { event: 'removed' },
  },
  zwp_tablet_v1: { requests: { destroy: destroys }, lost: device, ends: { event: 'removed' } },
};
