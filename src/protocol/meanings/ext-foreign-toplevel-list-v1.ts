/** What ext-foreign-toplevel-list's requests mean after a loss: the new compositor lists its windows anew. */

import type { ExtForeignToplevelListV1Requests } from '../generated/ext-foreign-toplevel-list-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, sets } from './common.js';

export const meanings: ProtocolMeanings<ExtForeignToplevelListV1Requests> = {
  ext_foreign_toplevel_list_v1: {
    requests: { stop: sets('stopped'), destroy: destroys },
    marks: ['finished'],
    inertAfter: ['finished'],
  },
  ext_foreign_toplevel_handle_v1: {
    requests: { destroy: destroys },
    marks: ['closed'],
    lost: 'the list of windows is made anew by the new compositor, with new handles',
    ends: { event: 'closed', unless: ['closed'] },
  },
};
