/** What relative-pointer's requests mean after a loss. */

import type { RelativePointerUnstableV1Requests } from '../generated/relative-pointer-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<RelativePointerUnstableV1Requests> = {
  zwp_relative_pointer_manager_v1: { requests: { destroy: destroys, get_relative_pointer: creates } },
  zwp_relative_pointer_v1: { requests: { destroy: destroys } },
};
