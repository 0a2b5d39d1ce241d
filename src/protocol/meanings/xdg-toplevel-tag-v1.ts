/** What xdg-toplevel-tag's requests mean after a loss. A tag is meant to be there with the initial commit. */

import type { XdgToplevelTagV1Requests } from '../generated/xdg-toplevel-tag-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, forgets } from './common.js';

// Plans know of no state yet that belongs to another object than the target.
const why = "a window's tag and description are not set again yet";

export const meanings: ProtocolMeanings<XdgToplevelTagV1Requests> = {
  xdg_toplevel_tag_manager_v1: {
    requests: {
      destroy: destroys,
      set_toplevel_tag: { ...forgets('tag', why), of: 'toplevel' },
      set_toplevel_description: { ...forgets('description', why), of: 'toplevel' },
    },
  },
};
