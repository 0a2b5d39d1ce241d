/**
 * What pointer-constraints' requests mean after a loss. A constraint that was in force comes back as one
 * that waits: `locked` or `confined` tells the app when it is in force again.
 */

import type { PointerConstraintsUnstableV1Requests } from '../generated/pointer-constraints-unstable-v1.js';
import type { Meaning, ProtocolMeanings } from '../meaning.js';
import { destroys, extendsSurface, latches } from './common.js';

/** The region counts as it is at the call. */
const constraint: Meaning = { ...extendsSurface('surface'), copies: 'region' };
const region: Meaning = { ...latches('region'), copies: 'region' };

/** What was in force once is defunct (zwp_pointer_constraints_v1.lifetime.oneshot). */
const oneShot = { argument: 'lifetime', value: 1 };

export const meanings: ProtocolMeanings<PointerConstraintsUnstableV1Requests> = {
  zwp_pointer_constraints_v1: {
    requests: { destroy: destroys, lock_pointer: constraint, confine_pointer: constraint },
  },
  zwp_locked_pointer_v1: {
    requests: { destroy: destroys, set_cursor_position_hint: latches('cursor position hint'), set_region: region },
    marks: ['unlocked'],
    inertAfter: ['unlocked'],
    inertIf: oneShot,
    takenBackBy: { locked: 'unlocked' },
  },
  zwp_confined_pointer_v1: {
    requests: { destroy: destroys, set_region: region },
    marks: ['unconfined'],
    inertAfter: ['unconfined'],
    inertIf: oneShot,
    takenBackBy: { confined: 'unconfined' },
  },
};
