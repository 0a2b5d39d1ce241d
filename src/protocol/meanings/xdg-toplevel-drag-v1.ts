/** What xdg-toplevel-drag's requests mean after a loss: the drag ends, the window stays. */

import type { XdgToplevelDragV1Requests } from '../generated/xdg-toplevel-drag-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf } from './common.js';

const drag = 'a drag ends with the connection that it was made on';

export const meanings: ProtocolMeanings<XdgToplevelDragV1Requests> = {
  xdg_toplevel_drag_manager_v1: { requests: { destroy: destroys, get_xdg_toplevel_drag: begins(drag) } },
  xdg_toplevel_drag_v1: { requests: { destroy: destroys, attach: partOf(drag) }, lost: drag },
};
