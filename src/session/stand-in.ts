/** Wire objects that a replay makes: each takes the place of an app's object until the epoch is set up. */

import type { Connection } from '../client/index.js';
import { type InterfaceDescriptor, type RequestSink, WaylandProxy } from '../protocol/index.js';
import { laneOf } from './lanes.js';

/** Nobody makes requests through a stand-in but the engine, which has the connection itself. */
const NO_SINK: RequestSink = {
  request: () => undefined,
  construct: () => {
    throw new Error('a stand-in makes no objects');
  },
};

export class StandIn extends WaylandProxy {
  readonly #descriptor: InterfaceDescriptor;

  constructor(descriptor: InterfaceDescriptor, version: number) {
    super({ sink: NO_SINK, handle: 0, version });
    this.#descriptor = descriptor;
  }

  override get interface(): InterfaceDescriptor {
    return this.#descriptor;
  }
}

/** The app's object becomes what its stand-in is on a connection. */
export function takePlace(connection: Connection, standIn: WaylandProxy, proxy: WaylandProxy): void {
  proxy.id = standIn.id;
  proxy.version = standIn.version;
  proxy.lane = laneOf(connection, proxy.interface);
  if (connection.objects.get(standIn.id) === standIn) connection.objects.replace(standIn.id, proxy);
}

/** One for an object of the app's that is there. */
export function standInFor(proxy: WaylandProxy): StandIn {
  const standIn = new StandIn(proxy.interface, proxy.version);
  standIn.id = proxy.id;
  return standIn;
}
