/** An event's wire values become the payload that listeners get. */

import { type ArgDescriptor, camelCase, type MessageDescriptor, type WaylandProxy } from '../protocol/index.js';
import type { UntypedNewId, WireValue } from '../wire/index.js';

export interface PayloadObjects {
  /** `undefined` when it is gone already. */
  object(id: number, arg: ArgDescriptor): WaylandProxy | undefined;
  make(id: number, interfaceName: string): WaylandProxy;
}

const names = new WeakMap<MessageDescriptor, { event: string; fields: readonly string[] }>();

function namesOf(message: MessageDescriptor): { event: string; fields: readonly string[] } {
  let found = names.get(message);
  if (found === undefined) {
    found = { event: camelCase(message.name), fields: message.args.map((arg) => camelCase(arg.name)) };
    names.set(message, found);
  }
  return found;
}

/**
 * Builds the payload. An object that was destroyed here arrives dead; one whose id is free already is
 * null where the protocol allows it. @returns undefined when it is not allowed: such an event is discarded
 */
export function eventPayload(
  message: MessageDescriptor,
  values: readonly WireValue[],
  objects: PayloadObjects,
): Record<string, unknown> | undefined {
  const { fields } = namesOf(message);
  const payload: Record<string, unknown> = {};
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const arg = message.args[i] as MessageDescriptor['args'][number];
    let value: unknown = values[i];
    if (arg.type === 'object') {
      value = value === 0 ? null : (objects.object(value as number, arg) ?? null);
      if (value === null && arg.nullable !== true) whole = false;
    } else if (arg.type === 'new_id') {
      const made =
        typeof value === 'number' ? { id: value, interface: arg.interface as string } : (value as UntypedNewId);
      value = objects.make(made.id, made.interface);
    }
    payload[fields[i] as string] = value;
  }
  return whole ? payload : undefined;
}

/** Runs the listeners. */
export function emitEvent(target: WaylandProxy, message: MessageDescriptor, payload: Record<string, unknown>): void {
  target.emit(namesOf(message).event, payload);
}

/**
 * Runs what is not ours. An exception there becomes an uncaught exception of its own turn, so that later
 * events still arrive.
 */
export function uncaught(run: () => void): void {
  try {
    run();
  } catch (error) {
    setImmediate(() => {
      throw error;
    });
  }
}
