/** What single-pixel-buffer's requests mean after a loss. */

import type { SinglePixelBufferV1Requests } from '../generated/single-pixel-buffer-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<SinglePixelBufferV1Requests> = {
  wp_single_pixel_buffer_manager_v1: { requests: { destroy: destroys, create_u32_rgba_buffer: creates } },
};
