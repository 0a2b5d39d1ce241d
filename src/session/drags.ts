/**
 * Drags end with the connection that they were made on: whoever offers the data hears `cancelled`. What the drag was
 * over hears `leave` (held-input.ts).
 */

import type { Loss, State } from '../journal/index.js';
import type { WaylandProxy } from '../protocol/index.js';

/** wl_data_source.cancelled and dnd_finished tell of drags since this version; before, nobody knows whether one goes on. */
const TOLD_SINCE = 3;

/**
 * Ends the drags of a state.
 * @param cancel what to do with the source of each
 * @returns what of `lost` is to be told
 */
export function endDrags(
  state: State,
  lost: readonly Loss[],
  objectOf: (handle: number) => WaylandProxy | undefined,
  cancel: (source: WaylandProxy) => void,
): Loss[] {
  return lost.filter(({ handle, what }) => {
    const device = state.object(handle);
    if (device?.interface.name !== 'wl_data_device' || what !== 'start_drag') return true;
    const source = objectOf(device.now.get('drag')?.[0]?.args[0] as number);
    if (source === undefined || source.version < TOLD_SINCE) return false;
    cancel(source);
    return true;
  });
}
