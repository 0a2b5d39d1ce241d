/** What drm-lease's requests mean after a loss. Connectors are the compositor's to offer, leases its to grant. */

import type { DrmLeaseV1Requests } from '../generated/drm-lease-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const lease = 'a lease of a display ends with the compositor that granted it; the app asks for a new one';

export const meanings: ProtocolMeanings<DrmLeaseV1Requests> = {
  wp_drm_lease_device_v1: { requests: { create_lease_request: begins(lease), release: destroys } },
  wp_drm_lease_connector_v1: {
    requests: { destroy: destroys },
    lost: 'connectors are offered anew by each compositor',
    ends: { event: 'withdrawn' },
  },
  wp_drm_lease_request_v1: {
    requests: { request_connector: partOf(lease), submit: begins(lease) },
    lost: lease,
  },
  wp_drm_lease_v1: {
    requests: { destroy: destroys },
    marks: ['finished'],
    lost: lease,
    ends: { event: 'finished', unless: ['finished'] },
  },
};
