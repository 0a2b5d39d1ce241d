// The least that bringing windows back can take: a client without objects, log or checks, which says the same requests in as many
// round trips, encoded by hand, and waits in poll(2). What it takes is the compositor's own time, and that of the socket.
import { connectTo, createMemfd, receive, send, waitFor } from '../src/sys/index.js';
import { Inbox, type OwnedFd } from '../src/wire/index.js';

const [DISPLAY, REGISTRY, SYNC, COMPOSITOR, WM, SHM, POOL, BUFFER, FIRST] = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const BOUND = new Map([
  ['wl_compositor', { id: COMPOSITOR, version: 4 }],
  ['xdg_wm_base', { id: WM, version: 1 }],
  ['wl_shm', { id: SHM, version: 1 }],
]);
const PIECE = 64 * 1024;

class Requests {
  readonly bytes: Uint8Array;
  readonly #words: Int32Array;
  #at = 0;

  constructor(most: number) {
    this.bytes = new Uint8Array(most);
    this.#words = new Int32Array(this.bytes.buffer);
  }

  add(target: number, opcode: number, ...args: readonly number[]): void {
    const size = 8 + args.length * 4;
    this.#words.set([target, (size << 16) | opcode, ...args], this.#at >> 2);
    this.#at += size;
  }

  bind(name: number, iface: string, version: number, id: number): void {
    const padded = (iface.length + 4) & ~3;
    const size = 24 + padded;
    this.#words.set([REGISTRY, size << 16, name, iface.length + 1], this.#at >> 2);
    this.bytes.fill(0, this.#at + 16, this.#at + 16 + padded);
    this.bytes.set(Buffer.from(iface), this.#at + 16);
    this.#words.set([version, id], (this.#at + 16 + padded) >> 2);
    this.#at += size;
  }

  send(socket: number, fds: readonly OwnedFd[] = []): void {
    for (let at = 0; at < this.#at; ) {
      const end = Math.min(this.#at, at + PIECE);
      const sent = send(socket, { bytes: this.bytes, start: at, end, fds: at === 0 ? [...fds] : [] });
      if (sent === 0) waitFor(socket, 'writable', -1);
      at += sent;
    }
    this.#at = 0;
  }
}

/** Brings back windows that show one buffer of 16 by 16. @returns ms until the compositor has processed their content */
export function bareWindows(path: string, count: number): number {
  const memory = createMemfd('bare', 1024);
  const requests = new Requests(1024 + count * 96);
  const inbox = new Inbox();
  const began = performance.now();
  const socket = connectTo(path);
  /** Until a callback is done. */
  const until = (callback: number, told: (object: number, opcode: number, words: Int32Array, at: number) => void) => {
    for (;;) {
      for (let raw = inbox.next(); raw !== undefined; raw = inbox.next()) {
        if (raw.object === callback) return;
        if (raw.object === DISPLAY && raw.opcode === 0) throw new Error('the compositor ended the connection');
        told(raw.object, raw.opcode, raw.words, raw.start >> 2);
      }
      if (receive(socket.fd, inbox) === 'empty') waitFor(socket.fd, 'readable', -1);
    }
  };
  requests.add(DISPLAY, 1, REGISTRY);
  requests.add(DISPLAY, 0, SYNC);
  requests.send(socket.fd);
  const names = new Map<string, number>();
  until(SYNC, (object, _, words, at) => {
    if (object !== REGISTRY) return;
    const length = (words[at + 1] as number) - 1;
    const start = words.byteOffset + (at + 2) * 4;
    names.set(Buffer.from(words.buffer, start, length).toString('latin1'), words[at] as number);
  });
  // In the order of their ids: a gap would be an error.
  for (const [iface, { id, version }] of BOUND) requests.bind(names.get(iface) as number, iface, version, id);
  requests.add(SHM, 0, POOL, 1024);
  requests.add(POOL, 0, BUFFER, 0, 16, 16, 64, 0);
  for (let i = 0, id = FIRST as number; i < count; i++, id += 3) {
    requests.add(COMPOSITOR, 0, id);
    requests.add(WM, 2, id + 1, id);
    requests.add(id + 1, 1, id + 2);
    requests.add(id, 6);
  }
  const last = FIRST + count * 3;
  requests.add(DISPLAY, 0, last);
  requests.send(socket.fd, [memory]);
  const serials = new Map<number, number>();
  until(last, (object, opcode, words, at) => {
    if (object >= FIRST && (object - FIRST) % 3 === 1 && opcode === 0) serials.set(object, words[at] as number);
  });
  if (serials.size !== count) throw new Error(`${serials.size} of ${count} windows were configured`);
  for (const [id, serial] of serials) {
    requests.add(id, 4, serial);
    requests.add(id - 1, 1, BUFFER, 0, 0);
    requests.add(id - 1, 2, 0, 0, 16, 16);
    requests.add(id - 1, 6);
  }
  requests.add(DISPLAY, 0, last + 1);
  requests.send(socket.fd);
  until(last + 1, () => undefined);
  const took = performance.now() - began;
  memory.close();
  socket.close();
  return took;
}
