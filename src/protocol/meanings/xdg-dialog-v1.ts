/** What xdg-dialog's requests mean after a loss. */

import type { XdgDialogV1Requests } from '../generated/xdg-dialog-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys, sets, unsets } from './common.js';

export const meanings: ProtocolMeanings<XdgDialogV1Requests> = {
  xdg_wm_dialog_v1: { requests: { destroy: destroys, get_xdg_dialog: creates } },
  xdg_dialog_v1: { requests: { destroy: destroys, set_modal: sets('modal'), unset_modal: unsets('modal') } },
};
