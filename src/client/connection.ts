/**
 * One connection to a compositor: an epoch. Requests are encoded into its outbox in the order of the
 * calls and leave once a turn of the loop; events are read, and delivered or held.
 * After its end it still takes requests, which are only recorded: the log does not notice the gap.
 */

import { SystemError, WaylandError } from '../errors.js';
import { DISPLAY_ID, ObjectTable } from '../objects/index.js';
import type { InterfaceDescriptor, MessageDescriptor, RequestArg, WaylandProxy } from '../protocol/index.js';
import { type Received, receive, SocketWatch, shutdownSocket, waitFor } from '../sys/index.js';
import {
  encodeMessage,
  Inbox,
  Lane,
  MESSAGE_BYTES_SAFE,
  Outbox,
  type OwnedFd,
  type RawMessage,
  type Segment,
  SegmentPool,
  type UntypedNewId,
  type WireValue,
} from '../wire/index.js';
import { requestOf, requestValues } from './arguments.js';
import type { DebugLog } from './debug.js';
import { Delivery, type EventOwner } from './delivery.js';
import { closeAll, type HeldEvent, HeldEvents } from './held.js';
import { protocolError, RecentRequests } from './protocol-error.js';
import { Sender } from './sender.js';
import { inodeOf, type Thaw, thawAt } from './thaw.js';

/** What a connection tells whoever owns it. */
export interface ConnectionOwner extends EventOwner {
  /** Requests wait to be sent: told once a turn. */
  queued?(): void;
  /** A segment is begun; nothing is in it yet. */
  segment?(segment: Segment): void;
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
  readonly #delivery: Delivery;

  constructor(options: ConnectionOptions) {
    const { owner, fd } = options;
    this.#owner = owner;
    this.#debug = options.debug;
    this.#maxBytes = options.maxMessageBytes ?? MESSAGE_BYTES_SAFE;
    this.lane = new Lane({ queued: () => this.#queued(), leaves: (segment) => this.#recent.read(segment) });
    this.#recent = new RecentRequests(this.lane);
    this.#delivery = new Delivery(this.objects, owner, options.debug, (about, ...error) =>
      this.#end(protocolError(about, ...error, this.#recent.lines(this.#delivery.interfaceOf))),
    );
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
    if (message.destructor === true) target.alive = false;
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
    if (message.destructor === true) target.alive = false;
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
    this.#debug?.sent(
      { interface: target.interface.name, id: target.id },
      message,
      written,
      this.#delivery.interfaceOf,
    );
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

  /** Delivers an event, or keeps it where events are held. */
  #arrived(raw: RawMessage): void {
    const { fds } = this.#inbox;
    if (this.#held === undefined || this.#held.mustNotWait(raw)) this.#delivery.deliver(raw, fds);
    else this.#held.add(raw, fds);
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
    if (this.#sender.failure !== undefined) {
      this.#receive(false); // that is the end, which need not make the socket readable
      return true;
    }
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
      this.#arrived(raw);
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
        // What came since is told by the next turn, as the end is; unless the end is what is looked for.
        if (received === 'data' && !this.#inbox.mayGoOn && this.#sender.failure === undefined) return;
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
        if (this.#fd !== undefined) this.#delivery.deliver(one.raw, one.fds);
      } catch (error) {
        this.#end(this.#broken(error));
      } finally {
        closeAll(one.fds);
      }
    }
  }

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
