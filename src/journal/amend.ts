/** Requests that change how their target would be made, instead of standing beside it. */

import type { MessageDescriptor } from '../protocol/index.js';
import { amendOrigin } from './references.js';
import type { Entry, ObjectState, State } from './state.js';

/** @returns whether the request is contained in the target's origin now */
export function amends(state: State, target: ObjectState, message: MessageDescriptor, entry: Entry): boolean {
  const { origin } = target;
  switch (`${target.interface.name}.${message.name}`) {
    case 'wl_shm_pool.resize': {
      const size = entry.args[0] as number;
      amendOrigin(state, target, { ...origin, args: [...origin.args.slice(0, 2), size] });
      return true;
    }
    case 'xdg_popup.reposition':
      if (entry.copied === undefined) return true;
      amendOrigin(state, target, { ...origin, copied: entry.copied });
      return true;
    default:
      return false;
  }
}
