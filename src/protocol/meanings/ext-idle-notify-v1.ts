/** What ext-idle-notify's requests mean after a loss. */

import type { ExtIdleNotifyV1Requests } from '../generated/ext-idle-notify-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { creates, destroys } from './common.js';

export const meanings: ProtocolMeanings<ExtIdleNotifyV1Requests> = {
  ext_idle_notifier_v1: {
    requests: { destroy: destroys, get_idle_notification: creates, get_input_idle_notification: creates },
  },
  ext_idle_notification_v1: { requests: { destroy: destroys }, takenBackBy: { idled: 'resumed' } },
};
