/** What xdg-system-bell's requests mean after a loss. */

import type { XdgSystemBellV1Requests } from '../generated/xdg-system-bell-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { destroys, passing } from './common.js';

export const meanings: ProtocolMeanings<XdgSystemBellV1Requests> = {
  xdg_system_bell_v1: { requests: { destroy: destroys, ring: passing } },
};
