/** What xdg-decoration's requests mean after a loss. */

import type { XdgDecorationUnstableV1Requests } from '../generated/xdg-decoration-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, sets, unsets } from './common.js';

export const meanings: ProtocolMeanings<XdgDecorationUnstableV1Requests> = {
  zxdg_decoration_manager_v1: { requests: { destroy: destroys, get_toplevel_decoration: creates } },
  zxdg_toplevel_decoration_v1: {
    requests: { destroy: destroys, set_mode: sets('mode'), unset_mode: unsets('mode') },
    marks: ['configure'],
  },
};
