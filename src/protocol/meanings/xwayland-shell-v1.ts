/** What xwayland-shell's requests mean after a loss. */

import type { XwaylandShellV1Requests } from '../generated/xwayland-shell-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const window = 'the window of an X11 client was agreed on between its X server and the compositor that is gone';

export const meanings: ProtocolMeanings<XwaylandShellV1Requests> = {
  xwayland_shell_v1: {
    requests: {
      destroy: destroys,
      get_xwayland_surface: { ...begins(window), surface: 'surface', role: 'xwayland_surface_v1' },
    },
  },
  xwayland_surface_v1: {
    requests: { set_serial: { ...partOf(window), applied: 'commit' }, destroy: destroys },
    lost: window,
  },
};
