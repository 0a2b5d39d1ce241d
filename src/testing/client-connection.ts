/** One client's connection: its socket, its objects and their ids, and the way of its requests to them. */

import { SystemError, WaylandError } from '../errors.js';
import { WlDisplayError } from '../protocol/generated/wayland.js';
import type { MessageDescriptor } from '../protocol/index.js';
import { peerPid, receive, SocketWatch, send } from '../sys/index.js';
import {
  decodeMessage,
  encodeMessage,
  Inbox,
  Outbox,
  OwnedFd,
  type RawMessage,
  type UntypedNewId,
  type WireValue,
} from '../wire/index.js';
import type { Desktop } from './desktop.js';
import { Display } from './display.js';
import { RequestError, type RequestValue, type Resource } from './resource.js';

/** Ids from here on are made by the compositor. */
const SERVER_IDS = 0xff000000;
/** Reads in a row before other clients get their turn. */
const READS_PER_TURN = 16;

/** A request as it was sent: objects as their ids, 0 for null. */
export interface RequestRecord {
  readonly client: ClientConnection;
  readonly interface: string;
  readonly id: number;
  /** As in the XML: `set_title`. */
  readonly request: string;
  readonly args: readonly WireValue[];
}

/** A protocol error that ended a client. */
export interface ErrorRecord {
  readonly client: ClientConnection;
  readonly interface: string;
  readonly id: number;
  readonly code: number;
  readonly message: string;
}

export class ClientConnection {
  readonly desktop: Desktop;
  readonly pid: number;
  /** How many requests it has sent. */
  requests = 0;
  /** How many of them were `wl_display.sync`. */
  syncs = 0;
  /** How many of them were `xdg_surface.ack_configure`. */
  acks = 0;
  /** How often it spoke again after it had been answered: an upper limit of the round trips that it waited for. */
  roundTrips = 0;
  /** The error that it was sent. */
  error: ErrorRecord | undefined;

  readonly #socket: OwnedFd;
  #watch: SocketWatch | undefined;
  readonly #inbox = new Inbox();
  readonly #outbox = new Outbox();
  /** By id; `undefined` where an id is free. */
  readonly #objects: (Resource | undefined)[] = [undefined];
  readonly #serverObjects = new Map<number, Resource>();
  #nextServerId = SERVER_IDS;
  #answered = false;
  #flushing = false;
  #ending = false;
  #closed = false;

  readonly display: Display;

  constructor(desktop: Desktop, socket: OwnedFd) {
    this.desktop = desktop;
    this.#socket = socket;
    this.pid = peerPid(socket.fd);
    this.#objects.push(undefined);
    this.display = new Display(this);
    this.resumeReading();
  }

  /** Whether the connection is over, or is only kept until the client has read its error. */
  get gone(): boolean {
    return this.#closed || this.error !== undefined;
  }

  /** All live objects, by id. */
  *resources(): IterableIterator<Resource> {
    for (const object of this.#objects) if (object !== undefined) yield object;
    yield* this.#serverObjects.values();
  }

  /** The live objects of one class, in the order of their ids. */
  ofType<T extends Resource>(type: abstract new (...args: never[]) => T): T[] {
    return [...this.resources()].filter((one): one is T => one instanceof type);
  }

  /** A fresh id for an object that an event makes. */
  serverId(): number {
    return this.#nextServerId++;
  }

  register(resource: Resource): void {
    if (resource.id >= SERVER_IDS) this.#serverObjects.set(resource.id, resource);
    else this.#objects[resource.id] = resource;
  }

  unregister(resource: Resource): void {
    if (resource.id >= SERVER_IDS) {
      this.#serverObjects.delete(resource.id);
      return;
    }
    this.#objects[resource.id] = undefined;
    if (!this.#ending) this.display.send('delete_id', resource.id);
  }

  sendEvent(resource: Resource, opcode: number, message: MessageDescriptor, values: readonly WireValue[]): void {
    if (this.#ending || this.#closed) {
      for (const value of values) if (value instanceof OwnedFd) value.close();
      return;
    }
    encodeMessage(this.#outbox, resource.id, opcode, message, values, resource);
    if (this.#flushing) return;
    this.#flushing = true;
    queueMicrotask(() => this.flush());
  }

  /** Sends what the socket takes; the rest follows when it takes more. */
  flush(): void {
    this.#flushing = false;
    if (this.#closed) return;
    try {
      for (let chunk = this.#outbox.next(); chunk !== undefined; chunk = this.#outbox.next()) {
        const sent = send(this.#socket.fd, chunk);
        if (sent === 0) {
          this.#watch?.wantWritable();
          return;
        }
        this.#answered = true;
        this.#outbox.sent(sent, chunk.fds.length);
      }
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.close();
      return;
    }
    if (this.error !== undefined) this.close();
  }

  /** Stops reading: the client's socket fills up. */
  pauseReading(): void {
    this.#watch?.close();
    this.#watch = undefined;
  }

  resumeReading(): void {
    if (this.#closed) return;
    this.#watch ??= new SocketWatch(this.#socket.fd, {
      readable: () => this.#read(),
      writable: () => this.flush(),
    });
    if (this.#outbox.unsent > 0) this.flush();
  }

  #read(): void {
    try {
      for (let i = 0; i < READS_PER_TURN && !this.#closed && this.#watch !== undefined; i++) {
        const found = receive(this.#socket.fd, this.#inbox);
        if (found === 'empty') break;
        if (found === 'end') {
          this.close();
          break;
        }
        if (this.#answered) this.roundTrips++;
        this.#answered = false;
        this.#dispatchAll();
      }
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.close();
    }
    this.flush();
  }

  #dispatchAll(): void {
    try {
      while (!this.gone) {
        const raw = this.#inbox.next();
        if (raw === undefined) break;
        this.#dispatch(raw);
        this.desktop.happened();
      }
    } catch (error) {
      this.#fail(error);
    }
    // What follows an error is not read any more.
    if (this.gone) this.#inbox.close();
  }

  #fail(error: unknown): void {
    if (error instanceof RequestError) {
      this.postError(error.resource, error.code, error.message);
    } else if (error instanceof WaylandError && error.code === 'ERR_WL_MALFORMED') {
      this.postError(this.display, WlDisplayError.invalid_method, error.message);
    } else {
      // A mistake of ours: the client ends in an orderly way, and the exception is not lost.
      this.postError(this.display, WlDisplayError.implementation, String(error));
      throw error;
    }
  }

  #find(id: number): Resource | undefined {
    return id >= SERVER_IDS ? this.#serverObjects.get(id) : this.#objects[id];
  }

  #dispatch(raw: RawMessage): void {
    const target = this.#find(raw.object);
    if (target === undefined) {
      throw new RequestError(this.display, WlDisplayError.invalid_object, `invalid object ${raw.object}`);
    }
    const message = target.descriptor.requests[raw.opcode];
    if (message === undefined || message.since > target.version) {
      const what = message === undefined ? `opcode ${raw.opcode}` : `${message.name} (since ${message.since})`;
      throw new RequestError(
        this.display,
        WlDisplayError.invalid_method,
        `invalid method ${what}, object ${target} of version ${target.version}`,
      );
    }
    let values: WireValue[];
    try {
      values = decodeMessage(raw, message, this.#inbox.fds, target);
    } catch (error) {
      if (!(error instanceof WaylandError)) throw error;
      throw new RequestError(this.display, WlDisplayError.invalid_method, `invalid arguments: ${error.message}`);
    }
    try {
      const found = values.map((value, i) => this.#resolve(target, message, i, value));
      this.#count(target, message, values);
      if (this.gone) return; // whoever heard of it took the compositor down, or the client
      // The parameters of the table's function repeat the descriptor, by which the values were just checked.
      const request = target.requests[message.name] as unknown as (self: Resource, ...args: RequestValue[]) => void;
      request(target, ...found);
    } finally {
      for (const value of values) if (value instanceof OwnedFd) value.close();
    }
    if (message.destructor === true) target.destroy();
  }

  #count(target: Resource, message: MessageDescriptor, args: readonly WireValue[]): void {
    this.requests++;
    const { name } = target.descriptor;
    if (name === 'wl_display' && message.name === 'sync') this.syncs++;
    if (name === 'xdg_surface' && message.name === 'ack_configure') this.acks++;
    const { events } = this.desktop;
    if (events.listenerCount('request') === 0) return;
    try {
      events.emit('request', { client: this, interface: name, id: target.id, request: message.name, args });
    } catch (error) {
      // A listener's own mistake is an uncaught exception as anywhere, and not the client's fault.
      setImmediate(() => {
        throw error;
      });
    }
  }

  #resolve(target: Resource, message: MessageDescriptor, index: number, value: WireValue): RequestValue {
    const arg = message.args[index];
    const wrong = (problem: string): RequestError =>
      new RequestError(
        this.display,
        WlDisplayError.invalid_method,
        `invalid arguments for ${target}.${message.name}: ${arg?.name} ${problem}`,
      );
    if (arg?.type === 'object') {
      if (value === 0) return null;
      const found = this.#find(value as number);
      if (found === undefined) throw wrong(`is unknown object ${value}`);
      if (arg.interface !== undefined && found.descriptor.name !== arg.interface) {
        throw wrong(`must be a ${arg.interface}, is ${found}`);
      }
      return found;
    }
    if (arg?.type === 'new_id') {
      const id = typeof value === 'number' ? value : (value as UntypedNewId).id;
      // As libwayland: the next id that was never used, or one that is free again.
      if (id >= SERVER_IDS || id > this.#objects.length || this.#objects[id] !== undefined) {
        throw wrong(`is no valid new id: ${id}`);
      }
    }
    return value as number | string | null | Uint8Array | OwnedFd | UntypedNewId;
  }

  /** Sends `wl_display.error`, as the last event, and ends the connection once it is sent. */
  postError(resource: Resource, code: number, message: string): void {
    if (this.gone) return;
    const text = message.slice(0, 1000);
    this.display.send('error', resource.id, code, `${resource}: ${text}`);
    this.error = { client: this, interface: resource.descriptor.name, id: resource.id, code, message: text };
    this.#endObjects();
    this.desktop.events.emit('protocolError', this.error);
    this.flush();
  }

  #endObjects(): void {
    if (this.#ending) return;
    this.#ending = true;
    // As libwayland: in the order of their ids. Parents may go before their children here.
    for (const resource of [...this.resources()]) resource.destroy();
    this.desktop.clientGone(this);
  }

  /** Ends the connection without a word. */
  close(): void {
    if (this.#closed) return;
    this.#endObjects();
    this.#closed = true;
    this.#watch?.close();
    this.#watch = undefined;
    this.#inbox.close();
    this.#outbox.discard();
    this.#socket.close();
    this.desktop.clientClosed(this);
  }
}
