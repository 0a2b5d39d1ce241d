// A compositor's end of a socket for tests of the client: it reads requests and writes events, and knows no more.
import { setImmediate as turn } from 'node:timers/promises';
import { Connection, type ConnectionOptions, type ConnectionOwner } from '../../src/client/index.js';
import type { WaylandError } from '../../src/errors.js';
import { HandleCounter } from '../../src/objects/index.js';
import {
  WlDisplay,
  type WlRegistry,
  wl_callback,
  wl_display,
  wl_registry,
} from '../../src/protocol/generated/wayland.js';
import type {
  InterfaceDescriptor,
  ProxyClass,
  RequestArg,
  RequestSink,
  WaylandProxy,
} from '../../src/protocol/index.js';
import { receive, send, shutdownSocket, socketPair, waitFor } from '../../src/sys/index.js';
import {
  decodeMessage,
  encodeMessage,
  Inbox,
  Outbox,
  type OwnedFd,
  type UntypedNewId,
  type WireValue,
} from '../../src/wire/index.js';
import { EchoV1, echo_child_v1, echo_mute_v1, echo_v1 } from '../scanner/echo.js';

const KNOWN = new Map<string, InterfaceDescriptor>(
  [wl_display, wl_registry, wl_callback, echo_v1, echo_child_v1, echo_mute_v1].map((one) => [one.name, one]),
);

/** A request as the peer read it. Its fds are the reader's to close. */
export interface ReadRequest {
  readonly object: number;
  readonly name: string;
  readonly values: readonly WireValue[];
}

export class RawPeer {
  readonly socket: OwnedFd;
  readonly objects = new Map<number, InterfaceDescriptor>([[1, wl_display]]);
  readonly outbox = new Outbox();
  readonly #inbox = new Inbox();
  /** Whether the client's end of the stream was read. */
  ended = false;

  constructor(socket: OwnedFd) {
    this.socket = socket;
  }

  /** All requests that are there by now. */
  requests(): ReadRequest[] {
    const all: ReadRequest[] = [];
    while (!this.ended) {
      const received = receive(this.socket.fd, this.#inbox);
      if (received === 'end') this.ended = true;
      if (received !== 'data') break;
      for (let raw = this.#inbox.next(); raw !== undefined; raw = this.#inbox.next()) {
        const message = this.objects.get(raw.object)?.requests[raw.opcode];
        if (message === undefined) throw new Error(`request ${raw.opcode} to object ${raw.object}`);
        const values = decodeMessage(raw, message, this.#inbox.fds, `object ${raw.object}`);
        message.args.forEach((arg, i) => {
          if (arg.type !== 'new_id') return;
          const value = values[i] as number | UntypedNewId;
          const [id, name] = typeof value === 'number' ? [value, arg.interface] : [value.id, value.interface];
          this.objects.set(id, KNOWN.get(name as string) as InterfaceDescriptor);
        });
        all.push({ object: raw.object, name: message.name, values });
      }
    }
    return all;
  }

  /** Queues an event. */
  queue(object: number, name: string, ...values: WireValue[]): void {
    const { events } = this.objects.get(object) as InterfaceDescriptor;
    const opcode = events.findIndex((event) => event.name === name);
    const message = events[opcode] as InterfaceDescriptor['events'][number];
    message.args.forEach((arg, i) => {
      if (arg.type !== 'new_id') return;
      this.objects.set(values[i] as number, KNOWN.get(arg.interface as string) as InterfaceDescriptor);
    });
    encodeMessage(this.outbox, object, opcode, message, values, `object ${object}`, { maxBytes: 65532 });
  }

  /** Sends what is queued; it must fit into the socket. */
  flush(): void {
    for (let chunk = this.outbox.next(); chunk !== undefined; chunk = this.outbox.next()) {
      const sent = send(this.socket.fd, chunk);
      if (sent === 0) throw new Error('the socket is full');
      this.outbox.sent(sent, chunk.fds.length);
    }
  }

  /** Sends one event. */
  event(object: number, name: string, ...values: WireValue[]): void {
    this.queue(object, name, ...values);
    this.flush();
  }

  /** Sends words as they are. */
  words(...words: number[]): void {
    const bytes = new Uint8Array(Uint32Array.from(words.map((word) => word >>> 0)).buffer);
    send(this.socket.fd, { bytes, start: 0, end: bytes.length, fds: [] });
  }

  /** Ends the connection as a dying compositor does: with the socket. */
  close(): void {
    this.outbox.discard();
    this.#inbox.close();
    this.socket.close();
  }

  /** Refuses all further requests, and can still send: a half-closed socket. */
  stopReading(): void {
    shutdownSocket(this.socket.fd, 'reading');
  }
}

/** A client over a {@link Connection}, without a session. */
export class RawClient implements RequestSink {
  readonly owner: ConnectionOwner;
  readonly connection: Connection;
  readonly display: WlDisplay;
  readonly registry: WlRegistry;
  readonly handles = new HandleCounter(1);
  /** Why the connection ended; it must do so once. */
  readonly ends: WaylandError[] = [];
  readonly made: WaylandProxy[] = [];
  readonly deleted: number[] = [];

  constructor(fd: OwnedFd, options: Partial<ConnectionOptions> = {}) {
    this.owner = {
      handles: this.handles,
      ended: (reason) => this.ends.push(reason),
      made: (proxy) => this.made.push(proxy),
      deleted: (id) => this.deleted.push(id),
    };
    this.connection = new Connection({ fd, owner: this.owner, ...options });
    this.display = new WlDisplay({ sink: this, handle: this.handles.take(), version: 1 });
    this.connection.enterDisplay(this.display);
    this.registry = this.display.getRegistry();
  }

  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[]): void {
    this.connection.request(target, opcode, args);
  }

  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: ProxyClass<T>,
    version?: number,
  ): T {
    const make = (made: number): T => new type({ sink: this, handle: this.handles.take(), version: made });
    return this.connection.construct(target, opcode, args, type, make, version);
  }

  /** Waits for the end and gives its reason. */
  async end(): Promise<WaylandError> {
    await until(() => this.ends.length > 0);
    return this.ends[0] as WaylandError;
  }
}

export interface Pair extends Disposable {
  readonly client: RawClient;
  readonly peer: RawPeer;
  /** `echo_v1`, bound. Its id on the wire is 3. */
  readonly echo: EchoV1;
  /** Waits until the client has read and delivered all that was sent to it by now. */
  settled(): Promise<void>;
}

/** Turns of the loop until something is so; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await turn();
}

/** A client and its peer over a socket, with an `echo_v1` of the given version. */
export function connected(options: Partial<ConnectionOptions> & { version?: number } = {}): Pair {
  const [left, right] = socketPair();
  const client = new RawClient(left, options);
  const peer = new RawPeer(right);
  const echo = client.registry.bind(1, EchoV1, options.version ?? 3);
  client.connection.flush();
  peer.requests();
  return {
    client,
    peer,
    echo,
    settled: () => until(() => !client.connection.open || !waitFor(left.fd, 'readable', 0)),
    [Symbol.dispose]() {
      client.connection.close();
      peer.close();
    },
  };
}
