// A client without a library: requests by name, events as they come. Only wire and sys are used.
import { ftruncateSync, writeSync } from 'node:fs';
import * as singlePixel from '../../src/protocol/generated/single-pixel-buffer-v1.js';
import * as viewporter from '../../src/protocol/generated/viewporter.js';
import * as wayland from '../../src/protocol/generated/wayland.js';
import * as decoration from '../../src/protocol/generated/xdg-decoration-unstable-v1.js';
import * as xdgShell from '../../src/protocol/generated/xdg-shell.js';
import type { InterfaceDescriptor } from '../../src/protocol/index.js';
import { connectTo, createMemfd, receive, SocketWatch, send } from '../../src/sys/index.js';
import { decodeMessage, encodeMessage, Inbox, Outbox, OwnedFd, type WireValue } from '../../src/wire/index.js';

const descriptors = new Map<string, InterfaceDescriptor>();

/** Lets clients use the interfaces of these protocols. */
export function learn(...files: { interfaces: object }[]): void {
  for (const { interfaces } of files) {
    for (const proxy of Object.values(interfaces as Record<string, { interface: InterfaceDescriptor }>)) {
      descriptors.set(proxy.interface.name, proxy.interface);
    }
  }
}

learn(wayland, xdgShell, viewporter, singlePixel, decoration);

export interface Event {
  object: RawObject;
  name: string;
  args: WireValue[];
}

/** An object by its id; requests are sent by their name in the XML. */
export class RawObject {
  readonly client: RawClient;
  readonly id: number;
  readonly descriptor: InterfaceDescriptor;
  readonly version: number;

  constructor(client: RawClient, descriptor: InterfaceDescriptor, version: number, id: number) {
    this.client = client;
    this.descriptor = descriptor;
    this.version = version;
    this.id = id;
  }

  /** Sends a request. A `new_id` is left out; the object that it makes is returned. */
  call(request: string, ...args: (WireValue | RawObject)[]): RawObject {
    const opcode = this.descriptor.requests.findIndex((one) => one.name === request);
    const message = this.descriptor.requests[opcode];
    if (message === undefined) throw new Error(`${this.descriptor.name} has no request ${request}`);
    let made: RawObject = this;
    let at = 0;
    const values = message.args.map((arg): WireValue => {
      if (arg.type === 'new_id' && arg.interface !== undefined) {
        made = this.client.make(arg.interface, this.version);
        return made.id;
      }
      const value = args[at++] ?? (arg.type === 'string' ? null : 0);
      return value instanceof RawObject ? value.id : value;
    });
    this.client.queue(this.id, opcode, message, values);
    if (message.destructor === true) this.client.zombie(this);
    return made;
  }

  /** The arguments of the last event of a name, if there was one. */
  last(event: string): WireValue[] | undefined {
    return this.client.events.findLast((one) => one.object === this && one.name === event)?.args;
  }

  all(event: string): WireValue[][] {
    return this.client.events.filter((one) => one.object === this && one.name === event).map((one) => one.args);
  }

  toString(): string {
    return `${this.descriptor.name}#${this.id}`;
  }
}

export class RawClient {
  readonly events: Event[] = [];
  readonly globals = new Map<string, { name: number; version: number }>();
  ended = false;
  readonly display: RawObject;
  readonly #socket: OwnedFd;
  readonly #inbox = new Inbox();
  readonly #outbox = new Outbox();
  readonly #objects = new Map<number, RawObject>();
  readonly #free: number[] = [];
  #next = 2;
  #watch: SocketWatch;
  #wake: () => void = () => {};
  registry!: RawObject;

  constructor(path: string) {
    this.#socket = connectTo(path);
    this.#watch = new SocketWatch(this.#socket.fd, { readable: () => this.#read(), writable: () => this.flush() });
    this.display = new RawObject(this, wayland.wl_display, 1, 1);
    this.#objects.set(1, this.display);
  }

  static async connect(screen: { socket: string }): Promise<RawClient> {
    const client = new RawClient(screen.socket);
    client.registry = client.display.call('get_registry');
    await client.sync();
    for (const [name, interfaceName, version] of client.registry.all('global') as [number, string, number][]) {
      client.globals.set(interfaceName, { name, version });
    }
    return client;
  }

  make(interfaceName: string, version: number): RawObject {
    const descriptor = descriptors.get(interfaceName);
    if (descriptor === undefined) throw new Error(`unknown interface ${interfaceName}`);
    const object = new RawObject(this, descriptor, version, this.#free.shift() ?? this.#next++);
    this.#objects.set(object.id, object);
    return object;
  }

  bind(interfaceName: string, version?: number): RawObject {
    const global = this.globals.get(interfaceName);
    if (global === undefined) throw new Error(`no global ${interfaceName}`);
    const made = this.make(interfaceName, version ?? global.version);
    this.registry.call('bind', global.name, { interface: interfaceName, version: made.version, id: made.id });
    return made;
  }

  queue(id: number, opcode: number, message: Parameters<typeof encodeMessage>[3], values: readonly WireValue[]): void {
    encodeMessage(this.#outbox, id, opcode, message, values, { toString: () => `object ${id}` });
  }

  object(id: number): RawObject {
    const found = this.#objects.get(id);
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  }

  /** Bytes as they are: for what no encoder would write. */
  raw(words: readonly number[]): void {
    const segment = this.#outbox.reserve(words.length * 4);
    segment.words.set(words, segment.length >> 2);
    this.#outbox.commit(segment, words.length * 4);
  }

  zombie(_object: RawObject): void {}

  flush(): void {
    try {
      for (let chunk = this.#outbox.next(); chunk !== undefined; chunk = this.#outbox.next()) {
        const sent = send(this.#socket.fd, chunk);
        if (sent === 0) {
          this.#watch.wantWritable();
          return;
        }
        this.#outbox.sent(sent, chunk.fds.length);
      }
    } catch {
      this.#outbox.discard(); // EPIPE: what there is to know can still be read
    }
  }

  #read(): void {
    try {
      for (
        let found = receive(this.#socket.fd, this.#inbox);
        found !== 'empty';
        found = receive(this.#socket.fd, this.#inbox)
      ) {
        if (found === 'end') {
          this.#end();
          break;
        }
        for (let raw = this.#inbox.next(); raw !== undefined; raw = this.#inbox.next()) this.#dispatch(raw);
      }
    } catch (error) {
      if (!String(error).includes('ECONNRESET')) throw error;
      this.#end();
    }
    this.#wake();
  }

  #dispatch(raw: Parameters<typeof decodeMessage>[0] & { object: number; opcode: number }): void {
    const object = this.#objects.get(raw.object);
    const message = object?.descriptor.events[raw.opcode];
    if (object === undefined || message === undefined) throw new Error(`event to unknown object ${raw.object}`);
    const args = decodeMessage(raw, message, this.#inbox.fds, object);
    message.args.forEach((arg, i) => {
      if (arg.type !== 'new_id' || arg.interface === undefined) return;
      const id = args[i] as number;
      this.#objects.set(
        id,
        new RawObject(this, descriptors.get(arg.interface) as InterfaceDescriptor, object.version, id),
      );
    });
    this.events.push({ object, name: message.name, args });
    if (object === this.display && message.name === 'delete_id') this.#free.push(args[0] as number);
  }

  #end(): void {
    this.ended = true;
    this.#watch.close();
  }

  /** Waits until the predicate holds, asked after each batch of events. */
  async until<T>(predicate: () => T): Promise<T> {
    this.flush();
    for (;;) {
      const value = predicate();
      if (value) return value;
      if (this.ended) throw new Error(`the connection ended: ${JSON.stringify(this.error)}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async sync(): Promise<void> {
    const callback = this.display.call('sync');
    const from = this.events.length;
    await this.until(() => this.events.slice(from).some((one) => one.object === callback));
  }

  /** The protocol error that was received: interface and code. */
  get error(): { object: string; code: number; message: string } | undefined {
    const args = this.display.last('error') as [number, number, string] | undefined;
    if (args === undefined) return undefined;
    const [id, code, message] = args;
    return { object: this.#objects.get(id)?.descriptor.name ?? `${id}`, code, message };
  }

  /** Waits for the end of the connection, which an error must have caused. */
  async failure(): Promise<{ object: string; code: number; message: string }> {
    await this.until(() => this.ended);
    if (this.error === undefined) throw new Error('the connection ended without an error');
    return this.error;
  }

  close(): void {
    if (this.#socket.owned) {
      this.#watch.close();
      for (const event of this.events) for (const arg of event.args) if (arg instanceof OwnedFd) arg.close();
      this.#outbox.discard();
      this.#inbox.close();
      this.#socket.close();
    }
  }
}

/** A shm buffer of one colour (0xAARRGGBB) and the pool that it lives in, with the fd kept for drawing. */
export function solidBuffer(
  shm: RawObject,
  width: number,
  height: number,
  argb: number,
): { buffer: RawObject; pool: RawObject } {
  const bytes = width * height * 4;
  const fd = createMemfd('test', bytes);
  ftruncateSync(fd.fd, bytes);
  writeSync(fd.fd, new Uint8Array(new Uint32Array(width * height).fill(argb).buffer), 0, bytes, 0);
  const pool = shm.call('create_pool', fd, bytes);
  return { buffer: pool.call('create_buffer', 0, width, height, width * 4, 0), pool };
}

/** All that most tests bind. */
export class Desk {
  readonly client: RawClient;
  readonly compositor: RawObject;
  readonly shm: RawObject;
  readonly wmBase: RawObject;

  constructor(client: RawClient) {
    this.client = client;
    this.compositor = client.bind('wl_compositor');
    this.shm = client.bind('wl_shm');
    this.wmBase = client.bind('xdg_wm_base');
  }

  static async open(screen: { socket: string }): Promise<Desk> {
    return new Desk(await RawClient.connect(screen));
  }

  surface(): RawObject {
    return this.compositor.call('create_surface');
  }

  buffer(width: number, height: number, argb: number): RawObject {
    return solidBuffer(this.shm, width, height, argb).buffer;
  }

  /** A toplevel after its initial commit and ack, without content. */
  async toplevel(): Promise<{ surface: RawObject; xdg: RawObject; toplevel: RawObject }> {
    const surface = this.surface();
    const xdg = this.wmBase.call('get_xdg_surface', surface);
    const toplevel = xdg.call('get_toplevel');
    surface.call('commit');
    await this.configured(xdg);
    return { surface, xdg, toplevel };
  }

  /** Waits for a configure that wasn't acknowledged yet, and acknowledges it. */
  async configured(xdg: RawObject): Promise<number> {
    const seen = acknowledged.get(xdg) ?? 0;
    await this.client.until(() => xdg.all('configure').length > seen);
    const serials = xdg.all('configure').map(([serial]) => serial as number);
    acknowledged.set(xdg, serials.length);
    const serial = serials.at(-1) as number;
    xdg.call('ack_configure', serial);
    return serial;
  }

  /** Acknowledges the last configure if it wasn't yet. */
  async acknowledge(xdg: RawObject): Promise<void> {
    if (xdg.all('configure').length > (acknowledged.get(xdg) ?? 0)) await this.configured(xdg);
  }

  /** A mapped window of one colour. */
  async window(width: number, height: number, argb: number): ReturnType<Desk['toplevel']> {
    const window = await this.toplevel();
    this.show(window.surface, this.buffer(width, height, argb));
    await this.client.sync();
    return window;
  }

  show(surface: RawObject, buffer: RawObject): void {
    surface.call('attach', buffer, 0, 0);
    surface.call('damage', 0, 0, 0x7fffffff, 0x7fffffff);
    surface.call('commit');
  }
}

const acknowledged = new WeakMap<RawObject, number>();
