/** What fractional-scale's requests mean after a loss: the new compositor tells its scale by the same event. */

import type { FractionalScaleV1Requests } from '../generated/fractional-scale-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, extendsSurface } from './common.js';

export const meanings: ProtocolMeanings<FractionalScaleV1Requests> = {
  wp_fractional_scale_manager_v1: {
    requests: { destroy: destroys, get_fractional_scale: extendsSurface('surface') },
  },
  wp_fractional_scale_v1: { requests: { destroy: destroys } },
};
