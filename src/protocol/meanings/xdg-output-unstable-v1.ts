/** What xdg-output's requests mean after a loss. */

import type { XdgOutputUnstableV1Requests } from '../generated/xdg-output-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<XdgOutputUnstableV1Requests> = {
  zxdg_output_manager_v1: { requests: { destroy: destroys, get_xdg_output: creates } },
  zxdg_output_v1: { requests: { destroy: destroys } },
};
