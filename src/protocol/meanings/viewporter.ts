/** What viewporter's requests mean after a loss. */

import type { ViewporterRequests } from '../generated/viewporter.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, latches } from './common.js';

export const meanings: ProtocolMeanings<ViewporterRequests> = {
  wp_viewporter: { requests: { destroy: destroys, get_viewport: { ...creates, surface: 'surface' } } },
  wp_viewport: {
    requests: {
      destroy: { ...destroys, unsetsAtCommit: true },
      set_source: latches('source'),
      set_destination: latches('destination'),
    },
  },
};
