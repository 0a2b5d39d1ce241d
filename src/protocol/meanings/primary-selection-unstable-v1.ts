/** What primary-selection's requests mean after a loss. */

import type { PrimarySelectionUnstableV1Requests } from '../generated/primary-selection-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, passing, wish } from './common.js';

export const meanings: ProtocolMeanings<PrimarySelectionUnstableV1Requests> = {
  zwp_primary_selection_device_manager_v1: {
    requests: { create_source: creates, get_device: creates, destroy: destroys },
  },
  zwp_primary_selection_device_v1: {
    requests: {
      set_selection: wish('a selection can only be set with a serial of the new connection', 'selection'),
      destroy: destroys,
    },
  },
  zwp_primary_selection_offer_v1: {
    requests: { receive: passing, destroy: destroys },
    lost: 'an offer ends with the connection that brought it',
  },
  zwp_primary_selection_source_v1: {
    requests: { offer: { identity: 'add', key: 'offer', afterLoss: 'repeat' }, destroy: destroys },
    marks: ['cancelled'],
    ends: { event: 'cancelled', unless: ['cancelled'] },
    inertAfter: ['cancelled'],
  },
};
