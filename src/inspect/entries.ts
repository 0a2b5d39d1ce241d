/** Requests in force and what was heard, as plain data in the protocol's own words. */

import type { Entry, LogArg, ObjectState, State } from '../journal/index.js';
import type { ArgDescriptor, EnumDescriptor, InterfaceDescriptor, MessageDescriptor } from '../protocol/index.js';
import type { OpenedSnapshot } from './opened.js';

/**
 * The value of an argument: objects are named (`wl_surface#12`, or null), enums of the protocol are their entries' names
 * (`"a|b"` for bitfields), arrays are hexadecimal, an fd is null.
 */
export type ArgumentValue = number | string | null;

/** A request that is in force. */
export interface RequestDescription {
  readonly request: string;
  readonly args: Readonly<Record<string, ArgumentValue>>;
  /** What it was given by value: a region's rectangles, a positioner's rules. */
  readonly copied?: readonly RequestDescription[];
}

/** Requests in force, by the name of what they set. */
export type StageDescription = Readonly<Record<string, readonly RequestDescription[]>>;

/** Names an object in an argument. */
export type Naming = (handle: number) => string;

/** The words for the objects of a snapshot; `name` says how an object is called. */
export class Words {
  readonly #state: State;
  readonly #name: Naming;
  readonly #interfaces: ReadonlyMap<string, InterfaceDescriptor>;

  constructor({ state, interfaces }: OpenedSnapshot, name?: Naming) {
    this.#state = state;
    this.#interfaces = interfaces;
    this.#name = name ?? ((handle) => `${state.object(handle)?.interface.name ?? 'gone'}#${handle}`);
  }

  name(handle: number): string {
    return this.#name(handle);
  }

  request(of: InterfaceDescriptor, entry: Entry): RequestDescription {
    const message = of.requests[entry.opcode];
    const { copied } = entry;
    return {
      request: message?.name ?? `request ${entry.opcode}`,
      args: this.#args(of, message, entry.args, copied?.interface.name),
      ...(copied && { copied: copied.entries.map((one) => this.request(copied.interface, one)) }),
    };
  }

  stage(object: ObjectState, layer: ObjectState['now']): StageDescription | undefined {
    if (layer.size === 0) return undefined;
    const stage: Record<string, RequestDescription[]> = {};
    for (const key of [...layer.keys()].sort()) {
      stage[key] = (layer.get(key) ?? []).map((entry) => {
        const said = entry.target === undefined ? object : this.#state.object(entry.target);
        return this.request((said ?? object).interface, entry);
      });
    }
    return stage;
  }

  heard(object: ObjectState): Readonly<Record<string, Readonly<Record<string, ArgumentValue>>>> | undefined {
    if (object.heard.size === 0) return undefined;
    const heard: Record<string, Record<string, ArgumentValue>> = {};
    for (const [name, args] of [...object.heard].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const message = object.interface.events.find((event) => event.name === name.split(' ')[0]);
      heard[name] = this.#args(object.interface, message, args);
    }
    return heard;
  }

  /** The request that made an object; undefined for what an event made, and for `wl_display`. */
  origin(object: ObjectState): RequestDescription | undefined {
    const maker = this.#state.object(object.origin.target);
    if (maker === undefined || object.origin.opcode < 0) return undefined;
    return this.request(maker.interface, object.origin);
  }

  #args(
    of: InterfaceDescriptor,
    message: MessageDescriptor | undefined,
    args: readonly LogArg[],
    byValue?: string,
  ): Record<string, ArgumentValue> {
    const named: Record<string, ArgumentValue> = {};
    for (const [i, arg] of (message?.args ?? []).entries()) {
      if (arg.type === 'fd' || (byValue !== undefined && arg.interface === byValue)) continue;
      named[arg.name] = this.#value(of, arg, args[i] ?? null);
    }
    return named;
  }

  #value(of: InterfaceDescriptor, arg: ArgDescriptor, value: LogArg): ArgumentValue {
    if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
    if (arg.type === 'object' || arg.type === 'new_id') return value ? this.#name(value as number) : null;
    if (typeof value === 'number' && arg.enum !== undefined) return enumName(this.#enum(of, arg.enum), value);
    return typeof value === 'number' || typeof value === 'string' ? value : null;
  }

  #enum(of: InterfaceDescriptor, name: string): EnumDescriptor | undefined {
    const [first = '', second] = name.split('.');
    const owner = second === undefined ? of : this.#interfaces.get(first);
    return owner?.enums.find((one) => one.name === (second ?? first));
  }
}

function enumName(descriptor: EnumDescriptor | undefined, value: number): ArgumentValue {
  const found = descriptor?.entries.find((entry) => entry.value === value);
  if (found !== undefined || descriptor?.bitfield !== true) return found?.name ?? value;
  const bits = descriptor.entries.filter((entry) => entry.value !== 0 && (value & entry.value) === entry.value);
  const known = bits.reduce((sum, entry) => sum | entry.value, 0);
  return known >>> 0 === value >>> 0 && bits.length > 0 ? bits.map((entry) => entry.name).join('|') : value;
}
