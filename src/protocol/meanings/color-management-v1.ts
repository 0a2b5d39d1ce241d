/**
 * What color-management's requests mean after a loss. A description of colours may only be used after the
 * compositor has said that it is ready, so it is a transaction; surfaces and outputs keep their objects.
 */

import type { ColorManagementV1Requests } from '../generated/color-management-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, creates, destroys, destroysAtCommit, extendsSurface, partOf } from './common.js';

const description = 'a description of colours is agreed on with one compositor; the app asks the new one for its own';
const parameter = partOf(description);

export const meanings: ProtocolMeanings<ColorManagementV1Requests> = {
  wp_color_manager_v1: {
    requests: {
      destroy: destroys,
      get_output: creates,
      get_surface: extendsSurface('surface'),
      get_surface_feedback: creates,
      create_icc_creator: begins(description),
      create_parametric_creator: begins(description),
      create_windows_scrgb: begins(description),
      get_image_description: begins(description),
      create_windows_bt2100: begins(description),
    },
  },
  wp_color_management_output_v1: { requests: { destroy: destroys, get_image_description: begins(description) } },
  wp_color_management_surface_v1: {
    requests: {
      // The same as `unset_image_description`, and so not at once.
      destroy: destroysAtCommit,
      set_image_description: {
        applied: 'commit',
        identity: 'overwrite',
        key: 'image description',
        afterLoss: 'drop',
        why: description,
      },
      unset_image_description: {
        applied: 'commit',
        identity: 'unset',
        key: 'image description',
        afterLoss: 'repeat',
      },
    },
  },
  wp_color_management_surface_feedback_v1: {
    requests: {
      destroy: destroys,
      get_preferred: begins(description),
      get_preferred_parametric: begins(description),
    },
  },
  wp_image_description_creator_icc_v1: {
    requests: { create: begins(description), set_icc_file: parameter },
    lost: description,
  },
  wp_image_description_creator_params_v1: {
    requests: {
      create: begins(description),
      set_tf_named: parameter,
      set_tf_power: parameter,
      set_primaries_named: parameter,
      set_primaries: parameter,
      set_luminances: parameter,
      set_mastering_display_primaries: parameter,
      set_mastering_luminance: parameter,
      set_max_cll: parameter,
      set_max_fall: parameter,
    },
    lost: description,
  },
  wp_image_description_v1: {
    requests: { destroy: destroys, get_information: begins(description) },
    marks: ['failed', 'ready', 'ready2'],
    lost: description,
    // wp_image_description_v1.cause: operating_system
    ends: {
      event: 'failed',
      args: { cause: 2, msg: 'the connection to the compositor was lost' },
      unless: ['failed', 'ready', 'ready2'],
    },
  },
  wp_image_description_info_v1: { requests: {}, lost: description, ends: { event: 'done' } },
  wp_image_description_reference_v1: { requests: { destroy: destroys }, lost: description },
};
