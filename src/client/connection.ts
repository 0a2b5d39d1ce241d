/**
 * One connection to a compositor: an epoch. Requests are encoded into its outbox in the order of the
 * calls and leave once a turn of the loop; events are read, matched to their objects and delivered.
 * After its end it still takes requests, which are only recorded: the log does not notice the gap.
 */

import { SystemError, WaylandError } from '../errors.js';
import { DISPLAY_ID, type HandleCounter, ObjectTable, SERVER_ID_START } from '../objects/index.js';
import type {
  ArgDescriptor,
  InterfaceDescriptor,
  MessageDescriptor,
  ProxyClass,
  RequestArg,
  WaylandProxy,
} from '../protocol/index.js';
import { type Received, receive, SocketWatch, shutdownSocket, waitFor } from '../sys/index.js';
import {
  decodeMessage,
  encodeMessage,
  Inbox,
  Lane,
  MESSAGE_BYTES_SAFE,
  numberFromFixed,
  Outbox,
  OwnedFd,
  type RawMessage,
  type Segment,
  SegmentPool,
  type UntypedNewId,
  type WireValue,
} from '../wire/index.js';
import { requestValues } from './arguments.js';
import type { DebugLog } from './debug.js';
import { type EventPlan, eventPayload, planEvents, throwLater, uncaught } from './dispatch.js';
import { closeAll, type HeldEvent, HeldEvents } from './held.js';
import { protocolError, RecentRequests } from './protocol-error.js';
import { Sender } from './sender.js';
import { inodeOf, type Thaw, thawAt } from './thaw.js';

/** What a connection tells whoever owns it. */
export interface ConnectionOwner {
  /** Numbers for the objects that are made. */
  readonly handles: HandleCounter;
  /** Requests wait to be sent: told once a turn. */
  queued?(): void;
  /** A segment is begun; nothing is in it yet. */
  segment?(segment: Segment): void;
  /** Whether to be told of an event; default: yes. Asked once for each. */
  hears?(descriptor: InterfaceDescriptor, opcode: number): boolean;
  /** An event arrived for a living object, whose listeners have not run yet: they get this payload, if any. */
  event?(
    target: WaylandProxy,
    opcode: number,
    values: readonly WireValue[],
    payload: Record<string, unknown> | undefined,
  ): void;
  /** A compositor-made object appeared. */
  made?(proxy: WaylandProxy, parent: WaylandProxy): void;
  /** The compositor confirmed that an id is free. */
  deleted?(id: number): void;
  /**
   * The connection ended, not by {@link Connection.close}; everything that arrived was delivered before.
   * @param thaw where the process was frozen with it, and thawed without
   */
  ended?(reason: WaylandError, thaw: Thaw | undefined): void;
}

export interface ConnectionOptions {
  /** A connected socket; the connection closes it. */
  readonly fd: OwnedFd;
  readonly owner: ConnectionOwner;
  readonly segments?: SegmentPool;
  /** Largest message that the compositor is known to take, 4096 to 65532 bytes; default 4096. */
  readonly maxMessageBytes?: number;
  readonly debug?: DebugLog | undefined;
}

/** `wl_display.delete_id` */
const DELETE_ID = 1;

/** Events in a row before timers and other sockets get their turn, however many more there are. */
const EVENTS_PER_TURN = 4096;

export class Connection {
  readonly objects = new ObjectTable<WaylandProxy>();
  readonly outbox: Outbox;
  readonly #owner: ConnectionOwner;
  readonly #inbox = new Inbox();
  /** For requests that nobody has a say in; whoever knows that nobody has opens it. */
  readonly lane: Lane;
  readonly #recent: RecentRequests;
  readonly #debug: DebugLog | undefined;
  readonly #maxBytes: number;
  #fd: OwnedFd | undefined;
  readonly #inode: number;
  #watch: SocketWatch | undefined;
  #held: HeldEvents | undefined;
  /** What was held and is being delivered. */
  readonly #releasing: HeldEvent[] = [];
  readonly #sender: Sender;
  readonly #plans = new Map<object, readonly EventPlan[]>();
  /** The class whose event came last, and its plans: floods are of one. */
  #planned: object | undefined;
  #lastPlans: readonly EventPlan[] = [];

  constructor(options: ConnectionOptions) {
    const { owner, fd } = options;
    this.#owner = owner;
    this.#debug = options.debug;
    this.#maxBytes = options.maxMessageBytes ?? MESSAGE_BYTES_SAFE;
    this.lane = new Lane({ queued: () => this.#queued(), leaves: (segment) => this.#recent.read(segment) });
    this.#recent = new RecentRequests(this.lane);
    this.outbox = new Outbox(options.segments ?? new SegmentPool(), (segment) => owner.segment?.(segment), this.lane);
    this.#fd = fd;
    const watch = new SocketWatch(fd.fd, { readable: this.#read, writable: () => this.#sender.writable() });
    this.#inode = inodeOf(fd.fd);
    this.#watch = watch;
    this.#sender = new Sender(this.outbox, this.lane, fd, watch);
  }

  /** Whether there is a socket that may still bring or take something. */
  get open(): boolean {
    return this.#fd !== undefined;
  }

  /** Whether the socket keeps the process alive. */
  set referenced(value: boolean) {
    if (this.#watch !== undefined) this.#watch.referenced = value;
  }

  /** Puts `wl_display` at its fixed id. */
  enterDisplay(display: WaylandProxy): void {
    this.objects.allocate((id) => {
      display.id = id;
      return display;
    });
    if (display.id !== DISPLAY_ID) throw new WaylandError('ERR_WL_STATE', 'wl_display must be the first object');
  }

  /** Queues a request that makes no object. Throws before anything is written. */
  request(target: WaylandProxy, opcode: number, args: readonly RequestArg[], keepFds = false): void {
    const message = requestOf(target, opcode);
    this.#encode(target, opcode, message, args, undefined, keepFds);
    if (message.destructor === true) this.#destroyed(target);
  }

  /**
   * Queues a request that makes the object `make` gives for its id. Nothing is made when it throws.
   * @param make must not throw: the request is queued by then
   * @param version only for an untyped `new_id`
   */
  construct<T extends WaylandProxy>(
    target: WaylandProxy,
    opcode: number,
    args: readonly RequestArg[],
    type: { readonly interface: InterfaceDescriptor },
    make: (version: number) => T,
    version?: number,
    keepFds = false,
  ): T {
    const message = requestOf(target, opcode);
    const made = version ?? target.version;
    const untyped = message.args.some((arg) => arg.type === 'new_id' && arg.interface === undefined);
    let proxy: T | undefined;
    // The id is taken in the step that queues the bytes: a call that throws leaves no gap, for which
    // libwayland would disconnect us.
    this.objects.allocate((id) => {
      const newId = untyped ? { interface: type.interface.name, version: made, id } : id;
      this.#encode(target, opcode, message, args, newId, keepFds);
      proxy = make(made);
      proxy.id = id;
      return proxy;
    });
    if (message.destructor === true) this.#destroyed(target);
    return proxy as T;
  }

  #encode(
    target: WaylandProxy,
    opcode: number,
    message: MessageDescriptor,
    args: readonly RequestArg[],
    newId: number | UntypedNewId | undefined,
    keepFds: boolean,
  ): void {
    const { values, duplicated } = requestValues(target, message, args, newId);
    let written: readonly WireValue[];
    try {
      written = encodeMessage(this.outbox, target.id, opcode, message, values, target, {
        maxBytes: this.#maxBytes,
        keepFds,
      });
    } catch (error) {
      for (const fd of duplicated) fd.close();
      throw error;
    }
    if (this.#fd === undefined) {
      this.#queued();
      return;
    }
    this.#recent.add(target, message, written);
    this.#debug?.sent({ interface: target.interface.name, id: target.id }, message, written, this.#interfaceOf);
    this.#sender.relieve();
  }

  #queued(): void {
    this.#sender.queued();
    this.#owner.queued?.();
  }

  /** Whether requests may take the lane, as far as the connection knows: what is logged does not. */
  get straight(): boolean {
    return this.#fd !== undefined && this.#debug === undefined;
  }

  #destroyed(proxy: WaylandProxy): void {
    proxy.alive = false;
    // Objects that the compositor made get no delete_id; their zombie ends when the id is made anew.
  }

  /** Sends what the socket takes. @returns whether everything has left */
  flush(): boolean {
    return this.#sender.flush();
  }

  /** Settles when everything queued so far has left, or the connection has ended. */
  drained(): Promise<void> {
    return this.#sender.drained();
  }

  /**
   * Sends, waits outside of the event loop until something has arrived, and delivers that. Events that wait to be
   * delivered count as arrived. The connection may have ended afterwards.
   * @param timeout in ms, -1 for ever
   * @returns whether something came, or left, in time
   */
  dispatchSync(timeout: number): boolean {
    const fd = this.#fd;
    if (fd === undefined) return false;
    if (this.#releasing.length > 0) {
      this.#releaseAll();
      return true;
    }
    const drained = this.flush();
    // A listener that calls this is in the middle of what was received: the rest of that comes first.
    if (!this.#inbox.hasNext && !waitFor(fd.fd, drained ? 'readable' : 'either', timeout)) return false;
    if (!drained) this.#sender.writable();
    this.#receive(true);
    return true;
  }

  /** Delivers what was received whole. @returns how many events, at most so many */
  #deliverWaiting(most: number): number {
    let events = 0;
    for (let raw = this.#inbox.next(); raw !== undefined; raw = this.#inbox.next()) {
      events++;
      this.#dispatch(raw);
      if (this.#fd === undefined || events >= most) break;
    }
    return events;
  }

  readonly #read = (): void => this.#receive(false);

  /** Reads and delivers until there is nothing more. @param once whether to read no more than once */
  #receive(once: boolean): void {
    try {
      let events = 0;
      let received: Received | undefined;
      for (let fd = this.#fd; fd !== undefined; fd = this.#fd) {
        events += this.#deliverWaiting(once ? Number.POSITIVE_INFINITY : EVENTS_PER_TURN - events);
        if (this.#fd === undefined) return;
        if (events >= EVENTS_PER_TURN && !once) {
          this.#watch?.readSoon();
          return;
        }
        if (once && (events > 0 || received !== undefined)) return;
        received = receive(fd.fd, this.#inbox);
        if (received === 'data') continue;
        if (received === 'end') {
          this.#end(this.#closed('the compositor closed the connection', this.#sender.failure));
        } else if (this.#sender.failure !== undefined) {
          this.#end(this.#closed('the compositor takes no more requests', this.#sender.failure));
        }
        return;
      }
    } catch (error) {
      this.#end(this.#broken(error));
    }
  }

  #broken(error: unknown): WaylandError {
    if (error instanceof SystemError) {
      const reset = error.errnoName === 'ECONNRESET';
      return this.#closed(
        reset ? 'the compositor reset the connection' : `the connection broke: ${error.message}`,
        error,
      );
    }
    return error as WaylandError; // of the decoder, which throws nothing else: all other code runs guarded
  }

  #closed(how: string, cause: WaylandError | undefined): WaylandError {
    const torn = this.#inbox.waiting > 0 ? ', in the middle of a message' : '';
    return new WaylandError('ERR_WL_CONNECTION_CLOSED', `${how}${torn}`, cause && { cause });
  }

  /**
   * From now on events wait, undecoded, while `peek` sees each as it arrives; for an engine that sets up
   * this epoch before the app may know of it. Only `wl_display.error` is not held.
   */
  hold(peek: (target: WaylandProxy, opcode: number, values: readonly WireValue[]) => void): void {
    this.#held = new HeldEvents(this.objects, peek);
  }

  /** Delivers what was held, in order, and from now on everything at once. */
  release(): void {
    this.#releasing.push(...(this.#held?.take() ?? []));
    this.#held = undefined;
    this.#releaseAll();
  }

  /** Also called by a listener of one of them, which waits for something that comes after all of them. */
  #releaseAll(): void {
    for (let one = this.#releasing.shift(); one !== undefined; one = this.#releasing.shift()) {
      try {
        if (this.#fd !== undefined) this.#dispatch(one.raw, one.fds);
      } catch (error) {
        this.#end(this.#broken(error));
      } finally {
        closeAll(one.fds);
      }
    }
  }

  #dispatch(raw: RawMessage, fds: OwnedFd[] = this.#inbox.fds): void {
    if (this.#held !== undefined && !this.#held.mustNotWait(raw)) {
      this.#held.add(raw, this.#inbox.fds);
      return;
    }
    // Each object that is destroyed brings one.
    if (
      raw.object === DISPLAY_ID &&
      raw.opcode === DELETE_ID &&
      raw.end - raw.start === 4 &&
      this.#debug === undefined
    ) {
      this.#deleteId((raw.words[raw.start >> 2] as number) >>> 0);
      return;
    }
    const target = this.objects.get(raw.object);
    if (target === undefined) {
      if (this.objects.wasUsed(raw.object)) return; // freed: its fds are unknown, and libwayland drops it too
      throw new WaylandError(
        'ERR_WL_UNKNOWN_OBJECT',
        `event ${raw.opcode} for object ${raw.object}, which was never made`,
      );
    }
    const plan = this.#planOf(target, raw.opcode);
    if (plan !== undefined && plan.numbers === raw.end - raw.start && this.#debug === undefined) {
      if (target.alive) this.#tellNumbers(target, raw, plan);
      return;
    }
    if (plan === undefined) {
      throw new WaylandError(
        'ERR_WL_MALFORMED',
        `${target} has ${target.interface.events.length} events, the compositor sent number ${raw.opcode}`,
      );
    }
    const { message } = plan;
    const values = decodeMessage(raw, message, fds, target);
    try {
      this.#deliver(target, raw.opcode, message, values);
    } finally {
      for (const value of values) if (value instanceof OwnedFd) uncaught(() => value.close());
    }
  }

  /** An event that is made of numbers alone: nothing is looked up, nothing needs to be closed. */
  #tellNumbers(target: WaylandProxy, raw: RawMessage, plan: EventPlan): void {
    const { words } = raw;
    const { args } = plan.message;
    const { values } = plan;
    for (let i = 0, at = raw.start >> 2; i < args.length; i++, at++) {
      const word = words[at] as number;
      const type = args[i]?.type;
      values[i] = type === 'int' ? word : type === 'uint' ? word >>> 0 : numberFromFixed(word);
    }
    this.#tell(target, raw.opcode, plan, values, plan.payload(values));
  }

  #deliver(target: WaylandProxy, opcode: number, message: MessageDescriptor, values: readonly WireValue[]): void {
    const discarded = !target.alive;
    this.#debug?.received(
      { interface: target.interface.name, id: target.id },
      message,
      values,
      this.#interfaceOf,
      discarded,
    );
    if (target.id === DISPLAY_ID) {
      this.#displayEvent(message, values);
      return;
    }
    const plan = this.#planOf(target, opcode) as EventPlan; // there is one for each message
    const payload = eventPayload(plan, values, {
      object: (id, arg) => this.#objectOfEvent(target, message, id, arg),
      make: (id, interfaceName) => this.#makeFromEvent(target, id, interfaceName),
    });
    if (!discarded) this.#tell(target, opcode, plan, values, payload);
  }

  /** The owner hears first, then the app. */
  #tell(
    target: WaylandProxy,
    opcode: number,
    { name, heard, destructor }: EventPlan,
    values: readonly WireValue[],
    payload: Record<string, unknown> | undefined,
  ): void {
    try {
      if (heard) this.#owner.event?.(target, opcode, values, payload);
    } catch (error) {
      throwLater(error);
    }
    if (destructor) this.#destroyed(target);
    try {
      if (payload !== undefined) target.emit(name, payload);
    } catch (error) {
      throwLater(error);
    }
  }

  #planOf(target: WaylandProxy, opcode: number): EventPlan | undefined {
    const type = target.constructor as ProxyClass;
    // Stand-ins are of one class whatever they stand for.
    const key = type.payloads === undefined ? target.interface : type;
    if (key !== this.#planned) {
      let plans = this.#plans.get(key);
      if (plans === undefined) {
        plans = planEvents(type, target.interface, (one, event) => this.#owner.hears?.(one, event) !== false);
        this.#plans.set(key, plans);
      }
      this.#planned = key;
      this.#lastPlans = plans;
    }
    return this.#lastPlans[opcode];
  }

  /** The object that an event names; `undefined` when it is gone already. */
  #objectOfEvent(
    target: WaylandProxy,
    message: MessageDescriptor,
    id: number,
    arg: ArgDescriptor,
  ): WaylandProxy | undefined {
    const object = this.objects.get(id);
    if (object === undefined) {
      if (this.objects.wasUsed(id)) return undefined;
      throw new WaylandError(
        'ERR_WL_UNKNOWN_OBJECT',
        `${target}.${message.name}: ${arg.name} is object ${id}, which was never made`,
      );
    }
    if (arg.interface !== undefined && object.interface.name !== arg.interface) {
      throw new WaylandError(
        'ERR_WL_MALFORMED',
        `${target}.${message.name}: ${arg.name} must be a ${arg.interface}, it is ${object}`,
      );
    }
    return object;
  }

  /** An object that an event makes; born dead when its parent is dead, so that its own events parse. */
  #makeFromEvent(parent: WaylandProxy, id: number, interfaceName: string): WaylandProxy {
    const type = (parent.constructor as ProxyClass).makes?.[interfaceName]?.();
    if (type === undefined) {
      throw new WaylandError('ERR_WL_MALFORMED', `${parent} made a ${interfaceName}, which its class does not know`);
    }
    const old = this.objects.get(id);
    // The compositor re-uses the id of an object that we destroyed: it saw our destructor.
    if (old !== undefined && !old.alive) this.objects.release(id);
    const proxy = new type({
      sink: parent.sink,
      handle: this.#owner.handles.take(),
      version: parent.version,
      dead: !parent.alive,
    });
    this.objects.adopt(id, proxy);
    proxy.id = id;
    uncaught(() => this.#owner.made?.(proxy, parent));
    return proxy;
  }

  #displayEvent(message: MessageDescriptor, values: readonly WireValue[]): void {
    if (message.name === 'delete_id') {
      this.#deleteId(values[0] as number);
      return;
    }
    const [id, code, reason] = values as [number, number, string];
    this.#end(protocolError(this.objects.get(id), id, code, reason, this.#recent.lines(this.#interfaceOf)));
  }

  #deleteId(id: number): void {
    // The compositor tells of ids that clients give out; wl_display itself never goes.
    if (id === DISPLAY_ID || id >= SERVER_ID_START || !this.objects.wasUsed(id)) {
      throw new WaylandError(
        'ERR_WL_UNKNOWN_OBJECT',
        `wl_display.delete_id: ${id} can't be an id that we made and gave up`,
      );
    }
    const proxy = this.objects.release(id);
    if (proxy === undefined) return;
    proxy.alive = false;
    try {
      this.#owner.deleted?.(id);
    } catch (error) {
      throwLater(error);
    }
  }

  readonly #interfaceOf = (id: number): string | undefined => this.objects.get(id)?.interface.name;

  /** Ends the connection from this side, without a word to the owner. Unsent requests are dropped. */
  close(): void {
    const fd = this.#fd;
    if (fd === undefined) return;
    this.#fd = undefined;
    this.lane.open = false;
    this.#watch?.close();
    this.#watch = undefined;
    this.#inbox.close();
    this.#held?.close();
    this.#sender.end();
    shutdownSocket(fd.fd);
    fd.close();
  }

  #end(reason: WaylandError): void {
    if (this.#fd === undefined) return;
    const thaw = thawAt(this.#fd.fd, this.#inode);
    this.close();
    this.#owner.ended?.(reason, thaw);
  }
}

function requestOf(target: WaylandProxy, opcode: number): MessageDescriptor {
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
