/** What wlr-input-inhibitor's requests mean after a loss. */

import type { WlrInputInhibitorUnstableV1Requests } from '../generated/wlr-input-inhibitor-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<WlrInputInhibitorUnstableV1Requests> = {
  zwlr_input_inhibit_manager_v1: { requests: { get_inhibitor: creates } },
  zwlr_input_inhibitor_v1: { requests: { destroy: destroys } },
};
