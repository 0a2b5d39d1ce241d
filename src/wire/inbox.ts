/** Bytes as they arrive, cut into messages, and the fds that came with them. */

import { WaylandError } from '../errors.js';
import { HEADER_BYTES, type MessageBytes } from './codec.js';
import { OwnedFd } from './owned-fd.js';

const INBOX_BYTES = 128 * 1024;

/** A message whose arguments are still bytes. Valid until the next one is taken out or received. */
export interface RawMessage extends MessageBytes {
  readonly object: number;
  readonly opcode: number;
}

class Message implements RawMessage {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  object = 0;
  opcode = 0;
  start = 0;
  end = 0;

  constructor(bytes: Uint8Array, words: Int32Array) {
    this.bytes = bytes;
    this.words = words;
  }
}

export class Inbox {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  /** The one that was taken out last. */
  readonly #message: Message;
  #start = 0;
  #end = 0;
  /** Received, not yet matched to a message. */
  readonly fds: OwnedFd[] = [];
  /** Whether the socket may have had more at the last time: there was no more room, or the kernel stopped behind fds (unix(7)). */
  mayGoOn = false;

  constructor() {
    const memory = new ArrayBuffer(INBOX_BYTES);
    this.bytes = new Uint8Array(memory);
    this.words = new Int32Array(memory);
    this.#message = new Message(this.bytes, this.words);
  }

  /**
   * Where the next bytes go: `bytes[writeStart, bytes.length)`. Never empty as long as whole messages are
   * taken out before more is received: what remains is less than one message, 64 KiB.
   */
  get writeStart(): number {
    if (this.#start === this.#end) {
      this.#start = 0;
      this.#end = 0;
    } else if (this.bytes.length - this.#end < INBOX_BYTES / 2) {
      // Messages must begin at a word, so the remainder moves by whole words.
      this.bytes.copyWithin(0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
    }
    return this.#end;
  }

  /** Tells that `bytes` were written at {@link Inbox.writeStart} and `fds` came along. */
  received(bytes: number, fds: readonly number[] = []): void {
    this.#end += bytes;
    this.mayGoOn = this.#end === this.bytes.length || fds.length > 0;
    for (const fd of fds) this.fds.push(new OwnedFd(fd));
  }

  /** Bytes of a message that has not arrived whole. */
  get waiting(): number {
    return this.#end - this.#start;
  }

  /** Whether there is a whole message, or something that is none. */
  get hasNext(): boolean {
    const left = this.#end - this.#start;
    if (left < HEADER_BYTES) return false;
    const size = (this.words[(this.#start >> 2) + 1] as number) >>> 16;
    return left >= size || size < HEADER_BYTES;
  }

  /** The next whole message, or `undefined` until more arrives. @throws ERR_WL_MALFORMED on an impossible size */
  next(): RawMessage | undefined {
    const start = this.#start;
    if (this.#end - start < HEADER_BYTES) return undefined;
    const object = (this.words[start >> 2] as number) >>> 0;
    const word = this.words[(start >> 2) + 1] as number;
    const size = word >>> 16;
    if (size < HEADER_BYTES || (size & 3) !== 0) {
      throw new WaylandError('ERR_WL_MALFORMED', `message to object ${object}: impossible size of ${size} bytes`);
    }
    if (this.#end - start < size) return undefined;
    this.#start = start + size;
    const message = this.#message;
    message.object = object;
    message.opcode = word & 0xffff;
    message.start = start + HEADER_BYTES;
    message.end = start + size;
    return message;
  }

  /** Closes fds that no message took. */
  close(): void {
    for (const fd of this.fds) fd.close();
    this.fds.length = 0;
    this.#start = 0;
    this.#end = 0;
  }
}
