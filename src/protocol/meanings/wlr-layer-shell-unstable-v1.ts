/** What wlr-layer-shell's requests mean after a loss. All of a layer surface's state waits for a commit. */

import type { WlrLayerShellUnstableV1Requests } from '../generated/wlr-layer-shell-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, extendsSurface, latches } from './common.js';

export const meanings: ProtocolMeanings<WlrLayerShellUnstableV1Requests> = {
  zwlr_layer_shell_v1: {
    requests: {
      get_layer_surface: { ...extendsSurface('surface'), role: 'zwlr_layer_surface_v1' },
      destroy: destroys,
    },
  },
  zwlr_layer_surface_v1: {
    requests: {
      set_size: latches('size'),
      set_anchor: latches('anchor'),
      set_exclusive_zone: latches('exclusive zone'),
      set_margin: latches('margin'),
      set_keyboard_interactivity: latches('keyboard interactivity'),
      // The popup has this parent from its initial commit on.
      get_popup: { ...latches('layer parent'), of: 'popup' },
      ack_configure: { identity: 'overwrite', key: 'acknowledged', afterLoss: 'drop' },
      destroy: destroys,
      set_layer: latches('layer'),
    },
    marks: ['configure', 'closed'],
    ends: { event: 'closed', unless: ['closed'] },
    inertAfter: ['closed'],
    configured: { event: 'configure', answer: 'ack_configure' },
    resetWhenUnmapped: true,
  },
};
