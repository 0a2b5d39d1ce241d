/**
 * A socket in Node's event loop: one `uv_poll` through koffi, with its traps in one place. An
 * unreferenced handle is collected and falls silent; so does one whose socket was reset, for libuv stops polling at the first
 * POLLERR, however much is left to be read; an fd that libuv can't poll, or polls already, ends
 * the process; an exception in its callback is swallowed, and no further one comes; on Node 26 microtasks don't run after it. So the callback only schedules a turn of
 * `setImmediate`, where exceptions are uncaught exceptions and promise continuations run, as anywhere.
 */

import type { node } from 'koffi';
import { WaylandError } from '../errors.js';
import { isPollable } from './fd.js';
import { koffi } from './libc.js';

export interface SocketEvents {
  /** There is something to read, or the peer has ended: told again each turn as long as that is so, however little is read. */
  readonly readable: () => void;
  /** The socket takes bytes again. Only after {@link SocketWatch.wantWritable}. */
  readonly writable?: () => void;
}

// koffi's declaration has one argument; what it calls is (status, events).
type PollCallback = (status: number, events: node.PollEvents | undefined) => void;

/** By fd. It keeps the handles from being collected. */
const live = new Map<number, SocketWatch>();

export class SocketWatch {
  readonly #fd: number;
  readonly #poll: node.PollHandle;
  readonly #events: SocketEvents;
  #immediate: NodeJS.Immediate | undefined;
  #readable = false;
  #writable = false;
  /** Whether libuv has given up polling. */
  #stopped = false;
  #wantsWritable = false;
  #referenced = true;
  #closed = false;

  /**
   * Watches until {@link SocketWatch.close}, which comes before the fd is closed.
   * @throws ERR_WL_ARGUMENT for what is no open socket or pipe, ERR_WL_STATE for one that is watched already
   */
  constructor(fd: number, events: SocketEvents) {
    if (!isPollable(fd))
      throw new WaylandError('ERR_WL_ARGUMENT', `fd ${fd} is no open socket, so it can't be waited for`);
    if (live.has(fd)) throw new WaylandError('ERR_WL_STATE', `fd ${fd} is watched already: one watch for each socket`);
    this.#fd = fd;
    this.#events = events;
    this.#poll = koffi.node.poll(fd, { readable: true }, this.#wake as unknown as (events: unknown) => void);
    live.set(fd, this);
  }

  /** Asks to be told once when the socket takes bytes again. */
  wantWritable(): void {
    if (this.#wantsWritable || this.#closed) return;
    this.#wantsWritable = true;
    this.#start();
  }

  /** Whether the watch keeps the process alive. */
  set referenced(value: boolean) {
    if (this.#closed || value === this.#referenced) return;
    this.#referenced = value;
    if (value) this.#poll.ref();
    else this.#poll.unref();
  }

  /** Calls `readable` in a turn of its own, whatever the socket says: after a failed send. */
  readSoon(): void {
    if (this.#closed) return;
    this.#readable = true;
    this.#immediate ??= setImmediate(this.#turn);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearImmediate(this.#immediate);
    this.#poll.close();
    live.delete(this.#fd);
  }

  #start(): void {
    this.#poll.start(
      { readable: true, writable: this.#wantsWritable },
      this.#wake as unknown as (events: unknown) => void,
    );
  }

  readonly #wake: PollCallback = (status, events) => {
    // An error or a hang-up is found again, and told, by the read that comes to it.
    if (status < 0) this.#stopped = true;
    if (status < 0 || events === undefined || events.readable || events.disconnect) this.#readable = true;
    if (events?.writable === true) this.#writable = true;
    this.#immediate ??= setImmediate(this.#turn);
  };

  readonly #turn = (): void => {
    this.#immediate = undefined;
    const readable = this.#readable;
    const writable = this.#writable;
    this.#readable = false;
    this.#writable = false;
    if (this.#closed) return;
    if (this.#stopped) {
      this.#stopped = false;
      this.#start();
    }
    if (writable && this.#wantsWritable) {
      this.#wantsWritable = false;
      this.#start();
      this.#events.writable?.();
    }
    if (!this.#closed && readable) this.#events.readable();
  };
}
