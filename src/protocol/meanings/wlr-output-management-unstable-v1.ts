/** What wlr-output-management's requests mean after a loss: heads are told of anew, a configuration under way is off. */

import type { WlrOutputManagementUnstableV1Requests } from '../generated/wlr-output-management-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf, sets } from './common.js';

const head = 'the new compositor tells of its displays and their modes by new objects';
const configuration = 'a configuration names displays of the compositor that is gone; the app makes one for the new';

export const meanings: ProtocolMeanings<WlrOutputManagementUnstableV1Requests> = {
  zwlr_output_manager_v1: {
    requests: { create_configuration: begins(configuration), stop: sets('stopped') },
    marks: ['finished'],
    inertAfter: ['finished'],
  },
  zwlr_output_head_v1: {
    requests: {},
    marks: ['finished'],
    lost: head,
    ends: { event: 'finished', unless: ['finished'] },
  },
  zwlr_output_mode_v1: {
    requests: {},
    marks: ['finished'],
    lost: head,
    ends: { event: 'finished', unless: ['finished'] },
  },
  zwlr_output_configuration_v1: {
    requests: {
      enable_head: begins(configuration),
      disable_head: partOf(configuration),
      apply: partOf(configuration),
      test: partOf(configuration),
      destroy: destroys,
    },
    marks: ['succeeded', 'failed', 'cancelled'],
    lost: configuration,
    ends: { event: 'cancelled', unless: ['succeeded', 'failed', 'cancelled'] },
  },
  zwlr_output_configuration_head_v1: {
    requests: {
      set_mode: partOf(configuration),
      set_custom_mode: partOf(configuration),
      set_position: partOf(configuration),
      set_transform: partOf(configuration),
      set_scale: partOf(configuration),
    },
    lost: configuration,
  },
};
