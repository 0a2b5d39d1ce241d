/** What wlr-gamma-control's requests mean after a loss. The new compositor sends `gamma_size`, as to a new control. */

import type { WlrGammaControlUnstableV1Requests } from '../generated/wlr-gamma-control-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, forgets } from './common.js';

export const meanings: ProtocolMeanings<WlrGammaControlUnstableV1Requests> = {
  zwlr_gamma_control_manager_v1: { requests: { get_gamma_control: creates, destroy: destroys } },
  zwlr_gamma_control_v1: {
    requests: {
      set_gamma: forgets(
        'gamma table',
        'the table was handed over in a file that is not kept; the app sets it at the next gamma_size',
      ),
      destroy: destroys,
    },
    marks: ['failed'],
    ends: { event: 'failed', unless: ['failed'] },
    inertAfter: ['failed'],
  },
};
