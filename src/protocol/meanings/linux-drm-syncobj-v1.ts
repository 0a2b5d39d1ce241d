/**
 * What linux-drm-syncobj's requests mean after a loss. A surface that has such an object may show nothing
 * but buffers of a graphics card with their points in time, and these don't come back: its old picture could
 * not be shown if the object did.
 */

import type { LinuxDrmSyncobjV1Requests } from '../generated/linux-drm-syncobj-v1.js';
import type { Meaning, ProtocolMeanings } from '../meaning.js';
import { begins, destroys } from './common.js';

const timeline = 'timelines belong to buffers of a graphics card, which are not kept; the app imports them again';

const point: Meaning = { applied: 'commit', afterLoss: 'fail', why: timeline };

export const meanings: ProtocolMeanings<LinuxDrmSyncobjV1Requests> = {
  wp_linux_drm_syncobj_manager_v1: {
    requests: {
      destroy: destroys,
      get_surface: { ...begins(timeline), surface: 'surface' },
      import_timeline: begins(timeline),
    },
  },
  wp_linux_drm_syncobj_timeline_v1: { requests: { destroy: destroys }, lost: timeline },
  wp_linux_drm_syncobj_surface_v1: {
    requests: { destroy: destroys, set_acquire_point: point, set_release_point: point },
    lost: timeline,
  },
};
