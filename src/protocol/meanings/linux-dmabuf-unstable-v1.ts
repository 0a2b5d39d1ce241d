/**
 * What the requests of linux-dmabuf mean after a loss, as it was before it was stable. The memory is a graphics card's,
 * known to us as file descriptors that are gone once sent, and nothing says that the new compositor could use it.
 */

import type { LinuxDmabufUnstableV1Requests } from '../generated/linux-dmabuf-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, creates, destroys, partOf } from './common.js';

const memory = 'memory of a graphics card is not kept; the app draws again into buffers that the new compositor takes';

export const meanings: ProtocolMeanings<LinuxDmabufUnstableV1Requests> = {
  zwp_linux_dmabuf_v1: {
    requests: {
      destroy: destroys,
      create_params: begins(memory),
      get_default_feedback: creates,
      get_surface_feedback: creates,
    },
  },
  zwp_linux_buffer_params_v1: {
    requests: {
      destroy: destroys,
      add: partOf(memory),
      create: partOf(memory),
      create_immed: begins(memory),
    },
    marks: ['created', 'failed'],
    lost: memory,
    ends: { event: 'failed', unless: ['created', 'failed'] },
  },
  zwp_linux_dmabuf_feedback_v1: { requests: { destroy: destroys } },
};
