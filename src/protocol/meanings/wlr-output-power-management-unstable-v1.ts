/** What wlr-output-power-management's requests mean after a loss. The new compositor sends `mode`, as to a new object. */

import type { WlrOutputPowerManagementUnstableV1Requests } from '../generated/wlr-output-power-management-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, forgets } from './common.js';

export const meanings: ProtocolMeanings<WlrOutputPowerManagementUnstableV1Requests> = {
  zwlr_output_power_manager_v1: { requests: { get_output_power: creates, destroy: destroys } },
  zwlr_output_power_v1: {
    requests: {
      set_mode: forgets(
        'mode',
        'whether a display is on may have been changed by others since; the new compositor tells how it is',
      ),
      destroy: destroys,
    },
    marks: ['failed'],
    ends: { event: 'failed', unless: ['failed'] },
    inertAfter: ['failed'],
  },
};
