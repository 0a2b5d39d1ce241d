/** What xdg-toplevel-icon's requests mean after a loss. An icon that was destroyed is needed while a window has it. */

import type { XdgToplevelIconV1Requests } from '../generated/xdg-toplevel-icon-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, latches, sets } from './common.js';

export const meanings: ProtocolMeanings<XdgToplevelIconV1Requests> = {
  xdg_toplevel_icon_manager_v1: {
    requests: {
      destroy: destroys,
      create_icon: creates,
      // It waits for the commit of the toplevel's surface, and the icon can't be changed from then on.
      set_icon: { ...latches('icon'), of: 'toplevel', copies: 'icon', seals: true },
    },
  },
  xdg_toplevel_icon_v1: {
    requests: {
      destroy: destroys,
      set_name: sets('name'),
      add_buffer: { identity: 'add', key: 'buffers', afterLoss: 'repeat' },
    },
  },
};
