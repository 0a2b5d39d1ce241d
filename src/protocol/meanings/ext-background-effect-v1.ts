/** What ext-background-effect's requests mean after a loss. */

import type { ExtBackgroundEffectV1Requests } from '../generated/ext-background-effect-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, destroysAtCommit, extendsSurface, latches } from './common.js';

export const meanings: ProtocolMeanings<ExtBackgroundEffectV1Requests> = {
  ext_background_effect_manager_v1: {
    requests: { destroy: destroys, get_background_effect: extendsSurface('surface') },
  },
  ext_background_effect_surface_v1: {
    requests: { destroy: destroysAtCommit, set_blur_region: { ...latches('blur region'), copies: 'region' } },
  },
};
