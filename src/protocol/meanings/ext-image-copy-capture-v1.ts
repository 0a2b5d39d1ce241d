/** What ext-image-copy-capture's requests mean after a loss: sessions come back, a frame under way fails. */

import type { ExtImageCopyCaptureV1Requests } from '../generated/ext-image-copy-capture-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, creates, destroys, partOf } from './common.js';

const frame = 'a picture that was being taken is not finished by another compositor';

export const meanings: ProtocolMeanings<ExtImageCopyCaptureV1Requests> = {
  ext_image_copy_capture_manager_v1: {
    requests: { create_session: creates, create_pointer_cursor_session: creates, destroy: destroys },
  },
  ext_image_copy_capture_session_v1: {
    requests: { create_frame: begins(frame), destroy: destroys },
    marks: ['stopped'],
    ends: { event: 'stopped', unless: ['stopped'] },
    inertAfter: ['stopped'],
  },
  ext_image_copy_capture_frame_v1: {
    requests: {
      destroy: destroys,
      attach_buffer: partOf(frame),
      damage_buffer: partOf(frame),
      capture: partOf(frame),
    },
    marks: ['ready', 'failed'],
    lost: frame,
    // ext_image_copy_capture_frame_v1.failure_reason: unknown, after which the app may try again
    ends: { event: 'failed', args: { reason: 0 }, unless: ['ready', 'failed'] },
  },
  ext_image_copy_capture_cursor_session_v1: {
    requests: { destroy: destroys, get_capture_session: creates },
  },
};
