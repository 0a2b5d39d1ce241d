/** What ext-transient-seat's requests mean after a loss. */

import type { ExtTransientSeatV1Requests } from '../generated/ext-transient-seat-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys } from './common.js';

const seat = 'the seat was made for one compositor; the app hears the name of the new one';

export const meanings: ProtocolMeanings<ExtTransientSeatV1Requests> = {
  ext_transient_seat_manager_v1: {
    requests: { create: { lifetime: 'creates', afterLoss: 'capability', why: seat }, destroy: destroys },
  },
  ext_transient_seat_v1: {
    requests: { destroy: destroys },
    marks: ['ready', 'denied'],
    ends: { event: 'denied', unless: ['ready', 'denied'] },
    inertAfter: ['denied'],
  },
};
