/** What fifo's requests mean after a loss. */

import type { FifoV1Requests } from '../generated/fifo-v1.js';
import type { Meaning, ProtocolMeanings } from '../meaning.js';
import { destroys, extendsSurface } from './common.js';

/** It belongs to one content update and doesn't stay; what was last committed is shown without waiting. */
const constraint: Meaning = {
  applied: 'queue',
  afterLoss: 'drop',
  why: 'content that was waiting for its turn is shown at once',
};

export const meanings: ProtocolMeanings<FifoV1Requests> = {
  wp_fifo_manager_v1: { requests: { destroy: destroys, get_fifo: extendsSurface('surface') } },
  wp_fifo_v1: { requests: { set_barrier: constraint, wait_barrier: constraint, destroy: destroys } },
};
