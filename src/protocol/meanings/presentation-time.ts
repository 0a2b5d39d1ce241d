/** What presentation-time's requests mean after a loss: content that nobody will show is discarded. */

import type { PresentationTimeRequests } from '../generated/presentation-time.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys } from './common.js';

const feedback = 'the compositor that would have shown the content is gone';

export const meanings: ProtocolMeanings<PresentationTimeRequests> = {
  wp_presentation: { requests: { destroy: destroys, feedback: { ...begins(feedback), applied: 'commit' } } },
  wp_presentation_feedback: { requests: {}, lost: feedback, ends: { event: 'discarded' } },
};
