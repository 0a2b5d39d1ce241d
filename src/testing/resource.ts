/** One protocol object of one client, as the compositor sees it: its requests and its events. */

import { WaylandError } from '../errors.js';
import { wl_callback } from '../protocol/generated/wayland.js';
import type { InterfaceDescriptor } from '../protocol/index.js';
import type { OwnedFd, UntypedNewId, WireValue } from '../wire/index.js';
import type { ClientConnection } from './client-connection.js';
import type { Surface } from './surface.js';

/** A request's argument with objects found; a typed `new_id` is the id that the new resource takes. */
export type RequestValue = number | string | null | Uint8Array | OwnedFd | UntypedNewId | Resource;

/**
 * What each request of an interface does. Parameters follow the descriptor's arguments one to one: the
 * dispatcher has checked types, object interfaces and nulls by then.
 */
export type RequestTable<Self, Name extends string> = {
  readonly [N in Name]: (self: Self, ...args: never[]) => void;
};

/** How a digest names a surface, or the surface of a role object. */
export type NameOf = (surface: Surface | undefined) => string;

/** A client broke a rule: becomes `wl_display.error`, and the end of the client. */
export class RequestError extends Error {
  readonly resource: Resource;
  readonly code: number;

  constructor(resource: Resource, code: number, message: string) {
    super(message);
    this.resource = resource;
    this.code = code;
  }
}

const eventOpcodes = new WeakMap<InterfaceDescriptor, Map<string, number>>();

function opcodeOf(descriptor: InterfaceDescriptor, event: string): number {
  let opcodes = eventOpcodes.get(descriptor);
  if (opcodes === undefined) {
    opcodes = new Map(descriptor.events.map((message, opcode) => [message.name, opcode]));
    eventOpcodes.set(descriptor, opcodes);
  }
  const opcode = opcodes.get(event);
  if (opcode === undefined) throw new WaylandError('ERR_WL_ARGUMENT', `${descriptor.name} has no event ${event}`);
  return opcode;
}

export abstract class Resource {
  readonly client: ClientConnection;
  readonly id: number;
  readonly version: number;
  readonly descriptor: InterfaceDescriptor;
  /** False once it was destroyed. */
  alive = true;
  /** Whether it is a bound global. */
  bound = false;

  constructor(client: ClientConnection, id: number, version: number, descriptor: InterfaceDescriptor) {
    this.client = client;
    this.id = id;
    this.version = version;
    this.descriptor = descriptor;
    client.register(this);
  }

  abstract get requests(): RequestTable<never, string>;

  /** Sends an event; one that is newer than the object's version is left out. Objects are given as resources or `null`. */
  send(event: string, ...values: readonly (WireValue | Resource)[]): void {
    const opcode = opcodeOf(this.descriptor, event);
    const message = this.descriptor.events[opcode];
    if (message === undefined || message.since > this.version || !this.alive) return;
    const wire = values.map((value, i) => {
      if (value instanceof Resource) return value.id;
      return value === null && message.args[i]?.type === 'object' ? 0 : value;
    });
    this.client.sendEvent(this, opcode, message, wire);
  }

  /** Ends the object: by its destructor, by an event that ends it, or with its client. */
  destroy(): void {
    if (!this.alive) return;
    this.alive = false;
    this.client.unregister(this);
    this.destroyed();
  }

  /**
   * What a digest says of this object, as plain JSON that is the same for the same state; `undefined` leaves it out.
   * Other objects are named by `name`, surfaces and windows the same way each time.
   */
  told(_name: NameOf): unknown {
    return undefined;
  }

  /** What ends with the object. Runs after it left its client's table. */
  protected destroyed(): void {}

  /** `wl_surface#12`, for messages. */
  toString(): string {
    return `${this.descriptor.name}#${this.id}`;
  }
}

/** A `wl_callback`: done once, and gone. */
export class Callback extends Resource {
  constructor(client: ClientConnection, id: number) {
    super(client, id, 1, wl_callback);
  }

  override get requests(): RequestTable<never, never> {
    return {};
  }

  done(data: number): void {
    this.send('done', data >>> 0);
    this.destroy();
  }
}

/** An object without state of its own: requests that only make other objects, or a destructor. */
export class PlainResource<Name extends string> extends Resource {
  readonly #requests: RequestTable<Resource, Name>;

  constructor(
    client: ClientConnection,
    id: number,
    version: number,
    descriptor: InterfaceDescriptor,
    requests: RequestTable<Resource, Name>,
  ) {
    super(client, id, version, descriptor);
    this.#requests = requests;
  }

  override get requests(): RequestTable<never, string> {
    return this.#requests;
  }
}
