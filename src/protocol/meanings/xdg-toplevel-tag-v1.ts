/** What xdg-toplevel-tag's requests mean after a loss. A tag is meant to be there with the initial commit. */

import type { XdgToplevelTagV1Requests } from '../generated/xdg-toplevel-tag-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, sets } from './common.js';

export const meanings: ProtocolMeanings<XdgToplevelTagV1Requests> = {
  xdg_toplevel_tag_manager_v1: {
    requests: {
      destroy: destroys,
      set_toplevel_tag: { ...sets('tag'), of: 'toplevel' },
      set_toplevel_description: { ...sets('description'), of: 'toplevel' },
    },
  },
};
