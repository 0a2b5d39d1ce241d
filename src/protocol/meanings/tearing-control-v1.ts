/** What tearing-control's requests mean after a loss. */

import type { TearingControlV1Requests } from '../generated/tearing-control-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, destroysAtCommit, extendsSurface, latches } from './common.js';

export const meanings: ProtocolMeanings<TearingControlV1Requests> = {
  wp_tearing_control_manager_v1: {
    requests: { destroy: destroys, get_tearing_control: extendsSurface('surface') },
  },
  wp_tearing_control_v1: {
    requests: { set_presentation_hint: latches('presentation hint'), destroy: destroysAtCommit },
  },
};
