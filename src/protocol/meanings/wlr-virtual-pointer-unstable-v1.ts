/** What wlr-virtual-pointer's requests mean after a loss. Buttons are let go of by the end of the connection. */

import type { WlrVirtualPointerUnstableV1Requests } from '../generated/wlr-virtual-pointer-unstable-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, passing } from './common.js';

export const meanings: ProtocolMeanings<WlrVirtualPointerUnstableV1Requests> = {
  zwlr_virtual_pointer_v1: {
    requests: {
      motion: passing,
      motion_absolute: passing,
      button: passing,
      axis: passing,
      frame: passing,
      axis_source: passing,
      axis_stop: passing,
      axis_discrete: passing,
      destroy: destroys,
    },
  },
  zwlr_virtual_pointer_manager_v1: {
    requests: {
      create_virtual_pointer: creates,
      destroy: destroys,
      create_virtual_pointer_with_output: creates,
    },
  },
};
