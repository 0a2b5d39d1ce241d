/**
 * What a pointer looks like is asked for by two objects, the pointer with a surface and a shape device with a name:
 * the last one asked for stands (cursor-shape: wp_cursor_shape_device_v1.set_shape).
 */

import { releaseEntry, retainEntry } from './references.js';
import type { Entry, ObjectState, State } from './state.js';

/** An entry of a `wl_pointer` or of a shape device came into force: takes away what it replaces elsewhere. */
export function replaceCursor(state: State, asked: ObjectState, entry: Entry): void {
  if (asked.interface.name === 'wl_pointer') {
    for (const object of state.objects.values()) {
      if (object.interface.name === 'wp_cursor_shape_device_v1' && object.origin.args.includes(asked.handle)) {
        forget(state, object, 'cursor shape');
      }
    }
    // The hotspot was just said: what the surface moved before is part of it (wayland: wl_pointer.set_cursor).
    state.object(entry.args[1] as number)?.committed.delete('offset');
  } else if (asked.interface.name === 'wp_cursor_shape_device_v1') {
    const pointer = state.object(asked.origin.args[1] as number); // get_pointer(new device, pointer)
    if (pointer !== undefined) forget(state, pointer, 'cursor');
  }
}

/** A pointer keeps the shape that a device gave it which is destroyed (cursor-shape: wp_cursor_shape_device_v1.destroy). */
export function leaveShape(state: State, device: ObjectState): void {
  const [entry] = device.now.get('cursor shape') ?? [];
  const pointer = state.object(device.origin.args[1] as number);
  if (entry === undefined || pointer?.interface.name !== 'wl_pointer' || pointer.dead) return;
  const left = { ...entry, target: device.handle };
  retainEntry(state, pointer, left);
  forget(state, pointer, 'cursor');
  pointer.now.set('cursor', [left]);
}

function forget(state: State, object: ObjectState, key: string): void {
  const old = object.now.get(key) ?? [];
  object.now.delete(key);
  for (const entry of old) releaseEntry(state, object, entry);
}
