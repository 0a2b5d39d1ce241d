/**
 * A socket in Node's event loop: one `uv_poll` through koffi, with its traps in one place. An
 * unreferenced handle is collected and falls silent; an exception in its callback is swallowed, and no
 * further one comes; on Node 26 microtasks don't run after it. So the callback only schedules a turn of
 * `setImmediate`, where exceptions are uncaught exceptions and promise continuations run, as anywhere.
 */

import type { node } from 'koffi';
import { koffi } from './libc.js';

export interface SocketEvents {
  /** There is something to read, or the peer has ended. */
  readonly readable: () => void;
  /** The socket takes bytes again. Only after {@link SocketWatch.wantWritable}. */
  readonly writable?: () => void;
}

// koffi's declaration has one argument; what it calls is (status, events).
type PollCallback = (status: number, events: node.PollEvents | undefined) => void;

const live = new Set<SocketWatch>();

export class SocketWatch {
  readonly #poll: node.PollHandle;
  readonly #events: SocketEvents;
  #immediate: NodeJS.Immediate | undefined;
  #readable = false;
  #writable = false;
  #wantsWritable = false;
  #referenced = true;
  #closed = false;

  constructor(fd: number, events: SocketEvents) {
    this.#events = events;
    this.#poll = koffi.node.poll(fd, { readable: true }, this.#wake as unknown as (events: unknown) => void);
    live.add(this);
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
    live.delete(this);
  }

  #start(): void {
    this.#poll.start(
      { readable: true, writable: this.#wantsWritable },
      this.#wake as unknown as (events: unknown) => void,
    );
  }

  readonly #wake: PollCallback = (status, events) => {
    // An error (EBADF, …) or a hang-up is found again, and told, by the read that follows.
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
    if (writable && this.#wantsWritable) {
      this.#wantsWritable = false;
      this.#start();
      this.#events.writable?.();
    }
    if (!this.#closed && readable) this.#events.readable();
  };
}
