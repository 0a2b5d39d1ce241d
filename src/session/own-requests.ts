/** Requests of the engine's own, which are not the app's and so not part of the log. */

import type { Connection } from '../client/index.js';
import type { Journal } from '../journal/index.js';
import { wp_cursor_shape_manager_v1 } from '../protocol/generated/cursor-shape-v1.js';
import { wl_callback } from '../protocol/generated/wayland.js';
import type { RequestArg, WaylandProxy } from '../protocol/index.js';
import type { AppObjects } from './app-objects.js';
import { DISPLAY_HANDLE, REGISTRY_HANDLE } from './epoch.js';
import type { FitsOwner } from './fits.js';
import type { GlobalTable } from './globals.js';
import { sayNamed, sayShape } from './own-objects.js';
import { StandIn, standInFor } from './stand-in.js';

export class OwnRequests {
  readonly #journal: Journal;
  readonly #objects: AppObjects;
  readonly #globals: GlobalTable;
  #connection: Connection | undefined;

  constructor(journal: Journal, objects: AppObjects, globals: GlobalTable) {
    this.#journal = journal;
    this.#objects = objects;
    this.#globals = globals;
  }

  /** A new epoch. */
  begin(connection: Connection): void {
    this.#connection = connection;
  }

  /** Says something without the log. */
  unrecorded(say: () => void): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#journal.recording = false;
    connection.outbox.seal();
    try {
      say();
    } finally {
      connection.outbox.seal();
      this.#journal.recording = true;
    }
  }

  /** Says requests by their names, if there is a connection. */
  named(requests: Parameters<FitsOwner['say']>[0]): void {
    const connection = this.#connection;
    if (connection?.open !== true) return;
    this.unrecorded(() => requests((target, request, args) => sayNamed(connection, target, request, args)));
  }

  /** Says what the log has already. */
  again(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    const connection = this.#connection;
    if (connection?.open === true) this.unrecorded(() => connection.request(target, opcode, args));
  }

  /** What gives a pointer a shape; `undefined` where the compositor has no such thing. */
  get shapes(): { readonly name: number; readonly version: number } | undefined {
    const [offered] = this.#globals.all(wp_cursor_shape_manager_v1.name);
    return offered && { name: offered.name, version: Math.min(offered.version, wp_cursor_shape_manager_v1.version) };
  }

  /** Gives a pointer a shape, without a device of the app's. */
  shape(pointer: WaylandProxy, serial: number, shape: number): void {
    const { shapes } = this;
    const connection = this.#connection;
    const registry = this.#objects.get(REGISTRY_HANDLE);
    if (shapes === undefined || connection?.open !== true || registry === undefined) return;
    this.unrecorded(() => sayShape(connection, registry, shapes, standInFor(pointer), serial, shape));
  }

  /** Calls when what the compositor has said by now was heard; never, when it is gone before. */
  afterwards(call: () => void): void {
    const connection = this.#connection;
    const display = this.#objects.get(DISPLAY_HANDLE);
    if (connection?.open !== true || display === undefined) return;
    this.unrecorded(() => {
      const make = (version: number): StandIn => new StandIn(wl_callback, version);
      connection.construct(display, 0, [], { interface: wl_callback }, make).once('done', call);
    });
  }

  /** A buffer of the engine's own is of no use when the compositor has read it. */
  destroyAtRelease(buffer: WaylandProxy): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    buffer.once('release', () => this.unrecorded(() => destroy(connection, buffer)));
  }
}

function destroy(connection: Connection, standIn: WaylandProxy): void {
  const opcode = standIn.interface.requests.findIndex((message) => message.destructor === true);
  if (standIn.alive && connection.open) connection.request(standIn, opcode, []);
}
