/** Values in requests that a compositor only takes if it has offered them (meanings: `offered`). */

import type { InterfaceDescriptor, MessageDescriptor, OfferedValues } from '../protocol/index.js';
import type { State } from './state.js';

/** What a request asks for. */
export interface AskedValue {
  readonly offered: OfferedValues;
  /** In the order of the event's arguments. */
  readonly values: readonly number[];
}

/**
 * @param args of the request, as many as the message has, with or without what is no number
 * @returns nothing for a request that any compositor takes
 */
export function askedValue(
  { meanings }: InterfaceDescriptor,
  message: MessageDescriptor | undefined,
  args: readonly unknown[],
): AskedValue | undefined {
  const offered = message && meanings?.requests[message.name]?.offered;
  if (message === undefined || offered === undefined) return undefined;
  const values = offered.args.map((name) => args[message.args.findIndex((arg) => arg.name === name)] as number);
  const isAlways = offered.always?.some((choice) => choice.every((value, i) => value === values[i])) === true;
  return isAlways ? undefined : { offered, values };
}

/** Interfaces that must tell what they offer before a state can be said, as the app has them bound. */
export function tellersFor(state: State): Map<string, InterfaceDescriptor> {
  const needed = new Set<string>();
  for (const { interface: descriptor, origin, now, pending, cached, committed } of state.objects.values()) {
    const maker = state.object(origin.target)?.interface;
    const made = maker && askedValue(maker, maker.requests[origin.opcode], origin.args);
    if (made !== undefined) needed.add(made.offered.by);
    for (const layer of [now, pending, cached, committed]) {
      for (const { opcode, args } of [...layer.values()].flat()) {
        const set = askedValue(descriptor, descriptor.requests[opcode], args);
        if (set !== undefined) needed.add(set.offered.by);
      }
    }
  }
  const tellers = new Map<string, InterfaceDescriptor>();
  if (needed.size === 0) return tellers;
  for (const { interface: descriptor, global } of state.objects.values()) {
    if (global !== undefined && needed.has(descriptor.name)) tellers.set(descriptor.name, descriptor);
  }
  return tellers;
}
