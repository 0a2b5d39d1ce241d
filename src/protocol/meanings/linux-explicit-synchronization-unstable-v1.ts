/** What linux-explicit-synchronization's requests mean after a loss. Fences are of one commit, and of one graphics card. */

import type { LinuxExplicitSynchronizationUnstableV1Requests } from '../generated/linux-explicit-synchronization-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, extendsSurface } from './common.js';

const release = 'the compositor that would have released the buffer is gone';

export const meanings: ProtocolMeanings<LinuxExplicitSynchronizationUnstableV1Requests> = {
  zwp_linux_explicit_synchronization_v1: {
    requests: { destroy: destroys, get_synchronization: extendsSurface('surface') },
  },
  zwp_linux_surface_synchronization_v1: {
    requests: {
      destroy: destroys,
      set_acquire_fence: {
        applied: 'commit',
        afterLoss: 'drop',
        why: 'a fence belongs to a buffer of a graphics card, which is not kept',
      },
      get_release: { ...begins(release), applied: 'commit' },
    },
  },
  zwp_linux_buffer_release_v1: { requests: {}, lost: release, ends: { event: 'immediate_release' } },
};
