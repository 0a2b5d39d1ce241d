/** What pointer-warp's requests mean after a loss. */

import type { PointerWarpV1Requests } from '../generated/pointer-warp-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, passing } from './common.js';

export const meanings: ProtocolMeanings<PointerWarpV1Requests> = {
  wp_pointer_warp_v1: { requests: { destroy: destroys, warp_pointer: passing } },
};
