/**
 * What ext-image-capture-source's requests mean after a loss. A source that is an output comes back with
 * it; one that is another client's window goes with the window's handle.
 */

import type { ExtImageCaptureSourceV1Requests } from '../generated/ext-image-capture-source-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<ExtImageCaptureSourceV1Requests> = {
  ext_image_capture_source_v1: { requests: { destroy: destroys } },
  ext_output_image_capture_source_manager_v1: { requests: { create_source: creates, destroy: destroys } },
  ext_foreign_toplevel_image_capture_source_manager_v1: { requests: { create_source: creates, destroy: destroys } },
};
