/** What security-context's requests mean after a loss: the compositor that is gone had the socket. */

import type { SecurityContextV1Requests } from '../generated/security-context-v1.js';
import type { Meaning, ProtocolMeanings } from '../meaning.js';
import { destroys } from './common.js';

const context = 'the socket for sandboxed clients was given away; the app makes a new one for the new compositor';

const metadata: Meaning = { afterLoss: 'capability', why: context };

export const meanings: ProtocolMeanings<SecurityContextV1Requests> = {
  wp_security_context_manager_v1: {
    requests: { destroy: destroys, create_listener: { ...metadata, lifetime: 'creates' } },
  },
  wp_security_context_v1: {
    requests: {
      destroy: destroys,
      set_sandbox_engine: metadata,
      set_app_id: metadata,
      set_instance_id: metadata,
      commit: metadata,
    },
    lost: context,
  },
};
