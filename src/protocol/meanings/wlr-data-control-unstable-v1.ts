/**
 * What wlr-data-control's requests mean after a loss. No serial is needed, but what somebody else
 * has copied since must not be taken away: the device tells it by its first `selection`.
 */

import type { WlrDataControlUnstableV1Requests } from '../generated/wlr-data-control-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, passing, wish } from './common.js';

const owner = 'a selection is only taken again while nobody else has one';

export const meanings: ProtocolMeanings<WlrDataControlUnstableV1Requests> = {
  zwlr_data_control_manager_v1: {
    requests: { create_data_source: creates, get_data_device: creates, destroy: destroys },
  },
  zwlr_data_control_device_v1: {
    requests: {
      set_selection: wish(owner, 'selection'),
      destroy: destroys,
      set_primary_selection: wish(owner, 'primary selection'),
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
