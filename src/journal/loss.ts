/** What the end of an epoch does to a state: all that the compositor held for us is gone. */

import { foldRecord } from './fold.js';
import { releaseEntry } from './references.js';
import { meaningOf } from './roles.js';
import type { State } from './state.js';

/**
 * Makes a state what is left of it when its connection is gone. May be done again.
 * @returns handles of buffers that the compositor held and that are not on show: they come back free
 */
export function endEpoch(state: State): number[] {
  for (const object of [...state.objects.values()]) {
    if (object.origin.opcode < 0 && object.origin.target !== 0 && !object.dead) {
      foldRecord(state, { kind: 'gone', target: object.handle });
      continue;
    }
    for (const event of [...object.heard.keys()]) {
      if (event === 'configure' || event.startsWith('enter ')) object.heard.delete(event);
    }
  }
  const shown = new Set<number>();
  for (const surface of state.surfaces.values()) {
    const object = state.object(surface.handle);
    if (object === undefined) continue;
    for (const layer of [object.committed, object.cached]) {
      for (const entry of layer.get('buffer') ?? []) shown.add(entry.args[0] as number);
    }
  }
  const released: number[] = [];
  for (const object of state.objects.values()) {
    if (!object.held || shown.has(object.handle)) continue;
    object.held = false;
    if (!object.dead) released.push(object.handle);
  }
  return released;
}

/** What could not be had back was reported: it is no state of the new connection. */
export function forgetLost(state: State): void {
  for (const object of state.objects.values()) {
    for (const [key, entries] of [...object.now]) {
      const lost = entries.filter((entry) => {
        const meaning = meaningOf(state, object, entry);
        return meaning?.afterLoss === 'drop' && meaning.why !== undefined;
      });
      if (lost.length === 0) continue;
      object.now.delete(key);
      for (const entry of lost) releaseEntry(state, object, entry);
    }
  }
}
