/** Which global an object stands for: told by the registry, kept in words that outlive an epoch. */

import type { GlobalIdentity, ObjectState, State } from './state.js';

/** The registry announced a global (wayland: wl_registry.global). */
export function announce(state: State, name: number, iface: string, version: number): void {
  if (state.globals.has(name)) return;
  const taken = new Set<number>();
  for (const one of state.globals.values()) if (one.interface === iface) taken.add(one.ordinal);
  for (const { global } of state.objects.values()) {
    if (global?.interface === iface && global.absent === true) taken.add(global.ordinal);
  }
  let ordinal = 0;
  while (taken.has(ordinal)) ordinal++;
  state.globals.set(name, { name, interface: iface, version, ordinal });
}

/** The registry took a global back (wayland: wl_registry.global_remove); what is bound to it stays, and is inert. */
export function withdraw(state: State, name: number): void {
  const gone = state.globals.get(name);
  if (gone === undefined) return;
  state.globals.delete(name);
  for (const object of state.objects.values()) if (isBoundTo(object, gone)) markAbsent(object);
}

/** What a `bind` to a registry's name is bound to (wayland: wl_registry.bind). */
export function identify(state: State, name: number): GlobalIdentity | undefined {
  const global = state.globals.get(name);
  if (global === undefined) return undefined;
  return { interface: global.interface, offered: global.version, ordinal: global.ordinal };
}

export function isBoundTo({ global }: ObjectState, to: { interface: string; ordinal: number }): boolean {
  return global?.interface === to.interface && global.ordinal === to.ordinal;
}

export function markAbsent(object: ObjectState): void {
  if (object.global !== undefined) object.global = { ...object.global, absent: true };
}

/** What events told of the thing behind a global: the same on another connection, where its number is not. */
export interface Told {
  readonly name?: string;
  readonly make?: string;
  readonly model?: string;
}

/** @param events last arguments of the events of a `wl_output` or `wl_seat`, by name */
export function toldOf(events: ReadonlyMap<string, readonly unknown[]>): Told {
  const name = events.get('name')?.[0];
  // wl_output.geometry: x, y, physical width and height, subpixel, make, model, transform
  const [, , , , , make, model] = events.get('geometry') ?? [];
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof make === 'string' && { make }),
    ...(typeof model === 'string' && { model }),
  };
}
