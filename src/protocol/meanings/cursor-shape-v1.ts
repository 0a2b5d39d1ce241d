/** What cursor-shape's requests mean after a loss. */

import type { CursorShapeV1Requests } from '../generated/cursor-shape-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, wish } from './common.js';

export const meanings: ProtocolMeanings<CursorShapeV1Requests> = {
  wp_cursor_shape_manager_v1: {
    requests: { destroy: destroys, get_pointer: creates, get_tablet_tool_v2: creates },
  },
  wp_cursor_shape_device_v1: {
    requests: {
      destroy: destroys,
      set_shape: wish(
        "a cursor's shape can only be set with the serial of an enter of the new connection",
        'cursor shape',
      ),
    },
  },
};
