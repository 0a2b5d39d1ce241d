/** What color-representation's requests mean after a loss. */

import type { ColorRepresentationV1Requests } from '../generated/color-representation-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, destroysAtCommit, extendsSurface, latches } from './common.js';

const manager = 'wp_color_representation_manager_v1';

export const meanings: ProtocolMeanings<ColorRepresentationV1Requests> = {
  wp_color_representation_manager_v1: { requests: { destroy: destroys, get_surface: extendsSurface('surface') } },
  wp_color_representation_surface_v1: {
    requests: {
      destroy: destroysAtCommit,
      set_alpha_mode: {
        ...latches('alpha mode'),
        offered: { by: manager, event: 'supported_alpha_mode', args: ['alpha_mode'] },
      },
      set_coefficients_and_range: {
        ...latches('coefficients and range'),
        offered: { by: manager, event: 'supported_coefficients_and_ranges', args: ['coefficients', 'range'] },
      },
      set_chroma_location: latches('chroma location'),
    },
  },
};
