/** What an app passes to a request, checked and turned into what the wire takes. */

import { WaylandError } from '../errors.js';
import type { ArgDescriptor, MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { duplicate } from '../sys/index.js';
import type { OwnedFd, UntypedNewId, WireValue } from '../wire/index.js';

const PROXY = Symbol.for('resurface.WaylandProxy');

function isProxy(value: unknown): value is WaylandProxy {
  return typeof value === 'object' && value !== null && PROXY in value;
}

/** An object argument's id. @throws ERR_WL_DEAD_OBJECT, ERR_WL_WRONG_INTERFACE, ERR_WL_ARGUMENT */
function objectId(target: WaylandProxy, message: MessageDescriptor, arg: ArgDescriptor, value: RequestArg): number {
  if (value === null || value === undefined) return 0; // whether null may be is checked with all the rest
  if (!isProxy(value)) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `${target}.${message.name}: ${arg.name} must be an object, got ${typeof value}`,
    );
  }
  if (arg.interface !== undefined && value.interface.name !== arg.interface) {
    throw new WaylandError(
      'ERR_WL_WRONG_INTERFACE',
      `${target}.${message.name}: ${arg.name} must be a ${arg.interface}, got ${value}`,
    );
  }
  if (value.sink !== target.sink) {
    throw new WaylandError(
      'ERR_WL_WRONG_INTERFACE',
      `${target}.${message.name}: ${arg.name} ${value} belongs to another session`,
    );
  }
  if (!value.alive)
    throw new WaylandError('ERR_WL_DEAD_OBJECT', `${target}.${message.name}: ${arg.name} ${value} was destroyed`);
  if (value.id === 0) {
    throw new WaylandError(
      'ERR_WL_STATE',
      `${target}.${message.name}: ${arg.name} ${value} has no id on this connection`,
    );
  }
  return value.id;
}

/** What a request is, if it may be sent. @throws ERR_WL_ARGUMENT, ERR_WL_DEAD_OBJECT, ERR_WL_VERSION */
export function requestOf(target: WaylandProxy, opcode: number): MessageDescriptor {
  const message = target.interface.requests[opcode];
  if (message === undefined) {
    throw new WaylandError(
      'ERR_WL_ARGUMENT',
      `${target} has ${target.interface.requests.length} requests, none with number ${opcode}`,
    );
  }
  if (!target.alive) {
    throw new WaylandError('ERR_WL_DEAD_OBJECT', `${target}.${message.name}: the object was destroyed`);
  }
  if (message.since > target.version) {
    throw new WaylandError(
      'ERR_WL_VERSION',
      `${target}.${message.name}: exists since version ${message.since}, this object has version ${target.version}`,
    );
  }
  return message;
}

/** Wire values of a request, and the descriptors that were duplicated for it. */
export interface RequestValues {
  readonly values: WireValue[];
  /** Ours: to be closed if the request is not sent after all. */
  readonly duplicated: readonly OwnedFd[];
}

const NONE: readonly OwnedFd[] = [];

/**
 * Turns a request's arguments into wire values. `newId` stands where the descriptor has its `new_id`.
 * Ranges and nulls are left to the codec, which checks everything before it writes.
 */
export function requestValues(
  target: WaylandProxy,
  message: MessageDescriptor,
  args: readonly RequestArg[],
  newId: number | UntypedNewId | undefined,
): RequestValues {
  const values: WireValue[] = [];
  let duplicated: OwnedFd[] | undefined;
  let next = 0;
  try {
    for (const arg of message.args) {
      if (arg.type === 'new_id') {
        values.push(newId as number | UntypedNewId);
        continue;
      }
      const value = args[next++] as RequestArg;
      if (arg.type === 'object') {
        values.push(objectId(target, message, arg, value));
      } else if (arg.type === 'fd' && typeof value === 'number') {
        const fd = duplicate(value);
        duplicated ??= [];
        duplicated.push(fd);
        values.push(fd);
      } else {
        values.push(value as WireValue);
      }
    }
    if (next !== args.length) {
      throw new WaylandError(
        'ERR_WL_ARGUMENT',
        `${target}.${message.name}: takes ${next} arguments, got ${args.length}`,
      );
    }
  } catch (error) {
    for (const fd of duplicated ?? []) fd.close();
    throw error;
  }
  return { values, duplicated: duplicated ?? NONE };
}
