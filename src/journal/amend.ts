/** Requests that change how their target would be made, instead of standing beside it. */

import type { MessageDescriptor } from '../protocol/index.js';
import type { LogArg } from './record.js';
import { amendOrigin, retainEntry } from './references.js';
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
      return false; // its token waits for an answer
    case 'xdg_toplevel_session_v1.rename':
      amendOrigin(state, target, { ...origin, args: [...origin.args.slice(0, 2), entry.args[0] as string] });
      return true;
    case 'xdg_session_v1.remove_toplevel':
      removeToplevel(state, target, entry);
      return true;
    default:
      return false;
  }
}

/** What the compositor says of an object that changes how it would be said again. */
export function amendByEvent(state: State, target: ObjectState, event: string, args: readonly LogArg[]): void {
  const { origin } = target;
  switch (`${target.interface.name}.${event}`) {
    case 'xdg_session_v1.created':
      amendOrigin(state, target, { ...origin, args: [...origin.args.slice(0, 2), args[0] as string] });
      return;
    case 'xdg_toplevel.configure':
      if (target.now.has('minimized') && states(args[2]).includes(ACTIVATED)) target.now.delete('minimized');
  }
}

/** xdg_toplevel.state: whoever is activated is shown. */
const ACTIVATED = 4;

function states(array: LogArg | undefined): readonly number[] {
  if (!(array instanceof Uint8Array)) return [];
  return [...new Uint32Array(array.slice().buffer, 0, array.length >> 2)];
}

/** The object of a toplevel that its session has removed stands for nothing; it is the first of that name. */
function removeToplevel(state: State, session: ObjectState, entry: Entry): void {
  for (const object of state.objects.values()) {
    if (object.interface.name !== 'xdg_toplevel_session_v1' || object.origin.target !== session.handle) continue;
    if (object.dead || object.now.has('removed') || object.origin.args[2] !== entry.args[0]) continue;
    const removed = { ...entry, target: session.handle };
    retainEntry(state, object, removed);
    object.now.set('removed', [removed]);
    return;
  }
}
