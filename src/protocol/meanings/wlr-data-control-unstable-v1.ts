/**
 * What wlr-data-control's requests mean after a loss. A selection needs no serial here, so it is set again
 * at once; an offer belongs to the compositor.
 */

import type { WlrDataControlUnstableV1Requests } from '../generated/wlr-data-control-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, passing, sets } from './common.js';

export const meanings: ProtocolMeanings<WlrDataControlUnstableV1Requests> = {
  zwlr_data_control_manager_v1: {
    requests: { create_data_source: creates, get_data_device: creates, destroy: destroys },
  },
  zwlr_data_control_device_v1: {
    requests: {
      set_selection: sets('selection'),
      destroy: destroys,
      set_primary_selection: sets('primary selection'),
    },
    marks: ['finished'],
    inertAfter: ['finished'],
  },
  zwlr_data_control_source_v1: {
    requests: { offer: { identity: 'add', key: 'offer', afterLoss: 'repeat' }, destroy: destroys },
    marks: ['cancelled'],
    ends: { event: 'cancelled', unless: ['cancelled'] },
    inertAfter: ['cancelled'],
  },
  zwlr_data_control_offer_v1: {
    requests: { receive: passing, destroy: destroys },
    lost: 'an offer ends with the connection that brought it',
  },
};
