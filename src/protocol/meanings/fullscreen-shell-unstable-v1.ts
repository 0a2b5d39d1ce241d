/** What fullscreen-shell's requests mean after a loss. */

import type { FullscreenShellUnstableV1Requests } from '../generated/fullscreen-shell-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, sets } from './common.js';

const mode = 'a change of the display mode is agreed on with one compositor; the app presents its surface again';

export const meanings: ProtocolMeanings<FullscreenShellUnstableV1Requests> = {
  zwp_fullscreen_shell_v1: {
    requests: {
      release: destroys,
      present_surface: { ...sets('presented'), of: 'output' },
      present_surface_for_mode: begins(mode),
    },
  },
  zwp_fullscreen_shell_mode_feedback_v1: { requests: {}, lost: mode, ends: { event: 'present_cancelled' } },
};
