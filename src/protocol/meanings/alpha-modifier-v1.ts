/** What alpha-modifier's requests mean after a loss. */

import type { AlphaModifierV1Requests } from '../generated/alpha-modifier-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, destroysAtCommit, extendsSurface, latches } from './common.js';

export const meanings: ProtocolMeanings<AlphaModifierV1Requests> = {
  wp_alpha_modifier_v1: { requests: { destroy: destroys, get_surface: extendsSurface('surface') } },
  wp_alpha_modifier_surface_v1: { requests: { destroy: destroysAtCommit, set_multiplier: latches('multiplier') } },
};
