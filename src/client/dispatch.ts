/** An event's wire values become the payload that listeners get. */

import {
  type ArgDescriptor,
  camelCase,
  type InterfaceDescriptor,
  type MessageDescriptor,
  type Payload,
  type ProxyClass,
  type WaylandProxy,
} from '../protocol/index.js';
import type { UntypedNewId, WireValue } from '../wire/index.js';

export interface PayloadObjects {
  /** `undefined` when it is gone already. */
  object(id: number, arg: ArgDescriptor): WaylandProxy | undefined;
  make(id: number, interfaceName: string): WaylandProxy;
}

/** How an event is read and told, worked out once for each class. */
export interface EventPlan {
  readonly message: MessageDescriptor;
  /** As listeners know it. */
  readonly name: string;
  readonly payload: Payload;
  /** Bytes of the arguments, where each is a number and there is nothing to look up; else −1. */
  readonly numbers: number;
  /** How each of these numbers is read. */
  readonly kinds: Uint8Array;
  /** Room for these numbers, until the payload is made and the owner has heard them. */
  readonly values: number[];
  /** Whether somebody else than listeners hears it. */
  readonly heard: boolean;
  readonly destructor: boolean;
}

export function planEvents(
  type: ProxyClass,
  descriptor: InterfaceDescriptor,
  hears: (descriptor: InterfaceDescriptor, opcode: number) => boolean,
): readonly EventPlan[] {
  return descriptor.events.map((message, opcode) => ({
    message,
    name: camelCase(message.name),
    // A class that was generated before there were payloads, or by others.
    payload: type.payloads?.[opcode] ?? payloadOf(message.args.map((arg) => camelCase(arg.name))),
    numbers: message.args.every(({ type }) => NUMBERS.has(type)) ? message.args.length * 4 : -1,
    kinds: Uint8Array.from(message.args, ({ type }) => (type === 'int' ? INT : type === 'uint' ? UINT : FIXED)),
    values: message.args.map(() => 0),
    heard: hears(descriptor, opcode),
    destructor: message.destructor === true,
  }));
}

export const INT = 0;
export const UINT = 1;
const FIXED = 2;
const NUMBERS: ReadonlySet<string> = new Set(['int', 'uint', 'fixed']);

function payloadOf(fields: readonly string[]): Payload {
  return (args) => Object.fromEntries(fields.map((field, i) => [field, args[i]]));
}

/**
 * Builds the payload. An object that was destroyed here arrives dead; one whose id is free already is
 * null where the protocol allows it. @returns undefined when it is not allowed: such an event is discarded
 */
export function eventPayload(
  { message, payload }: EventPlan,
  values: readonly WireValue[],
  objects: PayloadObjects,
): Record<string, unknown> | undefined {
  let whole = true;
  const args = values.map((value, i): unknown => {
    const arg = message.args[i] as ArgDescriptor;
    if (arg.type === 'object') {
      const object = value === 0 ? null : (objects.object(value as number, arg) ?? null);
      if (object === null && arg.nullable !== true) whole = false;
      return object;
    }
    if (arg.type !== 'new_id') return value;
    const made =
      typeof value === 'number' ? { id: value, interface: arg.interface as string } : (value as UntypedNewId);
    return objects.make(made.id, made.interface);
  });
  return whole ? payload(args) : undefined;
}

/**
 * Runs what is not ours. An exception there becomes an uncaught exception of its own turn, so that later
 * events still arrive.
 */
export function uncaught(run: () => void): void {
  try {
    run();
  } catch (error) {
    throwLater(error);
  }
}

export function throwLater(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}
