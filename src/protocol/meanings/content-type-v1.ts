/** What content-type's requests mean after a loss. */

import type { ContentTypeV1Requests } from '../generated/content-type-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, destroysAtCommit, extendsSurface, latches } from './common.js';

export const meanings: ProtocolMeanings<ContentTypeV1Requests> = {
  wp_content_type_manager_v1: {
    requests: { destroy: destroys, get_surface_content_type: extendsSurface('surface') },
  },
  wp_content_type_v1: { requests: { destroy: destroysAtCommit, set_content_type: latches('content type') } },
};
