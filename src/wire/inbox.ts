/** Bytes as they arrive, cut into messages, and the fds that came with them. */

import { WaylandError } from '../errors.js';
import { HEADER_BYTES, type MessageBytes } from './codec.js';
import { OwnedFd } from './owned-fd.js';

const INBOX_BYTES = 128 * 1024;

/** A message whose arguments are still bytes. Valid until more is received. */
export interface RawMessage extends MessageBytes {
  readonly object: number;
  readonly opcode: number;
}

export class Inbox {
  readonly bytes: Uint8Array;
  readonly words: Int32Array;
  #start = 0;
  #end = 0;
  /** Received, not yet matched to a message. */
  readonly fds: OwnedFd[] = [];

  constructor() {
    const memory = new ArrayBuffer(INBOX_BYTES);
    this.bytes = new Uint8Array(memory);
    this.words = new Int32Array(memory);
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
    for (const fd of fds) this.fds.push(new OwnedFd(fd));
  }

  /** Bytes of a message that has not arrived whole. */
  get waiting(): number {
    return this.#end - this.#start;
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
    return {
      object,
      opcode: word & 0xffff,
      bytes: this.bytes,
      words: this.words,
      start: start + HEADER_BYTES,
      end: start + size,
    };
  }

  /** Closes fds that no message took. */
  close(): void {
    for (const fd of this.fds) fd.close();
    this.fds.length = 0;
    this.#start = 0;
    this.#end = 0;
  }
}
