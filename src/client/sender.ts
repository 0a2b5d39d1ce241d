/**
 * Requests on their way to the socket: together at the end of the turn, or at once when they pile up. A
 * full socket only means waiting; who asked for it learns when his requests have left.
 */

import type { WaylandError } from '../errors.js';
import { send } from '../sys/index.js';
import type { Lane, Outbox, OwnedFd } from '../wire/index.js';

/** From here on a flush happens at once and not at the end of the turn: bytes should not pile up. */
const FLUSH_BYTES = 256 * 1024;

/** What a sender asks of whoever watches the socket. */
export interface SocketWishes {
  /** Call {@link Sender.writable} when the socket takes bytes again. */
  wantWritable(): void;
  /** Sending failed: read what is left to be read, and end. */
  readSoon(): void;
}

export class Sender {
  readonly #outbox: Outbox;
  readonly #wishes: SocketWishes;
  /** Absent once the connection ended: requests then go nowhere. */
  #socket: OwnedFd | undefined;
  #failure: WaylandError | undefined;
  readonly #lane: Lane;
  #flushScheduled = false;
  #blocked = false;
  /** Bytes that left, or never will, since the beginning. */
  #gone = 0;
  /** Who waits for how many bytes to be gone, in order. */
  readonly #waiting: { readonly gone: number; readonly resolve: () => void }[] = [];

  constructor(outbox: Outbox, lane: Lane, socket: OwnedFd, wishes: SocketWishes) {
    this.#outbox = outbox;
    this.#lane = lane;
    this.#socket = socket;
    this.#wishes = wishes;
  }

  /** Why nothing can be sent any more. */
  get failure(): WaylandError | undefined {
    return this.#failure;
  }

  /** Tells that there is something in the outbox, once for each flush. */
  queued(): void {
    if (this.#blocked || this.#flushScheduled) return;
    this.#flushScheduled = true;
    queueMicrotask(this.#flushNow);
  }

  /** Sends now if much has piled up. */
  relieve(): void {
    if (!this.#blocked && this.#outbox.unsent >= FLUSH_BYTES) this.flush();
  }

  readonly #flushNow = (): void => {
    this.#flushScheduled = false;
    this.flush();
  };

  /** Sends what the socket takes. @returns whether everything has left */
  flush(): boolean {
    const socket = this.#socket;
    if (socket === undefined || this.#failure !== undefined) {
      this.#skip();
      this.#lane.queued = this.#flushScheduled;
      return true;
    }
    try {
      for (let chunk = this.#outbox.next(); chunk !== undefined; chunk = this.#outbox.next()) {
        const sent = send(socket.fd, chunk);
        if (sent === 0) {
          this.#blocked = true;
          this.#wishes.wantWritable();
          this.#tellDrained();
          return false;
        }
        this.#outbox.sent(sent, chunk.fds.length);
        this.#gone += sent;
      }
    } catch (error) {
      // EPIPE comes while wl_display.error may still be readable: the read to the end decides.
      this.#failure = error as WaylandError;
      this.#skip();
      this.#wishes.readSoon();
    }
    this.#blocked = false;
    this.#lane.queued = this.#flushScheduled;
    this.#tellDrained();
    return true;
  }

  /** The socket takes bytes again. */
  writable(): void {
    this.#blocked = false;
    this.flush();
  }

  /** Settles when everything queued so far has left, or the connection has ended. */
  drained(): Promise<void> {
    if (this.flush()) return Promise.resolve();
    const gone = this.#gone + this.#outbox.unsent;
    return new Promise<void>((resolve) => void this.#waiting.push({ gone, resolve }));
  }

  /** The connection ended: what is unsent is dropped. */
  end(): void {
    this.#socket = undefined;
    this.#blocked = false;
    this.#gone += this.#outbox.unsent;
    this.#outbox.discard();
    this.#tellDrained();
  }

  /** What nobody will take any more is as good as gone; it stays recorded. */
  #skip(): void {
    this.#blocked = false;
    this.#gone += this.#outbox.unsent;
    this.#outbox.skip();
    this.#tellDrained();
  }

  #tellDrained(): void {
    let first = this.#waiting[0];
    while (first !== undefined && first.gone <= this.#gone) {
      first.resolve();
      this.#waiting.shift();
      first = this.#waiting[0];
    }
  }
}
