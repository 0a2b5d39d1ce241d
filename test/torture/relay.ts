// A wire between a client and a compositor that tears in the midst of a message.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { accept, connectTo, listenAt, receive, SocketWatch, send } from '../../src/sys/index.js';
import { Inbox, type OwnedFd } from '../../src/wire/index.js';

export type Direction = 'requests' | 'events';

interface Tear {
  readonly direction: Direction;
  readonly at: number;
  readonly torn: () => void;
  readonly counts: () => boolean;
}

const HEADER_BYTES = 8;

export class Relay {
  readonly socket: string;
  readonly #compositor: string;
  readonly #wires = new Set<Wire>();
  #tear: Tear | undefined;
  #passed = 0;

  private constructor(socket: string, compositor: string) {
    this.socket = socket;
    this.#compositor = compositor;
  }

  static async start(compositor: string): Promise<Relay> {
    const directory = mkdtempSync(join(tmpdir(), 'resurface-relay-'));
    const relay = new Relay(join(directory, 'wayland-0'), compositor);
    const listening = listenAt(relay.socket);
    const watch = new SocketWatch(listening.fd, {
      readable: () => {
        for (let fd = accept(listening.fd); fd !== undefined; fd = accept(listening.fd)) relay.#connect(fd);
      },
    });
    onTestFinished(() => {
      watch.close();
      listening.close();
      for (const wire of relay.#wires) wire.close();
      rmSync(directory, { recursive: true });
    });
    return relay;
  }

  /** Of message number `at`, of those for which `counts` holds, only the first half arrives, and nothing after it. */
  tearAt(direction: Direction, at: number, torn: () => void, counts: () => boolean): void {
    this.#tear = { direction, at, torn, counts };
    this.#passed = 0;
  }

  #connect(client: OwnedFd): void {
    const wire = new Wire(
      client,
      connectTo(this.#compositor),
      (direction) => this.#tears(direction),
      () => this.#wires.delete(wire),
    );
    this.#wires.add(wire);
  }

  #tears(direction: Direction): boolean {
    if (this.#tear?.direction !== direction || !this.#tear.counts() || ++this.#passed !== this.#tear.at) return false;
    this.#tear.torn();
    this.#tear = undefined;
    return true;
  }
}

/** One connection. */
class Wire {
  readonly #ends: readonly [OwnedFd, OwnedFd];
  readonly #inboxes = [new Inbox(), new Inbox()] as const;
  readonly #watches: readonly SocketWatch[];
  readonly #tears: (direction: Direction) => boolean;
  readonly #closed: () => void;
  #open = true;

  constructor(client: OwnedFd, compositor: OwnedFd, tears: (direction: Direction) => boolean, closed: () => void) {
    this.#ends = [client, compositor];
    this.#tears = tears;
    this.#closed = closed;
    this.#watches = [0, 1].map(
      (from) => new SocketWatch((this.#ends[from] as OwnedFd).fd, { readable: () => this.#pass(from as 0 | 1) }),
    );
  }

  #pass(from: 0 | 1): void {
    const inbox = this.#inboxes[from];
    while (this.#open) {
      const received = receive(this.#ends[from].fd, inbox);
      if (received === 'empty') return;
      if (received === 'end') {
        this.close();
        return;
      }
      for (let raw = inbox.next(); raw !== undefined && this.#open; raw = inbox.next()) {
        const bytes = raw.bytes.slice(raw.start - HEADER_BYTES, raw.end);
        const torn = this.#tears(from === 0 ? 'requests' : 'events');
        // Whichever message brought them: they are taken in their order.
        this.#send(from, torn ? bytes.subarray(0, bytes.length >> 1) : bytes, inbox.fds.splice(0));
        if (torn) this.close();
      }
    }
  }

  #send(from: 0 | 1, bytes: Uint8Array, fds: OwnedFd[]): void {
    try {
      const sent = send(this.#ends[(1 - from) as 0 | 1].fd, { bytes, start: 0, end: bytes.length, fds });
      if (sent !== bytes.length) throw new Error('the script says more at once than a socket holds');
    } catch {
      this.close(); // its reader is gone
    } finally {
      for (const fd of fds) fd.close();
    }
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const watch of this.#watches) watch.close();
    for (const inbox of this.#inboxes) inbox.close();
    for (const end of this.#ends) end.close();
    this.#closed();
  }
}
