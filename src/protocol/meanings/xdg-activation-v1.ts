/**
 * What xdg-activation's requests mean after a loss. A token is one compositor's promise; who waits for one
 * gets the empty token, which no compositor honours.
 */

import type { XdgActivationV1Requests } from '../generated/xdg-activation-v1.js';
import type { ProtocolMeanings } from '../meaning.js';
import { begins, destroys, partOf, passing } from './common.js';

const token = 'an activation token is only good for the compositor that gives it; the app asks the new one';

export const meanings: ProtocolMeanings<XdgActivationV1Requests> = {
  xdg_activation_v1: {
    requests: { destroy: destroys, get_activation_token: begins(token), activate: passing },
  },
  xdg_activation_token_v1: {
    requests: {
      set_serial: partOf(token),
      set_app_id: partOf(token),
      set_surface: partOf(token),
      commit: partOf(token),
      destroy: destroys,
    },
    marks: ['done'],
    lost: token,
    ends: { event: 'done', args: { token: '' }, unless: ['done'] },
  },
};
