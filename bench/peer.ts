// peers/sink.c in JavaScript, for where there is no compiler: it reads requests, answers sync, frame and destructors, lets pointers
// move, and throws away the rest.
// So that what is measured is the client. Descriptors are closed by the kernel: nobody asks for them (unix(7)).
import { createServer, type Socket } from 'node:net';

type Kind =
  | 'display'
  | 'registry'
  | 'compositor'
  | 'shm'
  | 'seat'
  | 'surface'
  | 'region'
  | 'pool'
  | 'buffer'
  | 'pointer';

/** What a request makes, and at which word of its arguments the new id stands. */
const makes: Partial<Record<Kind, Record<number, Kind>>> = {
  compositor: { 0: 'surface', 1: 'region' },
  shm: { 0: 'pool' },
  pool: { 0: 'buffer' },
  seat: { 0: 'pointer' },
};
/** By name, from 1 on. */
const globals: readonly Kind[] = ['compositor', 'shm', 'seat'];
const destructor: Partial<Record<Kind, number>> = { surface: 0, region: 0, pool: 1, buffer: 0 };
const [SYNC, GET_REGISTRY, FRAME, COMMIT] = [0, 1, 3, 6];

class Peer {
  readonly #socket: Socket;
  readonly #kinds: (Kind | undefined)[] = [undefined, 'display'];
  #left: Buffer = Buffer.alloc(0);
  #out: number[] = [];
  #frames: number[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', () => socket.destroy());
  }

  #read(chunk: Buffer): void {
    const bytes = this.#left.length === 0 ? chunk : Buffer.concat([this.#left, chunk]);
    let at = 0;
    while (at + 8 <= bytes.length) {
      const head = bytes.readUInt32LE(at + 4);
      const size = head >>> 16;
      if (at + size > bytes.length) break;
      this.#request(bytes.readUInt32LE(at), head & 0xffff, bytes, at + 8, at + size);
      at += size;
    }
    this.#left = bytes.subarray(at);
    if (this.#out.length > 0) this.#socket.write(Buffer.from(Uint32Array.from(this.#out).buffer));
    this.#out = [];
  }

  #request(id: number, opcode: number, bytes: Buffer, at: number, end: number): void {
    const kind = this.#kinds[id];
    if (kind === 'surface' && opcode !== FRAME && opcode !== COMMIT && opcode !== 0) return;
    if (kind === 'display') {
      const made = bytes.readUInt32LE(at);
      if (opcode === SYNC) this.#done(made);
      if (opcode === GET_REGISTRY) {
        this.#kinds[made] = 'registry';
        this.#global(made, 1, 'wl_compositor', 4);
        this.#global(made, 2, 'wl_shm', 1);
        this.#global(made, 3, 'wl_seat', 5);
      }
    } else if (kind === 'registry') {
      this.#kinds[bytes.readUInt32LE(end - 4)] = globals[bytes.readUInt32LE(at) - 1];
    } else if (kind === 'surface' && opcode === FRAME) {
      this.#frames.push(bytes.readUInt32LE(at));
    } else if (kind === 'surface' && opcode === COMMIT) {
      for (const callback of this.#frames) this.#done(callback);
      this.#frames = [];
    } else if (kind === 'pointer') {
      // wl_pointer.set_cursor: the serial is how often it moves
      if (opcode === 0) for (let i = 0, n = bytes.readUInt32LE(at); i < n; i++) this.#moved(id, i);
    } else if (kind !== undefined && destructor[kind] === opcode) {
      this.#kinds[id] = undefined;
      this.#deleted(id);
    } else if (kind !== undefined) {
      const made = makes[kind]?.[opcode];
      if (made !== undefined) this.#kinds[bytes.readUInt32LE(at)] = made;
    }
  }

  /** wl_callback.done */
  #done(callback: number): void {
    this.#out.push(callback, 12 << 16, 0);
    this.#deleted(callback);
  }

  /** wl_display.delete_id */
  #deleted(id: number): void {
    this.#out.push(1, (12 << 16) | 1, id);
  }

  /** wl_pointer.motion */
  #moved(pointer: number, i: number): void {
    this.#out.push(pointer, (20 << 16) | 2, i, i << 4, i << 3);
  }

  /** wl_registry.global */
  #global(registry: number, name: number, iface: string, version: number): void {
    const text = Buffer.alloc((iface.length + 4) & ~3);
    text.write(iface);
    const words = new Uint32Array(Uint8Array.from(text).buffer);
    this.#out.push(registry, (8 + 4 + 4 + text.length + 4) << 16, name, iface.length + 1, ...words, version);
  }
}

createServer((socket) => new Peer(socket)).listen(process.argv[2], () => console.log('ready'));
process.once('SIGTERM', () => process.exit(0));
