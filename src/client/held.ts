/** Events that wait until an epoch is set up: undecoded, each with its own fds. */

import { WaylandError } from '../errors.js';
import { DISPLAY_ID, type ObjectTable } from '../objects/index.js';
import type { WaylandProxy } from '../protocol/index.js';
import { decodeMessage, HEADER_BYTES, type OwnedFd, type RawMessage, type WireValue } from '../wire/index.js';

export interface HeldEvent {
  readonly raw: RawMessage;
  readonly fds: OwnedFd[];
}

export function closeAll(fds: readonly OwnedFd[]): void {
  for (const fd of fds) fd.close();
}

const ERROR_OPCODE = 0;

export class HeldEvents {
  readonly #objects: ObjectTable<WaylandProxy>;
  readonly #peek: (target: WaylandProxy, opcode: number, values: readonly WireValue[]) => void;
  #events: HeldEvent[] = [];

  constructor(
    objects: ObjectTable<WaylandProxy>,
    peek: (target: WaylandProxy, opcode: number, values: readonly WireValue[]) => void,
  ) {
    this.#objects = objects;
    this.#peek = peek;
  }

  /** An error ends the connection, whatever waits. */
  mustNotWait(raw: RawMessage): boolean {
    return raw.object === DISPLAY_ID && raw.opcode === ERROR_OPCODE;
  }

  /** Copies a message out of the inbox and takes its fds. @throws ERR_WL_FD_MISSING, ERR_WL_MALFORMED */
  add(raw: RawMessage, received: OwnedFd[]): void {
    const bytes = raw.bytes.slice(raw.start - HEADER_BYTES, raw.end);
    const copy: RawMessage = {
      object: raw.object,
      opcode: raw.opcode,
      bytes,
      words: new Int32Array(bytes.buffer),
      start: HEADER_BYTES,
      end: bytes.length,
    };
    // An object that a held event makes is not known yet; no protocol sends fds to such a one at once.
    const target = this.#objects.get(raw.object);
    const message = target?.interface.events[raw.opcode];
    const fds: OwnedFd[] = [];
    for (const arg of message?.args ?? []) {
      if (arg.type !== 'fd') continue;
      const fd = received.shift();
      if (fd === undefined) {
        closeAll(fds);
        throw new WaylandError(
          'ERR_WL_FD_MISSING',
          `${target}.${message?.name}: the file descriptor for ${arg.name} did not arrive`,
        );
      }
      fds.push(fd);
    }
    this.#events.push({ raw: copy, fds });
    if (target !== undefined && message !== undefined && fds.length === 0) {
      this.#peek(target, raw.opcode, decodeMessage(copy, message, [], target));
    }
  }

  take(): HeldEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  close(): void {
    for (const { fds } of this.take()) closeAll(fds);
  }
}
