/** What ext-transient-seat's requests mean after a loss. */

import type { ExtTransientSeatV1Requests } from '../generated/ext-transient-seat-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys } from './common.js';

const seat = 'the seat was made for this connection and is gone with it; a new one has another name';

export const meanings: ProtocolMeanings<ExtTransientSeatV1Requests> = {
  ext_transient_seat_manager_v1: {
    requests: { create: { lifetime: 'creates', afterLoss: 'capability', why: seat }, destroy: destroys },
  },
  ext_transient_seat_v1: {
    requests: { destroy: destroys },
    marks: ['ready', 'denied'],
    lost: seat,
    ends: { event: 'denied', unless: ['ready', 'denied'] },
  },
};
