/**
 * Roles that a compositor configures before their surface may have content. There are two shapes: the role's object
 * is configured itself (a layer surface), or what made it is (an `xdg_surface`); the meanings say which (`configured`).
 */

import type { Meaning, MessageDescriptor } from '../protocol/index.js';
import type { Entry, ObjectState, State, SurfaceState } from './state.js';
import type { Term } from './terms.js';

/** The role object of a surface, if it has one that lives. */
export function roleObjectOf(state: State, surface: SurfaceState): ObjectState | undefined {
  if (surface.role === 'wl_subsurface') return state.objects.get(surface.subsurface);
  for (const handle of surface.latched) {
    const object = state.objects.get(handle);
    if (object !== undefined && !object.dead && object.interface.name === surface.role) return object;
  }
  return undefined;
}

function isConfigured(object: ObjectState | undefined): boolean {
  return object?.interface.meanings?.configured !== undefined;
}

/** The object that is configured for a role, and takes the answers. */
export function configuredFor(state: State, role: ObjectState): ObjectState | undefined {
  if (isConfigured(role)) return role;
  const maker = state.objects.get(role.origin.target);
  return isConfigured(maker) ? maker : undefined;
}

/** The object of a surface that is configured, also before it has given the surface its role. */
export function configuredOn(state: State, surface: SurfaceState): ObjectState | undefined {
  for (const handle of surface.latched) {
    const object = state.objects.get(handle);
    if (object !== undefined && !object.dead && isConfigured(object)) return object;
  }
  return undefined;
}

/** The object that a popup stands on: an `xdg_surface`, or a shell's surface that took it on by a request of its own. */
export function parentOf(state: State, popup: ObjectState): ObjectState | undefined {
  const [, parent] = popup.origin.args; // xdg_surface.get_popup: id, parent, positioner
  const taken = popup.committed.get('layer parent')?.[0] ?? popup.pending.get('layer parent')?.[0];
  return state.objects.get((parent as number | undefined) || (taken?.target ?? 0));
}

/** The request that made an object; `undefined` where an event did. */
export function makingOf(
  state: State,
  object: ObjectState,
): { message: MessageDescriptor; meaning?: Meaning } | undefined {
  const { meanings, requests } = state.objects.get(object.origin.target)?.interface ?? {};
  const message = requests?.[object.origin.opcode];
  const meaning = message && meanings?.requests[message.name];
  return message && { message, ...(meaning && { meaning }) };
}

/** What the request of an entry is and means: the object's own, or that of the one that it is said to. */
export function termOf(state: State, object: ObjectState, entry: Entry): Term | undefined {
  const target = entry.target === undefined ? object : state.objects.get(entry.target);
  return target?.terms[entry.opcode];
}

export function requestOf(state: State, object: ObjectState, entry: Entry): MessageDescriptor | undefined {
  return termOf(state, object, entry)?.message;
}

export function meaningOf(state: State, object: ObjectState, entry: Entry): Meaning | undefined {
  return termOf(state, object, entry)?.meaning;
}
