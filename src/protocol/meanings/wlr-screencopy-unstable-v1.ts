/** What wlr-screencopy's requests mean after a loss. */

import type { WlrScreencopyUnstableV1Requests } from '../generated/wlr-screencopy-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const frame = 'a picture that was being taken is not finished by another compositor';

export const meanings: ProtocolMeanings<WlrScreencopyUnstableV1Requests> = {
  zwlr_screencopy_manager_v1: {
    requests: { capture_output: begins(frame), capture_output_region: begins(frame), destroy: destroys },
  },
  zwlr_screencopy_frame_v1: {
    requests: { copy: partOf(frame), destroy: destroys, copy_with_damage: partOf(frame) },
    marks: ['ready', 'failed'],
    lost: frame,
    ends: { event: 'failed', unless: ['ready', 'failed'] },
  },
};
