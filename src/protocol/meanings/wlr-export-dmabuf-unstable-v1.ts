/** What wlr-export-dmabuf's requests mean after a loss. */

import type { WlrExportDmabufUnstableV1Requests } from '../generated/wlr-export-dmabuf-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys } from './common.js';

const frame = 'a picture that was being taken is not finished by another compositor';

export const meanings: ProtocolMeanings<WlrExportDmabufUnstableV1Requests> = {
  zwlr_export_dmabuf_manager_v1: { requests: { capture_output: begins(frame), destroy: destroys } },
  zwlr_export_dmabuf_frame_v1: {
    requests: { destroy: destroys },
    marks: ['ready', 'cancel'],
    lost: frame,
    // zwlr_export_dmabuf_frame_v1.cancel_reason: temporary, after which the app may try again
    ends: { event: 'cancel', args: { reason: 0 }, unless: ['ready', 'cancel'] },
  },
};
